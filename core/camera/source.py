"""What every source of frames has in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.types import Frame, Image

MIN_SIDE, MAX_SIDE = 16, 16384  # pixels
MAX_RATE = 100_000  # frames per second; a header that says more is damaged
MAX_PIXELS = 52_000_000  # of an image: decoding one takes less than 1 GB, whatever its format


class SourceLost(UserError):  # noqa: N818  (a state of the source, as UserError is of the user's)
    """A live source is missing or has vanished; trying again may help."""


class FirstSecond:
    """The rate at which frames arrived, over the first second."""

    def __init__(self) -> None:
        self._first_ns = self._last_ns = self._gaps = 0
        self._over = False

    def add(self, time_ns: int) -> None:
        """Count a frame by its time."""
        if not self._first_ns:
            self._first_ns = self._last_ns = time_ns
        elif not self._over:
            self._gaps, self._last_ns = self._gaps + 1, time_ns
            self._over = time_ns - self._first_ns >= 1_000_000_000

    @property
    def fps(self) -> float | None:
        """Frames per second, None until the second is over."""
        return round(self._gaps * 1e9 / (self._last_ns - self._first_ns), 2) if self._over else None


class Source(ABC):
    """A sequence of frames; a context manager, and iterable until the end.

    A source that can be opened has at least one good frame: otherwise opening it raises UserError.
    """

    label: str  # for messages
    live: bool = False  # frames come at their own time and have no end
    fps: float | None = None  # as the source states, None when it does not
    camera: str = ""  # of a live one: the name by which its calibrations are kept
    mode: str = ""  # of a camera: the size, rate and format that it was opened with
    notice: str = ""  # of a camera that refused the chosen mode: one sentence that says which one runs
    frame_count: int | None = None  # best guess, None when unknown or live
    duration_ns: int | None = None  # of a stored one, None when unknown
    path: Path | None = None  # the video file that is read, None for everything else
    stills: bool = False  # each frame is an image of its own, not the next moment of the last one
    warning: str = ""  # after the end: one sentence when not everything could be read, else empty

    def __init__(self, label: str) -> None:
        self.label = label
        self.skipped: list[str] = []  # names of the images that were broken and left out, so far

    @property
    def measured_fps(self) -> float | None:
        """Frames per second of a live source, as they came in the first second; None before and otherwise."""
        return None

    @abstractmethod
    def read(self) -> Frame | None:
        """The next frame, None at the end; SourceLost when a live source has vanished."""

    def seek(self, time_ns: int) -> None:
        """Continue at the frame that is shown at this time: the last one that is not after it, else the first.

        UserError where that is not possible, as for live sources.
        """
        raise UserError(f"Seeking is not possible in {self.label}: open a video or a folder of pictures instead.")

    @abstractmethod
    def close(self) -> None:
        """Release the file or device; may be called again."""

    def __enter__(self) -> "Source":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Frame]:
        while (frame := self.read()) is not None:
            yield frame


class StoredSource(Source):
    """A source with an end. The next frame is read ahead, so that an opened source has at least one."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._ahead: Frame | None = None  # set by opening
        self._after: Frame | None = None  # the one after it, where seeking has read that, too

    def read(self) -> Frame | None:
        """The next frame that can be read, None at the end; what was skipped is reported in `warning`."""
        frame = self._ahead
        if frame is not None:
            self._ahead, self._after = self._after or self._next(), None
        return frame

    def seek(self, time_ns: int) -> None:
        """As the base class says. UserError when the source cannot be read any more."""
        self._after, frame = None, self._jump(time_ns)
        while (following := self._next()) is not None and following.time_ns <= time_ns:
            frame = following
        self._ahead, self._after = frame, following

    def close(self) -> None:
        """Release the rest."""
        self._ahead = self._after = None

    @abstractmethod
    def _next(self) -> Frame | None:
        """Read one more frame, None at the end."""

    def _jump(self, time_ns: int) -> Frame | None:
        """Continue anywhere before this time, nearest at best, and return the frame there; the first if none is."""
        raise UserError(f"Seeking is not possible in {self.label}: open it again instead.")


def has_usable_size(width: int, height: int, most: int = MAX_PIXELS) -> bool:
    """True when the sides, in pixels, are ones a hand can be tracked on, and there are no more than `most` pixels."""
    return min(width, height) >= MIN_SIDE and max(width, height) <= MAX_SIDE and width * height <= most


def check_sides(width: int, height: int, what: str, most: int = MAX_PIXELS) -> None:
    """UserError naming `what` where `has_usable_size` is false; call it before anything of that size is decoded."""
    if not has_usable_size(width, height, most):
        raise UserError(
            f"{what} is {width} x {height} pixels: give one with sides between {MIN_SIDE} and {MAX_SIDE} pixels and "
            f"at most {most / 1e6:.0f} million pixels in all."
        )


def check_size(image: Image, what: str) -> None:
    """As `check_sides`, for an image [h, w, 3]."""
    check_sides(image.shape[1], image.shape[0], what)
