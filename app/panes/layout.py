"""The layout of the window: picture and 3D view side by side, the timeline beneath."""

from PyQt6.QtCore import QByteArray, Qt
from PyQt6.QtWidgets import QLabel, QSplitter, QWidget

from handmirror.app.panes.opengl import MISSING_OPENGL
from handmirror.app.settings import Settings


def splitter(orientation: Qt.Orientation, first: QWidget, second: QWidget, sizes: tuple[int, int]) -> QSplitter:
    """Two widgets with a handle between them; `sizes` are their initial sizes in pixels."""
    result = QSplitter(orientation)
    result.setChildrenCollapsible(False)
    result.setHandleWidth(6)
    result.addWidget(first)
    result.addWidget(second)
    result.setSizes([*sizes])
    return result


def missing_opengl_label() -> QLabel:
    """The text in place of the 3D view where OpenGL is not available."""
    label = QLabel(MISSING_OPENGL)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMargin(32)
    label.setMinimumWidth(240)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def arranged(picture: QWidget, view: QWidget, panel: QWidget, timeline: QWidget) -> tuple[QSplitter, QSplitter]:
    """The splitter between picture and 3D view, and the one that contains everything."""
    inner = splitter(Qt.Orientation.Horizontal, picture, view, (700, 580))
    views = splitter(Qt.Orientation.Horizontal, inner, panel, (980, 300))
    views.setStretchFactor(0, 1)
    rows = splitter(Qt.Orientation.Vertical, views, timeline, (450, 200))
    rows.setStretchFactor(0, 1)
    return inner, rows


def restore_layout(window: QWidget, panes: QSplitter, settings: Settings) -> None:
    """Restore the geometry of the window and the sizes of its panes."""
    window.restoreGeometry(QByteArray(settings.get("geometry", b"")))
    panes.restoreState(QByteArray(settings.get("splitter", b"")))


def save_layout(window: QWidget, panes: QSplitter, settings: Settings) -> None:
    """Save them for `restore_layout`."""
    settings.set("geometry", window.saveGeometry().data())
    settings.set("splitter", panes.saveState().data())
