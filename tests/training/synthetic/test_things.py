"""Things in the hands of synthetic clips, without a renderer."""

import numpy as np
import pytest

from handmirror.core.errors import UserError
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.render.drawing import wrist_cap
from handmirror.core.types import Side
from handmirror.training.synthetic.forms import COLUMNS, RINGS
from handmirror.training.synthetic.knobs import read_knobs
from handmirror.training.synthetic.mesh import PosedArm
from handmirror.training.synthetic.motion import MotionKnobs, sample_scene
from handmirror.training.synthetic.motion.overlap import depth_in
from handmirror.training.synthetic.motion.preview import world_vertices
from handmirror.training.synthetic.motion.skeleton import hand_faces
from handmirror.training.synthetic.objects import GRID_FACES
from handmirror.training.synthetic.things.catalogue import SIZES, draw_thing
from handmirror.training.synthetic.things.looks import placed

DEEPEST_M = 0.005


@pytest.fixture(scope="module")
def model() -> HandModel:
    return HandModel.load()


def holding(name: str, seed: int, frames: int = 2):
    knobs = MotionKnobs(two_hands=0, holding=1, things=(name,))
    return sample_scene(np.random.default_rng([seed, 7]), knobs, frames, 30.0)


def in_wrist(model: HandModel, scene, frame: int):
    """The skin [778, 3] of a scene's hand as a right one with an unrotated wrist at the origin."""
    (hand,) = scene.hands
    skin = points_of_side(world_vertices(model, hand), hand.side)[frame]
    wrist = model.joints(hand.pose, np.tile(hand.shape, (len(hand.pose), 1)), hand.trans)[frame, 0]
    return (skin - wrist) @ axis_angle_to_matrix(hand.pose[frame, :3])


@pytest.mark.parametrize(
    "name",
    [name if name in ("mug", "pen", "book") else pytest.param(name, marks=pytest.mark.nightly) for name in SIZES],
)
def test_hand_and_thing_touch_and_neither_lies_in_the_other(model, name):
    scene = next(scene for seed in range(3) if (scene := holding(name, seed)).held is not None)
    held, skin = scene.held, in_wrist(model, scene, 0)
    distances = held.distance(skin)
    cap = wrist_cap(hand_faces())
    closed = np.vstack([skin, skin[np.unique(cap[:, :2])].mean(0)])
    surface = np.concatenate([part.places for part in held.thing.parts]) @ held.rotation.T + held.place
    assert distances.min() > -DEEPEST_M
    assert depth_in(surface, closed, np.vstack([hand_faces(), cap])) < DEEPEST_M
    assert (distances < 0.003).sum() >= 8


def test_a_thing_moves_as_the_hand_does(model):
    scene = next(scene for seed in range(9) if (scene := holding("cup", seed, 8)).held is not None)
    first, last = (in_wrist(model, scene, frame) for frame in (0, 7))
    assert np.abs(first - last).max() < 1e-6
    assert np.ptp(scene.hands[0].trans, axis=0).max() > 1e-4


@pytest.mark.parametrize("name", SIZES)
def test_the_grid_of_a_part_is_its_surface_with_normals_that_point_outwards(name):
    for part in draw_thing(np.random.default_rng(1), name).parts:
        assert part.places.shape == part.normals.shape == (RINGS * COLUMNS, 3)
        assert np.allclose(np.linalg.norm(part.normals, axis=1), 1)
        if part.distance is None or part.look == "smooth":  # what is printed, and hollows, have no inside
            continue
        outside = part.distance(part.places + 1e-3 * part.normals) - part.distance(part.places - 1e-3 * part.normals)
        assert np.median(outside) > 5e-4


def test_clips_without_things_do_not_depend_on_the_knob_and_unknown_things_are_named():
    def pose(holding: float):
        return sample_scene(np.random.default_rng(3), MotionKnobs(two_hands=1, holding=holding), 3, 30.0).hands[0].pose

    assert np.array_equal(pose(0.0), pose(1.0))
    with pytest.raises(UserError, match="unknown thing, sword"):
        read_knobs(["motion.things=[cup,sword]"])


@pytest.mark.parametrize("side", Side)
def test_the_faces_of_a_thing_point_outwards_in_either_hand(side):
    scene = next(scene for seed in range(9) if (scene := holding("bottle", seed)).hands[0].side is side)
    (hand,) = scene.hands
    joints = points_of_side(np.tile([0.1, 0.2, 0.3], (2, 21, 1)), side)
    none = np.zeros((2, 0, 3))
    arm = PosedArm(side, joints, none, none, none, none[..., 0], none[:, :0], none)
    (places, normals), *_ = placed(scene.held, hand, arm)
    a, b, c = places[0][GRID_FACES].swapaxes(0, 1)
    across = np.cross(b - a, c - a)
    assert ((across * normals[0][GRID_FACES[:, 0]]).sum(1) > -1e-9).all()
    assert np.abs(across).max() > 1e-6
