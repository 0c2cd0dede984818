"""On a processor nothing but training and other checkpoints needs PyTorch, which takes seconds to load."""

import subprocess
import sys
from pathlib import Path

from tests.demo_session import record_demo

SESSION = """
import sys
from pathlib import Path
import handmirror.core.hand.fit
from handmirror.core.session import curves, meshes
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.exporter import export_session
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.session.reader import open_session

path, model = Path(sys.argv[1]), HandModel.load()
session = open_session(path)
hands = [meshes.posed_hands(line.hands, model) for line in session.results()]
curves.track_curves(tuple(session.results()), model)
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

COMMAND = """
import sys
from handmirror.app.cli.main import app, run
from handmirror.core.network.engine import has_nvidia_card
status = run(app)
assert "torch" not in sys.modules or (sys.argv[1] == "doctor" and has_nvidia_card())
sys.exit(status)
"""


def without_torch(script: str, *arguments: object) -> str:
    """What a program says that ends well and asserts that it did not load PyTorch."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_session_is_read_and_exported(tmp_path):
    without_torch(SESSION, record_demo(tmp_path / "session", range(50, 60)))


def test_hands_are_tracked():
    without_torch(TRACKER)


def test_the_window_and_its_tracker_are_loaded():
    without_torch(WINDOW)


def test_commands_run(tmp_path):
    session = record_demo(tmp_path / "session", range(50, 60))
    assert "Usage" in without_torch(COMMAND, "--help")
    tracked = without_torch(COMMAND, "track", session / "video.mkv", "--out", tmp_path / "out", "--device", "cpu")
    assert "10 frames" in tracked
    without_torch(COMMAND, "rerun", session, "--out", tmp_path / "again", "--device", "cpu")
    without_torch(COMMAND, "replay", session, "--out", tmp_path / "replay.mp4")
    assert "ONNX Runtime on CPU" in without_torch(COMMAND, "doctor")
