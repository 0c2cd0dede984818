"""`handmirror export`."""

import math
from pathlib import Path
from typing import Annotated

import typer

from handmirror.app.cli.options import HandModelOption, OverwriteOption, RobotOption, RobotsFolderOption, robot_of
from handmirror.app.cli.progress import progress
from handmirror.app.terminal import print_warnings, screen
from handmirror.core.session.export.exporter import export_session
from handmirror.core.session.export.formats import ExportFormat, Option
from handmirror.core.session.export.time_range import TimeRange
from handmirror.core.text import plural

DETAILS = "Formats:\n\n\b\n" + "\n".join(f"{kind.value:8} {kind.description}" for kind in ExportFormat)


def formats_with(option: Option) -> str:
    """The formats that take an option, for its help."""
    return ", ".join(format.value for format in ExportFormat.with_option(option))


def export(
    session: Annotated[Path, typer.Argument(help="A session's folder or a poses.jsonl.")],
    kind: Annotated[ExportFormat, typer.Option("--format", metavar="FORMAT", help="One of the formats above.")],
    out: Annotated[Path, typer.Option(help="A file, or a new or empty folder.")],
    fps: Annotated[float | None, typer.Option(min=1, max=1000, help="Resample to a constant frame rate.")] = None,
    follow_size: Annotated[
        bool, typer.Option(help=f"{formats_with('follow_size')}: bone lengths vary from frame to frame.")
    ] = False,
    hand_model: HandModelOption = None,
    video: Annotated[
        str | None, typer.Option(help=f"{formats_with('video')}: the video, for sessions without one.")
    ] = None,
    vertices: Annotated[
        bool, typer.Option("--vertices", help=f"{formats_with('vertices')}: also the 778 vertices of every hand.")
    ] = False,
    begin: Annotated[
        float | None,
        typer.Option(
            "--from", metavar="S", min=0, help="Begin at this time, in seconds after the session's first frame."
        ),
    ] = None,
    end: Annotated[float | None, typer.Option("--to", metavar="S", min=0, help="End at this time, included.")] = None,
    robot: RobotOption = None,
    robots_folder: RobotsFolderOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Export a session, or a part of it."""
    time_range = None if begin is None and end is None else TimeRange(begin or 0.0, math.inf if end is None else end)
    with progress("writing", "hands") as show:
        exported = export_session(
            session,
            kind,
            out,
            fps,
            follow_size,
            hand_model,
            video,
            show,
            vertices=vertices,
            overwrite=overwrite,
            time_range=time_range,
            robot=robot_of(robot, robots_folder),
        )
    print_warnings(exported.losses)
    counts = f"{plural(exported.hands, 'hand')}, {plural(exported.frames, 'frame')}"
    screen.print(f"Exported {counts} to {exported.path}")
    screen.print(f"Units, axes and frame rate: {exported.readme}")
