"""The command `handmirror`: the window without arguments, and what runs without one.

Qt is imported only where a window is opened, so that a headless run needs neither Qt nor a display.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from handmirror.app.bench_command import benches
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
    SmoothOption,
    SourceArgument,
    camera_mode_of,
    in_metres,
)
from handmirror.app.session_commands import sessions
from handmirror.app.terminal import finish_output, is_closed_pipe, load_tracker, prepare_output, say_error, screen
from handmirror.app.tracker_settings import TrackerSettings
from handmirror.core.errors import TOO_LITTLE_MEMORY, UserError, lacks_memory
from handmirror.core.files import reason
from handmirror.core.version import program_version

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    help="Handmirror: your hand as a live 3D mesh.",
    pretty_exceptions_show_locals=False,  # an address among them may hold a password
)
app.add_typer(sessions)
app.add_typer(benches)


def say_version(asked: bool) -> None:
    """Print the version and end, where it was asked for."""
    if asked:
        screen.print(f"handmirror {program_version()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Option(help="What to open: camera, video, pictures or address. [first camera, or the demo]")
    ] = None,
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
    seconds: Annotated[
        float | None, typer.Option(min=0.1, help="Close after this many seconds and print a summary.")
    ] = None,
    screenshot: Annotated[Path | None, typer.Option(help="Save a picture of the window before it closes.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=say_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Open the tracker's window; without a display, track the demo clip instead."""
    if context.invoked_subcommand is not None:
        return
    from handmirror.app.start import open_window

    length = in_metres(hand_length)
    settings = TrackerSettings(
        max_hands,
        device.value,
        smooth=smooth,
        checkpoint=checkpoint,
        fit=fit,
        hand_model=hand_model,
        hand_length=length,
        engine=engine.value,
    )
    raise SystemExit(open_window(source, intrinsics, fov, settings, seconds, screenshot, camera_mode_of(camera_mode)))


@app.command()
def track(
    source: SourceArgument,
    out: Annotated[
        Path, typer.Option(help="Folder for poses.jsonl, session.json and overlay.mp4 (of stills overlay/).")
    ],
    stills: Annotated[bool, typer.Option(help="Treat each picture alone.")] = False,
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
    video: Annotated[bool, typer.Option(help="Write the annotated video.")] = True,
    overwrite: OverwriteOption = False,
) -> None:
    """Track a source without a window and write what was found to a folder."""
    from handmirror.app.headless import track_and_report
    from handmirror.core.camera.intrinsics import Intrinsics
    from handmirror.core.camera.sources import open_source
    from handmirror.core.session.folder import SessionFolder

    if not overwrite:
        SessionFolder(out).refuse_results()
    length = in_metres(hand_length)
    settings = TrackerSettings(
        max_hands, device.value, stills, smooth, checkpoint, fit, hand_model, length, engine.value
    )
    intrinsics_of = Intrinsics.parse(intrinsics, fov)
    with open_source(source, stills, camera_mode_of(camera_mode)) as opened:
        raise SystemExit(track_and_report(opened, load_tracker(settings), intrinsics_of, out, video, overwrite))


@app.command()
def cameras() -> None:
    """List the cameras and, where the system reports them, their modes."""
    from handmirror.core.camera.modes import DEFAULT_MODE, chosen_mode, describe_modes, offered_modes
    from handmirror.core.camera.names import list_cameras

    found = list_cameras()
    for camera in found:
        print(f"{camera.index}  {camera.name}  ({camera.backend})")
        offered = offered_modes(camera.index)
        for line in describe_modes(offered):
            print(f"   {line}")
        if offered:
            print(f"   default without --camera-mode: {chosen_mode(DEFAULT_MODE, offered, camera.name)}")
    if not found:
        print("No camera was found: plug one in, or give a video, a picture or an address.")


@app.command()
def doctor() -> None:
    """Check versions, engine, OpenGL, cameras and assets, and say what to do about what is missing."""
    from handmirror.app.doctor import examine

    raise SystemExit(examine())


def run(command: Callable[..., Any]) -> int:
    """Call a command; UserError, too little memory, and output that cannot be written become one sentence on stderr
    and status 2.

    A closed pipe is not reported as an error: status 1.
    """
    prepare_output()
    try:
        status = _status_of(command)
    except OSError:
        unwritten = finish_output()
        if unwritten is None:
            raise
    else:
        unwritten = finish_output()
    if unwritten is None:
        return status
    if is_closed_pipe(unwritten):
        return 1
    say_error(f"handmirror: The output cannot be written ({reason(unwritten)}): choose another place for it.")
    return 2


def _status_of(command: Callable[..., Any]) -> int:
    try:
        command(prog_name="handmirror")
    except UserError as error:
        say_error(f"handmirror: {error}")
        return 2
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not lacks_memory(error):
            raise
        say_error(f"handmirror: {TOO_LITTLE_MEMORY}")
        return 2
    return 0
