"""Hands and camera to Foxglove, which connects over WebSocket (extra `viewers`). No pictures are sent.

Foxglove's own server is used. It accepts every program and web page that reaches its address.
"""

from typing import Any

import foxglove
from mcap_protobuf.schema import build_file_descriptor_set

from handmirror.core.errors import UserError
from handmirror.core.hand.angles import model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.render.foxglove_scene import FoxgloveScene
from handmirror.core.render.scene import scene_hands
from handmirror.core.stream.address import Address
from handmirror.core.stream.sender import Sender
from handmirror.core.types import FrameResult


class FoxgloveStream:
    """The server; the messages are made on a thread of its own."""

    def __init__(self, address: Address, model: HandModel) -> None:
        """Listen; UserError when that is not possible. `model` is the hands' model."""
        self._context = foxglove.Context()
        try:
            self._server = foxglove.start_server(
                name="Handmirror", host=address.host, port=address.port, context=self._context
            )
        except RuntimeError as error:
            reason = str(error).rpartition(": ")[2]
            raise UserError(
                f"Foxglove cannot be served at {address} ({reason}): choose another port or host."
            ) from error
        self.where = f"Foxglove at ws://{Address(address.host, self._server.port)}"
        self._scene = FoxgloveScene(model.faces, model_axes(model))
        self._channels: dict[str, foxglove.Channel] = {}
        self._sender = Sender("foxglove", self._send)

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._sender.publish(result)

    def close(self) -> None:
        """Stop sending and listening."""
        self._sender.close()
        self._server.stop()

    def _send(self, result: FrameResult) -> None:
        frame = result.frame
        hands = scene_hands(result.hands)
        for topic, message in self._scene.messages(frame.time_ns, result.K, frame.size, hands, None):
            self._channel(topic, message).log(message.SerializeToString(), log_time=frame.time_ns)

    def _channel(self, topic: str, message: Any) -> foxglove.Channel:
        if topic not in self._channels:
            kind = type(message)
            data = build_file_descriptor_set(kind).SerializeToString()
            schema = foxglove.Schema(name=kind.DESCRIPTOR.full_name, encoding="protobuf", data=data)
            self._channels[topic] = foxglove.Channel(
                topic, schema=schema, message_encoding="protobuf", context=self._context
            )
        return self._channels[topic]
