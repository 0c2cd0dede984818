"""`python -m handmirror.training.demo_clip`: renders the bundled demo clip and its truth."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from handmirror.core.assets import ASSETS
from handmirror.training.demo_clip.clip import SEED, write_clip


def main(
    out: Annotated[Path, typer.Option(help="Folder for demo.mp4 and truth.jsonl.")] = ASSETS / "demo",
    seed: Annotated[int, typer.Option(help="Seed of skin, light, background and noise.")] = SEED,
) -> None:
    """Render the demo clip with its truth from the hand model (about a minute)."""
    write_clip(out, seed, lambda frames: iter(track(frames, "rendering")))


if __name__ == "__main__":
    typer.run(main)
