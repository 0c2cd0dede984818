"""The add-on in examples/blender, in Blender: sessions, FBX, the live link and other rigs."""

import importlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from waiting import wait_until

from handmirror.core.assets import asset
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.posing import posed_hands
from handmirror.core.poses.schema import parse_pose_line
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.stream.address import Address
from handmirror.core.stream.websocket import WebStream
from handmirror.core.types import Frame, FrameResult

ADD_ON = Path(__file__).parents[1] / "examples/blender"
SCRIPTS = [ADD_ON / "session_to_fbx.py", Path(__file__).with_name("blender_checks.py")]
PACKAGE = ADD_ON / "package.py"
COUNT = 36
GAP = range(6, 10)  # frames of the uneven session without a right hand


@pytest.fixture(scope="module")
def results() -> list[FrameResult]:
    """Frames of the demo clip with both hands; its pictures are black here."""
    model = HandModel.load()
    lines = asset("demo/truth.jsonl").read_text().splitlines()[180 : 180 + 2 * COUNT : 2]
    picture = np.zeros((540, 960, 3), np.uint8)
    results = []
    for number, line in enumerate(map(parse_pose_line, lines)):
        frame = Frame(picture, number, number * 40_000_000, f"{number:06d}")
        results.append(FrameResult(frame, line.K, posed_hands(line.hands, model)))
    return results


def recorded(folder: Path, results: list[FrameResult]) -> Path:
    recorder = Recorder(SessionFolder(folder), SessionFacts(SourceFacts("demo", live=True)), stop_free_bytes=0)
    recorder.start()
    for result in results:
        recorder.add_frame(result.frame)
        recorder.add_result(result)
    recorder.stop()
    return folder


def uneven(results: list[FrameResult]) -> list[FrameResult]:
    """With a camera's irregular times, and without the right hand for a while."""
    late = np.random.default_rng(0).integers(0, 15_000_000, COUNT)
    changed = []
    for number, result in enumerate(results):
        old = result.frame
        frame = Frame(old.image, number, 5_000_000_000 + old.time_ns + int(late[number]), old.name)
        hands = tuple(hand for hand in result.hands if number not in GAP or hand.side == "left")
        changed.append(FrameResult(frame, result.K, hands))
    return changed


def blender_command(version: str, folder: Path) -> list[str]:
    """How to run SCRIPTS with Debian's Blender, or with a version of PyPI's bpy."""
    if version == "installed":
        if shutil.which("blender") is None:
            pytest.skip("Blender is not installed")
        scripts = [text for script in SCRIPTS for text in ("--python", str(script))]
        return ["blender", "-b", "--factory-startup", "-noaudio", "--python-exit-code", "1", *scripts, "--"]
    if sys.version_info[:2] != (3, 11):
        pytest.skip("bpy needs Python 3.11")
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    python = str(folder / "venv/bin/python")
    subprocess.run([python, "-m", "pip", "install", "-q", "--only-binary", ":all:", f"bpy=={version}"], check=True)
    runs = [f"runpy.run_path({str(script)!r}, run_name='__main__')" for script in SCRIPTS]
    return [python, "-c", f"import runpy; {'; '.join(runs)}", "--"]


@pytest.fixture(
    scope="module",
    params=["installed", *(pytest.param(v, marks=pytest.mark.nightly) for v in ("4.2.23", "4.5.15", "5.0.1"))],
)
def seen(request, results, tmp_path_factory) -> dict:
    """What one process of Blender saw."""
    folder = tmp_path_factory.mktemp("blender")
    command = blender_command(request.param, folder)
    stream = WebStream(Address("127.0.0.1", 0), HandModel.load().faces)
    with closing(stream):
        stream.publish(results[5])
        environment = {
            **os.environ,
            "CHECKS_OUT": str(folder / "seen.json"),
            "CHECKS_UNEVEN": str(recorded(folder / "uneven", uneven(results))),
            "CHECKS_ADDRESS": f"ws://{stream.access.bound}/stream",
            # Debian's Blender takes the first python3 of the PATH for its own, whose numpy may be too new for it
            "PATH": f"/usr/bin{os.pathsep}{os.environ['PATH']}",
        }
        environment.pop("PYTHONPATH", None)
        command += [str(recorded(folder / "even", results)), str(folder / "hands.fbx")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    if "No module named 'numpy'" in done.stdout + done.stderr:
        pytest.skip("Blender's Python has no numpy")
    assert (folder / "seen.json").exists(), done.stdout + done.stderr
    return json.loads((folder / "seen.json").read_text())


def name_of(hand) -> str:
    return f"hand_{hand.track}_{hand.side}"


@pytest.mark.peer
def test_fbx_moves_to_the_millimetre(seen, results):
    for frame, result in zip(seen["fbx"], results, strict=False):
        assert set(frame) == {name_of(hand) for hand in result.hands} and len(frame) == 2
        for hand in result.hands:
            assert np.abs(np.array(frame[name_of(hand)]) - hand.joints).max() < 0.001


@pytest.mark.peer
def test_session_moves_to_the_millimetre_at_uneven_times(seen, results):
    session = seen["session"]
    assert session["fps"] == pytest.approx(25) and session["range"] == [0, COUNT - 1]
    for frame, result in zip(session["frames"], uneven(results), strict=True):
        for hand in result.hands:
            assert np.abs(np.array(frame["hands"][name_of(hand)]) - hand.joints).max() < 0.001


@pytest.mark.peer
def test_hand_that_is_out_of_sight_is_hidden(seen, results):
    for frame, result in zip(seen["session"]["frames"], uneven(results), strict=True):
        visible = {name for name, hidden in frame["hidden"].items() if not hidden}
        assert visible == {f"{name_of(hand)}_mesh" for hand in result.hands}


@pytest.mark.peer
def test_camera_sees_the_hands_where_they_are_in_the_video(seen, results):
    for frame, result in zip(seen["session"]["frames"], uneven(results), strict=True):
        for hand in result.hands:
            pixels = hand.joints @ result.K.T
            error = np.array(frame["pixels"][name_of(hand)]) - pixels[:, :2] / pixels[:, 2:]
            assert np.abs(error).max() < 0.5


@pytest.mark.peer
def test_video_behind_the_hands_is_at_the_time_of_the_scene(seen):
    session = seen["session"]
    assert session["video_fps"] == pytest.approx(1000)  # what Blender takes for the rate of irregular frames
    assert np.abs(np.array(session["video"]) - np.arange(COUNT) / session["fps"]).max() < 0.0006


@pytest.mark.peer
def test_live_hands_are_where_they_are_tracked(seen, results):
    assert len(seen["live"]) == 2
    for hand in results[5].hands:
        assert np.abs(np.array(seen["live"][f"live_{hand.side}"]) - hand.joints).max() < 0.001


@pytest.mark.peer
def test_fingers_of_other_rigs_point_where_those_of_the_hands_do(seen):
    assert len(seen["copied"]) == 6
    for rig, (error, moved) in seen["copied"].items():
        assert error < 0.1 and moved > 1, rig


@pytest.fixture
def add_on(monkeypatch):
    """The add-on without the modules that need Blender."""
    monkeypatch.syspath_prepend(str(ADD_ON))
    return importlib.import_module("handmirror_blender.hand"), importlib.import_module("handmirror_blender.session")


def test_package_has_the_hand_model_and_the_licence(tmp_path):
    out = tmp_path / "add_on.zip"
    subprocess.run([sys.executable, PACKAGE, out], check=True, capture_output=True)
    with zipfile.ZipFile(out) as archive:
        assert archive.read("hand_right.npz") == asset("hand_model/hand_right.npz").read_bytes()
        names = {path.name for path in (ADD_ON / "handmirror_blender").glob("*.py")}
        assert names | {"blender_manifest.toml", "LICENSE", "HAND_MODEL.md"} < set(archive.namelist())


def test_session_that_was_cut_off_is_read_up_to_there(add_on, results, tmp_path):
    folder = recorded(tmp_path / "session", results[:4])
    poses = folder / "poses.jsonl"
    poses.write_bytes(poses.read_bytes()[:-100])
    tracks = add_on[1].read_session(folder).tracks
    assert [(track.name, len(track.time_ns)) for track in tracks] == [("hand_1_right", 3), ("hand_2_left", 3)]


def test_session_of_another_hand_model_is_refused(add_on):
    hand, session = add_on
    with pytest.raises(session.HandmirrorError, match=r"with the hand model MANO_RIGHT.pkl, not with hand_right.npz"):
        hand.find_model("MANO_RIGHT.pkl", "0" * 64)


def test_folder_that_is_no_session_is_refused(add_on, tmp_path):
    with pytest.raises(add_on[1].HandmirrorError, match=r"is not a session.*choose a folder"):
        add_on[1].read_session(tmp_path)


def test_live_link_connects_again(add_on, monkeypatch, results):
    websocket = importlib.import_module("handmirror_blender.websocket")
    monkeypatch.setattr(websocket, "RETRY_S", 0.05)
    faces = HandModel.load().faces
    with closing(WebStream(Address("127.0.0.1", 0), faces)) as stream:
        link = websocket.NewestMessage(f"ws://{stream.access.bound}/stream")
        wait_until(lambda: link.status == "Connected")
    with closing(link):
        wait_until(lambda: link.status != "Connected")
        with closing(WebStream(stream.access.bound, faces)) as again:
            again.publish(results[0])
            wait_until(lambda: '"type":"frame"' in link.take())


def test_live_link_refuses_an_address_of_another_kind(add_on):
    websocket = importlib.import_module("handmirror_blender.websocket")
    with pytest.raises(
        add_on[1].HandmirrorError, match=r"http://127.0.0.1:8765/ is not a valid address: give one such"
    ):
        websocket.NewestMessage("http://127.0.0.1:8765/")
