"""Where the commands print. What users named may hold brackets or colons: nothing in it is markup."""

import contextlib
import errno
import io
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console

from handmirror.app.tracker_settings import TrackerSettings

if TYPE_CHECKING:  # only the commands that track load it
    from handmirror.core.tracking.tracker import HandTracker

screen = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
_errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)

_log = logging.getLogger("handmirror.app")


class _Noted:
    """A text stream that remembers why it could not be written: libraries print, too, and raise much else."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.error: OSError | None = None

    def write(self, text: str) -> int:
        """As of the wrapped stream."""
        with self._noting():
            return self._stream.write(text)

    def flush(self) -> None:
        """As of the wrapped stream."""
        with self._noting():
            self._stream.flush()

    @contextlib.contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.error = error
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def prepare_output() -> None:
    """Print characters that the terminal cannot show as escapes, so that no file name ends a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = _Noted(sys.stdout)


def finish_output() -> OSError | None:
    """Flush the output; returns the error if that failed, now or before, and then drops what is pending."""
    noted = sys.stdout
    if not isinstance(noted, _Noted):
        return None
    with contextlib.suppress(OSError):
        noted.flush()
    if noted.error is not None:
        _drop_waiting(noted.fileno())
    return noted.error


def _drop_waiting(number: int) -> None:
    """Redirect an unwritable stream to the null device, or Python would try to flush it again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def is_closed_pipe(error: OSError) -> bool:
    """Whether the reader has closed the pipe, as with `| head -1`; Windows has its own error number for it."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def say_warning(sentence: str) -> None:
    """Something is not as the user may expect: shown on stderr, and logged."""
    _log.warning("%s", sentence)


def say_error(sentence: str) -> None:
    """Something failed: shown on stderr, and logged."""
    _log.error("%s", sentence)


def print_error(text: str) -> None:
    """Print to stderr; ignored when that cannot be written either."""
    try:
        _errors.print(text)
    except OSError:
        _drop_waiting(sys.stderr.fileno())


def load_tracker(settings: TrackerSettings) -> "HandTracker":
    """The tracker that was asked for; says what takes long meanwhile, and what about it is not as usual."""
    tracker = replace(settings, progress=screen.print).make()
    for sentence in tracker.notices:
        say_warning(sentence)
    return tracker
