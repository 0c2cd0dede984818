"""`handmirror bench`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

from handmirror.app.cli.bench_plan import (
    TrackerLists,
    check_pin,
    frames_of,
    listed,
    make_scenes,
    refuse_with,
    refuse_without_quality,
)
from handmirror.app.cli.bench_quality import QualityPlan, bench_quality
from handmirror.app.cli.bench_tables import show_live, show_machine, show_tables
from handmirror.app.cli.options import DeviceOption
from handmirror.app.cli.start import demo_clip, has_display, require_window
from handmirror.app.terminal import say_warning, screen
from handmirror.core.bench import mediapipe_peer
from handmirror.core.bench.machine import machine
from handmirror.core.bench.plan import HEIGHTS, Contender, Plan
from handmirror.core.bench.plot import write_plot
from handmirror.core.bench.report import as_json, rows, write_json
from handmirror.core.bench.run import busy_processes, check_source, run_plan
from handmirror.core.camera.address import without_login
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.files import check_place
from handmirror.core.network.engine import Engines
from handmirror.core.tracking.config import TrackerConfig

FRAMES, ROUNDS = 200, 3
MAX_BUSY = 64


class Half(str, Enum):
    """The halves of a benchmark folder."""

    tuning = "tuning"
    test = "test"


class Peer(str, Enum):
    """Other programs that can be measured for comparison."""

    mediapipe = "mediapipe"


SourcesArgument = Annotated[
    list[str] | None, typer.Argument(help="Videos and folders of pictures.", show_default="the demo clip")
]
HandsOption = Annotated[str, typer.Option(metavar="N,...", help="Maximum number of hands to track, 1 to 4.")]
SizeOption = Annotated[
    str | None,
    typer.Option(metavar="SIZE,...", help=f"Scale the frames to: {', '.join(HEIGHTS)}.", show_default="their own size"),
]
FramesOption = Annotated[
    int | None, typer.Option(min=2, help="Maximum number of frames per source.", show_default=str(FRAMES))
]
RoundsOption = Annotated[
    int | None, typer.Option(min=1, help="Repetitions of each run, interleaved.", show_default=str(ROUNDS))
]
CheckpointsOption = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A trained network to measure instead of the bundled one; repeatable."),
]
FitOption = Annotated[bool, typer.Option("--fit", help="Also measure the fit of the hand model.")]
EnginesOption = Annotated[
    str, typer.Option(metavar="NAME,...", help="Libraries that run the networks: auto, onnxruntime, torch.")
]
ThreadsOption = Annotated[str, typer.Option(metavar="N,...", help="Threads for each network.")]
PeerOption = Annotated[Peer | None, typer.Option(help="Also measure this program, and print ratios.")]
BusyOption = Annotated[
    int, typer.Option(min=0, max=MAX_BUSY, help="Measure again with this many busy processes running.")
]
PinOption = Annotated[int | None, typer.Option(metavar="CORE", min=0, help="Run only on this core (Linux).")]
JsonOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Also write all figures to this JSON file.")]
PlotOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Also plot the stages to this PNG file.")]
LiveOption = Annotated[
    bool, typer.Option("--live", help="Measure the window instead, from capture to screen, on one source.")
]
QualityOption = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Measure quality instead, on rendered clips (training.hard_moments)."),
]
HalfOption = Annotated[Half | None, typer.Option(help="With --quality: one half of the clips.", show_default="both")]
KindsOption = Annotated[
    str | None, typer.Option(metavar="NAME,...", help="With --quality: these kinds of clips.", show_default="all")
]
AnswersOption = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="With --quality: keep the answers here, CLIP.jsonl for each clip.")
]
CompareOption = Annotated[
    list[Path] | None,
    typer.Option(metavar="FOLDER", help="With --quality: also score these CLIP.jsonl of another program; repeatable."),
]
WorstOption = Annotated[
    tuple[int, Path] | None,
    typer.Option(metavar="N FILE", help="With --quality: also draw the N worst moments on this JPEG."),
]
LiveSecondsOption = Annotated[float, typer.Option(min=0.5, help="With --live: how many seconds to measure.")]


def bench(
    sources: SourcesArgument = None,
    hands: HandsOption = "2",
    size: SizeOption = None,
    frames: FramesOption = None,
    rounds: RoundsOption = None,
    checkpoint: CheckpointsOption = None,
    fit: FitOption = False,
    device: DeviceOption = "cpu",
    engine: EnginesOption = "auto",
    threads: ThreadsOption = "1",
    against: PeerOption = None,
    busy: BusyOption = 0,
    pin: PinOption = None,
    json: JsonOption = None,
    plot: PlotOption = None,
    live: LiveOption = False,
    seconds: LiveSecondsOption = 10.0,
    quality: QualityOption = None,
    half: HalfOption = None,
    kinds: KindsOption = None,
    answers: AnswersOption = None,
    compare: CompareOption = None,
    worst: WorstOption = None,
) -> None:
    """Measure frames on their own, with --live the window, or with --quality how well hands are tracked."""
    for path in filter(None, (json, plot)):
        check_place(path)
    trackers = TrackerLists(hands, tuple(checkpoint or ()), fit, device, engine, threads)
    frame_options = {
        "--size": size,
        "--frames": frames,
        "--rounds": rounds,
        "--against": against,
        "--pin": pin,
    }
    quality_options = {"--half": half, "--kinds": kinds, "--answers": answers, "--compare": compare, "--worst": worst}
    if quality is not None:
        refuse_with("--quality", {"SOURCES": sources, "--busy": busy or None, "--live": live or None, **frame_options})
        plan = QualityPlan(
            quality,
            half and half.value,
            tuple(listed(kinds)) if kinds else (),
            answers,
            tuple(compare or ()),
            worst,
            json,
            plot,
        )
        bench_quality(plan, trackers.single("--quality"))
        return
    refuse_without_quality(quality_options)
    if live:
        refuse_with("--live", {**frame_options, "--plot": plot})
        bench_window(sources or [demo_clip()], trackers.single("--live"), seconds, busy, json)
        return
    check_pin(pin)
    scenes = make_scenes(sources or [demo_clip()], hands, size, busy)
    for scene in scenes:
        check_source(scene.source)
    peers = () if against is None else (peer_contender(),)
    bench_frames(Plan(scenes, (*peers, *trackers.contenders()), frames or FRAMES, rounds or ROUNDS, pin), json, plot)


def bench_frames(plan: Plan, json: Path | None, plot: Path | None) -> None:
    """Measure the frames of a plan and report the figures."""
    computer = machine()
    with progress_bar(plan.rounds * len(plan.contenders) * frames_of(plan)) as bar:
        task = bar.task_ids[0]
        results = run_plan(plan, lambda text: bar.update(task, description=text), lambda: bar.advance(task))
    found = rows(results)
    show_machine(computer)
    show_tables(found)
    if json is not None:
        write_json(json, as_json(plan, computer, found))
    if plot is not None:
        write_plot(plot, found, computer["processor"])


def bench_window(sources: list[str], config: TrackerConfig, seconds: float, busy: int, json: Path | None) -> None:
    """Measure the window on one source and report the figures."""
    if len(sources) > 1:
        raise UserError("--live measures one window: give one source.")
    require_window()
    open_source(sources[0]).close()  # reports an error before Qt and the networks are loaded
    if notices := Engines(config.device, config.engine).notices:
        raise UserError(" ".join(notices))
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        say_warning("No display was found: the window is drawn off screen, without the 3D view.")
    from handmirror.app.cli.bench_window import measure_window  # only here: it loads Qt

    with busy_processes(busy):
        figures = measure_window(sources[0], config, seconds)
    computer = machine()
    show_machine(computer)
    show_live(figures)
    if json is not None:
        shown = without_login(sources[0])
        write_json(json, {"machine": computer, "source": shown, "busy": busy, "live": figures.as_json()})


def peer_contender() -> Contender:
    """MediaPipe, installed after announcing the download if it is missing; typer.Abort when the user declines."""
    screen.print(
        "MediaPipe sends usage statistics to Google; to prevent this, it runs here with a proxy that does not exist."
    )
    if not mediapipe_peer.is_ready():
        screen.print(
            f"Downloads {mediapipe_peer.DOWNLOAD}: about {mediapipe_peer.DOWNLOAD_MB} MB from your package index, "
            f"{mediapipe_peer.DISK_MB} MB in {mediapipe_peer.folder()}; delete that folder to remove it."
        )
        if sys.stdin.isatty():
            typer.confirm("Continue?", default=True, abort=True)
    with progress_bar(None, "MediaPipe") as bar:
        task = bar.task_ids[0]
        return mediapipe_peer.contender(lambda text: bar.update(task, description=text))


@contextmanager
def progress_bar(total: int | None, task: str = "") -> Iterator[Progress]:
    """A bar with one task, hidden where the output is not a terminal."""
    columns = (SpinnerColumn(), BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        bar.add_task(task, total=total)
        yield bar
