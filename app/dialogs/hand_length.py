"""Asks how long the hands are, which tells how far away they are."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QLabel, QWidget

from handmirror.app.settings import Settings
from handmirror.core.hand.size import LONGEST, SHORTEST

STEP_CM = 0.5
HELP = (
    "Lay your hand flat and measure from the crease of the wrist to the tip of the middle finger. "
    "A camera cannot tell a small hand that is near from a large one that is far."
)
_KEY = "hand_length_m"


class HandLengthField(QDoubleSpinBox):
    """Centimetres, or at the lowest end that it is not known."""

    def __init__(self, length: float | None) -> None:
        """`length` in metres."""
        super().__init__()
        self.setRange(100 * SHORTEST - STEP_CM, 100 * LONGEST)
        self.setDecimals(1)
        self.setSingleStep(STEP_CM)
        self.setSuffix(" cm")
        self.setSpecialValueText("Not known")
        self.setToolTip(HELP)
        self.setFixedWidth(110)
        self.setValue(self.minimum() if length is None else 100 * length)

    @property
    def length(self) -> float | None:
        """Metres, None where it is not known."""
        return None if self.value() < 100 * SHORTEST else self.value() / 100


class HandLengthAction(QAction):
    """In the menu; remembers the length for the next time."""

    changed = pyqtSignal(object)  # metres or None

    def __init__(self, parent: QWidget, asked: float | None, settings: Settings) -> None:
        """`asked` metres at the start; None takes what is remembered."""
        super().__init__(parent)
        self._parent, self._settings = parent, settings
        kept = settings.get(_KEY, 0.0)
        self.length = asked or (kept if SHORTEST <= kept <= LONGEST else None)
        self.setToolTip(HELP)
        self.triggered.connect(self._ask)
        self._show()

    def use(self, length: float | None) -> None:
        """From now on hands are so long."""
        self.length = length
        self._settings.set(_KEY, length or 0.0)
        self._show()
        self.changed.emit(length)

    def _show(self) -> None:
        self.setText("Hand length…" if self.length is None else f"Hand length: {100 * self.length:.1f} cm…")

    def _ask(self) -> None:
        dialog = HandLengthDialog(self.length, self._parent)
        dialog.accepted.connect(lambda: self.use(dialog.field.length))
        dialog.open()


class HandLengthDialog(QDialog):
    """Does not hold up the tracking."""

    def __init__(self, length: float | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hand length")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = HandLengthField(length)
        told = QLabel(HELP)
        told.setWordWrap(True)
        told.setMinimumWidth(360)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(told)
        form.addRow("Wrist to tip", self.field)
        form.addRow(buttons)
        if length is None:
            self.field.lineEdit().selectAll()  # type: ignore[union-attr]
