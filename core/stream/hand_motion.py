"""The bones of a hand between and after tracked frames: smoothly to each new pose, and to rest when it is lost.

A lost hand stays where it was for HOLD_S, goes back to the T-pose within LOWER_S, and is sent for END_S more, so that a
packet that gets lost does not matter.
"""

from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.stream.unity import Bone
from handmirror.core.types import Array

HOLD_S, LOWER_S, END_S = 0.3, 0.8, 0.5
RAISE_S = 0.2  # from rest to a hand that appears
MAX_STEP_S = 0.2  # between two frames of a hand that is in sight


@dataclass(frozen=True)
class _Pose:
    """The bones of a hand as arrays."""

    names: tuple[str, ...]
    positions: Array  # [16, 3]
    rotations: Array  # [16, 4]

    @classmethod
    def of(cls, bones: list[Bone]) -> "_Pose":
        positions, rotations = np.stack([b.position for b in bones]), np.stack([b.rotation for b in bones])
        return cls(tuple(b.name for b in bones), positions, rotations)

    def at_rest(self) -> "_Pose":
        return replace(self, rotations=np.tile([0.0, 0, 0, 1], (len(self.names), 1)))

    def bones(self) -> list[Bone]:
        return [Bone(*bone) for bone in zip(self.names, self.positions, self.rotations, strict=True)]


@dataclass(frozen=True)
class _Path:
    """Interpolates from one pose to another for `seconds` after `start`, and holds them before and after."""

    first: _Pose
    last: _Pose
    start: float
    seconds: float

    @property
    def end(self) -> float:
        return self.start + self.seconds

    def at(self, now: float) -> _Pose:
        if now >= self.end:
            return self.last
        share = max((now - self.start) / self.seconds, 0.0)
        positions = self.first.positions + share * (self.last.positions - self.first.positions)
        rotations = quaternion.slerp(self.first.rotations, self.last.rotations, np.array(share))
        return _Pose(self.last.names, positions, rotations)


class HandMotion:
    """The hand of one side. Times are in seconds of one clock."""

    def __init__(self, steady: bool) -> None:
        """`steady` interpolates from each frame to the next; otherwise each frame is shown at once."""
        self._steady = steady
        self._path: _Path | None = None
        self._seen_at: float | None = None  # None while the hand is lost

    def see(self, bones: list[Bone] | None, now: float) -> None:
        """Take the bones of a new frame; None when the hand is not in it."""
        if bones is not None:
            pose = _Pose.of(bones)
            seconds = RAISE_S if self._seen_at is None else min(now - self._seen_at, MAX_STEP_S)
            self._path = _Path(self._shown(now) or pose.at_rest(), pose, now, seconds if self._steady else 0.0)
            self._seen_at = now
        elif self._seen_at is not None and (shown := self._shown(now)) is not None:
            self._path = _Path(shown, shown.at_rest(), now + HOLD_S, LOWER_S)
            self._seen_at = None

    def at(self, now: float) -> list[Bone] | None:
        """The bones to send; None when there are none."""
        shown = self._shown(now)
        return None if shown is None else shown.bones()

    def _shown(self, now: float) -> _Pose | None:
        if self._path is None or (self._seen_at is None and now > self._path.end + END_S):
            return None
        return self._path.at(now)
