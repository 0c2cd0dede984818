"""The dialog that exports several sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtWidgets import QCheckBox, QWidget

from handmirror.app.dialogs.export_dialog import format_texts
from handmirror.app.dialogs.job_dialog import JobDialog
from handmirror.app.settings import Settings
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField
from handmirror.core.errors import UserError
from handmirror.core.session.export.exporter import export_session
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.session.export.steps import Progress
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.hand_model import model_of


@dataclass(frozen=True)
class SeveralExported:
    """What became of the sessions."""

    folder: Path
    exported: int
    failures: tuple[str, ...]  # sentences


class ExportSeveralDialog(JobDialog):
    """Asks for format and folder; each session becomes a file or folder of its name there."""

    def __init__(
        self, sessions: Sequence[Path], hand_models: Sequence[Path], settings: Settings, parent: QWidget
    ) -> None:
        title = tr("Export %n session(s)", len(sessions))
        super().__init__(title, tr("Export"), tr("Writing"), parent)
        self._sessions, self._hand_models = tuple(sessions), tuple(hand_models)
        self.start.clicked.connect(self.begin)
        self.format = Choice()
        for kind, text in format_texts().items():
            if kind is not ExportFormat.ROBOT:  # for which a robot must be chosen
                self.format.addItem(text, kind.value)
        self.folder = PathField(tr("Folder of the export"), Purpose.EXPORT, settings, sessions[0].parent)
        self.folder.line.setText(str(sessions[0].parent))
        self.overwrite = QCheckBox(tr("Overwrite"))
        self.overwrite.setToolTip(tr("Otherwise existing files are kept, and their sessions are not exported"))
        self.add_row(tr("Format"), self.format)
        self.add_row(tr("Folder"), self.folder)
        self.add_row(tr("Existing files"), self.overwrite)

    def begin(self) -> None:
        """Export with the chosen options."""
        folder, kind = self.folder.path, ExportFormat(self.format.currentData())
        if folder is None:
            self.message.setText(tr("No folder is chosen: choose one for the exports."))
            return
        sessions, hand_models, overwrite = self._sessions, self._hand_models, self.overwrite.isChecked()

        def job(progress: Progress) -> SeveralExported:
            failures = []
            for done, session in enumerate(sessions):
                progress(done, len(sessions))
                out = folder / f"{session.name} {kind.value}"
                try:
                    model = _hand_model(session, hand_models)
                    # a cancelled session leaves nothing behind; those before it are kept
                    export_session(
                        session,
                        kind,
                        out,
                        hand_model=model,
                        overwrite=overwrite,
                        progress=lambda *_, done=done: progress(done, len(sessions)),
                    )
                except UserError as error:
                    failures.append(f"{session.name}: {localized(str(error))}")
            return SeveralExported(folder, len(sessions) - len(failures), tuple(failures))

        self.run(job, self._describe_result)

    def _describe_result(self, result: SeveralExported) -> str:
        self.written = result.folder
        text = tr(
            "Exported {exported} of {all} sessions to {folder}.",
            exported=result.exported,
            all=len(self._sessions),
            folder=result.folder,
        )
        return "\n".join((text, *result.failures))


def _hand_model(session: Path, hand_models: Sequence[Path]) -> Path | None:
    """Which of these a session was tracked with, None for the bundled one; UserError when it is not among them."""
    facts = read_facts(SessionFolder(session).facts)
    for path in (None, *hand_models):
        try:
            model_of(facts, path)
        except UserError:
            continue
        return path
    if facts.hand_model is None:
        raise UserError(
            tr("It was tracked with another hand model, which was not found: drop its file onto the window.")
        )
    name = facts.hand_model.file
    raise UserError(tr("It was tracked with {name}, which was not found: drop that file onto the window.", name=name))
