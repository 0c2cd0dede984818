"""A hand at a known length: the same hand in the picture, nearer or farther."""

import numpy as np
import pytest

from handmirror.core.hand.joints import MIDDLE_FINGER
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.hand.size import HandSizer

CHAIN = [0, *MIDDLE_FINGER]


def joints_of(hand: PosedHand) -> np.ndarray:
    model, shape = HandModel.load(), hand.shape[None]
    return (model.joints(hand.pose[None], shape) - model.rest_wrist(shape)[:, None])[0] + hand.wrist


@pytest.mark.parametrize("length", [0.14, 0.18, 0.22])
def test_a_hand_of_another_length_looks_the_same(length):
    random = np.random.default_rng(0)
    fingers = random.normal(scale=0.3, size=(15, 3))
    turn, wrist = axis_angle_to_matrix(np.array([0.3, 0.5, 0.1])), np.array([0.05, 0.02, 0.4])
    hand = PosedHand(turn, wrist, fingers, random.normal(size=10) / 2)
    sizer = HandSizer(load_arrays())
    sized = sizer.sized(hand, length)
    before, after = joints_of(hand), joints_of(sized)
    chain = np.linalg.norm(np.diff(after[CHAIN], axis=0), axis=1).sum()
    assert chain == pytest.approx(length, rel=0.01)  # bent tips give way
    assert sizer.length(sized.shape) == pytest.approx(length, rel=1e-4)
    assert sized.wrist[2] / hand.wrist[2] == pytest.approx(length / sizer.length(hand.shape), rel=1e-4)
    shift = np.abs(after[:, :2] / after[:, 2:] - before[:, :2] / before[:, 2:]).max()
    assert shift < 0.02 * np.ptp(before[:, :2] / before[:, 2:], axis=0).max()
