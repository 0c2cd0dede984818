"""`handmirror track`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from handmirror.app.cli.options import (
    CameraModeOption,
    CamerasOption,
    FovOption,
    IntrinsicsOption,
    OverwriteOption,
    RefineOption,
    SourcesArgument,
    camera_mode_of,
    with_tracker_options,
)
from handmirror.app.cli.tracking import draw_and_report, load_tracker, refine_and_report, track_and_report
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.refined import check_refinable, is_tracked, is_unfinished
from handmirror.core.tracking.config import TrackerConfig


@with_tracker_options
def track(
    sources: SourcesArgument,
    out: Annotated[
        Path, typer.Option(help="Folder for poses.jsonl, session.json and overlay.mp4 (with --stills overlay/).")
    ],
    tracker: TrackerConfig,
    stills: Annotated[bool, typer.Option(help="Track each picture independently of the others.")] = False,
    camera_mode: CameraModeOption = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    cameras: CamerasOption = None,
    video: Annotated[bool, typer.Option(help="Write the annotated video.")] = True,
    overwrite: OverwriteOption = False,
    refine: RefineOption = False,
) -> None:
    """Track a source, or videos of several cameras, to a folder; exits with 2 when a live source was lost."""
    if len(sources) > 1 or cameras is not None:
        from handmirror.app.cli.several import track_several  # only here: few need it

        if stills:
            raise UserError("--stills is for pictures of one camera: omit it.")
        given, mode = Intrinsics.parse(intrinsics, fov), camera_mode_of(camera_mode)
        track_several(sources, out, cameras, tracker, given, mode, video, overwrite, refine)
        return
    source = sources[0]
    resumes = refine and is_unfinished(SessionFolder(out))
    if not overwrite and not resumes:
        SessionFolder(out).refuse_results()
    intrinsics_of = Intrinsics.parse(intrinsics, fov)
    with open_source(source, stills, camera_mode_of(camera_mode)) as opened:
        if refine:
            check_refinable(opened, stills)
        loaded = load_tracker(replace(tracker, stills=stills, smooth=tracker.smooth and not refine))
        status = track_and_report(opened, loaded, intrinsics_of, out, video, overwrite, refine)
    if refine and is_tracked(SessionFolder(out)):
        refine_and_report(out, tracker.hand_model)
        if video:
            with open_source(source) as again:
                draw_and_report(out, again, intrinsics_of, tracker.hand_model)
    raise SystemExit(status)
