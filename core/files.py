"""Files on disk, for everyone: whole files or none, names that nobody can guess, no links followed when writing."""

import contextlib
import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from core.errors import UserError

_CREATE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)  # Windows has no such flag: there a link is looked for before


def reason(error: OSError) -> str:
    """Why it failed, in the system's words; not every OSError has an errno, FFmpeg's own for one."""
    return error.strerror or str(error) or type(error).__name__


@contextlib.contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """While `path` is written: an OSError becomes a UserError that names it."""
    try:
        yield
    except OSError as error:
        raise UserError(
            f"{path} cannot be written ({reason(error)}): choose another place or free some space."
        ) from error


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` to write to, which takes its place at the end.

    An older file stays whole until then, and for good when the body raises. A link at `path` is replaced, not followed.
    The temporary name keeps the ending of `path`, for libraries that go by it. UserError when it cannot be written.
    """
    with write_errors(path):
        part = path.with_name(f".{secrets.token_hex(8)}.part{path.suffix}")
        os.close(os.open(part, _CREATE | os.O_EXCL, 0o666))
        try:
            yield part
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise


def replace_text(path: Path, text: str) -> None:
    """Write a text file (UTF-8) whole or not at all; UserError when it cannot be written."""
    with replaced(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def refuse_existing(path: Path) -> None:
    """UserError when there is anything at `path`: results are overwritten on request only."""
    if os.path.lexists(path):
        raise UserError(f"{path} already exists: choose another place, or allow overwriting (--overwrite).")


def open_new(path: Path) -> BinaryIO:
    """Open a file to write bytes as they come, emptied when it is there; UserError, also when it is a link."""
    with write_errors(path):
        if not _NO_LINKS and path.is_symlink():
            raise UserError(f"{path} is a link to another file: delete the link or choose another folder.")
        try:
            return os.fdopen(os.open(path, _CREATE | os.O_TRUNC | _NO_LINKS, 0o666), "wb")
        except OSError as error:
            if path.is_symlink():
                raise UserError(
                    f"{path} is a link to another file: delete the link or choose another folder."
                ) from error
            raise


def open_new_text(path: Path) -> TextIO:
    """As `open_new`, for lines of UTF-8 text, each written out when it ends."""
    return io.TextIOWrapper(open_new(path), encoding="utf-8", newline="\n", line_buffering=True)


def append_line(path: Path, line: str) -> None:
    """Add a line (UTF-8) to a file, which is made when it is not there; UserError, also when it is a link."""
    with write_errors(path):
        if path.is_symlink():
            raise UserError(f"{path} is a link to another file: delete the link or choose another folder.")
        with os.fdopen(os.open(path, _CREATE | os.O_APPEND | _NO_LINKS, 0o666), "ab") as file:
            file.write(line.encode() + b"\n")


def read_at_most(path: Path, limit: int) -> bytes | None:
    """The bytes of a file, None when it has more than `limit`; OSError when it cannot be read."""
    with path.open("rb") as file:
        content = file.read(limit + 1)
    return content if len(content) <= limit else None


def library_path(path: Path) -> str:
    """The name to give to FFmpeg and other libraries that take addresses, for which `a:b.mp4` would be one."""
    return str(path.absolute())
