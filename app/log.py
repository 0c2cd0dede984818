"""The program's log file: what it said and what went wrong, for those who look into it later.

The library only logs, with loggers named `handmirror...`; where that goes is decided here. The log contains no
pictures, no logins and no path of the user's home, and it never stops the program: what cannot be written is left out.
"""

import contextlib
import logging
import os
import platform
import re
import shlex
import stat
import sys
import sysconfig
from pathlib import Path

from platformdirs import user_log_path

from handmirror.app.terminal import print_error
from handmirror.core.camera.address import without_login, without_logins
from handmirror.core.errors import printable
from handmirror.core.files import append_line
from handmirror.core.version import program_version

VARIABLE = "HANDMIRROR_LOG"  # another folder
MOST_BYTES = 1_000_000  # then the file becomes the older part, in place of the one before
FORMAT = "%(asctime)s %(levelname)s %(message)s"
_ON_STDERR = {"on_stderr": True}  # of records that the terminal shows already

_log = logging.getLogger("handmirror.app")


def log_folder() -> Path:
    """The folder of the log and of reports on errors in the program, not yet made."""
    wish = os.environ.get(VARIABLE)
    return Path(wish) if wish else user_log_path("handmirror", appauthor=False)


def log_path() -> Path:
    """The log file."""
    return log_folder() / "handmirror.log"


def start_log() -> None:
    """From now on what is logged goes to the log file, and warnings and errors to stderr as well."""
    logger = logging.getLogger("handmirror")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for handler in (_Stderr(logging.WARNING), LogFile(log_path())):
        logger.addHandler(handler)
    system = f"handmirror {program_version()}, Python {platform.python_version()}, {sysconfig.get_platform()}"
    command = shlex.join(map(without_login, sys.argv[1:]))
    _log.info("Started: %s, process %d: %s", system, os.getpid(), command or "the window")


def log_end(status: int) -> None:
    """How the program ends."""
    _log.info("Ended: process %d with status %d", os.getpid(), status)


def log_crash() -> None:
    """The exception that is being handled, which ends the program; Python shows it on stderr."""
    _log.error("An error in the program:", exc_info=True, extra=_ON_STDERR)


def private(text: str) -> str:
    """The text without what is nobody else's business: logins in addresses, and the path of the user's home."""
    text = without_logins(text)
    for home in _homes():
        text = re.sub(rf"{re.escape(home)}(?![\w-]|\.\w)", "~", text, flags=re.IGNORECASE * (os.name == "nt"))
    return text


def _homes() -> list[str]:
    """The ways in which the home's path is written, longest first."""
    plain = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    paths = {plain, os.path.realpath(plain)}
    written = {way for path in paths for way in (path, path.replace("\\", "/"), path.replace("\\", "\\\\"))}
    return sorted((path for path in written if len(path.strip("~/\\")) > 2), key=len, reverse=True)


class LogFile(logging.Handler):
    """Appends each record to a file, one process beside another; the part before the last MOST_BYTES is dropped."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        """The file is made with the first record, and its folder for the user alone."""
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter(FORMAT))
        self._path, self._most_bytes = path, most_bytes
        self._last = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Append it, or leave it out: repeated ones, and where that cannot be done for whatever reason."""
        with contextlib.suppress(Exception):
            message = record.getMessage()
            if message == self._last:  # such as one for each frame
                return
            self._last = message
            text = "\n".join(map(printable, private(self.format(record)).splitlines()))
            self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
            self._make_room()
            append_line(self._path, text)

    def _make_room(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            found = self._path.lstat()
            if stat.S_ISREG(found.st_mode) and found.st_size > self._most_bytes:
                self._path.replace(self._path.with_suffix(".old.log"))


class _Stderr(logging.Handler):
    """Shows warnings and errors as they are worded."""

    def emit(self, record: logging.LogRecord) -> None:
        if not hasattr(record, "on_stderr"):
            print_error(self.format(record))
