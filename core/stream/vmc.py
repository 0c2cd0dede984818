"""VMC (Virtual Motion Capture protocol): OSC over UDP, as avatar programs, Unity, Unreal, Godot and Blender read it.

Of each frame: `/VMC/Ext/OK` 1, `/VMC/Ext/T` seconds since the stream began, and for each hand one bundle of 16
`/VMC/Ext/Bone/Pos` name, position x y z, rotation x y z w. Bones and axes are those of core.stream.unity. A hand out of
sight is not sent: the avatar's hand rests where it was. Of two hands of one side the surer one is sent.

From the first frame with a gesture on, each frame also has `/Handmirror/Gesture` side, name, score for both sides; the
name is empty and the score 0 where there is none.
"""

import time

import numpy as np
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.udp_client import UDPClient

from handmirror.core.errors import UserError
from handmirror.core.stream.address import Address, failure_of
from handmirror.core.stream.sender import Sender
from handmirror.core.stream.unity import Bone, unity_bones
from handmirror.core.types import FrameResult, Hand, Side

GESTURE_ADDRESS = "/Handmirror/Gesture"


class VmcStream:
    """Sends the newest result to one address, on a thread of its own."""

    def __init__(self, address: Address) -> None:
        """Start sending; UserError when the host is not known. UDP does not report whether a program receives it."""
        try:
            self._client = UDPClient(address.host, address.port)
        except (OSError, UnicodeError) as error:
            raise UserError(f"VMC cannot be sent to {address} ({failure_of(error)}): check the host's name.") from error
        self.where = f"VMC to {address}"
        self._began, self._gestures = time.monotonic(), False
        self._sender = Sender("vmc", self._send)

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._sender.publish(result)

    def close(self) -> None:
        """Stop sending."""
        self._sender.close()
        self._client.close()

    def _send(self, result: FrameResult) -> None:
        self._gestures = self._gestures or any(hand.gesture is not None for hand in result.hands)
        for bundle in vmc_bundles(result, time.monotonic() - self._began, self._gestures):
            try:
                self._client.send(bundle)
            except OSError:  # no receiver, no network, or a full buffer: the next frame is tried
                break


def vmc_bundles(result: FrameResult, seconds: float, gestures: bool = False) -> list[OscBundle]:
    """What is sent of a frame; each bundle fits into one packet of an Ethernet.

    Args:
        result: the frame's hands.
        seconds: since the stream began.
        gestures: whether to send the gesture of each side.
    """
    head, bundles = [_message("/VMC/Ext/OK", 1), _message("/VMC/Ext/T", float(seconds))], []
    for side in Side:
        hands = [hand for hand in result.hands if hand.side is side and _is_finite(hand)]
        surest = max(hands, key=lambda hand: hand.score) if hands else None
        if surest is not None:
            bundles.append(_bundle([_bone_message(bone) for bone in unity_bones(surest)]))
        if gestures:
            head.append(_gesture_message(side, surest))
    return [_bundle(head), *bundles]


def _is_finite(hand: Hand) -> bool:
    return bool(np.isfinite(hand.pose).all() and np.isfinite(hand.joints).all())


def _bone_message(bone: Bone) -> OscMessage:
    return _message("/VMC/Ext/Bone/Pos", bone.name, *map(float, bone.position), *map(float, bone.rotation))


def _gesture_message(side: Side, hand: Hand | None) -> OscMessage:
    name, score = ("", 0.0) if hand is None else (hand.gesture or "", hand.gesture_score or 0.0)
    return _message(GESTURE_ADDRESS, str(side), name, float(score))


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
