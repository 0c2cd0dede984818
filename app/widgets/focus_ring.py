"""The focus ring of panes and plots, which no style sheet frames."""

from PyQt6.QtCore import QEvent, QObject, QRectF, Qt
from PyQt6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

WIDTH = 2  # pixels
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_BACK = (  # the focus returns to where it was
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class FocusRing(QWidget):
    """A frame over the edge of its parent, in the accent of the theme, while the parent has the focus by a key.

    A click gives the focus without a ring, so that it stays out of pictures.
    """

    def __init__(self, parent: QWidget) -> None:
        """Let Tab reach the parent, which must accept the focus by a click, too."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._by_key = False
        self.hide()
        parent.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Follow the focus and the size of the parent."""
        if isinstance(event, QFocusEvent):
            self._on_focus(event)
        elif event is not None and event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def _on_focus(self, event: QFocusEvent) -> None:
        if event.gotFocus() and event.reason() not in _BACK:
            self._by_key = event.reason() in _BY_KEY
        self.setVisible(event.gotFocus() and self._by_key)
        self._cover()

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        pen = QPen(self.palette().highlight().color(), WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = WIDTH / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
