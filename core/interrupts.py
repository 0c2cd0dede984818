"""Signals that ask the program to end, such as Ctrl-C: the first one raises KeyboardInterrupt.

For programs with a main thread of their own, the command line and the training; a library leaves signals alone.
"""

import os
import signal
import time
from types import FrameType, TracebackType

FORCE_AFTER_S = 5.0  # a second signal within this time is ignored: the program is still ending
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # the last is Windows' Ctrl-Break


class _State:
    first: int | None = None  # number of the signal that came first
    first_s = 0.0  # when
    holders = 0  # blocks that must not be interrupted
    waiting = False  # an interrupt waits for their end


def take_signals() -> None:
    """From now on each of `taken` interrupts the main thread, once; those that are ignored, as by nohup, stay so.

    What came before is forgotten, also by `exit_status`.
    """
    _State.first, _State.waiting = None, False
    for number in taken():
        signal.signal(number, _take)


def taken() -> list[signal.Signals]:
    """The signals that ask this program to end."""
    there = [signal.Signals[name] for name in _NAMES if hasattr(signal, name)]
    return [number for number in there if signal.getsignal(number) is not signal.SIG_IGN]


def note(number: int) -> None:
    """Have `exit_status` report a signal that was handled elsewhere, as by a window."""
    if _State.first is None:
        _State.first, _State.first_s = number, time.monotonic()


def exit_status(status: int) -> int:
    """The program's exit status: as shells expect it after a signal, unless it failed with a sentence."""
    return status if _State.first is None or status == 2 else 128 + _State.first


class Held:
    """A block of the main thread that is not interrupted: KeyboardInterrupt is raised at the end of the block.

    Such as a call of FFmpeg, which calls back into Python and would lose the exception.
    """

    def __enter__(self) -> None:
        _State.holders += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _State.holders -= 1
        if _State.waiting and not _State.holders:
            _State.waiting = False
            if error is None:
                raise KeyboardInterrupt


def _take(number: int, frame: FrameType | None) -> None:
    if _State.first is not None:
        if time.monotonic() - _State.first_s > FORCE_AFTER_S:
            os._exit(128 + number)
        return
    note(number)
    if _State.holders:
        _State.waiting = True
    else:
        raise KeyboardInterrupt
