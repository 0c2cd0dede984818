"""`python -m handmirror.training.data.poses_to_shards SOURCE POSES --out DIR`: video or images with labels -> shards.

Labels are a `poses.jsonl`, in which hands may have only joints. A line for each image, written in one line:

    {"image": "a.jpg", "time_ns": 0, "size": [640, 480], "K": [[600, 0, 319.5], [0, 600, 239.5], [0, 0, 1]],
     "hands": [{"side": "right", "joints": [[0.01, 0.02, 0.5], ... 21 in all]}]}

`joints` are metres in the camera (x right, y down, z forward), wrist first, then thumb to pinky from base to tip; their
pixels `joints_2d` follow from K where they are not given. `track` separates several hands, or images that are not one
after the other, apart. What Handmirror itself recorded or tracked becomes shards by `handmirror export`.
"""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.clips.frames import LabelledFrame
from handmirror.core.clips.schema import HandModelName
from handmirror.core.clips.writer import ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.poses.files import read_labels
from handmirror.core.poses.schema import HandLabel, LabelLine
from handmirror.core.types import Frame
from handmirror.training.command_line.commands import run_command, with_progress


def write_shards(source: Source, poses: Mapping[str, LabelLine], writer: ClipWriter) -> int:
    """Write every track of `poses` with its images from the source; returns how many frames were found.

    The frame's name, with or without its ending, ties the two together; a hand without `pose` and `shape` is written
    with only its joints. UserError when none of the source's frames has a line, or two images share one.
    """
    stem = Path(source.label).stem
    found: set[str] = set()
    with closing(with_progress(source, "reading", source.frame_count)) as frames:
        for frame in frames:
            name = frame.name if frame.name in poses else Path(frame.name).stem
            line = poses.get(name)
            if line is None:
                continue
            if name in found:
                raise UserError(
                    f"Two pictures of {source.label} are called {name}: include the file extensions in the poses."
                )
            found.add(name)
            for hand in line.hands:
                writer.append(f"{stem}-{hand.track or 0}-{hand.side}", hand.side, _labelled(frame, line, hand))
    if not found:
        raise UserError(f"No frame of {source.label} is named in the poses: give the poses of this very source.")
    return len(found)


def _labelled(frame: Frame, line: LabelLine, hand: HandLabel) -> LabelledFrame:
    if line.K is None or line.size is None or line.time_ns is None:
        raise UserError(f"The poses of {frame.name} lack K, size or time_ns: add them.")
    if frame.size != line.size:
        raise UserError(f"The frame {frame.name} is {frame.size} pixels, its poses say {line.size}: give its own.")
    return LabelledFrame(
        image=frame.image,
        K=line.K,
        side=hand.side,
        timestamp=line.time_ns * 1e-9,
        joint_cam=hand.joints,
        joint_img=hand.joints_2d,
        mano_pose=hand.pose,
        mano_shape=hand.shape,
    )


def main(
    source: Annotated[str, typer.Argument(help="Video, picture or folder of pictures.")],
    poses: Annotated[Path, typer.Argument(help="Its poses.jsonl.")],
    out: Annotated[Path, typer.Option(help="Folder for the shards.")],
    hand_model: Annotated[HandModelName, typer.Option(help="Hand model of the pose and shape.")] = "free",
) -> None:
    """Turn a source with its poses into shards."""
    lines = read_labels(poses)
    with open_source(source) as frames, ClipWriter(out, f"{frames.label} with {poses.name}", hand_model) as writer:
        write_shards(frames, lines, writer)
    typer.echo(writer.summary)


if __name__ == "__main__":
    run_command(main)
