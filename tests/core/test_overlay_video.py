import os
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from handmirror.core.errors import UserError
from handmirror.core.render.overlay import OverlayVideo


def picture(value: int, width: int = 64, height: int = 48) -> np.ndarray:
    return np.full((height, width, 3), value, np.uint8)


def read(path: Path) -> tuple[list[float], list[np.ndarray]]:
    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
    return [float(frame.time) for frame in frames], [frame.to_ndarray(format="rgb24") for frame in frames]


def test_uneven_time_stamps_are_kept(tmp_path):
    stamps = [5_000_000_000, 5_033_000_000, 5_040_000_000, 5_500_000_000]
    with OverlayVideo(tmp_path / "o.mp4", 30, (64, 48)) as video:
        for k, stamp in enumerate(stamps):
            video.write(picture(60 * k), stamp)
    times, images = read(tmp_path / "o.mp4")
    assert times == pytest.approx([0, 0.033, 0.040, 0.5], abs=1e-4)
    assert [image.mean() for image in images] == pytest.approx([0, 60, 120, 180], abs=4)


def test_a_clock_that_stands_still_or_jumps_back_goes_on_frame_by_frame(tmp_path):
    with OverlayVideo(tmp_path / "o.mp4", 25, (64, 48)) as video:
        for stamp in (1_000_000_000, 1_000_000_000, 1_100_000_000, 0, 40_000_000):
            video.write(picture(0), stamp)
    assert read(tmp_path / "o.mp4")[0] == pytest.approx([0, 0.04, 0.14, 0.18, 0.22], abs=1e-4)


def test_odd_sizes_lose_a_pixel_and_other_sizes_are_letterboxed(tmp_path):
    with OverlayVideo(tmp_path / "o.mp4", 30, (65, 49)) as video:
        video.write(picture(255, 65, 49), 0)
        video.write(picture(255, 200, 50), 33_000_000)
    _, (first, second) = read(tmp_path / "o.mp4")
    assert first.shape == second.shape == (48, 64, 3)
    assert first.min() > 245
    assert second[24, 32].min() > 245 and second[4].max() < 10 and second[-4].max() < 10


def test_senseless_rates_and_empty_videos(tmp_path):
    for k, fps in enumerate((0.0, float("nan"), 1e9)):
        with OverlayVideo(tmp_path / f"{k}.mp4", fps, (64, 48)) as video:
            video.write(picture(9), 0)
        assert len(read(tmp_path / f"{k}.mp4")[1]) == 1
    video = OverlayVideo(tmp_path / "empty.mp4", 30, (64, 48))
    video.close()
    video.close()


def test_a_killed_run_keeps_what_it_had_written(tmp_path):
    script = (
        "import os, numpy as np; from handmirror.core.render.overlay import OverlayVideo\n"
        f"video = OverlayVideo({str(tmp_path / 'o.mp4')!r}, 30, (64, 48))\n"
        "for k in range(150): video.write(np.full((48, 64, 3), k, np.uint8), k * 33_333_333)\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert len(read(tmp_path / "o.mp4")[1]) >= 60


def test_an_unwritable_place_is_one_sentence(tmp_path):
    with pytest.raises(UserError, match=r"o\.mp4 cannot be written .*No such file"):
        OverlayVideo(tmp_path / "missing" / "o.mp4", 30, (64, 48))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs Linux's /dev/full")  # noqa: PTH110
def test_a_full_disk_is_one_sentence():
    noise = np.random.default_rng(0).integers(0, 255, (240, 320, 3), np.uint8)
    with (
        pytest.raises(UserError, match=r"cannot be written .*No space left"),
        OverlayVideo(Path("/dev/full"), 30, (320, 240)) as video,
    ):
        for k in range(200):
            video.write(noise, k * 33_333_333)
