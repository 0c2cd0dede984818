"""MCAP with Foxglove's schemas: hands as meshes and poses, joint angles, pictures and the camera."""

from pathlib import Path

from mcap_protobuf.writer import Writer as McapWriter

from handmirror.core.hand.angles import model_axes
from handmirror.core.render.foxglove_scene import FoxgloveScene
from handmirror.core.session.export.moments import moments
from handmirror.core.session.export.notes import CAMERA_AXES, describe
from handmirror.core.session.export.writer import Job, Writer

SENTENCES = (
    CAMERA_AXES + " Those of the joints' poses are OpenXR's: x right, y up, z backward.",
    "An MCAP file with Foxglove's schemas in Protobuf. /hands: meshes and bones in the frame camera. /HAND/joints: the "
    "poses of OpenXR's 26 joints (XR_EXT_hand_tracking) in the frame openxr. /HAND/angles: joint angles. "
    "/camera/image, where there are pictures, and /camera/calibration. /tf: the frame world is z up, y forward.",
    "Times are the session's own timestamps in nanoseconds, as in poses.jsonl.",
)


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    scene = FoxgloveScene(job.model.faces, model_axes(job.model))
    with out.open("wb") as file, McapWriter(file) as writer:
        writer.add_metadata("handmirror", {"readme": describe(job.motion, *SENTENCES)})
        for moment in moments(job):
            hands = (sample.scene_hand for sample in moment.samples)
            for topic, message in scene.messages(moment.time_ns, moment.K, moment.size, hands, moment.jpeg):
                writer.write_message(topic, message, moment.time_ns, moment.time_ns)
    return ()


WRITER = Writer(write, lambda job: SENTENCES)
