"""Where the commands print. Names that users chose may contain brackets or colons, so nothing is read as markup."""

import contextlib
import errno
import io
import logging
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from rich.console import Console

screen = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
_errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)

_log = logging.getLogger("handmirror.app")


class _WatchedStream:
    """A text stream that keeps the error of a failed write, which libraries that print may turn into another one."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.error: OSError | None = None

    def write(self, text: str) -> int:
        """As the wrapped stream does."""
        with self._keeping_error():
            return self._stream.write(text)

    def flush(self) -> None:
        """As the wrapped stream does."""
        with self._keeping_error():
            self._stream.flush()

    @contextlib.contextmanager
    def _keeping_error(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.error = error
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def prepare_output() -> None:
    """Print characters that the terminal cannot show as escapes, so that no file name makes a command fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout = _WatchedStream(sys.stdout)


def finish_output() -> OSError | None:
    """Flush the output; returns the error if a write failed, now or before, and then discards what is pending."""
    watched = sys.stdout
    if not isinstance(watched, _WatchedStream):
        return None
    with contextlib.suppress(OSError):
        watched.flush()
    if watched.error is not None:
        _discard_pending(watched.fileno())
    return watched.error


def _discard_pending(descriptor: int) -> None:
    """Redirect an unwritable stream to the null device, or Python would try to flush it again at exit."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)


def is_closed_pipe(error: OSError) -> bool:
    """Whether the reader has closed the pipe, as with `| head -1`; Windows has its own error number for it."""
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)


def say_warning(sentence: str) -> None:
    """Show a warning on stderr, and log it."""
    _log.warning("%s", sentence)


def say_error(sentence: str) -> None:
    """Show an error on stderr, and log it."""
    _log.error("%s", sentence)


def print_error(text: str) -> None:
    """Print to stderr; ignored when that cannot be written either."""
    try:
        _errors.print(text)
    except OSError:
        _discard_pending(sys.stderr.fileno())


def print_lines(lines: Iterable[str]) -> None:
    """Print to stdout."""
    for line in lines:
        screen.print(line)


def print_warnings(sentences: Iterable[str]) -> None:
    """Show and log those that are not empty."""
    for sentence in filter(None, sentences):
        say_warning(sentence)
