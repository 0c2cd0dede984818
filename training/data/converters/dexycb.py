"""`python -m handmirror.training.data.converters.dexycb ROOT --out DIR`: DexYCB -> shards.

Layout: `SUBJECT/SESSION/meta.yml` (mano_sides, mano_calib), `SUBJECT/SESSION/SERIAL/color_000000.jpg` and
`labels_000000.npz` (pose_m [1, 51], joint_3d [1, 21, 3], joint_2d [1, 21, 2]), intrinsics in
`calibration/intrinsics/SERIAL_640x480.yml` and betas in `calibration/mano_CALIB/mano.yml`. Metres in the camera, our
joint order, -1 or 0 where there is no hand; 30 frames per second. The pose is a global turn and 45 principal components
around MANO's mean pose (`flat_hand_mean=False`), so MANO's own file is needed to use it. Of left hands the joints
alone are used: their betas were found with the left model as published, whose shapes have a wrong sign, and mean
nothing to a right one. The finger tips are manopth's: MANO's vertices 745, 317, 444 (of left hands 445), 556, 673 from
thumb to pinky. The hand models here have theirs at 744, 320, 443, 554, 671, some millimetres away; labels stay as they
are. Hold subjects back for validation: `--subject`.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from handmirror.core.clips.frames import LabelledFrame
from handmirror.core.errors import UserError
from handmirror.core.npz import Expected, read_npz
from handmirror.core.types import Array, Side
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.data.converters.common import (
    ManoMean,
    Track,
    array,
    entries_of,
    expected,
    load_means,
    read_image,
    read_yaml,
    subfolders,
    write_tracks,
)

NAME = "DexYCB"
FPS = 30.0
LABELS = {"pose_m": Expected((1, 51)), "joint_3d": Expected((1, 21, 3)), "joint_2d": Expected((1, 21, 2))}


def tracks(root: Path, subjects: list[str] | None = None, mano: Path | None = None) -> Generator[Track, None, None]:
    """Every session of the subjects (all of them unless named), as each camera saw it."""
    expected(root / "calibration" / "intrinsics", NAME)
    folders = [expected(root / name, NAME) for name in subjects or []] or [
        folder for folder in subfolders(root, NAME) if folder.name[:1].isdigit()
    ]
    if not folders:
        raise UserError(f"{root} has no subject such as 20200709-subject-01: give {NAME}'s root folder.")
    mean = load_means(mano, [Side.RIGHT]).get(Side.RIGHT)
    sessions = [session for folder in folders for session in subfolders(folder, NAME)]
    for session in with_progress(sessions, NAME, len(sessions)):
        side, betas = _hand(root, session)
        for camera in subfolders(session, NAME):
            path = root / "calibration" / "intrinsics" / f"{camera.name}_640x480.yml"
            K = _intrinsics(path)
            frames = _frames(camera, K, side, betas, mean if side == Side.RIGHT else None)
            yield Track(f"{NAME}-{session.name}-{camera.name}", side, frames)


def _hand(root: Path, session: Path) -> tuple[Side, Array]:
    path = session / "meta.yml"
    meta = read_yaml(path, NAME)
    with entries_of(path, NAME):
        side, calibration = Side(meta["mano_sides"][0]), meta["mano_calib"][0]
    path = root / "calibration" / f"mano_{calibration}" / "mano.yml"
    content = read_yaml(path, NAME)
    with entries_of(path, NAME):
        return side, array(content["betas"], (10,), path, "betas")


def _intrinsics(path: Path) -> Array:
    content = read_yaml(path, NAME)
    with entries_of(path, NAME):
        fx, fy, cx, cy = (float(content["color"][name]) for name in ("fx", "fy", "ppx", "ppy"))
    return np.array([[fx, 0, cx], [0, fy, cy], [0, 0, 1]])


def _frames(camera: Path, K: Array, side: Side, betas: Array, mean: ManoMean | None) -> Iterator[LabelledFrame]:
    images = sorted(camera.glob("color_[0-9]*.jpg")) or [camera / "color_000000.jpg"]
    for image in images:
        number = image.stem.removeprefix("color_")
        labels = _read_labels(expected(camera / f"labels_{number}.npz", NAME))
        if not labels["pose_m"].any() or (labels["joint_3d"] == -1).all():
            continue  # no hand in this frame
        yield LabelledFrame(
            image=read_image(image, NAME),
            K=K,
            side=side,
            timestamp=int(number) / FPS,
            joint_cam=labels["joint_3d"],
            joint_img=labels["joint_2d"],
            mano_pose=None if mean is None else mean.flat_of_components(labels["pose_m"][:48]),
            mano_shape=betas,
        )


def _read_labels(path: Path) -> dict[str, Array]:
    content = read_npz(path, LABELS, f"copy it from {NAME} again")
    return {name: found[0].astype(float) for name, found in content.items()}


def main(
    root: Annotated[Path, typer.Argument(help="Folder with the subjects and calibration/.")],
    out: Annotated[Path, typer.Option(help="Folder for the shards.")],
    subject: Annotated[list[str] | None, typer.Option(help="Only this subject; repeatable.")] = None,
    mano: Annotated[Path | None, typer.Option(help="Folder with MANO_RIGHT.pkl; without it joints only.")] = None,
) -> None:
    """Convert DexYCB."""
    typer.echo(write_tracks(tracks(root, subject, mano), out, NAME))


if __name__ == "__main__":
    run_command(main)
