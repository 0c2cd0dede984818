"""A camera of this computer, through V4L2: HANDMIRROR_TEST_CAMERA is its number. Its controls are put back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import cv2
import pytest

from handmirror.core.camera.controls import Control
from handmirror.core.camera.devices import Camera
from handmirror.core.camera.modes import READABLE, CameraMode, offered_modes
from handmirror.core.camera.opencv_controls import OpenCvControls
from handmirror.core.camera.v4l2_controls import V4l2Controls
from handmirror.core.errors import UserError

NUMBER = os.environ.get("HANDMIRROR_TEST_CAMERA", "")
pytestmark = pytest.mark.skipif(not NUMBER, reason="HANDMIRROR_TEST_CAMERA has no number of a V4L2 camera")


@pytest.fixture
def controls() -> Iterator[V4l2Controls]:
    controls = V4l2Controls(f"/dev/video{NUMBER}", "The camera")
    before = controls.read()
    yield controls
    for each in before:
        if each.range is not None:
            controls.set(each.name, each.range.value)
        if each.automatic:
            controls.set(each.name, None)


@contextmanager
def closing_capture() -> Iterator[cv2.VideoCapture]:
    capture = cv2.VideoCapture(int(NUMBER), cv2.CAP_V4L2)
    yield capture
    capture.release()


def named(controls: V4l2Controls) -> dict[str, Control]:
    return {each.name: each for each in controls.read()}


def test_each_control_takes_both_ends_of_its_range(controls: V4l2Controls) -> None:
    found = controls.read()
    assert found
    for each in found:
        if each.range is None:
            continue
        assert each.range.low <= each.range.default <= each.range.high
        menu = [value for value, _ in each.range.names]
        for value in (menu[0], menu[-1]) if menu else (each.range.low, each.range.high):
            controls.set(each.name, value)
            now = named(controls)[each.name]
            assert now.range is not None and now.range.value == value and now.automatic in (None, False)


def test_each_automatic_switches_on_and_off(controls: V4l2Controls) -> None:
    switched = [each for each in controls.read() if each.automatic is not None and each.range is not None]
    assert switched
    for each in switched:
        controls.set(each.name, None)
        assert named(controls)[each.name].automatic is True
        controls.set(each.name, each.range.default)
        assert named(controls)[each.name].automatic is False


def test_controls_are_set_while_frames_arrive(controls: V4l2Controls) -> None:
    with Camera(int(NUMBER), CameraMode()) as camera:
        assert camera.read() is not None
        bright = named(controls)["brightness"].range
        assert bright is not None
        means = []
        for value in (bright.low, bright.high):
            camera.controls.set("brightness", value)
            for _ in range(6):  # those that were captured before
                frame = camera.read()
            assert frame is not None
            means.append(frame.image.mean())
    assert means[1] > means[0] + 30


def test_the_controls_of_opencv_reach_the_driver_when_the_camera_is_read(controls: V4l2Controls) -> None:
    with closing_capture() as capture:
        found = OpenCvControls(capture)
        assert "brightness" in {each.name for each in found.read()}
        before = named(controls)["brightness"].range
        found.set("brightness", 200)
        assert named(controls)["brightness"].range == before
        found.carry_out()
    now = named(controls)["brightness"].range
    assert now is not None and now.value == 200


def test_an_automatic_that_a_control_lacks_is_a_sentence(controls: V4l2Controls) -> None:
    with pytest.raises(UserError, match=r"The camera refused automatic for its brightness .*\.$"):
        controls.set("brightness", None)


def test_a_refused_mode_falls_back_and_is_said(controls: V4l2Controls) -> None:
    with Camera(int(NUMBER), replace(CameraMode.parse("641x123"), or_default=True)) as camera:
        assert "does not offer 641x123" in camera.notice and "It runs in" in camera.notice
        assert camera.read() is not None


def test_each_readable_format_opens_when_it_is_chosen() -> None:
    smallest = {mode.pixel_format: mode for mode in offered_modes(int(NUMBER)) if mode.pixel_format in READABLE}
    assert smallest
    for letters, mode in list(smallest.items())[:3]:
        asked = CameraMode.parse(f"{mode.width}x{mode.height}@{mode.rates[-1]:g} {letters}")
        with Camera(int(NUMBER), asked) as camera:
            assert camera.mode.endswith(f"({letters})")
            assert (frame := camera.read()) is not None and frame.size == (mode.width, mode.height)
