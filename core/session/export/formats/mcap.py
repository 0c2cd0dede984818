"""MCAP with Foxglove's schemas: hands as meshes and poses, joint angles, pictures and the camera."""

from collections.abc import Iterator
from pathlib import Path
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
from mcap_protobuf.writer import Writer as McapWriter

from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.hand.angles import ANGLE_NAMES, joint_angles, model_axes
from handmirror.core.hand.joints import BONES
from handmirror.core.hand.mirror import faces_of_side
from handmirror.core.hand.openxr import openxr_joints
from handmirror.core.session.export.moments import Moment, Sample, moments
from handmirror.core.session.export.notes import CAMERA_AXES, describe
from handmirror.core.session.export.rig import SKIN_COLOUR
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array, Frame

SENTENCES = (
    CAMERA_AXES + " Those of the joints' poses are OpenXR's: x right, y up, z backward.",
    "An MCAP file with Foxglove's schemas in Protobuf. /hands: meshes and bones in the frame camera. /HAND/joints: the "
    "poses of OpenXR's 26 joints (XR_EXT_hand_tracking) in the frame openxr. /HAND/angles: joint angles. "
    "/camera/image, where there are pictures, and /camera/calibration. /tf: the frame world is z up, y forward.",
    "Times are the session's own timestamps in nanoseconds, as in poses.jsonl.",
)
WORLD, CAMERA, OPENXR = "world", "camera", "openxr"  # frames of reference
BONE_M = 0.003  # thickness
_HALF = np.sqrt(0.5)
# quaternions of the frames in the world, which is x right, y forward, z up
_FRAMES = {CAMERA: (-_HALF, 0.0, 0.0, _HALF), OPENXR: (_HALF, 0.0, 0.0, _HALF)}


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    messages = _Messages(job)
    with out.open("wb") as file, McapWriter(file) as writer:
        writer.add_metadata("handmirror", {"readme": describe(job.motion, *SENTENCES)})
        for moment in moments(job):
            for topic, message in messages.of(moment):
                writer.write_message(topic, message, moment.time_ns, moment.time_ns)
    return ()


class _Messages:
    """The messages of each moment, in order of time."""

    def __init__(self, job: Job) -> None:
        self._axes = model_axes(job.model)
        self._indices = {hand.side: faces_of_side(job.model.faces, hand.side).ravel() for hand in job.motion.hands}
        self._shown: set[str] = set()  # the hands that a viewer shows
        self._begun = False

    def of(self, moment: Moment) -> Iterator[tuple[str, Any]]:
        """Topics and messages."""
        time = _time(moment.time_ns)
        if not self._begun:
            self._begun = True
            yield "/tf", FrameTransforms(transforms=[_frame(time, name, turn) for name, turn in _FRAMES.items()])
        yield "/camera/calibration", _calibration(time, moment)
        if moment.picture is not None:
            yield "/camera/image", _image(time, moment.picture)
        yield "/hands", self._scene(time, moment)
        for sample in moment.samples:
            hand, row = sample.hand, sample.row
            located = openxr_joints(hand.pose[row], hand.joints[row], hand.side)
            poses = [Pose(position=_vector(joint[:3]), orientation=_quaternion(joint[3:7])) for joint in located]
            yield f"/{hand.name}/joints", PosesInFrame(timestamp=time, frame_id=OPENXR, poses=poses)
            angles = zip(ANGLE_NAMES, joint_angles(hand.pose[row], self._axes).ravel().tolist(), strict=True)
            states = [JointState(name=name, position=angle) for name, angle in angles]
            yield f"/{hand.name}/angles", JointStates(timestamp=time, joints=states)

    def _scene(self, time: Timestamp, moment: Moment) -> SceneUpdate:
        names = {sample.hand.name for sample in moment.samples}
        gone = [SceneEntityDeletion(timestamp=time, id=name) for name in sorted(self._shown - names)]
        self._shown = names
        return SceneUpdate(deletions=gone, entities=[self._entity(time, sample) for sample in moment.samples])

    def _entity(self, time: Timestamp, sample: Sample) -> SceneEntity:
        hand, row = sample.hand, sample.row
        red, green, blue, opacity = SKIN_COLOUR
        skin = TriangleListPrimitive(
            pose=Pose(orientation=Quaternion(w=1)),
            points=_points(sample.vertices),
            color=Color(r=red, g=green, b=blue, a=opacity),
            indices=self._indices[hand.side],
        )
        bones = LinePrimitive(
            type=LinePrimitive.LINE_LIST,
            pose=Pose(orientation=Quaternion(w=1)),
            thickness=BONE_M,
            points=_points(hand.joints[row]),
            color=Color(r=1, g=1, b=1, a=1),
            indices=[joint for bone in BONES for joint in bone],
        )
        return SceneEntity(
            timestamp=time, frame_id=CAMERA, id=hand.name, frame_locked=True, triangles=[skin], lines=[bones]
        )


def _calibration(time: Timestamp, moment: Moment) -> CameraCalibration:
    """The pictures are without lens distortion."""
    width, height = moment.size
    projection = np.column_stack([moment.K, np.zeros(3)])
    return CameraCalibration(
        timestamp=time,
        frame_id=CAMERA,
        width=width,
        height=height,
        distortion_model="plumb_bob",
        D=[0.0] * 5,
        K=moment.K.ravel(),
        R=np.eye(3).ravel(),
        P=projection.ravel(),
    )


def _image(time: Timestamp, picture: Frame) -> CompressedImage:
    data = picture.packet or encode_jpeg(picture.image)
    return CompressedImage(timestamp=time, frame_id=CAMERA, data=data, format="jpeg")


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


WRITER = Writer(write, lambda job: SENTENCES)
