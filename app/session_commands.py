"""Commands on sessions: record, stream, replay, rerun, compare, export. None of them imports Qt."""

import json
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn
from rich.table import Table

from handmirror.app.options import (
    CameraModeOption,
    CheckpointOption,
    DeviceChoice,
    DeviceOption,
    EngineChoice,
    EngineOption,
    FitOption,
    FovOption,
    HandLengthOption,
    HandModelOption,
    HandsOption,
    IntrinsicsOption,
    OverwriteOption,
    SessionArgument,
    SmoothOption,
    SourceArgument,
    VmcOption,
    WebOption,
    camera_mode_of,
    in_metres,
)
from handmirror.app.terminal import load_tracker, say_warning, screen
from handmirror.app.tracker_settings import TrackerSettings
from handmirror.core.counted import counted
from handmirror.core.files import replace_text
from handmirror.core.session.export.formats import ExportFormat, Option

if TYPE_CHECKING:  # only the commands that track load it
    from handmirror.core.tracking.tracker import HandTracker

sessions = typer.Typer()
EXPORT_HELP = (
    "Write a session for another program; units and axes are stated in its readme.\n\nFormats:\n\n\b\n"
    + "\n".join(f"{kind.value:8} {kind.description}" for kind in ExportFormat)
)


@sessions.command()
def record(
    source: Annotated[
        str, typer.Argument(help="Camera number or name, file or address; a file plays at its own speed.")
    ] = "0",
    out: Annotated[Path, typer.Option(help="The session's folder, made when missing.")] = Path("session"),
    seconds: Annotated[float | None, typer.Option(min=0.1, help="How long. [until Ctrl-C or the end]")] = None,
    camera_mode: CameraModeOption = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    max_hands: HandsOption = 2,
    device: DeviceOption = DeviceChoice.auto,
    engine: EngineOption = EngineChoice.auto,
    checkpoint: CheckpointOption = None,
    fit: FitOption = False,
    hand_model: HandModelOption = None,
    hand_length: HandLengthOption = None,
    smooth: SmoothOption = True,
    vmc: VmcOption = None,
    web: WebOption = None,
) -> None:
    """Track live and keep every frame: session.json, video.mkv and poses.jsonl."""
    from handmirror.core.camera.intrinsics import Intrinsics
    from handmirror.core.errors import UserError
    from handmirror.core.session.commands import record_source
    from handmirror.core.session.facts import COMPLETE, INTERRUPTED
    from handmirror.core.stream.hub import StreamHub

    mode = camera_mode_of(camera_mode)
    tracker = tracker_of(max_hands, device, engine, checkpoint, fit, hand_model, hand_length, smooth)
    with StreamHub.from_options(vmc, web, tracker.faces) as hub, progress("recording") as tell:
        ended = record_source(
            source,
            out,
            tracker,
            Intrinsics.parse(intrinsics, fov),
            seconds,
            mode,
            progress=lambda report, counters: tell(report.frames, None),
            warn=say_warning,
            publish=hub.publish,
            on_open=lambda: say_where(hub.where),
        )
    report = ended.report
    screen.print(
        f"{counted(report.frames, 'frame')} in {ended.seconds:.1f} s ({report.bytes / 1e6:.1f} MB of video), "
        f"{report.results} of them tracked, {report.lost} lost: {report.folder}"
    )
    if ended.status.state == "failed":
        raise UserError(f"{ended.status.message} What was recorded so far is kept.")
    if report.ending not in (COMPLETE, INTERRUPTED):
        raise UserError(report.ending)


@sessions.command()
def stream(
    source: SourceArgument,
    camera_mode: CameraModeOption = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    max_hands: HandsOption = 2,
    device: DeviceOption = DeviceChoice.auto,
    engine: EngineOption = EngineChoice.auto,
    checkpoint: CheckpointOption = None,
    fit: FitOption = False,
    hand_model: HandModelOption = None,
    hand_length: HandLengthOption = None,
    smooth: SmoothOption = True,
    vmc: VmcOption = None,
    web: WebOption = None,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="How long. [until Ctrl-C]")] = None,
) -> None:
    """Track live, or play a session, and send the hands to other programs."""
    from handmirror.core.camera.intrinsics import Intrinsics
    from handmirror.core.errors import UserError
    from handmirror.core.session.commands import stream_session, stream_source
    from handmirror.core.session.folder import SessionFolder
    from handmirror.core.stream.hub import StreamHub

    if vmc is None and web is None:
        raise UserError("Nothing to stream to was given: add --vmc on, --web on, or both.")
    if SessionFolder(Path(source)).is_there():
        from handmirror.core.hand.model import HandModel

        with StreamHub.from_options(vmc, web, HandModel.load(hand_model).faces) as hub:
            stream_session(Path(source), hub.publish, seconds, hand_model, on_open=lambda: say_where(hub.where))
        return
    mode = camera_mode_of(camera_mode)
    tracker = tracker_of(max_hands, device, engine, checkpoint, fit, hand_model, hand_length, smooth)
    with StreamHub.from_options(vmc, web, tracker.faces) as hub:
        status = stream_source(
            source,
            tracker,
            Intrinsics.parse(intrinsics, fov),
            hub.publish,
            seconds,
            say_warning,
            lambda: say_where(hub.where),
            mode,
        )
    if status.state == "failed":
        raise UserError(status.message)


@sessions.command()
def replay(
    session: SessionArgument,
    out: Annotated[Path, typer.Option(help="The video to write (.mp4).")],
    mesh: Annotated[bool, typer.Option(help="Draw the surface.")] = True,
    skeleton: Annotated[bool, typer.Option(help="Draw the joints.")] = True,
    hand_model: HandModelOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Render a session to a video with what was tracked drawn over it."""
    from handmirror.core.files import refuse_existing
    from handmirror.core.session.commands import replay_to_video

    if not overwrite:
        refuse_existing(out)
    with progress("rendering") as tell:
        rendered, losses = replay_to_video(
            session, out, mesh, skeleton, hand_model, lambda rendered: tell(rendered.frames, None)
        )
    say_losses((*losses, rendered.warning))
    screen.print(f"{counted(rendered.frames, 'frame')}, {rendered.frames_with_hands} with hands: {out}")


@sessions.command()
def rerun(
    session: SessionArgument,
    out: Annotated[Path, typer.Option(help="Folder for the new poses.")],
    max_hands: HandsOption = 2,
    device: DeviceOption = DeviceChoice.auto,
    engine: EngineOption = EngineChoice.auto,
    checkpoint: CheckpointOption = None,
    fit: FitOption = False,
    hand_model: HandModelOption = None,
    hand_length: HandLengthOption = None,
    smooth: SmoothOption = True,
    overwrite: OverwriteOption = False,
) -> None:
    """Track a session's video again, with another checkpoint, filter or hand model."""
    from handmirror.core.session.commands import rerun_session
    from handmirror.core.session.folder import SessionFolder

    if not overwrite:
        SessionFolder(out).refuse_results()
    tracker = tracker_of(max_hands, device, engine, checkpoint, fit, hand_model, hand_length, smooth)
    with progress("tracking") as tell:
        summary, losses = rerun_session(session, out, tracker, lambda summary: tell(summary.frames, None), overwrite)
    say_losses(losses)
    screen.print(f"{counted(summary.frames, 'frame')}, {summary.frames_with_hands} with hands: {out}")


@sessions.command()
def compare(
    first: SessionArgument,
    second: SessionArgument,
    out: Annotated[Path | None, typer.Option(help="Also write the figures to this JSON file.")] = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Compare two runs over the same frames: how far apart their joints are, and how steady each is."""
    from handmirror.core.files import refuse_existing
    from handmirror.core.session.commands import compare_runs

    if out is not None and not overwrite:
        refuse_existing(out)
    found = compare_runs(first, second)
    table = Table("mean over frames with a pair", "", box=None, pad_edge=False)
    for name, value in found.table().items():
        table.add_row(name, f"{value:.2f}")
    screen.print(table)
    runs = Table("run", "hands", "tracks", "jitter mm/frame2", "root-relative", "p95", box=None, pad_edge=False)
    for run in (found.first, found.second):
        jitter = run.jitter
        numbers = (jitter.camera, jitter.root_relative, jitter.camera_p95)
        runs.add_row(run.name, str(run.hands), str(run.tracks), *(f"{number:.2f}" for number in numbers))
    screen.print(runs)
    for sentence in found.sentences():
        screen.print(sentence)
    if out is not None:
        write_figures(out, found.figures())


def _taking(option: Option) -> str:
    """The formats that take an option, for its help."""
    return ", ".join(format.value for format in ExportFormat.with_option(option))


@sessions.command(help=EXPORT_HELP)
def export(
    session: Annotated[Path, typer.Argument(help="A session's folder or a poses.jsonl.")],
    kind: Annotated[ExportFormat, typer.Option("--format", metavar="FORMAT", help="One of those above.")],
    out: Annotated[Path, typer.Option(help="A file, or a new or empty folder.")],
    fps: Annotated[float | None, typer.Option(min=1, max=1000, help="Resample to an even rate.")] = None,
    follow_size: Annotated[
        bool, typer.Option(help=f"{_taking('follow_size')}: bones take each frame's own length.")
    ] = False,
    hand_model: HandModelOption = None,
    video: Annotated[
        str | None, typer.Option(help=f"{_taking('video')}: the video, where the session has none.")
    ] = None,
    vertices: Annotated[
        bool, typer.Option("--vertices", help=f"{_taking('vertices')}: the 778 vertices of every hand too.")
    ] = False,
    overwrite: OverwriteOption = False,
) -> None:
    """Write a session for another program; the help is EXPORT_HELP."""
    from handmirror.core.session.export.exporter import export_session

    with progress("writing", "hands") as tell:
        exported = export_session(
            session, kind, out, fps, follow_size, hand_model, video, tell, vertices=vertices, overwrite=overwrite
        )
    say_losses(exported.losses)
    screen.print(f"{counted(exported.hands, 'track')}, {counted(exported.samples, 'hand pose')}: {exported.path}")
    screen.print(f"Units, axes and frame rate: {exported.readme}")


def write_figures(out: Path, figures: dict[str, float | str]) -> None:
    """Write figures to a JSON file; one that is not known is null, for JSON has no word for NaN."""
    known = {name: None if isinstance(value, float) and math.isnan(value) else value for name, value in figures.items()}
    replace_text(out, json.dumps(known, indent=2) + "\n")


@contextmanager
def progress(what: str, unit: str = "frames") -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar that takes (done, total or None)."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    count, hidden = TextColumn(f"{{task.completed}} {unit}"), not screen.is_terminal
    with Progress(*columns, count, console=screen, transient=True, disable=hidden) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def tracker_of(
    max_hands: int,
    device: DeviceChoice,
    engine: EngineChoice,
    checkpoint: Path | None,
    fit: bool,
    hand_model: Path | None,
    hand_length: float | None,
    smooth: bool,
) -> "HandTracker":
    """The tracker that a command's options ask for, the hands' length in cm; says what about it is not as usual."""
    settings = TrackerSettings(
        max_hands,
        device.value,
        smooth=smooth,
        checkpoint=checkpoint,
        fit=fit,
        hand_model=hand_model,
        hand_length=in_metres(hand_length),
        engine=engine.value,
    )
    return load_tracker(settings)


def say_where(lines: list[str]) -> None:
    """Where the streams go."""
    for line in lines:
        screen.print(line)


def say_losses(sentences: tuple[str, ...]) -> None:
    """What could not be read."""
    for sentence in filter(None, sentences):
        say_warning(sentence)
