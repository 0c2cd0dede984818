"""Lines and messages with OpenXR's 26 joints of each hand: docs/formats/openxr.md specifies them."""

from typing import Any

from handmirror.core.hand.openxr import OPENXR_NAMES
from handmirror.core.types import Array, Side

FORMAT, FORMAT_VERSION = "handmirror-openxr", 1
COLUMNS = ("x", "y", "z", "qx", "qy", "qz", "qw", "radius")
_DIGITS = 6  # micrometres


def openxr_header() -> dict[str, Any]:
    """What comes first: names of the joints and of the numbers of each."""
    return {"format": FORMAT, "format_version": FORMAT_VERSION, "joints": list(OPENXR_NAMES), "columns": list(COLUMNS)}


def openxr_hand(track: int, side: Side, score: float, joints: Array) -> dict[str, Any]:
    """One hand of a frame; `joints` [26, 8] are those of core.hand.openxr."""
    numbers = joints.round(_DIGITS).tolist()
    return {"track": track, "side": str(side), "score": round(score, _DIGITS), "joints": numbers}
