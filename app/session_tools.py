"""Exports, re-runs and comparisons of the open session."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QWidget

from handmirror.app.dialogs.export_dialog import ExportDialog
from handmirror.app.dialogs.job_dialog import JobDialog
from handmirror.app.dialogs.rerun_dialog import RerunDialog
from handmirror.app.hand_models import HandModels
from handmirror.app.replay.comparison_panel import ComparisonPanel
from handmirror.app.replay.opened_session import ComparedRun, OpenedSession
from handmirror.app.replay.replay import Replay
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.banner import Banner
from handmirror.app.widgets.file_dialog import Purpose, Question, ask_for_path
from handmirror.app.widgets.key_names import key_name
from handmirror.app.widgets.turns import show_soon

Dialog = TypeVar("Dialog", bound=JobDialog)


class SessionTools(QObject):
    """Their actions and dialogs, and the panel of a comparison."""

    open_wanted = pyqtSignal(object)  # Path of a session

    def __init__(
        self,
        parent: QWidget,
        replay: Replay,
        export: QAction,
        settings: Settings,
        hand_models: HandModels,
        banner: Banner,
    ) -> None:
        """`export` is the action that opens the export dialog; errors are shown in the banner."""
        super().__init__(parent)
        self._parent, self._replay, self._settings = parent, replay, settings
        self._hand_models, self._banner = hand_models, banner
        self.export_dialog: ExportDialog | None = None  # the last one opened
        self.rerun_dialog: RerunDialog | None = None
        self.export = export
        export.triggered.connect(self._export)
        self.rerun = self._action(tr("Re-run…"), "Ctrl+Shift+R", tr("Track the video again"), self._rerun)
        self.compare = self._action(
            tr("Compare with…"), "Ctrl+Shift+C", tr("Compare with another run of this session"), self._ask_for_run
        )
        self.worst = self._action(
            tr("Largest difference"), "D", tr("Go to the frame where the runs differ most"), self._go_to_worst
        )
        self.worst.setIconText(tr("Go to largest"))
        self.stop = self._action(
            tr("Stop comparing"), "Ctrl+Shift+X", tr("Show the session alone"), replay.stop_comparing
        )
        self.panel = ComparisonPanel(self.stop, self.worst)
        self.panel.hide()
        self.panel.changed.connect(replay.refresh)
        replay.opened.connect(self._on_opened)
        replay.closed.connect(self._on_closed)
        replay.failed.connect(self._on_not_opened)
        replay.compared.connect(self._on_compared)
        replay.compare_failed.connect(self._on_not_compared)
        replay.comparing_stopped.connect(self._on_stopped)
        replay.range_changed.connect(self._on_range)

    def actions(self) -> tuple[QAction, ...]:
        """For the menu."""
        return (self.rerun, self.compare, *self.panel.shown, self.worst, self.stop)

    def compare_with(self, run: Path) -> None:
        """Compare the open session with another run of it; if no session is open, open the run."""
        if self._replay.session is None:
            self.open_wanted.emit(run)
            return
        self._banner.show_message(tr("Comparing with {run}…", run=run), "info")
        self._replay.compare(run)

    def rerun_with(self, checkpoint: Path) -> None:
        """Show the re-run dialog with this checkpoint chosen; without a session, say that one is needed."""
        session = self._replay.session
        if session is None or not session.has_video:
            sentence = tr("Open a recorded session first, to re-run it with {name}.", name=checkpoint.name)
            self._banner.show_message(sentence, "info")
            return
        self._rerun()
        if self.rerun_dialog is not None and not self.rerun_dialog.busy:
            self.rerun_dialog.estimator.choose_file(checkpoint)

    def close(self) -> None:
        """Cancel the jobs that are running."""
        for dialog in (self.export_dialog, self.rerun_dialog):
            if dialog is not None:
                dialog.stop()

    def _action(self, text: str, key: str, tip: str, do: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{tip} ({key_name(key)})")
        action.setEnabled(False)
        action.triggered.connect(lambda: do())
        return action

    # dialogs

    def _export(self) -> None:
        if (session := self._replay.session) is not None:
            self.export_dialog = self._show(
                self.export_dialog,
                lambda: ExportDialog(session, self._replay.marked_range, self._settings, self._parent),
            )

    def _on_range(self) -> None:
        """Offer the new range in the export dialog."""
        dialog = self.export_dialog
        if dialog is not None and dialog.isVisible() and not dialog.busy:
            dialog.show_range(self._replay.marked_range)

    def _rerun(self) -> None:
        if (session := self._replay.session) is not None:
            self.rerun_dialog = self._show(
                self.rerun_dialog, lambda: RerunDialog(session, self._settings, self._hand_models, self._parent)
            )

    def _show(self, last: Dialog | None, make: Callable[[], Dialog]) -> Dialog:
        """Show a new dialog, or the last one while it is busy."""
        if last is None or not last.busy:
            if last is not None:
                last.deleteLater()
            last = make()
            last.reported.connect(partial(self._on_reported, last))
            if isinstance(last, RerunDialog):
                last.compare_wanted.connect(self.compare_with)
        show_soon(last)
        return last

    def _on_reported(self, dialog: JobDialog, sentence: str, kind: str) -> None:
        """Show the outcome of a job whose dialog has been closed."""
        if dialog.succeeded and isinstance(dialog, RerunDialog) and dialog.written is not None:
            self._banner.show_message(sentence, "info", tr("Compare"), partial(self.compare_with, dialog.written))
        else:
            self._banner.show_message(sentence, "error" if kind == "error" else "info")

    def _ask_for_run(self) -> None:
        session = self._replay.session
        if session is None:
            return
        title = tr("Compare with another run of this session")
        question = Question(title, Purpose.OTHER_RUN, session.path.parent)
        ask_for_path(self._parent, self._settings, question, lambda folder: self.compare_with(Path(folder)))

    # reports of the replay

    def _on_opened(self, session: OpenedSession) -> None:
        self.export.setEnabled(True)
        self.compare.setEnabled(True)
        self.rerun.setEnabled(session.has_video)

    def _on_closed(self) -> None:
        for action in (self.export, self.compare, self.rerun):
            action.setEnabled(False)

    def _on_not_opened(self, sentence: str, path: Path, model_missing: bool) -> None:
        self._show_failure(sentence, model_missing, partial(self.open_wanted.emit, path))

    def _on_not_compared(self, sentence: str, path: Path, model_missing: bool) -> None:
        self._show_failure(sentence, model_missing, partial(self.compare_with, path))

    def _show_failure(self, sentence: str, model_missing: bool, again: Callable[[], None]) -> None:
        if model_missing:
            self._banner.show_message(
                sentence, "error", tr("Choose hand model…"), lambda: self._hand_models.ask(self._parent, again)
            )
        else:
            self._banner.show_message(sentence, "error")

    def _on_compared(self, second: ComparedRun) -> None:
        first = self._replay.session
        assert first is not None
        if second.losses:
            self._banner.show_message(" ".join(second.losses), "warning")
        else:
            self._banner.hide()
        self.panel.show_runs(first, second)
        self.panel.show()
        self._set_comparing(True)
        self.worst.setEnabled(not np.isnan(second.comparison.camera_mm).all())

    def _on_stopped(self) -> None:
        self.panel.hide()
        self._set_comparing(False)

    def _set_comparing(self, on: bool) -> None:
        for action in (self.stop, self.worst, *self.panel.shown):
            action.setEnabled(on)

    def _go_to_worst(self) -> None:
        if (second := self._replay.second) is not None:
            self._replay.seek(int(second.places[np.nanargmax(second.comparison.camera_mm)]))
