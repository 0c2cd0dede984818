"""The one place results go to be streamed: to all streams the user asked for, or to none."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.hand.model import HandModel
from handmirror.core.robots import RobotChoice
from handmirror.core.stream.address import FOXGLOVE_PORT, RERUN_PORT, ROBOT_PORT, VMC_PORT, WEB_PORT, Address
from handmirror.core.types import FrameResult


class Stream(Protocol):
    """A stream of results."""

    where: str  # a line for the user: what is sent where

    def publish(self, result: FrameResult) -> None:
        """Take the newest result and return at once; it may replace one that still waits."""

    def close(self) -> None:
        """Stop, within 2 s."""


class StreamHub:
    """Hands each result to the streams. A context manager that closes them."""

    def __init__(self, streams: Sequence[Stream] = ()) -> None:
        self._streams = tuple(streams)

    @classmethod
    def from_options(
        cls,
        vmc: str | None,
        web: str | None,
        faces: np.ndarray,
        token: str = "",
        robot: RobotChoice | None = None,
        robot_address: str = "on",
        rerun: str | None = None,
        foxglove: str | None = None,
        hand_model: Path | None = None,
        vmc_rate: float | None = None,
    ) -> "StreamHub":
        """Open what was asked for; UserError when an address is unreadable, unknown or taken.

        Args:
            vmc: None for none, or `on` (127.0.0.1:39539), a port, a host, or `HOST:PORT` to send to.
            web: None for none, or `on` (127.0.0.1:8765), a port, a host, or `HOST:PORT` to listen on.
            faces: [f, 3] vertex numbers of a right hand, for the page.
            token: of the page's address, where other computers can reach it; empty for a new random one.
            robot: None for none, or the robot hand whose joints are sent.
            robot_address: `on` (127.0.0.1:39600), a port, a host, or `HOST:PORT` to send them to.
            rerun: None for none, or `on` (127.0.0.1:9876), a port, a host, or `HOST:PORT` of a running viewer of Rerun.
            foxglove: None for none, or `on` (127.0.0.1:8766), a port, a host, or `HOST:PORT` to listen on for Foxglove.
            hand_model: the file of the hands' model; None is the bundled one.
            vmc_rate: times a second that VMC is sent; None sends each frame as it comes.
        """
        streams: list[Stream] = []
        try:
            # imported here: without streams nothing of a network is loaded
            if web is not None:
                from handmirror.core.stream import websocket

                address = Address.parse(web, WEB_PORT, "the web page")
                streams.append(websocket.WebStream(address, faces, token))
            if vmc is not None:
                from handmirror.core.stream import vmc as vmc_stream

                streams.append(vmc_stream.VmcStream(Address.parse(vmc, VMC_PORT, "the VMC stream"), vmc_rate))
            if robot is not None:
                from handmirror.core.stream import robot as robot_stream

                address = Address.parse(robot_address, ROBOT_PORT, "the robot stream")
                streams.append(robot_stream.RobotStream(address, robot))
            if rerun is not None:
                address = Address.parse(rerun, RERUN_PORT, "Rerun's viewer")
                _require("rerun")
                from handmirror.core.stream.rerun import RerunStream

                streams.append(RerunStream(address, HandModel.load(hand_model)))
            if foxglove is not None:
                address = Address.parse(foxglove, FOXGLOVE_PORT, "Foxglove")
                _require("foxglove", "foxglove_schemas_protobuf", "mcap_protobuf")
                from handmirror.core.stream.foxglove import FoxgloveStream

                streams.append(FoxgloveStream(address, HandModel.load(hand_model)))
        except BaseException:
            cls(streams).close()
            raise
        return cls(streams)

    @property
    def where(self) -> list[str]:
        """One line for the user per stream, with the address to open in a browser."""
        return [stream.where for stream in self._streams]

    def publish(self, result: FrameResult) -> None:
        """Send the hands of a frame; returns at once, however slow the readers are."""
        for stream in self._streams:
            stream.publish(result)

    def close(self) -> None:
        """Stop all streams."""
        for stream in self._streams:
            stream.close()

    def __enter__(self) -> "StreamHub":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _require(*libraries: str) -> None:
    """UserError when a library of the extra `viewers` is missing."""
    for library in libraries:
        if find_spec(library) is None:
            raise UserError(f"This stream needs {library}: install it with {install_command('viewers')}")
