"""Files on disk: written whole or not at all, temporary names that cannot be guessed, no links followed."""

import contextlib
import os
import secrets
import shutil
import stat
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeVar

from handmirror.core.errors import UserError
from handmirror.core.system_errors import in_words

_T = TypeVar("_T")
_BINARY = getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | _BINARY
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)  # Windows has no such flag: there a link is looked for before


def reason(error: Exception) -> str:
    """Why it failed, in a few words or the first line of a library's; not every OSError has an errno."""
    return in_words(error) or getattr(error, "strerror", None) or str(error).partition("\n")[0] or type(error).__name__


def unwritten(what: Path | str, error: Exception, remedy: str) -> UserError:
    """That something could not be written, why, and what to do."""
    return UserError(f"{what} cannot be written ({reason(error)}): {remedy}.")


@contextlib.contextmanager
def write_errors(
    path: Path, remedy: str = "choose another place or free some space", also: tuple[type[Exception], ...] = ()
) -> Iterator[None]:
    """While `path` is written: an OSError, or one of `also`, becomes a UserError that names it and the `remedy`."""
    kinds: tuple[type[Exception], ...] = (OSError, *also)
    try:
        yield
    except kinds as error:
        raise unwritten(path, error, remedy) from error


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` to write to, which takes its place at the end.

    An older file stays whole until then, and is kept when the body raises. A link at `path` is replaced, not followed.
    The temporary name keeps the ending of `path`, for libraries that go by it. UserError when it cannot be written, or
    is a device or pipe.
    """
    refuse_special(path)
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
    replace_bytes(path, text.encode())


def replace_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; UserError when it cannot be written."""
    with replaced(path) as part:
        part.write_bytes(content)


def make_folder(path: Path) -> None:
    """Create a folder and its parents if missing; UserError when that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {path} cannot be created ({reason(error)}): choose another.") from error


def free_space(path: Path) -> int:
    """Bytes that are free where a folder is or would be created; OSError when that is not known."""
    place = path.absolute()
    for folder in (place, *place.parents):
        if folder.is_dir():
            return shutil.disk_usage(folder).free
    raise FileNotFoundError(f"there is no folder {place.anchor}")


def check_place(path: Path) -> None:
    """UserError when no file can be written at `path`: to be reported before long computations, not after."""
    refuse_special(path)
    folder = path.absolute().parent
    if path.is_dir():
        why = "it is a folder"
    elif not folder.is_dir():
        why = f"there is no folder {path.parent}"
    elif not os.access(folder, os.W_OK):
        why = f"no permission to write in {path.parent}"
    else:
        return
    raise UserError(f"{path} cannot be written ({why}): choose another file.")


def overwrite_text(path: Path, text: str) -> None:
    """Write over the bytes that a text file has, which needs no free space; spaces fill the rest of it.

    A program that is killed while it writes leaves a mixture: this is for full disks, where `replace_text` has failed.
    UserError when the file is shorter than the text, or cannot be written.
    """
    content = text.encode()
    with write_errors(path):
        descriptor = os.open(path, os.O_WRONLY | _BINARY | _NO_LINKS)
        try:
            size = os.fstat(descriptor).st_size
            if size < len(content):
                raise OSError(f"{len(content)} bytes do not fit into its {size}")
            os.write(descriptor, content.ljust(size))
        finally:
            os.close(descriptor)


class ExistingResultError(UserError):
    """An earlier result is at `path`, and overwriting it was not asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} already exists: choose another place, or allow overwriting (--overwrite).")
        self.path = path


def refuse_existing(path: Path) -> None:
    """ExistingResultError when there is anything at `path`: results are overwritten on request only."""
    if os.path.lexists(path):
        raise ExistingResultError(path)


def refuse_special(path: Path) -> None:
    """UserError when a device, pipe or socket is at `path`: a user with the permission would replace it with a file.

    Links to one count, and all of /dev: /dev/stdout may lead to a file, and is a link that must stay.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or path.absolute().parent == Path("/dev"):
        raise UserError(f"{path} is a device or pipe, not a file: give the name of a file.")


def open_new(path: Path) -> BinaryIO:
    """Open a file for writing bytes, truncating an existing one; UserError, also when it is a link."""
    with write_errors(path):
        return os.fdopen(_create(path), "wb")


def _create(path: Path, truncate: int = os.O_TRUNC) -> int:
    """The descriptor of a file, empty by default; UserError when a link is there, OSError when it cannot be made."""
    _refuse_link(path)
    return os.open(path, _CREATE | truncate | _NO_LINKS, 0o666)


def _refuse_link(path: Path) -> None:
    """UserError for a link; one that is made after this is still not followed where _NO_LINKS is known."""
    if path.is_symlink():
        raise UserError(f"{path} is a link to another file: delete the link or choose another folder.")


def append_line(path: Path, line: str) -> None:
    """Append a line (UTF-8) to a file, created if missing; UserError, also when it is a link."""
    with write_errors(path):
        _refuse_link(path)
        with os.fdopen(os.open(path, _CREATE | os.O_APPEND | _NO_LINKS, 0o666), "ab") as file:
            file.write(line.encode() + b"\n")


class Closing(ABC):
    """Closed at the end of a `with` block; an error that ends the block hides a UserError of closing."""

    @abstractmethod
    def close(self) -> None:
        """Finish and close; a second call does nothing. UserError where that fails, as on a full disk."""

    def __enter__(self: _T) -> _T:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return self.close()
        with contextlib.suppress(UserError):  # the first error is the one to report
            self.close()
        return None


class GrowingFile:
    """A new file whose pieces are on disk as soon as they are written, by the program or by a library such as FFmpeg.

    After the first failure nothing more is written, without an error in the library, so that it can be closed as usual;
    `check` then cuts what is unfinished off and raises. UserError when the file cannot be made or is a link.
    """

    def __init__(self, path: Path, called: Path | None = None, keep: int = 0) -> None:
        """Create the file; errors say `called` where that is given, as for a part of `replaced`.

        With `keep`, so many bytes of the file that is there stay, and what follows them is cut off.
        """
        self.name = str(path)
        self._called = called or path
        self._error: OSError | None = None
        self._whole = keep  # bytes at the last check
        with write_errors(self._called):
            self._descriptor = _create(path, os.O_TRUNC if not keep else 0)
            if keep:
                os.ftruncate(self._descriptor, keep)
                os.lseek(self._descriptor, keep, os.SEEK_SET)
        self._open = True

    def append(self, content: bytes) -> None:
        """Append a piece whole or not at all; UserError when it cannot be written."""
        self.write(content)
        self.check()

    def check(self) -> None:
        """End of a piece; UserError when something has failed since the last one, of which nothing is left then."""
        if self._error is None:
            self._whole = os.fstat(self._descriptor).st_size
            return
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, self._whole)
        with write_errors(self._called):
            raise self._error

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        if self._open:
            self._open = False
            os.close(self._descriptor)

    # the file interface that libraries call

    def write(self, content: bytes) -> int:
        """Write at the current position."""
        rest = memoryview(content)
        try:
            while rest and self._error is None:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            self._error = error
        return len(content)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Seek."""
        return os.lseek(self._descriptor, offset, whence)

    def tell(self) -> int:
        """The current position."""
        return self.seek(0, os.SEEK_CUR)

    def seekable(self) -> bool:
        """Seeking is possible."""
        return True


class FileLock:
    """The system's lock on a file that is created for it and removed afterwards; it ends with the program, even killed.

    UserError when it is held elsewhere, in this program too. File systems without locks give no protection.
    """

    def __init__(self, path: Path, held: str) -> None:
        """Take the lock; `held` is the error message if another run holds it."""
        self._path = path
        while True:
            with write_errors(path):
                self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY | _NO_LINKS, 0o666)
            if not _lock(self._descriptor):
                os.close(self._descriptor)
                raise UserError(held)
            if os.fstat(self._descriptor).st_nlink or sys.platform == "win32":
                return
            os.close(self._descriptor)  # its holder has just removed it

    def release(self) -> None:
        """Release it; call once."""
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(self._descriptor)
        with contextlib.suppress(OSError):
            self._path.unlink()
        if sys.platform != "win32":
            os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # the file system has no locks
            return True
        return True


def read_at_most(path: Path, limit: int) -> bytes | None:
    """The bytes of a file, None when it has more than `limit`; OSError when it cannot be read."""
    with path.open("rb") as file:
        content = file.read(limit + 1)
    return content if len(content) <= limit else None


def library_path(path: Path) -> str:
    """The name to give to FFmpeg and other libraries that take addresses, for which `a:b.mp4` would be one."""
    return str(path.absolute())
