"""Videos as players show them: turned, mirrored, with square pixels, the right one of several, at their own times."""

import io
import os
import subprocess
import sys
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from av.bitstream import BitStreamFilterContext
from media_maker import (
    CORNERS,
    MATRICES,
    assert_shows,
    four_colours,
    frames_of,
    milliseconds,
    turned,
    with_matrix,
    write_video,
)
from PIL import Image as Pillow

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.render.overlay import MAX_PIXELS, OverlayVideo
from handmirror.core.session.jpeg_video import JpegVideoReader, JpegVideoWriter

MS = Fraction(1, 1000)


def moving(count: int) -> list[np.ndarray]:
    return [np.roll(four_colours(), k, 1) for k in range(count)]


def rate_of(path: Path) -> float | None:
    with open_source(str(path)) as source:
        return source.fps


# how they are shown


@pytest.mark.parametrize("orientation", MATRICES)
def test_the_eight_orientations_of_a_track(tmp_path: Path, orientation: int) -> None:
    path = with_matrix(write_video(tmp_path / "a.mp4", [four_colours()] * 2), orientation)
    with frames_of(path) as frames:
        assert frames[1].size == ((64, 48) if orientation < 5 else (48, 64))
        assert_shows(frames[1].image, turned(CORNERS, orientation))
        K = Intrinsics.parse(fov_deg=60).for_frame(frames[1])
        assert K[:2, 2] == pytest.approx([(side - 1) / 2 for side in frames[1].size])


@pytest.mark.parametrize("orientation", [2, 5])
def test_the_orientation_of_a_matroska_file(tmp_path: Path, orientation: int) -> None:
    a, b, c, d = (value << 16 for value in MATRICES[orientation])
    with av.open(str(tmp_path / "a.mkv"), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.set_display_matrix([a, b, 0, c, d, 0, 0, 0, 1 << 30])
        container.mux(stream.encode(av.VideoFrame.from_ndarray(four_colours(), format="rgb24")))
        container.mux(stream.encode(None))
    with frames_of(tmp_path / "a.mkv") as (frame,):
        assert_shows(frame.image, turned(CORNERS, orientation))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_video_of_jpegs_with_exif(tmp_path: Path, orientation: int) -> None:
    """What PyAV makes of such frames' side data is an error up to 18.1."""
    exif, jpeg = Pillow.Exif(), io.BytesIO()
    exif[274] = orientation
    Pillow.fromarray(four_colours()).save(jpeg, "JPEG", exif=exif, quality=95)
    with JpegVideoWriter(tmp_path / "a.mkv", (64, 48), 25) as video:
        for k in range(3):
            video.write(jpeg.getvalue(), 40 * k)
    with frames_of(tmp_path / "a.mkv") as frames:
        assert len(frames) == 3
        assert_shows(frames[0].image, turned(CORNERS, orientation))


def test_a_turn_that_only_key_frames_state_holds_for_all(tmp_path: Path) -> None:
    plain = write_video(tmp_path / "plain.mp4", [four_colours()] * 3)
    with av.open(str(plain)) as stored, av.open(str(tmp_path / "a.mp4"), "w") as container:
        stream = stored.streams.video[0]
        copied = container.add_stream_from_template(stream)
        insert = BitStreamFilterContext("h264_metadata=display_orientation=insert:rotate=270", stream)
        for packet in stored.demux(stream):
            for changed in insert.filter(packet if packet.size else None):
                changed.stream = copied
                container.mux(changed)
    with frames_of(tmp_path / "a.mp4") as frames:
        assert [frame.size for frame in frames] == [(48, 64)] * 3
        for frame in frames:
            assert_shows(frame.image, turned(CORNERS, 6))


@pytest.mark.parametrize(("name", "codec"), [("a.mp4", "libx264"), ("a.mkv", "libx264"), ("a.avi", "mpeg4")])
def test_pixels_that_are_not_square_become_so(tmp_path: Path, name: str, codec: str) -> None:
    for aspect, size in {
        Fraction(64, 45): (91, 48),  # wide ones widen the picture
        Fraction(1, 2): (64, 96),  # high ones heighten it, so no detail is lost
        Fraction(1000, 1): (64, 48),  # nobody's camera
        Fraction(0, 1): (64, 48),
    }.items():
        path = write_video(tmp_path / name, [four_colours()], codec=codec, pixel_aspect=aspect)
        with frames_of(path) as (frame,):
            assert frame.size == size
            assert_shows(frame.image, CORNERS)


def test_pixels_are_made_square_before_the_picture_is_turned(tmp_path: Path) -> None:
    path = write_video(tmp_path / "a.mp4", [four_colours()], pixel_aspect=Fraction(2, 1))
    with frames_of(with_matrix(path, 6)) as (frame,):
        assert frame.size == (48, 128)
        assert_shows(frame.image, turned(CORNERS, 6))


def test_the_main_video_is_read_and_never_a_cover(tmp_path: Path) -> None:
    for flags in (av.stream.Disposition.attached_pic, av.stream.Disposition(0)):
        path = tmp_path / "a.mp4"
        with av.open(str(path), "w") as container:
            cover = container.add_stream("mjpeg", rate=1)
            cover.width, cover.height, cover.pix_fmt, cover.disposition = 320, 240, "yuvj420p", flags
            video = container.add_stream("libx264", rate=25)
            video.width, video.height, video.pix_fmt = 64, 48, "yuv420p"
            video.disposition = av.stream.Disposition.default
            container.mux(
                cover.encode(av.VideoFrame.from_ndarray(np.full((240, 320, 3), 90, np.uint8), format="rgb24"))
            )
            for image in moving(5):
                container.mux(video.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            container.mux(video.encode(None))
            container.mux(cover.encode(None))
        with frames_of(path) as frames:
            assert len(frames) == 5 and frames[0].size == (64, 48)


def test_a_sound_file_with_a_cover_has_no_video(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "a.m4a"), "w", format="mp4") as container:
        sound = container.add_stream("aac", rate=8000)
        cover = container.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 64, 48, "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        silence.sample_rate = 8000
        container.mux(sound.encode(silence))
        container.mux(cover.encode(av.VideoFrame.from_ndarray(four_colours(), format="rgb24")))
        container.mux(sound.encode(None))
    with pytest.raises(UserError, match="contains no video"):
        open_source(str(tmp_path / "a.m4a"))


@pytest.mark.parametrize("bits", [10, 12])
def test_infrared_of_fewer_bits_comes_in_full_brightness_and_does_not_flicker(tmp_path: Path, bits: int) -> None:
    ramp = np.tile(np.linspace(0, 2**bits - 1, 64), (48, 1)).astype(np.uint16)
    images = [ramp // share for share in (20, 8, 2, 1, 20)]  # begins dark, as a camera that finds its exposure
    path = write_video(tmp_path / "a.mkv", images, codec="ffv1", pix_fmt="gray16le")
    with frames_of(path) as frames:
        for frame, image in zip(frames, images, strict=True):
            assert np.abs(frame.image.astype(int) - (image >> bits - 8)[..., None]).max() <= 1


def test_video_of_all_16_bits_stays_as_it_is(tmp_path: Path) -> None:
    grey = np.full((48, 64), 300 << 6, np.uint16)
    path = write_video(tmp_path / "a.mkv", [grey // 8, grey], codec="ffv1", pix_fmt="gray16le")
    with frames_of(path) as frames:
        assert [round(frame.image.mean()) for frame in frames] == [300 * 64 // 8 >> 8, 300 * 64 >> 8]


# times and rates


def test_dropped_frames_of_an_avi_leave_their_gaps(tmp_path: Path) -> None:
    places = [0, 1, 2, 3, 4, 7, 8, 9, 12, 13, 14, 15, 20, 21, 22]
    path = write_video(tmp_path / "a.avi", moving(15), places, Fraction(1, 25), bf="0")
    capture, seen = cv2.VideoCapture(str(path)), []
    while capture.grab():
        seen.append(round(capture.get(cv2.CAP_PROP_POS_MSEC)))
    with frames_of(path) as frames:
        assert milliseconds(frames) == seen == [40 * place for place in places]
        assert len(frames) == 15
    assert rate_of(path) == 25


def test_an_avi_whose_every_second_chunk_is_empty_has_half_the_rate(tmp_path: Path) -> None:
    """As FFmpeg copies H.264 with B-frames to AVI; the frames that the decoder still holds at the end have no times."""
    path = write_video(tmp_path / "a.avi", moving(12), [2 * k for k in range(12)], Fraction(1, 60), rate=60, bf="2")
    with frames_of(path) as frames:
        assert len(frames) == 12
        assert np.diff(milliseconds(frames)) == pytest.approx(1000 / 30, abs=1)
    assert rate_of(path) == 30


def test_the_rate_is_that_of_the_time_stamps_where_the_header_contradicts_them(tmp_path: Path) -> None:
    even = [round(k * 100 / 3) for k in range(70)]
    assert rate_of(write_video(tmp_path / "a.mkv", moving(70), even, MS, rate=24)) == 30
    assert rate_of(write_video(tmp_path / "b.mkv", moving(70), even, MS, rate=30)) == 30
    assert rate_of(write_video(tmp_path / "c.mkv", moving(4), even[:4], MS, rate=Fraction(30000, 1001))) == 30000 / 1001
    pause = [*even[:20], *(time + 9000 for time in even[20:])]
    for name in ("d.mkv", "d.mp4"):
        assert rate_of(write_video(tmp_path / name, moving(70), pause, MS, rate=30)) == 30
    uneven = list(accumulate([33, 67] * 30, initial=0))
    assert rate_of(write_video(tmp_path / "e.mkv", moving(61), uneven, MS, rate=30)) == pytest.approx(20, rel=0.02)
    assert rate_of(write_video(tmp_path / "f.mkv", moving(70), even, MS, rate=24, bf="3")) == 30


@pytest.mark.parametrize("count", [1, 40])
def test_a_browsers_recording_without_rate_and_duration(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.webm"
    with av.open(str(path), "w", options={"live": "1"}) as container:
        stream = container.add_stream("libvpx", rate=1000)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.time_base, stream.codec_context.framerate = MS, Fraction(0, 1)
        for k, image in enumerate(moving(count)):
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = k * 40, MS
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert rate_of(path) == (25 if count > 1 else None)
    with frames_of(path) as frames:
        assert milliseconds(frames) == [40 * k for k in range(count)]


# what is in the file


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.avi", "a.mov", "a.flv"])
def test_tags_in_other_encodings_do_no_harm(tmp_path: Path, name: str) -> None:
    codec = "mpeg4" if name == "a.avi" else "libx264"
    path = write_video(tmp_path / name, moving(3), codec=codec, metadata={"title": "Caf\xe9 \xff"})
    assert b"Caf\xe9 \xff" in path.read_bytes()
    with frames_of(path) as frames:
        assert len(frames) == 3


def test_a_session_video_with_such_tags_is_read(tmp_path: Path) -> None:
    path = write_video(
        tmp_path / "video.mkv", moving(3), codec="mjpeg", pix_fmt="yuvj420p", metadata={"title": "Caf\xe9"}
    )
    reader = JpegVideoReader(path)
    assert reader.scan() == [0, 40, 80]
    reader.close()


def test_playlists_do_not_have_other_files_played(tmp_path: Path) -> None:
    write_video(tmp_path / "secret.mp4", moving(3))
    write_video(tmp_path / "secret.ts", moving(3))
    hls = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.ts\n#EXT-X-ENDLIST\n"
    texts = {
        "a.m3u8": hls,
        "a.mp4": hls,
        "b.ffconcat": "ffconcat version 1.0\nfile secret.mp4\n",
        "b.mkv": "ffconcat version 1.0\nfile secret.mp4\n",
        "c.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n",
        "d.mpd": '<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>\n',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
        with pytest.raises(UserError, match="is a playlist, which only names other files: give the video itself"):
            open_source(str(tmp_path / name))
    (tmp_path / "video.mkv").write_text(texts["b.mkv"])
    with pytest.raises(UserError, match="damaged or not a video"):
        JpegVideoReader(tmp_path / "video.mkv")


def test_a_video_of_huge_pictures_is_refused(tmp_path: Path) -> None:
    black = np.zeros((6400, 6400), np.uint16)
    path = write_video(tmp_path / "a.mkv", [black], codec="ffv1", pix_fmt="gray16le")
    with pytest.raises(UserError, match="at most 36 million pixels"):
        open_source(str(path))


def test_a_size_that_grows_within_the_video_is_not_followed_too_far(tmp_path: Path) -> None:
    small = write_video(tmp_path / "small.h264", [four_colours()] * 3)
    huge = write_video(tmp_path / "huge.h264", [np.zeros((6400, 6400, 3), np.uint8)], preset="ultrafast")
    both = tmp_path / "both.h264"
    both.write_bytes(small.read_bytes() * 5 + huge.read_bytes())
    with open_source(str(both)) as source:
        assert {frame.size for frame in source} == {(64, 48)}
        assert "damaged" in source.warning


# the annotated video


def test_a_colon_in_the_name_of_the_annotated_video(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with OverlayVideo(Path("20-30.mp4" if os.name == "nt" else "20:30.mp4"), 25, (64, 48)) as video:
        video.write(four_colours(), 0)
    assert next(tmp_path.iterdir()).stat().st_size > 500


def test_large_pictures_are_scaled_down_in_the_annotated_video(tmp_path: Path) -> None:
    with OverlayVideo(tmp_path / "o.mp4", 25, (6000, 4000)) as video:
        video.write(np.zeros((4000, 6000, 3), np.uint8), 0)
    with frames_of(tmp_path / "o.mp4") as (frame,):
        width, height = frame.size
        assert 0.99 * MAX_PIXELS < width * height <= MAX_PIXELS and width / height == pytest.approx(1.5, rel=0.01)


@pytest.mark.parametrize(("fps", "step_ms"), [(25, 40), (30, 400), (1000, 40)])
def test_a_killed_run_loses_little_more_than_a_second(tmp_path: Path, fps: float, step_ms: int) -> None:
    """Also where the stated rate has nothing to do with how the pictures come."""
    script = (
        "import os, numpy as np; from handmirror.core.render.overlay import OverlayVideo\n"
        f"video = OverlayVideo({str(tmp_path / 'o.mp4')!r}, {fps}, (64, 48))\n"
        f"for k in range(8000 // {step_ms}): video.write(np.full((48, 64, 3), k, np.uint8), k * {step_ms} * 10**6)\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    with open_source(str(tmp_path / "o.mp4")) as source:
        assert max(milliseconds(list(source))) > 7950 - 1000 - 4 * step_ms
