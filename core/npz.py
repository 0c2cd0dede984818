"""Arrays from .npz files that may be damaged or hostile.

What an array is to look like is known before it is read. Its type and shape, which stand in front of it, are compared
with that first, so that nothing is unpacked that is larger than expected, and no pickled objects are.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most, reason
from handmirror.core.types import Array

MAX_FILE = 1_000_000_000  # bytes
_MAX_ENTRIES = 256  # of an archive
_MAX_ITEMS = 1 << 26  # of all arrays of a file, where a length is free
_ENTRY = b"PK\1\2"  # begins each entry of an archive's directory
_DIRECT = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # what numpy writes; others take memory before they are read


class NpzError(ValueError):
    """Why a file cannot be read, in a few words."""


@dataclass(frozen=True)
class Expected:
    """What an array is to look like."""

    shape: tuple[int | None, ...]  # None: any length
    kinds: str = "f"  # numpy's letters: f floating, i whole, u whole and not negative, b true or false
    finite: bool = True  # whether each number must be finite

    def fits(self, shape: tuple[int, ...]) -> bool:
        """Whether a shape is as expected."""
        return len(shape) == len(self.shape) and all(
            wanted in (None, found) for wanted, found in zip(self.shape, shape, strict=True)
        )


@dataclass(frozen=True)
class Header:
    """What stands in front of an array."""

    shape: tuple[int, ...]
    fortran_order: bool
    dtype: np.dtype

    @property
    def items(self) -> int:
        """How many numbers there are."""
        count = 1
        for length in self.shape:
            count *= length
        return count


class Npz:
    """An .npz file that is in memory; NpzError, as from its methods, when it is not one."""

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY) > _MAX_ENTRIES:
            raise NpzError("it contains too many files")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _ERRORS as error:
            raise NpzError("it is incomplete or not an .npz file") from error
        self._entries = {info.filename.removesuffix(".npy"): info for info in self._archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def shape(self, name: str) -> tuple[int, ...]:
        """Of an array, without reading it."""
        with self._open(name) as file:
            return _header(file, name).shape

    def array(self, name: str, expected: Expected) -> Array:
        """An array, writable, in this machine's byte order."""
        with self._open(name) as file:
            header = _header(file, name)
            if header.dtype.kind not in expected.kinds or header.dtype.itemsize > 8:
                raise NpzError(f"{name} contains values of the type {header.dtype}")
            if not expected.fits(header.shape):
                raise NpzError(f"{name} has the shape {_text(header.shape)}, not {_text(expected.shape)}")
            if header.items > _MAX_ITEMS:
                raise NpzError(f"{name} is too large, {_text(header.shape)}")
            size = header.items * header.dtype.itemsize
            data = _read(file, size + 1, name)  # one more: at its end the file's checksum is compared
        if len(data) != size:
            raise NpzError(f"{name} is not as long as its shape says")
        found = np.frombuffer(data, header.dtype).reshape(header.shape, order="F" if header.fortran_order else "C")
        if expected.finite and header.dtype.kind == "f" and not np.isfinite(found).all():
            raise NpzError(f"{name} contains values that are not finite")
        return np.array(found, header.dtype.newbyteorder("="), order="C")

    def pickled(self, name: str, most: int) -> bytes | None:
        """The pickle that an array of objects is stored as; None when the array holds numbers."""
        with self._open(name) as file:
            if _header(file, name).dtype.kind != "O":
                return None
            content = _read(file, most + 1, name)
        if len(content) > most:
            raise NpzError(f"{name} is too large")
        return content

    def _open(self, name: str) -> BinaryIO:
        if name not in self._entries:
            raise NpzError(f"{name} is missing")
        info = self._entries[name]
        if info.compress_type not in _DIRECT:
            raise NpzError(f"{name} uses an unsupported compression")
        try:
            return self._archive.open(info)  # type: ignore[return-value]
        except _ERRORS as error:
            raise NpzError(f"{name} is damaged") from error


def read_arrays(content: bytes, wanted: Mapping[str, Expected]) -> dict[str, Array]:
    """The wanted arrays of an .npz file; NpzError when one is missing, damaged or not as expected."""
    file = Npz(content)
    return {name: file.array(name, expected) for name, expected in wanted.items()}


def read_npz(path: Path, wanted: Mapping[str, Expected], remedy: str = "copy it again") -> dict[str, Array]:
    """As `read_arrays`, of a file; UserError that ends with the remedy when it cannot be read or is not as expected."""
    try:
        content = read_at_most(path, MAX_FILE)
        if content is None:
            raise NpzError("it is larger than 1 GB")
        return read_arrays(content, wanted)
    except (OSError, NpzError) as error:
        why = reason(error) if isinstance(error, OSError) else error
        raise UserError(f"The file {path} cannot be read ({why}): {remedy}.") from error


# what zipfile and zlib raise for damaged files, encrypted ones and kinds they do not know
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, KeyError)


def _read(file: BinaryIO, count: int, name: str) -> bytes:
    try:
        return file.read(count)
    except _ERRORS as error:
        raise NpzError(f"{name} is damaged") from error


def _header(file: BinaryIO, name: str) -> Header:
    try:
        version = np.lib.format.read_magic(file)
        readers = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}
        header = Header(*readers[version](file))
    except Exception as error:  # numpy reads it with Python's own parser, which raises errors of many kinds
        raise NpzError(f"{name} is damaged") from error
    if any(type(length) is not int or length < 0 for length in header.shape):
        raise NpzError(f"{name} has the invalid shape {header.shape!r}")
    return header


def _text(shape: tuple[int | None, ...]) -> str:
    return "x".join("any" if length is None else str(length) for length in shape) or "a single value"
