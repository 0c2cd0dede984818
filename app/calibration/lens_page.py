"""The page for the lens: a field of view with a live check, and files."""

import math
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from handmirror.app.calibration.lens import LensChoice
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.decimal_field import DecimalField
from handmirror.app.widgets.distances import describe_distances
from handmirror.app.widgets.file_dialog import Purpose, ask_for_path, file_question
from handmirror.app.widgets.quantities import decimal_text, short_text
from handmirror.core.camera.intrinsics import DEFAULT_FOV_DEG
from handmirror.core.types import FrameResult

MIN_DEG, MAX_DEG = 30.0, 130.0
STEPS = 2  # of the slider, for each degree


class LensPage(QWidget):
    """What is changed here takes effect at once."""

    import_wanted = pyqtSignal(str)  # path of a calibration file

    def __init__(
        self,
        lens: LensChoice,
        settings: Settings,
        lens_known: Callable[[FrameResult], bool],
        distances_known: Callable[[FrameResult], bool],
    ) -> None:
        super().__init__()
        self._lens, self._settings = lens, settings
        self._lens_known, self._distances_known = lens_known, distances_known
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(MIN_DEG * STEPS), round(MAX_DEG * STEPS))
        self.slider.setAccessibleName(tr("Field of view"))
        self.degrees = DecimalField()
        self.degrees.setRange(MIN_DEG, MAX_DEG)
        self.degrees.setDecimals(1)
        self.degrees.setSingleStep(0.5)
        self.degrees.setSuffix("°")
        self.degrees.setToolTip(tr("The angle that the longer side of the picture spans"))
        self.degrees.setAccessibleName(tr("Field of view in degrees"))
        self.distance = QLabel()
        self.distance.setStyleSheet("font-size: 26px;")
        self.distance.setAccessibleName(tr("Distance of the hand"))
        self.distance.setMinimumHeight(40)
        self.in_use = QLabel()
        self.in_use.setMinimumHeight(20)
        self.saved = QPushButton(tr("Use the saved calibration"))
        self.saved.setToolTip(
            tr("Or, without one, the default of {degrees} degrees", degrees=short_text(DEFAULT_FOV_DEG))
        )
        self.import_ = QPushButton(tr("Import calibration file…"))
        self.import_.setToolTip(tr("A calibration of ROS, OpenCV, RealSense, Kalibr, COLMAP or another program"))
        self._lay_out()
        self.slider.valueChanged.connect(lambda value: self._on_degrees(value / STEPS))
        self.degrees.valueChanged.connect(self._on_degrees)
        self.saved.clicked.connect(lens.use_saved)
        self.import_.clicked.connect(self._ask)
        self.show_choice()
        self.show_result(None)

    def show_choice(self) -> None:
        """Show the field of view that is in use, if one is."""
        self._show(self._lens.fov_deg or DEFAULT_FOV_DEG)
        self.saved.setEnabled(not self._lens.is_guess)

    def show_result(self, result: FrameResult | None) -> None:
        """Show the lens and the distances of the hands in a frame."""
        self.in_use.setText("" if result is None else self._describe_lens(result))
        if result is None or not result.hands:
            self.distance.setText(tr("No hand"))
        else:
            self.distance.setText(describe_distances(result.hands, self._distances_known(result)))

    def _describe_lens(self, result: FrameResult) -> str:
        degrees = decimal_text(math.degrees(2 * math.atan(max(result.frame.size) / 2 / result.K[0, 0])), 1)
        if self._lens.fov_deg is not None:
            return tr("In use: a field of view of {degrees}°, as chosen here.", degrees=degrees)
        if not self._lens_known(result):
            return tr("In use: a field of view of {degrees}°, which is a guess.", degrees=degrees)
        if self._lens.is_guess:
            return tr("In use: the saved calibration, with a field of view of {degrees}°.", degrees=degrees)
        return tr("In use: the calibration given at the start, with a field of view of {degrees}°.", degrees=degrees)

    def _lay_out(self) -> None:
        help_ = QLabel(
            tr(
                "Enter the length of your hand first. Then hold it at a distance that you measured from the camera to "
                "the wrist, such as 50 cm, and move the slider until the distance below agrees. Or calibrate with a "
                "board, which also removes the distortion of the lens."
            )
        )
        help_.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.slider, 1)
        row.addWidget(self.degrees)
        buttons = QHBoxLayout()
        buttons.addWidget(self.saved)
        buttons.addWidget(self.import_)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        column.addWidget(help_)
        column.addLayout(row)
        column.addWidget(self.distance)
        column.addWidget(self.in_use)
        column.addStretch(1)
        column.addLayout(buttons)

    def _show(self, degrees: float) -> None:
        for field, value in ((self.slider, round(degrees * STEPS)), (self.degrees, degrees)):
            field.blockSignals(True)
            field.setValue(value)  # type: ignore[arg-type]  # each has its own kind of number
            field.blockSignals(False)

    def _on_degrees(self, degrees: float) -> None:
        self._show(degrees)
        self._lens.use_fov(degrees)

    def _ask(self) -> None:
        files = tr("Calibrations") + " (*.yaml *.yml *.json *.xml *.txt);;" + tr("All files") + " (*)"
        question = file_question(tr("Calibration file"), Purpose.CALIBRATION, Path.home(), files)
        ask_for_path(self, self._settings, question, self.import_wanted.emit)
