"""The real window on a real network camera; only the hands are synthetic."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from pixels import pixels, skin
from PyQt6 import sip
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shown import red_side, wait_for_frames

from handmirror.app.actions import Overlay
from handmirror.app.live.address_dialog import AddressDialog
from handmirror.app.live.controller import TrackingController
from handmirror.app.live.source_chooser import OPEN_ADDRESS
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.names import CameraInfo
from handmirror.core.camera.source import Source
from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import Array, Frame, FrameResult, Side

pytestmark = pytest.mark.opengl


def test_camera_becomes_picture_mesh_and_figures(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    window.actions_.centred.setChecked(False)
    qtbot.waitUntil(lambda: len(skin(window.mesh_pane)) > 1000)
    before = skin(window.mesh_pane)[:, 0].mean()
    qtbot.waitUntil(lambda: abs(skin(window.mesh_pane)[:, 0].mean() - before) > 15)

    assert red_side(window) == "right"  # a camera is shown as a mirror
    qtbot.waitUntil(lambda: "–" not in window.status_line.fps.text())
    assert window.status_line.fps.text().endswith(" fps")
    assert window.status_line.latency.text().endswith(" ms to screen")
    assert re.fullmatch(r"Right ≈ \d\d cm", window.status_line.hands.text())
    assert window.status_line.device.text() == "cpu"
    assert window.camera_pane.banner.text == ""


def test_both_sides_have_their_own_colour_and_vanish_without_hands(
    qtbot: QtBot, camera: MjpegCamera, open_window
) -> None:
    tracker = MovingHands((Side.RIGHT, Side.LEFT))
    window = open_window(camera.url, tracker)
    window.actions_.smooth.setChecked(False)
    wait_for_frames(qtbot, window)
    assert re.fullmatch(r"Left ≈ \d\d cm, Right ≈ \d\d cm", window.status_line.hands.text())
    qtbot.waitUntil(lambda: len(skin(window.mesh_pane)) > 1000)
    view, at = pixels(window.mesh_pane.grabFramebuffer()), skin(window.mesh_pane)
    middle = (at[:, 0].min() + at[:, 0].max()) / 2
    brightness = [
        np.median(view[side[:, 1], side[:, 0]].sum(1)) for side in (at[at[:, 0] < middle], at[at[:, 0] > middle])
    ]
    assert brightness[0] > brightness[1] + 40  # as in a mirror, the right hand, the brighter one, is on the left

    tracker.sides = ()
    qtbot.waitUntil(lambda: len(skin(window.mesh_pane)) == 0)
    assert window.status_line.hands.text() == "No hand"


def test_mirror_flips_what_is_drawn_only(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    window.actions_.centred.setChecked(False)
    wait_for_frames(qtbot, window)
    with qtbot.waitSignal(window.controller.result_ready) as mirrored:
        pass
    centre = window.mesh_pane.width() / 2
    assert red_side(window) == "right"
    assert skin(window.mesh_pane)[:, 0].mean() < centre - 20

    window.actions_.mirror.trigger()
    wait_for_frames(qtbot, window)
    with qtbot.waitSignal(window.controller.result_ready) as plain:
        pass
    assert red_side(window) == "left"
    assert skin(window.mesh_pane)[:, 0].mean() > centre + 20
    first, second = mirrored.args[0].result, plain.args[0].result
    assert first.hands[0].side is second.hands[0].side is Side.RIGHT
    assert np.array_equal(first.hands[0].vertices, second.hands[0].vertices)
    assert np.array_equal(first.frame.image, second.frame.image)
    assert re.fullmatch(r"Right ≈ \d\d cm", window.status_line.hands.text())


def test_overlay_lies_on_the_picture(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, window)

    def lines() -> np.ndarray:
        """Where [n] across the pane there is colour between the bars of the grey picture."""
        picture = pixels(window.camera_pane.grab().toImage())
        quarter = picture.shape[1] // 4
        return np.nonzero(np.ptp(picture[:, quarter:-quarter], axis=2) > 30)[1] / (2 * quarter)

    drawn = []
    for mode in Overlay:
        window.actions_.overlay_actions[mode].trigger()
        wait_for_frames(qtbot, window, 2)
        drawn.append(len(lines()))
    assert drawn[0] == 0 < drawn[1] < drawn[2]
    assert lines().mean() < 0.45  # mirrored
    window.actions_.mirror.trigger()
    assert lines().mean() > 0.55


def test_view_turns_moves_zooms_and_resets(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, window)
    view = window.mesh_pane

    def place() -> np.ndarray:
        return np.array([view.opts["azimuth"], view.opts["elevation"], view.opts["distance"], *view.opts["center"]])

    def drag(button: Qt.MouseButton) -> None:
        qtbot.mousePress(view, button, pos=QPoint(100, 100))
        qtbot.mouseMove(view, QPoint(160, 130))
        qtbot.mouseRelease(view, button, pos=QPoint(160, 130))

    def at_rest() -> bool:
        before = place()
        wait_for_frames(qtbot, window, 1)
        return np.allclose(place(), before, atol=1e-6)

    qtbot.waitUntil(at_rest)
    home = place()
    drag(Qt.MouseButton.LeftButton)
    assert abs(place() - home)[:2].min() > 5
    window.actions_.reset_view.trigger()
    assert np.allclose(place(), home, atol=1e-3)

    drag(Qt.MouseButton.RightButton)
    assert np.linalg.norm((place() - home)[3:]) > 0.02
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    qtbot.keyClick(window, Qt.Key.Key_R)
    assert np.allclose(place(), home, atol=1e-3)

    no, at = Qt.KeyboardModifier.NoModifier, QPointF(100, 100)
    wheel = QWheelEvent(
        at, at, QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, no, Qt.ScrollPhase.NoScrollPhase, False
    )
    before = len(skin(window.mesh_pane))
    QApplication.sendEvent(view, wheel)
    assert len(skin(window.mesh_pane)) > 1.2 * before
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert np.allclose(place(), home, atol=1e-3)


def test_camera_vanishes_and_comes_back(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: "–" not in window.status_line.fps.text())
    camera.stop()
    qtbot.waitUntil(lambda: "trying again" in window.camera_pane.banner.text)
    assert len(skin(window.mesh_pane)) == 0
    assert (window.status_line.fps.text(), window.status_line.latency.text()) == ("– fps", "– ms to screen")
    camera.start()
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: window.camera_pane.banner.text == "")
    assert len(skin(window.mesh_pane)) > 1000


def test_a_late_result_does_not_bring_hands_back(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    may_track, tracking, published = threading.Event(), threading.Event(), threading.Event()

    class SlowHands(MovingHands):
        def track(self, frame: Frame, K: Array) -> FrameResult:
            tracking.set()
            may_track.wait(60)
            return super().track(frame, K)

    may_track.set()
    window = open_window(camera.url, SlowHands())
    wait_for_frames(qtbot, window)
    may_track.clear()
    tracking.clear()
    qtbot.waitUntil(tracking.is_set)
    camera.stop()
    qtbot.waitUntil(lambda: "trying again" in window.camera_pane.banner.text)
    window.controller.publish = lambda result: published.set()  # called after the result is passed to the window
    may_track.set()
    assert published.wait(60)
    QApplication.processEvents()
    assert len(skin(window.mesh_pane)) == 0


def test_unreadable_file_is_a_sentence_and_the_window_lives(
    qtbot: QtBot, camera: MjpegCamera, open_window, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"not a video")
    window = open_window(str(broken))
    qtbot.waitUntil(lambda: "broken.mp4 cannot be read" in window.camera_pane.banner.text)
    assert window.camera_pane.banner.text.endswith(".")
    assert window.actions_.run.text() == "Start"
    window.open(camera.url)
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: window.camera_pane.banner.text == "")
    assert window.actions_.run.text() == "Stop"


def test_a_source_that_the_system_cannot_examine_is_a_sentence(qtbot: QtBot, open_window) -> None:
    name = "x" * 300  # longer than any name may be; as a folder without permission or of a server that has gone
    window = open_window(name)
    banner = window.camera_pane.banner
    qtbot.waitUntil(lambda: name in banner.text and "…" not in banner.text)
    label = banner.label
    assert max(map(label.fontMetrics().horizontalAdvance, label.text().split())) <= label.width()
    assert name in label.toolTip()
    assert window.actions_.run.text() == "Start"


def test_tracker_that_cannot_be_made_is_a_sentence(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(config: TrackerConfig, announce: Callable[[str], None]) -> MovingHands:
        raise UserError("The shipped file palm is missing: install Handmirror again.")

    window = MainWindow(missing, Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    with caplog.at_level("INFO", "handmirror"):
        window.open(camera.url)
        qtbot.waitUntil(lambda: "install Handmirror again" in window.camera_pane.banner.text)
    assert "failed: The shipped file palm is missing" in caplog.text


def test_slow_preparations_and_notices_of_the_tracker_are_shown(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings
) -> None:
    prepared, tracker = threading.Event(), MovingHands()
    tracker.notices = ("ONNX Runtime 1.10.0 is too old; Handmirror continues without it.",)

    def make(config: TrackerConfig, announce: Callable[[str], None]) -> MovingHands:
        announce("Preparing mine.safetensors for this computer.")
        prepared.wait(60)
        return tracker

    window = MainWindow(make, Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    window.open(camera.url)
    banner = window.camera_pane.banner
    qtbot.waitUntil(lambda: "Preparing mine.safetensors" in banner.text)
    prepared.set()
    wait_for_frames(qtbot, window)
    assert banner.text == tracker.notices[0]


def test_what_poses_the_hands_is_chosen_while_it_runs(qtbot: QtBot, camera: MjpegCamera, settings: Settings) -> None:
    made: list[TrackerConfig] = []

    def make(config: TrackerConfig, announce: Callable[[str], None]) -> MovingHands:
        made.append(config)
        return MovingHands()

    window = MainWindow(make, Intrinsics(), settings, config=TrackerConfig(max_hands=1))
    qtbot.addWidget(window)
    window.show()
    window.open(camera.url)
    wait_for_frames(qtbot, window)
    shipped, fit, file = window.estimators.everything()
    assert shipped.isChecked()
    window.actions_.smooth.trigger()
    fit.trigger()
    qtbot.waitUntil(lambda: len(made) == 2)
    assert made == [TrackerConfig(max_hands=1), TrackerConfig(max_hands=1, fit=True, smooth=False)]

    file.trigger()
    dialog = window.findChild(QFileDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
    assert fit.isChecked()
    file.trigger()
    window.findChildren(QFileDialog)[-1].filesSelected.emit(["/home/me/mine.safetensors"])
    qtbot.waitUntil(lambda: len(made) == 3)
    assert file.isChecked()
    assert made[-1] == TrackerConfig(max_hands=1, checkpoint=Path("/home/me/mine.safetensors"), smooth=False)


def test_another_choice_of_what_poses_the_hands_recovers_from_a_failure(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings
) -> None:
    def make(config: TrackerConfig, announce: Callable[[str], None]) -> MovingHands:
        if config.checkpoint is not None:
            raise UserError("The checkpoint mine.safetensors is damaged: choose another one.")
        return MovingHands()

    window = MainWindow(make, Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    window.open(camera.url)
    wait_for_frames(qtbot, window)
    window.estimators.use_file("/home/me/mine.safetensors")
    qtbot.waitUntil(lambda: "damaged" in window.camera_pane.banner.text)
    shipped, fit, _ = window.estimators.everything()
    fit.trigger()
    wait_for_frames(qtbot, window)
    assert window.camera_pane.banner.text == "" and window.actions_.run.text() == "Stop"

    window.actions_.run.trigger()
    shipped.trigger()  # after a stop by the user nothing starts by itself
    assert window.actions_.run.text() == "Start"
    assert "the next time tracking starts" in window.status_line.currentMessage()


def test_notice_stays_with_the_first_source(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, notice="No camera was found: this is the demo clip.")
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: window.camera_pane.banner.text.startswith("No camera"))
    window.open(camera.url + "?other")
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: window.camera_pane.banner.text == "")


def test_a_busy_window_gets_the_newest_result_only(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    tracker = MovingHands()
    window = open_window(camera.url, tracker)
    wait_for_frames(qtbot, window)
    seen: list[int] = []
    window.controller.result_ready.connect(lambda live: seen.append(live.result.frame.index))
    tracker.wait_for_frames(8)  # the window is busy meanwhile
    QApplication.processEvents()
    assert len(seen) == 1


def test_without_hands_pictures_leave_the_3d_view_alone(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    tracker = MovingHands()
    window = open_window(camera.url, tracker)
    qtbot.waitUntil(lambda: len(skin(window.mesh_pane)) > 1000)
    tracker.sides = ()
    qtbot.waitUntil(lambda: window.status_line.hands.text() == "No hand")
    wait_for_frames(qtbot, window)
    pictures, scenes = [], []
    window.camera_pane.painted.connect(lambda: pictures.append(1))
    window.mesh_pane.frameSwapped.connect(lambda: scenes.append(1))
    window.clock.clear()
    wait_for_frames(qtbot, window, 5)
    assert len(pictures) >= 4 and not scenes
    assert window.clock.pace() is not None  # the shown frames are measured nevertheless


def test_a_busy_window_ignores_reports_of_a_stopped_run(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    tracker = MovingHands()
    window = open_window(camera.url, tracker)
    wait_for_frames(qtbot, window)
    window.stop()
    qtbot.waitUntil(lambda: window.controller.counters().captured == 0)
    window.start()
    tracker.wait_for_frames(4)  # the window is busy meanwhile: reports of this run are queued
    window.stop()
    qtbot.waitUntil(lambda: window.controller.counters().captured == 0)
    assert not window.actions_.record.isEnabled() and window.status_line.source.text() == ""


def test_close_stops_every_thread(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    before = set(threading.enumerate())  # of windows of other tests, which may still end
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)

    def ours() -> list[str]:
        names = [thread.name for thread in threading.enumerate() if thread not in before]
        return [name for name in names if name.startswith("handmirror")]

    assert "handmirror-tracker" in " ".join(ours())
    window.close()
    qtbot.waitUntil(lambda: not ours())


def test_a_tracker_loaded_after_the_window_has_gone_is_no_error(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    errors: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *what: errors.append(what))
    started, gone, before = threading.Event(), threading.Event(), set(threading.enumerate())

    def make() -> MovingHands:
        started.set()
        gone.wait(60)
        return MovingHands()

    controller = TrackingController(make, Intrinsics())

    def open_nothing() -> Source:
        raise UserError("There is nothing to open.")

    controller.start(open_nothing)
    assert started.wait(60) and controller.close()
    sip.delete(controller)
    gone.set()
    for thread in threading.enumerate():
        if thread not in before and thread.name.startswith("handmirror-loader"):
            thread.join(60)
    assert not errors


def test_stop_and_start(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    window.actions_.run.trigger()
    assert len(skin(window.mesh_pane)) == 0
    late: list[object] = []
    window.controller.result_ready.connect(late.append)
    qtbot.waitUntil(lambda: window.controller.counters().captured == 0)  # its threads have ended
    QApplication.processEvents()
    assert not late
    window.actions_.run.trigger()
    wait_for_frames(qtbot, window)


def test_a_picture_is_tracked_again_with_the_chosen_hand_length(qtbot: QtBot, open_window, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    cv2.imwrite(str(picture), np.full((240, 320, 3), 90, np.uint8))
    tracker = MovingHands()
    window = open_window(str(picture), tracker)
    qtbot.waitUntil(lambda: window.actions_.run.text() == "Start")  # it has ended
    with qtbot.waitSignal(window.controller.result_ready):
        window.hand_length.use(0.175)
    assert tracker.hand_length == pytest.approx(0.175)
    window.stop()
    window.hand_length.use(0.18)  # after a stop by the user nothing starts by itself
    assert window.actions_.run.text() == "Start"


def test_an_empty_address_changes_nothing(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    window.actions_.openers[OPEN_ADDRESS].trigger()
    dialog = window.findChild(AddressDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClicks(dialog.address, " ")
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert dialog.isVisible() and not dialog.problem.isVisible()
    dialog.reject()
    QApplication.processEvents()
    assert window.chooser.currentData() == window.last_source == camera.url
    assert QApplication.activePopupWidget() is None
    wait_for_frames(qtbot, window)


def test_what_is_wrong_with_an_address_is_said_while_it_is_typed(
    qtbot: QtBot, camera: MjpegCamera, open_window
) -> None:
    window = open_window()
    window.actions_.openers[OPEN_ADDRESS].trigger()
    dialog = window.findChild(AddressDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClicks(dialog.address, "http//bad")
    assert "Start the address with http://" in dialog.problem.text() and not dialog.open_.isEnabled()
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert dialog.isVisible() and not window.source
    dialog.address.setText("http://camera:99999")
    assert "host or port" in dialog.problem.text()
    qtbot.waitUntil(lambda: dialog.open_.mapTo(dialog, dialog.open_.rect().bottomLeft()).y() < dialog.height())
    dialog.address.clear()
    qtbot.keyClicks(dialog.address, camera.url)
    assert not dialog.problem.isVisible()
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.source == camera.url)


def test_a_tracker_made_without_smoothing_switches_it_off(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    tracker = MovingHands()
    tracker.smooth = False  # as by --no-smooth
    window = open_window(camera.url, tracker)
    wait_for_frames(qtbot, window)
    assert not window.actions_.smooth.isChecked()
    assert not tracker.smooth
    window.actions_.smooth.trigger()
    assert tracker.smooth


def test_sources_are_chosen_by_name(qtbot: QtBot, open_window) -> None:
    window = open_window()
    chooser = window.chooser
    source = "rtsp://me:se@cret@10.0.0.7:554/a@b"
    chooser.show_source(source)
    assert (chooser.currentText(), chooser.currentData()) == ("rtsp://10.0.0.7:554/a@b", source)
    chooser.show_source("")
    chooser.set_cameras([CameraInfo(0, "Front", "V4L2"), CameraInfo(2, "Desk", "V4L2")])
    texts = [chooser.itemText(k) for k in range(chooser.count())]
    assert texts[:3] == ["Front", "Desk", "Demo clip"]
    with qtbot.waitSignal(chooser.source_chosen) as chosen:
        chooser.activated.emit(1)
    assert chosen.args == ["2"]
    with qtbot.waitSignal(chooser.opener_chosen) as opener:
        chooser.activated.emit(texts.index("Open address…"))
    assert opener.args == ["open address"]
