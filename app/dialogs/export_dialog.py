"""The dialog that exports a session in the format of another program."""

from PyQt6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from handmirror.app.dialogs.job_dialog import JobDialog
from handmirror.app.replay.opened_session import OpenedSession
from handmirror.app.settings import Settings
from handmirror.app.widgets.path_field import PathField
from handmirror.core.session.export.exporter import Exported, export_session
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.session.export.steps import Progress
from handmirror.core.text import plural


class ExportDialog(JobDialog):
    """Asks for format, folder and options, and exports."""

    def __init__(self, session: OpenedSession, settings: Settings, parent: QWidget) -> None:
        super().__init__(f"Export {session.path.name}", "Export", "Writing", parent)
        self._session = session
        self.start.clicked.connect(self.begin)
        self.format = QComboBox()
        for kind in ExportFormat:
            self.format.addItem(f"{kind.value}: {kind.description}", kind.value)
        self.folder = PathField("Folder of the export", settings, session.path.parent)
        self.folder.line.setText(str(session.path))
        self._ending = ""  # of the folder's name: the format, unless the user changes it
        self.resample = QCheckBox("Resample to")
        self.resample.setToolTip("Resample to a constant frame rate; otherwise every frame keeps its recorded time")
        self.fps = QDoubleSpinBox()
        self.fps.setRange(1, 1000)
        self.fps.setValue(30)
        self.fps.setSuffix(" fps")
        self.fps.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.follow_size = QCheckBox("Lengths vary from frame to frame")
        self.follow_size.setToolTip("Otherwise they are the median of the track")
        self.vertices = QCheckBox("Vertices of every frame")
        self.vertices.setToolTip("The 778 points of the mesh, 9 kB for each hand of each frame")
        self.overwrite = QCheckBox("Overwrite")
        self.overwrite.setToolTip("Otherwise existing files are kept and the export is refused")
        rate = QWidget()
        row = QHBoxLayout(rate)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.resample)
        row.addWidget(self.fps)
        row.addStretch(1)
        self.add_row("Format", self.format)
        self.add_row("Folder", self.folder)
        self.add_row("Frame rate", rate)
        self.add_row("Bones", self.follow_size)
        self.add_row("Mesh", self.vertices)
        self.add_row("Existing files", self.overwrite)
        self.format.currentIndexChanged.connect(self._on_format)
        self.resample.toggled.connect(self.fps.setEnabled)
        self.fps.setEnabled(False)
        self._on_format()

    @property
    def kind(self) -> ExportFormat:
        """The chosen format."""
        return ExportFormat(self.format.currentData())

    def begin(self) -> None:
        """Export with the chosen options."""
        out = self.folder.path
        if out is None:
            self.message.setText("No folder is chosen: choose one for the export.")
            return
        session, kind = self._session, self.kind
        fps = self.fps.value() if self.resample.isChecked() else None
        follow_size = self.follow_size.isEnabled() and self.follow_size.isChecked()
        vertices = self.vertices.isEnabled() and self.vertices.isChecked()
        overwrite = self.overwrite.isChecked()

        def job(progress: Progress) -> Exported:
            hand_model = session.settings.hand_model
            return export_session(
                session.path,
                kind,
                out,
                fps,
                follow_size,
                hand_model,
                progress=progress,
                vertices=vertices,
                overwrite=overwrite,
            )

        self.run(job, self._describe_result)

    def _describe_result(self, exported: Exported) -> str:
        """What was written where, and what could not be read of the session."""
        self.written = exported.path if exported.path.is_dir() else exported.path.parent
        losses = "".join(f" {sentence}" for sentence in exported.losses)
        counts = f"{plural(exported.hands, 'track')}, {plural(exported.samples, 'hand pose')}"
        return f"{counts}: {exported.path}{losses}"

    def _change_ending(self) -> None:
        """Make the folder's name end with the format, unless the user has changed the ending."""
        text, last = self.folder.line.text(), self._ending
        self._ending = f" {self.kind.value}"
        if text.endswith(last):
            self.folder.line.setText(text.removesuffix(last) + self._ending)

    def _on_format(self) -> None:
        self._change_ending()
        self.follow_size.setEnabled("follow_size" in self.kind.options)
        self.vertices.setEnabled("vertices" in self.kind.options)
        resampled = "fps" in self.kind.options
        self.resample.setEnabled(resampled)
        self.resample.setChecked(resampled and self.resample.isChecked())
        self.message.clear()
        self.show_folder.hide()
