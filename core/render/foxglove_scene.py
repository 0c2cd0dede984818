"""Hands, camera and picture as messages in Foxglove's schemas, for its files and its app. Needs the extra `export`.

Topics: `/hands` are meshes and bones, `/HAND/joints` the poses of OpenXR's 26 joints, `/HAND/angles` the joint angles
in radians, `/camera/image` and `/camera/calibration` picture and camera, `/tf` the frames of reference.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from foxglove_schemas_protobuf.CameraCalibration_pb2 import CameraCalibration
from foxglove_schemas_protobuf.Color_pb2 import Color
from foxglove_schemas_protobuf.CompressedImage_pb2 import CompressedImage
from foxglove_schemas_protobuf.FrameTransform_pb2 import FrameTransform
from foxglove_schemas_protobuf.FrameTransforms_pb2 import FrameTransforms
from foxglove_schemas_protobuf.JointState_pb2 import JointState
from foxglove_schemas_protobuf.JointStates_pb2 import JointStates
from foxglove_schemas_protobuf.LinePrimitive_pb2 import LinePrimitive
from foxglove_schemas_protobuf.Point3_pb2 import Point3
from foxglove_schemas_protobuf.Pose_pb2 import Pose
from foxglove_schemas_protobuf.PosesInFrame_pb2 import PosesInFrame
from foxglove_schemas_protobuf.Quaternion_pb2 import Quaternion
from foxglove_schemas_protobuf.SceneEntity_pb2 import SceneEntity
from foxglove_schemas_protobuf.SceneEntityDeletion_pb2 import SceneEntityDeletion
from foxglove_schemas_protobuf.SceneUpdate_pb2 import SceneUpdate
from foxglove_schemas_protobuf.TriangleListPrimitive_pb2 import TriangleListPrimitive
from foxglove_schemas_protobuf.Vector3_pb2 import Vector3
from google.protobuf.timestamp_pb2 import Timestamp

from handmirror.core.hand.angles import ANGLE_NAMES, joint_angles
from handmirror.core.hand.joints import BONES
from handmirror.core.hand.mirror import faces_of_side
from handmirror.core.hand.openxr import openxr_joints
from handmirror.core.render.scene import SceneHand
from handmirror.core.types import Array, Side

SKIN = Color(r=0.80, g=0.58, b=0.46, a=1)
WHITE = Color(r=1, g=1, b=1, a=1)
WORLD, CAMERA, OPENXR = "world", "camera", "openxr"  # frames of reference
BONE_M = 0.003  # thickness
_HALF = np.sqrt(0.5)
# quaternions of the frames in the world, which is x right, y forward, z up
_FRAMES = {CAMERA: (-_HALF, 0.0, 0.0, _HALF), OPENXR: (_HALF, 0.0, 0.0, _HALF)}


class FoxgloveScene:
    """Makes the messages of each frame, in order of time."""

    def __init__(self, faces: np.ndarray, axes: Array) -> None:
        """`faces` [f, 3] are those of a right hand, `axes` [16, 3, 3] those of `model_axes`."""
        self._axes = axes
        self._indices = {side: faces_of_side(faces, side).ravel() for side in Side}
        self._shown: set[str] = set()  # the hands that a viewer shows

    def messages(
        self, time_ns: int, K: Array, size: tuple[int, int], hands: Iterable[SceneHand], jpeg: bytes | None
    ) -> Iterator[tuple[str, Any]]:
        """Topics and messages of a frame with the camera matrix K [3, 3] and this width and height."""
        time, hands = _time(time_ns), list(hands)
        yield "/tf", FrameTransforms(transforms=[_frame(time, name, turn) for name, turn in _FRAMES.items()])
        yield "/camera/calibration", _calibration(time, K, size)
        if jpeg is not None:
            yield "/camera/image", CompressedImage(timestamp=time, frame_id=CAMERA, data=jpeg, format="jpeg")
        yield "/hands", self._scene(time, hands)
        for hand in hands:
            located = openxr_joints(hand.pose, hand.joints, hand.side)
            poses = [Pose(position=_vector(joint[:3]), orientation=_quaternion(joint[3:7])) for joint in located]
            yield f"/{hand.name}/joints", PosesInFrame(timestamp=time, frame_id=OPENXR, poses=poses)
            angles = zip(ANGLE_NAMES, joint_angles(hand.pose, self._axes).ravel().tolist(), strict=True)
            states = [JointState(name=name, position=angle) for name, angle in angles]
            yield f"/{hand.name}/angles", JointStates(timestamp=time, joints=states)

    def _scene(self, time: Timestamp, hands: list[SceneHand]) -> SceneUpdate:
        names = {hand.name for hand in hands}
        gone = [SceneEntityDeletion(timestamp=time, id=name) for name in sorted(self._shown - names)]
        self._shown = names
        return SceneUpdate(deletions=gone, entities=[self._entity(time, hand) for hand in hands])

    def _entity(self, time: Timestamp, hand: SceneHand) -> SceneEntity:
        skin = TriangleListPrimitive(
            pose=Pose(orientation=Quaternion(w=1)),
            points=_points(hand.vertices),
            color=SKIN,
            indices=self._indices[hand.side],
        )
        bones = LinePrimitive(
            type=LinePrimitive.LINE_LIST,
            pose=Pose(orientation=Quaternion(w=1)),
            thickness=BONE_M,
            points=_points(hand.joints),
            color=WHITE,
            indices=[joint for bone in BONES for joint in bone],
        )
        return SceneEntity(
            timestamp=time, frame_id=CAMERA, id=hand.name, frame_locked=True, triangles=[skin], lines=[bones]
        )


def _calibration(time: Timestamp, K: Array, size: tuple[int, int]) -> CameraCalibration:
    """The pictures are without lens distortion."""
    width, height = size
    projection = np.column_stack([K, np.zeros(3)])
    return CameraCalibration(
        timestamp=time,
        frame_id=CAMERA,
        width=width,
        height=height,
        distortion_model="plumb_bob",
        D=[0.0] * 5,
        K=K.ravel(),
        R=np.eye(3).ravel(),
        P=projection.ravel(),
    )


def _frame(time: Timestamp, name: str, turn: tuple[float, ...]) -> FrameTransform:
    return FrameTransform(timestamp=time, parent_frame_id=WORLD, child_frame_id=name, rotation=_quaternion(turn))


def _time(time_ns: int) -> Timestamp:
    return Timestamp(seconds=time_ns // 1_000_000_000, nanos=time_ns % 1_000_000_000)


def _points(places: Array) -> list[Point3]:
    return [Point3(x=x, y=y, z=z) for x, y, z in places.tolist()]


def _vector(place: Array) -> Vector3:
    x, y, z = place.tolist()
    return Vector3(x=x, y=y, z=z)


def _quaternion(turn: Array | tuple[float, ...]) -> Quaternion:
    x, y, z, w = turn
    return Quaternion(x=x, y=y, z=z, w=w)
