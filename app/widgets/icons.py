"""The icons of the buttons, drawn here so that they are the same on every system and visible on the dark theme."""

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from handmirror.app.widgets.theme import DIM_TEXT, RECORDING, TEXT

SIZE = 32
Points = list[tuple[float, float]]

TRIANGLE_RIGHT: Points = [(9, 5), (26, 16), (9, 27)]
TRIANGLE_LEFT: Points = [(23, 5), (6, 16), (23, 27)]
LOOP_TOP: Points = [(4, 16), (4, 9), (20, 9), (20, 4), (28, 11), (20, 18), (20, 13), (8, 13), (8, 16)]

_SHAPES: dict[str, list[Points]] = {
    "play": [TRIANGLE_RIGHT],
    "pause": [[(8, 5), (13, 5), (13, 27), (8, 27)], [(19, 5), (24, 5), (24, 27), (19, 27)]],
    "start": [[(x + 3, y) for x, y in TRIANGLE_LEFT], [(4, 5), (8, 5), (8, 27), (4, 27)]],
    "back": [[(15, 7), (3, 16), (15, 25)], [(20, 7), (25, 7), (25, 25), (20, 25)]],
    "forward": [[(17, 7), (29, 16), (17, 25)], [(7, 7), (12, 7), (12, 25), (7, 25)]],
    "loop": [LOOP_TOP, [(SIZE - x, SIZE - y) for x, y in LOOP_TOP]],
    "marker": [[(16, 5), (25, 16), (16, 27), (7, 16)]],
}


def icon(name: str) -> QIcon:
    """An icon by its name: play, pause, start, back, forward, loop or marker."""
    result = QIcon()
    for mode, color in ((QIcon.Mode.Normal, TEXT), (QIcon.Mode.Disabled, DIM_TEXT)):
        pixmap, painter = _canvas(color)
        for points in _SHAPES[name]:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        painter.end()
        result.addPixmap(pixmap, mode)
    return result


def record_icon() -> QIcon:
    """A red dot."""
    pixmap, painter = _canvas(RECORDING)
    painter.drawEllipse(6, 6, 20, 20)
    painter.end()
    return QIcon(pixmap)


def stop_recording_icon() -> QIcon:
    """A red square."""
    pixmap, painter = _canvas(RECORDING)
    painter.drawRoundedRect(7, 7, 18, 18, 3, 3)
    painter.end()
    return QIcon(pixmap)


def _canvas(color: str) -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(SIZE, SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    return pixmap, painter
