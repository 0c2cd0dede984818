"""What a video's decoder may take of memory, by its header and by what it does."""

import gc
from pathlib import Path

import av
import numpy as np
import pytest
from media_maker import frames_of, write_video

from handmirror.core.camera import decoder_memory
from handmirror.core.camera.decoder_memory import DecoderMemory
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError

BYTES = 64 * 48 * (1.5 + 0.6)  # of one picture here, with the motion vectors
OPTIONS = {
    "libx264": {"bf": "0", "x264-params": "ref={}:subme=1:force-cfr=1"},
    "libx265": {"x265-params": "ref={}:bframes=0:log-level=error:allow-non-conformance=1"},
}


def video(path: Path, codec: str, references: int, count: int = 3) -> Path:
    options = {name: value.format(references) for name, value in OPTIONS[codec].items()}
    noise = np.random.default_rng(0).integers(0, 255, (count, 48, 64, 3), np.uint8)
    return write_video(path, list(noise), codec=codec, **options)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_a_video_that_asks_for_many_reference_pictures_is_refused_when_opened(
    tmp_path: Path, codec: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoder_memory, "MAX_DECODER_BYTES", 10 * BYTES)
    few, many = video(tmp_path / f"few-{name}", codec, 4), video(tmp_path / f"many-{name}", codec, 16)
    with frames_of(few) as frames:
        assert len(frames) == 3
    with pytest.raises(UserError, match=r"17 pictures of 64 x 48 pixels at a time\): convert it to a smaller size"):
        open_source(str(many))


def test_a_video_that_takes_more_than_its_header_states_is_refused_on_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = video(tmp_path / "few.h264", "libx264", 1), video(tmp_path / "many.h264", "libx264", 16, 20)
    both = tmp_path / "both.h264"
    both.write_bytes(few.read_bytes() + many.read_bytes())
    monkeypatch.setattr(decoder_memory, "MAX_DECODER_BYTES", 10 * BYTES)
    with open_source(str(both)) as source, pytest.raises(UserError, match="17 pictures of 64 x 48"):
        list(source)
    monkeypatch.setattr(DecoderMemory, "inspect", lambda memory, packet: None)  # as where it does not see them
    with open_source(str(both)) as source, pytest.raises(UserError, match="11 pictures of 64 x 48"):
        list(source)


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_parameter_sets_within_an_mp4_count_as_well(
    tmp_path: Path, codec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many, both = (tmp_path / f"{name}.mp4" for name in ("few", "many", "both"))
    video(few, codec, 1)
    video(many, codec, 16)
    with av.open(str(many)) as other:
        settings = bytes(other.streams.video[0].codec_context.extradata)
    sets = decoder_memory._ParameterSets("h264" if codec == "libx264" else "hevc", settings).first
    with av.open(str(few)) as stored, av.open(str(both), "w") as container:
        stream = container.add_stream_from_template(stored.streams.video[0])
        for packet in stored.demux(stored.streams.video[0]):
            changed = av.Packet(len(sets[0]).to_bytes(4, "big") + sets[0] + bytes(packet))
            changed.stream, changed.pts, changed.dts, changed.time_base = (
                stream,
                packet.pts,
                packet.dts,
                packet.time_base,
            )
            if packet.size:
                container.mux(changed)
    monkeypatch.setattr(decoder_memory, "MAX_DECODER_BYTES", 10 * BYTES)
    with pytest.raises(UserError, match="17 pictures of 64 x 48"):
        open_source(str(both))


def test_decoded_pictures_do_not_wait_for_the_garbage_collector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = video(tmp_path / "a.mp4", "libx264", 1, 30)
    monkeypatch.setattr(decoder_memory, "MAX_DECODER_BYTES", 4 * BYTES)
    gc.disable()
    try:
        with frames_of(path) as frames:
            assert len(frames) == 30
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("codec", "references", "width", "height", "pixels", "fits"),
    [
        ("libx264", 6, 7680, 4320, "yuv420p", True),
        ("libx264", 4, 7680, 4320, "yuv422p10le", True),
        ("libx264", 16, 3840, 2160, "yuv420p", True),
        ("libx264", 16, 7680, 4320, "yuv420p", False),
        ("libx265", 5, 7680, 4320, "yuv420p10le", True),
        ("libx265", 15, 4096, 2304, "yuv420p10le", True),
        ("libx265", 15, 7680, 4320, "yuv420p", False),
    ],
)
def test_what_cameras_record_fits(
    tmp_path: Path, codec: str, references: int, width: int, height: int, pixels: str, fits: bool
) -> None:
    stated = av.CodecContext.create("h264" if codec == "libx264" else "hevc", "r")
    with av.open(str(video(tmp_path / "a.mp4", codec, references))) as container:
        stated.extradata = container.streams.video[0].codec_context.extradata
    stated.width, stated.height, stated.pix_fmt = width, height, pixels
    if fits:
        DecoderMemory(stated, "The video", "convert it")
    else:
        with pytest.raises(UserError, match="The video takes"):
            DecoderMemory(stated, "The video", "convert it")


@pytest.mark.parametrize(("codec", "beginning"), [("h264", b"\1" + bytes(4) + b"\xff"), ("hevc", b"\1" + b"\xff" * 40)])
def test_settings_that_are_cut_off_count_as_the_most(codec: str, beginning: bytes) -> None:
    for length in range(len(beginning) + 1):
        stated = av.CodecContext.create(codec, "r")
        stated.extradata = beginning[:length]
        stated.width, stated.height, stated.pix_fmt = 7680, 4320, "yuv420p"
        with pytest.raises(UserError, match="17 pictures"):
            DecoderMemory(stated, "The video", "convert it")
