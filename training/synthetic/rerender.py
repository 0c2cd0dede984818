"""`python -m handmirror.training.synthetic.rerender POSES --out DIR`: renders the hands of a `poses.jsonl` again.

The rendered images can be compared with the photographs, and `training.synthetic.tracker_scores DIR` measures whether
the tracker finds the rendered hands as well as it found the real ones: same hands, same views, other images.
"""

from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from handmirror.core.errors import UserError
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.poses.files import read_labels, require
from handmirror.core.poses.schema import HandLabel, LabelLine
from handmirror.core.types import Array
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.synthetic.camera import Camera
from handmirror.training.synthetic.knobs import Knobs, read_knobs
from handmirror.training.synthetic.scene import HandMotion, SceneMotion
from handmirror.training.synthetic.studio import Studio
from handmirror.training.synthetic.whole_images import TRUTH, WholeImage, photograph, write_images

MAX_HANDS = 2
STEP_S = 1 / 30
FOREARM_M = np.array([0.05, 0.25, 0.05])  # from the wrist to the elbow, in the camera's axes


def rerender(studio: Studio, knobs: Knobs, seed: int, number: int, line: LabelLine) -> WholeImage:
    """The image of one line of `poses.jsonl`, its first hands in new skin, light and surroundings.

    The line must give K and size, its hands pose, shape and trans: see `require`.
    """
    assert line.K is not None and line.size is not None
    hands = tuple(_still(hand) for hand in line.hands[:MAX_HANDS])
    scene = SceneMotion(hands, np.array([0.0, STEP_S]), "as tracked")
    camera = Camera(line.size, line.K, np.tile(np.eye(3), (2, 1, 1)), np.zeros((2, 3)))
    arms = [studio.arms.pose(hand) for hand in hands]
    rngs = np.random.default_rng([seed, number]).spawn(6)
    return next(photograph(studio, knobs, scene, arms, camera, rngs, [Path(line.image).stem], number))


def _still(hand: HandLabel) -> HandMotion:
    """A tracked hand that does not move; the scene's axes are the camera's."""
    assert hand.pose is not None and hand.shape is not None and hand.trans is not None
    elbow = points_of_side(hand.joints[0], hand.side) + FOREARM_M
    return HandMotion(hand.side, _twice(hand.pose), hand.shape, _twice(hand.trans), _twice(elbow))


def _twice(values: Array) -> Array:
    return np.tile(np.asarray(values, float), (2, 1))


def main(
    poses: Annotated[Path, typer.Argument(help="A poses.jsonl.")],
    out: Annotated[Path, typer.Option(help="Folder for images and truth.jsonl.")],
    seed: Annotated[int, typer.Option(help="Another seed gives other skins, lights and surroundings.")] = 0,
    knobs: Annotated[list[str] | None, typer.Argument(help="GROUP.KNOB=VALUE, or a YAML file of them.")] = None,
) -> None:
    """Render the hands of a poses.jsonl again."""
    chosen = read_knobs(knobs or [])
    lines = [line for line in read_labels(poses).values() if line.hands]
    require(lines, poses, "K", "size", "pose", "shape", "trans")
    if (out / TRUTH).exists():
        raise UserError(f"The folder {out} already contains images: choose another with --out.")
    studio = Studio(chosen)
    for number, line in enumerate(with_progress(lines, "rendering")):
        write_images(out, [rerender(studio, chosen, seed, number, line)])
    typer.echo(f"{len(lines)} images in {out}")


if __name__ == "__main__":
    run_command(main)
