"""The length of the user's hands, from which their distance is computed: a field, and a menu item."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.decimal_field import DecimalField
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.hand.size import MAX_HAND_LENGTH, MIN_HAND_LENGTH

STEP_CM = 0.5
_KEY = "hand_length_m"


def help_text() -> str:
    """How to measure the length, and why."""
    return tr(
        "Lay your hand flat and measure from the crease of the wrist to the tip of the middle finger. "
        "Without it a small hand nearby looks the same as a large one farther away, and the distance is an estimate."
    )


class HandLengthField(DecimalField):
    """Centimetres; the lowest value means that the length is unknown."""

    def __init__(self, length: float | None) -> None:
        """`length` in metres."""
        super().__init__()
        self.setRange(100 * MIN_HAND_LENGTH - STEP_CM, 100 * MAX_HAND_LENGTH)
        self.setDecimals(1)
        self.setSingleStep(STEP_CM)
        self.setSuffix(" cm")
        self.setSpecialValueText(tr("Unknown"))
        self.setToolTip(help_text())
        self.setFixedWidth(110)
        self.setValue(self.minimum() if length is None else 100 * length)

    @property
    def length(self) -> float | None:
        """Metres; None if it is unknown."""
        return None if self.value() < 100 * MIN_HAND_LENGTH else self.value() / 100


class HandLengthAction(QAction):
    """The menu item; the length is saved for the next start."""

    changed = pyqtSignal(object)  # metres or None

    def __init__(self, parent: QWidget, length: float | None, settings: Settings) -> None:
        """`length` in metres; None: the saved one."""
        super().__init__(parent)
        self._settings = settings
        saved = settings.get(_KEY, 0.0)
        self.length = length or (saved if MIN_HAND_LENGTH <= saved <= MAX_HAND_LENGTH else None)
        self.setToolTip(help_text())
        self._show()

    def use(self, length: float | None) -> None:
        """Use this length from now on."""
        self.length = length
        self._settings.set(_KEY, length or 0.0)
        self._show()
        self.changed.emit(length)

    def _show(self) -> None:
        self.setText(_menu_text(self.length))


def _menu_text(length: float | None) -> str:
    if length is None:
        return tr("Hand length…")
    return tr("Hand length: {length} cm…", length=decimal_text(100 * length, 1))
