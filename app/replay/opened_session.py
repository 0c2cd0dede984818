"""An open session, and a second run that is compared with it, as the window shows them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handmirror.app.replay.curves import TrackCurves
from handmirror.app.translation import tr
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.session.compare import Comparison
from handmirror.core.types import Array


@dataclass(frozen=True)
class RunSettings:
    """How a session was tracked."""

    max_hands: int
    smooth: bool
    posed_by: str  # the bundled network, the fit, or the name of a checkpoint's file
    hand_model: Path | None = None  # None: the bundled one
    hand_length: float | None = None  # metres; None: estimated
    gestures: GestureSet | None = None  # those that were recognised
    lens_known: bool = False  # rather than a default field of view
    refined: bool = False  # with later frames

    @property
    def distances_known(self) -> bool:
        """Whether both the lens and the length of the hands were known."""
        return self.lens_known and self.hand_length is not None

    def __str__(self) -> str:
        parts = [
            self.posed_by,
            tr("refined") if self.refined else tr("smooth") if self.smooth else tr("not smoothed"),
            tr("%n hand(s)", self.max_hands),
        ]
        if self.hand_model is not None:
            parts.append(self.hand_model.name)
        if self.hand_length is not None:
            parts.append(tr("hand of {length} cm", length=decimal_text(100 * self.hand_length, 1)))
        return " · ".join(parts)


@dataclass(frozen=True, eq=False)
class OpenedSession:
    """A session as the window shows it."""

    path: Path
    live: bool  # whether it was recorded from a camera
    has_video: bool
    seconds: Array  # [n >= 1] of the frames, since the first
    tracked: NDArray[np.bool_]  # [n]; the tracker skipped the other frames
    filled: NDArray[np.bool_]  # [n] whether a hand was filled in from earlier and later frames
    curves: tuple[TrackCurves, ...]
    markers: tuple[int, ...]  # places
    losses: tuple[str, ...]  # sentences
    settings: RunSettings
    faces: NDArray[np.int32]  # [1538, 3] of its hand model
    axes: Array  # [16, 3, 3] of its joints


@dataclass(frozen=True, eq=False)
class ComparedRun:
    """A second run over the frames of the open session, and the comparison of the two."""

    path: Path
    settings: RunSettings
    losses: tuple[str, ...]  # sentences
    curves: tuple[TrackCurves, ...]  # seconds count from the open session's first frame
    comparison: Comparison
    seconds: Array  # [n] of the frames that both have, since the open session's first
    places: NDArray[np.int64]  # [n] of these frames in the open session
