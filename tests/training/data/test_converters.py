"""Each converter on a tiny tree in its data set's published layout, labelled with the free hand in place of MANO."""

import json
import os
import pickle
import shutil
import sys
import types
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
import scipy.sparse
import yaml

from handmirror.core.camera.jpeg import decode_jpeg
from handmirror.core.camera.projection import project
from handmirror.core.clips.frames import rotated_pose
from handmirror.core.clips.schema import Clip
from handmirror.core.errors import UserError
from handmirror.core.hand.joints import MANO_TO_21
from handmirror.core.hand.mirror import mirror_points, mirror_pose
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Side
from handmirror.training.data.converters import dexycb, freihand, ho3d, interhand
from handmirror.training.data.converters.common import ManoMean, Track, read_pickle, write_tracks
from handmirror.training.data.shards import find_shards, read_clips

K = np.array([[500.0, 0, 160], [0, 510, 120], [0, 0, 1]])
SIZE = (320, 240)
RNG = np.random.default_rng(0)
MEAN = {side: RNG.normal(0, 0.1, 45) for side in Side}
COMPONENTS = {side: np.linalg.qr(RNG.normal(0, 1, (45, 45)))[0] for side in Side}
CAMERA_TURN = axis_angle_to_matrix(np.array([0.4, -0.7, 0.2]))  # InterHand's world -> camera
CAMERA_PLACE = np.array([120.0, -300.0, 80.0])  # mm
MODEL = HandModel.load()


@dataclass(frozen=True)
class Truth:
    """A posed hand in the camera; pose of a right hand model, in the mirror image for a left hand."""

    side: Side
    pose: np.ndarray
    shape: np.ndarray
    joints: np.ndarray


def truth(number: int, side: Side = Side.RIGHT) -> Truth:
    rng = np.random.default_rng(number)
    pose, shape = rng.normal(0, 0.2, 48), rng.normal(0, 0.5, 10)
    joints = MODEL.joints(pose[None], shape[None])[0].astype(float)
    joints = joints - joints[9] + rng.uniform(-0.03, 0.03, 3) + np.array([0, 0, 0.6])
    return Truth(side, pose, shape, joints if side == Side.RIGHT else mirror_points(joints))


def write_picture(path: Path, *hands: Truth) -> None:
    """A dark picture with a green dot on each hand's wrist."""
    picture = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    for hand in hands:
        x, y = project(hand.joints[0], K).round().astype(int).tolist()
        cv2.circle(picture, (x, y), 3, (0, 255, 0), -1)
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), picture)


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, default=np.ndarray.tolist))


def around_mean(pose: np.ndarray, side: Side = Side.RIGHT) -> np.ndarray:
    return np.concatenate([pose[:3], pose[3:] - MEAN[side]])


@pytest.fixture(scope="module")
def mano(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with files like MANO's: pickles in which objects of chumpy and scipy lie beside the arrays."""
    folder = tmp_path_factory.mktemp("mano")
    module = types.ModuleType("chumpy.ch")
    module.Ch = type("Ch", (), {"__module__": "chumpy.ch"})
    sys.modules |= {"chumpy": types.ModuleType("chumpy"), "chumpy.ch": module}
    try:
        thing = module.Ch()
        thing.x = np.arange(3.0)
        for side in Side:
            content = {"hands_mean": MEAN[side], "hands_components": COMPONENTS[side], "shapedirs": thing}
            content |= {"J_regressor": scipy.sparse.csc_matrix(np.eye(3)), "bs_style": "lbs"}
            (folder / f"MANO_{str(side).upper()}.pkl").write_bytes(pickle.dumps(content, protocol=2))
    finally:
        del sys.modules["chumpy"], sys.modules["chumpy.ch"]
    yield folder


def freihand_tree(root: Path) -> list[Truth]:
    hands = [truth(k) for k in range(2)]
    for number in range(8):  # four looks of two pictures
        write_picture(root / f"training/rgb/{number:08d}.jpg", hands[number % 2])
    write_json(root / "training_K.json", [K] * 2)
    write_json(root / "training_xyz.json", [hand.joints for hand in hands])
    rows = [np.concatenate([around_mean(hand.pose), hand.shape, [160, 120, 5]]) for hand in hands]
    write_json(root / "training_mano.json", [[row] for row in rows])
    return hands * 4


def ho3d_tree(root: Path, suffix: str = "jpg") -> list[Truth]:
    hands = [truth(k) for k in range(3)]
    turn = np.diag([1.0, -1, -1])
    numbers = ["0001", "0002", "0003", "0004"]
    for number, hand in zip(numbers, [*hands, None], strict=True):
        meta: dict[str, object] = {"camMat": K, "objName": "003_cracker_box", "objLabel": 2}
        joints = np.zeros((21, 3))
        if hand is not None:
            joints[list(MANO_TO_21)] = hand.joints @ turn
            meta |= {"handJoints3D": joints, "handPose": rotated_pose(hand.pose, turn), "handBeta": hand.shape}
            write_picture(root / f"train/ABF10/rgb/{number}.{suffix}", hand)
        else:  # frames without annotation hold None
            meta |= {"handJoints3D": None, "handPose": None, "handBeta": None}
        path = root / f"train/ABF10/meta/{number}.pkl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(meta, protocol=2))
    (root / "train.txt").write_text("".join(f"ABF10/{number}\n" for number in numbers))
    return hands


def dexycb_tree(root: Path) -> list[Truth]:
    hands = [truth(0), truth(1), truth(2, Side.LEFT)]
    shape = hands[0].shape
    for session, of_session in (("20200709_141754", [*hands[:2], None]), ("20200709_150000", [hands[2]])):
        folder = root / "20200709-subject-01" / session
        for number, hand in enumerate(of_session):
            camera = folder / "836212060125"
            write_picture(camera / f"color_{number:06d}.jpg", *filter(None, [hand]))
            labels = {"pose_m": np.zeros((1, 51)), "joint_3d": -np.ones((1, 21, 3)), "joint_2d": -np.ones((1, 21, 2))}
            if hand is not None:
                parts = (hand.pose[3:] - MEAN[Side.RIGHT]) @ np.linalg.inv(COMPONENTS[Side.RIGHT])
                labels["pose_m"] = np.concatenate([hand.pose[:3], parts, [0, 0, 0.6]])[None]
                labels["joint_3d"], labels["joint_2d"] = hand.joints[None], project(hand.joints, K)[None]
            np.savez(camera / f"labels_{number:06d}.npz", seg=np.zeros((2, 2)), **labels)
        side = "left" if of_session[0] is hands[2] else "right"
        calibration = f"20200709-subject-01_{side}"
        (folder / "meta.yml").write_text(yaml.safe_dump({"mano_sides": [side], "mano_calib": [calibration]}))
        betas = root / f"calibration/mano_{calibration}/mano.yml"
        betas.parent.mkdir(parents=True)
        betas.write_text(yaml.safe_dump({"betas": shape.tolist()}))
    numbers = {"fx": 500.0, "fy": 510.0, "ppx": 160.0, "ppy": 120.0}
    intrinsics = root / "calibration/intrinsics/836212060125_640x480.yml"
    intrinsics.parent.mkdir(parents=True)
    intrinsics.write_text(yaml.safe_dump({"color": numbers, "depth": numbers}))
    # the calibrated betas are the first hand's: the second one's joints are those of its own
    return hands


def interhand_tree(root: Path) -> list[Truth]:
    right, left = truth(0), truth(1, Side.LEFT)
    order = [4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16, 15, 14, 13, 20, 19, 18, 17, 0]  # tips first, wrist last
    joints = np.concatenate([right.joints[order], left.joints[order]]) * 1000
    world = joints @ CAMERA_TURN + CAMERA_PLACE  # R^T x + place
    valid = np.ones((42, 1))
    valid[21 + 8] = 0  # the tip of the left middle finger
    poses = {
        "right": around_mean(rotated_pose(right.pose, CAMERA_TURN.T)),
        "left": around_mean(rotated_pose(mirror_pose(left.pose), CAMERA_TURN.T), Side.LEFT),
    }
    file_name = "Capture5/0266_dh_pray/cam400030/image38685.jpg"
    image = {"id": 7, "file_name": file_name, "capture": 5, "seq_name": "0266_dh_pray", "camera": "400030"}
    folder = root / "annotations/train"
    write_json(
        folder / "InterHand2.6M_train_data.json",
        {
            "images": [{**image, "frame_idx": 38685, "width": SIZE[0], "height": SIZE[1]}],
            "annotations": [{"id": 1, "image_id": 7, "hand_type": "interacting", "joint_valid": valid}],
        },
    )
    camera = {"campos": CAMERA_PLACE, "camrot": CAMERA_TURN, "focal": [500.0, 510.0], "princpt": [160.0, 120.0]}
    write_json(folder / "InterHand2.6M_train_camera.json", {"5": {name: {"400030": x} for name, x in camera.items()}})
    labels = {"world_coord": world, "joint_valid": valid, "hand_type": "interacting"}
    write_json(folder / "InterHand2.6M_train_joint_3d.json", {"5": {"38685": labels}})
    mano = {
        str(hand.side): {"pose": poses[str(hand.side)], "shape": hand.shape, "trans": [0, 0, 0]}
        for hand in (right, left)
    }
    write_json(folder / "InterHand2.6M_train_MANO_NeuralAnnot.json", {"5": {"38685": mano}})
    write_picture(root / "images/train" / file_name, right, left)
    return [right, left]


def convert(tracks: Generator[Track, None, None], out: Path) -> list[Clip]:
    write_tracks(tracks, out, "test")
    return list(read_clips(find_shards(out)))


def check(clips: list[Clip], hands: list[Truth], posed: Callable[[Truth], bool] = lambda hand: True) -> None:
    """The clips hold these hands in order, as right ones, with joints, pixels, picture and pose in agreement."""
    rows = [(clip, row) for clip in clips for row in range(len(clip))]
    assert len(rows) == len(hands)
    for (clip, row), hand in zip(rows, hands, strict=True):
        labels = {name: values[row] for name, values in clip.labels.items()}
        assert (clip.handedness, clip.hand_model) == (hand.side, "mano")
        valid = labels["joint_valid"] > 0
        as_right = hand.joints if hand.side == Side.RIGHT else mirror_points(hand.joints)
        assert np.abs(labels["joint_cam"] - as_right)[valid].max() < 1e-5
        x, y = labels["joint_img"][0].round().astype(int)
        red, green, blue = decode_jpeg(clip.imgs[row])[y, x].astype(int)
        assert green > 150 and green > 2 * max(red, blue)
        assert labels["mano_valid"] == posed(hand)
        if posed(hand):
            assert np.abs(rotations(labels["mano_pose"]) - rotations(hand.pose)).max() < 1e-5
            assert np.abs(labels["mano_shape"] - hand.shape).max() < 1e-5


def rotations(pose: np.ndarray) -> np.ndarray:
    return np.array([axis_angle_to_matrix(joint) for joint in pose.astype(float).reshape(16, 3)])


def test_freihand(tmp_path, mano):
    hands = freihand_tree(tmp_path / "tree")
    clips = convert(freihand.tracks(tmp_path / "tree", mano=mano), tmp_path / "out")
    check(clips, hands)
    assert clips[5].key.startswith("FreiHAND-training-00000005")


@pytest.mark.parametrize("suffix", ["png", "jpg"])  # v2, v3
def test_ho3d(tmp_path, suffix):
    hands = ho3d_tree(tmp_path / "tree", suffix)
    (clip,) = convert(ho3d.tracks(tmp_path / "tree"), tmp_path / "out")
    check([clip], hands)
    assert clip.labels["timestamp"].tolist() == pytest.approx([1 / 30, 2 / 30, 3 / 30])


def test_dexycb(tmp_path, mano):
    hands = dexycb_tree(tmp_path / "tree")
    clips = convert(dexycb.tracks(tmp_path / "tree", mano=mano), tmp_path / "out")
    assert [len(clip) for clip in clips] == [2, 1]
    hands[1] = Truth(hands[1].side, hands[1].pose, hands[0].shape, hands[1].joints)  # betas come from the calibration
    check(clips, hands, posed=lambda hand: hand.side == Side.RIGHT)
    one_subject = dexycb.tracks(tmp_path / "tree", ["20200709-subject-01"])
    assert [clip.key for clip in convert(one_subject, tmp_path / "2")] == [clip.key for clip in clips]


def test_interhand(tmp_path, mano):
    right, left = interhand_tree(tmp_path / "tree")
    clips = convert(interhand.tracks(tmp_path / "tree", mano=mano), tmp_path / "out")
    clips.sort(key=lambda clip: clip.handedness == Side.LEFT)
    check(clips, [right, left])
    assert clips[0].labels["joint_valid"].all()
    assert np.flatnonzero(clips[1].labels["joint_valid"][0] == 0).tolist() == [12]
    assert clips[0].labels["timestamp"][0] == pytest.approx(38685 / 90)


def test_without_mano_the_joints_are_kept_and_the_pose_does_not_count(tmp_path):
    for name, tree, tracks in (
        ("freihand", freihand_tree, freihand.tracks),
        ("dexycb", dexycb_tree, dexycb.tracks),
        ("interhand", interhand_tree, interhand.tracks),
    ):
        hands = tree(tmp_path / name)
        clips = convert(tracks(tmp_path / name), tmp_path / f"{name}-out")
        if name == "interhand":
            clips.sort(key=lambda clip: clip.handedness == Side.LEFT)
        check(clips, hands, posed=lambda hand: False)


MISSING = [
    (freihand_tree, freihand.tracks, "training_K.json"),
    (freihand_tree, freihand.tracks, "training_xyz.json"),
    (freihand_tree, freihand.tracks, "training_mano.json"),
    (freihand_tree, freihand.tracks, "training/rgb"),
    (freihand_tree, freihand.tracks, "training/rgb/00000001.jpg"),
    (freihand_tree, freihand.tracks, "training/rgb/00000006.jpg"),
    (ho3d_tree, ho3d.tracks, "train.txt"),
    (ho3d_tree, ho3d.tracks, "train/ABF10/meta/0002.pkl"),
    (ho3d_tree, ho3d.tracks, "train/ABF10/rgb/0002.jpg"),
    (dexycb_tree, dexycb.tracks, "calibration/intrinsics"),
    (dexycb_tree, dexycb.tracks, "calibration/intrinsics/836212060125_640x480.yml"),
    (dexycb_tree, dexycb.tracks, "calibration/mano_20200709-subject-01_right/mano.yml"),
    (dexycb_tree, dexycb.tracks, "20200709-subject-01/20200709_141754/meta.yml"),
    (dexycb_tree, dexycb.tracks, "20200709-subject-01/20200709_141754/836212060125/labels_000001.npz"),
    (interhand_tree, interhand.tracks, "annotations/train/InterHand2.6M_train_data.json"),
    (interhand_tree, interhand.tracks, "annotations/train/InterHand2.6M_train_camera.json"),
    (interhand_tree, interhand.tracks, "annotations/train/InterHand2.6M_train_joint_3d.json"),
    (interhand_tree, interhand.tracks, "images/train"),
    (interhand_tree, interhand.tracks, "images/train/Capture5/0266_dh_pray/cam400030/image38685.jpg"),
]


@pytest.mark.parametrize(("tree", "tracks", "file"), MISSING, ids=lambda value: value if isinstance(value, str) else "")
def test_missing_and_damaged_files_are_named(tmp_path, tree, tracks, file):
    root = tmp_path / "tree"
    tree(root)
    path = root / file
    if path.is_file():
        path.write_bytes(b"\x00" if path.suffix == ".txt" else b"\x80{")
        with pytest.raises(UserError) as caught:
            convert(tracks(root), tmp_path / "broken")
        assert str(path) in str(caught.value)
        path.unlink()
    else:
        shutil.rmtree(path)
    with pytest.raises(UserError) as caught:
        convert(tracks(root), tmp_path / "missing")
    assert f"{path} is missing" in str(caught.value)


@pytest.mark.parametrize("tracks", [freihand.tracks, ho3d.tracks, dexycb.tracks, interhand.tracks])
def test_a_folder_of_something_else_is_refused(tmp_path, tracks):
    (tmp_path / "tree" / "holiday").mkdir(parents=True)
    with pytest.raises(UserError, match=r"is missing, so .* is incomplete"):
        convert(tracks(tmp_path / "tree"), tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())  # the same folder can be given again


def test_labels_without_an_entry_or_of_another_shape_are_named(tmp_path, mano):
    freihand_tree(tmp_path / "f")
    write_json(tmp_path / "f/training_xyz.json", [[[0, 0, 1]] * 20] * 2)
    with pytest.raises(UserError, match=r"training_xyz\.json has a label of 00000000\.jpg of shape \(20, 3\)"):
        convert(freihand.tracks(tmp_path / "f"), tmp_path / "f-out")
    write_json(tmp_path / "f/training_xyz.json", [[[0, 0, 1]] * 21])
    with pytest.raises(UserError, match=r"training_xyz\.json has 1 entries, expected 2"):
        convert(freihand.tracks(tmp_path / "f"), tmp_path / "f-out2")
    interhand_tree(tmp_path / "i")
    write_json(tmp_path / "i/annotations/train/InterHand2.6M_train_joint_3d.json", {"5": {}})
    with pytest.raises(UserError, match=r"image38685\.jpg lacks an entry .*38685"):
        convert(interhand.tracks(tmp_path / "i"), tmp_path / "i-out")
    (tmp_path / "i/annotations/train/InterHand2.6M_train_MANO_NeuralAnnot.json").unlink()
    with pytest.raises(UserError, match=r"MANO_NeuralAnnot\.json is missing"):
        convert(interhand.tracks(tmp_path / "i", mano=mano), tmp_path / "i-out2")
    ho3d_tree(tmp_path / "h")
    (tmp_path / "h/train/ABF10/meta/0001.pkl").write_bytes(pickle.dumps({"camMat": K}))
    with pytest.raises(UserError, match=r"0001\.pkl has no handJoints3D"):
        convert(ho3d.tracks(tmp_path / "h"), tmp_path / "h-out")


class Command:
    """What a hostile pickle holds."""

    def __init__(self, *command: str) -> None:
        self.command = command

    def __reduce__(self) -> tuple:
        return os.mkdir, self.command


def test_a_pickle_with_code_is_refused_and_not_executed(tmp_path):
    path, victim = tmp_path / "0000.pkl", tmp_path / "victim"
    path.write_bytes(pickle.dumps({"camMat": Command(str(victim))}))
    with pytest.raises(UserError, match=r"0000\.pkl cannot be read \(.*mkdir is not allowed"):
        read_pickle(path, "HO3D")
    assert not victim.exists()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_arrays_of_every_pickle_protocol_can_be_read(tmp_path, protocol):
    content = {"a": np.arange(6.0).reshape(2, 3), "b": np.float64(2), "c": None, "d": "text", "e": b"\xff", "f": 3}
    (tmp_path / "x.pkl").write_bytes(pickle.dumps(content, protocol))
    found = read_pickle(tmp_path / "x.pkl", "HO3D")
    assert np.array_equal(found.pop("a"), content.pop("a")) and found == content


def test_missing_mano_files_are_named(tmp_path, mano):
    with pytest.raises(UserError, match=r"MANO_LEFT\.pkl is missing"):
        ManoMean.load(tmp_path, Side.LEFT)
    (tmp_path / "MANO_RIGHT.pkl").write_bytes(pickle.dumps({"hands_mean": MEAN[Side.RIGHT]}))
    with pytest.raises(UserError, match=r"MANO_RIGHT\.pkl has no hands_components"):
        ManoMean.load(tmp_path, Side.RIGHT)
    assert np.array_equal(ManoMean.load(mano, Side.LEFT).mean, MEAN[Side.LEFT])
