"""Several cameras: one hand in the world of what each camera saw, their clocks, and where they stand."""

import json
from dataclasses import replace

import numpy as np
import pytest
from board_views import DISTORTION
from camera_views import K, board_picture, lines, rig, true_joints, write_sessions

from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.projection import project
from handmirror.core.cameras.clocks import offset_between
from handmirror.core.cameras.from_board import BoardCamera, rig_from_board
from handmirror.core.cameras.from_hand import rig_from_lines
from handmirror.core.cameras.motion import HandPath, paths_of
from handmirror.core.cameras.rig import Rig, read_rig, write_rig
from handmirror.core.cameras.session import fuse_session
from handmirror.core.errors import UserError
from handmirror.core.hand.rotation import matrix_to_axis_angle
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.session.reader import open_session
from handmirror.core.types import Frame, Side

TWO = rig(50.0)


def fused_lines(folder, *of_cameras, cameras=TWO, **options):
    """What is in poses.jsonl after the cameras' hands were fused, and the result."""
    done = fuse_session(write_sessions(folder, *of_cameras), cameras, smooth=False, sync=False, **options)
    return read_pose_lines(folder / "poses.jsonl").lines, done


def errors_mm(found, side=Side.RIGHT):
    """Mean distance of the joints from the truth in each line with one hand, in millimetres."""
    truth = true_joints(np.array([line.time_ns for line in found]) * 1e-9, side)
    joints = np.array([line.hands[0].joints for line in found])
    return 1e3 * np.linalg.norm(joints - truth, axis=-1).mean(1)


@pytest.mark.parametrize("side", list(Side))
def test_two_cameras_see_a_hand_where_it_is_in_the_world(tmp_path, side):
    seen = [lines(camera, side=side, seed=k) for k, camera in enumerate(TWO.cameras)]
    found, _ = fused_lines(tmp_path, *seen)
    assert all([hand.side for hand in line.hands] == [side] for line in found)
    assert errors_mm(found, side).mean() < min(5.0, errors_mm(seen[0], side).mean() / 3)


def test_the_fused_hand_lies_on_the_pictures_of_both_cameras(tmp_path):
    found, _ = fused_lines(tmp_path, *(lines(camera, seed=k) for k, camera in enumerate(TWO.cameras)))
    truth = true_joints(np.array([line.time_ns for line in found]) * 1e-9)
    joints = np.array([line.hands[0].joints for line in found], float)
    for camera in TWO.cameras:
        off = project(camera.to_camera(joints), K) - project(camera.to_camera(truth), K)
        assert np.linalg.norm(off, axis=-1).mean() < 2.0


def test_two_hands_are_two_hands_in_both_cameras(tmp_path):
    def both(camera, seed):
        right, left = (lines(camera, range(20), side, seed=seed) for side in (Side.RIGHT, Side.LEFT))
        return [
            replace(one, hands=(*one.hands, replace(other.hands[0], track=2)))
            for one, other in zip(right, left, strict=True)
        ]

    found, done = fused_lines(tmp_path, *(both(camera, k) for k, camera in enumerate(TWO.cameras)))
    assert done.hands == 2
    assert all(line.hands[0].cameras == line.hands[1].cameras == (1, 2) for line in found)


def test_a_camera_that_drops_out_is_done_without(tmp_path):
    first, second = (lines(camera, seed=k) for k, camera in enumerate(TWO.cameras))
    found, done = fused_lines(tmp_path, first, second[:30])
    assert [len(line.hands) for line in found] == [1] * 60 and done.hands == 1
    assert found[29].hands[0].cameras == (1, 2) and found[-1].hands[0].cameras == (1,)
    assert errors_mm(found[35:]).mean() < errors_mm(first[35:]).mean() / 2  # the size of the hand is known by then


def test_a_camera_without_any_frame_is_done_without(tmp_path):
    found, _ = fused_lines(tmp_path, lines(TWO.cameras[0], range(10)), [])
    assert [line.hands[0].cameras for line in found] == [(1,)] * 10


def test_a_camera_that_shows_no_hand_is_named(tmp_path):
    first = lines(TWO.cameras[0], range(10))
    fused = fuse_session(write_sessions(tmp_path, first, [replace(line, hands=()) for line in first]), TWO)
    assert [notice.split(",")[0] for notice in fused.notices] == ["No hand was found in the video of camera_2.mp4"]


def test_where_the_first_camera_has_a_gap_the_other_one_goes_on(tmp_path):
    first, second = (lines(camera, seed=k) for k, camera in enumerate(TWO.cameras))
    found, _ = fused_lines(tmp_path, [*first[:20], *first[40:]], second)
    assert [line.frame for line in found] == list(range(60))
    assert found[30].hands[0].cameras == (2,) and errors_mm(found).mean() < 10


def test_cameras_may_have_other_frame_rates(tmp_path):
    cameras = rig(50.0, offsets_ms=(11.0,))
    first, second = lines(cameras.cameras[0]), lines(cameras.cameras[1], range(50), seed=1, fps=25)
    found, done = fused_lines(tmp_path, first, second, cameras=cameras)
    assert len(found) == 60 and done.seen_by_one <= 2 and errors_mm(found).mean() < 6


def test_the_offset_of_a_clock_is_measured(tmp_path):
    cameras = rig(50.0, offsets_ms=(437.0,))
    seen = [paths_of(lines(camera, seed=k, frames=range(90))) for k, camera in enumerate(cameras.cameras)]
    offset = offset_between(*seen, cameras.cameras)
    assert offset is not None and abs(offset - 437e6) < 2e6


def test_a_hand_at_rest_does_not_show_the_offset(tmp_path):
    seen = [paths_of(lines(camera, range(1000, 1001), seed=k) * 40) for k, camera in enumerate(TWO.cameras)]
    times = np.arange(40) * 33_333_333
    still = [{side: HandPath(times, path.joints, 33_333_333) for side, path in each.items()} for each in seen]
    assert offset_between(*still, TWO.cameras) is None


@pytest.mark.parametrize("yaws", [(50.0,), pytest.param((50.0, -40.0), marks=pytest.mark.nightly)])
def test_the_moving_hand_shows_where_the_cameras_stand(yaws):
    cameras = rig(*yaws, offsets_ms=(120.0, -45.0))
    seen = [lines(camera, range(80), seed=k, too_far=1.0 + 0.05 * k) for k, camera in enumerate(cameras.cameras)]
    length = paths_of(lines(cameras.cameras[0], too_far=1.0))[Side.RIGHT].length
    found = rig_from_lines([camera.name for camera in cameras.cameras], seen, length)
    for camera, true in zip(found.cameras, cameras.cameras, strict=True):
        assert np.linalg.norm(camera.centre - true.centre) < 0.02
        assert np.degrees(np.linalg.norm(matrix_to_axis_angle(camera.rotation @ true.rotation.T))) < 1.0
        assert abs(camera.offset_ns - true.offset_ns) < 3e6


def test_a_hand_that_hardly_moves_does_not_show_where_the_cameras_stand():
    seen = [lines(camera, reach=0.002, seed=k) for k, camera in enumerate(TWO.cameras)]
    with pytest.raises(UserError, match=r"The hand moves by only \d\.\d cm in a, too little"):
        rig_from_lines(["a", "b"], seen)


def test_poses_that_contradict_the_pictures_are_refused_with_the_error(tmp_path):
    seen = [lines(camera, seed=k) for k, camera in enumerate(TWO.cameras)]
    moved = Rig(
        (TWO.cameras[0], replace(TWO.cameras[1], translation=TWO.cameras[1].translation + np.array([0.0, 0.05, 0.0])))
    )
    with pytest.raises(UserError, match=r"contradict their pictures \(reprojection error \d\d+ px\)"):
        fused_lines(tmp_path, *seen, cameras=moved)


def test_videos_of_different_times_are_refused(tmp_path):
    first, second = lines(TWO.cameras[0]), lines(TWO.cameras[1], range(3000, 3060))
    with pytest.raises(UserError, match=r"do not overlap in time \(they are 98\.0 s apart\)"):
        fused_lines(tmp_path, first, second)


def test_a_missing_camera_is_named_by_the_number_of_cameras(tmp_path):
    seen = [lines(camera, range(10)) for camera in TWO.cameras]
    with pytest.raises(UserError, match="The cameras file has 3 cameras, but 2 were tracked"):
        fused_lines(tmp_path, *seen, cameras=rig(50.0, -40.0))


def test_the_fused_session_opens_as_one_of_the_first_camera(tmp_path):
    seen = [lines(camera, range(10)) for camera in TWO.cameras]
    fused_lines(tmp_path, *seen)
    with open_session(tmp_path) as session:
        assert session.facts.source.label == "camera_1.mp4 + camera_2.mp4"
        assert len(session.results()) == 10 and np.array_equal(session.intrinsics().shared.K, K)
    with open_session(tmp_path / "camera_2") as own:
        assert len(own.results()) == 10


def test_a_rig_is_read_as_it_was_written(tmp_path):
    written = rig(50.0, offsets_ms=(12.5,))
    write_rig(tmp_path / "cameras.json", written)
    read = read_rig(tmp_path / "cameras.json")
    assert [camera.offset_ns for camera in read.cameras] == [0, 12_500_000]
    for one, other in zip(written.cameras, read.cameras, strict=True):
        assert np.allclose(one.rotation, other.rotation) and np.allclose(one.translation, other.translation)
        assert np.array_equal(one.calibration.K, other.calibration.K) and other.calibration.size == (640, 480)


def test_the_first_camera_of_a_file_becomes_the_world(tmp_path):
    moved = [replace(camera, translation=camera.translation + camera.rotation @ [1.0, 2, 3]) for camera in TWO.cameras]
    write_rig(tmp_path / "cameras.json", Rig(tuple(moved)))
    read = read_rig(tmp_path / "cameras.json")
    assert np.allclose(read.cameras[0].translation, 0) and np.allclose(read.cameras[1].centre, TWO.cameras[1].centre)


def test_a_camera_chain_of_kalibr_is_read(tmp_path):
    T = np.eye(4)
    T[:3, :3], T[:3, 3] = TWO.cameras[1].rotation, TWO.cameras[1].translation
    camera = {"camera_model": "pinhole", "intrinsics": [600, 600, 319.5, 239.5], "resolution": [640, 480]}
    chain = {"cam0": camera, "cam1": {**camera, "T_cn_cnm1": T.tolist()}}
    (tmp_path / "camchain.yaml").write_text(json.dumps(chain))
    read = read_rig(tmp_path / "camchain.yaml")
    assert np.allclose(read.cameras[1].centre, TWO.cameras[1].centre) and read.cameras[0].calibration.K[0, 0] == 600


def test_a_stereo_calibration_of_opencv_is_read(tmp_path):
    camera = TWO.cameras[1]
    stereo = {
        "M1": K.tolist(),
        "M2": K.tolist(),
        "R": camera.rotation.tolist(),
        "T": camera.translation[:, None].tolist(),
    }
    (tmp_path / "stereo.json").write_text(json.dumps(stereo))
    read = read_rig(tmp_path / "stereo.json")
    assert np.allclose(read.cameras[1].translation, camera.translation) and np.array_equal(
        read.cameras[1].calibration.K, K
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"translation": [300.0, 0, 0]}, "has cameras 300 m apart: give the translations in metres"),
        ({"rotation": [[1, 0, 0], [0, 1, 0], [0, 0, 2]]}, "has an invalid rotation"),
        ({"translation": [1, 2]}, "has no rotation of 3 x 3 and translation of 3 numbers"),
        ({"offset_ns": "late"}, "has no offset_ns in whole nanoseconds"),
    ],
)
def test_a_file_of_cameras_that_cannot_be_right_is_refused(tmp_path, change, sentence):
    write_rig(tmp_path / "cameras.json", TWO)
    record = json.loads((tmp_path / "cameras.json").read_text())
    record["cameras"][1] |= change
    (tmp_path / "cameras.json").write_text(json.dumps(record))
    with pytest.raises(UserError, match=sentence):
        read_rig(tmp_path / "cameras.json")


@pytest.mark.nightly  # renders 52 pictures
def test_a_board_shows_where_the_cameras_stand():
    board = Board(squares=(6, 4), square_mm=30.0)
    cameras = rig(25.0, offsets_ms=(100.0,)).cameras
    bent = Intrinsics(shared=Calibration(K, (640, 480), Lens("brown", DISTORTION)))
    watchers = [BoardCamera(camera.name, board, bent) for camera in cameras]
    for watcher, camera in zip(watchers, cameras, strict=True):
        for frame in range(26):
            image = board_picture(board, camera, frame / 15 + camera.offset_ns * 1e-9)
            watcher.add(Frame(image, frame, round(frame / 15 * 1e9), ""))
    found = rig_from_board(watchers).cameras[1]
    assert np.linalg.norm(found.centre - cameras[1].centre) < 0.004
    assert np.degrees(np.linalg.norm(matrix_to_axis_angle(found.rotation @ cameras[1].rotation.T))) < 0.3
    assert abs(found.offset_ns - 100e6) < 4e6


def test_a_camera_that_sees_no_board_is_named():
    watchers = [BoardCamera(name, Board(), Intrinsics.parse("600,600,319.5,239.5")) for name in ("left", "right")]
    with pytest.raises(UserError, match="left shows no charuco board of 10 x 7 squares"):
        rig_from_board(watchers)
