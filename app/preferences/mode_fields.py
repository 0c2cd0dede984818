"""The mode of a camera in the dialog: size, frame rate and format, each of them automatic or one that is offered."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QComboBox

from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.quantities import short_text
from handmirror.core.camera.modes import READABLE, CameraMode
from handmirror.core.camera.v4l2 import COMMON_RATES, COMMON_SIZES, OfferedMode
from handmirror.core.errors import UserError

T = TypeVar("T")
COMMON_FORMATS = ("MJPG", "YUYV")
COMMON = tuple(
    OfferedMode(width, height, letters, COMMON_RATES) for width, height in COMMON_SIZES for letters in COMMON_FORMATS
)


class ModeFields(QObject):
    """Three lists; those of rate and format follow the chosen size."""

    chosen = pyqtSignal(str)  # as `CameraMode.parse` takes it; empty: automatic

    def __init__(self) -> None:
        super().__init__()
        self.size, self.rate, self.format = Choice(), Choice(), Choice()
        self._offered: Sequence[OfferedMode] = COMMON
        self._enabled = True
        self.size.activated.connect(self._on_size)
        self.rate.activated.connect(self._emit)
        self.format.activated.connect(self._emit)

    def show(self, offered: Sequence[OfferedMode], mode: str) -> None:
        """Show a mode among those that the camera offers; none offered: the common ones."""
        self._offered = [each for each in offered if each.pixel_format in READABLE and each.rates] or COMMON
        saved = _parsed(mode)
        sizes = sorted({(each.width, each.height) for each in self._offered}, key=lambda size: -size[0] * size[1])
        size = None if saved is None else (saved.width, saved.height)
        _fill(self.size, sizes, size, lambda each: f"{each[0]} × {each[1]}")
        letters = saved.pixel_format if saved is not None and saved.exact_format else None
        self._fill_others(None if saved is None else saved.fps, letters)

    def set_enabled(self, on: bool) -> None:
        """Whether another mode can be chosen."""
        self._enabled = on
        self.size.setEnabled(on)
        for each in (self.rate, self.format):
            each.setEnabled(on and self.size.currentData() is not None)

    def _fill_others(self, fps: float | None, letters: str | None) -> None:
        size = self.size.currentData()
        modes = [each for each in self._offered if (each.width, each.height) == size]
        rates = sorted({rate for each in modes for rate in each.rates}, reverse=True)
        formats = [each for each in READABLE if any(mode.pixel_format == each for mode in modes)]
        _fill(self.rate, rates, fps, short_text)
        _fill(self.format, formats, letters, str)
        self.set_enabled(self._enabled)

    def _on_size(self) -> None:
        self._fill_others(None, None)
        self._emit()

    def _emit(self) -> None:
        size, rate, letters = self.size.currentData(), self.rate.currentData(), self.format.currentData()
        if size is None:
            self.chosen.emit("")
            return
        fps = "" if rate is None else f"@{rate:g}"
        self.chosen.emit(f"{size[0]}x{size[1]}{fps}" + (f" {letters}" if letters else ""))


def _parsed(mode: str) -> CameraMode | None:
    try:
        return CameraMode.parse(mode) if mode else None
    except UserError:
        return None


def _fill(box: QComboBox, choices: Sequence[T], chosen: T | None, text: Callable[[T], str]) -> None:
    """Fill a list and mark the chosen value, which is added where it is not offered; None is the automatic."""
    box.clear()
    box.addItem(tr("Automatic"), None)
    for value in choices:
        box.addItem(text(value), value)
    if chosen is not None and chosen not in choices:
        box.addItem(tr("{value} (not supported)", value=text(chosen)), chosen)
    values = [box.itemData(k) for k in range(box.count())]
    box.setCurrentIndex(values.index(chosen))
