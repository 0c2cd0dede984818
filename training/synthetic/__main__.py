"""`python -m handmirror.training.synthetic --out DIR --clips N`: renders labelled hands into shards."""

import os
import re
import time
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from handmirror.core.errors import UserError
from handmirror.core.text import plural
from handmirror.training.command_line.commands import run_command
from handmirror.training.synthetic.clip_set import ClipSet, render_shards
from handmirror.training.synthetic.knobs import describe, read_knobs
from handmirror.training.synthetic.preview import prepare_preview, write_preview
from handmirror.training.synthetic.whole_images import write_clips


class _Speed(ProgressColumn):
    """Images a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.0f} images/s")


def main(
    out: Annotated[
        Path | None,
        typer.Option(help="Folder for the shards; an interrupted run continues there. Required to render."),
    ] = None,
    clips: Annotated[int, typer.Option(min=1, help="Number of clips.")] = 1000,
    frames: Annotated[int, typer.Option(min=1, max=64, help="Images per clip.")] = 1,
    fps: Annotated[float, typer.Option(min=1, help="Images per second of a clip.")] = 30.0,
    seed: Annotated[int, typer.Option(help="Another seed gives other images.")] = 0,
    processes: Annotated[int, typer.Option(min=1, help="Processes that render.")] = os.cpu_count() or 1,
    depth: Annotated[bool, typer.Option(help="Also store depth.")] = False,
    masks: Annotated[bool, typer.Option(help="Also store masks of the parts.")] = False,
    shard_pictures: Annotated[
        int, typer.Option(min=1, help="Images per shard; an interrupted run continues at the next shard.")
    ] = 500,
    full: Annotated[str, typer.Option(help="Write whole images of WIDTHxHEIGHT and truth.jsonl, not shards.")] = "",
    preview: Annotated[Path | None, typer.Option(help="Draw a contact sheet of 64 images (.jpg, .png).")] = None,
    knobs: Annotated[list[str] | None, typer.Argument(help="GROUP.KNOB=VALUE, or a YAML file of them.")] = None,
    list_knobs: Annotated[bool, typer.Option(help="Print all knobs with their usual values, and exit.")] = False,
) -> None:
    """Render labelled hands."""
    if list_knobs:
        typer.echo(describe())
        return
    if out is None:
        raise UserError("No folder was given: add --out=FOLDER for the shards.")
    if preview is not None and full:
        raise UserError("A contact sheet needs shards: omit --preview or --full.")
    if preview is not None:
        prepare_preview(preview)
    chosen, began = read_knobs(knobs or []), time.perf_counter()
    columns = (TextColumn("rendering"), BarColumn(), MofNCompleteColumn(), _Speed(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as bar:
        task = bar.add_task("", total=clips * frames)
        advance = partial(bar.advance, task)
        if full:
            write_clips(out, chosen, seed, clips, frames, fps, _size(full), advance)
        else:
            render_shards(
                ClipSet(clips, frames, fps, seed, depth, masks, shard_pictures, chosen), out, processes, advance
            )
    speed = clips * frames / (time.perf_counter() - began)
    typer.echo(f"{plural(clips, 'clip')} of {plural(frames, 'image')} in {out}, {speed:.1f} images/s from start to end")
    if preview is not None:
        write_preview(out, preview, seed)
        typer.echo(f"a contact sheet is in {preview}")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,4})x(\d{2,4})", text)
    if found is None:
        raise UserError(f"Invalid size {text}: give width and height as in --full 640x480.")
    return int(found[1]), int(found[2])


if __name__ == "__main__":
    run_command(main)
