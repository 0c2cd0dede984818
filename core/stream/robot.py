"""Joints of robot hands that follow the hands: JSON over UDP; docs/formats/robots.md specifies it.

Of two hands of one side the surer one is followed.
"""

import contextlib
import json
import socket
from typing import Any

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.robots import RobotChoice, RobotHand, robot_points
from handmirror.core.stream.address import Address, failure_of
from handmirror.core.stream.sender import Sender
from handmirror.core.types import FrameResult, Hand, Side

FORMAT, FORMAT_VERSION = "handmirror-robot", 1
_DIGITS = 6


class RobotStream:
    """Sends the robot's joints for the newest result to one address, on a thread of its own."""

    def __init__(self, address: Address, choice: RobotChoice) -> None:
        """Open the robot's hands; UserError when they cannot be opened, or the host is not known."""
        self._robots = choice.open()
        self._tracks: dict[Side, int] = {}  # of the hands that are followed
        try:
            family, kind, _, _, where = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_DGRAM)[0]
        except (OSError, UnicodeError) as error:
            raise UserError(
                f"The robot's joints cannot be sent to {address} ({failure_of(error)}): check the host's name."
            ) from error
        self._socket, self._destination = socket.socket(family, kind), where
        self.where = f"Joints of {choice.robot} to {address}"
        self._sender = Sender("robot", self._send)

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._sender.publish(result)

    def close(self) -> None:
        """Stop sending."""
        self._sender.close()
        self._socket.close()

    def _send(self, result: FrameResult) -> None:
        for side, robot in self._robots.items():
            hands = [hand for hand in result.hands if hand.side is side and np.isfinite(hand.joints).all()]
            if not hands:
                continue
            hand = max(hands, key=lambda hand: hand.score)
            if self._tracks.get(side) != hand.track:
                self._tracks[side] = hand.track
                robot.reset()
            message = json.dumps(robot_message(result, hand, robot), separators=(",", ":"))
            with contextlib.suppress(OSError):  # no receiver, no network, or a full buffer: the next frame is tried
                self._socket.sendto(message.encode(), self._destination)


def robot_message(result: FrameResult, hand: Hand, robot: RobotHand) -> dict[str, Any]:
    """What is sent of a hand."""
    points = robot_points(hand.pose, hand.joints, hand.side)
    positions = robot.positions(points).round(_DIGITS).tolist()
    targets = zip(robot.links, robot.targets(points).round(_DIGITS).tolist(), strict=True)
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "frame": result.frame.index,
        "time_ns": result.frame.time_ns,
        "side": str(hand.side),
        "score": round(float(hand.score), _DIGITS),
        "joints": dict(zip(robot.joint_names, positions, strict=True)),
        "targets": [{"link": link, "origin": origin, "position": position} for (link, origin), position in targets],
    }
