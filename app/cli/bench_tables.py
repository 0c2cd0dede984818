"""The figures of `handmirror bench` as text and tables."""

from rich.table import Table

from handmirror.app.terminal import screen
from handmirror.core.bench.figures import Ratio
from handmirror.core.bench.live import LiveFigures
from handmirror.core.bench.report import Row
from handmirror.core.text import plural


def show_live(figures: LiveFigures) -> None:
    """Print frame rates, latency, the time of each step, and the memory."""
    total, copies = figures.total_ms, figures.copies
    share = figures.dropped / max(1, figures.captured)
    screen.print(
        f"{figures.tracked / figures.seconds:.1f} fps tracked, {figures.shown / figures.seconds:.1f} fps shown; "
        f"capture to screen median {total.median:.1f} ms, p95 {total.p95:.1f} ms; "
        f"{figures.dropped} of {figures.captured} captured frames dropped ({share:.1%})"
    )
    table = plain_table("step", "median ms", "mean", "p95")
    for name, step in {**figures.steps_ms, "capture to screen": total}.items():
        table.add_row(name, *(f"{ms:.2f}" for ms in (step.median, step.mean, step.p95)))
    screen.print(table)
    passes = "passes the frame on without a copy" if copies.handed_on else "copies the frame"
    screen.print(
        f"Peak of additional memory, in multiples of a frame: {copies.tracker:.2f} in the tracker, "
        f"{copies.window:.2f} in the window; the tracker {passes}."
    )


def show_machine(computer: dict[str, str]) -> None:
    """Print the computer and the versions of libraries."""
    versions = [f"{name} {text}" for name, text in computer.items() if name not in ("processor", "cores", "system")]
    screen.print(f"{computer['processor']}, {computer['cores']} cores, {computer['system']}")
    screen.print(", ".join(versions))


def show_tables(rows: list[Row]) -> None:
    """Print, for each scene, tables of the frames, the start and the stages."""
    for scene in dict.fromkeys(row.scene for row in rows):
        of_scene = [row for row in rows if row.scene == scene]
        frames = plural(of_scene[0].figures.frames, "frame")
        screen.print(f"\n{scene.label} ({frames} after warming up)")
        for table in (frame_table(of_scene), start_table(of_scene), stage_table(of_scene)):
            screen.print(table)


def frame_table(rows: list[Row]) -> Table:
    """Milliseconds of a frame, and hands found in it."""
    table = plain_table("per frame", "CPU ms", "mean", "p95", "p95/med", "wall ms", "p95", "p95/med", "hands")
    for row in rows:
        cpu, wall = row.figures.cpu, row.figures.wall
        values = (cpu.median, cpu.mean, cpu.p95, cpu.spread, wall.median, wall.p95, wall.spread, row.figures.hands)
        table.add_row(row.contender.label, *(f"{value:.2f}" for value in values))
    return table


def start_table(rows: list[Row]) -> Table:
    """Time and memory until the first result, and the ratio of the frames' CPU time to MediaPipe's."""
    against = ["CPU per frame ÷ MediaPipe"] if any(row.ratio for row in rows) else []
    table = plain_table("until the first result", "CPU s", "wall s", "peak MB", *against)
    for row in rows:
        figures, ratio = row.figures, row.ratio
        table.add_row(
            row.contender.label,
            *(f"{seconds:.2f}" for seconds in (figures.start_cpu_s, figures.start_wall_s)),
            "-" if figures.memory_mb is None else f"{figures.memory_mb:.0f}",
            *([] if ratio is None else [ratio_text(ratio)]),
        )
    return table


def ratio_text(ratio: Ratio) -> str:
    """The ratio of the medians with its lowest and highest round, and that of the means."""
    return f"{ratio.median:.2f} ({ratio.lowest:.2f} to {ratio.highest:.2f}), means {ratio.mean:.2f}"


def plain_table(first: str, *others: str) -> Table:
    """A table of numbers, the first column naming the row."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def stage_table(rows: list[Row]) -> Table:
    """Wall milliseconds of each stage in the mean frame."""
    staged = [row for row in rows if row.figures.stages_ms]
    names = list(dict.fromkeys(name for row in staged for name in row.figures.stages_ms))
    table = plain_table("mean wall ms", *names, "rest")
    for row in staged:
        stages = row.figures.stages_ms
        rest = row.figures.wall.mean - sum(stages.values())
        table.add_row(row.contender.label, *(f"{stages.get(name, 0.0):.2f}" for name in names), f"{rest:.2f}")
    return table
