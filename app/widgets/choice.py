"""A list of choices that the mouse wheel does not change."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QIcon, QPaintEvent, QWheelEvent
from PyQt6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

ICON_GAP = 4  # pixels
TEXT_MARGIN = 2  # pixels: left and right of the text together


class Choice(QComboBox):
    """Changes only by a click or a key: a wheel turned over it scrolls what is around it, if anything.

    A text that is wider than the box is shortened in its middle, and has no icon.
    """

    def sizeHint(self) -> QSize:
        """With room for the whole of each text."""
        hint = super().sizeHint()
        return QSize(hint.width() + TEXT_MARGIN, hint.height())

    def wheelEvent(self, e: QWheelEvent | None) -> None:
        """Leave the wheel to the parent."""
        if e is not None:
            e.ignore()

    def paintEvent(self, e: QPaintEvent | None) -> None:
        """Paint the box with what fits of its text."""
        if self.currentIndex() < 0 or self.isEditable():
            super().paintEvent(e)
            return
        option = self._option()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @property
    def shown_text(self) -> str:
        """The current text as it is painted."""
        return self._option().currentText or ""

    def _option(self) -> QStyleOptionComboBox:
        """What is painted: where the icon leaves too little room for the text, the text alone."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        assert style is not None
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - TEXT_MARGIN
        text, metrics = option.currentText, self.fontMetrics()
        if metrics.horizontalAdvance(text) > room - option.iconSize.width() - ICON_GAP:
            option.currentIcon = QIcon()
        option.currentText = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        return option
