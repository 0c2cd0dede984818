import numpy as np
import pytest

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand import quaternion
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Side
from handmirror.training.synthetic.forms import palm_frame
from handmirror.training.synthetic.motion import MotionKnobs, sample_scene
from handmirror.training.synthetic.motion.library import hand_shapes
from handmirror.training.synthetic.motion.measure import hand_speeds
from handmirror.training.synthetic.motion.overlap import depth_between, distance_between, self_depth
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.placement import FOREARM_M, WRIST_DEVIATION, WRIST_FLEXION
from handmirror.training.synthetic.motion.preview import posed, world_vertices
from handmirror.training.synthetic.motion.prior import Seen, build, main
from handmirror.training.synthetic.motion.raster import rasterize
from handmirror.training.synthetic.motion.recorded import MOTION_STEPS, STEP_S, angles_of, real_poses
from handmirror.training.synthetic.motion.sample import hand_motion
from handmirror.training.synthetic.motion.separate import separate
from handmirror.training.synthetic.motion.skeleton import HIGH, LOW, Skeleton
from handmirror.training.synthetic.motion.touching import touches
from handmirror.training.synthetic.motion.two_hands import meet, pose_role
from handmirror.training.synthetic.scene import SceneMotion


def scenes(count: int, frames: int = 30, fps: float = 30.0, knobs: MotionKnobs | None = None) -> list[SceneMotion]:
    return [sample_scene(np.random.default_rng(seed), knobs or MotionKnobs(), frames, fps) for seed in range(count)]


@pytest.fixture(scope="module")
def model() -> HandModel:
    return HandModel.load()


def test_the_same_seed_gives_the_same_clip_and_another_seed_another():
    once, again, other = (sample_scene(np.random.default_rng(seed), MotionKnobs(), 20, 30.0) for seed in (7, 7, 8))
    assert once.kind == again.kind
    for one, two in zip(once.hands, again.hands, strict=True):
        assert one.side == two.side
        for name in ("pose", "shape", "trans", "elbow"):
            np.testing.assert_array_equal(getattr(one, name), getattr(two, name))
    assert not np.array_equal(once.hands[0].pose, other.hands[0].pose)


def test_all_frames_are_finite_within_the_joints_ranges_and_near_the_origin():
    for scene in scenes(40):
        for hand in scene.hands:
            assert hand.pose.shape == (30, 48) and hand.shape.shape == (10,)
            assert hand.trans.shape == hand.elbow.shape == (30, 3)
            assert all(np.isfinite(part).all() for part in (hand.pose, hand.trans, hand.elbow))
            angles = angles_of(hand.pose[:, 3:])
            assert (angles > LOW - 1e-6).all() and (angles < HIGH + 1e-6).all()
            assert np.abs(hand.elbow).max() < 1.0


def test_knob_shown_turns_palm_or_back_to_the_viewer(model):
    def faced(shown: float) -> float:
        knobs = MotionKnobs(shown=shown, egocentric=0, any_turn=0, two_hands=0)
        hands = [scene.hands[0] for scene in scenes(40, frames=2, knobs=knobs)]
        joints = [model.joints(hand.pose, np.zeros((2, 10))) for hand in hands]
        normals = [palm_frame(each)[:, 2, 2] for each in joints]
        return float(np.mean(np.abs(normals) > 0.7))

    assert faced(1.0) > 0.7 > 0.5 > faced(0.0)


def test_forearm_lengths_and_wrist_angles_are_anatomical():
    for scene in scenes(40, frames=5):
        for hand in scene.hands:
            forearm = hand.elbow - (hand.trans + Skeleton.of(hand.shape).rest[0])
            length = np.linalg.norm(forearm, axis=1)
            assert (length > 0.7 * FOREARM_M).all() and (length < 1.3 * FOREARM_M).all()
            turn = quaternion.to_matrix(quaternion.from_axis_angle(hand.pose[:, :3]))
            along = np.einsum("tji,tj->ti", turn, forearm / length[:, None])
            flexion, deviation = -np.arcsin(along[:, 1]), np.arctan2(along[:, 2], along[:, 0])
            assert (flexion > WRIST_FLEXION[0]).all() and (flexion < WRIST_FLEXION[1]).all()
            assert (deviation > WRIST_DEVIATION[0]).all() and (deviation < WRIST_DEVIATION[1]).all()


def test_hands_have_human_speeds(model):
    speeds = [hand_speeds(model, scene.time_s, hand) for scene in scenes(40) for hand in scene.hands]
    for quantity, median, most in (("wrist, m/s", (0.01, 0.2), 2.5), ("joints, rad/s", (0.02, 0.5), 20.0)):
        values = np.concatenate([each[quantity] for each in speeds])
        assert median[0] < np.median(values) < median[1]
        assert values.max() < most


def test_time_stamps_rise_by_whole_frames_when_the_camera_is_regular_and_unevenly_when_not():
    regular = MotionKnobs(time_jitter=(0, 0), dropped_frames=(0, 0))
    np.testing.assert_allclose(scenes(1, 10, 25.0, regular)[0].time_s, np.arange(10) / 25)
    uneven = np.diff(scenes(1, 200, 25.0, MotionKnobs(time_jitter=(0.1, 0.1), dropped_frames=(0.2, 0.2)))[0].time_s)
    assert (uneven > 0).all()
    assert uneven.max() > 1.5 / 25 and uneven.std() > 0.002
    assert scenes(1, frames=1)[0].time_s.tolist() == [0.0]


def test_named_shapes_are_valid_and_their_thumbs_touch_the_named_fingers(model):
    mean, shapes = Person.of(np.zeros(10)), list(hand_shapes().values())
    given = np.stack([shape.angles for shape in shapes])
    assert (given >= LOW - 1e-9).all() and (given <= HIGH + 1e-9).all()
    angles = separate(mean, given, [shape.touch for shape in shapes])
    pose = np.hstack([np.zeros((len(shapes), 3)), mean.skeleton.finger_pose(angles)])
    skins = dict(zip(hand_shapes(), posed(model, pose, np.zeros(10), np.zeros((len(shapes), 3))), strict=True))
    assert max(self_depth(skins[name]) for name in ("fist", "asl_r", "ok", "asl_b", "victory", "all_tips")) < 0.007
    thumb, index = 744, 320
    assert np.linalg.norm(skins["ok"][thumb] - skins["ok"][index]) < 0.025
    assert np.linalg.norm(skins["open"][thumb] - skins["open"][index]) > 0.08


def test_the_overlap_of_a_tight_fist_is_resolved(model):
    mean = Person.of(np.zeros(10))
    tight = hand_shapes()["fist"].angles[None]
    depths = []
    for angles in (tight, separate(mean, tight)):
        pose = np.hstack([np.zeros((1, 3)), mean.skeleton.finger_pose(angles)])
        depths.append(self_depth(posed(model, pose, np.zeros(10), np.zeros((1, 3)))[0]))
    assert depths[0] > 0.008 and depths[1] < 0.005


WAYS = [
    pytest.param(touch, id=touch.name, marks=pytest.mark.nightly if k % 4 else ()) for k, touch in enumerate(touches())
]


@pytest.mark.parametrize("touch", WAYS)
def test_hands_touch_in_every_named_way_without_overlap(model, touch):
    mean, still, rng = Person.of(np.zeros(10)), MotionKnobs(variation_deg=0), np.random.default_rng(0)
    right, left = (pose_role(rng, still, mean, role, touch, np.zeros(1)) for role in (touch.right, touch.left))
    met = meet(touch, right, left, np.zeros(1))
    skins = [world_vertices(model, hand_motion(rng, mean, h.movement, h.side, False))[0] for h in met]
    assert depth_between(*skins) < 0.008
    assert distance_between(*skins) < 0.006


def test_two_hands_of_a_clip_are_a_right_and_a_left_one_and_free_ones_stay_apart(model):
    for touching in (0, 1):
        for scene in scenes(3, 2, 10.0, MotionKnobs(two_hands=1, touching=touching)):
            assert [hand.side for hand in scene.hands] == [Side.RIGHT, Side.LEFT]
            skins = [world_vertices(model, hand)[0] for hand in scene.hands]
            assert depth_between(*skins) < (0.008 if touching else 0.003)


def test_the_pose_prior_contains_only_numbers_and_anatomical_poses():
    path = asset("pose_prior/poses.npz")
    assert path.stat().st_size < 1_000_000
    with np.load(path, allow_pickle=False) as file:
        assert set(file) == {"poses", "motions"}
        assert file["poses"].shape[1:] == (45,) and file["motions"].shape[1:] == (MOTION_STEPS, 45)
        assert all(array.dtype == np.float16 and np.isfinite(array).all() for array in file.values())
    assert len(real_poses()) > 500
    fingers = slice(
        0, 20
    )  # the thumb's axes are a convention of core.hand.anatomy, which stored rotations do not follow
    assert (real_poses() > LOW - 0.02)[:, fingers].all() and (real_poses() < HIGH + 0.02)[:, fingers].all()


def test_a_prior_is_built_from_tracked_poses_without_duplicates(tmp_path):
    shapes = hand_shapes()
    way = np.linspace(0, 1, 60)[:, None] * (shapes["claw"].angles - shapes["open"].angles) + shapes["open"].angles
    seen = [Seen(number * STEP_S, angles, np.zeros((21, 3))) for number, angles in enumerate(way)]
    arrays = build([seen, seen])
    assert 5 < len(arrays["poses"]) < 60 and len(arrays["motions"]) >= 1
    with pytest.raises(UserError, match="does not exist"):
        main([tmp_path / "missing.jsonl"], tmp_path / "out.npz")


def test_rasterizer_keeps_the_nearer_triangle_and_culls_the_back():
    pixels = np.array([[0.0, 0], [0, 8], [8, 0], [0, 0], [0, 4], [4, 0]])
    depth = np.array([2.0, 2, 2, 1, 1, 1])
    z, face, weights = rasterize(pixels, depth, np.array([[0, 1, 2], [3, 4, 5]]), (8, 8))
    assert face[1, 1] == 1 and face[1, 5] == 0 and face[7, 7] == -1
    assert z[1, 1] == 1 and z[1, 5] == 2 and np.isinf(z[7, 7])
    assert weights[1, 5] @ pixels[:3] == pytest.approx([5.5, 1.5])
    _, culled, _ = rasterize(pixels, depth, np.array([[0, 2, 1], [3, 4, 5]]), (8, 8))
    assert culled[1, 5] == -1 and culled[1, 1] == 1
    assert (rasterize(pixels + 100, depth, np.array([[0, 1, 2]]), (8, 8))[1] == -1).all()
