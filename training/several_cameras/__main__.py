"""`python -m handmirror.training.several_cameras --out FOLDER`: renders a scene, tracks it and prints the errors."""

from pathlib import Path
from typing import Annotated

import typer

from handmirror.training.command_line.commands import run_command
from handmirror.training.several_cameras.render import Shot, render, rig_of
from handmirror.training.several_cameras.score import score


def main(
    out: Annotated[Path, typer.Option(help="Folder for the videos, their truth and cameras.json.")],
    kind: Annotated[str, typer.Option(help="Kind of the clip: sweep, or one of hard_moments.")] = "plain",
    number: Annotated[int, typer.Option(min=0, max=99, help="Number of the clip.")] = 0,
    cameras: Annotated[int, typer.Option(min=2, max=4)] = 2,
    seconds: Annotated[float, typer.Option(min=0.2, max=20)] = 3.0,
    late: Annotated[int, typer.Option(min=0, help="Quarters of a frame by which the other cameras are late.")] = 0,
) -> None:
    """Render one scene as several cameras see it, unless it exists already, then track it and print the errors."""
    if not rig_of(out).exists():
        render(out, Shot(kind, number, cameras, seconds=seconds, late=late))
    score(out, typer.echo)


if __name__ == "__main__":
    run_command(main)
