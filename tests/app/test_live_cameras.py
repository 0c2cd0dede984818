"""Two cameras that are tracked together in the real window: videos, and cameras that may vanish."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from pytestqt.qtbot import QtBot
from recording import record

from handmirror.app.inspector.report import names_of, source_kind
from handmirror.app.live.cameras_dialog import CamerasDialog
from handmirror.app.live.cameras_text import CamerasChoice, cameras_text
from handmirror.app.live.source_chooser import OPEN_CAMERAS
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.projection import project
from handmirror.core.cameras.rig import CameraPose, Rig, read_rig, write_rig
from handmirror.core.cameras.session import RIG, camera_folders
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.live import LiveResult
from handmirror.core.session.reader import open_session
from handmirror.core.types import Array, Frame, FrameResult

SIZE = 320, 240
K = np.array([[400.0, 0, 160], [0, 400, 120], [0, 0, 1]])
GREYS = 70, 170  # of the cameras' pictures
TURN = axis_angle_to_matrix(np.radians([8.0, 50.0, 0.0]))
MIDDLE = np.array([0.0, 0.0, 0.55])
BESIDE = CameraPose("right", Calibration(K, SIZE), TURN, MIDDLE - TURN @ MIDDLE)


class StillHand(MovingHands):
    """One hand that does not move, as the camera sees it whose picture is as grey as this one."""

    def __init__(self) -> None:
        super().__init__(still=True)

    def track(self, frame: Frame, K: Array) -> FrameResult:
        result = super().track(frame, K)
        if frame.image.mean() < sum(GREYS) / 2:
            return result
        joints = BESIDE.to_camera(result.hands[0].joints)
        return replace(result, hands=(replace(result.hands[0], joints=joints, joints_2d=project(joints, K)),))


def picture(grey: int) -> np.ndarray:
    return np.full((SIZE[1], SIZE[0], 3), grey, np.uint8)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with two videos and cameras.json."""
    folder = tmp_path_factory.mktemp("cameras")
    write_rig(folder / RIG, Rig((CameraPose("left", Calibration(K, SIZE), np.eye(3), np.zeros(3)), BESIDE)))
    for number, grey in enumerate(GREYS, 1):
        with av.open(str(folder / f"{number}.mp4"), "w") as container:
            stream = container.add_stream("mpeg4", rate=30)
            stream.width, stream.height = SIZE
            for _ in range(10):
                container.mux(stream.encode(av.VideoFrame.from_ndarray(picture(grey), format="rgb24")))
            container.mux(stream.encode(None))
    return folder


@pytest.fixture
def shown() -> list[LiveResult]:
    return []


@pytest.fixture
def window(open_window, shown) -> MainWindow:
    window: MainWindow = open_window(tracker=StillHand())
    window.controller.result_ready.connect(shown.append)
    return window


def seen_by(shown: list[LiveResult]) -> tuple[int, ...]:
    """The cameras that see the hand of the newest result; empty without one."""
    return shown[-1].result.hands[0].cameras if shown and shown[-1].result.hands else ()


@pytest.mark.opengl
def test_videos_chosen_in_the_dialog_are_tracked_together(qtbot: QtBot, window, made: Path, shown) -> None:
    window.actions_.openers[OPEN_CAMERAS].trigger()
    dialog = window.findChild(CamerasDialog)
    assert dialog is not None and not dialog.open_.isEnabled()
    for number, field in enumerate(dialog.fields, 1):
        qtbot.keyClicks(field.choice, str(made / f"{number}.mp4"))
    assert not dialog.open_.isEnabled()
    qtbot.keyClicks(dialog.rig.line, str(made / RIG))
    dialog.open_.click()
    qtbot.waitUntil(lambda: seen_by(shown) == (1, 2), timeout=30_000)
    result = shown[-1].result
    (truth,) = MovingHands(still=True).track(result.frame, K).hands
    assert np.linalg.norm(result.hands[0].joints - truth.joints, axis=1).max() < 0.005
    assert len(window.panes.grid.others) == 1
    assert window.chooser.currentText() == "1.mp4 + 2.mp4"


@pytest.mark.opengl
def test_the_dialog_keeps_what_was_opened(qtbot: QtBot, window, made: Path) -> None:
    window.actions_.openers[OPEN_CAMERAS].trigger()
    dialog = window.findChild(CamerasDialog)
    videos = [str(made / f"{number}.mp4") for number in (1, 2)]
    for field, video in zip(dialog.fields, videos, strict=True):
        field.show_source(video)
    dialog.rig.line.setText(str(made / RIG))
    with qtbot.waitSignal(dialog.destroyed, timeout=30_000):
        dialog.open_.click()
    window.actions_.openers[OPEN_CAMERAS].trigger()
    again = window.findChild(CamerasDialog)
    assert again.sources == videos and again.rig.path == made / RIG
    qtbot.waitUntil(again.isVisible)
    fields = again.count, again.rig.line, *(field.choice for field in again.fields)
    assert all(field.height() >= field.sizeHint().height() for field in fields)
    again.reject()


@pytest.mark.opengl
def test_the_others_continue_without_a_camera_that_vanishes(qtbot: QtBot, window, made: Path, shown) -> None:
    with MjpegCamera([picture(GREYS[0])]) as left, MjpegCamera([picture(GREYS[1])]) as right:
        window.open(cameras_text(CamerasChoice(made / RIG, (left.url, right.url))))
        qtbot.waitUntil(lambda: seen_by(shown) == (1, 2), timeout=30_000)
        left.freeze()
        qtbot.waitUntil(lambda: seen_by(shown) == (2,), timeout=30_000)
        left.thaw()
        qtbot.waitUntil(lambda: seen_by(shown) == (1, 2), timeout=30_000)
        left.stop()
        qtbot.waitUntil(lambda: seen_by(shown) == (2,), timeout=30_000)
        assert window.camera_pane.placeholder.endswith("has no picture at this moment.")
        assert window.panes.grid.others[0].placeholder == ""
        left.start()
        qtbot.waitUntil(lambda: seen_by(shown) == (1, 2), timeout=30_000)


@pytest.mark.opengl
def test_cameras_are_recorded_as_a_session_of_several(qtbot: QtBot, window, made: Path, sessions: Path, shown) -> None:
    with MjpegCamera([picture(GREYS[0])]) as left, MjpegCamera([picture(GREYS[1])]) as right:
        window.open(cameras_text(CamerasChoice(made / RIG, (left.url, right.url))))
        qtbot.waitUntil(lambda: seen_by(shown) == (1, 2), timeout=30_000)
        folder = record(qtbot, window)
        with qtbot.waitSignal(window.controller.recording_stopped, timeout=30_000):
            window.actions_.record.trigger()
    assert [path.name for path in camera_folders(folder)] == ["camera_1", "camera_2"]
    assert np.allclose(read_rig(folder / RIG).cameras[1].rotation, TURN)
    with open_session(folder) as session:
        assert session.has_video and session.losses == ()
        assert {hand.cameras for line in session.results() for hand in line.hands} == {(1, 2)}
    for path, grey in zip(camera_folders(folder), GREYS, strict=True):
        with open_session(path) as session:
            assert session.losses == () and len(session.results()) > 0
            assert abs(session.read_frame(0).image.mean() - grey) < 8


@pytest.mark.opengl
def test_a_file_of_other_cameras_is_refused(qtbot: QtBot, window, made: Path) -> None:
    videos = tuple(str(made / f"{number}.mp4") for number in (1, 2, 1))
    window.open(cameras_text(CamerasChoice(made / RIG, videos)))
    qtbot.waitUntil(lambda: "has 2 cameras" in window.banner.text, timeout=30_000)


@pytest.mark.opengl
def test_cameras_and_videos_do_not_go_together(qtbot: QtBot, window, made: Path, camera: MjpegCamera) -> None:
    window.open(cameras_text(CamerasChoice(made / RIG, (camera.url, str(made / "2.mp4")))))
    qtbot.waitUntil(lambda: window.banner.text.startswith("Cameras and videos were chosen"), timeout=30_000)


@pytest.mark.opengl
def test_a_login_is_not_kept(qtbot: QtBot, window, made: Path, settings: Settings) -> None:
    window.actions_.openers[OPEN_CAMERAS].trigger()
    dialog = window.findChild(CamerasDialog)
    for field, name in zip(dialog.fields, ("left", "right"), strict=True):
        field.show_source(f"http://me:secret@127.0.0.1:9/{name}")
    dialog.rig.line.setText(str(made / RIG))
    with qtbot.waitSignal(dialog.destroyed, timeout=30_000):
        dialog.open_.click()
    assert "left" in window.chooser.currentText()
    window.close_now()
    assert "secret" not in settings.path.read_text() and "secret" not in window.chooser.currentText()


def test_a_report_has_the_kinds_of_the_cameras_and_hides_their_names(made: Path) -> None:
    source = cameras_text(CamerasChoice(made / RIG, ("0", str(made / "holiday.mp4"))))
    assert source_kind(source, False) == "camera + video"
    assert {"holiday.mp4", str(made / RIG)} <= {*names_of(source)}
