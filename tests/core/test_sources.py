import os
import re
import socket
import struct
import tempfile
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera

from handmirror.core.camera import devices, sources
from handmirror.core.camera.names import CameraInfo, list_cameras
from handmirror.core.camera.slot import LatestSlot
from handmirror.core.camera.sources import SourceLost, open_source
from handmirror.core.errors import UserError

RED, GREEN = (220, 30, 40), (20, 200, 60)
TIMES_MS = [0, 40, 80, 200, 233, 500]


def picture(width: int = 64, height: int = 48) -> np.ndarray:
    """RGB, red on the left and green on the right."""
    image = np.full((height, width, 3), RED, np.uint8)
    image[:, width // 2 :] = GREEN
    return image


def save(path: Path, width: int = 64, height: int = 48) -> Path:
    assert cv2.imwrite(str(path), np.ascontiguousarray(picture(width, height)[..., ::-1]))
    return path


def make_video(path: Path, times_ms: list[int] = TIMES_MS, width: int = 64, height: int = 48, **options: str) -> Path:
    noise = np.random.default_rng(1)
    with av.open(str(path), "w", options=options) as container:
        stream = container.add_stream("libx264", rate=25, options={"g": "5"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for time_ms in times_ms:
            image = picture(width, height)
            image[height * 2 // 3 :] = noise.integers(0, 255, (height - height * 2 // 3, width, 3))
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = time_ms, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def assert_red_left_green_right(image: np.ndarray) -> None:
    height, width = image.shape[:2]
    assert image.dtype == np.uint8
    for place, colour in ((width // 4, RED), (3 * width // 4, GREEN)):
        assert np.abs(image[height // 4, place].astype(int) - colour).max() < 25


def refusal(text: object, **options: object) -> str:
    """The sentence of the UserError that opening this gives: it names the thing and says what to do."""
    with pytest.raises(UserError) as caught:
        open_source(str(text), **options)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence and ": " in sentence
    return sentence


# videos


def test_video_keeps_its_own_time_stamps(tmp_path: Path) -> None:
    with open_source(str(make_video(tmp_path / "clip.mp4"))) as source:
        frames = list(source)
        assert (source.label, source.live, source.frame_count, source.warning) == ("clip.mp4", False, 6, "")
        assert source.read() is None
    assert [frame.time_ns for frame in frames] == [time_ms * 1_000_000 for time_ms in TIMES_MS]
    assert [frame.index for frame in frames] == list(range(6))
    assert frames[5].name == "000005" and frames[0].size == (64, 48)
    assert_red_left_green_right(frames[3].image)


def test_video_without_time_stamps_counts_by_its_rate(tmp_path: Path) -> None:
    path = tmp_path / "raw.h264"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(4):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture(), format="rgb24")))
        container.mux(stream.encode(None))
    with open_source(str(path)) as source:
        stamps = [frame.time_ns for frame in source]
        assert source.fps and source.warning == ""
    step = round(1e9 / source.fps)
    assert stamps == [0, step, 2 * step, 3 * step]


def test_video_that_begins_before_zero_is_shifted_to_it(tmp_path: Path) -> None:
    path = tmp_path / "cut.mkv"
    with av.open(str(path), "w", options={"avoid_negative_ts": "disabled"}) as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(-2, 3):
            frame = av.VideoFrame.from_ndarray(picture(), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with av.open(str(path)) as container:
        assert next(container.decode(video=0)).pts == -80
    with open_source(str(path)) as source:
        assert [frame.time_ns for frame in source] == [k * 40_000_000 for k in range(5)]


@pytest.mark.parametrize("matrix", [(0, 1, -1, 0), (0, -1, 1, 0), (-1, 0, 0, -1)])
def test_video_of_a_turned_phone_comes_upright(tmp_path: Path, matrix: tuple[int, ...]) -> None:
    data = bytearray(make_video(tmp_path / "clip.mp4").read_bytes())
    place = data.index(b"tkhd") + 4 + 40  # the matrix of a version 0 track header
    a, b, c, d = (value << 16 for value in matrix)
    data[place : place + 36] = struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    turned = tmp_path / "turned.mp4"
    turned.write_bytes(data)
    truth = cv2.VideoCapture(str(turned), cv2.CAP_FFMPEG).read()[1][..., ::-1]
    with open_source(str(turned)) as source:
        image = next(iter(source)).image
    assert image.shape == truth.shape and image.flags.c_contiguous
    assert np.abs(image.astype(int) - truth).mean() < 3


@pytest.mark.parametrize(("name", "options"), [("cut.mp4", {"movflags": "faststart"}), ("cut.mkv", {})])
def test_what_is_left_of_a_cut_off_video_is_kept(tmp_path: Path, name: str, options: dict[str, str]) -> None:
    path = make_video(tmp_path / name, list(range(0, 3000, 40)), **options)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    with open_source(str(path)) as source:
        count = len(list(source))
        assert 5 < count < 70
        assert str(path) in source.warning and f"{count} of about 75 frames" in source.warning


def test_bad_videos(tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("no video at all")
    assert str(text) in refusal(text)
    empty = tmp_path / "empty.mp4"
    empty.touch()
    assert str(empty) in refusal(empty)
    sound = tmp_path / "sound.wav"
    with av.open(str(sound), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000)
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 800), np.int16), "s16", "mono")
        silence.sample_rate = 8000
        container.mux(stream.encode(silence))
    assert "no video" in refusal(sound)
    assert "8 x 8" in refusal(make_video(tmp_path / "tiny.mkv", width=8, height=8))


def test_video_with_no_frames(tmp_path: Path) -> None:
    path = tmp_path / "nothing.avi"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        container.start_encoding()
    assert "no readable frame" in refusal(path)


# pictures


def test_single_picture_is_a_still(tmp_path: Path) -> None:
    with open_source(str(save(tmp_path / "hand one.png"))) as source:
        assert source.stills and source.frame_count == 1
        (frame,) = source
    assert (frame.name, frame.index, frame.time_ns) == ("hand one.png", 0, 0)
    assert np.array_equal(frame.image, picture())


def test_folder_is_read_by_name_and_broken_pictures_are_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.png", "a.jpg", "d.JPG", "c.jpg", "e.png", "f.png", "g.jpg"):
        save(tmp_path / name)
    (tmp_path / "labels.json").write_text("{}")
    (tmp_path / ".d.png").write_text("a system's own file")
    for name in ("c.jpg", "e.png"):  # cut off
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-30])
    (tmp_path / "h.png").write_text("not a picture")
    save(tmp_path / "f.png", 8, 8)
    with open_source(str(tmp_path)) as source:
        assert source.frame_count == 8 and not source.stills
        frames = list(source)
    assert [frame.name for frame in frames] == ["a.jpg", "b.png", "d.JPG", "g.jpg"]
    assert [frame.index for frame in frames] == [0, 1, 3, 6]
    assert [round(frame.time_ns * 30 / 1e9) for frame in frames] == [0, 1, 3, 6]
    assert source.skipped == ["c.jpg", "e.png", "f.png", "h.png"]
    assert "4 of 8" in source.warning and "c.jpg, e.png, f.png, h.png" in source.warning
    assert capfd.readouterr() == ("", "")


def test_stills_marks_a_folder(tmp_path: Path) -> None:
    save(tmp_path / "a.png")
    save(tmp_path / "b.png")
    with open_source(str(tmp_path), stills=True) as source:
        assert source.stills


@pytest.mark.parametrize(("bits", "suffix"), [(10, "png"), (12, "png"), (12, "tiff"), (16, "png")])
def test_pictures_of_more_than_8_bits_come_in_full_brightness(tmp_path: Path, bits: int, suffix: str) -> None:
    deep = picture().astype(np.uint16) << (bits - 8)
    assert cv2.imwrite(str(tmp_path / f"a.{suffix}"), np.ascontiguousarray(deep[..., ::-1]))
    with open_source(str(tmp_path / f"a.{suffix}")) as source:
        (frame,) = source
    assert frame.image.dtype == np.uint8 and np.abs(frame.image.astype(int) - picture()).max() <= 1


def test_a_dark_picture_of_8_bits_stays_dark(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), np.full((48, 64, 3), 9, np.uint8))
    with open_source(str(tmp_path / "a.png")) as source:
        assert (next(iter(source)).image == 9).all()


def test_exif_orientation_is_honoured(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg")
    tiff = b"MM\0*\0\0\0\x08" + b"\0\x01" + b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" + b"\0\0\0\0"  # turn right by 90
    exif = b"Exif\0\0" + tiff
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    with open_source(str(path)) as source:
        (frame,) = source
    assert frame.size == (48, 64)
    assert frame.image[16, 24, 0] > 150 and frame.image[48, 24, 1] > 150


def test_bad_pictures(tmp_path: Path) -> None:
    assert "contains no pictures" in refusal(tmp_path) and "handmirror rerun" in refusal(tmp_path)
    (tmp_path / "a.jpg").touch()
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff\xff\xff\xff")
    assert str(tmp_path) in refusal(tmp_path)
    assert str(tmp_path / "a.jpg") in refusal(tmp_path / "a.jpg")
    assert "20000 x 20" in refusal(save(tmp_path / "wide.png", 20000, 20))
    assert "15 x 40" in refusal(save(tmp_path / "thin.png", 15, 40))


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions as on Unix")
def test_folder_without_permission() -> None:
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "locked"
        locked.mkdir()
        save(locked / "a.png")
        Path(folder).chmod(0o755)
        locked.chmod(0)
        was = os.geteuid()
        try:
            if was == 0:
                os.seteuid(65534)  # root may read everything
            assert "permission" in refusal(locked)
            assert "permission" in refusal(locked / "a.png")
        finally:
            os.seteuid(was)
            locked.chmod(0o755)


# cameras and addresses


def test_names_nothing_there(tmp_path: Path) -> None:
    for text in (str(tmp_path / "gone.mp4"), "No Such Camera", "", "a\0b", "~nobody-here/x", "x" * 5000):
        assert "No file, folder or camera is called" in refusal(text)
    assert "http" in refusal("ftp://example.invalid/a.mp4")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refusal(tmp_path / "pipe")


def test_camera_that_is_not_there() -> None:
    assert all(isinstance(camera, CameraInfo) and camera.index != 987 for camera in list_cameras())
    with pytest.raises(SourceLost, match="Camera 987 was not found: plug it in"):
        open_source("987")


def test_camera_by_name_and_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of two cameras that do not open: what a busy one looks like."""
    cameras = [CameraInfo(987, "Desk Cam", "V4L2"), CameraInfo(989, "Twin", "V4L2"), CameraInfo(990, "Twin", "V4L2")]
    for module in (sources, devices):
        monkeypatch.setattr(module, "list_cameras", lambda: cameras)
    with pytest.raises(SourceLost, match=re.escape("Camera 987 (Desk Cam) delivers no frames: close the other")):
        open_source("desk cam")
    assert "[989, 990]" in refusal("twin")
    assert "987 (Desk Cam)" in refusal("Desk Kam")


@pytest.mark.parametrize(("platform", "place"), [("darwin", "Privacy & Security"), ("win32", "Let desktop apps")])
def test_where_a_system_has_the_permission_for_cameras(platform: str, place: str) -> None:
    assert place in devices.where_to_allow(platform) and devices.where_to_allow("linux") == ""


def test_stream_is_read_in_rgb_and_its_loss_is_told() -> None:
    with MjpegCamera([picture(320, 240)], fps=60) as camera, open_source(camera.url) as source:
        assert source.live and source.frame_count is None
        frames = [source.read() for _ in range(5)]
        assert [frame.index for frame in frames] == list(range(5))
        assert all(a.time_ns < b.time_ns for a, b in pairwise(frames))
        assert_red_left_green_right(frames[-1].image)
        camera.stop()
        with pytest.raises(SourceLost, match="has stopped"):
            for _ in range(1000):
                source.read()


def test_addresses_that_do_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # accepts and never speaks
        port = silent.getsockname()[1]
        for kind in ("http", "rtsp"):
            with pytest.raises(SourceLost) as caught:
                open_source(f"{kind}://me:secret@127.0.0.1:{port}/x", timeout_s=0.3)
            assert f"{kind}://127.0.0.1:{port}/x" in str(caught.value) and "secret" not in str(caught.value)
    with pytest.raises(SourceLost):
        open_source(f"http://127.0.0.1:{port}/x")


def test_nothing_but_the_sentence_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for text in ("http://127.0.0.1:1/x", "987"):
        with pytest.raises(SourceLost):
            open_source(text, timeout_s=0.3)
    assert capfd.readouterr() == ("", "")


# the slot


def test_slot_holds_the_newest_and_counts_the_rest() -> None:
    slot: LatestSlot[int] = LatestSlot()
    assert slot.get(timeout=0) is None
    for value in (1, 2, 3):
        slot.put(value)
    assert slot.get() == 3 and slot.dropped == 2
    assert slot.get(timeout=0.01) is None
    slot.put(4)
    slot.close()
    slot.put(5)
    assert slot.get() == 4 and slot.get() is None and slot.dropped == 2
