"""Joint angles and speeds of a session as they are drawn: in degrees, over seconds, with gaps between frames."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handmirror.core.hand.angles import FINGER_JOINTS, KINDS
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.model import HandModel
from handmirror.core.session import curves
from handmirror.core.session.reader import Session
from handmirror.core.types import Array, Side

MAX_GAP_S = 0.25  # between two frames; after a longer gap the curve is interrupted


@dataclass(frozen=True, eq=False)
class TrackCurves:
    """The curves of one track, in the n frames that it was seen in."""

    track: int
    side: Side
    seconds: Array  # [n] since the session's first frame
    joined: NDArray[np.bool_]  # [n] whether a line leads to the next value: it is that of the next frame
    angles: Array  # [n, 15, 3] degrees: FINGER_JOINTS by KINDS
    speeds: Array  # [n, 21] metres per second, JOINT_NAMES

    def values(self, quantity: str, joint: str) -> Array:
        """[n] of a quantity, "speed" or one of KINDS, at a joint by its name."""
        if quantity == "speed":
            return self.speeds[:, JOINT_NAMES.index(joint)]
        return self.angles[:, FINGER_JOINTS.index(joint), KINDS.index(quantity)]


def curves_of(session: Session, start_ns: int, model: HandModel) -> tuple[TrackCurves, ...]:
    """The curves of each track of a session.

    Args:
        session: an open one.
        start_ns: the time that is shown as 0: of the first frame of this session, or of the one it is compared with.
        model: the hand model of the poses.
    """
    numbers = np.array([frame.index for frame in session.frames], np.int64)
    return tuple(_drawn(track, numbers, start_ns) for track in curves.track_curves(session.results(), model))


def _drawn(track: curves.TrackCurves, numbers: NDArray[np.int64], start_ns: int) -> TrackCurves:
    """`numbers` [m] of the session's frames, rising."""
    seconds = (track.time_ns - start_ns) * 1e-9
    return TrackCurves(
        track.track,
        track.side,
        seconds,
        joined(np.searchsorted(numbers, track.frame), seconds),
        np.degrees(track.angles),
        track.speed,
    )


def joined(places: NDArray[np.int64], seconds: Array) -> NDArray[np.bool_]:
    """[n] whether a line leads from each value to the next: no frame lies between them, and not much time.

    Args:
        places: [n] of the values' frames among those of the session, rising.
        seconds: [n] of these frames.
    """
    return np.append((np.diff(places) <= 1) & (np.diff(seconds) <= MAX_GAP_S), False)
