"""A line below a form that says what is happening, or how it ended: an error looks different from a success."""

from typing import Literal

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel

from handmirror.app.translation import localized, tr
from handmirror.app.widgets.style import repolish
from handmirror.app.widgets.theme import ERROR, ON_SIGN, SUCCESS

Kind = Literal["", "success", "error"]
SIZE = 18  # pixels of the icon


class Outcome(QFrame):
    """An icon and a sentence. Plain text is shown without an icon."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outcome")
        self.kind: Kind = ""
        self.icon = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setSpacing(10)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        self.say("")

    def say(self, sentence: str, kind: Kind = "") -> None:
        """Show a sentence, in the look of its kind; one that `core` made is translated."""
        self.kind = kind
        self.label.setText(localized(sentence))
        self.icon.setVisible(bool(kind))
        if kind:
            self.icon.setPixmap(_icon(kind))
            self.icon.setAccessibleName(tr("Error") if kind == "error" else tr("Success"))
        self.setProperty("kind", kind)  # for the style sheet
        repolish(self)
        margin = 10 if kind else 0
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(margin, margin * 4 // 5, margin, margin * 4 // 5)


def _icon(kind: Kind) -> QPixmap:
    """A red disc with an exclamation mark, or a green one with a tick."""
    pixmap = QPixmap(4 * SIZE, 4 * SIZE)
    pixmap.setDevicePixelRatio(4)  # sharp on every screen
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ERROR if kind == "error" else SUCCESS))
    painter.drawEllipse(1, 1, SIZE - 2, SIZE - 2)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor(ON_SIGN), 2, Qt.PenStyle.SolidLine, cap, join))
    if kind == "error":
        painter.drawLine(QPointF(9, 5), QPointF(9, 9.5))
        painter.drawPoint(QPointF(9, 13))
    else:
        painter.drawPolyline(QPolygonF([QPointF(5.2, 9.3), QPointF(8, 12), QPointF(12.8, 6.4)]))
    painter.end()
    return pixmap
