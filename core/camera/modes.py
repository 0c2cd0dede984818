"""The modes that a camera offers, and which of them to take: the largest size that is fast enough."""

import re
import sys
from dataclasses import dataclass

from handmirror.core.camera.v4l2 import OfferedMode, modes_of
from handmirror.core.errors import UserError

# formats that OpenCV turns into images; JPEG first, since raw images fill a USB 2 cable
READABLE = ("MJPG", "JPEG", "YUYV", "UYVY", "NV12", "NV21", "YU12", "YV12", "BGR3", "RGB3", "GREY")
FAST_ENOUGH = (30.0, 24.0, 15.0, 0.0)  # frames per second, the first that any mode reaches
SLACK = 0.99  # 29.97 counts as 30
RATE_TOLERANCE = 0.1  # between what was asked for and what is offered
MAX_SIDE = 16_384


@dataclass(frozen=True)
class CameraMode:
    """What to ask a camera for; without a list of modes it may give something else."""

    width: int = 1280
    height: int = 720
    fps: float | None = None  # None: at least 30 where the camera can
    exact: bool = False  # this size and no other; else the largest up to it
    pixel_format: str = "MJPG"  # four letters, as the system calls it
    exact_format: bool = False  # this format and no other
    or_default: bool = False  # a camera that refuses this opens in its default mode, and says so (Source.notice)

    @classmethod
    def parse(cls, text: str) -> "CameraMode":
        """From `WIDTHxHEIGHT` or `WIDTHxHEIGHT@FPS`, each with a format such as MJPG behind it; UserError otherwise."""
        size, rate = r"(\d{1,5})\s*[xX×]\s*(\d{1,5})", r"@\s*(\d{1,4}(?:\.\d{1,3})?)"
        found = re.fullmatch(rf"\s*{size}\s*(?:{rate}\s*)?(?:\s\(?([A-Z0-9]{{4}})\)?)?\s*", text)
        if not found or not all(0 < int(side) <= MAX_SIDE for side in found.groups()[:2]):
            raise UserError(f"The camera mode {text!r} is invalid: give a size and a rate, such as 640x480@30.")
        fps = float(found[3]) if found[3] else None
        if fps == 0:
            raise UserError(f"The camera mode {text!r} has an invalid rate: give a positive one such as 30.")
        return cls(int(found[1]), int(found[2]), fps, True, found[4] or cls.pixel_format, bool(found[4]))

    def __str__(self) -> str:
        rate = "" if self.fps is None else f"@{self.fps:g}"
        return f"{self.width}x{self.height}{rate} ({self.pixel_format})"


DEFAULT_MODE = CameraMode()


def offered_modes(index: int) -> tuple[OfferedMode, ...]:
    """The modes of a camera by its number; empty where the system does not report them."""
    if sys.platform != "linux":
        return ()
    return modes_of(f"/dev/video{index}")


def describe_modes(offered: tuple[OfferedMode, ...]) -> list[str]:
    """A line for each size and format that can be read, the largest first."""
    readable = [mode for mode in offered if mode.pixel_format in READABLE]
    largest_first = sorted(readable, key=lambda mode: (-mode.width * mode.height, mode.pixel_format))
    rates = [" ".join(f"{rate:g}" for rate in mode.rates) or "?" for mode in largest_first]
    return [f"{m.width}x{m.height} {m.pixel_format} {fps} fps" for m, fps in zip(largest_first, rates, strict=True)]


def chosen_mode(asked: CameraMode, offered: tuple[OfferedMode, ...], camera: str) -> CameraMode:
    """What to ask `camera` for, of the modes that it offers; without any, what was asked.

    UserError when a size or rate that the user asked for is not among them.
    """
    usable = [mode for mode in offered if mode.pixel_format in READABLE and mode.rates]
    if not usable:
        return asked
    if asked.exact:
        return _exact(asked, usable, camera)
    fitting = [mode for mode in usable if mode.width <= asked.width and mode.height <= asked.height]
    if not fitting:  # the smallest of the large ones
        least = min(mode.width * mode.height for mode in usable)
        fitting = [mode for mode in usable if mode.width * mode.height == least]
    for rate in FAST_ENOUGH if asked.fps is None else (asked.fps, *FAST_ENOUGH):
        fast = [mode for mode in fitting if mode.rates[0] >= rate * SLACK]
        if fast:
            return _best(fast, rate)
    return asked


def accepted_mode(asked: CameraMode, offered: tuple[OfferedMode, ...], camera: str) -> tuple[CameraMode, str]:
    """As `chosen_mode`, and ""; for a refused mode with `or_default` the default one, and a sentence about it."""
    try:
        return chosen_mode(asked, offered, camera), ""
    except UserError as refusal:
        if not asked.or_default:
            raise
        mode = chosen_mode(DEFAULT_MODE, offered, camera)
        return mode, f"{refusal} It runs in {mode} until another mode is chosen."


def _exact(asked: CameraMode, usable: list[OfferedMode], camera: str) -> CameraMode:
    if asked.exact_format:
        of_format = [mode for mode in usable if mode.pixel_format == asked.pixel_format]
        if not of_format:
            formats = ", ".join(sorted({mode.pixel_format for mode in usable}))
            raise UserError(f"{camera} does not offer the format {asked.pixel_format}: it offers {formats}.")
        usable = of_format
    of_size = [mode for mode in usable if (mode.width, mode.height) == (asked.width, asked.height)]
    if not of_size:
        sizes = sorted({(mode.width, mode.height) for mode in usable}, reverse=True)
        some = ", ".join(f"{width}x{height}" for width, height in sizes[:12])
        raise UserError(f"{camera} does not offer {asked.width}x{asked.height}: it offers {some}.")
    if asked.fps is None:
        rate = next(rate for rate in FAST_ENOUGH if any(mode.rates[0] >= rate * SLACK for mode in of_size))
        return _best([mode for mode in of_size if mode.rates[0] >= rate * SLACK], rate, exact=True)
    near = [mode for mode in of_size if _nearest(mode, asked.fps)[0] <= RATE_TOLERANCE]
    if not near:
        rates = ", ".join(
            f"{rate:g}" for rate in sorted({rate for mode in of_size for rate in mode.rates}, reverse=True)
        )
        raise UserError(
            f"{camera} does not offer {asked.width}x{asked.height} at {asked.fps:g} fps: it offers {rates} fps."
        )
    mode = min(near, key=lambda mode: (_nearest(mode, asked.fps or 0), READABLE.index(mode.pixel_format)))
    return CameraMode(mode.width, mode.height, _nearest(mode, asked.fps)[1], True, mode.pixel_format)


def _nearest(mode: OfferedMode, fps: float) -> tuple[float, float]:
    """How far the nearest rate is from `fps`, in parts of it, and the rate."""
    return min((abs(rate / fps - 1), rate) for rate in mode.rates)


def _best(modes: list[OfferedMode], rate: float, exact: bool = False) -> CameraMode:
    """The largest of these, JPEG before raw, at the lowest of its rates that is no lower than `rate`."""
    mode = max(modes, key=lambda mode: (mode.width * mode.height, -READABLE.index(mode.pixel_format)))
    enough = [each for each in mode.rates if each >= rate * SLACK] if rate else list(mode.rates[:1])
    return CameraMode(mode.width, mode.height, min(enough), exact, mode.pixel_format)
