"""`handmirror bench --quality`: how well hands are found, identified and placed in clips of hard moments."""

import math
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from handmirror.app.cli.bench_tables import plain_table, show_machine
from handmirror.app.cli.tracking import load_tracker
from handmirror.app.terminal import screen
from handmirror.core.bench.machine import machine
from handmirror.core.bench.quality.figures import figures_of
from handmirror.core.bench.quality.identity import assignment
from handmirror.core.bench.quality.manifest import ClipFacts, Manifest, check_folder
from handmirror.core.bench.quality.plot import write_plot
from handmirror.core.bench.quality.report import Results, write_figures
from handmirror.core.bench.quality.run import by_kind, check_answers, score_clips, track_clips
from handmirror.core.bench.quality.worst import worst_moments, write_sheet
from handmirror.core.files import check_place
from handmirror.core.text import plural
from handmirror.core.tracking.config import TrackerConfig

OURS = "Handmirror"
# table -> column -> figure and its decimals
TABLES = {
    "finding": {
        "found %": ("found", 1),
        "part seen %": ("hinted", 1),
        "false/1000": ("false", 1),
        "wait": ("wait", 0),
        "p95": ("wait_p95", 0),
        "never": ("never", 0),
    },
    "identity": {
        "IDF1 %": ("idf1", 1),
        "HOTA %": ("hota", 1),
        "switches": ("switches", 0),
        "wrong side %": ("wrong_side", 1),
    },
    "placing, mm": {
        "distance": ("distance", 1),
        "jump": ("jump", 0),
        "p99": ("jump_p99", 1),
        "MPJPE": ("mpjpe", 1),
        "PA": ("pa_mpjpe", 1),
        "ACCEL": ("accel", 2),
    },
    "half outside, mm": {
        "found %": ("found_half", 1),
        "distance": ("distance_half", 1),
        "jump": ("jump_half", 0),
        "p99": ("jump_p99_half", 1),
        "MPJPE": ("mpjpe_half", 1),
    },
}


@dataclass(frozen=True)
class QualityPlan:
    """What to measure."""

    root: Path  # the benchmark folder
    half: str | None  # "tuning" or "test"; None: all of it
    kinds: tuple[str, ...]  # empty: all of them
    answers: Path | None  # where the tracker's answers are kept; None: nowhere
    others: tuple[Path, ...]  # folders with answers of other programs
    worst: tuple[int, Path] | None  # how many of the worst moments to draw, and where
    json: Path | None
    plot: Path | None


def bench_quality(plan: QualityPlan, config: TrackerConfig) -> None:
    """Track the clips, score the answers, and report the figures."""
    manifest, clips = _checked(plan)
    computer = machine()
    with ExitStack() as stack:
        answers = plan.answers or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        track_with_progress(plan.root, clips, config, answers)
        ours = score_clips(plan.root, clips, answers)
        scores = {OURS: ours, **{each.name: score_clips(plan.root, clips, each) for each in plan.others}}
        results = {
            name: {kind: figures_of(sums) for kind, sums in by_kind(clips, each).items()}
            for name, each in scores.items()
        }
        show_machine(computer)
        show_quality(results)
        if plan.worst is not None:
            count, sheet = plan.worst
            write_sheet(sheet, plan.root, clips, answers, worst_moments(ours, count))
    if plan.json is not None:
        write_figures(plan.json, manifest, plan.half, computer, results)
    if plan.plot is not None:
        write_plot(plan.plot, results, f"{plan.root.name}, {plan.half or 'both halves'}")


def track_with_progress(root: Path, clips: Sequence[ClipFacts], config: TrackerConfig, answers: Path) -> None:
    """Track the clips with a progress bar."""
    tracker = load_tracker(config)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=sum(clip.frames for clip in clips))
        track_clips(root, clips, tracker, answers, lambda name: bar.update(task, advance=1, description=name))


def show_quality(results: Results) -> None:
    """Print the tables: a row for each kind and program."""
    frames = next(iter(results.values()))["all"].frames
    screen.print(plural(frames, "frame"))
    for title, columns in TABLES.items():
        screen.print(quality_table(title, results, columns))


def quality_table(title: str, results: Results, columns: dict[str, tuple[str, int]]) -> Table:
    """One row for each kind and program."""
    several = len(results) > 1
    table = plain_table(title, *(["program"] if several else []), *columns)
    for kind in next(iter(results.values())):
        for number, (program, kinds) in enumerate(results.items()):
            texts = [figure_text(getattr(kinds[kind], name), digits) for name, digits in columns.values()]
            table.add_row("" if number else kind, *([program] if several else []), *texts)
    return table


def figure_text(value: float, digits: int) -> str:
    """A figure; "-" where there is none, "never" where it is infinite."""
    if math.isnan(value):
        return "-"
    return "never" if math.isinf(value) else f"{value:.{digits}f}"


def _checked(plan: QualityPlan) -> tuple[Manifest, list[ClipFacts]]:
    """The folder's manifest and the clips to measure on; UserError before anything takes long."""
    manifest = check_folder(plan.root, plan.half, plan.kinds)
    clips = [
        clip
        for clip in manifest.clips
        if plan.half in (None, clip.half) and (not plan.kinds or clip.kind in plan.kinds)
    ]
    check_answers(plan.others, clips)
    assignment(np.ones((1, 1)))  # whether SciPy is there
    if plan.worst is not None:
        check_place(plan.worst[1])
    return manifest, clips
