"""The programs in `examples/` run, on a few frames of the demo clip."""

import json
import runpy
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from PIL import Image
from pygltflib import GLTF2
from pythonosc.osc_message import OscMessage

import handmirror
from handmirror.core.assets import asset

EXAMPLES = Path(__file__).parents[1] / "examples"
FRAMES = 6


@pytest.fixture(scope="module")
def frames() -> list[Image.Image]:
    with av.open(str(asset("demo/demo.mp4"))) as container:
        return [frame.to_image() for frame, _ in zip(container.decode(video=0), range(FRAMES), strict=False)]


@pytest.fixture
def clip(frames, tmp_path) -> str:
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = *frames[0].size, "yuv420p"
        for image in frames:
            container.mux(stream.encode(av.VideoFrame.from_image(image)))
        container.mux(stream.encode(None))
    return str(path)


@pytest.fixture
def run(monkeypatch, capsys):
    def run(name: str, *arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", [name, *map(str, arguments)])
        runpy.run_path(str(EXAMPLES / name), run_name="__main__")
        return capsys.readouterr().out

    return run


def test_live_pinch(run, clip):
    lines = run("live_pinch.py", clip).splitlines()
    assert lines
    for line in lines:
        assert "right hand" in line
        assert 50 < float(line.split()[-2]) < 150


@pytest.mark.skipif(find_spec("pyarrow") is None, reason='Parquet needs the extra "export"')
def test_folder_to_parquet(run, frames, tmp_path):
    import pyarrow.parquet

    (tmp_path / "photos").mkdir()
    for k in range(2):
        frames[k].save(tmp_path / "photos" / f"{k}.jpg")
    out = run("folder_to_parquet.py", tmp_path / "photos", tmp_path / "hands.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "hands.parquet")
    assert table["image"].to_pylist() == ["0.jpg", "1.jpg"]
    assert out.startswith("2 of 2 pictures")


def test_session_to_glb(run, tmp_path):
    session = tmp_path / "session"
    session.mkdir()
    facts = {"format": "handmirror-session", "format_version": 2, "source": {"label": "the demo", "live": False}}
    (session / "session.json").write_text(json.dumps(facts))
    lines = asset("demo/truth.jsonl").read_text().splitlines(keepends=True)[:FRAMES]
    (session / "poses.jsonl").write_text("".join(lines))
    out = run("session_to_glb.py", session, tmp_path / "hand.glb")
    assert out.startswith(f"the demo: {FRAMES} frames, {FRAMES} tracked, right hand 1\n")
    assert len(GLTF2().load(str(tmp_path / "hand.glb")).animations) == 1


def test_angles_over_osc(run, clip):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(5)
        out = run("angles_over_osc.py", clip, receiver.getsockname()[1])
        messages = [OscMessage(receiver.recv(1000)) for _ in range(45)]
    assert messages[0].address == "/hand/right/index_1_flexion" and abs(messages[0].params[0]) < 1.5
    assert len({message.address for message in messages}) == 45
    assert int(out.split()[0]) % 45 == 0


def test_own_checkpoint(run, clip):
    out = run("own_checkpoint.py", asset("checkpoints/stage2.safetensors"), clip)
    assert out.startswith("stage 2, 7 frames, licence: Apache-2.0")
    assert f"in {FRAMES} frames" in out


def test_calibrate(run, tmp_path):
    """A board seen by a camera of known K, without distortion."""
    K, size = np.array([[500.0, 0, 321], [0, 505, 238], [0, 0, 1]]), (640, 480)
    squares = np.kron(np.indices((7, 10)).sum(0) % 2, np.ones((40, 40))) * 255
    board = np.pad(255 - squares, 40, constant_values=255).astype(np.uint8)
    to_board = np.array([[1 / 40, 0, -2 + 0.5 / 40], [0, 1 / 40, -2 + 0.5 / 40], [0, 0, 1]])  # squares, corner (0, 0)
    (tmp_path / "photos").mkdir()
    for k, (x, y) in enumerate([(0.5, 0), (-0.5, 0), (0, 0.5), (0, -0.5), (0.4, 0.4), (-0.4, 0.3), (0.3, -0.4)]):
        rotation, place = cv2.Rodrigues(np.array([x, y, 0.1]))[0], np.array([-4.0, -2.5, 12 + k % 3])
        seen = K @ np.column_stack([rotation[:, 0], rotation[:, 1], place]) @ to_board
        picture = cv2.warpPerspective(board, seen, size, flags=cv2.INTER_AREA, borderValue=255)
        cv2.imwrite(str(tmp_path / "photos" / f"{k}.png"), picture)
    out = run("calibrate.py", tmp_path / "photos", tmp_path / "camera.json")
    assert out.count("board found") == 7
    calibration = handmirror.Intrinsics.parse(str(tmp_path / "camera.json")).shared
    assert calibration is not None and calibration.size == size
    assert np.allclose(calibration.K, K, atol=2)


def test_every_example_is_tested_and_short():
    names = {path.name for path in EXAMPLES.glob("*.py")}
    here = Path(__file__).read_text(encoding="utf-8")
    assert names and all(f'run("{name}"' in here for name in names)
    assert all(len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()) <= 50 for name in names)


@pytest.mark.parametrize("name", ["calibrate", "folder_to_parquet", "own_checkpoint", "session_to_glb"])
def test_without_its_arguments_an_example_shows_its_use(run, capsys, name):
    with pytest.raises(SystemExit):
        run(f"{name}.py")
    assert capsys.readouterr().err.startswith(f"usage: {name}.py ")


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.py")))
def test_an_example_reports_a_missing_file_in_one_sentence(run, capsys, name):
    more = {"live_pinch.py": [], "angles_over_osc.py": [9000]}.get(name, ["out"])
    with pytest.raises(SystemExit):
        run(name, "missing.mp4", *more)
    usage, sentence = capsys.readouterr().err.splitlines()
    assert usage.startswith(f"usage: {name}") and "missing.mp4" in sentence and sentence.endswith(".")
