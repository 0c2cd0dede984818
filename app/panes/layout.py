"""How the parts of the window lie: picture and 3D view side by side, the timeline beneath."""

from PyQt6.QtCore import QByteArray, Qt
from PyQt6.QtWidgets import QLabel, QSplitter, QWidget

from handmirror.app.panes.opengl import MISSING_OPENGL
from handmirror.app.settings import Settings


def splitter(orientation: Qt.Orientation, first: QWidget, second: QWidget, sizes: tuple[int, int]) -> QSplitter:
    """Two widgets with a handle between them; `sizes` are their shares in pixels."""
    result = QSplitter(orientation)
    result.setChildrenCollapsible(False)
    result.setHandleWidth(6)
    result.addWidget(first)
    result.addWidget(second)
    result.setSizes([*sizes])
    return result


def missing_opengl_label() -> QLabel:
    """What stands in the place of the 3D view where there is no OpenGL."""
    label = QLabel(MISSING_OPENGL)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(32)
    label.setMinimumWidth(240)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def arranged(picture: QWidget, view: QWidget, panel: QWidget, timeline: QWidget) -> tuple[QSplitter, QSplitter]:
    """The splitter between picture and 3D view, and the one that holds everything."""
    inner = splitter(Qt.Orientation.Horizontal, picture, view, (700, 580))
    views = splitter(Qt.Orientation.Horizontal, inner, panel, (980, 300))
    views.setStretchFactor(0, 1)
    rows = splitter(Qt.Orientation.Vertical, views, timeline, (450, 200))
    rows.setStretchFactor(0, 1)
    return inner, rows


def restore_layout(window: QWidget, panes: QSplitter, settings: Settings) -> None:
    """Give the window its last geometry, and its panes their last shares."""
    window.restoreGeometry(QByteArray(settings.get("geometry", b"")))
    panes.restoreState(QByteArray(settings.get("splitter", b"")))


def save_layout(window: QWidget, panes: QSplitter, settings: Settings) -> None:
    """Keep them for `restore_layout`."""
    settings.set("geometry", window.saveGeometry().data())
    settings.set("splitter", panes.saveState().data())
