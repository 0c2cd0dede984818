"""`python -m handmirror.training.synthetic.tracker_scores DIR`: how well the tracker with `--fit` finds rendered hands.

It was not trained on such images. DIR is a folder that `--full` wrote. A hand counts when all its joints are in the
image and no arm or object hides them. It is found when the tracker's points lie on it, by the mean error relative to
the joints' box.

The tracker's points are not defined as the hand model's joints are: knuckles lie nearer to the skin, and so on. That
part of the error is the same on the best photograph. The second error excludes it: each half of the hands is measured
with a linear map of the 21 points that was fitted to the other half.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import cv2
import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from handmirror.core.errors import UserError
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array, Frame, Hand
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.synthetic.forms import palm_frame
from handmirror.training.synthetic.whole_images import TRUTH

VISIBLE = 0.9  # share of joints that nothing hides
FOUND = 0.5  # mean error in boxes up to which a result belongs to this hand
RIDGE = 0.3  # regularises the map towards the identity
FEWEST = 8  # hands that a row of the table needs


@dataclass(frozen=True)
class ScoredHand:
    """One visible hand."""

    image: str
    facts: dict[str, Any]
    truth: Array  # [21, 2] about their middle, in sizes of the joints' box
    seen: Array | None  # [21, 2] the same of the tracker's points; None: not found
    mapped: float | None = None  # mean error with the points' definitions matched

    @property
    def error(self) -> float | None:
        """Mean error of the tracker's points, in sizes of the box."""
        return None if self.seen is None else float(np.linalg.norm(self.seen - self.truth, axis=1).mean())


def score_hands(folder: Path) -> list[ScoredHand]:
    """Every visible hand of the images in a folder."""
    truth = folder / TRUTH
    if not truth.is_file():
        raise UserError(f"{folder} has no {TRUTH}: give a folder that training.synthetic --full has written.")
    tracker = HandTracker(max_hands=2, stills=True, smooth=False, fit=True)
    hands: list[ScoredHand] = []
    for number, text in enumerate(with_progress(truth.read_text(encoding="utf-8").splitlines(), "tracking")):
        line = json.loads(text)
        bgr = cv2.imread(str(folder / f"{line['image']}.jpg"))
        if bgr is None:
            raise UserError(f"The image {folder / line['image']}.jpg is missing or damaged: render the folder again.")
        image = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
        result = tracker.track(Frame(image, number, number * 10**9, line["image"]), np.array(line["K"]))
        hands += _scored(line, result.hands)
    if not hands:
        raise UserError(f"No hand in {folder} is fully visible: render more images.")
    return with_map(hands)


def _scored(line: dict[str, Any], found: Sequence[Hand]) -> Iterator[ScoredHand]:
    """The visible hands of a line of `truth.jsonl`, each with the result for it."""
    for hand in line["hands"]:
        if hand["visible"] < VISIBLE:
            continue
        points = np.array(hand["joints_2d"])
        size, middle = np.ptp(points, axis=0).max(), points.mean(0)
        facts = {**line["facts"], "hand_px": round(float(size)), "depth_m": hand["joints"][0][2]}
        facts["facing"] = facing(np.array(hand["joints"]))
        truth = (points - middle) / size
        seen = [(each.joints_2d - middle) / size for each in found]
        yield ScoredHand(line["image"], facts, truth, _nearest(seen, truth))


def _nearest(seen: list[Array], truth: Array) -> Array | None:
    """The result for this hand, if any."""
    errors = [float(np.linalg.norm(points - truth, axis=1).mean()) for points in seen]
    best = int(np.argmin(errors)) if errors else -1
    return seen[best] if errors and errors[best] < FOUND else None


def facing(joints: Array) -> float:
    """How directly palm or back face the camera, 0..1, of 21 joints [21, 3] in its axes."""
    normal = palm_frame(joints[None])[0, :, 2]
    return float(abs(normal @ joints[9]) / np.linalg.norm(joints[9]))


def with_map(hands: list[ScoredHand]) -> list[ScoredHand]:
    """The hands with their errors once the definitions of the points are matched."""
    found = [k for k, hand in enumerate(hands) if hand.seen is not None]
    changed = list(hands)
    for half in (0, 1):
        fitted, measured = found[half::2], found[1 - half :: 2]
        if not fitted:  # fewer than two were found
            continue
        seen = np.concatenate([hands[k].seen.T for k in fitted])  # type: ignore[union-attr]
        truth = np.concatenate([hands[k].truth.T for k in fitted])
        change = np.linalg.solve(seen.T @ seen + RIDGE * np.eye(21), seen.T @ (truth - seen))
        for k in measured:
            points = hands[k].seen
            error = np.linalg.norm(points + (points.T @ change).T - hands[k].truth, axis=1).mean()  # type: ignore
            changed[k] = replace(hands[k], mapped=float(error))
    return changed


def is_plain(facts: dict[str, Any]) -> bool:
    """Whether a hand is easy: one bare hand in colour, not small, without objects, noise or blur."""
    objects = {each.split()[0] for each in facts["things"]}
    usual = facts["hands"] == 1 and not facts["glove"] and not facts["grey"] and not objects & {"held", "pen", "before"}
    return usual and facts["hand_px"] >= 60 and facts["noise"] < 0.03 and facts["defocus_px"] < 2


def groups(facts: dict[str, Any]) -> dict[str, str]:
    """The row of each knob that a hand belongs to."""
    objects = {each.split()[0] for each in facts["things"]}
    return {
        "palm or back": _bin(facts["facing"], (0.4, 0.8)),
        "motion": facts["motion"],
        "background": facts["background"],
        "table": "yes" if facts["table"] else "no",
        "hands": str(facts["hands"]),
        "thing": ", ".join(sorted(objects & {"held", "pen", "before"})) or "none",
        "sleeve": "yes" if "sleeve" in objects else "no",
        "glove": "yes" if facts["glove"] else "no",
        "skin": "painted" if facts["skin"] == "painted" else "folder",
        "melanin": _bin(facts["melanin"], (0.25, 0.5, 0.8)),
        "noise": _bin(facts["noise"], (0.01, 0.03)),
        "exposure stops": _bin(facts["stops"], (-0.7, -0.2, 0.2, 0.7)),
        "exposure s": _bin(facts["exposure_s"], (0.01, 0.02)),
        "defocus px": _bin(facts["defocus_px"], (0.5, 1.0, 2.0)),
        "hand px": _bin(facts["hand_px"], (60, 100, 200)),
        "distance m": _bin(facts["depth_m"], (0.3, 0.5, 0.8)),
        "jpeg": _bin(facts["jpeg"], (65, 80)),
        "colour": "grey" if facts["grey"] else "colour",
    }


def table(hands: list[ScoredHand]) -> Table:
    """All hands and, for each knob, those of each of its values."""
    rows: dict[str, dict[str, list[ScoredHand]]] = defaultdict(lambda: defaultdict(list))
    for hand in hands:
        for knob, value in groups(hand.facts).items():
            rows[knob][value].append(hand)
    drawn = Table("knob", "value", "hands", "found %", "median 2D error, % of box", "with matched points")
    drawn.add_row("all", "", str(len(hands)), *scores(hands))
    plain = [hand for hand in hands if is_plain(hand.facts)]
    drawn.add_row("plain", "", str(len(plain)), *scores(plain), end_section=True)
    for knob, values in rows.items():
        for value in sorted(values):
            if len(values[value]) >= FEWEST:
                drawn.add_row(knob, value, str(len(values[value])), *scores(values[value]))
        drawn.add_section()
    return drawn


def scores(hands: list[ScoredHand]) -> tuple[str, str, str]:
    """Share found, median error, and that with matched points, in percent."""
    if not hands:
        return "-", "-", "-"
    found = 100 * np.mean([hand.seen is not None for hand in hands])
    plain = [100 * hand.error for hand in hands if hand.error is not None]
    mapped = [100 * hand.mapped for hand in hands if hand.mapped is not None]
    first, second = (f"{np.median(errors):.2f}" if errors else "-" for errors in (plain, mapped))
    return f"{found:.1f}", first, second


def _bin(value: float, edges: tuple[float, ...]) -> str:
    place = int(np.searchsorted(edges, value, side="right"))
    low = f"{edges[place - 1]:g} .. " if place else "up to "
    return f"{low}{edges[place]:g}" if place < len(edges) else f"from {edges[-1]:g}"


def main(folder: Annotated[Path, typer.Argument(help="Folder that --full has written.")]) -> None:
    """Score the tracker with `--fit` on rendered images, knob by knob."""
    hands = score_hands(folder)
    console = Console(width=100)
    console.print(table(hands))
    lost = [hand.image for hand in hands if hand.seen is None]
    console.print(f"not found: {' '.join(lost) or 'none'}", markup=False)


if __name__ == "__main__":
    run_command(main)
