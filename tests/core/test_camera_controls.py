"""The controls of a camera, from a driver that answers as that of USB webcams does (tests/core/test_v4l2_camera.py: a
real one)."""

import struct

import pytest

from handmirror.core.camera.controls import AUTOMATIC, control_text, parse_control
from handmirror.core.camera.v4l2_controls import V4l2Controls, read_controls, set_control
from handmirror.core.errors import UserError

EXPOSURE_AUTO, EXPOSURE, FOCUS, FOCUS_AUTO = 0x9A0901, 0x9A0902, 0x9A090A, 0x9A090C
GAIN, WHITE_BALANCE, AUTO_WHITE_BALANCE, MAINS = 0x980913, 0x98091A, 0x98090C, 0x980918


class Webcam:
    """Numbers of controls -> kind, low, high, step, default, flags; menus have their entries' names."""

    def __init__(self) -> None:
        self.known = {
            EXPOSURE_AUTO: (3, 0, 3, 1, 3, 0),
            EXPOSURE: (1, 3, 2047, 1, 250, 0x10),
            FOCUS: (1, 0, 255, 5, 0, 0),
            FOCUS_AUTO: (2, 0, 1, 1, 1, 0),
            GAIN: (1, 0, 255, 1, 0, 0x4),  # read-only
            WHITE_BALANCE: (1, 2000, 7500, 10, 4000, 0),
            AUTO_WHITE_BALANCE: (2, 0, 1, 1, 1, 0),
            MAINS: (3, 0, 2, 1, 2, 0),
        }
        self.menus = {
            EXPOSURE_AUTO: {1: b"Manual Mode", 3: b"Aperture Priority Mode"},
            MAINS: {0: b"Disabled", 1: b"50 Hz", 2: b"60 Hz"},
        }
        self.values = {number: known[4] for number, known in self.known.items()}

    def __call__(self, request: int, buffer: bytearray) -> int:
        (number,) = struct.unpack_from("I", buffer)
        if number not in self.known:
            raise OSError(22, "Invalid argument")
        kind, low, high, step, default, flags = self.known[number]
        if request == 0xC0445624:  # VIDIOC_QUERYCTRL
            struct.pack_into("2I32s4iI", buffer, 0, number, kind, b"", low, high, step, default, flags)
        elif request == 0xC008561B:  # VIDIOC_G_CTRL
            struct.pack_into("i", buffer, 4, self.values[number])
        elif request == 0xC008561C:  # VIDIOC_S_CTRL
            self._set(number, struct.unpack_from("i", buffer, 4)[0])
        elif request == 0xC02C5625:  # VIDIOC_QUERYMENU
            (index,) = struct.unpack_from("I", buffer, 4)
            if index not in self.menus[number]:
                raise OSError(22, "Invalid argument")
            struct.pack_into("32s", buffer, 8, self.menus[number][index])
        else:
            raise AssertionError(hex(request))
        return 0

    def _set(self, number: int, value: int) -> None:
        locked = {EXPOSURE: self.values[EXPOSURE_AUTO] != 1, FOCUS: self.values[FOCUS_AUTO] == 1}
        if locked.get(number, False):
            raise OSError(13, "Permission denied")
        self.values[number] = value


def test_what_a_webcam_offers_is_read() -> None:
    found = {each.name: each for each in read_controls(Webcam())}
    assert list(found) == ["exposure", "focus", "white balance", "mains frequency"]  # the gain cannot be set
    exposure, mains = found["exposure"], found["mains frequency"]
    assert (exposure.automatic, exposure.automatic_default) == (True, True)
    assert exposure.range is not None and (exposure.range.low, exposure.range.high, exposure.range.value) == (
        3,
        2047,
        250,
    )
    assert mains.automatic is None and mains.range is not None
    assert mains.range.names == ((0, "Disabled"), (1, "50 Hz"), (2, "60 Hz"))


def test_a_value_switches_the_automatic_off_first() -> None:
    webcam = Webcam()
    set_control(webcam, "exposure", 157)
    set_control(webcam, "focus", 30)
    assert (webcam.values[EXPOSURE_AUTO], webcam.values[EXPOSURE], webcam.values[FOCUS]) == (1, 157, 30)
    set_control(webcam, "exposure", None)
    assert webcam.values[EXPOSURE_AUTO] == 3  # aperture priority, the only automatic that it has
    with pytest.raises(OSError, match="no automatic"):
        set_control(webcam, "mains frequency", None)


def test_a_device_that_is_missing_has_no_controls_and_refuses_with_a_sentence() -> None:
    missing = V4l2Controls("/dev/video-none", "Camera 7")
    assert missing.read() == ()
    with pytest.raises(UserError, match=r"Camera 7 refused 5 for its gain \(No such file"):
        missing.set("gain", 5)


@pytest.mark.parametrize(("name", "value"), [("exposure", 157), ("focus", None), ("white balance", -4)])
def test_controls_are_saved_as_text(name, value) -> None:
    assert parse_control(control_text(name, value)) == (name, value)


@pytest.mark.parametrize(
    "text", ["", "exposure", "zoom=4", "gain=", "gain=4.5", f"nothing={AUTOMATIC}", "gain=" + 12 * "9"]
)
def test_other_texts_are_no_controls(text) -> None:
    assert parse_control(text) is None
