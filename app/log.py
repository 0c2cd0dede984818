"""The log file: messages of the program and its errors, to examine problems later.

The library only logs, to loggers named `handmirror...`; this module directs them. The log contains no pictures, no
logins and no path of the user's home, and never stops the program: what cannot be written is left out.
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

VARIABLE = "HANDMIRROR_LOG"  # of the environment: another folder
MAX_BYTES = 1_000_000  # a longer file becomes the older part of the log, replacing the last one
FORMAT = "%(asctime)s %(levelname)s %(message)s"
_ON_STDERR = {"on_stderr": True}  # of records that are already shown on stderr

_log = logging.getLogger("handmirror.app")


def log_folder() -> Path:
    """The folder of the log and of error reports, which may not exist yet."""
    folder = os.environ.get(VARIABLE)
    return Path(folder) if folder else user_log_path("handmirror", appauthor=False)


def log_path() -> Path:
    """The log file."""
    return log_folder() / "handmirror.log"


def start_log() -> None:
    """Write records to the log file from now on, and warnings and errors also to stderr."""
    logger = logging.getLogger("handmirror")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    for handler in (_Stderr(logging.WARNING), LogFile(log_path())):
        logger.addHandler(handler)
    system = f"handmirror {program_version()}, Python {platform.python_version()}, {sysconfig.get_platform()}"
    command = shlex.join(map(without_login, sys.argv[1:]))
    _log.info("Started: %s, process %d: %s", system, os.getpid(), command or "the window")


def log_end(status: int) -> None:
    """Log how the program ends."""
    _log.info("Ended: process %d with status %d", os.getpid(), status)


def log_crash() -> None:
    """Log the exception being handled, which ends the program; Python prints it to stderr."""
    _log.error("Internal error:", exc_info=True, extra=_ON_STDERR)


def private(text: str) -> str:
    """The text without logins in addresses and without the path of the user's home."""
    text = without_logins(text)
    for home in _homes():
        text = re.sub(rf"{re.escape(home)}(?![\w-]|\.\w)", "~", text, flags=re.IGNORECASE * (os.name == "nt"))
    return text


def _homes() -> list[str]:
    """The spellings of the home's path, longest first."""
    plain = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where no home is known
    paths = {plain, os.path.realpath(plain)}
    written = {way for path in paths for way in (path, path.replace("\\", "/"), path.replace("\\", "\\\\"))}
    return sorted((path for path in written if len(path.strip("~/\\")) > 2), key=len, reverse=True)


class LogFile(logging.Handler):
    """Appends records to a file, which processes may share; at most its last two parts of MAX_BYTES are kept."""

    def __init__(self, path: Path, most_bytes: int = MAX_BYTES) -> None:
        """The file is created with the first record, its folder with access for the user only."""
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter(FORMAT))
        self._path, self._most_bytes = path, most_bytes
        self._last = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Append a record; repeated records, and those that cannot be written for any reason, are left out."""
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
    """Prints warnings and errors without additions."""

    def emit(self, record: logging.LogRecord) -> None:
        if not hasattr(record, "on_stderr"):
            print_error(self.format(record))
