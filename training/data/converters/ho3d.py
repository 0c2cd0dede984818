"""`python -m handmirror.training.data.converters.ho3d ROOT --out DIR`: HO3D v2 or v3 -> shards.

Layout: `train.txt` with lines `SEQUENCE/NUMBER`, `train/SEQUENCE/rgb/NUMBER.png` (v2) or `.jpg` (v3), and
`train/SEQUENCE/meta/NUMBER.pkl` with `camMat`, `handJoints3D`, `handPose`, `handBeta`. Right hands. Metres in OpenGL's
axes (y up, z towards the viewer), turned here to OpenCV's; MANO's joint order with the tips at the end, put here into
ours. The pose is MANO's full pose (`flat_hand_mean=True`), which is ours. The numbers count frames at 30 a second.
The finger tips are, by public evaluation code, MANO's vertices 744, 333, 444, 555, 672 from thumb to pinky: all but
the thumb's lie some millimetres from those of the hand models here (320, 443, 554, 671); labels stay as they are.
The evaluation split labels only the wrist: hold sequences of the training split back for validation, as in
`--without ABF` for the training and `--sequence ABF` for the validation.
"""

from collections import defaultdict
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from handmirror.core.clips.frames import LabelledFrame, rotated_pose
from handmirror.core.errors import UserError
from handmirror.core.hand.joints import MANO_TO_21
from handmirror.core.types import Side
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.data.converters.common import Track, array, expected, read_image, read_pickle, write_tracks

NAME = "HO3D"
FPS = 30.0
FROM_OPENGL = np.diag([1.0, -1.0, -1.0])
KEYS = ("camMat", "handJoints3D", "handPose", "handBeta")


def tracks(root: Path, only: Sequence[str] = (), without: Sequence[str] = ()) -> Generator[Track, None, None]:
    """The sequences of `train.txt`: all, or those whose names begin with one of `only` and with none of `without`."""
    listing = expected(root / "train.txt", NAME)
    sequences: dict[str, list[str]] = defaultdict(list)
    for line in listing.read_text(encoding="utf-8").split():
        sequence, _, number = line.partition("/")
        if not number.isdigit():
            raise UserError(f"{listing} has the line {line!r}, expected such as ABF10/0000: copy it again.")
        sequences[sequence].append(number)
    if not sequences:
        raise UserError(f"{listing} is empty, expected lines such as ABF10/0000: copy it again.")
    chosen = {
        name: numbers
        for name, numbers in sequences.items()
        if (not only or name.startswith(tuple(only))) and not name.startswith(tuple(without))
    }
    if not chosen:
        raise UserError(f"{listing} has no matching sequence: give a prefix of names such as {next(iter(sequences))}.")
    for sequence, numbers in with_progress(chosen.items(), NAME, len(chosen)):
        yield Track(f"{NAME}-{sequence}", Side.RIGHT, _frames(root / "train" / sequence, sorted(numbers, key=int)))


def _frames(folder: Path, numbers: list[str]) -> Iterator[LabelledFrame]:
    for number in numbers:
        path = folder / "meta" / f"{number}.pkl"
        meta = read_pickle(path, NAME)
        if missing := [key for key in KEYS if key not in meta]:
            raise UserError(f"{path} has no {missing[0]}: copy it from {NAME}'s train folder again.")
        if meta["handJoints3D"] is None or meta["handPose"] is None:
            continue  # a frame without annotation
        joints = array(meta["handJoints3D"], (21, 3), path, "handJoints3D")
        png = folder / "rgb" / f"{number}.png"
        yield LabelledFrame(
            image=read_image(png if png.exists() else png.with_suffix(".jpg"), NAME),
            K=array(meta["camMat"], (3, 3), path, "camMat"),
            side=Side.RIGHT,
            timestamp=int(number) / FPS,
            joint_cam=joints[list(MANO_TO_21)] @ FROM_OPENGL,
            mano_pose=rotated_pose(array(meta["handPose"], (48,), path, "handPose"), FROM_OPENGL),
            mano_shape=array(meta["handBeta"], (10,), path, "handBeta"),
        )


def main(
    root: Annotated[Path, typer.Argument(help="Folder with train/ and train.txt.")],
    out: Annotated[Path, typer.Option(help="Folder for the shards.")],
    sequence: Annotated[list[str] | None, typer.Option(help="Only sequences with this prefix; repeatable.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="No sequences with this prefix; repeatable.")] = None,
) -> None:
    """Convert HO3D v2 or v3."""
    typer.echo(write_tracks(tracks(root, sequence or (), without or ()), out, f"{NAME} train"))


if __name__ == "__main__":
    run_command(main)
