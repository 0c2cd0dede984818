"""The controls of a camera on Linux, by the ioctls VIDIOC_QUERYCTRL, QUERYMENU, G_CTRL and S_CTRL of V4L2.

Struct layouts and numbers: linux/videodev2.h and linux/v4l2-controls.h, the same on 32 and 64 bits.
"""

import contextlib
import struct
from dataclasses import dataclass

from handmirror.core.camera.controls import Control, ControlName, Range
from handmirror.core.camera.v4l2 import Ask, opened, request
from handmirror.core.errors import UserError
from handmirror.core.files import reason

QUERY, VALUE, MENU = struct.Struct("2I32s4i3I"), struct.Struct("Ii"), struct.Struct("2I32sI")
QUERY_CONTROL, GET_CONTROL, SET_CONTROL, QUERY_MENU = (
    request(number, layout) for number, layout in ((36, QUERY), (27, VALUE), (28, VALUE), (37, MENU))
)
INTEGER, BOOLEAN, IS_MENU, INTEGER_MENU = 1, 2, 3, 9  # V4L2_CTRL_TYPE_*
UNUSABLE = 0x1 | 0x4 | 0x40  # V4L2_CTRL_FLAG_DISABLED, READ_ONLY, WRITE_ONLY
MAX_MENU = 32  # entries of a menu, whatever the driver says
_USER, _CAMERA = 0x00980900, 0x009A0900  # bases of the numbers of controls


@dataclass(frozen=True)
class _Numbers:
    """The V4L2 controls that make up one of ours."""

    value: int
    automatic: int = 0  # 0: it has none
    manual: int = 0  # what `automatic` is set to for a value of the user's; otherwise 1, or one of `modes`
    modes: tuple[int, ...] = (1,)  # of `automatic`, in the order of preference
    unit: str = ""


_NUMBERS: dict[ControlName, _Numbers] = {
    # V4L2_EXPOSURE_MANUAL is 1; aperture priority, which is what webcams have, 3, and AUTO 0
    "exposure": _Numbers(_CAMERA + 2, _CAMERA + 1, manual=1, modes=(3, 0), unit="ms/10"),
    "focus": _Numbers(_CAMERA + 10, _CAMERA + 12),
    "white balance": _Numbers(_USER + 26, _USER + 12, unit="K"),
    "gain": _Numbers(_USER + 19, _USER + 18),
    "brightness": _Numbers(_USER + 0),
    "contrast": _Numbers(_USER + 1),
    "mains frequency": _Numbers(_USER + 24),
}


@dataclass(frozen=True)
class _Found:
    """The driver's answer about one control."""

    kind: int
    low: int
    high: int
    step: int
    default: int


class V4l2Controls:
    """See CameraControls; the device is opened for each call."""

    def __init__(self, path: str, label: str) -> None:
        """`path` of the device, such as /dev/video0; `label` names the camera in messages."""
        self._path, self._label = path, label

    def read(self) -> tuple[Control, ...]:
        """See CameraControls."""
        with contextlib.suppress(OSError), opened(self._path) as ask:
            return read_controls(ask)
        return ()

    def set(self, name: ControlName, value: int | None) -> None:
        """See CameraControls."""
        try:
            with opened(self._path) as ask:
                set_control(ask, name, value)
        except OSError as error:
            wanted = "automatic" if value is None else value
            raise UserError(
                f"{self._label} refused {wanted} for its {name} ({reason(error)}): choose another value."
            ) from error


def read_controls(ask: Ask) -> tuple[Control, ...]:
    """The controls of an open device."""
    found = []
    for name, numbers in _NUMBERS.items():
        value, automatic = _query(ask, numbers.value), _query(ask, numbers.automatic) if numbers.automatic else None
        modes = [] if automatic is None else _modes(ask, numbers, automatic)
        on = _get(ask, numbers.automatic) != numbers.manual if modes else None
        on_by_default = automatic.default != numbers.manual if automatic is not None and modes else None
        if value is not None or modes:
            values = None if value is None else _range(ask, numbers, value)
            found.append(Control(name, values, on, on_by_default))
    return tuple(found)


def set_control(ask: Ask, name: ControlName, value: int | None) -> None:
    """Set a control of an open device as CameraControls.set does; OSError when the driver refuses."""
    numbers = _NUMBERS[name]
    automatic = _query(ask, numbers.automatic) if numbers.automatic else None
    if value is None:
        if automatic is None:
            raise OSError("it has no automatic mode")
        _set(ask, numbers.automatic, _modes(ask, numbers, automatic)[0])
        return
    if automatic is not None:
        _set(ask, numbers.automatic, numbers.manual)
    _set(ask, numbers.value, value)


def _range(ask: Ask, numbers: _Numbers, found: _Found) -> Range:
    names: tuple[tuple[int, str], ...] = ()
    if found.kind in (IS_MENU, INTEGER_MENU):
        names = tuple(_menu(ask, numbers.value, found).items())
    value = _get(ask, numbers.value)
    return Range(found.low, found.high, max(found.step, 1), found.default, value, numbers.unit, names)


def _modes(ask: Ask, numbers: _Numbers, automatic: _Found) -> list[int]:
    """The values that switch the automatic on, best first; empty when it cannot be switched."""
    if automatic.kind != IS_MENU:
        return [1]
    entries = _menu(ask, numbers.automatic, automatic)
    return [mode for mode in numbers.modes if mode in entries] if numbers.manual in entries else []


def _query(ask: Ask, number: int) -> _Found | None:
    """None when the device does not have this control or it cannot be set."""
    buffer = bytearray(QUERY.size)
    struct.pack_into("I", buffer, 0, number)
    try:
        ask(QUERY_CONTROL, buffer)
    except OSError:
        return None
    _, kind, _, low, high, step, default, flags, _, _ = QUERY.unpack(buffer)
    usable = kind in (INTEGER, BOOLEAN, IS_MENU, INTEGER_MENU) and not flags & UNUSABLE and low < high
    return _Found(kind, low, high, step, default) if usable else None


def _menu(ask: Ask, number: int, found: _Found) -> dict[int, str]:
    """The entries of a menu by their values; a driver may leave some out."""
    entries = {}
    for index in range(found.low, min(found.high, found.low + MAX_MENU) + 1):
        buffer = bytearray(MENU.size)
        struct.pack_into("2I", buffer, 0, number, index)
        with contextlib.suppress(OSError):
            ask(QUERY_MENU, buffer)
            text = MENU.unpack(buffer)[2]
            is_number = found.kind == INTEGER_MENU
            entries[index] = str(struct.unpack_from("q", text)[0]) if is_number else _text(text)
    return entries


def _text(name: bytes) -> str:
    return name.partition(b"\0")[0].decode("utf-8", "replace")


def _get(ask: Ask, number: int) -> int:
    buffer = bytearray(VALUE.pack(number, 0))
    with contextlib.suppress(OSError):  # some drivers do not report values while the automatic is on
        ask(GET_CONTROL, buffer)
    return int(VALUE.unpack(buffer)[1])


def _set(ask: Ask, number: int, value: int) -> None:
    ask(SET_CONTROL, bytearray(VALUE.pack(number, value)))
