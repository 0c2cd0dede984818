"""`python -m handmirror.training.hard_moments --out FOLDER`: renders the clips of `handmirror bench --quality`."""

import re
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from handmirror.core.bench.quality.manifest import SEEDS, VERSION, Manifest
from handmirror.core.errors import UserError
from handmirror.training.command_line.commands import run_command
from handmirror.training.hard_moments.folder import open_benchmark, render_missing
from handmirror.training.hard_moments.kinds import KINDS


def main(
    out: Annotated[Path, typer.Option(help="Folder for the clips; an interrupted run continues there.")],
    half: Annotated[str, typer.Option(help="tuning, test or both.")] = "both",
    kinds: Annotated[str, typer.Option(metavar="NAME,...", help=f"Some of: {', '.join(KINDS)}.")] = "all",
    clips: Annotated[int, typer.Option(min=1, max=100, help="Clips of each kind in each half.")] = 10,
    seconds: Annotated[float, typer.Option(min=0.2, max=20, help="Length of a clip.")] = 6.0,
    fps: Annotated[int, typer.Option(min=10, max=120, help="Frames a second.")] = 30,
    size: Annotated[str, typer.Option(help="WIDTHxHEIGHT of the images, both even.")] = "640x360",
) -> None:
    """Render clips of hard moments with their exact truth."""
    plan = Manifest(VERSION, _seeds(half), _kinds(kinds), clips, _size(size), fps, seconds)
    manifest, began = open_benchmark(out, plan), time.perf_counter()
    done, total = len(manifest.clips), len(plan.planned)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("frames"), TimeRemainingColumn())
    with Progress(TextColumn("{task.description}"), *columns, transient=True) as bar:
        frames = round(seconds * fps)
        task = bar.add_task("", total=total * frames, completed=done * frames)
        manifest = render_missing(
            out, manifest, lambda name: bar.update(task, description=name), lambda count: bar.advance(task, count)
        )
    rendered = len(manifest.clips) - done
    each = f" in {(time.perf_counter() - began) / rendered:.1f} s each" if rendered else ""
    typer.echo(f"{rendered} clips rendered{each}, {total} in {out}")


def _seeds(half: str) -> dict[str, int]:
    if half == "both":
        return dict(SEEDS)
    if half not in SEEDS:
        raise UserError(f"Invalid half {half!r}: give tuning, test or both.")
    return {half: SEEDS[half]}


def _kinds(text: str) -> tuple[str, ...]:
    names = tuple(KINDS) if text == "all" else tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in names:
        if name not in KINDS:
            raise UserError(f"Unknown kind {name!r}: give one or more of {', '.join(KINDS)}, separated by commas.")
    return names


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(side >= 32 and side % 2 == 0 for side in size):
        raise UserError(f"Invalid size {text}: give even numbers of pixels as in --size 640x360.")
    return size


if __name__ == "__main__":
    run_command(main)
