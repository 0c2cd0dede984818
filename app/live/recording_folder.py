"""The folder of new recordings, and the menu item that shows it in the settings."""

from pathlib import Path

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from handmirror.app.translation import tr


class RecordingFolder(QAction):
    """The settings choose, check and save it."""

    wanted = pyqtSignal()  # the user wants to choose another one

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Recording folder…"), parent)
        self.triggered.connect(lambda: self.wanted.emit())
        self.path = Path()  # until `use`

    def use(self, path: Path) -> None:
        """Write new recordings to this folder from now on."""
        self.path = path
        self.setToolTip(tr("Where new recordings are saved: {folder}", folder=path))
