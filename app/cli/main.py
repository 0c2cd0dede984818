"""The command `handmirror`: the window when no command is given, and the commands, which need no window.

In place of a command stands what the window is to open, as desktops pass it for "Open with".

A command is the function in `app/cli/<command>.py` of the same name. Its module is imported when the command is called.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from handmirror.app.cli.files import sources_at_the_start
from handmirror.app.cli.options import (
    CameraModeOption,
    FovOption,
    IntrinsicsOption,
    camera_mode_of,
    with_tracker_options,
)
from handmirror.app.several import join_sources
from handmirror.app.terminal import finish_output, is_closed_pipe, prepare_output, say_error, screen
from handmirror.core.errors import TOO_LITTLE_MEMORY, UserError, lacks_memory
from handmirror.core.files import unwritten
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.version import program_version

SUMMARIES = {
    "track": "Track a source without a window and write the hands to a folder.",
    "batch": "Track a collection of videos in several processes; a run that was ended is continued.",
    "record": "Track live and keep every frame: session.json, video.mkv and poses.jsonl.",
    "stream": "Track live, or play a session, and send the hands to other programs.",
    "replay": "Render a session to a video with the tracked hands drawn over it.",
    "rerun": "Track a session's video again, with another checkpoint, filter or hand model.",
    "compare": "Compare two runs over the same frames: how far apart their joints are, and how steady each is.",
    "export": "Write a session for another program; units and axes are stated in its readme.",
    "bench": "Measure CPU and wall time per frame and stage, start-up time and memory; or the latency of the window.",
    "calibrate": "Measure a camera's lens with a printed board, or a hand beside a bank card or sheet of paper.",
    "cameras": "List the cameras and, where the system reports them, their modes.",
    "doctor": "Check versions, engine, OpenGL, cameras and assets, and say how to fix what is missing.",
}


def load(module: str) -> ModuleType:
    """A module of this folder; its libraries may take a second to load."""
    return import_module(f"handmirror.app.cli.{module}")


def load_command(name: str) -> TyperCommand:
    """A command with its options; the DETAILS of its module, if any, are shown beneath the summary."""
    module = load(name)
    texts = (SUMMARIES[name], getattr(module, "DETAILS", ""))
    single = typer.Typer(add_completion=False)
    single.command(name, help="\n\n".join(filter(None, texts)))(getattr(module, name))
    return typer.main.get_command(single)  # type: ignore[return-value]


class CommandGroup(TyperGroup):
    """Lists the commands by their summaries, and loads the one that is called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = {name: TyperCommand(name, help=summary) for name, summary in SUMMARIES.items()}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments; a file or address in place of a command becomes the source (called by typer)."""
        options, rest, _ = self.make_parser(ctx).parse_args(list(args))
        if rest and rest[0] not in self.commands and (files := sources_at_the_start(rest)):
            if options.get("source") is not None:
                raise UserError(f"Two sources were given, {options['source']} and {files[0]}: omit one.")
            before = args[: len(args) - len(rest)]
            args = ["--source", join_sources(files), *before, *rest[len(files) :]]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that the arguments begin with (called by typer)."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, None if name is None else load_command(name), rest


app = typer.Typer(
    cls=CommandGroup,
    add_completion=False,
    no_args_is_help=False,
    help="Handmirror: your hand as a live 3D mesh.",
    pretty_exceptions_show_locals=False,  # an address among them may contain a password
)


def print_version(wanted: bool) -> None:
    """Print the version and exit, if `wanted`."""
    if wanted:
        screen.print(f"handmirror {program_version()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
@with_tracker_options
def window(
    context: typer.Context,
    tracker: TrackerConfig,
    source: Annotated[
        str | None,
        typer.Option(
            help="What to open: camera, video, pictures or address.", show_default="first camera, or the demo clip"
        ),
    ] = None,
    camera_mode: CameraModeOption = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    seconds: Annotated[
        float | None, typer.Option(min=0.1, help="Close after this many seconds and print a summary.")
    ] = None,
    screenshot: Annotated[Path | None, typer.Option(help="Save a picture of the window before it closes.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Open the window; without a display, track the demo clip instead.

    `handmirror FILE` opens the window with a video, a picture, a folder, a session or an address.
    """
    if context.invoked_subcommand is None:
        camera = camera_mode_of(camera_mode)
        raise SystemExit(load("start").open_window(source, intrinsics, fov, tracker, seconds, screenshot, camera))


def run(command: Callable[..., Any]) -> int:
    """Call a command and return the exit status.

    UserError, too little memory, and output that cannot be written become one sentence on stderr and status 2. A closed
    pipe is not reported: status 1.
    """
    prepare_output()
    try:
        status = _status_of(command)
    except OSError:
        failure = finish_output()
        if failure is None:
            raise
    else:
        failure = finish_output()
    if failure is None:
        return status
    if is_closed_pipe(failure):
        return 1
    say_error(f"handmirror: {unwritten('The output', failure, 'choose another place for it')}")
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
