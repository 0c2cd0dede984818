"""Hands that overlap are moved apart."""

import numpy as np
import pytest

from handmirror.core.hand.meshes import PosedHands
from handmirror.core.hand.model import HandModel, vertex_normals
from handmirror.core.tracking.contact import Contact, Skin, overlaps
from handmirror.core.types import Side

FRAME_NS = 33_333_333
MOST_M = 0.005


@pytest.fixture(scope="module")
def model() -> HandModel:
    return HandModel.load()


def _hands(model: HandModel, behind: float, beside: float = 0.0) -> PosedHands:
    """A right hand, palm towards the camera, half a metre away, and a left one with its back to it behind that."""
    pose = np.zeros((2, 48), np.float32)
    pose[:, 0] = np.pi / 2
    trans = np.array([[0, 0, 0.5], [-beside, 0, 0.5 + behind]], np.float32)
    return PosedHands(model, [Side.RIGHT, Side.LEFT], pose, np.zeros((2, 10), np.float32), trans)


def _overlap(hands: PosedHands) -> float:
    one, other = (Skin(hands.vertices(k), vertex_normals(hands.vertices(k), hands.faces(k))) for k in range(2))
    return max(float(overlaps(*pair)[0].max(initial=0)) for pair in ((one, other), (other, one)))


def _pixels(hands: PosedHands, k: int) -> np.ndarray:
    joints = hands.joints()[k]
    return 600 * joints[:, :2] / joints[:, 2:]


def test_hands_that_overlap_are_parted_along_the_line_of_sight(model):
    hands = _hands(model, behind=0.008)
    parted = Contact().parted(hands, [1, 2], [1.0, 1.0], 0)
    assert _overlap(hands) > 2 * MOST_M
    assert _overlap(parted) < MOST_M
    moves = parted.trans - hands.trans
    assert moves[0, 2] < 0 < moves[1, 2] and np.abs(moves[:, 2]).sum() < 0.04
    assert max(np.abs(_pixels(parted, k) - _pixels(hands, k)).max() for k in range(2)) < 6


@pytest.mark.parametrize("place", [{"behind": 0.2}, {"behind": 0.06}, {"behind": 0.0, "beside": 0.3}])
def test_hands_that_do_not_overlap_stay(model, place):
    hands = _hands(model, **place)
    assert Contact().parted(hands, [1, 2], [1.0, 1.0], 0) is hands


def test_the_less_certain_hand_moves_more(model):
    hands = _hands(model, behind=0.008)
    moves = Contact().parted(hands, [1, 2], [1.0, 0.5], 0).trans - hands.trans
    assert np.linalg.norm(moves[1]) == pytest.approx(4 * np.linalg.norm(moves[0]), rel=0.01)


def test_hands_that_overlap_no_longer_return_slowly(model):
    contact, near, apart = Contact(), _hands(model, behind=0.008), _hands(model, behind=0.08)

    def move(hands: PosedHands, frame: int) -> float:
        return float(np.abs(contact.parted(hands, [1, 2], [1.0, 1.0], frame * FRAME_NS).trans - hands.trans).max())

    parted, steps = move(near, 0), [move(apart, frame) for frame in range(1, 60)]
    assert 0.8 * parted < steps[0] < parted
    assert np.all(np.diff(steps) <= 0) and steps[-1] == 0


def test_the_move_of_a_pair_is_forgotten_with_its_hands(model):
    contact, apart = Contact(), _hands(model, behind=0.08)
    contact.parted(_hands(model, behind=0.008), [1, 2], [1.0, 1.0], 0)
    assert contact.parted(apart, [1, 3], [1.0, 1.0], FRAME_NS) is apart
