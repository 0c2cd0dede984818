"""The export for SOMA-X, posed as its hand layer does: by the rotations and offsets of its rig."""

import json

import numpy as np
import pytest
from posed_hands import hand_model

from handmirror.core.assets import asset
from handmirror.core.hand.angles import FINGER_JOINTS, model_axes
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.hand.soma import PARENTS, SomaRig, soma_names, soma_offsets
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.types import Side

# the joints of SOMA that the hand model has, too: its 21
SOMA_21 = [0, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19, 21, 22, 23, 24]
ENDS = [2, 3, 4, 6, 7, 8, 10, 11, 12, 14, 15, 16, 18, 19, 20]  # of the bones of the fingers, among the 21


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Every tenth of the demo clip's frames, the left hand in the later ones."""
    folder = tmp_path_factory.mktemp("soma")
    (folder / "poses.jsonl").write_text("".join(asset("demo/truth.jsonl").open().readlines()[::10]))
    return export_session(folder / "poses.jsonl", ExportFormat.SOMA, folder / "out").path


def soma_joints(hand) -> np.ndarray:
    """The joints [n, 25, 3] where SOMA's layer has them: forward kinematics with its rig's offsets."""
    offsets = soma_offsets(Side(str(hand["hand_type"]))) * hand["global_scale"]
    offsets[1:] *= hand["scale_params"][0, :, None]
    turns = axis_angle_to_matrix(hand["poses"])
    places = np.empty((*turns.shape[:2], 3))
    places[:, 0] = hand["transl"]
    for joint in range(1, 25):
        before = PARENTS[joint]
        places[:, joint] = places[:, before] + turns[:, before] @ offsets[joint]
        turns[:, joint] = turns[:, before] @ turns[:, joint]
    return places


@pytest.mark.parametrize("name", ["hand_1_right", "hand_2_left"])
def test_the_fingers_of_soma_are_those_of_the_hand(files, name):
    hand = np.load(files / f"{name}.npz")
    found, joints = soma_joints(hand)[:, SOMA_21], hand["joints"]
    bones, ours = (points[:, ENDS] - points[:, np.subtract(ENDS, 1)] for points in (found, joints))
    lengths = np.linalg.norm(ours, axis=-1)
    assert ((bones * ours).sum(-1) > 0.99999 * np.linalg.norm(bones, axis=-1) * lengths).all()
    np.testing.assert_allclose(
        np.linalg.norm(bones, axis=-1), np.median(lengths, axis=0) * np.ones_like(lengths), atol=1e-5
    )
    errors = np.linalg.norm(found - joints, axis=-1)
    assert np.allclose(errors[:, 0], 0) and errors.max() < 0.012


def test_a_file_has_what_the_reader_of_soma_asks_for(files):
    hand = np.load(files / "hand_2_left.npz", allow_pickle=False)
    records = [json.loads(line) for line in asset("demo/truth.jsonl").open()][::10]
    frames = [record["frame"] for record in records if any(each["side"] == "left" for each in record["hands"])]
    assert hand["frame"].tolist() == frames and hand["time_s"] == pytest.approx(np.array(frames) / 30, abs=1e-6)
    assert hand["joint_names"].tolist() == list(soma_names(Side.LEFT))
    assert hand["joint_names"][[0, 1, 4, 5, 9, 24]].tolist() == [
        *("LeftHand", "LeftHandThumb1", "LeftHandThumbEnd", "LeftHandIndex1", "LeftHandIndexEnd", "LeftHandPinkyEnd")
    ]
    words = [str(hand[name]) for name in ("hand_type", "identity_model_type", "rotation_repr", "unit")]
    assert words == ["left", "soma", "rotvec", "meters"] and hand["absolute_pose"] and hand["keep_root"]
    assert hand["poses"].shape == (len(frames), 25, 3) and hand["poses"].dtype == np.float32
    assert hand["identity_coeffs"].shape == (1, 20) and hand["scale_params"].shape == (1, 24)


@pytest.mark.parametrize("side", Side)
def test_a_finger_curls_about_minus_y(side):
    pose = np.zeros((2, 48))
    middle = 1 + FINGER_JOINTS.index("middle_2")
    pose[1, 3 * middle : 3 * middle + 3] = 0.8 * model_axes(hand_model())[middle, 0]  # flexion
    flat, curled = axis_angle_to_matrix(SomaRig(hand_model()).rotations(pose, side))
    row = soma_names(Side.RIGHT).index("RightHandMiddle3")
    turn = flat[row].T @ curled[row]
    np.testing.assert_allclose(turn, axis_angle_to_matrix(np.array([0, -0.8, 0])), atol=0.02)
    others = [joint for joint in range(25) if joint not in (row, row + 1)]
    np.testing.assert_allclose(flat[others], curled[others], atol=1e-9)
