"""`handmirror rerun`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from handmirror.app.cli.options import (
    CamerasOption,
    FovOption,
    IntrinsicsOption,
    OverwriteOption,
    RefineOption,
    SessionArgument,
    gesture_file_of,
    with_tracker_options,
)
from handmirror.app.cli.progress import progress
from handmirror.app.cli.tracking import load_tracker, refine_and_report
from handmirror.app.terminal import print_warnings, screen
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.cameras.session import camera_folders
from handmirror.core.errors import UserError
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.refined import is_tracked, is_unfinished
from handmirror.core.session.rerun import rerun_session
from handmirror.core.text import plural
from handmirror.core.tracking.config import TrackerConfig


@with_tracker_options
def rerun(
    session: SessionArgument,
    out: Annotated[Path, typer.Option(help="Folder for the new poses.")],
    tracker: TrackerConfig,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    gestures: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Recognise the gestures of this file; on: those that ship; off: none.",
            show_default="those of the session",
        ),
    ] = None,
    overwrite: OverwriteOption = False,
    refine: RefineOption = False,
    cameras: CamerasOption = None,
) -> None:
    """Track a session's video again."""
    folder = SessionFolder(out)
    if not overwrite and not (refine and is_unfinished(folder)):
        folder.refuse_results()
    if camera_folders(session):
        from handmirror.app.cli.several import rerun_several  # only here: few need it

        if intrinsics is not None or fov is not None:
            raise UserError("--intrinsics and --fov are for a session of one camera: omit them.")
        rerun_several(session, out, cameras, tracker, overwrite, refine)
        return
    if cameras is not None:
        raise UserError(f"--cameras is for sessions of several cameras, but {session} has one: omit it.")
    own = read_facts(SessionFolder(session).facts).gestures
    tracker = replace(tracker, gestures=own if gestures is None else gesture_file_of(gestures))
    lens = None if intrinsics is None and fov is None else Intrinsics.parse(intrinsics, fov)
    loaded = load_tracker(replace(tracker, smooth=tracker.smooth and not refine))
    with progress("tracking") as show:
        summary, losses = rerun_session(
            session, out, loaded, lambda summary: show(summary.frames, None), overwrite, lens, refine
        )
    print_warnings(losses)
    screen.print(f"{plural(summary.frames, 'frame')}, {summary.frames_with_hands} with hands: {out}")
    if refine and is_tracked(folder):
        refine_and_report(out, tracker.hand_model)
