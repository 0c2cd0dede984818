"""A session of two cameras, made here, in the real window."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from moving_hands import MovingHands
from pixels import pixels
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from handmirror.app.browser.entries import read_entry, read_thumbnail
from handmirror.app.dialogs.job_dialog import CancelledError
from handmirror.app.dialogs.rerun_dialog import Rerun, track_again
from handmirror.app.main_window import MainWindow
from handmirror.app.panes.cameras import CameraPicture, cameras_in, hands_in
from handmirror.app.panes.orbit_view import CAMERA_TO_VIEW
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.projection import project
from handmirror.core.cameras.rig import CameraPose, Rig
from handmirror.core.cameras.session import camera_folder, fuse_session
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import Array, Frame, FrameResult, Hand, Side

SIZE, FRAMES = (320, 240), 16
COUNTS = FRAMES, 8  # of frames of each camera
K = np.array([[400.0, 0, 160], [0, 400, 120], [0, 0, 1]])
GREYS = 70, 170  # of the cameras' pictures
TURN = axis_angle_to_matrix(np.radians([8.0, 50.0, 0.0]))
MIDDLE = np.array([0.0, 0.0, 0.55])
BESIDE = CameraPose("right camera", Calibration(K, SIZE), TURN, MIDDLE - TURN @ MIDDLE)
RIG = Rig((CameraPose("left camera", Calibration(K, SIZE), np.eye(3), np.zeros(3)), BESIDE))


def seen_by(hand: Hand, camera: CameraPose) -> Hand:
    """A hand of the world as the tracker of a camera would find it."""
    joints = camera.to_camera(hand.joints)
    return replace(hand, joints=joints, joints_2d=project(joints, K))


def record(folder: SessionFolder, camera: CameraPose, grey: int, frames: int) -> None:
    """One camera's own session."""
    recorder = Recorder(folder, SessionFacts(SourceFacts(camera.name, live=True, fps=30.0)), stop_free_bytes=0)
    recorder.start()
    tracker = MovingHands()
    for index in range(frames):
        image = np.full((SIZE[1], SIZE[0], 3), grey, np.uint8)
        frame = Frame(image, index, 10**9 + index * 33_333_333, f"{index:06d}")
        recorder.add_frame(frame)
        result = tracker.track(frame, K)
        recorder.add_result(replace(result, hands=tuple(seen_by(hand, camera) for hand in result.hands)))
    recorder.stop()


@pytest.fixture(scope="module")
def several(tmp_path_factory) -> Path:
    """One hand before two cameras; the second camera has only half of the frames."""
    path = tmp_path_factory.mktemp("sessions") / "two cameras"
    for number, (camera, grey, frames) in enumerate(zip(RIG.cameras, GREYS, COUNTS, strict=True), 1):
        record(SessionFolder(camera_folder(path, number)), camera, grey, frames)
    fuse_session(path, RIG, smooth=False, sync=False)
    return path


@pytest.fixture
def window(qtbot: QtBot, open_window, several: Path) -> MainWindow:
    """The window with this session, at its first frame."""
    window: MainWindow = open_window()
    with qtbot.waitSignal(window.replay.shown, timeout=30_000):
        window.open(str(several))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=30_000)
    return window


def grey_of(pane) -> Array:
    """The colour of the picture beside the hand."""
    picture = pixels(pane.grab().toImage())
    return picture[picture.shape[0] // 2, picture.shape[1] // 8]


@pytest.mark.opengl
def test_each_camera_has_its_picture_and_the_cameras_stand_in_the_view(window: MainWindow) -> None:
    (second,) = window.panes.grid.others
    for pane, grey in zip((window.camera_pane, second), GREYS, strict=True):
        assert pane.isVisible() and np.abs(grey_of(pane) - float(grey)).max() < 8
    assert second.accessibleName() == "Picture of right camera"
    assert not second.geometry().intersects(window.camera_pane.geometry())
    assert window.mesh_pane is not None
    assert [item.visible() for item in window.mesh_pane.rig] == [True, True]


@pytest.mark.opengl
def test_the_hand_is_drawn_in_each_picture_where_its_camera_sees_it(window: MainWindow) -> None:
    (second,) = window.panes.grid.others
    hand = MovingHands().track(Frame(np.zeros((240, 320, 3), np.uint8), 0, 0, ""), K).hands[0]
    bare = np.full(3, float(GREYS[1]))
    picture = pixels(second.grab().toImage())
    u, v = np.round(second.to_pane(project(BESIDE.to_camera(hand.joints), K))).astype(int).T
    assert all(np.abs(picture[y, x] - bare).max() > 20 for x, y in zip(u, v, strict=True))


@pytest.mark.opengl
def test_all_pictures_step_together_and_one_without_a_frame_says_so(qtbot: QtBot, window: MainWindow) -> None:
    shown: list[FrameResult] = []
    window.replay.shown.connect(lambda result, second: shown.append(result))
    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(shown), timeout=30_000)
    _, other = cameras_in(shown[-1])
    assert other.frame is not None and other.frame.time_ns == shown[-1].frame.time_ns
    qtbot.keyClick(window, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: window.replay.place == FRAMES - 1, timeout=30_000)
    (second,) = window.panes.grid.others
    assert grey_of(window.camera_pane)[0] > grey_of(second)[0]
    assert window.panes.grid.others[0].placeholder == "right camera has no picture at this moment."


@pytest.mark.opengl
def test_all_cameras_are_in_the_3d_view_also_when_it_is_mirrored(qtbot: QtBot, window: MainWindow) -> None:
    view = window.mesh_pane
    assert view is not None
    for place, sign in ((1, 1), (2, -1)):
        if sign < 0:
            qtbot.keyClick(window, Qt.Key.Key_F)
        qtbot.keyClick(window, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda place=place: window.replay.place == place, timeout=30_000)
        to_view = CAMERA_TO_VIEW @ np.diag([sign, 1, 1])
        shown = view.to_pane(np.array([to_view @ camera.centre for camera in RIG.cameras]))
        assert (shown > 0).all() and (shown < [view.width(), view.height()]).all()


@pytest.mark.opengl
def test_another_session_has_one_picture_again(qtbot: QtBot, window: MainWindow, session: Path) -> None:
    with qtbot.waitSignal(window.replay.shown, timeout=30_000):
        window.open(str(session))
    assert window.panes.grid.others == ()
    assert window.mesh_pane is not None and window.mesh_pane.rig == []


@pytest.mark.opengl
def test_a_damaged_camera_is_left_out(qtbot: QtBot, open_window, several: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(several, damaged)
    (damaged / "camera_2" / "session.json").write_text("{}")
    window = open_window()
    with qtbot.waitSignal(window.replay.shown, timeout=30_000):
        window.open(str(damaged))
    assert window.panes.grid.others == ()
    assert "camera_2" in window.banner.text


def test_the_list_of_sessions_has_the_first_cameras_picture_and_frames(several: Path) -> None:
    entry = read_entry(several)
    assert (entry.captured, entry.tracked, entry.sides, entry.problem) == (FRAMES, FRAMES, ("right",), "")
    assert read_thumbnail(entry) is not None


@pytest.mark.parametrize("side", list(Side))
def test_a_hand_keeps_its_pose_in_the_axes_of_another_camera(side: Side) -> None:
    frame = Frame(np.zeros((240, 320, 3), np.uint8), 40, 0, "")
    hand = MovingHands((side,)).track(frame, K).hands[0]
    (seen,) = hands_in([hand], CameraPicture(BESIDE, K, SIZE, frame))
    model = HandModel.load()
    joints = model.joints(seen.pose[None], seen.shape[None], seen.trans[None])[0]
    if side is Side.LEFT:
        joints = joints * [-1, 1, 1]
    assert np.allclose(joints, BESIDE.to_camera(hand.joints), atol=1e-5)
    assert np.allclose(seen.vertices, BESIDE.to_camera(hand.vertices), atol=1e-5)


def ignore(*_: object) -> None:
    pass


@pytest.mark.nightly
def test_a_rerun_tracks_the_video_of_each_camera(several: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    track_again(Rerun(several, FRAMES, out, TrackerConfig(device="cpu")), ignore, ignore)
    own = [read_pose_lines(camera_folder(out, number) / "poses.jsonl").lines for number in (1, 2)]
    assert [len(lines) for lines in own] == [*COUNTS]
    assert len(read_pose_lines(out / "poses.jsonl").lines) == FRAMES


@pytest.mark.nightly
def test_a_cancelled_rerun_leaves_nothing(several: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"

    def cancel(done: int, total: int | None) -> None:
        if done == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        track_again(Rerun(several, FRAMES, out, TrackerConfig(device="cpu")), ignore, cancel)
    assert not out.exists()


def test_a_lens_cannot_be_given_for_several_cameras(several: Path, tmp_path: Path) -> None:
    rerun = Rerun(several, FRAMES, tmp_path / "again", TrackerConfig(device="cpu"), lens=(None, 70.0))
    with pytest.raises(UserError, match="choose the lens as recorded"):
        track_again(rerun, ignore, ignore)
