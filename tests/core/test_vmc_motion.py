"""VMC between and after the frames: at a fixed rate, and when a hand is lost."""

import socket
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from posed_hands import hand_model, posed_hand, random_pose, result_of
from pythonosc.osc_bundle import OscBundle

from handmirror.core.stream.hand_motion import END_S, HOLD_S, LOWER_S, RAISE_S, HandMotion
from handmirror.core.stream.hub import StreamHub
from handmirror.core.stream.unity import Bone, unity_bones
from handmirror.core.types import Side

WAIT_S = 30


def test_vmc_is_sent_at_the_rate_and_reaches_the_pose_of_the_frame() -> None:
    hand = posed_hand(Side.LEFT, random_pose(1))
    expected = np.concatenate([bone.rotation for bone in unity_bones(hand)])
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(WAIT_S)
        port = str(receiver.getsockname()[1])
        with StreamHub.from_options(port, None, hand_model().faces, vmc_rate=100) as hub:
            hub.publish(result_of(hand))  # one frame
            times, bones = [], []
            while not bones or np.abs(bones[-1] - expected).max() > 1e-6:
                messages = list(OscBundle(receiver.recv(65536)))
                times += [m.params[0] for m in messages if m.address == "/VMC/Ext/T"]
                turns = [m.params[4:] for m in messages if m.address == "/VMC/Ext/Bone/Pos"]
                bones += [np.concatenate(turns)] if turns else []
    assert len(bones) > 3  # on the way from rest
    assert times[-1] - times[0] > 0.98 * (len(times) - 1) / 100  # not more often


def angle_from(bones: list[Bone] | None, others: list[Bone]) -> float:
    """The largest angle between bones, in degrees."""
    assert bones is not None
    dots = [abs(bone.rotation @ other.rotation) for bone, other in zip(bones, others, strict=True)]
    return float(np.degrees(2 * np.arccos(min(1.0, *dots))))


def test_vmc_moves_steadily_from_frame_to_frame() -> None:
    first, second = (unity_bones(posed_hand(Side.RIGHT, random_pose(k))) for k in (1, 2))
    motion = HandMotion(steady=True)
    motion.see(first, 1.0)
    motion.see(second, 1.0 + RAISE_S)
    motion.see(first, 1.2 + RAISE_S)
    way = angle_from(first, second)
    assert angle_from(motion.at(1.2 + RAISE_S), second) < 1e-4
    assert angle_from(motion.at(1.25 + RAISE_S), second) == pytest.approx(way / 4, abs=0.01)
    assert angle_from(motion.at(1.3 + RAISE_S), second) == pytest.approx(way / 2, abs=0.01)
    assert angle_from(motion.at(1.5 + RAISE_S), first) < 1e-4


@pytest.mark.parametrize("steady", [False, True])
def test_vmc_eases_a_lost_hand_back_to_rest_and_then_stops(steady: bool) -> None:
    seen = unity_bones(posed_hand(Side.RIGHT, random_pose(1)))
    rest = [replace(bone, rotation=np.array([0.0, 0, 0, 1])) for bone in seen]
    motion = HandMotion(steady)
    assert motion.at(0.0) is None
    for when in (1.0, 2.0):
        motion.see(seen, when)
    lost = 3.0
    times = np.arange(0, HOLD_S + LOWER_S + END_S, 0.01)
    shown = []
    for passed in times:
        motion.see(None, lost + passed)
        shown.append(motion.at(lost + passed))
    far = np.array([angle_from(bones, rest) for bones in shown])
    assert np.ptp(far[times < HOLD_S - 0.01]) == 0 and far[0] == pytest.approx(angle_from(seen, rest))
    assert -0.02 * far[0] < np.diff(far).min() and np.diff(far).max() <= 1e-6
    assert (far[times > HOLD_S + LOWER_S] == 0).all()
    assert motion.at(lost + times[-1] + 0.05) is None


def test_vmc_does_not_jump_when_a_lost_hand_comes_back() -> None:
    seen, again = (unity_bones(posed_hand(Side.RIGHT, random_pose(k))) for k in (1, 2))
    motion = HandMotion(steady=True)
    motion.see(seen, 1.0)
    motion.see(None, 2.0)
    back = 2.0 + HOLD_S + LOWER_S / 2
    before = motion.at(back)
    motion.see(again, back)
    assert angle_from(motion.at(back), before or []) < 1e-4
    assert angle_from(motion.at(back + RAISE_S), again) < 1e-4
