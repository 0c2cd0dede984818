"""`python -m training.synthetic.judge DIR`: does the shipped tracker, which never saw our pictures, see our hands?

DIR is what `--full` wrote. A hand counts when all its joints are in the picture and nothing hides them. It is found
when the tracker's points lie on it, by the mean error in parts of the joints' box.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import cv2
import numpy as np
import typer
from rich.console import Console
from rich.progress import track as shown
from rich.table import Table

from core.errors import UserError
from core.tracking.tracker import HandTracker
from core.types import Frame
from training.data.command import run_command
from training.synthetic.full import TRUTH

VISIBLE = 0.9  # share of joints with nothing before them
FOUND = 0.5  # mean error in boxes up to which an answer is this hand's
FEWEST = 8  # hands that a row of the table needs


@dataclass(frozen=True)
class Judged:
    """One visible hand."""

    image: str
    error: float | None  # mean 2D error of its box's longer side; None: not found
    facts: dict[str, Any]


def judge(folder: Path) -> list[Judged]:
    """Every visible hand of the pictures in a folder."""
    truth = folder / TRUTH
    if not truth.is_file():
        raise UserError(f"{folder} has no {TRUTH}: give a folder that training.synthetic --full has written.")
    tracker = HandTracker(max_hands=2, stills=True, smooth=False)
    judged = []
    for number, text in enumerate(shown(truth.read_text(encoding="utf-8").splitlines(), "looking")):
        line = json.loads(text)
        bgr = cv2.imread(str(folder / f"{line['image']}.jpg"))
        if bgr is None:
            raise UserError(f"The picture {folder / line['image']}.jpg is missing or broken: make the folder again.")
        image = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
        answer = tracker.track(Frame(image, number, number * 10**9, line["image"]), np.array(line["K"]))
        for hand in line["hands"]:
            if hand["visible"] >= VISIBLE:
                points = np.array(hand["joints_2d"])
                size = np.ptp(points, axis=0).max()
                errors = [np.linalg.norm(seen.joints_2d - points, axis=1).mean() / size for seen in answer.hands]
                best = min(errors, default=1.0)
                depth = hand["joints"][0][2]
                facts = {**line["facts"], "hand_px": round(float(size)), "depth_m": depth}
                judged.append(Judged(line["image"], float(best) if best < FOUND else None, facts))
    if not judged:
        raise UserError(f"No hand in {folder} can be seen whole: make more pictures.")
    return judged


def groups(facts: dict[str, Any]) -> dict[str, str]:
    """The row of each knob that a hand belongs to."""
    things = {thing.split()[0] for thing in facts["things"]}
    return {
        "motion": facts["motion"],
        "background": facts["background"],
        "table": "yes" if facts["table"] else "no",
        "hands": str(facts["hands"]),
        "thing": ", ".join(sorted(things & {"held", "pen", "before"})) or "none",
        "sleeve": "yes" if "sleeve" in things else "no",
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


def table(judged: list[Judged]) -> Table:
    """All hands and, for each knob, those of each of its values."""
    rows: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for hand in judged:
        rows["all", ""].append(hand)
        for knob, value in groups(hand.facts).items():
            rows[knob, value].append(hand)
    drawn = Table("knob", "value", "hands", "found %", "median 2D error % of box")
    order: Callable[[tuple[str, str]], list] = lambda key: [key[0] != "all"]  # noqa: E731
    for knob, value in sorted(rows, key=order):
        hands = rows[knob, value]
        if len(hands) >= FEWEST:
            drawn.add_row(knob, value, str(len(hands)), *scores(hands))
    return drawn


def scores(hands: list[Judged]) -> tuple[str, str]:
    """Share found and median error, in percent."""
    errors = [hand.error for hand in hands if hand.error is not None]
    median = f"{100 * float(np.median(errors)):.2f}" if errors else "-"
    return f"{100 * len(errors) / len(hands):.1f}", median


def _bin(value: float, edges: tuple[float, ...]) -> str:
    place = int(np.searchsorted(edges, value, side="right"))
    low = f"{edges[place - 1]:g} .. " if place else "up to "
    return f"{low}{edges[place]:g}" if place < len(edges) else f"from {edges[-1]:g}"


def main(folder: Annotated[Path, typer.Argument(help="What --full has written.")]) -> None:
    """Let the shipped tracker judge whole pictures, knob by knob."""
    judged = judge(folder)
    console = Console(width=100)
    console.print(table(judged))
    lost = [hand.image for hand in judged if hand.error is None]
    console.print(f"not found: {' '.join(lost) or 'none'}")


if __name__ == "__main__":
    run_command(main)
