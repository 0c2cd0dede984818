"""`handmirror batch`."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

from handmirror.app.cli.options import FovOption, IntrinsicsOption, OverwriteOption, with_tracker_options
from handmirror.app.terminal import print_warnings, say_error, screen
from handmirror.core.batch.item import BatchConfig, BatchFormat
from handmirror.core.batch.pool import LocalWorkers, Workers, usable_cores
from handmirror.core.batch.run import BatchResult, run_batch
from handmirror.core.batch.run import Progress as BatchProgress
from handmirror.core.batch.sources import find_items
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.text import plural
from handmirror.core.tracking.config import TrackerConfig

FAILED = 3  # exit status: some videos could not be tracked
MAX_PROCESSES = 256
LISTED = 20  # failures that are printed
REPORT_EVERY = 60.0  # seconds between lines of progress where there is no terminal


@with_tracker_options
def batch(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Videos, folders, patterns such as 'clips/**/*.mp4', addresses of these (http, s3 and others), "
            "manifests (CSV, JSON lines, Parquet) and LeRobot data sets (v3)."
        ),
    ],
    out: Annotated[Path, typer.Option(help="Folder for the results; a run that was ended is continued there.")],
    tracker: TrackerConfig,
    formats: Annotated[
        list[BatchFormat] | None,
        typer.Option("--format", help="What to write for each video; may be repeated.", show_default="parquet"),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(min=1, max=MAX_PROCESSES, help="Videos tracked at a time.", show_default="the number of cores"),
    ] = None,
    piece: Annotated[
        float,
        typer.Option(metavar="MIN", min=0, help="Cut videos longer than 1.5 times this into pieces so long; 0: never."),
    ] = 10.0,
    timeout: Annotated[float, typer.Option(metavar="S", min=1, help="How long a server may take to answer.")] = 60.0,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Track on a Ray cluster: HOST:PORT of its head; all nodes share the folders."
        ),
    ] = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Track a collection of videos; exits with 3 when some of them could not be tracked."""
    kinds = tuple(dict.fromkeys(formats or [BatchFormat.PARQUET]))
    Intrinsics.parse(intrinsics, fov)  # its errors are reported now, not for every video
    config = BatchConfig(out.absolute(), tracker, intrinsics, fov, kinds, piece_s=60 * piece, timeout_s=timeout)
    if config.writes_table and find_spec("pyarrow") is None:
        command = install_command("export")
        raise UserError(f"The format {kinds[0].value} needs pyarrow: install it with {command}, or use --format poses.")
    items = find_items(sources, timeout)

    if BatchFormat.LEROBOT in kinds and not any(item.episode for item in items):
        raise UserError("The format lerobot adds columns to LeRobot data sets: give the folder of one, or use parquet.")

    def start_workers() -> Workers:
        if cluster is not None:
            from handmirror.core.batch.cluster import RayWorkers  # its library is optional

            return RayWorkers(config, cluster, processes)
        return LocalWorkers(config, min(processes or usable_cores(), len(items)))

    with _Bar() as bar:
        result = run_batch(items, config, start_workers, bar.show, overwrite)
    _report(result)
    if result.failed:
        raise SystemExit(FAILED)


class _Bar:
    """The progress: a bar in a terminal, else a line now and then."""

    def __init__(self) -> None:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
        self._bar = Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal)
        self._task = self._bar.add_task("loading the networks", total=1.0)
        self._reported_s = self._bar.get_time()

    def __enter__(self) -> "_Bar":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, progress: BatchProgress) -> None:
        """Show how far the run is."""
        failed = f", {progress.failed} failed" if progress.failed else ""
        left = "" if progress.left_s is None else f", {_time_left(progress.left_s)} left"
        text = f"{progress.done} of {plural(progress.total, 'video')}{failed}, {progress.fps:.0f} fps{left}"
        self._bar.update(self._task, completed=progress.fraction, description=text)
        if not screen.is_terminal and self._bar.get_time() - self._reported_s >= REPORT_EVERY:
            self._reported_s = self._bar.get_time()
            screen.print(text)


def _time_left(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _report(result: BatchResult) -> None:
    """Print what was done, and what failed."""
    for outcome in result.failed[:LISTED]:
        say_error(f"handmirror: {outcome.source}: {outcome.sentence}")
    if len(result.failed) > LISTED:
        say_error(f"handmirror: {len(result.failed) - LISTED} more failed: see {result.summary}")
    if result.interrupted:
        print_warnings([f"Interrupted: {plural(result.left, 'video')} not yet tracked; the same command continues."])
    earlier = f" ({result.earlier} of them by earlier runs)" if result.earlier else ""
    screen.print(
        f"{result.done} of {plural(result.total, 'video')} tracked{earlier}, {len(result.failed)} failed; "
        f"{plural(result.frames, 'frame')} in {result.seconds:.1f} s."
    )
    print_warnings(result.notices)
    screen.print(f"  {result.summary}")
