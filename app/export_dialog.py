"""The dialog that writes a session in the format of another program."""

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import Qt, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.session.export.formats import ExportFormat

if TYPE_CHECKING:
    from core.session.export.exporter import Exported

LABELS = {
    ExportFormat.GLB: "GLB: animated mesh with skeleton, for Blender, Unity, the web",
    ExportFormat.BVH: "BVH: skeleton motion, for animation programs",
    ExportFormat.USD: "USD: skeleton animation, for Omniverse, Houdini",
    ExportFormat.OBJ: "OBJ: one mesh a frame",
    ExportFormat.PLY: "PLY: one mesh a frame",
    ExportFormat.CSV: "CSV: joints and angles as a table",
    ExportFormat.PARQUET: "Parquet: joints and angles as a table",
    ExportFormat.NPZ: "NPZ: MANO parameters",
    ExportFormat.JSON: "JSON: as FreiHAND and HO-3D have it",
    ExportFormat.LEROBOT: "LeRobot data set v3: for robots",
}
SIZED = (ExportFormat.GLB, ExportFormat.USD)


class ExportDialog(QDialog):
    """Not modal: the replay goes on, and what came of an export is told here or, when it is closed, by `told`."""

    told = pyqtSignal(str, str)  # a sentence; "info" or "error"
    _exported = pyqtSignal(object)
    _failed = pyqtSignal(str)

    def __init__(self, session: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Export {session.name}")
        self.setMinimumWidth(560)
        self._session = session
        self.busy = False
        self._written: Path | None = None
        self.format = QComboBox()
        for kind in [*LABELS, *(kind for kind in ExportFormat if kind not in LABELS)]:
            self.format.addItem(LABELS.get(kind, kind.value), kind.value)
        self.folder = QLineEdit()
        self.resample = QCheckBox("Resample to")
        self.resample.setToolTip("An even frame rate; without it every frame keeps the time it was recorded at")
        self.fps = QDoubleSpinBox()
        self.fps.setRange(1, 1000)
        self.fps.setValue(30)
        self.fps.setSuffix(" fps")
        self.fps.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.follow_size = QCheckBox("Bones take each frame's own length")
        self.follow_size.setToolTip("In place of the median of the track")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)  # how much there is left is not known
        self.progress.setTextVisible(False)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.export, self.show_folder, self.close_ = QPushButton("Export"), QPushButton("Show folder"), QPushButton()
        self._lay_out()
        self.format.currentIndexChanged.connect(self._on_format)
        self.resample.toggled.connect(self.fps.setEnabled)
        self.export.clicked.connect(self._start)
        self.show_folder.clicked.connect(self._show_folder)
        self.close_.clicked.connect(self.close)
        self._exported.connect(self._on_exported)
        self._failed.connect(self._on_failed)
        self.fps.setEnabled(False)
        self._on_format()
        self._set_busy(False)
        self.show_folder.hide()

    def _lay_out(self) -> None:
        browse = QPushButton("Browse…")
        browse.clicked.connect(self._browse)
        place, rate, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (place, rate, buttons):
            row.setSpacing(8)
        place.addWidget(self.folder, 1)
        place.addWidget(browse)
        rate.addWidget(self.resample)
        rate.addWidget(self.fps)
        rate.addStretch(1)
        buttons.addWidget(self.show_folder)
        buttons.addStretch(1)
        buttons.addWidget(self.close_)
        buttons.addWidget(self.export)
        self.export.setDefault(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.addRow("Format", self.format)
        form.addRow("Folder", place)
        form.addRow("Frame rate", rate)
        form.addRow("Size", self.follow_size)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.progress)
        column.addWidget(self.message)
        column.addLayout(buttons)

    @property
    def kind(self) -> ExportFormat:
        """The chosen format."""
        return ExportFormat(self.format.currentData())

    def _on_format(self) -> None:
        self.folder.setText(str(self._session.with_name(f"{self._session.name} {self.kind.value}")))
        self.follow_size.setEnabled(self.kind in SIZED)
        self.message.clear()
        self.show_folder.hide()

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Folder of the export", str(self._session.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _start(self) -> None:
        self._set_busy(True)
        self.message.setText(f"Writing {self.kind.value}…")
        self.show_folder.hide()
        fps = self.fps.value() if self.resample.isChecked() else None
        follow_size = self.follow_size.isEnabled() and self.follow_size.isChecked()
        values = (self.kind, Path(self.folder.text()), fps, follow_size)
        threading.Thread(target=self._run, args=values, name="handmirror-export", daemon=True).start()

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        for widget in (self.export, self.format, self.folder, self.resample):
            widget.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.close_.setText("Hide" if busy else "Close")

    def _run(self, kind: ExportFormat, folder: Path, fps: float | None, follow_size: bool) -> None:
        """The thread's body."""
        try:
            from core.session.export.exporter import export_session  # only now: it brings torch

            self._exported.emit(export_session(self._session, kind, folder, fps, follow_size))
        except UserError as error:
            self._failed.emit(str(error))
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            self._failed.emit(f"The export has failed: {type(error).__name__}: {error}")

    def _on_exported(self, exported: "Exported") -> None:
        self._written = exported.path if exported.path.is_dir() else exported.path.parent
        losses = "".join(f" {sentence}" for sentence in exported.losses)
        self._end(f"{exported.hands} tracks, {exported.samples} hands of frames: {exported.path}{losses}", "info")
        self.show_folder.show()

    def _on_failed(self, sentence: str) -> None:
        self._end(sentence, "error")

    def _end(self, sentence: str, kind: str) -> None:
        self._set_busy(False)
        self.message.setText(sentence)
        if not self.isVisible():
            self.told.emit(sentence, kind)

    def _show_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))
