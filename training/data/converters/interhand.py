"""`python -m handmirror.training.data.converters.interhand ROOT --out DIR`: InterHand2.6M (v1.0) -> shards.

Layout: `annotations/SPLIT/InterHand2.6M_SPLIT_{data,camera,joint_3d,MANO_NeuralAnnot}.json` and
`images/SPLIT/CaptureN/SEQUENCE/camC/imageF.jpg`. Joints are millimetres in the world, 42 of them: the right hand's 21,
then the left one's, each thumb to pinky from tip to base with the wrist last; a camera sees R (X - position). MANO's
pose is axis-angle in the world around MANO's mean pose (`flat_hand_mean=False`), so MANO's own files are needed to use
it; its left betas belong to a left model with the sign of its shapes put right, which is a mirrored right one.
"""

from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from handmirror.core.clips.frames import LabelledFrame, rotated_pose
from handmirror.core.errors import UserError
from handmirror.core.types import Array, Side
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.data.converters.common import (
    ManoMean,
    Track,
    array,
    as_right,
    entries_of,
    expected,
    load_means,
    read_image,
    read_json,
    write_tracks,
)

NAME = "InterHand2.6M"
MM = 1e-3
CAMERA = {"campos": (3,), "camrot": (3, 3), "focal": (2,), "princpt": (2,)}
TO_21 = (20, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12, 19, 18, 17, 16)
FIRST_JOINT = {Side.RIGHT: 0, Side.LEFT: 21}
NUMBERS_A_SECOND = {"train": 90.0, "val": 30.0, "test": 30.0}  # images are numbered at the rate of recording


def tracks(root: Path, split: str = "train", mano: Path | None = None) -> Generator[Track, None, None]:
    """Every hand of every sequence, as each camera saw it."""
    folder = root / "annotations" / split
    paths = {
        name: expected(folder / f"InterHand2.6M_{split}_{name}.json", NAME) for name in ("data", "camera", "joint_3d")
    }
    pictures = expected(root / "images" / split, NAME)
    means = load_means(mano, Side)
    if means:
        paths["MANO_NeuralAnnot"] = expected(folder / f"InterHand2.6M_{split}_MANO_NeuralAnnot.json", NAME)
    content = {name: read_json(path, NAME) for name, path in paths.items()}
    with entries_of(paths["data"], NAME):
        sequences = _sequences(content["data"])
    for (capture, sequence, camera, side), images in with_progress(sequences.items(), NAME, len(sequences)):
        frames = (_frame(pictures, image, side, content, means, split) for image in images)
        yield Track(f"{NAME}-{capture}-{sequence}-{camera}-{side}", side, frames)


def _sequences(data: dict[str, Any]) -> dict[tuple[str, str, str, Side], list[dict[str, Any]]]:
    """Images by capture, sequence, camera and side, by frame number."""
    images = {image["id"]: image for image in data["images"]}
    found = defaultdict(list)
    for annotation in data["annotations"]:
        image = images[annotation["image_id"]]
        for side in Side:
            if annotation["hand_type"] in (str(side), "interacting"):
                found[str(image["capture"]), str(image["seq_name"]), str(image["camera"]), side].append(image)
    return {key: sorted(of_key, key=lambda image: image["frame_idx"]) for key, of_key in sorted(found.items())}


def _frame(
    images: Path, image: dict[str, Any], side: Side, content: dict[str, Any], means: dict[Side, ManoMean], split: str
) -> LabelledFrame:
    path = images / image["file_name"]
    with entries_of(Path(f"The annotation of {path}"), NAME):
        capture, camera, number = str(image["capture"]), str(image["camera"]), str(image["frame_idx"])
        values = {name: content["camera"][capture][name][camera] for name in CAMERA}
        labels = content["joint_3d"][capture][number]
        all_world, all_valid = labels["world_coord"], labels["joint_valid"]
        of_mano = content.get("MANO_NeuralAnnot", {}).get(capture, {}).get(number)
    position, rotation, focal, princpt = (array(values[name], shape, path, name) for name, shape in CAMERA.items())
    rows = [FIRST_JOINT[side] + joint for joint in TO_21]
    world = array(all_world, (42, 3), path, "world_coord")[rows]
    pose, shape = _mano(of_mano, side, means, rotation, path)
    return LabelledFrame(
        image=read_image(path, NAME),
        K=np.array([[focal[0], 0, princpt[0]], [0, focal[1], princpt[1]], [0, 0, 1]]),
        side=side,
        timestamp=image["frame_idx"] / NUMBERS_A_SECOND[split],
        joint_cam=(world - position) @ rotation.T * MM,
        joint_valid=array(all_valid, (42,), path, "joint_valid")[rows],
        mano_pose=pose,
        mano_shape=shape,
    )


def _mano(
    labels: dict[str, Any] | None, side: Side, means: dict[Side, ManoMean], rotation: Array, path: Path
) -> tuple[Array | None, Array | None]:
    """Pose and betas of a right hand model in the camera; none where they are not known."""
    of_side = (labels or {}).get(str(side))
    if of_side is None or side not in means:
        return None, None
    pose = means[side].flat(array(of_side["pose"], (48,), path, "pose"))
    return as_right(rotated_pose(pose, rotation), side), array(of_side["shape"], (10,), path, "shape")


def main(
    root: Annotated[Path, typer.Argument(help="Folder with annotations/ and images/.")],
    out: Annotated[Path, typer.Option(help="Folder for the shards.")],
    split: Annotated[str, typer.Option(help="train, val or test.")] = "train",
    mano: Annotated[Path | None, typer.Option(help="Folder with MANO's two files; without it joints only.")] = None,
) -> None:
    """Convert InterHand2.6M."""
    if split not in NUMBERS_A_SECOND:
        raise UserError(f"{NAME} has no split {split}: give train, val or test.")
    typer.echo(write_tracks(tracks(root, split, mano), out, f"{NAME} {split}"))


if __name__ == "__main__":
    run_command(main)
