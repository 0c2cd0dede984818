"""All options of a tracker in one record. Nothing here needs an engine."""

from dataclasses import dataclass
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.hand.size import MAX_HAND_LENGTH, MIN_HAND_LENGTH
from handmirror.core.network.devices import Device, EngineName, check_device
from handmirror.core.tracking.smoothing import MAX_STRENGTH, MIN_STRENGTH

MAX_HANDS, MAX_THREADS = 8, 64


@dataclass(frozen=True)
class TrackerConfig:
    """All options of a HandTracker; UserError when one is invalid or two contradict each other.

    Attributes:
        max_hands: the maximum number of hands tracked at a time, 1 to 8.
        device: where the networks run; "auto" is CUDA where an NVIDIA card responds, else the processor.
        stills: every frame is an independent image, and is examined more closely.
        smooth: whether the One-Euro filter runs.
        checkpoint: a trained network to use instead of the bundled one, or None.
        hand_model: a file in MANO's format (`core.hand.model_files`), or None for the bundled one. The network that
            ships was not trained with any other: without a checkpoint the fit poses the hands then, and
            `HandTracker.warning` says so.
        fit: the hand model is fitted to key points; no trained network poses the hands.
        hand_length: metres from the wrist to the tip of the middle finger, of all hands, 0.10 to 0.26; None where it is
            not known: then it is estimated, and the distance with it.
        engine: the library that runs the networks, if it matters which.
        threads: of the processor, for one network, 1 to 64; a second one costs more than it gains beside a busy camera
            and window.
        gestures: those to recognise, or a file of them (`core.gestures.files`); None for none.
        smoothing: strength of the One-Euro filter, 0.25 to 4; 1 is what it was tuned for, 2 halves what passes through.
    """

    max_hands: int = 2
    device: Device = "auto"
    stills: bool = False
    smooth: bool = True
    checkpoint: Path | None = None
    hand_model: Path | None = None
    fit: bool = False
    hand_length: float | None = None
    engine: EngineName = "auto"
    threads: int = 1
    gestures: Path | GestureSet | None = None
    smoothing: float = 1.0

    def __post_init__(self) -> None:
        if self.max_hands not in range(1, MAX_HANDS + 1):
            raise UserError(f"Invalid number of hands {self.max_hands}: give one from 1 to {MAX_HANDS}.")
        if self.threads not in range(1, MAX_THREADS + 1):
            raise UserError(f"Invalid number of threads {self.threads}: give one from 1 to {MAX_THREADS}.")
        if self.hand_length is not None and not MIN_HAND_LENGTH <= self.hand_length <= MAX_HAND_LENGTH:
            raise UserError(
                f"Invalid hand length {self.hand_length:g} m: give one from {MIN_HAND_LENGTH:.2f} to "
                f"{MAX_HAND_LENGTH:.2f} m."
            )
        if not MIN_STRENGTH <= self.smoothing <= MAX_STRENGTH:
            raise UserError(
                f"Invalid strength of the smoothing {self.smoothing:g}: give one from {MIN_STRENGTH:g} to "
                f"{MAX_STRENGTH:g}."
            )
        if self.fit and self.checkpoint is not None:
            raise UserError(
                "Both --fit and --checkpoint were given, but only one of them can pose the hands: omit one."
            )
        check_device(self.device, self.engine)


@dataclass(frozen=True)
class TrackerSetup:
    """What a tracker actually runs with: its config, with defaults and "auto" resolved."""

    config: TrackerConfig
    checkpoint: Path | None  # None: the fit poses the hands
    device: str  # in words, for people
    engine: str  # the library that runs the networks
