"""One image from a file: its kind and size, before anything is decoded; then upright RGB."""

import contextlib
import io
import re
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import cv2
import numpy as np

from handmirror.core.camera.bit_depth import NARROW_TOP, bits_in_use, to_8_bits
from handmirror.core.camera.source import MAX_PIXELS, check_sides
from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most, reason
from handmirror.core.types import Image

MAX_BYTES = 2**28  # of an image's file
_MAX_JPEG_PIXELS = 110_000_000  # the largest of phones; a JPEG takes less memory than others
_MOVING = {"GIF", "PNG", "WEBP", "AVIF"}  # kinds whose further images are further moments, not pages or previews
_DEEP = {"PNG", "TIFF", "PPM", "JPEG2000"}  # kinds that may have 16 bits
_BY_PILLOW = {"GIF", "AVIF"}  # the others are OpenCV's
_HEIF_SEQUENCES = {b"hevc", b"hevx", b"msf1"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2"} | _HEIF_SEQUENCES
_TILE_SIDES, _ORIENTATION, _BITS, _SAMPLE_FORMAT = (322, 323), 274, 258, 339  # TIFF and EXIF tags
_SAMPLE_FORMATS = {2: "signed integer", 3: "floating-point", 5: "complex integer", 6: "complex"}  # 1: unsigned integer
_HEAD = 64  # bytes
_ROWS = 256  # converted at a time
_GAP = rb"(?:\s|#[^\r\n]*[\r\n])+"
_NETPBM = re.compile(rb"P[2356]" + (_GAP + rb"[0-9]{1,9}") * 2 + _GAP + rb"([0-9]{1,9})\s")
_MAX_HEAD = 4096  # bytes, with comments
_PILLOW = threading.Lock()  # its limit is one for all threads


@dataclass(frozen=True)
class StillHeader:
    """The kind and size of an image, as its file states them."""

    kind: str  # "JPEG", "PNG", "HEIF" ...
    width: int  # as stored, pixels
    height: int
    moving: bool  # further images follow, each at its time
    pages: bool = False  # further images follow, without times


def read_still(path: Path) -> Image:
    """The image [h, w, 3] RGB as it is shown, of a moving one the first; UserError when it cannot be read whole."""
    header = read_header(path)
    check_still(path, header)
    try:
        image = _decoded(read_bytes(path), header.kind)
    except UserError as error:
        raise UserError(f"The picture {path} {error}.") from error
    if image is None:
        raise broken(path)
    check_sides(image.shape[1], image.shape[0], f"The picture {path}", _most_pixels(header.kind))
    return image


def check_still(path: Path, header: StillHeader) -> None:
    """UserError when the image is too small or too large to be decoded."""
    check_sides(header.width, header.height, f"The picture {path}", _most_pixels(header.kind))


def broken(path: Path) -> UserError:
    """The sentence for an image that is damaged, not an image, or a TIFF of unsupported samples."""
    samples = _unsupported_samples(path)
    if samples is not None:
        return UserError(
            f"The picture {path} has {samples} samples, which are not supported: convert it to unsigned integers of "
            f"8 or 16 bits."
        )
    return UserError(f"The picture {path} is broken or not a picture: give another one, or copy it again.")


def _unsupported_samples(path: Path) -> str | None:
    """What a TIFF's samples are where they are not unsigned integers of at most 16 bits, as "32-bit floating-point"."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    try:
        with path.open("rb") as file:
            head = file.read(8)
            if head[:4] == b"II\x2b\0":  # BigTIFF
                head += file.read(8)
            tags = ImageFileDirectory_v2(head)
            file.seek(tags.next)
            tags.load(file)
        bits, sample_format = max(tags.get(_BITS, (1,))), max(tags.get(_SAMPLE_FORMAT, (1,)))
    except Exception:  # no TIFF, or whatever the parser raises on damaged bytes
        return None
    if bits <= 16 and sample_format not in _SAMPLE_FORMATS:
        return None
    return f"{bits}-bit {_SAMPLE_FORMATS.get(sample_format, 'unsigned integer')}"


def read_bytes(path: Path) -> bytes:
    """An image's file; UserError when it cannot be read or is too large."""
    with _reading(path):
        data = read_at_most(path, MAX_BYTES) if path.stat().st_size <= MAX_BYTES else None
    if data is None:
        raise UserError(f"The picture {path} has more than {MAX_BYTES >> 20} MB: give a smaller one.")
    return data


def read_header(path: Path) -> StillHeader:
    """Kind and size of an image, without decoding it; UserError when it cannot be read."""
    with _reading(path), path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(0)
        if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS and b"avif" not in head[8:]:
            header = _heif_header(path, head)
        else:
            header = _pillow_header(path, file)
    if header is None:
        raise broken(path)
    return header


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(f"The picture {path} cannot be opened ({reason(error)}): check its permissions.") from error


def _most_pixels(kind: str) -> int:
    return _MAX_JPEG_PIXELS if kind == "JPEG" else MAX_PIXELS


def _heif_header(path: Path, head: bytes) -> StillHeader | None:
    from handmirror.core.camera.heif import heif_size

    moving = head[8:12] in _HEIF_SEQUENCES
    size = (0, 0) if moving else heif_size(read_bytes(path))
    return None if size is None else StillHeader("HEIF", *size, moving)


def _pillow_header(path: Path, file: BinaryIO) -> StillHeader | None:
    from PIL import Image as Pillow  # loaded only for images

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on sizes: the caller checks them
            image = Pillow.open(file)
            kind = "JPEG" if image.format == "MPO" else image.format or ""
            width, height = image.size
            if kind == "TIFF":  # a tile may be larger than the image, and is decoded whole
                tile = [image.tag_v2.get(tag, 0) for tag in _TILE_SIDES]  # type: ignore[attr-defined]
                width, height = max(width, tile[0]), max(height, tile[1])
            several = bool(getattr(image, "is_animated", False))
            return StillHeader(kind, width, height, several and kind in _MOVING, several and kind == "TIFF")
    except Pillow.DecompressionBombError as error:
        raise UserError(
            f"The picture {path} has more than {_MAX_JPEG_PIXELS / 1e6:.0f} million pixels: give a smaller one."
        ) from error
    except Exception:  # whatever the parsers of a dozen formats raise on damaged bytes
        return None


def _decoded(data: bytes, kind: str) -> Image | None:
    """RGB [h, w, 3] as it is shown, or None; a UserError is the rest of a sentence on the image."""
    if kind == "HEIF":
        from handmirror.core.camera.heif import decode_heif

        return decode_heif(data)
    if kind in _BY_PILLOW:
        return _by_pillow(data)
    if kind == "PNG" and not _is_whole_png(data):  # libpng would print a line of its own, or take what a length says
        return None
    try:
        return _by_opencv(np.frombuffer(data, np.uint8), kind)
    except cv2.error:
        return None


def _by_pillow(data: bytes) -> Image | None:
    from PIL import Image as Pillow

    try:
        with pillow_limit(), Pillow.open(io.BytesIO(data)) as image:
            return pillow_image(image)
    except Exception:  # whatever the parsers raise on damaged bytes
        return None


@contextlib.contextmanager
def pillow_limit() -> Iterator[None]:
    """While Pillow decodes: no more than MAX_PIXELS, also where a later part is larger than the head says."""
    from PIL import Image as Pillow

    with _PILLOW, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        usual, Pillow.MAX_IMAGE_PIXELS = Pillow.MAX_IMAGE_PIXELS, MAX_PIXELS // 2  # an error at twice as many
        try:
            yield
        finally:
            Pillow.MAX_IMAGE_PIXELS = usual


def pillow_image(opened: Any) -> Image:
    """The image that a `PIL.Image.Image` is at, RGB [h, w, 3] as it is shown."""
    from PIL import ImageOps

    opened.load()  # only then the mode of a GIF is known
    orientation = opened.getexif().get(_ORIENTATION, 1)
    rgb = opened if opened.mode == "RGB" else opened.convert("RGB")
    return np.array(rgb if orientation == 1 else ImageOps.exif_transpose(rgb))


def _by_opencv(data: np.ndarray, kind: str) -> Image | None:
    """Applies the EXIF orientation; where 16 bits hold the 8, 10 or 12 of a camera, scales them to the full range."""
    image = cv2.imdecode(data, cv2.IMREAD_COLOR)  # unlike imread, refuses a cut off JPEG
    if image is None:
        return None
    white = _white(data) if kind == "PPM" else None
    if white or (kind in _DEEP and image.max() <= NARROW_TOP):
        deep = cv2.imdecode(data, cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH)
        if deep is not None and white:
            image = (np.minimum(deep, white).astype(np.float32) * (255 / white)).round().astype(np.uint8)
        elif deep is not None and deep.dtype == np.uint16:
            image = to_8_bits(deep, bits_in_use(deep))
    for top in range(0, len(image), _ROWS):  # in place: a second copy would count
        rows = image[top : top + _ROWS]
        rows[:] = cv2.cvtColor(rows, cv2.COLOR_BGR2RGB)
    return image.astype(np.uint8, copy=False)


def _is_whole_png(data: bytes) -> bool:
    """Whether the chunks follow each other up to the end, those that count with the right check sums."""
    place, rest = 8, memoryview(data)
    while place + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 8 + length
        if end + 4 > len(data):
            return False
        counts = not kind[0] & 32  # a capital letter
        if counts and zlib.crc32(rest[place + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
            return False
        if kind == b"IEND":
            return True
        place = end + 4
    return False


def _white(data: np.ndarray) -> int | None:
    """What a PGM or PPM says is its brightest value, where that is not all bits set."""
    head = _NETPBM.match(data[:_MAX_HEAD].tobytes())
    white = int(head[1]) if head else 0
    return white if 0 < white < 2**16 and white not in (255, 2**16 - 1) else None
