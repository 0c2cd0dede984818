"""HEIC and HEIF images: the tiles of the primary image, decoded by FFmpeg and put together as the file says.

The boxes are those of ISO/IEC 14496-12 and 23008-12. FFmpeg alone would give one tile of a phone's image, and the
HEIF library for Python that is kept up comes with parts under the GPL.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import av
import numpy as np

from handmirror.core.camera.source import has_usable_size
from handmirror.core.errors import UserError
from handmirror.core.types import Image

_CODECS = {b"hvc1": ("hevc", b"hvcC"), b"av01": ("libdav1d", b"av1C")}  # item type -> decoder, box of its settings
_MAX_BOXES = 20_000  # or items, or pieces of items; an image of 64 megapixels has some 300 tiles
_MAX_META = 2**24  # bytes


class _DamagedError(ValueError):
    """The boxes contradict each other."""


@dataclass
class _File:
    """The contents of the `meta` box, by item number."""

    data: bytes
    primary: int = 0
    types: dict[int, bytes] = field(default_factory=dict)
    places: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # (start, length) in `data`
    parts: dict[int, list[int]] = field(default_factory=dict)  # what an item is derived from
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)  # (kind, content), all items'
    owned: dict[int, list[int]] = field(default_factory=dict)  # an item's places in `properties`, in their order

    def properties_of(self, item: int) -> list[tuple[bytes, bytes]]:
        """Kind and content of each."""
        return [self.properties[k] for k in self.owned.get(item, []) if k < len(self.properties)]

    def property(self, item: int, kind: bytes) -> bytes | None:
        """The content of the first of a kind."""
        return next((content for name, content in self.properties_of(item) if name == kind), None)

    def content(self, item: int) -> bytes:
        """The item's bytes."""
        pieces = [self.data[start : start + length] for start, length in self.places.get(item, [])]
        return b"".join(pieces)

    def size(self, item: int) -> tuple[int, int]:
        """Width and height as stored."""
        spatial = self.property(item, b"ispe")
        if spatial is None or len(spatial) < 12:
            raise _DamagedError("no size")
        return struct.unpack_from(">2I", spatial, 4)


def heif_size(data: bytes) -> tuple[int, int] | None:
    """Width and height as stored of the primary image, without decoding it; None when it is damaged."""
    try:
        file = _parse(data)
        return file.size(file.primary)
    except (ValueError, struct.error, IndexError):
        return None


def decode_heif(data: bytes) -> Image | None:
    """The primary image [h, w, 3] RGB as it is shown; None when it is damaged.

    UserError, as the rest of a sentence on the image, when it is coded in a way that is not known here.
    """
    try:
        file = _parse(data)
        return _transformed(_item(file, file.primary), file.properties_of(file.primary))
    except (ValueError, struct.error, IndexError, av.error.FFmpegError):
        return None


def _parse(data: bytes) -> _File:
    meta = next((content for kind, content in _boxes(memoryview(data)) if kind == b"meta"), None)
    if meta is None or len(meta) > _MAX_META:
        raise _DamagedError("no meta box")
    inside = {kind: bytes(content) for kind, content in _boxes(meta[4:])}
    file = _File(data)
    primary = inside.get(b"pitm", b"")
    file.primary = struct.unpack_from(">I" if primary[:1] > b"\0" else ">H", primary, 4)[0]
    _read_types(file, inside.get(b"iinf", b""))
    _read_parts(file, inside.get(b"iref", b""))
    _read_places(file, inside.get(b"iloc", b""), data.find(inside.get(b"idat", b"")))
    for kind, content in _boxes(inside.get(b"iprp", b"")):
        if kind == b"ipco":
            file.properties = [(name, bytes(value)) for name, value in _boxes(content)]
        elif kind == b"ipma":
            _read_owners(file, content)
    return file


def _boxes(data: bytes | memoryview) -> Iterator[tuple[bytes, Any]]:
    """Kind and content, of the type of `data`, of the boxes that follow each other."""
    place = 0
    for _ in range(_MAX_BOXES):
        if place + 8 > len(data):
            return
        size, kind = struct.unpack_from(">I4s", data, place)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", data, place + 8)[0], 16
        elif size == 0:
            size = len(data) - place
        if size < head:
            raise _DamagedError("a box shorter than its header")
        yield kind, data[place + head : place + size]
        place += size


def _read_types(file: _File, content: bytes) -> None:
    for kind, entry in _boxes(content[6 if content[:1] == b"\0" else 8 :]):
        if kind == b"infe" and entry[:1] in (b"\2", b"\3"):
            number, name = struct.unpack_from(">H2x4s" if entry[0] == 2 else ">I2x4s", entry, 4)
            file.types[number] = name


def _read_parts(file: _File, content: bytes) -> None:
    wide = content[:1] > b"\0"
    for kind, entry in _boxes(content[4:]):
        if kind == b"dimg":
            owner, count = struct.unpack_from(">IH" if wide else ">HH", entry)
            file.parts[owner] = list(struct.unpack_from(f">{count}{'I' if wide else 'H'}", entry, 6 if wide else 4))


def _read_places(file: _File, content: bytes, own: int) -> None:
    """`own`: where the `idat` box's content begins."""
    version, sizes = content[0], struct.unpack_from(">H", content, 4)[0]
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    reader, left = _Reader(content, 6), len(file.data)
    for _ in range(min(reader.number(4 if version == 2 else 2), _MAX_BOXES)):
        number = reader.number(4 if version == 2 else 2)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)  # which file: this one
        base = reader.number(base_size) + (own if method == 1 else 0)
        extents = []
        for _ in range(reader.number(2)):
            reader.number(index_size if version else 0)
            start, length = reader.number(offset_size), reader.number(length_size) or len(file.data)
            extents.append((base + start, length))
            left -= length
            if left < 0:
                raise _DamagedError("items larger than the file")
        if method < 2:  # 2: made of another item
            file.places[number] = extents


def _read_owners(file: _File, content: bytes) -> None:
    wide_items, wide_places = content[0] > 0, content[3] & 1
    reader = _Reader(content, 4)
    for _ in range(min(reader.number(4), _MAX_BOXES)):
        number = reader.number(4 if wide_items else 2)
        places = [reader.number(2 if wide_places else 1) for _ in range(reader.number(1))]
        mask = 0x7FFF if wide_places else 0x7F
        file.owned.setdefault(number, []).extend((place & mask) - 1 for place in places if place & mask)


class _Reader:
    """Reads big-endian numbers in sequence."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data, self._place = data, place

    def number(self, size: int) -> int:
        """The next `size` bytes; 0 for none."""
        place, self._place = self._place, self._place + size
        if self._place > len(self._data):
            raise _DamagedError("cut off")
        return int.from_bytes(self._data[place : self._place], "big")


def _item(file: _File, item: int) -> Image:
    """An image as stored [h, w, 3] RGB."""
    kind = file.types.get(item)
    if kind == b"grid":
        return _grid(file, item)
    if kind not in _CODECS:
        name = (kind or b"none").decode("latin-1")
        raise UserError(f"is HEIF of the type {name!r}, which is not supported: save it as JPEG")
    return _tile(file, item)


def _grid(file: _File, item: int) -> Image:
    content = file.content(item)
    rows, columns = content[2] + 1, content[3] + 1
    width, height = struct.unpack_from(">2I" if content[1] & 1 else ">2H", content, 4)
    tiles = file.parts.get(item, [])
    if not has_usable_size(width, height) or len(tiles) != rows * columns:
        raise _DamagedError("the grid")
    wide, high = file.size(tiles[0])
    if not (wide * (columns - 1) < width <= wide * columns and high * (rows - 1) < height <= high * rows):
        raise _DamagedError("tiles that do not cover the picture")
    image = np.zeros((height, width, 3), np.uint8)
    for k, tile in enumerate(tiles):
        if file.types.get(tile) not in _CODECS or file.size(tile) != (wide, high):
            raise _DamagedError("a tile that differs from the first")
        place = image[k // columns * high :, k % columns * wide :][:high, :wide]
        place[:] = _tile(file, tile)[: place.shape[0], : place.shape[1]]
    return image


def _tile(file: _File, item: int) -> Image:
    """A coded image, RGB as stored."""
    decoder, settings = _CODECS[file.types[item]]
    codec = av.CodecContext.create(decoder, "r")
    assert isinstance(codec, av.VideoCodecContext)
    codec.extradata = file.property(item, settings) or b""
    codec.thread_count = 1
    width, height = file.size(item)
    codec.options = {"max_pixels": str((width + 64) * (height + 64))}  # coded are whole blocks
    frames = [*codec.decode(av.Packet(file.content(item))), *codec.decode(None)]
    if not frames:
        raise _DamagedError("no picture")
    frame = frames[0]
    colours = file.property(item, b"colr") or b""
    if colours[:4] == b"nclx":
        frame.color_range = 2 if colours[10] & 0x80 else 1
        frame.colorspace = struct.unpack_from(">H", colours, 8)[0]
    return frame.to_ndarray(format="rgb24", threads=1)[:height, :width].astype(np.uint8, copy=False)


def _transformed(image: Image, properties: list[tuple[bytes, bytes]]) -> Image:
    """Cropped, rotated and mirrored as the item's properties say, in their order."""
    for kind, content in properties:
        if kind == b"clap":
            image = _cropped(image, content)
        elif kind == b"irot":  # quarters counter-clockwise
            image = np.rot90(image, content[0] & 3)
        elif kind == b"imir":  # 0: up and down change places, 1: left and right
            image = image[:, ::-1] if content[0] & 1 else image[::-1]
    return np.ascontiguousarray(image)


def _cropped(image: Image, content: bytes) -> Image:
    """The clean aperture: its size, and how far its centre is off the image's, as fractions."""
    numbers = struct.unpack_from(">IIIIiIiI", content)
    if not all(numbers[1::2]):
        raise _DamagedError("a crop without a size")
    width, height, right, down = (top / bottom for top, bottom in zip(numbers[::2], numbers[1::2], strict=True))
    left = round((image.shape[1] - width) / 2 + right)
    top = round((image.shape[0] - height) / 2 + down)
    cropped = image[max(top, 0) : max(top + round(height), 0), max(left, 0) : max(left + round(width), 0)]
    if not cropped.size:
        raise _DamagedError("a crop beyond the picture")
    return cropped
