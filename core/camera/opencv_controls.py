"""The controls of a camera through OpenCV, for Windows.

OpenCV reports no ranges: those here are what drivers of webcams commonly have.
"""

from collections import deque
from dataclasses import dataclass, replace

import cv2

from handmirror.core.camera.controls import Control, ControlName, Range

NOT_SUPPORTED = -1.0  # in place of a property's value


@dataclass(frozen=True)
class _Property:
    """Numbers of OpenCV's properties, and the usual values."""

    value: int
    low: int
    high: int
    unit: str = ""
    automatic: int | None = None


_PROPERTIES: dict[ControlName, _Property] = {
    # the exposure time is 2^value seconds
    "exposure": _Property(cv2.CAP_PROP_EXPOSURE, -13, 0, "log2 s", cv2.CAP_PROP_AUTO_EXPOSURE),
    "focus": _Property(cv2.CAP_PROP_FOCUS, 0, 255, "", cv2.CAP_PROP_AUTOFOCUS),
    "white balance": _Property(cv2.CAP_PROP_WB_TEMPERATURE, 2000, 10_000, "K", cv2.CAP_PROP_AUTO_WB),
    "gain": _Property(cv2.CAP_PROP_GAIN, 0, 255),
    "brightness": _Property(cv2.CAP_PROP_BRIGHTNESS, 0, 255),
    "contrast": _Property(cv2.CAP_PROP_CONTRAST, 0, 255),
}


class OpenCvControls:
    """See CameraControls. The thread that reads the camera carries out what others set, between two frames."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture
        self._wanted: deque[tuple[ControlName, int | None]] = deque()
        self._controls = tuple(filter(None, map(self._probe, _PROPERTIES)))  # replaced as a whole

    def read(self) -> tuple[Control, ...]:
        """See CameraControls."""
        return self._controls

    def set(self, name: ControlName, value: int | None) -> None:
        """See CameraControls; a camera that refuses keeps what it has."""
        self._wanted.append((name, value))

    def carry_out(self) -> None:
        """Set what was asked for since the last call; call it on the thread that reads the camera."""
        while self._wanted:
            name, value = self._wanted.popleft()
            known = _PROPERTIES[name]
            if known.automatic is not None:
                self._capture.set(known.automatic, float(value is None))
            if value is not None:
                self._capture.set(known.value, float(value))
            self._controls = tuple(self._changed(each, value) if each.name == name else each for each in self._controls)

    def _changed(self, control: Control, value: int | None) -> Control:
        values, current = control.range, self._capture.get(_PROPERTIES[control.name].value)
        values = values and replace(values, value=_within(values.low, current, values.high))
        return replace(control, range=values, automatic=None if control.automatic is None else value is None)

    def _probe(self, name: ControlName) -> Control | None:
        """A control, if the camera reports a value for it. Nothing is set: that would switch its automatic off."""
        known = _PROPERTIES[name]
        value = self._capture.get(known.value)
        if value == NOT_SUPPORTED:
            return None
        # what OpenCV reports about the automatic is not reliable; cameras start with it on
        automatic = True if known.automatic is not None else None
        current = _within(known.low, value, known.high)
        values = Range(known.low, known.high, 1, current, current, known.unit)
        return Control(name, values, automatic, automatic)


def _within(low: int, value: float, high: int) -> int:
    return max(low, min(high, round(value)))
