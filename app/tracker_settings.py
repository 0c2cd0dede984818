"""What the user asks of the tracker, on the command line or in a dialog."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from handmirror.core.errors import UserError

if TYPE_CHECKING:
    from handmirror.core.network.devices import Device, EngineName
    from handmirror.core.tracking.tracker import HandTracker


class EstimatorChoice(str, Enum):
    """What poses the hands, as the window calls it."""

    SHIPPED = "Network (shipped)"
    FIT = "Fit"
    FILE = "Checkpoint file…"


@dataclass(frozen=True)
class TrackerSettings:
    """HandTracker's own arguments; UserError when they contradict each other."""

    max_hands: int = 2
    device: "Device" = "auto"
    stills: bool = False
    smooth: bool = True
    checkpoint: Path | None = None
    fit: bool = False
    hand_model: Path | None = None
    hand_length: float | None = None  # metres
    engine: "EngineName" = "auto"
    threads: int = 1  # of the processor, for one network
    progress: Callable[[str], None] = field(default=lambda sentence: None, compare=False)  # hears of long preparations

    def __post_init__(self) -> None:
        if self.fit and self.checkpoint is not None:
            raise UserError("Both --fit and --checkpoint were given, but only one poses the hands: leave one out.")

    @property
    def choice(self) -> EstimatorChoice:
        """What poses the hands."""
        if self.checkpoint is not None:
            return EstimatorChoice.FILE
        return EstimatorChoice.FIT if self.fit else EstimatorChoice.SHIPPED

    def make(self) -> "HandTracker":
        """The tracker with its networks loaded: half a second, or half a minute before a checkpoint's first run."""
        from handmirror.core.tracking.tracker import HandTracker

        return HandTracker(**vars(self))
