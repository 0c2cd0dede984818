"""`python -m tests.bench_distance`: what a calibrated lens and a measured hand are worth, on rendered hands.

Each picture is of another person and camera. Both are known exactly; both are also measured as a user would: the lens
on views of a board, the hand on pictures of it beside a bank card, by the tracker.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import track

from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.calibrate.calibrator import Calibrator
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.hand.measure import HandMeasurement
from handmirror.core.hand.model import load_arrays
from handmirror.core.hand.size import HandSizer
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array, Frame
from handmirror.training.synthetic.knobs import Knobs, read_knobs
from handmirror.training.synthetic.studio import Studio
from handmirror.training.synthetic.tracker_scores import VISIBLE
from handmirror.training.synthetic.whole_images import WholeImage, render_clip

sys.path.insert(0, str(Path(__file__).parent / "core"))
from board_views import SIZE, views
from hand_on_table import K as TABLE_K
from hand_on_table import View, scene

PLAIN = (
    *("motion.two_hands=0", "motion.egocentric=0", "camera.any_side=0", "camera.any_roll=0", "camera.cut=0"),
    *("objects.held=0", "objects.before=0", "skin.glove=0", "effects.grey=0", "effects.low_light=0"),
    "camera.distance_m=[0.3,0.8]",
)
BESIDE_A_CARD = (View(), View(0.6, 0.3, 0.1, 0.1), View(0.7, -0.35, 0.2, -0.3), View(0.6, 0.1, -0.3, 0.3), View(0.65))
WAYS = ("guessed", "measured", "true")


@dataclass(frozen=True, eq=False)
class Known:
    """What is known of a picture in the three WAYS; None is left to the program."""

    lens: dict[str, Array]  # [3, 3] each
    hand: dict[str, float | None]  # metres


def measured_lens(K: Array) -> Array:
    """The intrinsics [3, 3] that calibrating with a board gives for a camera."""
    calibrator = Calibrator(Board())
    for image in views(Board(), camera=K):
        calibrator.add(image)
    return calibrator.result().calibration.K


def measured_hand(tracker: HandTracker, length: float) -> float:
    """The length in metres that is measured beside a bank card."""
    measurement = HandMeasurement("id1")
    for view in BESIDE_A_CARD:
        measurement.add(tracker.track(scene("id1", view, length).frame, TABLE_K))
    return measurement.result().length


def distance_error(tracker: HandTracker, picture: WholeImage, K: Array, length: float | None) -> float | None:
    """Error of the wrist's distance in parts of it; None if the hand is not found."""
    (truth,) = picture.line["hands"]
    tracker.hand_length = length
    points, wrist = np.array(truth["joints_2d"]), np.array(truth["joints"])[0]
    for hand in tracker.track(Frame(picture.image, 0, 0, picture.name), K).hands:
        if np.linalg.norm(hand.joints_2d - points, axis=1).mean() < 0.2 * np.ptp(points, axis=0).max():
            return float(abs(hand.joints[0][2] / wrist[2] - 1))
    return None


def known(tracker: HandTracker, sizer: HandSizer, picture: WholeImage) -> Known:
    """What can be known of a picture."""
    K, shape = np.array(picture.line["K"]), np.array(picture.line["hands"][0]["shape"])
    length = sizer.length(shape)
    guess = Intrinsics().for_frame(Frame(picture.image, 0, 0, picture.name))
    tracker.hand_length = None
    return Known(
        {"guessed": guess, "measured": measured_lens(K), "true": K},
        {"guessed": None, "measured": measured_hand(tracker, length), "true": length},
    )


def main(
    pictures: Annotated[int, typer.Option(help="Rendered pictures.")] = 60,
    seed: Annotated[int, typer.Option(help="Of the pictures.")] = 5,
) -> None:
    """Print the error of the distance for each combination."""
    studio, knobs, sizer = Studio(Knobs()), read_knobs(list(PLAIN)), HandSizer(load_arrays())
    tracker = HandTracker(device="cpu", stills=True, max_hands=1)
    errors: dict[tuple[str, str], list[float]] = {(lens, hand): [] for lens in WAYS for hand in WAYS}
    lenses, hands, failed = [], [], 0
    for index in track(range(pictures), "measuring"):
        (picture,) = render_clip(studio, knobs, seed, index, 1, 30.0, SIZE)
        if picture.line["hands"][0]["visible"] < VISIBLE:
            continue
        try:
            facts = known(tracker, sizer, picture)
        except UserError as error:
            print(error)
            failed += 1
            continue
        found = {way: distance_error(tracker, picture, facts.lens[way[0]], facts.hand[way[1]]) for way in errors}
        if None not in found.values():
            lenses.append(abs(facts.lens["measured"][0, 0] / facts.lens["true"][0, 0] - 1))
            hands.append(abs((facts.hand["measured"] or 0) / (facts.hand["true"] or 1) - 1))
            for way, error in found.items():
                errors[way].append(error or 0.0)
    print(f"{len(lenses)} pictures; {failed} without a measurement")
    print(f"error of the measured focal length: median {np.median(lenses):.2%}, hand: median {np.median(hands):.2%}")
    Console().print("| lens | hand length | median error | 95th percentile |\n|---|---|---|---|", markup=False)
    for (lens, hand), values in errors.items():
        print(f"| {lens} | {hand} | {np.median(values):.1%} | {np.percentile(values, 95):.1%} |")


if __name__ == "__main__":
    typer.run(main)
