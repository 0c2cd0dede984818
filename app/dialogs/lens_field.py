"""A field for the lens of a recording: as recorded, a field of view, or a calibration file."""

from pathlib import Path

from PyQt6.QtWidgets import QHBoxLayout, QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.decimal_field import DecimalField
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField
from handmirror.core.camera.intrinsics import DEFAULT_FOV_DEG, MAX_FOV_DEG, MIN_FOV_DEG

AS_RECORDED, FOV, FILE = range(3)


class LensField(QWidget):
    """Only what belongs to the choice is shown."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.choice = Choice()
        self.choice.setAccessibleName(tr("Lens"))
        self.choice.addItems([tr("As recorded"), tr("Field of view"), tr("Calibration file")])
        self.choice.setToolTip(tr("Determines the distance of the hands, together with their length"))
        self.degrees = DecimalField()
        self.degrees.setRange(MIN_FOV_DEG, MAX_FOV_DEG)
        self.degrees.setDecimals(1)
        self.degrees.setValue(DEFAULT_FOV_DEG)
        self.degrees.setSuffix("°")
        self.degrees.setAccessibleName(tr("Field of view in degrees"))
        self.degrees.setToolTip(tr("The angle that the longer side of the picture spans"))
        files = tr("Calibrations") + " (*.yaml *.yml *.json *.xml *.txt);;" + tr("All files") + " (*)"
        self.file = PathField(tr("Calibration file"), Purpose.CALIBRATION, settings, Path.home(), files)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.choice, self.degrees):
            row.addWidget(widget)
        row.addWidget(self.file, 1)
        row.addStretch(0)
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def is_complete(self) -> bool:
        """Whether a file is named where one is needed."""
        return self.choice.currentIndex() != FILE or self.file.path is not None

    @property
    def given(self) -> tuple[str | None, float | None] | None:
        """Intrinsics and field of view as Intrinsics.parse takes them; None for those of the recording."""
        if self.choice.currentIndex() == FOV:
            return None, self.degrees.value()
        return (str(self.file.path), None) if self.choice.currentIndex() == FILE else None

    def _show(self) -> None:
        self.degrees.setVisible(self.choice.currentIndex() == FOV)
        self.file.setVisible(self.choice.currentIndex() == FILE)
