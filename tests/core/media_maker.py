"""Small videos and pictures for tests, with what real ones say in their headers."""

import io
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from handmirror.core.camera.sources import open_source
from handmirror.core.types import Frame

MATRICES = {  # EXIF's number -> a b c d of the display matrix that does the same
    1: (1, 0, 0, 1),
    2: (-1, 0, 0, 1),
    3: (-1, 0, 0, -1),
    4: (1, 0, 0, -1),
    5: (0, 1, 1, 0),
    6: (0, 1, -1, 0),
    7: (0, -1, -1, 0),
    8: (0, -1, 1, 0),
}
CORNERS = np.array([[[220, 30, 40], [20, 200, 60]], [[40, 60, 220], [230, 220, 40]]], np.uint8)


def four_colours(width: int = 64, height: int = 48) -> np.ndarray:
    """RGB: red, green in the upper half, blue, yellow in the lower."""
    return CORNERS.repeat(height // 2, 0).repeat(width // 2, 1)


def corners(image: np.ndarray) -> np.ndarray:
    """[2, 2, 3]: the colour in the middle of each quarter."""
    height, width = image.shape[:2]
    return image[height // 4 :: height // 2, width // 4 :: width // 2][:2, :2]


def turned(colours: np.ndarray, orientation: int) -> np.ndarray:
    """What is to be shown of a picture [h, w, 3] whose EXIF orientation is 1 to 8."""
    a, b, c, d = MATRICES[orientation]
    if a == 0:
        colours = colours.swapaxes(0, 1)
    return colours[:: -1 if b + d < 0 else 1, :: -1 if a + c < 0 else 1]


def assert_shows(image: np.ndarray, colours: np.ndarray) -> None:
    assert image.dtype == np.uint8 and image.flags.c_contiguous
    assert np.abs(corners(image).astype(int) - colours).max() < 30


def write_video(
    path: Path,
    images: Sequence[np.ndarray],
    times: Sequence[int] | None = None,
    base: Fraction = Fraction(1, 25),
    codec: str = "libx264",
    rate: Fraction | int = 25,
    pix_fmt: str = "yuv420p",
    pixel_aspect: Fraction | None = None,
    metadata: dict[str, str] | None = None,
    **options: str,
) -> Path:
    """A video of RGB or 16-bit grey pictures at the `times`, in units of `base`."""
    with av.open(str(path), "w", metadata_encoding="latin-1") as container:
        container.metadata.update(metadata or {})
        stream = container.add_stream(codec, rate=rate, options=options)
        stream.height, stream.width = images[0].shape[:2]
        stream.pix_fmt = pix_fmt
        stream.codec_context.time_base = base
        if pixel_aspect is not None:
            stream.codec_context.sample_aspect_ratio = pixel_aspect
        for image, time in zip(images, times or range(len(images)), strict=True):
            frame = av.VideoFrame.from_ndarray(image, format="rgb24" if image.ndim == 3 else "gray16le")
            frame.pts, frame.time_base = time, base
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def with_matrix(path: Path, orientation: int) -> Path:
    """An MP4 whose track header turns and mirrors the picture."""
    data = bytearray(path.read_bytes())
    place = data.index(b"tkhd") + 4 + 40  # the matrix of a version 0 track header
    a, b, c, d = (value << 16 for value in MATRICES[orientation])
    data[place : place + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    made = path.with_name(f"{orientation}-{path.name}")
    made.write_bytes(data)
    return made


@contextmanager
def frames_of(path: Path) -> Iterator[list[Frame]]:
    """All frames of a file that is whole."""
    with open_source(str(path)) as source:
        yield list(source)
        assert source.warning == ""


def milliseconds(frames: list[Frame]) -> list[int]:
    return [round(frame.time_ns / 1e6) for frame in frames]


def box(kind: bytes, *content: bytes) -> bytes:
    """A box of ISO base media."""
    inside = b"".join(content)
    return struct.pack(">I4s", len(inside) + 8, kind) + inside


def write_heic(path: Path, image: np.ndarray, tile: int, *properties: bytes) -> Path:
    """A HEIC as phones write it: a grid of tiles with one decoder's settings, and properties of the whole picture."""
    height, width = image.shape[:2]
    rows, columns = -(-height // tile), -(-width // tile)
    padded = np.pad(image, ((0, rows * tile - height), (0, columns * tile - width), (0, 0)), "edge")
    tiles = [
        padded[tile * row : tile * (row + 1), tile * column : tile * (column + 1)]
        for row in range(rows)
        for column in range(columns)
    ]
    coded, settings = _hevc(tiles)
    count = len(coded)
    grid = struct.pack(">4B2H", 0, 0, rows - 1, columns - 1, width, height)
    kinds = [b"grid"] + [b"hvc1"] * count
    shared = [_size(width, height), _size(tile, tile), box(b"hvcC", settings), *properties]
    owned = [[1, *range(4, 4 + len(properties))]] + [[2, 3]] * count
    places = b"".join(struct.pack(">3H2I", k, 0, 1, 0, len(part)) for k, part in enumerate([grid, *coded], 1))
    meta = box(
        *(b"meta", bytes(4), box(b"pitm", bytes(4), b"\0\1")),
        box(
            *(b"iinf", bytes(4), struct.pack(">H", count + 1)),
            *(box(b"infe", b"\2\0\0\0", struct.pack(">2H", k, 0), kind, b"\0") for k, kind in enumerate(kinds, 1)),
        ),
        box(b"iref", bytes(4), box(b"dimg", struct.pack(f">{count + 2}H", 1, count, *range(2, count + 2)))),
        box(
            b"iprp",
            box(b"ipco", *shared),
            box(
                *(b"ipma", bytes(4), struct.pack(">I", count + 1)),
                *(struct.pack(">HB", k, len(own)) + bytes(own) for k, own in enumerate(owned, 1)),
            ),
        ),
        box(b"iloc", bytes(4), b"\x44\0", struct.pack(">H", count + 1), places),
    )
    head = box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    data, place = bytearray(head + meta), len(head) + len(meta) + 8
    for part, where in zip([grid, *coded], _places_in(data, places), strict=True):
        data[where : where + 4] = struct.pack(">I", place)
        place += len(part)
    path.write_bytes(bytes(data) + box(b"mdat", grid, *coded))
    return path


def _places_in(data: bytes, places: bytes) -> Iterator[int]:
    start = data.index(places)
    return (start + 14 * k + 6 for k in range(len(places) // 14))


def _size(width: int, height: int) -> bytes:
    return box(b"ispe", bytes(4), struct.pack(">2I", width, height))


def _hevc(tiles: list[np.ndarray]) -> tuple[list[bytes], bytes]:
    """Each tile coded, and the settings of the decoder, as an MP4 keeps them."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx265", rate=1, options={"x265-params": "keyint=1:log-level=none"})
        stream.height, stream.width = tiles[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        for image in tiles:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")))
        container.mux(stream.encode(None))
    file.seek(0)
    with av.open(file) as container:
        settings = bytes(container.streams.video[0].codec_context.extradata)
        return [bytes(packet) for packet in container.demux() if packet.size], settings
