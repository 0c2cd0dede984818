"""A control of the camera in the dialog: a switch for the automatic, and a slider and a field for the value."""

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QSpinBox, QVBoxLayout, QWidget

from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.field_problem import show_text
from handmirror.core.camera.controls import Control, ControlName

PAUSE_MS = 60  # after a move of the slider, before the camera is asked


class ControlRow(QWidget):
    """Emits what the user wants."""

    wanted = pyqtSignal(str, object)  # the control's name; the value, None for the automatic

    def __init__(self, control: Control) -> None:
        super().__init__()
        self.name: ControlName = control.name
        label = control_label(control.name)
        self.automatic = QCheckBox(tr("Automatic"))
        self.automatic.setAccessibleName(tr("{control}: automatic", control=label))
        self.automatic.setVisible(control.automatic is not None)
        self.menu = Choice()
        self.menu.setAccessibleName(label)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(label)
        self.field = QSpinBox()
        self.field.setAccessibleName(label)
        self.problem = QLabel()
        self.problem.setProperty("tone", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._arrange()
        self._build(control)
        self.show_control(control)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._emit)
        self.automatic.clicked.connect(self._on_automatic)
        self.slider.valueChanged.connect(self.field.setValue)
        self.field.valueChanged.connect(self._on_value)
        self.menu.activated.connect(lambda: self.wanted.emit(self.name, self.menu.currentData()))

    def show_control(self, control: Control) -> None:
        """Show what the camera has now."""
        values, automatic = control.range, bool(control.automatic)
        self.automatic.setChecked(automatic)
        if values is not None:
            for each in (self.slider, self.field):
                each.blockSignals(True)
                each.setValue(values.value)
                each.blockSignals(False)
            self.menu.setCurrentIndex(self.menu.findData(values.value))
        for field in (self.slider, self.field, self.menu):
            field.setEnabled(not automatic)

    @property
    def is_changing(self) -> bool:
        """Whether the user changes the value now, which the camera does not have yet."""
        return self._pause.isActive() or self.slider.isSliderDown()

    def show_problem(self, sentence: str) -> None:
        """Say why the camera refused; empty: it did not."""
        show_text(self.problem, sentence)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        row.addWidget(self.menu, 1)
        row.addWidget(self.automatic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.problem)

    def _build(self, control: Control) -> None:
        values = control.range
        is_menu = values is not None and bool(values.names)
        self.menu.setVisible(is_menu)
        for each in (self.slider, self.field):
            each.setVisible(values is not None and not is_menu)
        if values is None:
            return
        for value, name in values.names:
            self.menu.addItem(name, value)
        for each in (self.slider, self.field):
            each.setRange(values.low, values.high)
            each.setSingleStep(values.step)
        self.field.setSuffix({"K": " K", "ms/10": tr(" × 0.1 ms")}.get(values.unit, ""))
        if values.unit == "log2 s":
            self.field.setToolTip(tr("The exposure time is 2 to the power of this value, in seconds"))

    def _on_automatic(self, on: bool) -> None:
        self.show_problem("")
        self.wanted.emit(self.name, None if on else self.field.value())

    def _on_value(self, value: int) -> None:
        self.slider.setValue(value)
        self.show_problem("")
        self._pause.start(PAUSE_MS)

    def _emit(self) -> None:
        self.wanted.emit(self.name, self.field.value())


def control_label(name: ControlName) -> str:
    """What a control is called in the window."""
    labels = {
        "exposure": tr("Exposure"),
        "focus": tr("Focus"),
        "white balance": tr("White balance"),
        "gain": tr("Gain"),
        "brightness": tr("Brightness"),
        "contrast": tr("Contrast"),
        "mains frequency": tr("Mains frequency"),
    }
    return labels[name]
