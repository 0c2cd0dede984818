"""A seek shows exactly the frame that reading in order shows at that time."""

from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from media_maker import four_colours, write_video
from PIL import Image as Pillow

from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.types import Frame

COUNT = 40
UNEVEN_MS = list(accumulate([0, *[40, 20, 90, 33] * 10]))[:COUNT]


def pictures() -> list[np.ndarray]:
    return [np.roll(four_colours(), (k, 3 * k), (0, 1)) for k in range(COUNT)]


def write(path: Path, codec: str, times_ms: list[int] | None = None, **options: str) -> Path:
    """A video of one key frame in twelve."""
    base = Fraction(1, 25) if times_ms is None else Fraction(1, 1000)
    return write_video(path, pictures(), times_ms, base, codec, g="12", **options)


def read_all(source: Source) -> list[Frame]:
    with source:
        return list(source)


def assert_seeks_are_exact(path: Path) -> None:
    in_order = read_all(open_source(str(path)))
    assert len(in_order) == COUNT
    with open_source(str(path)) as source:
        for place in (30, 31, 5, 0, 39, 12, 11, 24, 23, 38, 1):
            source.seek(in_order[place].time_ns)
            for expected in in_order[place : place + 2]:
                frame = source.read()
                assert frame is not None and frame.time_ns == expected.time_ns
                assert np.array_equal(frame.image, expected.image)
        source.seek(in_order[20].time_ns - 1)  # the frame that is still shown then
        assert np.array_equal(source.read().image, in_order[19].image)
        source.seek(10**15)
        assert np.array_equal(source.read().image, in_order[-1].image) and source.read() is None
        source.seek(0)
        assert len(list(source)) == COUNT


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("a.mp4", "libx264", {"bf": "3"}),
        ("a.mkv", "libx264", {"x264-params": "open-gop=1:bframes=3:scenecut=0"}),
        ("a.ts", "libx264", {"bf": "2"}),
        ("a.webm", "libvpx", {}),
        ("a.avi", "mpeg4", {}),
        ("a.avi", "mpeg4", {"bf": "2"}),
        ("a.h264", "libx264", {"bf": "0"}),  # no timestamps at all
    ],
)
def test_a_seek_in_a_video_shows_exactly_the_frame_asked_for(
    tmp_path: Path, name: str, codec: str, options: dict[str, str]
) -> None:
    assert_seeks_are_exact(write(tmp_path / name, codec, **options))


def test_a_seek_in_a_video_of_uneven_times(tmp_path: Path) -> None:
    assert_seeks_are_exact(write(tmp_path / "a.mkv", "libx264", UNEVEN_MS, bf="2"))


def test_frames_after_a_seek_have_their_numbers(tmp_path: Path) -> None:
    with open_source(str(write(tmp_path / "a.mp4", "libx264"))) as source:
        source.seek(27 * 40_000_000)
        assert [source.read().index for _ in range(3)] == [27, 28, 29]
        assert source.duration_ns == COUNT * 40_000_000


def test_a_seek_in_a_folder_of_pictures_skips_a_broken_one(tmp_path: Path) -> None:
    for k, image in enumerate(pictures()[:5]):
        Pillow.fromarray(image).save(tmp_path / f"{k}.png")
    (tmp_path / "2.png").write_bytes(b"no picture")
    with open_source(str(tmp_path)) as source:
        step_ns = source.duration_ns // 5
        source.seek(3 * step_ns)
        assert [frame.name for frame in source] == ["3.png", "4.png"]
        source.seek(2 * step_ns)
        assert source.read().name == "1.png"
        source.seek(0)
        assert [frame.name for frame in source] == ["0.png", "1.png", "3.png", "4.png"]
        assert source.skipped == ["2.png"]


def test_a_seek_in_an_animated_picture(tmp_path: Path) -> None:
    images = [Pillow.fromarray(image) for image in pictures()[:6]]
    images[0].save(tmp_path / "a.gif", save_all=True, append_images=images[1:], duration=50)
    in_order = read_all(open_source(str(tmp_path / "a.gif")))
    with open_source(str(tmp_path / "a.gif")) as source:
        for place in (4, 1):
            source.seek(in_order[place].time_ns + 1)
            assert [frame.index for frame in source] == list(range(place, 6))


def test_a_live_source_cannot_be_sought() -> None:
    class Camera(Source):
        live = True

        def read(self) -> Frame | None:
            return None

        def close(self) -> None:
            pass

    with pytest.raises(UserError, match="Seeking is not possible in Camera 0"):
        Camera("Camera 0").seek(0)
