"""`python -m training.data.poses_to_shards SOURCE POSES --out DIR`: video or pictures with `poses.jsonl` -> shards."""

import json
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from core.camera.source import Source
from core.camera.sources import open_source
from core.errors import UserError
from core.types import Frame, Side
from training.data.command import run_command, shown
from training.data.frames import LabelledFrame, StoredFrame, store_frame
from training.data.schema import HandModelName
from training.data.shards import ClipWriter

KEYS = {"pose": (48,), "shape": (10,), "joints": (21, 3), "joints_2d": (21, 2)}


def read_poses(path: Path) -> dict[str, dict[str, Any]]:
    """Lines of a `poses.jsonl` by their picture's name; UserError with the number of a line that is not one."""
    lines: dict[str, dict[str, Any]] = {}
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"The poses {path} cannot be read ({error}): give a poses.jsonl.") from error
    for number, line in enumerate(text.splitlines(), 1):
        try:
            record = json.loads(line)
            arrays = [(hand[key], shape) for hand in record["hands"] for key, shape in KEYS.items()]
            arrays.append((record["K"], (3, 3)))
            for hand in record["hands"]:
                Side(hand["side"]), int(hand["track"])
            if any(np.asarray(value, float).shape != shape for value, shape in arrays):
                raise ValueError("an array of another shape")
            lines[record["image"]] = record
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(f"Line {number} of {path} is no line of a poses.jsonl ({error!r}): mend it.") from error
    return lines


def write_shards(source: Source, poses: dict[str, dict[str, Any]], writer: ClipWriter) -> int:
    """Write every track of `poses` with its pictures from the source; returns how many frames were found.

    The frame's name ties the two together. UserError when none of the source's frames has a line.
    """
    stem = Path(source.label).stem
    tracks: dict[tuple[int, Side], list[StoredFrame]] = defaultdict(list)
    found = 0
    with closing(shown(source, "reading", source.frame_count)) as frames:
        for frame in frames:
            record = poses.get(frame.name)
            if record is None:
                continue
            found += 1
            for hand in record["hands"]:
                stored = store_frame(_labelled(frame, record, hand))
                if stored is None:
                    writer.left_out += 1
                else:
                    tracks[hand["track"], Side(hand["side"])].append(stored)
    if not found:
        raise UserError(f"No frame of {source.label} is named in the poses: give the poses of this very source.")
    for (track, side), stored_frames in tracks.items():
        writer.add(f"{stem}-{track}-{side}", side, stored_frames)
    return found


def _labelled(frame: Frame, record: dict[str, Any], hand: dict[str, Any]) -> LabelledFrame:
    K = np.array(record["K"], float)
    if list(frame.size) != list(record["size"]):
        raise UserError(f"The frame {frame.name} is {frame.size} pixels, its poses say {record['size']}: give its own.")
    arrays = {key: np.array(hand[key], float) for key in KEYS}
    return LabelledFrame(
        image=frame.image,
        K=K,
        side=Side(hand["side"]),
        timestamp=record["time_ns"] * 1e-9,
        joint_cam=arrays["joints"],
        joint_img=arrays["joints_2d"],
        mano_pose=arrays["pose"],
        mano_shape=arrays["shape"],
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
