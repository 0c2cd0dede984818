"""VMC (Virtual Motion Capture protocol): OSC over UDP, as avatar programs, Unity, Unreal, Godot and Blender read it.

Of each frame, or at a fixed rate: `/VMC/Ext/OK` 1, `/VMC/Ext/T` seconds since the stream began, and for each hand one
bundle of 16 `/VMC/Ext/Bone/Pos` name, position x y z, rotation x y z w. Bones and axes are those of core.stream.unity;
core.stream.hand_motion says how they move between frames and when a hand is lost. Of two hands of one side the surer
one is sent.

From the first frame with a gesture on, there is also `/Handmirror/Gesture` side, name, score for both sides; the name
is empty and the score 0 where there is none.
"""

import time
from collections.abc import Mapping, Sequence

import numpy as np
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.udp_client import UDPClient

from handmirror.core.errors import UserError
from handmirror.core.stream.address import Address, failure_of
from handmirror.core.stream.hand_motion import HandMotion
from handmirror.core.stream.sender import Sender, TimedSender
from handmirror.core.stream.unity import Bone, unity_bones
from handmirror.core.types import FrameResult, Hand, Side

GESTURE_ADDRESS = "/Handmirror/Gesture"
Gesture = tuple[str, float]  # name and score; an empty name for none


class VmcStream:
    """Sends the newest result to one address, on a thread of its own."""

    def __init__(self, address: Address, rate: float | None = None) -> None:
        """Start sending; UserError when the host is not known. UDP does not report whether a program receives it.

        Args:
            address: where to.
            rate: times a second, with poses between those of the frames; None sends each frame as it comes.
        """
        try:
            self._client = UDPClient(address.host, address.port)
        except (OSError, UnicodeError) as error:
            raise UserError(f"VMC cannot be sent to {address} ({failure_of(error)}): check the host's name.") from error
        self.where = f"VMC to {address}"
        self._began = time.monotonic()
        self._motions = {side: HandMotion(steady=rate is not None) for side in Side}
        self._gestures: dict[Side, Gesture] | None = None  # None until there was one
        self._sender = Sender("vmc", self._send_frame) if rate is None else TimedSender("vmc", rate, self._send_newest)

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._sender.publish(result)

    def close(self) -> None:
        """Stop sending."""
        self._sender.close()
        self._client.close()

    def _send_frame(self, result: FrameResult) -> None:
        self._send_newest((result, time.monotonic()))

    def _send_newest(self, newest: tuple[FrameResult, float] | None) -> None:
        if newest is not None:
            self._take(*newest)
        now = time.monotonic()
        hands = [bones for motion in self._motions.values() if (bones := motion.at(now)) is not None]
        for bundle in vmc_bundles(hands, now - self._began, self._gestures):
            try:
                self._client.send(bundle)
            except OSError:  # no receiver, no network, or a full buffer: the next one is tried
                break

    def _take(self, result: FrameResult, when: float) -> None:
        hands = surest_hands(result)
        for side, motion in self._motions.items():
            motion.see(unity_bones(hands[side]) if side in hands else None, when)
        if self._gestures is not None or any(hand.gesture is not None for hand in result.hands):
            self._gestures = {side: _gesture(hands.get(side)) for side in Side}


def surest_hands(result: FrameResult) -> dict[Side, Hand]:
    """The hand to send for each side, of those whose numbers are finite."""
    hands = sorted(filter(_is_finite, reversed(result.hands)), key=lambda hand: hand.score)
    return {hand.side: hand for hand in hands}


def vmc_bundles(
    hands: Sequence[Sequence[Bone]], seconds: float, gestures: Mapping[Side, Gesture] | None = None
) -> list[OscBundle]:
    """The bundles of one step, each of which fits into one Ethernet packet.

    Args:
        hands: the bones of each hand.
        seconds: since the stream began.
        gestures: name and score of each side, where they are sent.
    """
    head = [_message("/VMC/Ext/OK", 1), _message("/VMC/Ext/T", float(seconds))]
    for side, (name, score) in (gestures or {}).items():
        head.append(_message(GESTURE_ADDRESS, str(side), name, score))
    return [_bundle(head), *(_bundle([_bone_message(bone) for bone in bones]) for bones in hands)]


def _is_finite(hand: Hand) -> bool:
    return bool(np.isfinite(hand.pose).all() and np.isfinite(hand.joints).all())


def _bone_message(bone: Bone) -> OscMessage:
    return _message("/VMC/Ext/Bone/Pos", bone.name, *map(float, bone.position), *map(float, bone.rotation))


def _gesture(hand: Hand | None) -> Gesture:
    return ("", 0.0) if hand is None else (hand.gesture or "", float(hand.gesture_score or 0))


def _message(address: str, *values: str | int | float) -> OscMessage:
    builder = OscMessageBuilder(address)
    for value in values:
        builder.add_arg(value)
    return builder.build()


def _bundle(messages: list[OscMessage]) -> OscBundle:
    builder = OscBundleBuilder(IMMEDIATELY)
    for message in messages:
        builder.add_content(message)
    return builder.build()
