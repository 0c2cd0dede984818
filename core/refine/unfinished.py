"""The refined part of a file while the rest is being refined: a run that was interrupted is resumed after it."""

import contextlib
import glob
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.files import GrowingFile, reason, refuse_special, write_errors
from handmirror.core.version import program_version

CHUNK = 1 << 20
FILLED = b'"filled":true'  # in a line, for each hand that was filled in


@dataclass
class Unfinished:
    """Whole lines that are written to a file beside the result, and take its place at the end."""

    path: Path
    out: Path
    frames: int = 0  # lines that are there
    filled: int = 0  # hands in them that were filled in

    @classmethod
    def of(cls, source: Path, out: Path) -> "Unfinished":
        """What an interrupted run left of refining `source` into `out`, with this version of the program.

        What is left of other sources or versions is deleted. UserError when a file cannot be read or deleted.
        """
        refuse_special(out)
        path = out.with_name(f"{_prefix(out)}{_digest(source)}.part{out.suffix}")
        with write_errors(out):
            for other in parts_of(out):
                if other != path:
                    other.unlink()
        return cls(path, out)

    @contextlib.contextmanager
    def opened(self) -> Iterator[GrowingFile]:
        """The file, to add lines to; it becomes the result if the body does not raise, else it is kept."""
        whole = self._count()
        file = GrowingFile(self.path, self.out, keep=whole)
        try:
            yield file
        finally:
            file.close()
        with write_errors(self.out):
            self.path.replace(self.out)

    def _count(self) -> int:
        """Count what is there; how many bytes of it are whole lines."""
        whole = 0
        try:
            with self.path.open("rb") as file:
                for line in file:
                    if not line.endswith(b"\n"):
                        break
                    whole += len(line)
                    self.frames += 1
                    self.filled += line.count(FILLED)
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise UserError(f"{self.path} cannot be read ({reason(error)}): check its permissions.") from error
        return whole


def parts_of(out: Path) -> list[Path]:
    """What interrupted runs left of refining into `out`."""
    return list(out.parent.glob(f"{glob.escape(_prefix(out))}*.part{glob.escape(out.suffix)}"))


def _prefix(out: Path) -> str:
    return f".{out.stem}-refined-"


def _digest(source: Path) -> str:
    """16 letters that change with the file and with the program's version."""
    digest = hashlib.sha256(program_version().encode())
    try:
        with source.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise UserError(f"{source} cannot be read ({reason(error)}): check its permissions.") from error
    return digest.hexdigest()[:16]
