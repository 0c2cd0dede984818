"""Which mode a camera is opened in, and how its modes are read from V4L2."""

import struct
from dataclasses import replace

import pytest

from handmirror.core.camera import v4l2
from handmirror.core.camera.modes import CameraMode, OfferedMode, accepted_mode, chosen_mode, describe_modes
from handmirror.core.errors import UserError


def offered(*modes: tuple[int, int, str, tuple[float, ...]]) -> tuple[OfferedMode, ...]:
    return tuple(OfferedMode(*mode) for mode in modes)


SLOW_720 = offered((1280, 720, "YUYV", (12.5,)), (640, 360, "YUYV", (40.0, 20.0)))
WEBCAM = offered(
    (1920, 1080, "MJPG", (30.0,)),
    (1280, 720, "YUYV", (10.0, 5.0)),
    (1280, 720, "MJPG", (60.0, 29.97, 15.0)),
    (640, 480, "YUYV", (30.0, 15.0)),
    (640, 480, "H264", (30.0,)),
)


@pytest.mark.parametrize(
    ("modes", "asked", "size", "fps", "pixel_format"),
    [
        (SLOW_720, CameraMode(), (640, 360), 40.0, "YUYV"),
        (WEBCAM, CameraMode(), (1280, 720), 29.97, "MJPG"),
        (WEBCAM, CameraMode.parse("1920x1080"), (1920, 1080), 30.0, "MJPG"),
        (WEBCAM, CameraMode.parse("1280x720@60"), (1280, 720), 60.0, "MJPG"),
        (WEBCAM, CameraMode.parse("1280 x 720 @ 10"), (1280, 720), 10.0, "YUYV"),
        (WEBCAM, CameraMode.parse("640x480"), (640, 480), 30.0, "YUYV"),
        # nothing reaches 30: the largest that reaches 24, then 15
        (offered((1280, 720, "YUYV", (25.0,)), (320, 240, "YUYV", (28.0,))), CameraMode(), (1280, 720), 25.0, "YUYV"),
        (offered((1280, 720, "YUYV", (5.0,)), (640, 480, "YUYV", (10.0,))), CameraMode(), (1280, 720), 5.0, "YUYV"),
        # all sizes are larger than the usual one
        (offered((2592, 1944, "MJPG", (30.0,)), (1920, 1080, "MJPG", (30.0,))), CameraMode(), (1920, 1080), 30, "MJPG"),
    ],
)
def test_the_largest_size_that_is_fast_enough(modes, asked, size, fps, pixel_format):
    mode = chosen_mode(asked, modes, "Camera 0")
    assert ((mode.width, mode.height), mode.fps, mode.pixel_format) == (size, fps, pixel_format)


def test_without_a_list_the_camera_is_asked_as_before():
    asked = CameraMode.parse("640x360@40")
    assert chosen_mode(asked, (), "Camera 0") == asked
    assert chosen_mode(asked, offered((640, 480, "H264", (30.0,)), (640, 480, "YUYV", ())), "Camera 0") == asked


def test_a_mode_that_is_not_offered_is_refused_with_the_offered_ones():
    with pytest.raises(UserError, match="Camera 0 does not offer 641x360: it offers 1920x1080, 1280x720, 640x480"):
        chosen_mode(CameraMode.parse("641x360"), WEBCAM, "Camera 0")
    with pytest.raises(UserError, match=r"at 45 fps: it offers 60, 29\.97, 15, 10, 5 fps"):
        chosen_mode(CameraMode.parse("1280x720@45"), WEBCAM, "Camera 0")


@pytest.mark.parametrize("text", ["", "720p", "640x", "640x0", "0x480", "640x480@", "640x480@0", "99999x1", "-1x5"])
def test_invalid_modes(text):
    with pytest.raises(UserError, match="camera mode"):
        CameraMode.parse(text)


def code(letters: str) -> int:
    return int.from_bytes(letters.encode(), "little")


class Device:
    """Answers as a driver does: formats, and what it was given for their sizes and rates."""

    def __init__(self, sizes: dict[str, list[tuple[int, ...]]], rates: dict[tuple[int, int], list[tuple[int, ...]]]):
        self.sizes, self.rates = sizes, rates

    def __call__(self, request: int, buffer: bytearray) -> int:
        index, *given = struct.unpack_from("4I", buffer)
        if request == 0xC0405602:  # VIDIOC_ENUM_FMT
            struct.pack_into("I", buffer, 44, code(self._at(list(self.sizes), index)))
        elif request == 0xC02C564A:  # VIDIOC_ENUM_FRAMESIZES
            letters = given[0].to_bytes(4, "little").decode()
            struct.pack_into(f"{len(self.sizes[letters][0])}I", buffer, 8, *self._at(self.sizes[letters], index))
        elif request == 0xC034564B:  # VIDIOC_ENUM_FRAMEINTERVALS
            answer = self._at(self.rates.get((given[1], given[2]), []), index)
            struct.pack_into(f"{len(answer)}I", buffer, 16, *answer)
        else:
            raise AssertionError(hex(request))
        return 0

    @staticmethod
    def _at(answers, index):
        if index >= len(answers):
            raise OSError(22, "Invalid argument")
        return answers[index]


def test_discrete_modes_are_read():
    device = Device(
        {"MJPG": [(1, 1280, 720), (1, 640, 480)], "YUYV": [(1, 640, 480)]},
        {(1280, 720): [(1, 1, 30), (1, 2, 25)], (640, 480): [(1, 1001, 30000)]},
    )
    assert v4l2.read_modes(device) == offered(
        (1280, 720, "MJPG", (30.0, 12.5)), (640, 480, "MJPG", (29.97,)), (640, 480, "YUYV", (29.97,))
    )
    assert describe_modes(v4l2.read_modes(device))[0] == "1280x720 MJPG 30 12.5 fps"


def test_ranges_of_sizes_and_rates_are_read():
    """As v4l2loopback and capture cards list them: from 2 x 2 in steps of 2 to 1280 x 720, and from 1/60 s to 1 s."""
    every = {size: [(3, 1, 60, 1, 1, 1, 60)] for size in ((1280, 720), (640, 480))}
    modes = v4l2.read_modes(Device({"YUYV": [(3, 2, 1280, 2, 2, 720, 2)]}, every))
    rates = {(mode.width, mode.height): mode.rates for mode in modes}
    assert rates[1280, 720] == (60.0, 50.0, 30.0, 25.0, 24.0, 20.0, 15.0, 10.0, 5.0) and (1920, 1080) not in rates
    mode = chosen_mode(CameraMode(), modes, "Camera 0")
    assert (mode.width, mode.height, mode.fps) == (1280, 720, 30.0)


def test_a_driver_that_never_ends_or_knows_nothing():
    class Endless(Device):
        @staticmethod
        def _at(answers, index):
            return answers[0]

    modes = v4l2.read_modes(Endless({"YUYV": [(1, 640, 480)]}, {(640, 480): [(1, 1, 30)]}))
    assert modes == offered((640, 480, "YUYV", (30.0,)))
    assert v4l2.read_modes(Device({}, {})) == () and v4l2.modes_of("/dev/null/none") == ()


def test_a_format_is_chosen_with_the_size():
    mode = chosen_mode(CameraMode.parse("1280x720@10 YUYV"), WEBCAM, "Camera 0")
    assert (mode.pixel_format, mode.fps) == ("YUYV", 10.0)
    assert CameraMode.parse(str(mode)).pixel_format == "YUYV"
    with pytest.raises(UserError, match="Camera 0 does not offer the format NV12: it offers MJPG, YUYV"):
        chosen_mode(CameraMode.parse("1280x720 NV12"), WEBCAM, "Camera 0")


def test_a_refused_mode_is_replaced_and_said_only_where_that_is_wanted():
    refused = CameraMode.parse("641x360")
    with pytest.raises(UserError):
        accepted_mode(refused, WEBCAM, "Camera 0")
    mode, sentence = accepted_mode(replace(refused, or_default=True), WEBCAM, "Camera 0")
    assert (mode.width, mode.height) == (1280, 720)
    assert sentence.startswith("Camera 0 does not offer 641x360") and "It runs in 1280x720@29.97 (MJPG)" in sentence
    assert accepted_mode(CameraMode(or_default=True), WEBCAM, "Camera 0")[1] == ""
