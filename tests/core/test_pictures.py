"""Pictures of every kind: shown as their files say, sizes known before anything is decoded."""

import struct
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from media_maker import (
    CORNERS,
    MATRICES,
    assert_shows,
    box,
    four_colours,
    frames_of,
    milliseconds,
    turned,
    write_heic,
)
from PIL import Image as Pillow

from handmirror.core.camera.files import is_still
from handmirror.core.camera.jpeg import decode_jpeg, jpeg_size
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError

ORIENTATIONS = list(MATRICES)


def save(path: Path, image: np.ndarray, orientation: int = 1, **options: object) -> Path:
    picture = Pillow.fromarray(image)
    if path.suffix == ".tiff":
        picture.save(path, tiffinfo={274: orientation})
    elif orientation != 1:
        exif = Pillow.Exif()
        exif[274] = orientation
        picture.save(path, exif=exif, **options)
    else:
        picture.save(path, **options)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        open_source(str(path))
    sentence = str(caught.value)
    assert str(path) in sentence and sentence.endswith(".") and "\n" not in sentence
    return sentence


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff", "avif"])
def test_the_eight_orientations(tmp_path: Path, suffix: str) -> None:
    for orientation in ORIENTATIONS:
        path = save(tmp_path / f"{orientation}.{suffix}", four_colours(), orientation, quality=95)
        with frames_of(path) as (frame,):
            assert frame.size == ((64, 48) if orientation < 5 else (48, 64))
            assert_shows(frame.image, turned(CORNERS, orientation))


@pytest.mark.parametrize(
    ("properties", "orientation"),
    [
        ([], 1),
        ([box(b"irot", b"\1")], 8),
        ([box(b"irot", b"\2")], 3),
        ([box(b"irot", b"\3")], 6),
        ([box(b"imir", b"\0")], 4),
        ([box(b"imir", b"\1")], 2),
        ([box(b"irot", b"\1"), box(b"imir", b"\0")], 5),
        ([box(b"irot", b"\1"), box(b"imir", b"\1")], 7),
    ],
)
def test_a_tiled_heic_is_assembled_and_rotated(tmp_path: Path, properties: list[bytes], orientation: int) -> None:
    path = write_heic(tmp_path / "a.HEIC", four_colours(160, 120), 64, *properties)
    with frames_of(path) as (frame,):
        assert frame.size == ((160, 120) if orientation < 5 else (120, 160))
        assert_shows(frame.image, turned(CORNERS, orientation))


def test_a_heic_is_cropped_as_it_says(tmp_path: Path) -> None:
    clap = box(b"clap", struct.pack(">4I", 80, 1, 60, 1), struct.pack(">iIiI", 40, 1, -30, 1))
    path = write_heic(tmp_path / "a.heic", four_colours(160, 120), 64, clap)
    with frames_of(path) as (frame,):
        assert frame.size == (80, 60)
        assert_shows(frame.image, np.broadcast_to(CORNERS[0, 1], (2, 2, 3)))


def test_a_heic_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    data = write_heic(tmp_path / "a.heic", four_colours(160, 120), 64).read_bytes()
    for old, new in {
        struct.pack(">2I", 160, 120): struct.pack(">2I", 60000, 60000),
        struct.pack(">2H", 160, 120): struct.pack(">2H", 60000, 60000),
        b"\0\1\2\0\xa0": b"\0\x60\x60\0\xa0",
        b"hvcC": b"free",
        b"dimg": b"free",
        b"pitm": b"free",
    }.items():
        assert old in data
        (tmp_path / "b.heic").write_bytes(data.replace(old, new))
        refusal(tmp_path / "b.heic")


@pytest.mark.parametrize("suffix", [".gif", ".png", ".webp", ".avif"])
def test_an_animated_picture_gives_every_frame_at_its_time(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    images = [Pillow.fromarray(np.roll(four_colours(), 8 * k, 1)) for k in range(4)]
    images[0].save(path, save_all=True, append_images=images[1:], duration=[40, 40, 200, 120], lossless=True)
    with frames_of(path) as frames:
        assert milliseconds(frames) == [0, 40, 80, 280]
        assert [frame.index for frame in frames] == [0, 1, 2, 3]
        for frame, image in zip(frames, images, strict=True):
            assert np.abs(frame.image.astype(int) - np.asarray(image)).mean() < 12
    with open_source(str(path)) as source:
        assert not source.stills and source.fps == pytest.approx(10)
    assert not is_still(path)


def test_a_gif_whose_picture_grows(tmp_path: Path) -> None:
    images = [Pillow.fromarray(np.roll(four_colours(), 8 * k, 1)).quantize(8) for k in range(2)]
    images[0].save(tmp_path / "a.gif", save_all=True, append_images=images[1:], duration=40)
    data = bytearray((tmp_path / "a.gif").read_bytes())
    second = data.index(b"!\xf9\x04", data.index(b"!\xf9\x04") + 1) + 8
    assert data[second : second + 1] == b","
    data[second + 1 : second + 3] = struct.pack("<H", 100)  # its left edge
    (tmp_path / "a.gif").write_bytes(data)
    with frames_of(tmp_path / "a.gif") as frames:
        assert frames[0].size == (64, 48) and frames[1].size[0] > 100
        assert all(frame.image.shape[2] == 3 for frame in frames)
    data[second + 1 : second + 3] = struct.pack("<H", 30000)
    (tmp_path / "a.gif").write_bytes(data)
    with open_source(str(tmp_path / "a.gif")) as source:
        assert [frame.size for frame in source] == [(64, 48)] and "damaged" in source.warning


def test_a_picture_that_does_not_move_is_a_still(tmp_path: Path) -> None:
    for suffix in ("gif", "webp", "png", "avif", "jfif", "jpe", "pgm", "ppm", "bmp", "jp2"):
        image = Pillow.fromarray(four_colours()).convert("L" if suffix == "pgm" else "RGB")
        image.save(tmp_path / f"a.{suffix}", None if suffix != "jpe" else "JPEG")
        with open_source(str(tmp_path / f"a.{suffix}")) as source:
            assert source.stills and source.fps and len(list(source)) == 1
        assert is_still(tmp_path / f"a.{suffix}")
    with open_source(str(write_heic(tmp_path / "a.heif", four_colours(), 64))) as source:
        assert source.stills and len(list(source)) == 1


def test_a_tiff_of_floats_or_32_bits_is_refused_for_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.tiff"
    cv2.imwrite(str(path), np.full((48, 64, 3), 0.5, np.float32))
    assert "has 32-bit floating-point samples" in refusal(path)
    Pillow.fromarray(np.full((48, 64), 0.5, np.float32)).save(path)
    assert "has 32-bit floating-point samples" in refusal(path)
    Pillow.fromarray(np.full((48, 64), 500, np.int32)).save(path)
    assert "has 32-bit signed integer samples" in refusal(path)
    whole = save(path, four_colours()).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "is broken or not a picture" in refusal(path)


def test_further_pages_of_a_tiff_cause_a_warning(tmp_path: Path) -> None:
    page = Pillow.fromarray(four_colours())
    page.save(tmp_path / "a.tiff", save_all=True, append_images=[page])
    with open_source(str(tmp_path / "a.tiff")) as source:
        assert len(list(source)) == 1 and "has more pages" in source.warning


@pytest.mark.parametrize("suffix", [".gif", ".png"])
def test_a_truncated_animation_keeps_its_beginning(tmp_path: Path, suffix: str) -> None:
    images = [Pillow.fromarray(np.random.default_rng(k).integers(0, 255, (48, 64, 3), np.uint8)) for k in range(6)]
    path = tmp_path / f"a{suffix}"
    images[0].save(path, save_all=True, append_images=images[1:], duration=40)
    path.write_bytes(path.read_bytes()[:-2000])
    with open_source(str(path)) as source:
        assert 2 < len(list(source)) < 6 and "damaged or cut off" in source.warning


def test_a_picture_is_known_by_its_beginning_where_its_name_does_not_say(tmp_path: Path) -> None:
    for kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        Pillow.fromarray(four_colours()).save(tmp_path / "photo", kind)
        with open_source(str(tmp_path / "photo")) as source:
            assert source.stills
            assert_shows(next(iter(source)).image, CORNERS)


def test_names_are_sorted_naturally(tmp_path: Path) -> None:
    names = ["frame_1.png", "frame_2.png", "frame_10.png", "frame_9999.png", "frame_10000.png", "Frame_10001.png"]
    names += [f"صورة_{number}.png" for number in ("٩", "١٠")]
    for name in reversed(names):
        save(tmp_path / name, four_colours())
    with frames_of(tmp_path) as frames:
        assert [frame.name for frame in frames] == names


def test_pictures_of_a_folder_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    save(tmp_path / "a.jpg", four_colours())
    save(tmp_path / "b.avif", four_colours())
    write_heic(tmp_path / "c.HEIC", four_colours(), 64)
    (tmp_path / "d.CR3").write_bytes(b"raw")
    (tmp_path / "e.heic").write_bytes(b"broken")
    with open_source(str(tmp_path)) as source:
        assert [frame.name for frame in source] == ["a.jpg", "b.avif", "c.HEIC"]
        assert "2 of 5 pictures" in source.warning and "(d.CR3, e.heic)" in source.warning


def test_grey_pictures_whose_files_state_the_white_level(tmp_path: Path) -> None:
    for most, kind in ((1023, ">u2"), (4095, ">u2"), (15, "u1")):
        grey = np.full((48, 64), most // 2).astype(kind)
        (tmp_path / "a.pgm").write_bytes(b"P5\n# a camera\n64 48\n%d\n" % most + grey.tobytes())
        with frames_of(tmp_path / "a.pgm") as (frame,):
            assert np.abs(frame.image.astype(int) - 127).max() <= 9


def test_ink_colours(tmp_path: Path) -> None:
    Pillow.fromarray(four_colours()).convert("CMYK").save(tmp_path / "a.jpg", quality=95)
    with frames_of(tmp_path / "a.jpg") as (frame,):
        assert_shows(frame.image, CORNERS)


MEMORY = """
import resource, sys
import cv2, PIL.Image
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError

idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sys.argv[1:]:
    try:
        open_source(path)
    except UserError as error:
        assert "million pixels" in str(error), error
    else:
        raise AssertionError(path)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle)
"""


def forge(path: Path, old: bytes, new: bytes) -> None:
    """Have a small picture say that it is a huge one."""
    if not path.exists():
        Pillow.fromarray(four_colours()).save(path)
    data = path.read_bytes()
    assert old in data[:1000]
    path.write_bytes(data.replace(old, new, 1))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted as on Linux")
def test_huge_pictures_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    for suffix in ("png", "tiff"):
        Pillow.new("1", (8000, 8000)).save(tmp_path / f"a.{suffix}", compress_level=1)
    little, big, most = struct.pack("<2H", 64, 48), struct.pack(">2I", 64, 48), struct.pack(">2I", 16000, 16000)
    forge(tmp_path / "a.gif", little, struct.pack("<2H", 16000, 16000))
    forge(tmp_path / "a.webp", little, struct.pack("<2H", 16000, 16000))
    forge(tmp_path / "a.bmp", struct.pack("<2i", 64, 48), struct.pack("<2i", 9000, 9000))
    forge(tmp_path / "a.ppm", b"64 48", b"30000 30000")
    forge(tmp_path / "a.jpg", struct.pack(">2H", 48, 64), struct.pack(">2H", 16000, 16000))
    forge(tmp_path / "a.jp2", struct.pack(">2I", 48, 64), most)
    forge(tmp_path / "a.avif", big, most)
    forge(write_heic(tmp_path / "a.heic", four_colours(), 64), big, most)
    paths = sorted(map(str, tmp_path.iterdir()))
    done = subprocess.run([sys.executable, "-c", MEMORY, *paths], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(paths) == 10 and int(done.stdout) < 60_000  # kB


# JPEGs of cameras


def test_fill_bytes_before_markers() -> None:
    data = cv2.imencode(".jpg", four_colours())[1].tobytes()
    filled = data.replace(b"\xff\xdb", b"\xff\xff\xff\xdb").replace(b"\xff\xc0", b"\xff\xff\xc0")
    filled = filled[:-2] + b"\xff\xff\xff\xd9"
    assert jpeg_size(filled) == (64, 48)
    assert np.array_equal(decode_jpeg(filled), decode_jpeg(data))
    assert jpeg_size(data[:2] + b"\xff" * 10_000_000) is None
