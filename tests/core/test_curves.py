from dataclasses import replace

import numpy as np
from session_maker import K, make_frame, make_hand

from handmirror.core.hand.angles import FINGER_JOINTS, KINDS
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.files import PoseWriter, read_pose_lines
from handmirror.core.session.curves import track_curves
from handmirror.core.types import FrameResult, Side


def test_curves_of_a_hand_that_moves_and_of_one_that_is_lost_for_a_while(tmp_path):
    model = HandModel.load()
    still, flat = make_hand(1, track=3, side=Side.LEFT), np.zeros(48, np.float32)
    times_ms = [0, 40, 80, 1080, 1100]
    with PoseWriter(tmp_path / "poses.jsonl") as poses:
        for index, time_ms in enumerate(times_ms):
            joints = np.tile([0, 0.5 * time_ms / 1000, 1], (21, 1))  # half a metre a second
            moving = replace(make_hand(2, track=1), pose=flat, joints=joints.astype(np.float32))
            hands = (moving, still) if index < 2 else (moving,)
            poses.write(FrameResult(make_frame(index, time_ms * 1_000_000), K, hands))
    curves = track_curves(read_pose_lines(tmp_path / "poses.jsonl").lines, model)
    assert [(each.track, each.side, len(each.frame)) for each in curves] == [(1, Side.RIGHT, 5), (3, Side.LEFT, 2)]
    moving = curves[0]
    assert moving.angles.shape == (5, len(FINGER_JOINTS), len(KINDS)) and np.abs(moving.angles).max() < 1e-6
    assert np.isnan(moving.speed[[0, 3]]).all()  # the first, and the one after a second
    assert np.allclose(moving.speed[[1, 2, 4]], 0.5, atol=1e-4)
    assert np.allclose(curves[1].speed[1], 0) and np.abs(curves[1].angles).max() > 0.1
    assert track_curves((), model) == ()
