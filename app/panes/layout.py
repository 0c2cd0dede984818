"""The layout of the window: picture, 3D view and panels side by side, the timeline beneath."""

from PyQt6.QtCore import QByteArray, Qt
from PyQt6.QtWidgets import QLabel, QSplitter, QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import tr

HANDLE = 6  # width of the handles in pixels


def missing_opengl_label() -> QLabel:
    """The text in place of the 3D view where OpenGL is not available."""
    label = QLabel(
        tr(
            "OpenGL is not available, so there is no 3D view; tracking and the camera picture work without it.\n\n"
            "Install the driver of your graphics card, or on Debian and Ubuntu: "
            "sudo apt install libgl1 libegl1 libgl1-mesa-dri"
        )
    )
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(32)
    label.setMinimumWidth(220)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class Layout:
    """The panes in their splitters, whose positions are kept from one start to the next."""

    def __init__(self, picture: QWidget, view: QWidget, panels: tuple[QWidget, ...], timeline: QWidget) -> None:
        """`panels` are to the right of the view, and may be hidden as everything else."""
        self.panes = _splitter(Qt.Orientation.Horizontal, (picture, view), (700, 580))
        self.panels = _splitter(Qt.Orientation.Horizontal, (self.panes, *panels), (960, *(320 for _ in panels)))
        self.panels.setStretchFactor(0, 1)
        self.everything = _splitter(Qt.Orientation.Vertical, (self.panels, timeline), (450, 200))
        self.everything.setStretchFactor(0, 1)

    def restore(self, window: QWidget, settings: Settings) -> None:
        """Restore the geometry of the window and the sizes of its panes."""
        window.restoreGeometry(QByteArray(settings.get("geometry", b"")))
        for key, splitter in self._by_key().items():
            splitter.restoreState(QByteArray(settings.get(key, b"")))
            splitter.setChildrenCollapsible(False)

    def save(self, window: QWidget, settings: Settings) -> None:
        """Save them for `restore`."""
        settings.set("geometry", window.saveGeometry().data())
        for key, splitter in self._by_key().items():
            settings.set(key, splitter.saveState().data())

    def _by_key(self) -> dict[str, QSplitter]:
        return {"splitter": self.panes, "splitter/panels": self.panels, "splitter/timeline": self.everything}


def _splitter(orientation: Qt.Orientation, widgets: tuple[QWidget, ...], sizes: tuple[int, ...]) -> QSplitter:
    """Widgets with handles between them; `sizes` are their initial sizes in pixels."""
    result = QSplitter(orientation)
    result.setChildrenCollapsible(False)
    result.setHandleWidth(HANDLE)
    for widget in widgets:
        result.addWidget(widget)
    result.setSizes([*sizes])
    return result
