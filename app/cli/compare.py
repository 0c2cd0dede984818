"""`handmirror compare`."""

import json
import math
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from handmirror.app.cli.options import OverwriteOption, SessionArgument
from handmirror.app.terminal import print_lines, screen
from handmirror.core.files import refuse_existing, replace_text
from handmirror.core.session.compare import compare_runs


def compare(
    first: SessionArgument,
    second: SessionArgument,
    out: Annotated[Path | None, typer.Option(help="Also write the figures to this JSON file.")] = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Compare two runs."""
    if out is not None and not overwrite:
        refuse_existing(out)
    comparison = compare_runs(first, second)
    table = Table("mean over frames with a pair", "", box=None, pad_edge=False)
    for name, value in comparison.table().items():
        table.add_row(name, f"{value:.2f}")
    screen.print(table)
    runs = Table("run", "hands", "tracks", "jitter mm/frame2", "root-relative", "p95", box=None, pad_edge=False)
    for run in (comparison.first, comparison.second):
        jitter = run.jitter
        numbers = (jitter.camera, jitter.root_relative, jitter.camera_p95)
        runs.add_row(run.name, str(run.hands), str(run.tracks), *(f"{number:.2f}" for number in numbers))
    screen.print(runs)
    print_lines(comparison.sentences())
    if out is not None:
        write_figures(out, comparison.figures())


def write_figures(out: Path, figures: dict[str, float | str]) -> None:
    """Write figures to a JSON file; NaN, which JSON lacks, becomes null."""
    values = {
        name: None if isinstance(value, float) and math.isnan(value) else value for name, value in figures.items()
    }
    replace_text(out, json.dumps(values, indent=2) + "\n")
