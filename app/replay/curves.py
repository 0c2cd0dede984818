"""Joint angles and speeds of a session as they are drawn: in degrees, over seconds, with gaps between tracks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.angles import FINGER_JOINTS, KINDS
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.schema import PoseLine
from handmirror.core.session import curves
from handmirror.core.types import Array, Side

MAX_GAP_S = 0.25  # without a result; after a longer gap the curve is interrupted


@dataclass(frozen=True, eq=False)
class TrackCurves:
    """The curves of one track; a row of NaN is a gap."""

    track: int
    side: Side
    seconds: Array  # [n] since the session's first frame
    angles: Array  # [n, 15, 3] degrees: FINGER_JOINTS by KINDS
    speeds: Array  # [n, 21] metres per second, JOINT_NAMES

    def values(self, quantity: str, joint: str) -> Array:
        """[n] of a quantity, "speed" or one of KINDS, at a joint by its name."""
        if quantity == "speed":
            return self.speeds[:, JOINT_NAMES.index(joint)]
        return self.angles[:, FINGER_JOINTS.index(joint), KINDS.index(quantity)]


def curves_of(lines: Sequence[PoseLine], start_ns: int, model: HandModel) -> tuple[TrackCurves, ...]:
    """The curves of each track.

    Args:
        lines: the tracked hands, by rising time.
        start_ns: time of the session's first frame.
        model: the hand model of the poses.
    """
    return tuple(_drawn(track, start_ns) for track in curves.track_curves(tuple(lines), model))


def _drawn(track: curves.TrackCurves, start_ns: int) -> TrackCurves:
    seconds = (track.time_ns - start_ns) * 1e-9
    gaps = np.flatnonzero(np.diff(seconds) > MAX_GAP_S) + 1
    seconds, angles, speeds = (
        np.insert(values, gaps, np.nan, axis=0) for values in (seconds, np.degrees(track.angles), track.speed)
    )
    return TrackCurves(track.track, track.side, seconds, angles, speeds)
