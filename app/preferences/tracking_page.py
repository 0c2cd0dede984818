"""The page for hands, processor, method and smoothing."""

import math
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSlider, QSpinBox, QWidget

from handmirror.app.dialogs.estimator_field import EstimatorField
from handmirror.app.estimator_choice import EstimatorChoice
from handmirror.app.live.controller import TrackingController
from handmirror.app.preferences.checkpoint_facts import CheckpointReader
from handmirror.app.preferences.keys import CHECKPOINT, DEVICE, ENGINE, MAX_HANDS, MAX_SHOWN_HANDS, METHOD, SMOOTHING
from handmirror.app.preferences.page import ChoiceField, Page
from handmirror.app.preferences.smoothing_plot import SmoothingPlot
from handmirror.app.preferences.store import Preferences
from handmirror.app.translation import tr
from handmirror.app.widgets.field_problem import show_problem, show_text
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.errors import UserError
from handmirror.core.network.devices import DEVICES, ENGINES, check_device

STEPS = 10  # of the slider, for a doubling of the strength
METHODS = {
    EstimatorChoice.BUNDLED: "network",
    EstimatorChoice.FIT: "fit",
    EstimatorChoice.FILE: "checkpoint",
}


class TrackingPage(Page):
    """A checkpoint is used once it has been read."""

    def __init__(self, preferences: Preferences, controller: TrackingController, smooth: QAction) -> None:
        """`smooth` switches the smoothing, whose strength is a field of this page."""
        settings = (MAX_HANDS, DEVICE, ENGINE, METHOD, CHECKPOINT, SMOOTHING)
        super().__init__(preferences, settings)
        self.hands = QSpinBox()
        self.hands.setRange(1, MAX_SHOWN_HANDS)
        self.hands.setFixedWidth(90)
        self.add_row(tr("Hands"), self.hands, tr("Maximum number of hands to track; fewer hands need less time"))
        self.device = ChoiceField(preferences, DEVICE, [(name, device_label(name)) for name in DEVICES])
        self.add_row(tr("Processor"), self.device, tr("What the networks run on"))
        self.engine = ChoiceField(preferences, ENGINE, [(name, engine_label(name)) for name in ENGINES])
        self.add_row(tr("Engine"), self.engine, tr("The library that runs the networks"))
        self.method = EstimatorField(preferences.settings)
        self.method.choices.setAccessibleName(tr("Method"))
        self.method.file.line.setAccessibleName(tr("Checkpoint file"))
        self.add_row(tr("Method"), self.method, tr("The method that poses the hands"))
        self.problem = self.add_text(tone="problem")
        self.facts = self.add_text()
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint = self.add_text()
        self._add_smoothing(controller)
        self._smooth = smooth
        self._off = self.add_text()
        smooth.toggled.connect(self._show_smooth)
        self._show_smooth()
        self._reader = CheckpointReader(self)
        self._reader.described.connect(self._on_described)
        self._reader.refused.connect(self._on_refused)
        self._shown: tuple[str, str] | None = None  # method and file
        self.show_values()
        self.smoothing.valueChanged.connect(lambda value: preferences.set(SMOOTHING, 2 ** (value / STEPS)))
        self.hands.valueChanged.connect(lambda count: preferences.set(MAX_HANDS, count))
        self.method.choices.activated.connect(self._on_method)
        self.method.file.line.textChanged.connect(self._on_file)

    def _add_smoothing(self, controller: TrackingController) -> None:
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(*(round(STEPS * math.log2(end)) for end in (0.25, 4.0)))
        self.smoothing.setPageStep(STEPS // 2)
        self.smoothing.setAccessibleName(tr("Strength of the smoothing"))
        self._strength = QLabel()
        self._strength.setMinimumWidth(self.fontMetrics().horizontalAdvance("0.00 × "))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.smoothing, 1)
        layout.addWidget(self._strength)
        self.add_row(tr("Smoothing"), row, tr("Further right, the hands are steadier but lag more; the default is 1 ×"))
        self.plot = SmoothingPlot()
        self.form.addRow("", self.plot)
        controller.result_ready.connect(self.plot.add)

    def _show_smooth(self) -> None:
        on = self._smooth.isChecked()
        self.smoothing.setEnabled(on)
        show_text(self._off, "" if on else tr("Smoothing is off: switch it on with Smooth in the tool bar."))

    def show_values(self) -> None:
        """See Page."""
        get = self.preferences.get
        self.hands.setValue(get(MAX_HANDS))
        self.device.show_value()
        self._show_engines()
        self.smoothing.setValue(round(STEPS * math.log2(get(SMOOTHING))))
        self._strength.setText(f"{decimal_text(get(SMOOTHING), 2)} ×")
        self._show_method(get(METHOD), get(CHECKPOINT))

    def restore_defaults(self) -> None:
        """See Page."""
        super().restore_defaults()
        self._shown = None  # a file that cannot be used may be shown
        self.show_values()

    def release(self) -> None:
        """See Page."""
        self._reader.close()

    def set_recording(self, on: bool) -> None:
        """See Page."""
        for field in (self.hands, self.device, self.engine, self.method):
            field.setEnabled(not on)
        show_text(self._hint, tr("Stop the recording to change the fields above.") if on else "")

    def _show_engines(self) -> None:
        """Only engines that run on the chosen device can be chosen."""
        device = next(name for name in DEVICES if name == self.preferences.get(DEVICE))
        for name in ENGINES:
            try:
                check_device(device, name)
                fits = True
            except UserError:
                fits = False
            model = self.engine.model()
            item = model.item(self.engine.findData(name))  # type: ignore[union-attr]
            item.setEnabled(fits)
            if not fits and self.preferences.get(ENGINE) == name:
                self.preferences.set(ENGINE, "auto")
        self.engine.show_value()

    def _show_method(self, method: str, file: str) -> None:
        """Show the method in use; what the user is choosing stays while other settings change."""
        if (method, file) == self._shown:
            return
        self._shown = method, file
        self._show_problem("")
        self.method.choose(next(choice for choice, name in METHODS.items() if name == method))
        if method == "checkpoint" and absolute(self.method.file.line.text()) != file:
            self.method.file.line.setText(file)
        self._describe()

    def _on_method(self) -> None:
        self._show_problem("")
        method = METHODS[self.method.choice]
        if method != "checkpoint":
            self.preferences.set(METHOD, method)
        elif not self.method.file.line.text().strip():
            self._show_problem(tr("Choose a checkpoint; the method is unchanged until then."))
        self._describe()

    def _on_file(self) -> None:
        if self.method.choice is EstimatorChoice.FILE:
            self._describe()

    def _describe(self) -> None:
        """Show what the chosen network says about itself; a checkpoint is used as soon as it has been read."""
        choice, file = self.method.choice, self.method.file.line.text()
        if choice is EstimatorChoice.BUNDLED:
            self._reader.read("")
        elif choice is EstimatorChoice.FILE and file.strip():
            self._reader.read(absolute(file))
        else:
            show_text(self.facts, "")

    def _on_described(self, file: str, text: str) -> None:
        if not self._is_asked_for(file):
            return
        self._show_problem("")
        show_text(self.facts, text)
        if file:
            self._shown = "checkpoint", file
            self.preferences.set(CHECKPOINT, file)
            self.preferences.set(METHOD, "checkpoint")

    def _on_refused(self, file: str, sentence: str) -> None:
        if self._is_asked_for(file):
            show_text(self.facts, "")
            self._show_problem(sentence)

    def _is_asked_for(self, file: str) -> bool:
        """Whether the method of a file that has been read is still chosen."""
        return self.method.choice is (EstimatorChoice.FILE if file else EstimatorChoice.BUNDLED)

    def _show_problem(self, sentence: str) -> None:
        show_problem(self.method.file.line, self.problem, sentence)


def absolute(file: str) -> str:
    """The path of a file that was typed."""
    return str(Path(file.strip()).expanduser().absolute())


def device_label(name: str) -> str:
    """What a device is called in the window."""
    labels = {
        "auto": tr("Automatic"),
        "cpu": tr("CPU"),
        "cuda": tr("NVIDIA graphics card (CUDA)"),
        "directml": tr("Graphics card (DirectML, Windows)"),
        "coreml": tr("Apple (Core ML, macOS)"),
    }
    return labels[name]


def engine_label(name: str) -> str:
    """What an engine is called in the window."""
    return {"auto": tr("Automatic"), "onnxruntime": "ONNX Runtime", "torch": "PyTorch"}[name]
