"""On a processor nothing but training and other checkpoints needs PyTorch, which takes seconds to load; nothing but the
window needs Qt, which is installed on request only.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.demo_session import record_demo

SESSION = """
import sys
from pathlib import Path
import handmirror.core.hand.fit
from handmirror.core.poses.posing import posed_hands
from handmirror.core.session.curves import track_curves
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.exporter import export_session
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.session.reader import open_session

path, model = Path(sys.argv[1]), HandModel.load()
session = open_session(path)
hands = [posed_hands(line.hands, model) for line in session.results()]
track_curves(tuple(session.results()), model)
session.read_frame(0)
for kind in (ExportFormat.GLB, ExportFormat.NPZ):
    assert export_session(path, kind, path / f"hand.{kind.value}").samples
assert any(hands)
assert "torch" not in sys.modules
"""


TRACKER = """
import sys
from itertools import islice
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.tracking.tracker import HandTracker

intrinsics = Intrinsics.parse()
for settings in ({}, {"fit": True}, {"stills": True}):
    tracker = HandTracker(device="cpu", **settings)
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        assert any([tracker.track(frame, intrinsics.for_frame(frame)).hands for frame in islice(clip, 20, 26)])
    assert not tracker.notices
assert "torch" not in sys.modules
"""

WINDOW = """
import sys
from handmirror.app.cli.main import app, run
from handmirror.app import window
from handmirror.app.live import run_recording
from handmirror.core.tracking.available import available_devices
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.network.engine import has_nvidia_card
assert available_devices()[:2] == ("auto", "cpu") and HandTracker().device_label
assert "torch" not in sys.modules or has_nvidia_card()
"""

COMMANDS = """
import json, sys
sys.modules.update(dict.fromkeys(("PyQt6", "pyqtgraph", "OpenGL")))  # as if they were not installed
from handmirror.app.cli.main import app, run
from handmirror.core.network.engine import has_nvidia_card
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["handmirror", *arguments]
    if status := run(app):
        sys.exit(status)
    assert "torch" not in sys.modules or (arguments == ["doctor"] and has_nvidia_card()), arguments
"""


def without_torch(script: str, *arguments: object) -> str:
    """What a program says that ends well and asserts that it did not load PyTorch."""
    done = ended(script, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def ended(script: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    environment = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], env=environment)


def test_a_session_is_read_and_exported(tmp_path):
    without_torch(SESSION, record_demo(tmp_path / "session", range(50, 60)))


def test_hands_are_tracked():
    without_torch(TRACKER)


def test_the_window_and_its_tracker_are_loaded():
    without_torch(WINDOW)


def commands(*lines: str) -> str:
    return json.dumps([line.split() for line in lines])


def test_commands_run(tmp_path):
    session, again = record_demo(tmp_path / "session", range(50, 60)), tmp_path / "again"
    live = "--seconds 0.2 --device cpu"
    lines = (
        "--help",
        f"track {session}/video.mkv --out {tmp_path}/out --device cpu",
        f"rerun {session} --out {again} --device cpu",
        f"replay {session} --out {tmp_path}/replay.mp4",
        f"export {session} --format csv --out {tmp_path}/hand.csv",
        f"compare {session} {again}",
        f"record {session}/video.mkv --out {tmp_path}/recorded {live}",
        f"stream {session}/video.mkv --vmc 127.0.0.1:39539 {live}",
        f"bench {session}/video.mkv --frames 2 --rounds 1",
        f"calibrate --print {tmp_path}/board.pdf",
        "cameras",
        "doctor",
    )
    printed = without_torch(COMMANDS, commands(*lines))
    for words in ("Usage", "10 frames", "Exported 1 hand", "jitter", "CPU ms", "ONNX Runtime on CPU"):
        assert words in printed, words
    assert "PyQt6, pyqtgraph, PyOpenGL not installed" in printed


@pytest.mark.parametrize("line", ["", "bench --live"])
def test_the_window_says_how_to_install_what_it_needs(line):
    done = ended(COMMANDS, commands(line), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert done.stderr.startswith("handmirror: The window needs PyQt6, pyqtgraph, PyOpenGL: run ")
    assert '[window]"' in done.stderr
