"""What the rest of the program needs from a tracker; `core.tracking.tracker` has the real one."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from handmirror.core.tracking.config import TrackerSetup
from handmirror.core.types import Array, Frame, FrameResult


class Tracker(Protocol):
    """Follows hands from frame to frame; `track` and `reset` are called on one thread at a time."""

    @property
    def setup(self) -> TrackerSetup:
        """What it currently runs with."""

    @property
    def faces(self) -> NDArray[np.integer]:
        """[1538, 3] vertex numbers of a right hand's triangles; a left hand's run the other way round."""

    def track(self, frame: Frame, K: Array) -> FrameResult:
        """The hands of one frame, K being its intrinsics [3, 3]."""

    def reset(self) -> None:
        """Forget all tracks: the next frame is unrelated to the last one."""
