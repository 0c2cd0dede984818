"""One picture from the bytes of a file: what it is and how large, before anything is decoded; then RGB, upright."""

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from core.camera.narrow_bits import NARROW_TOP, bits_in_use, to_8_bits
from core.camera.source import check_sides
from core.errors import UserError
from core.files import read_at_most, reason
from core.types import Image

MOST_BYTES = 2**28  # of a picture's file
_MOVING = {"GIF", "PNG", "WEBP", "AVIF"}  # kinds whose further pictures are further moments, not pages or previews
_BY_PILLOW = {"GIF", "AVIF"}  # the others are OpenCV's
_HEIF_SEQUENCES = {b"hevc", b"hevx", b"msf1"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2"} | _HEIF_SEQUENCES
_TILE_SIDES = (322, 323)  # TIFF tags


@dataclass(frozen=True)
class StillHeader:
    """What a picture's file says of itself."""

    kind: str  # "JPEG", "PNG", "HEIF" ...
    width: int  # as stored, pixels
    height: int
    moving: bool  # further pictures follow, each at its time


def read_still(path: Path) -> Image:
    """The picture [h, w, 3] RGB as it is shown, of a moving one the first; UserError when it cannot be read whole."""
    data = read_bytes(path)
    header = read_header(data)
    if header is None:
        raise broken(path)
    check_sides(header.width, header.height, f"The picture {path}")
    try:
        image = _decoded(data, header.kind)
    except UserError as error:
        raise UserError(f"The picture {path} {error}.") from error
    if image is None:
        raise broken(path)
    check_sides(image.shape[1], image.shape[0], f"The picture {path}")
    return image


def broken(path: Path) -> UserError:
    """The sentence for a picture that is damaged or none."""
    return UserError(f"The picture {path} is broken or no picture: give another one, or copy it again.")


def read_bytes(path: Path) -> bytes:
    """A picture's file; UserError when it cannot be opened or is too large."""
    try:
        data = read_at_most(path, MOST_BYTES)
    except OSError as error:
        raise UserError(f"The picture {path} cannot be opened ({reason(error)}): check its permissions.") from error
    if data is None:
        raise UserError(f"The picture {path} has more than {MOST_BYTES >> 20} MB: give a smaller one.")
    return data


def read_header(data: bytes) -> StillHeader | None:
    """Kind and size of a picture, without decoding it; None when it is none that can be read."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS and b"avif" not in data[8:64]:
        from core.camera.heif import heif_size

        moving, size = data[8:12] in _HEIF_SEQUENCES, heif_size(data)
        return None if size is None and not moving else StillHeader("HEIF", *(size or (0, 0)), moving=moving)
    from PIL import Image as Pillow  # loaded for pictures alone

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on sizes: they are looked at by whoever asks
            with Pillow.open(io.BytesIO(data)) as picture:
                kind = "JPEG" if picture.format == "MPO" else picture.format or ""
                width, height = picture.size
                if kind == "TIFF":  # a tile may be larger than the picture, and is decoded whole
                    tile = [picture.tag_v2.get(tag, 0) for tag in _TILE_SIDES]  # type: ignore[attr-defined]
                    width, height = max(width, tile[0]), max(height, tile[1])
                moving = kind in _MOVING and bool(getattr(picture, "is_animated", False))
                return StillHeader(kind, width, height, moving)
    except Pillow.DecompressionBombError:
        return StillHeader("", 2**31, 2**31, moving=False)
    except Exception:  # whatever the parsers of a dozen formats raise on damaged bytes
        return None


def _decoded(data: bytes, kind: str) -> Image | None:
    """RGB [h, w, 3] as it is shown, or None; a UserError is the rest of a sentence on the picture."""
    if kind == "HEIF":
        from core.camera.heif import decode_heif

        return decode_heif(data)
    if kind in _BY_PILLOW:
        return _by_pillow(data)
    if kind == "PNG" and b"IEND" not in data:  # cut off: libpng would print a line of its own
        return None
    try:
        return _by_opencv(np.frombuffer(data, np.uint8))
    except cv2.error:
        return None


def _by_pillow(data: bytes) -> Image | None:
    from PIL import Image as Pillow
    from PIL import ImageOps

    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            return np.asarray(ImageOps.exif_transpose(picture.convert("RGB")))
    except Exception:  # whatever the parsers raise on damaged bytes
        return None


def _by_opencv(data: np.ndarray) -> Image | None:
    """With the EXIF orientation; where 16 bits hold the 8, 10 or 12 of a camera, these are taken for the range."""
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR)  # unlike imread, refuses a cut off JPEG
    if bgr is None:
        return None
    if bgr.max() <= NARROW_TOP:
        deep = cv2.imdecode(data, cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH)
        if deep is not None and deep.dtype == np.uint16:
            bgr = to_8_bits(deep, bits_in_use(deep))
    return cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
