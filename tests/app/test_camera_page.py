"""The camera's page of the settings dialog: with a camera in memory, and with a real one (HANDMIRROR_TEST_CAMERA)."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from moving_hands import MovingHands
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCheckBox, QComboBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.preferences.camera import OpenedCamera
from handmirror.app.preferences.camera_page import CameraPage
from handmirror.app.settings import Settings
from handmirror.core.camera.controls import Control, ControlName, Range
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.v4l2 import OfferedMode
from handmirror.core.camera.v4l2_controls import V4l2Controls
from handmirror.core.errors import UserError

NUMBER = os.environ.get("HANDMIRROR_TEST_CAMERA", "")
on_camera = pytest.mark.skipif(not NUMBER, reason="HANDMIRROR_TEST_CAMERA has no number of a V4L2 camera")


class Webcam:
    """Controls in memory; a focus above 200 is refused."""

    def __init__(self) -> None:
        self.controls = {
            "exposure": Control("exposure", Range(3, 2047, 1, 250, 157), True, True),
            "focus": Control("focus", Range(0, 250, 5, 0, 30), False, True),
        }

    def read(self) -> tuple[Control, ...]:
        return tuple(self.controls.values())

    def set(self, name: ControlName, value: int | None) -> None:
        if value is not None and value > 200 and name == "focus":
            raise UserError("Desk refused 250 for its focus: choose another value.")
        before = self.controls[name]
        assert before.range is not None
        values = before.range if value is None else replace(before.range, value=value)
        self.controls[name] = replace(before, automatic=value is None, range=values)


OFFERED = (OfferedMode(1280, 720, "MJPG", (60.0, 30.0)), OfferedMode(640, 480, "YUYV", (30.0,)))


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> MainWindow:
    window = MainWindow(lambda config, announce: MovingHands(), Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    return window


def camera_page(qtbot: QtBot, window: MainWindow) -> CameraPage:
    window.preferences.action.trigger()
    (page,) = window.findChildren(CameraPage)
    qtbot.waitUntil(page.isVisible)
    return page


def opened_page(qtbot: QtBot, window: MainWindow, webcam: Webcam) -> CameraPage:
    page = camera_page(qtbot, window)
    opened = OpenedCamera("Desk", "1280 x 720 at 30 fps (MJPG)", OFFERED, webcam, webcam.read())
    window.preferences.cameras.opened.emit(opened)
    qtbot.waitUntil(lambda: len(page.rows) > 0)
    return page


def entries(box: QComboBox) -> list[str]:
    return [box.itemText(k) for k in range(box.count())]


def texts(page: CameraPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    while box.currentText() != text:
        assert box.currentIndex() < box.count() - 1
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_without_a_camera_the_page_says_so(qtbot: QtBot, window: MainWindow) -> None:
    page = camera_page(qtbot, window)
    assert "Only cameras connected to this computer have settings here" in texts(page)
    assert not page.modes.size.isVisible() and page.rows == {}


def test_a_mode_is_chosen_among_those_that_are_offered(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    page = opened_page(qtbot, window, Webcam())
    assert "Now running: 1280 x 720 at 30 fps (MJPG)" in texts(page)
    assert entries(page.modes.size) == ["Automatic", "1280 × 720", "640 × 480"]
    assert not page.modes.rate.isEnabled()
    choose(qtbot, page.modes.size, "1280 × 720")
    choose(qtbot, page.modes.rate, "60")
    assert entries(page.modes.rate) == ["Automatic", "60", "30"] and entries(page.modes.format) == ["Automatic", "MJPG"]
    assert settings.get("camera/Desk/mode", "") == "1280x720@60"
    choose(qtbot, page.modes.size, "640 × 480")
    choose(qtbot, page.modes.format, "YUYV")
    assert settings.get("camera/Desk/mode", "") == "640x480 YUYV"


def test_controls_are_set_and_saved(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    webcam = Webcam()
    page = opened_page(qtbot, window, webcam)
    row = page.rows["exposure"]
    assert row.automatic.isChecked() and not row.field.isEnabled()
    qtbot.keyClick(row.automatic, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: webcam.controls["exposure"].automatic is False and row.field.isEnabled())
    qtbot.keyClick(row.field, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: webcam.controls["exposure"].range.value == 158)
    assert settings.get("camera/Desk/controls", [""]) == ["exposure=158"]
    page.window().reject()
    qtbot.waitUntil(lambda: webcam.controls["exposure"].automatic is True)
    assert settings.get("camera/Desk/controls", ["none"]) == ["none"]


def test_a_refused_value_is_said_at_its_control(qtbot: QtBot, window: MainWindow) -> None:
    page = opened_page(qtbot, window, Webcam())
    page.rows["focus"].slider.setValue(250)
    qtbot.waitUntil(lambda: "Desk refused 250 for its focus" in texts(page))


def test_the_defaults_of_the_driver_are_restored(qtbot: QtBot, window: MainWindow) -> None:
    webcam = Webcam()
    page = opened_page(qtbot, window, webcam)
    page.restore_defaults()
    qtbot.waitUntil(lambda: webcam.controls["focus"].automatic is True)


@on_camera
def test_a_real_camera_runs_in_the_chosen_mode_and_says_when_it_refuses(qtbot: QtBot, settings: Settings) -> None:
    made: list[MovingHands] = []
    window = MainWindow(lambda config, announce: made.append(MovingHands()) or made[-1], Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    cameras = window.preferences.cameras
    with qtbot.waitSignal(cameras.opened) as opened:
        window.open(NUMBER)
    page, name = camera_page(qtbot, window), opened.args[0].name
    size = page.modes.size.itemText(page.modes.size.count() - 1)  # the smallest
    with qtbot.waitSignal(cameras.opened) as opened:
        page.modes.size.setCurrentIndex(page.modes.size.count() - 1)
        page.modes.size.activated.emit(page.modes.size.currentIndex())
    assert opened.args[0].mode.startswith(size.replace("×", "x"))
    qtbot.waitUntil(lambda: f"Now running: {opened.args[0].mode}" in texts(page))
    settings.set(f"camera/{name}/mode", "641x123")
    window.start()
    qtbot.waitUntil(lambda: "does not offer 641x123" in window.banner.text)
    assert "It runs in" in window.banner.text


@on_camera
def test_a_real_control_is_set_from_the_page_and_again_at_the_next_start(qtbot: QtBot, settings: Settings) -> None:
    window = MainWindow(lambda config, announce: MovingHands(), Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    window.open(NUMBER)
    page = camera_page(qtbot, window)
    qtbot.waitUntil(lambda: "gain" in page.rows)
    row, driver = page.rows["gain"], V4l2Controls(f"/dev/video{NUMBER}", "The camera")

    def gain() -> tuple[bool | None, int]:
        found = next(each for each in driver.read() if each.name == "gain")
        assert found.range is not None
        return found.automatic, found.range.value

    assert row.findChild(QCheckBox).isChecked() and gain()[0] is True
    qtbot.keyClick(row.automatic, Qt.Key.Key_Space)
    qtbot.waitUntil(row.field.isEnabled)
    row.findChild(QSpinBox).setValue(77)
    qtbot.waitUntil(lambda: gain() == (False, 77))
    page.window().accept()
    window.close()
    driver.set("gain", None)
    again = MainWindow(lambda config, announce: MovingHands(), Intrinsics(), Settings(Path(settings.path)))
    qtbot.addWidget(again)
    again.open(NUMBER)
    qtbot.waitUntil(lambda: gain() == (False, 77))
