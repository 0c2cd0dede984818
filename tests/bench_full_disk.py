"""`python tests/bench_full_disk.py`: every command that writes, on disks that get full at many sizes (Unix only).

No file may grow beyond the limit, as with a quota. Each run must end with status 2 and one sentence, or with 0 where
all fitted; what it leaves must open, and the session's `ending` must not say that it is complete when it is not.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import typer
from rich.progress import track as progress

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.session.reader import open_session

SMALLEST, LARGEST = 500, 400_000  # bytes


def main(limits: Annotated[int, typer.Option(min=2, help="How many sizes of disk.")] = 20) -> None:
    """Run all, print what went wrong, and end with status 1 when anything did."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pictures, session = make_pictures(folder / "pictures"), folder / "session"
        for command in (["record", pictures, "--out", session], ["rerun", session, "--out", folder / "again"]):
            run([*command, "--fit"], None).check_returncode()
        commands = {
            "track": ["track", pictures, "--fit"],
            "record": ["record", pictures, "--fit"],
            "rerun": ["rerun", session, "--fit"],
            "replay.mp4": ["replay", session],
            "compare.json": ["compare", session, folder / "again"],
            "bench.json": ["bench", pictures, "--frames", "2", "--rounds", "1", "--json"],
        }
        sizes = [int(size) for size in np.geomspace(SMALLEST, LARGEST, limits)]
        failures, full = [], 0
        for name, command in progress(list(commands.items()), "filling disks"):
            for size in sizes:
                out = folder / name
                option = [] if command[-1] == "--json" else ["--out"]
                ended = run([*command, *option, out], size)
                full += ended.returncode == 2
                failures += [f"{name} at {size} bytes: {fault}" for fault in faults(ended, out)]
                shutil.rmtree(out) if out.is_dir() else out.unlink(missing_ok=True)
    print(*failures, f"{len(commands) * limits} runs, {full} on a full disk, {len(failures)} faults", sep="\n")
    raise SystemExit(bool(failures))


def make_pictures(folder: Path) -> Path:
    """Eight frames of the demo clip."""
    folder.mkdir()
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        for frame in islice(clip, 20, 28):
            cv2.imwrite(str(folder / f"{frame.index:03}.jpg"), frame.image[:, :, ::-1])
    return folder


def run(arguments: list[str | Path], size: int | None) -> subprocess.CompletedProcess[str]:
    """The command `handmirror` with files of at most so many bytes."""

    def limit() -> None:
        if size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "handmirror", *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, env=environment)


def faults(ended: subprocess.CompletedProcess[str], out: Path) -> list[str]:
    """What is not as it has to be."""
    found = []
    lines = ended.stderr.strip().splitlines()
    if ended.returncode not in (0, 2):
        found.append(f"status {ended.returncode}")
    if ended.returncode == 2 and (len(lines) != 1 or "cannot be written" not in lines[0]):
        found.append(f"printed {lines[-3:]}")
    if list(out.parent.glob(".*.part*")) or list(out.glob(".*")):
        found.append("a temporary file is left")
    if (out / "session.json").exists():
        ending = json.loads((out / "session.json").read_text())["ending"]
        if (ending == "complete") != (ended.returncode == 0):
            found.append(f"status {ended.returncode}, but the session says {ending!r}")
        if (out / "poses.jsonl").exists() and (out / "poses.jsonl").stat().st_size:
            try:
                open_session(out).close()
            except UserError as error:
                found.append(str(error))
    elif out.is_file() and ended.returncode == 2:
        found.append("half a file is left")
    return found


if __name__ == "__main__":
    typer.run(main)
