"""Hands served to Foxglove: read as its app does, over its WebSocket protocol."""

import json
import struct

import numpy as np
import pytest
from posed_hands import hand_model, posed_hand, random_pose, result_of
from websockets.sync.client import ClientConnection, connect

from handmirror.core.errors import UserError
from handmirror.core.hand.openxr import openxr_joints
from handmirror.core.stream.hub import StreamHub
from handmirror.core.types import Side

WAIT_S = 20
pytest.importorskip("foxglove")
pytest.importorskip("mcap_protobuf")
scenes = pytest.importorskip("foxglove_schemas_protobuf.SceneUpdate_pb2")
poses = pytest.importorskip("foxglove_schemas_protobuf.PosesInFrame_pb2")


def channels_of(reader: ClientConnection, topics: set[str]) -> dict[str, int]:
    """The numbers of the channels, when all of these are there."""
    found: dict[str, int] = {}
    while not topics <= set(found):
        message = json.loads(reader.recv(WAIT_S))
        for channel in message.get("channels", ()):
            assert channel["encoding"] == channel["schemaEncoding"] == "protobuf"
            found[channel["topic"]] = channel["id"]
    return found


def test_foxglove_gets_meshes_and_poses() -> None:
    result = result_of(*(posed_hand(side, random_pose(3)) for side in Side), index=7)
    # until the last one is there: the server does not know a channel yet in the moment in which it advertises it
    topics = {"/hands", "/hand_1_left/joints", "/hand_1_right/angles", "/tf", "/camera/calibration"}
    with StreamHub.from_options(None, None, hand_model().faces, foxglove="0") as hub:
        (where,) = hub.where
        with connect(where.rpartition(" ")[2], subprotocols=["foxglove.sdk.v1"], proxy=None, max_size=None) as reader:
            hub.publish(result)
            numbers = channels_of(reader, topics)
            assert "/camera/image" not in numbers
            wanted = {k: numbers[topic] for k, topic in enumerate(("/hands", "/hand_1_right/joints"))}
            subscriptions = [{"id": k, "channelId": number} for k, number in wanted.items()]
            reader.send(json.dumps({"op": "subscribe", "subscriptions": subscriptions}))
            found: dict[int, bytes] = {}
            for _ in range(100):
                hub.publish(result)  # again, until the server has taken the subscriptions
                message = reader.recv(WAIT_S)
                if isinstance(message, bytes):
                    kind, subscription, time_ns = struct.unpack("<BIQ", message[:13])
                    assert (kind, time_ns) == (1, result.frame.time_ns)
                    found[subscription] = message[13:]
                if len(found) == 2:
                    break
    for entity, hand in zip(scenes.SceneUpdate.FromString(found[0]).entities, result.hands, strict=True):
        points = [[point.x, point.y, point.z] for point in entity.triangles[0].points]
        np.testing.assert_allclose(points, hand.vertices, atol=1e-6)
    right = result.hands[list(Side).index(Side.RIGHT)]
    located = [[p.position.x, p.position.y, p.position.z] for p in poses.PosesInFrame.FromString(found[1]).poses]
    np.testing.assert_allclose(located, openxr_joints(right.pose, right.joints, right.side)[:, :3], atol=1e-9)


def test_a_port_that_is_taken_is_one_sentence() -> None:
    with StreamHub.from_options(None, None, hand_model().faces, foxglove="0") as hub:
        port = hub.where[0].rpartition(":")[2]
        with pytest.raises(UserError, match=r"Foxglove cannot be served at 127.0.0.1:\d+ \(.+\): choose another port"):
            StreamHub.from_options(None, None, hand_model().faces, foxglove=port)
