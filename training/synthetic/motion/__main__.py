"""`python -m handmirror.training.synthetic.motion --preview sheet.png`: sheets of hand shapes, touches and clips."""

from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import typer

from handmirror.core.errors import UserError
from handmirror.core.files import check_place, replace_bytes
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.preview import clip_strip, library_sheet, touch_sheet
from handmirror.training.synthetic.motion.sample import sample_scene


def main(
    preview: Annotated[Path, typer.Option(help="The PNG to write.")],
    clips: Annotated[int, typer.Option(min=1, help="Number of clips to show.")] = 16,
    frames: Annotated[int, typer.Option(min=2, help="Frames of each clip.")] = 60,
    fps: Annotated[float, typer.Option(min=1)] = 30.0,
    seed: Annotated[int, typer.Option(min=0)] = 0,
) -> None:
    """Draw all shapes of the library, all ways to touch, and some clips of both, one a row."""
    if preview.suffix.lower() != ".png":
        raise UserError(f"The preview {preview} does not end in .png: give the name of a .png file.")
    check_place(preview)
    rows = [library_sheet(), touch_sheet()]
    for number in with_progress(range(clips), "drawing clips", clips):
        rows.append(clip_strip(sample_scene(np.random.default_rng((seed, number)), MotionKnobs(), frames, fps)))
    _, png = cv2.imencode(".png", np.vstack(rows)[:, :, ::-1])
    replace_bytes(preview, png.tobytes())


if __name__ == "__main__":
    run_command(main)
