"""`python -m tests.pins --out pins.json`: hashes of all that the program writes, to compare before and after a change.

    python -m tests.pins --out before.json        # on the commit before
    python -m tests.pins --against before.json    # on the one after: exit status 1 where a hash differs

It tracks the demo clip with each engine and by fitting, a folder of pictures of real hands where `../shared` has it,
re-runs a session, exports it in every format, and renders a replay. Hashes depend on the machine and the library
versions; compare only runs of one environment.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from handmirror.core.assets import asset
from handmirror.core.session.export.formats import ExportFormat
from tests.demo_session import record_demo

PICTURES = Path(__file__).resolve().parents[2] / "shared" / "real_hands" / "snap_left" / "images"


def _run(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "handmirror", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {done.returncode}: {done.stderr.strip()}")


def make(folder: Path) -> list[Path]:
    """Everything whose bytes are compared: files and folders under `folder`."""
    clip = asset("demo/demo.mp4")
    tracked = []
    for name, options in {
        "onnxruntime": ["--engine", "onnxruntime"],
        "torch": ["--engine", "torch"],
        "fit": ["--fit"],
    }.items():
        _run("track", clip, "--out", folder / f"demo-{name}", "--device", "cpu", *options)
        tracked.append(folder / f"demo-{name}" / "poses.jsonl")
    if PICTURES.is_dir():
        _run("track", PICTURES, "--out", folder / "pictures", "--device", "cpu", "--no-video")
        tracked.append(folder / "pictures" / "poses.jsonl")
    session = record_demo(folder / "recorded", range(120))
    _run("rerun", session, "--out", folder / "rerun", "--device", "cpu", "--engine", "torch")
    tracked.append(folder / "rerun" / "poses.jsonl")
    for format in ExportFormat:
        if not format.is_installed or format in (
            ExportFormat.ROBOT,
            ExportFormat.RRD,
        ):  # without files; with random ids
            continue
        out = folder / (format.value if format.writes_folder else f"hands{format.suffix}")
        _run("export", session, "--format", format.value, "--out", out)
        tracked.append(out)
    _run("replay", session, "--out", folder / "replay.mp4")
    return [*tracked, folder / "replay.mp4"]


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file made, and of all that is in a folder made, by its path in `folder`."""
    return {made.relative_to(folder).as_posix(): _digest(made) for made in make(folder)}


def _digest(path: Path) -> str:
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    names = sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    return hashlib.sha256("\n".join(f"{name} {_digest(path / name)}" for name in names).encode()).hexdigest()


def main(
    out: Annotated[Path | None, typer.Option(help="Where to write the hashes, as JSON.")] = None,
    against: Annotated[Path | None, typer.Option(help="Hashes to compare with.")] = None,
    keep: Annotated[Path | None, typer.Option(help="Folder to keep the files in.")] = None,
) -> None:
    """Hash what the program writes."""
    with tempfile.TemporaryDirectory() as temporary:
        found = digests(keep or Path(temporary))
    if out:
        out.write_text(json.dumps(found, indent=1))
    before = json.loads(against.read_text()) if against else found
    table = Table("file", "SHA-256", "same")
    for name in sorted({*before, *found}):
        table.add_row(
            name, found.get(name, "")[:16] or "missing", "yes" if before.get(name) == found.get(name) else "NO"
        )
    Console().print(table)
    raise SystemExit(int(before != found))


if __name__ == "__main__":
    typer.run(main)
