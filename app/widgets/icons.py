"""The icons of the buttons, drawn here so that they are the same on every system and visible on every theme."""

from collections.abc import Callable

from PyQt6.QtCore import QPointF, QRect, QSize, Qt
from PyQt6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPolygonF

from handmirror.app.widgets.theme import theme

SIZE = 32  # pixels that the shapes are drawn on
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

    def draw(painter: QPainter, disabled: bool) -> None:
        painter.setBrush(QColor(theme().disabled if disabled else theme().text))
        for points in _SHAPES[name]:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    return QIcon(_Engine(draw))


def record_icon() -> QIcon:
    """A red dot."""

    def draw(painter: QPainter, disabled: bool) -> None:
        painter.setBrush(QColor(theme().disabled if disabled else theme().recording))
        painter.drawEllipse(6, 6, 20, 20)

    return QIcon(_Engine(draw))


def stop_recording_icon() -> QIcon:
    """A red square."""

    def draw(painter: QPainter, disabled: bool) -> None:
        painter.setBrush(QColor(theme().disabled if disabled else theme().recording))
        painter.drawRoundedRect(7, 7, 18, 18, 3, 3)

    return QIcon(_Engine(draw))


class _Engine(QIconEngine):
    """Draws in the colours of the theme, in any size."""

    def __init__(self, draw: Callable[[QPainter, bool], None]) -> None:
        super().__init__()
        self._draw = draw

    def paint(self, painter: QPainter | None, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """See QIconEngine."""
        assert painter is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.translate(rect.topLeft().toPointF())
        painter.scale(rect.width() / SIZE, rect.height() / SIZE)
        self._draw(painter, mode is QIcon.Mode.Disabled)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """See QIconEngine."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """See QIconEngine."""
        return _Engine(self._draw)
