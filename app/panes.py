"""How the parts of the window lie: picture and 3D view side by side, the timeline beneath."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QSplitter, QWidget

from app.opengl import MISSING_OPENGL


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
