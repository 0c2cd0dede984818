"""The modes of a camera as Linux reports them: the VIDIOC_ENUM_* questions of V4L2, without another library.

Struct layouts and numbers: linux/videodev2.h, the same on 32 and 64 bits.
"""

import contextlib
import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

CAPTURE = 1  # V4L2_BUF_TYPE_VIDEO_CAPTURE
DISCRETE = 1  # of sizes and of intervals; the other two kinds are ranges
MAX_ANSWERS = 256  # answers to one question, whatever the driver says
FORMAT, SIZE, INTERVAL = struct.Struct("3I32s5I"), struct.Struct("3I6I2I"), struct.Struct("5I6I2I")
COMMON_SIZES = ((1920, 1080), (1280, 960), (1280, 720), (960, 540), (800, 600), (640, 480), (640, 360), (320, 240))
COMMON_RATES = (120.0, 100.0, 90.0, 60.0, 50.0, 30.0, 25.0, 24.0, 20.0, 15.0, 10.0, 5.0)

Ask = Callable[[int, bytearray], object]  # fcntl.ioctl of an open device: raises OSError, or fills the buffer


@dataclass(frozen=True)
class OfferedMode:
    """One size in one format, with the rates that the camera can take it at."""

    width: int
    height: int
    pixel_format: str
    rates: tuple[float, ...]  # frames per second, falling


def request(number: int, layout: struct.Struct) -> int:
    """_IOWR('V', number, the layout's size)."""
    return 3 << 30 | layout.size << 16 | ord("V") << 8 | number


ENUM_FORMATS, ENUM_SIZES, ENUM_INTERVALS = request(2, FORMAT), request(74, SIZE), request(75, INTERVAL)


@contextlib.contextmanager
def opened(path: str) -> Iterator[Ask]:
    """Open the device at `path` and give the way to ask it; OSError when it cannot be opened."""
    import fcntl

    device = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        yield lambda number, buffer: fcntl.ioctl(device, number, buffer, True)
    finally:
        os.close(device)


def modes_of(path: str) -> tuple[OfferedMode, ...]:
    """The modes of the device at `path`; empty when it is missing or does not report them."""
    with contextlib.suppress(OSError), opened(path) as ask:
        return read_modes(ask)
    return ()


def read_modes(ask: Ask) -> tuple[OfferedMode, ...]:
    """The modes of an open device, in its own order."""
    found = []
    for values in _answers(ask, ENUM_FORMATS, FORMAT, (CAPTURE,)):
        code = values[4]
        for width, height in _sizes(ask, code):
            rates = tuple(sorted(set(_rates(ask, code, width, height)), reverse=True))
            found.append(OfferedMode(width, height, code.to_bytes(4, "little").decode("latin-1").strip(), rates))
    return tuple(found)


def _answers(ask: Ask, number: int, layout: struct.Struct, given: tuple[int, ...]) -> Iterator[tuple[Any, ...]]:
    """The answers to an ioctl with rising index, until the driver has no more."""
    last: tuple[Any, ...] = ()
    for index in range(MAX_ANSWERS):
        buffer = bytearray(layout.size)
        struct.pack_into(f"{1 + len(given)}I", buffer, 0, index, *given)
        try:
            ask(number, buffer)
        except OSError:
            return
        answer = layout.unpack(buffer)
        if answer[1:] == last:  # a driver that does not look at the index
            return
        last = answer[1:]
        yield answer


def _sizes(ask: Ask, code: int) -> Iterator[tuple[int, int]]:
    for _, _, kind, *values, _, _ in _answers(ask, ENUM_SIZES, SIZE, (code,)):
        if kind == DISCRETE:
            yield values[0], values[1]
            continue
        low_width, high_width, step_width, low_height, high_height, step_height = values
        for width, height in (*COMMON_SIZES, (high_width, high_height)):
            fits = low_width <= width <= high_width and low_height <= height <= high_height
            if fits and (width - low_width) % max(step_width, 1) == 0 == (height - low_height) % max(step_height, 1):
                yield width, height
        return


def _rates(ask: Ask, code: int, width: int, height: int) -> Iterator[float]:
    for _, _, _, _, kind, *values, _, _ in _answers(ask, ENUM_INTERVALS, INTERVAL, (code, width, height)):
        seconds, parts, longest, of_longest = values[:4]
        if not seconds:
            continue
        yield round(parts / seconds, 3)
        if kind != DISCRETE:
            slowest = of_longest / longest if longest else 0.0
            yield from (rate for rate in COMMON_RATES if slowest <= rate < parts / seconds)
            return
