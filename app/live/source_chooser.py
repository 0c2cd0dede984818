"""The list of sources: cameras by name, the demo clip, those opened last, and ways to open another one."""

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QSizePolicy

from handmirror.app.live.recent import RecentSources
from handmirror.app.live.sources import DEMO_CLIP, source_label, source_tip
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.core.camera.names import CameraInfo

NARROWEST, WIDEST = 204, 280  # pixels
OPEN_FILE, OPEN_FOLDER, OPEN_ADDRESS, OPEN_SESSION = "open file", "open folder", "open address", "open session"
OPEN_CAMERAS = "open cameras"
OPENERS = (OPEN_FILE, OPEN_FOLDER, OPEN_ADDRESS, OPEN_CAMERAS, OPEN_SESSION)
ICON = QSize(32, 20)  # pixels
FRAME = 14  # pixels: above and below it together


def opener_text(opener: str) -> str:
    """One of OPENERS in the menu and the list."""
    texts = {
        OPEN_FILE: tr("Open video or pictures…"),
        OPEN_FOLDER: tr("Open folder of pictures…"),
        OPEN_ADDRESS: tr("Open address…"),
        OPEN_CAMERAS: tr("Open several cameras…"),
        OPEN_SESSION: tr("Open session…"),
    }
    return texts[opener]


class SourceChooser(Choice):
    """Emits which source, or which way to open one, the user has chosen."""

    source_chosen = pyqtSignal(str)  # what core.camera.sources.open_source takes
    opener_chosen = pyqtSignal(str)  # one of OPENERS
    about_to_open = pyqtSignal()

    def __init__(self, recent: RecentSources) -> None:
        super().__init__()
        self._recent = recent
        recent.changed.connect(self._fill)
        self.setIconSize(ICON)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        listed = self.view()
        assert listed is not None
        listed.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setToolTip(tr("The source of the frames"))
        self.setAccessibleName(tr("Source"))
        self._cameras: list[CameraInfo] = []
        self._source = ""
        self._fill()
        self.activated.connect(self._on_activated)

    def sizeHint(self) -> QSize:
        """With room for a picture: when the first one came, the whole window would be laid out again."""
        return super().sizeHint().expandedTo(QSize(0, ICON.height() + FRAME))

    def show_source(self, source: str) -> None:
        """Mark this source as the current one."""
        self._source = source
        self._fill()

    @property
    def cameras(self) -> tuple[CameraInfo, ...]:
        """Those that are shown."""
        return tuple(self._cameras)

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
        own = [str(camera.index) for camera in self._cameras] + [DEMO_CLIP]
        recent = [source for source in self._recent.sources() if source != self._source]
        if self._source and self._source not in own:
            own.insert(0, self._source)
        for source in own:
            self._add(source)
        if recent:
            self.insertSeparator(self.count())
        for source in recent:
            self._add(source)
        self.insertSeparator(self.count())
        for opener in OPENERS:
            self.addItem(opener_text(opener), opener)
        self._mark_current()

    def _add(self, source: str) -> None:
        label = source_label(source, self._cameras)
        self.addItem(self._recent.icon(source), label, source)
        self.setItemData(self.count() - 1, source_tip(source) or label, Qt.ItemDataRole.ToolTipRole)

    def _mark_current(self) -> None:
        index = self.findData(self._source) if self._source else -1
        self.setCurrentIndex(index)
        self.setPlaceholderText(tr("Choose a source"))

    def _on_activated(self, index: int) -> None:
        chosen = self.itemData(index)
        self._mark_current()  # an opener is not a source: the current source stays marked
        if chosen in OPENERS:
            self.opener_chosen.emit(chosen)
        elif chosen:
            self.source_chosen.emit(chosen)
