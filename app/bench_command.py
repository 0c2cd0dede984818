"""`handmirror bench`: what a frame costs, and where."""

import os
import sys
from enum import Enum
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn
from rich.table import Table

from handmirror.app.options import DeviceChoice, DeviceOption, EngineChoice
from handmirror.app.terminal import say_warning, screen
from handmirror.app.tracker_settings import TrackerSettings
from handmirror.core.bench.plan import HEIGHTS, Contender, Plan, Scene
from handmirror.core.counted import counted
from handmirror.core.errors import UserError
from handmirror.core.files import check_place

if TYPE_CHECKING:
    from handmirror.core.bench.figures import Ratio
    from handmirror.core.bench.live import LiveFigures
    from handmirror.core.bench.report import Row

FRAMES, ROUNDS = 200, 3
MOST_HANDS, MOST_BUSY, MOST_THREADS = 4, 64, 64

benches = typer.Typer()


class Peer(str, Enum):
    """Other programs that can be measured for comparison."""

    mediapipe = "mediapipe"


@benches.command()
def bench(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Videos and folders of pictures. [the demo clip]", show_default=False)
    ] = None,
    hands: Annotated[str, typer.Option(metavar="N,...", help="How many hands may be followed, 1 to 4.")] = "2",
    size: Annotated[
        str | None,
        typer.Option(metavar="SIZE,...", help=f"Scale the pictures first: {', '.join(HEIGHTS)}. [as they are]"),
    ] = None,
    frames: Annotated[int | None, typer.Option(min=2, help="Most frames to measure per source. [200]")] = None,
    rounds: Annotated[int | None, typer.Option(min=1, help="Repetitions of each run, interleaved. [3]")] = None,
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A trained network to measure, not the shipped one; repeatable."),
    ] = None,
    fit: Annotated[bool, typer.Option("--fit", help="Measure the fit of the hand model as well.")] = False,
    device: DeviceOption = DeviceChoice.cpu,
    engine: Annotated[
        str, typer.Option(metavar="NAME,...", help="Libraries that run the networks: auto, onnxruntime, torch.")
    ] = "auto",
    threads: Annotated[str, typer.Option(metavar="N,...", help="Threads for each network.")] = "1",
    against: Annotated[Peer | None, typer.Option(help="Also measure this program, and print ratios.")] = None,
    busy: Annotated[
        int, typer.Option(min=0, max=MOST_BUSY, help="Measure again with this many busy processes running.")
    ] = 0,
    pin: Annotated[int | None, typer.Option(metavar="CORE", min=0, help="Run on this core alone (Linux).")] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write everything to this file.")] = None,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help="Also draw the stages, as PNG.")] = None,
    live: Annotated[
        bool, typer.Option("--live", help="Measure the window instead, from capture to screen, on one source.")
    ] = False,
    seconds: Annotated[float, typer.Option(min=0.5, help="--live: how long.")] = 10.0,
) -> None:
    """Measure what a frame costs: CPU and wall time, stages, start, memory; or how late the window is."""
    from handmirror.app.start import demo_clip

    for path in filter(None, (json, plot)):
        check_place(path)
    if live:
        unused = {
            "--size": size,
            "--frames": frames,
            "--rounds": rounds,
            "--against": against,
            "--pin": pin,
            "--plot": plot,
        }
        refuse_with_live([name for name, value in unused.items() if value is not None])
        settings = live_settings(hands, checkpoint or [], fit, device, engine, threads)
        bench_window(sources or [demo_clip()], settings, seconds, busy, json)
        return
    frames, rounds = frames or FRAMES, rounds or ROUNDS
    from handmirror.core.bench.machine import machine
    from handmirror.core.bench.plot import write_plot
    from handmirror.core.bench.report import as_json, rows, write_json
    from handmirror.core.bench.run import check_source, run_plan

    check_pin(pin)
    scenes = make_scenes(sources or [demo_clip()], hands, size, busy)
    for scene in scenes:
        check_source(scene.source)
    peers = () if against is None else (peer_contender(),)
    own = own_contenders(checkpoint or [], fit, device, engine, threads)
    plan = Plan(scenes, (*peers, *own), frames, rounds, pin)
    computer = machine()
    columns = (SpinnerColumn(), BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("", total=rounds * len(plan.contenders) * frames_of(plan))
        results = run_plan(plan, lambda text: bar.update(task, description=text), lambda: bar.advance(task))
    found = rows(results)
    show_machine(computer)
    show_tables(found)
    if json is not None:
        write_json(json, as_json(plan, computer, found))
    if plot is not None:
        write_plot(plot, found, computer["processor"])


# what is asked for


def make_scenes(sources: list[str], hands: str, size: str | None, busy: int) -> tuple[Scene, ...]:
    """Each source with each size and number of hands, quiet and, where asked for, beside busy processes."""
    sizes = [None] if size is None else [check_size(each) for each in listed(size)]
    numbers = [check_hands(each) for each in listed(hands)]
    loads = [0, busy] if busy else [0]
    return tuple(Scene(*each) for each in product(sources, sizes, numbers, loads))


def listed(text: str) -> list[str]:
    """The parts of a list with commas, each once."""
    return list(dict.fromkeys(part.strip() for part in text.split(",")))


def check_size(text: str) -> str:
    """A name of HEIGHTS; UserError for another one."""
    if text.lower() not in HEIGHTS:
        raise UserError(f"There is no size {text!r}: give one or more of {', '.join(HEIGHTS)}, with commas.")
    return text.lower()


def check_hands(text: str) -> int:
    """A number of hands; UserError for another one."""
    if not (text.isdecimal() and 1 <= int(text) <= MOST_HANDS):
        raise UserError(f"{text!r} is not a number of hands: give one or more from 1 to {MOST_HANDS}, with commas.")
    return int(text)


def check_pin(core: int | None) -> None:
    """UserError when a process cannot be held on this core."""
    if core is None:
        return
    if not hasattr(os, "sched_getaffinity"):
        raise UserError("This system holds no process on one core: leave --pin out.")
    allowed = sorted(os.sched_getaffinity(0))
    if core not in allowed:
        raise UserError(f"There is no core {core} here: give --pin one of {allowed}.")


def check_engine(text: str) -> str:
    """A value of EngineChoice; UserError for another one."""
    choices = [choice.value for choice in EngineChoice]
    if text not in choices:
        raise UserError(f"There is no engine {text!r}: give one or more of {', '.join(choices)}, with commas.")
    return text


def check_threads(text: str) -> int:
    """A number of threads; UserError for another one."""
    if not (text.isdecimal() and 1 <= int(text) <= MOST_THREADS):
        raise UserError(f"{text!r} is not a number of threads: give one or more from 1 to {MOST_THREADS}, with commas.")
    return int(text)


def own_contenders(
    checkpoints: list[Path], fit: bool, device: DeviceChoice, engines: str, threads: str
) -> tuple[Contender, ...]:
    """Handmirror with each network, engine and number of threads, and with the fit where asked for.

    Without checkpoints the network that ships is measured.
    """
    names = [path.name for path in checkpoints]
    names = names if len(set(names)) == len(names) else [str(path) for path in checkpoints]
    chosen: dict[str, dict[str, Any]] = {
        f"Handmirror, {name}": {"checkpoint": str(path)} for name, path in zip(names, checkpoints, strict=True)
    }
    chosen = chosen or {"Handmirror": {}}
    if fit:
        chosen["Handmirror, fit"] = {"fit": True}
    libraries, counts = listed(engines), listed(threads)
    contenders = []
    for (label, options), library, count in product(chosen.items(), libraries, counts):
        label += f", {check_engine(library)}" if len(libraries) > 1 else ""
        label += f", {counted(check_threads(count), 'thread')}" if len(counts) > 1 else ""
        shared = {"device": device.value, "engine": check_engine(library), "threads": check_threads(count)}
        contenders.append(Contender(label, "handmirror", sys.executable, {**shared, **options}))
    return tuple(contenders)


def peer_contender() -> Contender:
    """MediaPipe; where it is not there yet, after saying what is downloaded. typer.Abort when the user declines."""
    from handmirror.core.bench import mediapipe_peer as peer

    screen.print("MediaPipe sends usage figures to Google; its process gets a proxy that nobody answers at.")
    if not peer.is_ready():
        screen.print(
            f"Downloads {peer.DOWNLOAD}: about {peer.DOWNLOAD_MB} MB from your package index, "
            f"{peer.DISK_MB} MB in {peer.folder()}; delete that folder to be rid of it."
        )
        if sys.stdin.isatty():
            typer.confirm("Go ahead?", default=True, abort=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("MediaPipe")
        return peer.contender(lambda text: bar.update(task, description=text))


def frames_of(plan: Plan) -> int:
    """How many frames one contender sees in a round, as far as the sources say beforehand."""
    from handmirror.core.camera.sources import open_source

    total = 0
    for scene in plan.scenes:
        with open_source(scene.source) as source:
            total += min(plan.frames, source.frame_count or plan.frames)
    return total


# the window


def refuse_with_live(options: list[str]) -> None:
    """UserError when there are any."""
    if options:
        raise UserError(f"--live measures the window as it is: leave {' and '.join(options)} out.")


def live_settings(
    hands: str, checkpoints: list[Path], fit: bool, device: DeviceChoice, engine: str, threads: str
) -> TrackerSettings:
    """The window has one tracker; UserError where several are asked for."""
    if max(len(listed(hands)), len(checkpoints), len(listed(engine)), len(listed(threads))) > 1:
        raise UserError("--live measures one window: give one value of each option.")
    return TrackerSettings(
        check_hands(listed(hands)[0]),
        device.value,
        checkpoint=checkpoints[0] if checkpoints else None,
        fit=fit,
        engine=EngineChoice(check_engine(engine)).value,
        threads=check_threads(threads),
    )


def bench_window(sources: list[str], settings: TrackerSettings, seconds: float, busy: int, json: Path | None) -> None:
    """Measure the window on one source, and say what was found."""
    from handmirror.app.start import has_display, require_window
    from handmirror.core.bench.machine import machine
    from handmirror.core.bench.report import write_json
    from handmirror.core.bench.run import busy_processes
    from handmirror.core.camera.address import without_login
    from handmirror.core.camera.sources import open_source
    from handmirror.core.network.engine import Engines

    if len(sources) > 1:
        raise UserError("--live measures one window: give one source.")
    require_window()
    open_source(sources[0]).close()  # what is wrong with it is said before Qt and the networks are loaded
    if notices := Engines(settings.device, settings.engine).notices:
        raise UserError(" ".join(notices))
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        say_warning("No display was found: the window is drawn off screen, without the 3D view.")
    from handmirror.app.bench_live import measure_window

    with busy_processes(busy):
        figures = measure_window(sources[0], settings, seconds)
    computer = machine()
    show_machine(computer)
    show_live(figures)
    if json is not None:
        shown = without_login(sources[0])
        write_json(json, {"machine": computer, "source": shown, "busy": busy, "live": figures.as_json()})


def show_live(figures: "LiveFigures") -> None:
    """Print how many frames reached the screen, how late, and where the time went."""
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
    handed_on = "hands on the frame without a copy" if copies.handed_on else "copies the frame"
    screen.print(
        f"Of new memory at a time the tracker needs {copies.tracker:.2f} frames and the window {copies.window:.2f}; "
        f"the tracker {handed_on}."
    )


# what was found


def show_machine(computer: dict[str, str]) -> None:
    """Print which computer the figures belong to, and which software."""
    versions = [f"{name} {text}" for name, text in computer.items() if name not in ("processor", "cores", "system")]
    screen.print(f"{computer['processor']}, {computer['cores']} cores, {computer['system']}")
    screen.print(", ".join(versions))


def show_tables(found: "list[Row]") -> None:
    """Print scene by scene what a frame costs, the start, and the stages."""
    for scene in dict.fromkeys(row.scene for row in found):
        of_scene = [row for row in found if row.scene == scene]
        frames = counted(of_scene[0].figures.frames, "frame")
        screen.print(f"\n{scene.label} ({frames} after warming up)")
        for table in (frame_table(of_scene), start_table(of_scene), stage_table(of_scene)):
            screen.print(table)


def frame_table(found: "list[Row]") -> Table:
    """Milliseconds of a frame, and hands found in it."""
    table = plain_table("a frame", "CPU ms", "mean", "p95", "p95/med", "wall ms", "p95", "p95/med", "hands")
    for row in found:
        cpu, wall = row.figures.cpu, row.figures.wall
        values = (cpu.median, cpu.mean, cpu.p95, cpu.spread, wall.median, wall.p95, wall.spread, row.figures.hands)
        table.add_row(row.contender.label, *(f"{value:.2f}" for value in values))
    return table


def start_table(found: "list[Row]") -> Table:
    """What the start costs, and how the frames' CPU time compares with the peer's."""
    against = ["CPU of a frame ÷ MediaPipe"] if any(row.ratio for row in found) else []
    table = plain_table("to the first result", "CPU s", "wall s", "peak MB", *against)
    for row in found:
        figures, ratio = row.figures, row.ratio
        table.add_row(
            row.contender.label,
            *(f"{seconds:.2f}" for seconds in (figures.start_cpu_s, figures.start_wall_s)),
            "-" if figures.memory_mb is None else f"{figures.memory_mb:.0f}",
            *([] if ratio is None else [say_ratio(ratio)]),
        )
    return table


def say_ratio(ratio: "Ratio") -> str:
    """The ratio of the medians with its lowest and highest round, and that of the means."""
    return f"{ratio.median:.2f} ({ratio.lowest:.2f} to {ratio.highest:.2f}), means {ratio.mean:.2f}"


def plain_table(first: str, *others: str) -> Table:
    """A table of numbers, the first column naming the row."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def stage_table(found: "list[Row]") -> Table:
    """Wall milliseconds of each stage in the mean frame."""
    staged = [row for row in found if row.figures.stages_ms]
    names = list(dict.fromkeys(name for row in staged for name in row.figures.stages_ms))
    table = plain_table("mean wall ms", *names, "rest")
    for row in staged:
        stages = row.figures.stages_ms
        rest = row.figures.wall.mean - sum(stages.values())
        table.add_row(row.contender.label, *(f"{stages.get(name, 0.0):.2f}" for name in names), f"{rest:.2f}")
    return table
