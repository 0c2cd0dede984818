"""Hands, pictures and camera to a running viewer of Rerun, over gRPC (extra `viewers`)."""

import socket
import uuid

import numpy as np
import rerun

from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.errors import UserError
from handmirror.core.hand.angles import model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.render.rerun_scene import APPLICATION, FRAME, TIME, RerunScene
from handmirror.core.render.scene import scene_hands
from handmirror.core.stream.address import Address, failure_of
from handmirror.core.stream.sender import Sender
from handmirror.core.types import Frame, FrameResult

CONNECT_S = 2.0


class RerunStream:
    """Sends the newest result to one viewer, on a thread of its own."""

    def __init__(self, address: Address, model: HandModel) -> None:
        """Connect; UserError when no viewer listens there. `model` is the hands' model."""
        try:  # the SDK itself would wait for seconds and then only log that there is no viewer
            socket.create_connection((address.host, address.port), CONNECT_S).close()
        except (OSError, UnicodeError) as error:
            raise UserError(
                f"No viewer of Rerun listens at {address} ({failure_of(error)}): start it with the command rerun."
            ) from error
        self.where = f"Rerun's viewer at {address}"
        self._scene = RerunScene(model.faces, model_axes(model))
        self._begin_ns: int | None = None
        self._recording = rerun.RecordingStream(APPLICATION, recording_id=uuid.uuid4())
        self._recording.connect_grpc(f"rerun+http://{address}/proxy")
        self._sender = Sender("rerun", self._send, self._recording.disconnect)

    def publish(self, result: FrameResult) -> None:
        """Send this result next, in place of any that still waits; returns at once."""
        self._sender.publish(result)

    def close(self) -> None:
        """Stop sending; where the viewer is gone, the connection ends later."""
        self._sender.close()

    def _send(self, result: FrameResult) -> None:
        frame = result.frame
        if self._begin_ns is None or frame.time_ns < self._begin_ns:  # a file begins again
            self._begin_ns = frame.time_ns
        self._recording.set_time(TIME, duration=np.timedelta64(frame.time_ns - self._begin_ns, "ns"))
        self._recording.set_time(FRAME, sequence=frame.index)
        for entry in self._scene.entries(result.K, frame.size, scene_hands(result.hands), _jpeg(frame)):
            self._recording.log(entry.path, entry.archetype, static=entry.static)


def _jpeg(frame: Frame) -> bytes | None:
    """The picture; None for the empty one of a session that is streamed."""
    return frame.packet or (encode_jpeg(frame.image) if frame.image.any() else None)
