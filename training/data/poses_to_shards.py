"""`python -m training.data.poses_to_shards SOURCE POSES --out DIR`: video or pictures with labels -> shards.

Labels are a `poses.jsonl`, in which hands may have joints alone. A line for each picture, written in one line:

    {"image": "a.jpg", "time_ns": 0, "size": [640, 480], "K": [[600, 0, 319.5], [0, 600, 239.5], [0, 0, 1]],
     "hands": [{"side": "right", "joints": [[0.01, 0.02, 0.5], ... 21 in all]}]}

`joints` are metres in the camera (x right, y down, z forward), wrist first, then thumb to pinky from base to tip; their
pixels `joints_2d` follow from K where they are not given. `track` separates several hands, or pictures that are not one
after the other, apart. What Handmirror itself recorded or tracked becomes shards by `handmirror export`.
"""

from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.clips.frames import LabelledFrame
from handmirror.core.clips.schema import HandModelName
from handmirror.core.clips.writer import ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.types import Frame, Side
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.evaluation.pose_files import read_poses


def write_shards(source: Source, poses: dict[str, dict[str, Any]], writer: ClipWriter) -> int:
    """Write every track of `poses` with its pictures from the source; returns how many frames were found.

    The frame's name, with or without its ending, ties the two together; a hand without `pose` and `shape` is written
    with its joints alone. UserError when none of the source's frames has a line, or two pictures share one.
    """
    stem = Path(source.label).stem
    found: set[str] = set()
    with closing(with_progress(source, "reading", source.frame_count)) as frames:
        for frame in frames:
            name = frame.name if frame.name in poses else Path(frame.name).stem
            record = poses.get(name)
            if record is None:
                continue
            if name in found:
                raise UserError(
                    f"Two pictures of {source.label} are called {name}: include the file extensions in the poses."
                )
            found.add(name)
            for hand in record["hands"]:
                labelled = _labelled(frame, record, hand)
                writer.append(f"{stem}-{hand.get('track', 0)}-{labelled.side}", labelled.side, labelled)
    if not found:
        raise UserError(f"No frame of {source.label} is named in the poses: give the poses of this very source.")
    return len(found)


def _labelled(frame: Frame, record: dict[str, Any], hand: dict[str, Any]) -> LabelledFrame:
    try:
        K, size = np.array(record["K"], float).reshape(3, 3), list(record["size"])
        timestamp, side = float(record["time_ns"]) * 1e-9, Side(hand["side"])
        if not (np.isfinite([*K.flat, timestamp]).all() and min(K[0, 0], K[1, 1]) > 0 and (K[2] == (0, 0, 1)).all()):
            raise ValueError("not finite, or K not as [[fx, 0, cx], [0, fy, cy], [0, 0, 1]]")
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"The poses of {frame.name} have no valid K, size or time_ns ({error!r}): correct them."
        ) from error
    if list(frame.size) != size:
        raise UserError(f"The frame {frame.name} is {frame.size} pixels, its poses say {size}: give its own.")
    return LabelledFrame(
        image=frame.image,
        K=K,
        side=side,
        timestamp=timestamp,
        joint_cam=hand["joints"],
        joint_img=hand["joints_2d"],
        mano_pose=hand.get("pose"),
        mano_shape=hand.get("shape"),
    )


def main(
    source: Annotated[str, typer.Argument(help="Video, picture or folder of pictures.")],
    poses: Annotated[Path, typer.Argument(help="Its poses.jsonl.")],
    out: Annotated[Path, typer.Option(help="Folder for the shards.")],
    hand_model: Annotated[HandModelName, typer.Option(help="Whose pose and shape these are.")] = "free",
) -> None:
    """Turn a source with its poses into shards."""
    lines = read_poses(poses)
    with open_source(source) as frames, ClipWriter(out, f"{frames.label} with {poses.name}", hand_model) as writer:
        write_shards(frames, lines, writer)
    typer.echo(writer.summary)


if __name__ == "__main__":
    run_command(main)
