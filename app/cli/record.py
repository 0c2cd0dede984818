"""`handmirror record`."""

from pathlib import Path
from typing import Annotated

import typer

from handmirror.app.cli.options import (
    CameraModeOption,
    CamerasOption,
    FovOption,
    IntrinsicsOption,
    SecondsOption,
    VmcOption,
    VmcRateOption,
    WebOption,
    camera_mode_of,
    vmc_rate_of,
    with_tracker_options,
)
from handmirror.app.cli.progress import progress
from handmirror.app.cli.tracking import load_tracker
from handmirror.app.terminal import print_lines, say_warning, screen
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.session.facts import COMPLETE, INTERRUPTED
from handmirror.core.session.live_runs import record_source
from handmirror.core.stream.hub import StreamHub
from handmirror.core.text import plural
from handmirror.core.tracking.config import TrackerConfig


@with_tracker_options
def record(
    tracker: TrackerConfig,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="Camera number or name, file or address; a file plays at its own speed. Several: cameras that see the "
            "same hands.",
            show_default="camera 0",
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="The session's folder, created if missing.")] = Path("session"),
    seconds: SecondsOption = None,
    camera_mode: CameraModeOption = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    vmc: VmcOption = None,
    vmc_rate: VmcRateOption = None,
    web: WebOption = None,
    cameras: CamerasOption = None,
) -> None:
    """Record a session; UserError when it ended other than by itself or by the user."""
    mode, source = camera_mode_of(camera_mode), sources[0] if sources else "0"
    if sources and len(sources) > 1:
        from handmirror.app.cli.several import record_several  # only here: few need it

        if vmc is not None or vmc_rate is not None or web is not None:
            raise UserError("--vmc, --vmc-rate and --web are for recordings of one camera: omit them.")
        record_several(sources, out, cameras, tracker, Intrinsics.parse(intrinsics, fov), mode, seconds)
        return
    if cameras is not None:
        raise UserError("--cameras is for several cameras: give two or more sources, or omit it.")
    rate = vmc_rate_of(vmc_rate, vmc)
    loaded = load_tracker(tracker)
    with StreamHub.from_options(vmc, web, loaded.faces, vmc_rate=rate) as hub, progress("recording") as show:
        ended = record_source(
            source,
            out,
            loaded,
            Intrinsics.parse(intrinsics, fov),
            seconds,
            mode,
            progress=lambda report, counters: show(report.frames, None),
            warn=say_warning,
            publish=hub.publish,
            on_open=lambda: print_lines(hub.where),
        )
    report = ended.report
    screen.print(
        f"{plural(report.frames, 'frame')} in {ended.seconds:.1f} s ({report.bytes / 1e6:.1f} MB of video), "
        f"{report.tracked} of them tracked, {report.lost} lost: {report.folder}"
    )
    if ended.status.state == "failed":
        raise UserError(f"{ended.status.message} What was recorded so far is kept.")
    if report.ending not in (COMPLETE, INTERRUPTED):
        raise UserError(report.ending)
