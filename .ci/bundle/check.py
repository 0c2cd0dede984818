"""Starts a bundle as its users do, and tracks the demo clip with it.

    python3 .ci/bundle/check.py build/bundle/handmirror

It runs in an empty folder and without the caller's environment, so that it finds nothing but what it brought along.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CLIP = Path(__file__).resolve().parents[2] / "assets" / "demo" / "demo.mp4"
KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "DISPLAY", "XAUTHORITY")  # what a process needs to start
FRAMES = 300  # of the clip


def main(bundle: Path) -> None:
    """Run the commands; ends with a sentence where one fails."""
    program = bundle.resolve() / ("handmirror.exe" if os.name == "nt" else "handmirror")
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment |= dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), folder)

        def start(*arguments: str) -> None:
            print(f"$ handmirror {' '.join(arguments)}", flush=True)
            ended = subprocess.run([program, *arguments], cwd=folder, env=environment, timeout=300, check=False)
            if ended.returncode:
                sys.exit(f"handmirror {arguments[0]} ended with status {ended.returncode}.")

        start("--version")
        start("doctor")
        start("track", str(CLIP), "--out", "demo", "--no-video")
        lines = Path(folder, "demo", "poses.jsonl").read_text(encoding="utf-8").splitlines()
    tracked = sum(bool(json.loads(line)["hands"]) for line in lines)
    if len(lines) != FRAMES or tracked < FRAMES * 0.9:
        sys.exit(f"{tracked} of {len(lines)} frames have hands; {FRAMES} frames, nearly all with hands, were expected.")
    print(f"{tracked} of {len(lines)} frames have hands.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
