"""Sessions that are damaged, foreign, old, new or hostile: a sentence or what is left, never a crash."""

import contextlib
import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from demo_session import record_demo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from session_maker import K, make_result, make_session

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.jpeg import decode_jpeg, jpeg_size
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.files import PoseWriter
from handmirror.core.poses.posing import posed_hands
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.facts import FORMAT_VERSION, read_facts
from handmirror.core.session.hand_model import model_of
from handmirror.core.session.reader import SessionSource, open_session

INSTALLED = [kind for kind in ExportFormat if kind.is_installed]
FILES = ("session.json", "video.mkv", "frames.jsonl", "poses.jsonl")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    return make_session(tmp_path_factory.mktemp("whole") / "s", frames=10)


@pytest.fixture
def copied(whole, tmp_path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "s"))


def use(path: Path) -> int:
    """Everything a program does with a session; how many frames could be read. Only UserError may come out."""
    readable = 0
    with open_session(path) as session:
        assert all(loss and loss.endswith(".") for loss in session.losses)
        for place, frame in enumerate(session.frames):
            line = session.line_at(place, hold_ns=10**9)
            assert line is None or line.frame <= frame.index
            with contextlib.suppress(UserError):
                assert session.read_frame(place).index == frame.index
                readable += 1
        intrinsics = session.intrinsics()
        with contextlib.suppress(UserError), SessionSource(session) as source:
            for read in source:
                assert np.isfinite(intrinsics.for_frame(read)).all()
        for line in session.results():
            assert all(np.isfinite(hand.joints).all() for hand in line.hands)
    return readable


JUNK = st.one_of(
    st.binary(max_size=40),
    st.sampled_from([b"\n", b"{}\n", b"[" * 5000, b'{"hands": 1e999}\n', b"\xff\xd8\xff\xe0", b"\x1a\x45\xdf\xa3"]),
)  # fmt: skip
PLACE = st.floats(0, 1, exclude_max=True)
DAMAGE = st.one_of(
    st.tuples(st.just("cut"), PLACE, JUNK),
    st.tuples(st.just("flip"), PLACE, JUNK),
    st.tuples(st.just("insert"), PLACE, JUNK),
    st.tuples(st.just("replace"), PLACE, JUNK),
    st.tuples(st.just("shuffle"), PLACE, JUNK),
    st.tuples(st.just("remove"), PLACE, JUNK),
    st.tuples(st.just("exchange"), PLACE, JUNK),
    st.tuples(st.just("number"), PLACE, st.sampled_from([b"-1", b"9" * 30, b"1e400", b"null", b"NaN", b'"../x"'])),
)


def damage(path: Path, kind: str, place: float, junk: bytes, other: bytes) -> None:
    data = path.read_bytes()
    k = int(place * len(data))
    if kind == "cut":
        data = data[:k]
    elif kind == "flip":
        data = data[:k] + bytes(byte ^ 0x5A for byte in data[k : k + 3]) + data[k + 3 :]
    elif kind == "insert":
        data = data[:k] + junk + data[k:]
    elif kind == "replace":
        data = junk
    elif kind == "shuffle":
        blocks = data.splitlines(keepends=True) if path.suffix == ".jsonl" else [data[: k + 1], data[k + 1 :]]
        turn = int(place * len(blocks))
        data = b"".join(reversed(blocks[turn:])) + b"".join(blocks[:turn])
    elif kind == "exchange":
        data = other
    elif kind == "number":  # of the text files: another value at the next colon
        colon = data.find(b":", k)
        end = min((each for each in (data.find(sign, colon) for sign in b",]}") if each >= 0), default=colon)
        data = data[: colon + 1] + junk + data[end:]
    if kind == "remove":
        path.unlink()
    else:
        path.write_bytes(data)


@settings(
    max_examples=300,
    deadline=timedelta(seconds=30),  # only a hang takes this long
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(FILES), DAMAGE), min_size=1, max_size=3))
def test_no_damage_does_harm(whole, damages):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copytree(whole, Path(folder) / "s"))
        for k, (name, (kind, place, junk)) in enumerate(damages):
            if (path / name).exists():
                damage(path / name, kind, place, junk, (whole / FILES[(FILES.index(name) + k + 1) % 4]).read_bytes())
        try:
            use(path)
        except UserError as error:
            assert str(error).count("\n") == 0 and str(error).endswith(".")


@pytest.fixture(scope="module")
def tracked(tmp_path_factory) -> Path:
    return record_demo(tmp_path_factory.mktemp("tracked") / "s", range(195, 207))


@settings(max_examples=12, deadline=timedelta(seconds=30), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(FILES), DAMAGE), min_size=1, max_size=2), st.sampled_from(INSTALLED))
def test_what_is_left_is_exported_or_refused_in_a_sentence(tracked, damages, kind):
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(shutil.copytree(tracked, Path(folder) / "s")), Path(folder) / "out"
        for k, (name, (how, place, junk)) in enumerate(damages):
            if (path / name).exists():
                damage(path / name, how, place, junk, (tracked / FILES[(FILES.index(name) + k + 1) % 4]).read_bytes())
        try:
            assert export_session(path, kind, out).readme.is_file()
        except UserError as error:
            assert str(error).count("\n") == 0 and str(error).endswith(".")
            assert not out.exists()


def test_a_whole_session_loses_nothing(whole):
    assert use(whole) == 10 and open_session(whole).losses == ()


def test_each_missing_file_is_a_partial_session(copied):
    (copied / "poses.jsonl").unlink()
    assert use(copied) == 10 and "poses.jsonl" in open_session(copied).losses[0]
    (copied / "frames.jsonl").unlink()
    with pytest.raises(UserError, match=r"The session .* cannot be read"):
        open_session(copied)


def test_without_the_frame_list_the_tracked_frames_are_left(copied):
    (copied / "frames.jsonl").unlink()
    session = open_session(copied)
    assert [frame.index for frame in session.frames] == [0, 1, 2, 4, 5, 6, 8, 9] and use(copied) == 8
    assert "2 pictures" in session.losses[0]


def test_without_the_video_the_poses_are_left(copied):
    (copied / "video.mkv").unlink()
    session = open_session(copied)
    assert not session.has_video and len(session.frames) == 8 and "only the poses" in session.losses[0]
    with pytest.raises(UserError, match="no video"):
        session.read_frame(0)


def test_a_video_cut_in_the_middle(copied):
    video = copied / "video.mkv"
    video.write_bytes(video.read_bytes()[: video.stat().st_size * 6 // 10])
    session = open_session(copied)
    assert 2 < len(session.frames) < 9 and use(copied) == len(session.frames)
    assert any("The video lacks" in loss for loss in session.losses)
    assert len(session.results()) == 8
    for size in range(0, 1200, 40):  # in its header, before the first picture
        video.write_bytes(video.read_bytes()[: 1200 - size])
        with open_session(copied) as session:
            assert len(session.frames) <= 8 and session.losses and len(session.results()) == 8


def test_a_video_that_is_a_list_of_other_files_opens_none(copied, tmp_path):
    (copied / "video.mkv").write_text(f"#EXTM3U\n#EXTINF:1,\n{tmp_path}/secret.ts\n")
    session = open_session(copied)
    assert not session.has_video and "damaged or not a video" in session.losses[0]


def test_a_newer_format_is_refused_with_a_sentence(copied):
    facts = json.loads((copied / "session.json").read_text())
    (copied / "session.json").write_text(json.dumps(facts | {"format_version": FORMAT_VERSION + 1}))
    with pytest.raises(UserError, match="newer than the supported 2: update"):
        open_session(copied)
    (copied / "session.json").write_text(json.dumps(facts | {"format": "something-else"}))
    with pytest.raises(UserError, match="is not a Handmirror session file"):
        open_session(copied)
    with pytest.raises(UserError, match="No session was found in"):
        open_session(copied / "nowhere")


VERSION_1 = {
    "format": "handmirror-session", "format_version": 1, "created": "2025-01-02T03:04:05+0000", "ending": "complete",
    "source": {"label": "clip.mp4", "live": False, "fps": 30.0, "skipped": ["3.jpg"], "warning": ""},
    "K_last_frame": K.tolist(), "frames": 3, "frames_with_hands": 3, "tracks": 1, "seconds": 0.5, "fps": 6.0,
    "notices": {}, "device": "CPU", "settings": {"max_hands": 2, "stills": False, "smooth": True}, "checkpoint": None,
    "versions": {"handmirror": "0.1.0"}, "assets_sha256": {"hand_model/hand_right.npz": "ab" * 32}, "stages": {},
}  # fmt: skip


def test_version_1_comes_forward(tmp_path, whole):
    (tmp_path / "session.json").write_text(json.dumps(VERSION_1))
    with open_session(whole) as session, PoseWriter(tmp_path / "poses.jsonl") as poses:
        for place in range(3):
            poses.write(make_result(session.read_frame(place)))
    session = open_session(tmp_path)
    assert session.losses == () and len(session.frames) == 3 and not session.has_video
    facts = session.facts
    assert np.array_equal(facts.K, K) and facts.settings["device"] == "CPU" and facts.source.skipped == ("3.jpg",)
    assert facts.hand_model.sha256 == "ab" * 32 and facts.more["tracks"] == 1
    with pytest.raises(UserError, match="--hand-model"):
        model_of(facts)
    del VERSION_1["settings"]
    (tmp_path / "session.json").write_text(json.dumps(VERSION_1))
    with pytest.raises(UserError, match="damaged"):
        read_facts(tmp_path / "session.json")


def test_K_of_frames_that_have_their_own(whole, copied):  # noqa: N802
    lines = [json.loads(line) for line in (copied / "poses.jsonl").read_text().splitlines()]
    for line in lines:
        line["K"][0][0] = 500 + line["frame"]
    (copied / "poses.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    with open_session(copied) as session:
        focal = [session.intrinsics().for_frame(session.read_frame(k))[0, 0] for k in range(10)]
        assert focal == [500, 501, 502, 502, 504, 505, 506, 506, 508, 509]  # frames 3 and 7 were skipped
    assert isinstance(open_session(whole).intrinsics(), Intrinsics)


def test_meshes_are_those_of_the_recorded_pose(whole):
    model = HandModel.load()
    hands = [hand for line in open_session(whole).results() for hand in posed_hands(line.hands, model)]
    assert {hand.side for hand in hands} == {"left", "right"} and all(hand.vertices.shape == (778, 3) for hand in hands)
    assert posed_hands((), model) == ()


def test_a_forged_jpeg_header_fills_no_memory():
    huge = b"\xff\xd8\xff\xc0\x00\x11\x08" + (60000).to_bytes(2, "big") * 2 + b"\x03" + bytes(50)
    assert jpeg_size(huge) == (60000, 60000) and decode_jpeg(huge) is None
    assert decode_jpeg(b"") is None and decode_jpeg(b"\xff\xd8" + b"\xff" * 30) is None
