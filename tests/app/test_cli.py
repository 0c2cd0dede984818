"""The command line as a user meets it: in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import pytest
from command import ROOT, WITHOUT_DISPLAY, handmirror

from handmirror.app.cli.options import vmc_rate_of
from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.network.checkpoint import CheckpointFacts, save_checkpoint
from handmirror.core.network.config import PoseNetConfig, TransformerConfig
from handmirror.core.network.engine import onnx_devices
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.version import program_version


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["missing.mp4"], "missing.mp4"),
        (["{picture}", "--intrinsics", "0,0,5,5"], "0,0,5,5"),
        (["{picture}", "--intrinsics", "missing.json"], "missing.json"),
        (["{picture}", "--fov", "400"], "400"),
        (["0", "--camera-mode", "720p"], "640x480@30"),
        (["me:secret@camera/x"], "The address camera/x has no scheme"),
        (["{tiny}"], "tiny.png"),
        (["{empty}"], "empty"),
        (["{text}"], "text.mp4"),
        (["{picture}", "--device", "cuda"], "CUDA"),
        (["{picture}", "--device", "cuda", "--engine", "onnxruntime"], "choose --engine torch"),
        (["{picture}", "--fit", "--checkpoint", "{text}"], "omit one"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(arguments, expected, tmp_path):
    if expected == "CUDA" and __import__("torch").cuda.is_available():
        pytest.skip("a CUDA device is there, so asking for it is not an error")
    cv2.imwrite(str(tmp_path / "picture.png"), np.zeros((64, 64, 3), np.uint8))
    cv2.imwrite(str(tmp_path / "tiny.png"), np.zeros((2, 2, 3), np.uint8))
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.mp4").write_text("not a video")
    places = {"picture": "picture.png", "tiny": "tiny.png", "empty": "empty", "text": "text.mp4"}
    filled = [text.format(**{k: str(tmp_path / v) for k, v in places.items()}) for text in arguments]
    ended = handmirror("track", *filled, "--out", str(tmp_path / "out"))
    assert ended.returncode == 2, ended.stderr
    assert "Traceback" not in ended.stderr and expected in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_a_recording_whose_tracking_fails_says_so_and_is_kept(tmp_path):
    K = [[600, 0, 32], [0, 600, 32], [0, 0, 1]]
    (tmp_path / "pictures").mkdir()
    for name in "ab":
        cv2.imwrite(str(tmp_path / "pictures" / f"{name}.png"), np.zeros((64, 64, 3), np.uint8))
    (tmp_path / "K.json").write_text(json.dumps({"a.png": K}))
    options = ["--intrinsics", str(tmp_path / "K.json"), "--out", str(tmp_path / "s")]
    ended = handmirror("record", str(tmp_path / "pictures"), *options)
    assert ended.returncode == 2 and len(ended.stderr.strip().splitlines()) == 1
    assert "no entry for b.png" in ended.stderr and ended.stderr.endswith("What was recorded so far is kept.\n")
    assert (tmp_path / "s" / "video.mkv").is_file()


def test_headless_run_imports_no_qt(tmp_path):
    pictures, out = tmp_path / "pictures", tmp_path / "out"
    pictures.mkdir()
    with open_source(str(asset("demo/demo.mp4"))) as source:
        for frame in islice(source, 10):
            cv2.imwrite(str(pictures / f"{frame.index:02d}.png"), frame.image[..., ::-1])
    code = "import sys; from handmirror.app.cli.main import app, run; status = run(app)\n"
    code += "assert not [m for m in sys.modules if m.startswith(('PyQt', 'pyqtgraph'))]; sys.exit(status)"
    arguments = ["track", str(pictures), "--out", str(out), "--no-video"]
    ended = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    assert "10 frames" in ended.stdout and "10 with hands" in ended.stdout
    assert (out / "poses.jsonl").is_file()


def test_version():
    ended = handmirror("--version")
    assert ended.returncode == 0 and ended.stdout == f"handmirror {program_version()}\n"


def test_doctor_and_cameras_succeed():
    ended = handmirror("doctor")
    assert ended.returncode == 0 and "torch" in ended.stdout and "no display" in ended.stdout
    assert "CPUExecutionProvider" in ended.stdout and "all unmodified" in ended.stdout
    assert handmirror("cameras").returncode == 0


def test_doctor_says_which_engine_is_used_and_why_not_another(tmp_path):
    (tmp_path / "onnxruntime").mkdir()
    old = '__version__ = "1.10.0"\ndef get_available_providers(): return ["CPUExecutionProvider"]\n'
    (tmp_path / "onnxruntime/__init__.py").write_text(old)
    below_a_file = str(tmp_path / "onnxruntime/__init__.py/cache")
    ended = handmirror(
        "doctor", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT / '.editable'}", HANDMIRROR_CACHE=below_a_file
    )
    assert ended.returncode == 0, ended.stderr
    lines = [" ".join(line.split()) for line in ended.stdout.splitlines()]
    assert any(line.startswith("-- engine PyTorch on ") for line in lines)
    assert any(line.startswith("engine: ONNX Runtime 1.10.0 is too old") for line in lines)
    assert "is not writable (Not a directory)" in " ".join(lines)
    assert any(line.startswith("cache: make it writable") for line in lines)


@pytest.mark.nightly
def test_a_checkpoint_of_another_structure_is_prepared_once_and_a_missing_provider_is_said(tmp_path):
    small = TransformerConfig(layers=1, heads=2, dim_head=16, mlp=32)
    save_checkpoint(tmp_path / "mine.safetensors", PoseNet(PoseNetConfig(dim=32, decoder=small)), CheckpointFacts())
    cv2.imwrite(str(tmp_path / "picture.png"), np.zeros((64, 64, 3), np.uint8))
    options = ["--out", str(tmp_path / "out"), "--checkpoint", str(tmp_path / "mine.safetensors"), "--no-video"]
    options += ["--overwrite"]
    printed = []
    for device in ("cpu", "directml"):
        command = ["track", str(tmp_path / "picture.png"), *options, "--device", device]
        ended = handmirror(*command, HANDMIRROR_CACHE=str(tmp_path / "cache"))
        assert ended.returncode == 0, ended.stderr
        printed.append((ended.stdout.count("Preparing mine.safetensors"), ended.stderr.count("DmlExecutionProvider")))
    assert printed[0] == (1, 0) and printed[1][0] == 0
    assert printed[1][1] == 1 or "directml" in onnx_devices()


def test_a_session_is_recorded_run_again_compared_and_exported(tmp_path):
    first, again, rough = (tmp_path / name for name in ("first [take 2]", "again", "rough [no filter]"))
    glb = tmp_path / "hands.glb"
    recorded = handmirror("record", str(asset("demo/demo.mp4")), "--out", str(first), "--seconds", "1")
    assert recorded.returncode == 0, recorded.stderr
    assert str(first) in recorded.stdout  # brackets are not markup
    assert handmirror("rerun", str(first), "--out", str(again)).returncode == 0
    assert handmirror("rerun", str(first), "--out", str(rough), "--no-smooth").returncode == 0
    compared = handmirror("compare", str(rough), str(again), "--out", str(tmp_path / "figures.json"))
    assert compared.returncode == 0 and "hands found by both" in compared.stdout and rough.name in compared.stdout
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert figures["first/name"] == rough.name and figures["camera_mm"] >= 0
    jitter = [figures[f"second/jitter_{name}_mm_per_frame2"] for name in ("camera", "root_relative", "camera_p95")]
    shown = [
        again.name,
        *(str(figures[f"second/{name}"]) for name in ("hands", "tracks")),
        *(f"{x:.2f}" for x in jitter),
    ]
    assert shown in [line.split() for line in compared.stdout.splitlines()]
    assert f"{figures['pairs']} hands found by both, {figures['only_first']} only by the first" in compared.stdout
    unwritten = handmirror("compare", str(rough), str(again), "--out", str(tmp_path))
    assert unwritten.returncode == 2 and len(unwritten.stderr.strip().splitlines()) == 1
    exported = handmirror("export", str(first), "--format", "glb", "--out", str(glb))
    assert exported.returncode == 0 and glb.read_bytes()[:4] == b"glTF"
    for command in (
        ["export", str(first), "--format", "glb", "--out", str(glb)],
        ["rerun", str(first), "--out", str(again)],
    ):
        refused = handmirror(*command)
        assert refused.returncode == 2 and "--overwrite" in refused.stderr and "Traceback" not in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1
    over_it = handmirror("record", str(asset("demo/demo.mp4")), "--out", str(first))
    assert over_it.returncode == 2 and "first" in over_it.stderr


def test_names_that_the_terminal_cannot_print_do_not_fail(tmp_path):
    poses = tmp_path / "h\u00e4nde \u624b.jsonl"
    poses.write_text(asset("demo/truth.jsonl").open().readline())
    options = ["--format", "csv", "--out", str(tmp_path / "\u624b.csv")]
    exported = handmirror("export", str(poses), *options, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert exported.returncode == 0 and "\\u624b.csv" in exported.stdout and exported.stderr == ""
    if os.name == "posix" and sys.platform != "darwin":  # a name that is not Unicode
        odd = tmp_path / os.fsdecode(b"\xff")
        shutil.copy(poses, odd)
        ended = handmirror("export", str(odd), "--format", "csv", "--out", str(odd.with_suffix(".csv")))
        assert ended.returncode == 0 and odd.with_suffix(".csv").is_file(), ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("buffered", ["", "1"])
def test_output_that_cannot_be_written_is_one_sentence_or_quiet(tmp_path, buffered):
    command = [sys.executable, "-m", "handmirror", "--help"]
    environment = WITHOUT_DISPLAY | {"PYTHONUNBUFFERED": buffered}
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment)
        assert ended.returncode == 2 and len(ended.stderr.splitlines()) == 1 and "cannot be written" in ended.stderr
        no_session = [*command[:3], "export", str(tmp_path), "--format", "csv", "--out", str(tmp_path / "out.csv")]
        assert subprocess.run(no_session, stderr=full, env=environment).returncode == 2
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        process.stdout.close()  # as `| true` does
        assert process.stderr.read() == b"" and process.wait() == 1


def test_streaming_to_nowhere_is_one_sentence():
    ended = handmirror("stream", str(asset("demo/demo.mp4")))
    assert ended.returncode == 2 and "--vmc on" in ended.stderr


def test_a_rate_of_vmc_that_is_not_sent_is_one_sentence():
    assert vmc_rate_of(60, "on") == 60
    with pytest.raises(UserError, match="add --vmc on"):
        vmc_rate_of(60, None)


@pytest.mark.parametrize("command", [["stream"], ["record", "--out", "unmade"]])
def test_a_missing_source_is_reported_before_the_stream_is_announced(command, tmp_path):
    ended = handmirror(*command, str(tmp_path / "missing.mp4"), "--vmc", "on")
    assert ended.returncode == 2 and "missing.mp4" in ended.stderr and ended.stdout == ""
