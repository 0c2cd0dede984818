"""The tracker of the live runs, which is loaded on a thread of its own and may be replaced while a run uses it."""

import contextlib
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Protocol

from handmirror.app.translation import tr
from handmirror.core.errors import UserError
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.live import Tracker as LiveTracker
from handmirror.core.tracking.config import TrackerConfig


class Tracker(LiveTracker, Protocol):
    """What the window needs of a tracker."""

    smooth: bool  # whether the One-Euro filter is on; may be set at any time
    smoothing: float  # its strength, 1 is what it was tuned for; may be set at any time
    hand_length: float | None  # metres, None where it is unknown; may be set at any time
    gestures: GestureSet | None  # what it recognises; may be set at any time

    @property
    def device_label(self) -> str:
        """The device in words, for the status line."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences on what is unusual about it."""


# makes a tracker, announcing what takes long in sentences; called on the loader's thread
MakeTracker = Callable[[TrackerConfig, Callable[[str], None]], Tracker]
MakeThis = Callable[[], Tracker]  # of one config


class ReplaceableTracker:
    """Keeps the tracker in use until the wanted one is loaded, and the settings for both.

    Settings may be set on any thread; what replaces the tracker is called on the `worker`.
    """

    def __init__(self, make: MakeThis, worker: Executor, loaded: Callable[[Tracker | None, str], None]) -> None:
        """`loaded` is called on the `worker` with the wanted tracker, or None and why it cannot be loaded."""
        self.current: Tracker | None = None
        self.is_outdated = True  # another one than `current` is wanted
        self._wanted = self._made_by = make  # what makes the wanted one; what `current` was made by
        self._loading: MakeThis | None = None  # what is being made
        self._worker, self._loaded = worker, loaded
        self._loader = ThreadPoolExecutor(1, "handmirror-loader")  # so that the source is open meanwhile
        self._smooth, self._smoothing = True, 1.0
        self._hand_length: float | None = None
        self._gestures: GestureSet | None = None

    # settings

    def set_smooth(self, on: bool) -> None:
        """Switch the One-Euro filter."""
        self._smooth = on
        if self.current is not None:
            self.current.smooth = on

    def set_smoothing(self, strength: float) -> None:
        """Set the strength of the One-Euro filter; 1 is what it was tuned for."""
        self._smoothing = strength
        if self.current is not None:
            self.current.smoothing = strength

    def set_hand_length(self, length: float | None) -> None:
        """Set the length of the hands in metres; None where it is unknown."""
        self._hand_length = length
        if self.current is not None:
            self.current.hand_length = length

    def set_gestures(self, gestures: GestureSet | None) -> None:
        """Set the gestures to recognise; None for none."""
        self._gestures = gestures
        if self.current is not None:
            self.current.gestures = gestures

    def configured(self) -> Tracker:
        """The current tracker, with the settings; there must be one."""
        tracker = self.current
        assert tracker is not None
        tracker.smooth, tracker.hand_length = self._smooth, self._hand_length
        tracker.gestures, tracker.smoothing = self._gestures, self._smoothing
        return tracker

    # replacing it

    def want(self, make: MakeThis) -> None:
        """Another tracker is wanted; `load` loads it."""
        self._wanted, self.is_outdated = make, True

    def load(self) -> None:
        """Load the wanted tracker, unless that is being done; returns at once."""
        if self._wanted is not self._loading:
            self._loading = self._wanted
            self._loader.submit(self._load, self._wanted)

    def replace(self, tracker: Tracker) -> bool:
        """Use the wanted tracker, which has been loaded. Returns whether it smooths: not if either was switched off."""
        self.current, self._made_by, self.is_outdated = tracker, self._wanted, False
        self._smooth = self._smooth and tracker.smooth
        return self._smooth

    def keep(self) -> None:
        """Use the current tracker: the wanted one cannot be loaded."""
        self._wanted, self.is_outdated = self._made_by, False

    def drop(self) -> None:
        """Never use the current tracker again: another one must be loaded."""
        self.current, self.is_outdated = None, True

    def close(self) -> None:
        """Load nothing more; what is being loaded is ignored."""
        self._loader.shutdown(wait=False, cancel_futures=True)

    def _on_made(self, make: MakeThis, tracker: Tracker | None, sentence: str) -> None:
        if make is self._loading:
            self._loading = None
        if make is self._wanted:  # else another one is wanted meanwhile
            self._loaded(tracker, sentence)

    # on the loader's thread

    def _load(self, make: MakeThis) -> None:
        tracker, sentence = None, ""
        try:
            tracker = make()
        except UserError as error:
            sentence = str(error)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            sentence = tr("The tracker cannot be loaded: {what}", what=f"{type(error).__name__}: {error}")
        with contextlib.suppress(RuntimeError):  # the window has been closed, and the worker with it
            self._worker.submit(self._on_made, make, tracker, sentence)
