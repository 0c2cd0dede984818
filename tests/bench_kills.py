"""`python tests/bench_kills.py`: what is left of recordings that are killed at random moments.

Each one records 720p at 30 fps, pictures and hands, in a process of its own until SIGKILL; then its session
is opened and compared, frame by frame, with what was captured.
"""

import random
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

sys.path.insert(0, str(Path(__file__).parent / "core"))
from test_recording import kill_while_recording

SIZE = (1280, 720)


def main(
    kills: Annotated[int, typer.Option(min=1, help="How many recordings.")] = 20,
    longest: Annotated[float, typer.Option(min=0.2, help="Seconds after which the last kill may come.")] = 30.0,
    seed: Annotated[int, typer.Option(help="Of the moments.")] = 0,
) -> None:
    """Kill recordings and open what is left; a session that does not open ends this with its error."""
    moments, found = random.Random(seed), []
    for _ in track(range(kills), "killing"):
        with tempfile.TemporaryDirectory() as folder:
            found.append(kill_while_recording(Path(folder) / "session", moments.uniform(0.2, longest), SIZE))
    recovered, captured = sum(kill.recovered for kill in found), sum(kill.captured for kill in found)
    typer.echo(
        f"{len(found)} of {kills} opened, {recovered} of {captured} frames, at most "
        f"{max(kill.missing_s for kill in found):.3f} s missing"
    )


if __name__ == "__main__":
    typer.run(main)
