"""The samples in a tar file, file by file and in bounded memory, however the file was made."""

import re
import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from handmirror.core.clips.schema import MAX_FRAMES

MAX_BYTES = 4_000_000  # of a file: a stored image has less than half a million
MAX_SAMPLE_BYTES = 100_000_000
MAX_FILES = 4 * MAX_FRAMES  # of a sample
MAX_NAME = 300  # characters
_NAME = re.compile(r"((?:.*/)?[^./]+)\.([^/]+)")  # key and what the file is, as WebDataset divides them

Sample = dict[str, Any]


class ArchiveError(Exception):
    """Why a tar file cannot be read, in a few words."""


class _Entry(tarfile.TarInfo):
    """An entry whose size is checked before any of it is read, also that of long names and extended headers."""

    @classmethod
    def frombuf(cls, buf: Any, encoding: str, errors: str) -> "_Entry":
        entry = super().frombuf(buf, encoding, errors)
        if entry.size > MAX_BYTES:
            raise ArchiveError(f"a file in it has {entry.size} bytes, more than {MAX_BYTES}")
        return entry


def read_samples(stream: BinaryIO) -> Iterator[Sample]:
    """Consecutive files with the same key: "__key__" and each file's ending -> its bytes.

    ArchiveError, tarfile.TarError or OSError when the stream is not such a tar file. It is read once, from its start.
    """
    sample: Sample = {}
    size = 0
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Entry) as tar:
        for entry in tar:
            tar.members = []  # type: ignore[attr-defined]  # else all would be kept
            if entry.isdir():
                continue
            key, what = _named(entry)
            if key != sample.get("__key__"):
                if sample:
                    yield sample
                sample, size = {"__key__": key}, 0
            if what in sample:
                raise ArchiveError(f"it contains {key}.{what} twice")
            size += entry.size
            if size > MAX_SAMPLE_BYTES or len(sample) > MAX_FILES:
                raise ArchiveError(f"the clip {key} has too many or too large files")
            sample[what] = _content(tar, entry)
    if sample:
        yield sample


def _named(entry: tarfile.TarInfo) -> tuple[str, str]:
    """Key and what the file is; ArchiveError for what is not a plain file of an acceptable name."""
    name = entry.name
    found = _NAME.fullmatch(name)
    parts = PurePosixPath(name).parts
    if found is None or len(name) > MAX_NAME or not name.isprintable() or name[0] == "/" or ".." in parts:
        raise ArchiveError(f"a file in it has the name {name[:MAX_NAME]!a}")
    # an extended header can give another size than the one that was checked, and a sparse file any size
    if not entry.isreg() or entry.issparse() or entry.size > MAX_BYTES:
        raise ArchiveError(f"{name} in it is not a plain file")
    return found[1], found[2]


def _content(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    file = tar.extractfile(entry)
    content = file.read() if file is not None else b""
    if len(content) != entry.size:
        raise ArchiveError("it is cut off")
    return content
