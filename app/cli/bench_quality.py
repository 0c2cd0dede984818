"""`handmirror bench --quality`: how well hands are found, told apart and placed in clips of hard moments."""

import math
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from handmirror.app.cli.bench_tables import plain_table
from handmirror.app.cli.tracking import load_tracker
from handmirror.app.terminal import screen
from handmirror.core.bench.quality.figures import Figures, figures_of
from handmirror.core.bench.quality.manifest import ClipFacts, check_folder
from handmirror.core.bench.quality.run import by_kind, score_clips, track_clips
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

    def clips(self) -> list[ClipFacts]:
        """The clips to measure on; UserError where the folder is unfit or none is left."""
        manifest = check_folder(self.root, self.half, self.kinds)
        return [
            clip
            for clip in manifest.clips
            if self.half in (None, clip.half) and (not self.kinds or clip.kind in self.kinds)
        ]


def measure_quality(plan: QualityPlan, config: TrackerConfig) -> dict[str, dict[str, Figures]]:
    """Track and score; the figures of each program by kind."""
    clips = plan.clips()
    with ExitStack() as stack:
        answers = plan.answers or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        track_with_progress(plan.root, clips, config, answers)
        folders = {OURS: answers, **{folder.name: folder for folder in plan.others}}
        figures = {}
        for name, folder in folders.items():
            kinds = by_kind(clips, score_clips(plan.root, clips, folder))
            figures[name] = {kind: figures_of(scores) for kind, scores in kinds.items()}
    return figures


def track_with_progress(root: Path, clips: Sequence[ClipFacts], config: TrackerConfig, answers: Path) -> None:
    """Track the clips with a progress bar."""
    tracker = load_tracker(config)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=sum(clip.frames for clip in clips))
        track_clips(root, clips, tracker, answers, lambda name: bar.update(task, advance=1, description=name))


def show_quality(figures: dict[str, dict[str, Figures]]) -> None:
    """Print the tables of each program."""
    for name, kinds in figures.items():
        screen.print(f"\n{name}, {plural(kinds['all'].frames, 'frame')}")
        for title, columns in TABLES.items():
            screen.print(quality_table(title, kinds, columns))


def quality_table(title: str, kinds: dict[str, Figures], columns: dict[str, tuple[str, int]]) -> Table:
    """One row for each kind."""
    table = plain_table(title, *columns)
    for kind, figures in kinds.items():
        table.add_row(kind, *(figure_text(getattr(figures, name), digits) for name, digits in columns.values()))
    return table


def figure_text(value: float, digits: int) -> str:
    """A figure; "-" where there is none, "never" where it is infinite."""
    if math.isnan(value):
        return "-"
    return "never" if math.isinf(value) else f"{value:.{digits}f}"
