"""A list of choices that the mouse wheel does not change."""

from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QComboBox


class Choice(QComboBox):
    """Changes only by a click or a key: a wheel turned over it scrolls what is around it, if anything."""

    def wheelEvent(self, e: QWheelEvent | None) -> None:
        """Leave the wheel to the parent."""
        if e is not None:
            e.ignore()
