"""A field for a number with decimals."""

from PyQt6.QtGui import QValidator
from PyQt6.QtWidgets import QDoubleSpinBox


class DecimalField(QDoubleSpinBox):
    """Its number is in the format of the window's language; a typed point and a typed comma both start decimals."""

    def validate(self, input: str | None, pos: int) -> tuple[QValidator.State, str, int]:
        """Called by Qt for what was typed."""
        return super().validate(self._own(input or ""), pos)

    def valueFromText(self, text: str | None) -> float:
        """Called by Qt when the value is taken over."""
        return super().valueFromText(self._own(text or ""))

    def _own(self, text: str) -> str:
        point = self.locale().decimalPoint()
        return text if text == self.specialValueText() else text.replace(",", point).replace(".", point)
