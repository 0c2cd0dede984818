"""The list of sources: cameras by name, the demo clip, and dialogs to open another one."""

from collections.abc import Callable

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QInputDialog, QSizePolicy, QWidget

from handmirror.app.live.sources import DEMO_CLIP, source_label
from handmirror.app.widgets.choice import Choice
from handmirror.core.camera.names import CameraInfo

LABEL_WIDTH = 225  # pixels of a source's name
OPEN_FILE, OPEN_FOLDER, OPEN_ADDRESS, OPEN_SESSION = "open file", "open folder", "open address", "open session"
OPENERS = {
    OPEN_FILE: "Open video or picture…",
    OPEN_FOLDER: "Open folder of pictures…",
    OPEN_ADDRESS: "Open address…",
    OPEN_SESSION: "Open session…",
}


class SourceChooser(Choice):
    """Emits which source, or which way to open one, the user has chosen."""

    source_chosen = pyqtSignal(str)  # what core.camera.sources.open_source takes
    opener_chosen = pyqtSignal(str)  # one of OPENERS
    about_to_open = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(190)
        self.setMaximumWidth(280)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip("The source of the frames")
        self._cameras: list[CameraInfo] = []
        self._source = ""
        self._fill()
        self.activated.connect(self._on_activated)

    def show_source(self, source: str) -> None:
        """Mark this source as the current one."""
        self._source = source
        self._fill()

    def set_cameras(self, cameras: list[CameraInfo]) -> None:
        """Show these cameras; an open list stays open if they are the same."""
        if cameras != self._cameras:
            self._cameras = cameras
            self._fill()

    def showPopup(self) -> None:
        """Open the list, and search for cameras again."""
        self.about_to_open.emit()
        super().showPopup()

    def _fill(self) -> None:
        self.clear()
        sources = [str(camera.index) for camera in self._cameras] + [DEMO_CLIP]
        if self._source and self._source not in sources:
            sources.insert(0, self._source)
        for source in sources:
            label = source_label(source, self._cameras)
            short = self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, LABEL_WIDTH)
            self.addItem(short, source)
            self.setItemData(self.count() - 1, label, Qt.ItemDataRole.ToolTipRole)
        self.insertSeparator(self.count())
        for opener, text in OPENERS.items():
            self.addItem(text, opener)
        self._mark_current()

    def _mark_current(self) -> None:
        index = self.findData(self._source) if self._source else -1
        self.setCurrentIndex(index)
        self.setPlaceholderText("Choose a source")

    def _on_activated(self, index: int) -> None:
        chosen = self.itemData(index)
        self._mark_current()  # an opener is not a source: the current source stays marked
        if chosen in OPENERS:
            self.opener_chosen.emit(chosen)
        elif chosen:
            self.source_chosen.emit(chosen)


def ask_for_source(parent: QWidget, opener: str, folder: str, chosen: Callable[[str], None]) -> None:
    """Open the dialog of one of OPENERS and return at once; that for sessions starts in `folder`."""
    dialog: QFileDialog | QInputDialog
    if opener == OPEN_ADDRESS:
        dialog = QInputDialog(parent)
        dialog.setWindowTitle("Open address")
        dialog.setLabelText("Address of a network camera or video (http, https or rtsp):")
        dialog.resize(520, dialog.height())
        dialog.textValueSelected.connect(lambda text: chosen(text.strip()) if text.strip() else None)
    else:
        dialog = QFileDialog(parent)
        if opener in (OPEN_FOLDER, OPEN_SESSION):
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if opener == OPEN_SESSION:
            dialog.setWindowTitle("Open session")
            dialog.setDirectory(folder)
        dialog.fileSelected.connect(chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
