import os
import re
import subprocess
import sys
from pathlib import Path

import cv2
import pytest
from mjpeg_camera import MjpegCamera

from handmirror.core.assets import asset

ROOT = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from handmirror.app.window import run_window
from handmirror.core.camera.intrinsics import Intrinsics

def make_tracker(config, announce):
    assert "torch" not in sys.modules  # which takes seconds: the window is there first
    from moving_hands import MovingHands
    return MovingHands()

sys.exit(run_window(sys.argv[1], Intrinsics(), make_tracker, screenshot=Path("shot.png"), seconds=4))
"""


@pytest.mark.opengl
def test_measuring_run_prints_figures_and_closes_cleanly(camera: MjpegCamera, tmp_path: Path) -> None:
    paths = os.pathsep.join([str(ROOT / ".editable"), str(Path(__file__).parent)])
    environment = {**os.environ, "PYTHONPATH": paths, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    command = [sys.executable, "-c", SCRIPT, camera.url]
    ended = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    assert re.fullmatch(
        r"[\d.]+ fps, latency median [\d.]+ ms, p95 [\d.]+ ms, dropped \d+ of \d+", ended.stdout.strip()
    )
    assert not re.search("Traceback|QThread|terminate", ended.stderr)
    shot = cv2.imread(str(tmp_path / "shot.png"))
    assert shot is not None
    assert shot.shape[:2] == (720, 1280)
    assert not list(tmp_path.glob("config/Handmirror*"))  # the user's settings are left alone


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--seconds", "60", "--source", "missing.mp4"], "missing.mp4"),  # it does not wait for the end
        (["--seconds", "60", "--source", "{clip}", "--checkpoint", "missing.safetensors"], "missing.safetensors"),
        (["--seconds", "0.1", "--source", "{clip}"], "give a larger --seconds"),
        (["--seconds", "1", "--source", "{clip}", "--screenshot", "missing/shot.png"], "missing/shot.png"),
    ],
)
def test_a_measuring_run_that_fails_reports_why(options: list[str], expected: str, tmp_path: Path) -> None:
    paths = {**os.environ, "PYTHONPATH": str(ROOT / ".editable"), "QT_QPA_PLATFORM": "offscreen"}
    filled = [option.format(clip=asset("demo/demo.mp4")) for option in options]
    command = [sys.executable, "-m", "handmirror", *filled]
    ended = subprocess.run(command, env=paths, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 2, ended.stderr
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("handmirror: ") and expected in last and "Traceback" not in ended.stderr
