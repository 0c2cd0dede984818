"""Runs `handmirror` in a process of its own, without a display."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WITHOUT_DISPLAY = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}


def handmirror(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "handmirror", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**WITHOUT_DISPLAY, **environment}, timeout=300)
