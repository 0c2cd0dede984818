"""`python -m handmirror.training.contact_sheet SHARDS --out sheet.jpg`: samples of shards with their labels.

Each row is a window of frames as the network gets it. Labelled joints are coloured lines; white circles are the joints
of the hand model (`free` only) with the labelled pose and shape, which should coincide with them.
"""

from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import typer

from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.camera.projection import project
from handmirror.core.errors import UserError
from handmirror.core.files import replaced
from handmirror.core.hand.joints import BONES
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array, Image
from handmirror.training.command_line.commands import run_command
from handmirror.training.data.augment import Augment
from handmirror.training.data.reading import Reading, Sample, clip_windows, window_sample
from handmirror.training.data.shards import find_shards, read_clips

FINGER_COLOURS = ((230, 60, 60), (240, 170, 40), (70, 200, 80), (60, 150, 240), (190, 90, 230))
MARGIN, LINE = 4, 20  # pixels
CUT = 0.1  # as configs/data/default.yaml has it


def pick_samples(reading: Reading, rows: int, seed: int = 0) -> list[Sample]:
    """One window each of up to `rows` clips, drawn evenly from all clips of the shards."""
    rng = np.random.default_rng(seed)
    picked: list[Sample] = []
    for seen, clip in enumerate(clip for clip in read_clips(reading.shards) if any(clip_windows(clip, reading))):
        place = len(picked) if len(picked) < rows else int(rng.integers(0, seen + 1))
        if place >= rows:
            continue
        windows = list(clip_windows(clip, reading))
        sample = window_sample(windows[rng.integers(len(windows))], reading)
        sample["facts"] = f"{sample['key']} {clip.handedness} {clip.hand_model} ({clip.source})"
        picked[place : place + 1] = [sample]
    if not picked:
        raise UserError(f"No clip is long enough for {reading.num_frame} frames: give a smaller --num-frame.")
    return picked


def draw_sheet(samples: list[Sample], hand_model: HandModel) -> Image:
    """The contact sheet [h, w, 3] of samples with the same number of frames."""
    return np.concatenate([_draw_row(sample, hand_model) for sample in samples])


def model_joints(sample: Sample, hand_model: HandModel) -> Array:
    """Joints [t, 21, 3] of the hand model posed as labelled, its wrist at the labelled one; metres, in the crops."""
    joints = hand_model.joints(sample["mano_pose"].numpy(), sample["mano_shape"].numpy())
    return joints - joints[:, :1] + sample["joint_cam"][:, :1].numpy()


def _draw_row(sample: Sample, hand_model: HandModel) -> Image:
    posed = model_joints(sample, hand_model)
    valid, known = sample["joint_valid"].numpy() > 0, sample["mano_valid"].numpy() > 0
    crops = [
        _draw_frame(sample, k, valid[k], posed[k] if known[k] and valid[k, 0] else None) for k in range(len(posed))
    ]
    row = np.concatenate(crops, axis=1)
    off = np.linalg.norm(posed - sample["joint_cam"].numpy(), axis=-1)[known[:, None] & valid]
    fit = f", pose and joints {off.mean() * 1000:.1f} mm apart" if off.size else ", no pose"
    depth = float(sample["joint_cam"][-1, 0, 2])
    head = np.full((LINE, row.shape[1], 3), 32, np.uint8)
    text = f"{sample['facts']}: wrist at {depth:.2f} m, {int(valid.sum())} of {valid.size} joints{fit}"
    cv2.putText(head, text, (MARGIN, LINE - 6), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (235, 235, 235), 1, cv2.LINE_AA)
    return np.concatenate([head, row])


def _draw_frame(sample: Sample, k: int, valid: np.ndarray, posed: Array | None) -> Image:
    crop = np.ascontiguousarray((sample["img"][k].permute(1, 2, 0).numpy() * 255).round().astype(np.uint8))
    points = np.round(sample["joint_img"][k].numpy()).astype(int)
    for start, end in BONES:
        if valid[start] and valid[end]:
            cv2.line(crop, points[start], points[end], FINGER_COLOURS[(end - 1) // 4], 1, cv2.LINE_AA)
    if posed is not None:
        (fx, fy), (cx, cy) = sample["focal"][k].tolist(), sample["princpt"][k].tolist()
        for point in np.round(project(posed, np.array([[fx, 0, cx], [0, fy, cy], [0, 0, 1]]))).astype(int):
            cv2.circle(crop, point, 2, (255, 255, 255), 1, cv2.LINE_AA)
    seconds = f"{float(sample['timestamp'][k]):+.3f} s"
    cv2.putText(crop, seconds, (MARGIN, len(crop) - MARGIN), cv2.FONT_HERSHEY_SIMPLEX, 0.35, (255, 255, 255), 1)
    return np.pad(crop, ((0, MARGIN), (0, MARGIN), (0, 0)))


def main(
    shards: Annotated[list[str], typer.Argument(help="Folders of shards, .tar files or addresses.")],
    out: Annotated[Path, typer.Option(help="The contact sheet, a .jpg.")] = Path("sheet.jpg"),
    rows: Annotated[int, typer.Option(min=1, help="Clips to show.")] = 8,
    num_frame: Annotated[int, typer.Option(min=1, help="Frames of each window.")] = 7,
    stride: Annotated[int, typer.Option(min=1, help="Clip frames between two frames of a window.")] = 1,
    augment: Annotated[bool, typer.Option(help="Augment as in training.")] = False,
    seed: Annotated[int, typer.Option(help="Seed of the selection and the augmentation.")] = 0,
) -> None:
    """Draw samples of shards with their labels on a contact sheet."""
    change = Augment(cut=CUT) if augment else None
    reading = Reading(tuple(find_shards(shards)), num_frame, stride, augment=change, seed=seed)
    samples = pick_samples(reading, rows, seed)
    sheet = draw_sheet(samples, HandModel.load())
    with replaced(out) as part:
        part.write_bytes(encode_jpeg(sheet))
    typer.echo(f"{len(samples)} windows of {num_frame} frames in {out}")


if __name__ == "__main__":
    run_command(main)
