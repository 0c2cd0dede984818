"""The hand shapes of `library.yaml` as angles of `core.hand.anatomy`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from handmirror.core.types import Array
from handmirror.training.synthetic.motion.capsules import DISTAL
from handmirror.training.synthetic.motion.skeleton import ANGLES

FINGERS = ("index", "middle", "ring", "pinky")
FIRST_ANGLE = {"index": 0, "middle": 5, "pinky": 10, "ring": 15, "thumb": 20}  # among the 26 angles
COLUMNS = {finger: slice(first, first + (6 if finger == "thumb" else 5)) for finger, first in FIRST_ANGLE.items()}
FLEXIONS, SPREAD, TWIST = (0, 3, 4), 1, 2  # among a finger's five
# what the thumb may touch, by the number of its capsule: tips and the bones before them
TOUCHED = {finger: bone - 1 for finger, bone in zip(FINGERS, DISTAL[1:], strict=True)}
TOUCHED |= {f"{finger} bone": bone - 2 for finger, bone in zip(FINGERS, DISTAL[1:], strict=True)}
_FILE = Path(__file__).with_name("library.yaml")


@dataclass(frozen=True, eq=False)
class HandShape:
    """A hand shape that has a name."""

    name: str
    kind: str  # "everyday", "grasp" or "sign"
    angles: Array  # [26] radians
    touch: tuple[int, ...]  # capsules that the thumb's end meets


@cache
def hand_shapes() -> dict[str, HandShape]:
    """All shapes of the library by name."""
    table = yaml.safe_load(_FILE.read_text())
    return {
        name: HandShape(name, kind, _angles(table, row), tuple(TOUCHED[part] for part in row.get("touch", ())))
        for kind, rows in table["poses"].items()
        for name, row in rows.items()
    }


def _angles(table: dict, row: dict) -> Array:
    degrees = np.zeros(ANGLES)
    spreads = _named(table["spread"], row["spread"])
    for finger, bend, spread in zip(FINGERS, row["fingers"], spreads, strict=True):
        first = FIRST_ANGLE[finger]
        degrees[[first + k for k in FLEXIONS]] = _named(table["finger"], bend)
        degrees[first + SPREAD] = spread
    base_flexion, base_abduction, base_twist, middle, end = _named(table["thumb"], row["thumb"])
    degrees[FIRST_ANGLE["thumb"] :] = base_flexion, base_abduction, base_twist, middle, 0, end
    return np.radians(degrees)


def _named(names: dict, value: str | list) -> list:
    return names[value] if isinstance(value, str) else value
