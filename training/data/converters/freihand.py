"""`python -m handmirror.training.data.converters.freihand ROOT --out DIR`: FreiHAND (v2) -> shards.

Layout: `training/rgb/00000000.jpg` ... (four versions of each of the 32560 labelled images, in sequence),
`training_K.json`, `training_xyz.json` and `training_mano.json`. Right hands; metres in the camera; the 21 joints in our
order. `mano` is 61 numbers: pose 48, betas 10, and a root and scale that `xyz` makes needless. The pose is axis-angle
around MANO's mean pose (`flat_hand_mean=False`), so MANO's own file is needed to use it; its global turn was found
without perspective and is therefore right to a few degrees only. Every image is a clip of one frame.
The finger tips are MANO's vertices 744, 320, 443, 555, 672 from thumb to pinky, of which ring and pinky lie some
millimetres from those of the hand models here (554, 671); labels stay as they are. `--split evaluation` validates.
"""

from collections.abc import Generator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from handmirror.core.clips.frames import LabelledFrame
from handmirror.core.errors import UserError
from handmirror.core.types import Side
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.data.converters.common import (
    ManoMean,
    Track,
    array,
    expected,
    load_means,
    read_image,
    read_json,
    write_tracks,
)

NAME = "FreiHAND"
VERSIONS = 4  # backgrounds of each labelled image of the training split


def tracks(root: Path, split: str = "training", mano: Path | None = None) -> Generator[Track, None, None]:
    """Every image of a split as a track of one frame."""
    labels = {name: read_json(root / f"{split}_{name}.json", NAME) for name in ("K", "xyz", "mano")}
    count = len(labels["K"])
    for name, values in labels.items():
        if len(values) != count:
            raise UserError(
                f"{root / f'{split}_{name}.json'} has {len(values)} entries, expected {count}: copy it again."
            )
    mean = load_means(mano, [Side.RIGHT]).get(Side.RIGHT)
    rgb = expected(root / split / "rgb", NAME)
    versions = VERSIONS if (rgb / f"{count:08d}.jpg").exists() else 1
    for number in with_progress(range(versions * count), NAME, versions * count):
        image = rgb / f"{number:08d}.jpg"
        frame = _frame(root, split, image, {name: values[number % count] for name, values in labels.items()}, mean)
        yield Track(f"{NAME}-{split}-{image.stem}", Side.RIGHT, [frame])


def _frame(root: Path, split: str, image: Path, labels: dict[str, Any], mean: ManoMean | None) -> LabelledFrame:
    K, xyz, mano = (
        array(labels[name], shape, root / f"{split}_{name}.json", f"label of {image.name}")
        for name, shape in (("K", (3, 3)), ("xyz", (21, 3)), ("mano", (61,)))
    )
    return LabelledFrame(
        image=read_image(image, NAME),
        K=K,
        side=Side.RIGHT,
        timestamp=0.0,
        joint_cam=xyz,
        mano_pose=None if mean is None else mean.flat(mano[:48]),
        mano_shape=np.array(mano[48:58]),
    )


def main(
    root: Annotated[Path, typer.Argument(help="Folder with training/ and training_K.json.")],
    out: Annotated[Path, typer.Option(help="Folder for the shards.")],
    split: Annotated[str, typer.Option(help="training or evaluation.")] = "training",
    mano: Annotated[Path | None, typer.Option(help="Folder with MANO_RIGHT.pkl; without it joints only.")] = None,
) -> None:
    """Convert FreiHAND."""
    typer.echo(write_tracks(tracks(root, split, mano), out, f"{NAME} {split}"))


if __name__ == "__main__":
    run_command(main)
