"""Arguments and options that several commands share."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.errors import UserError
from handmirror.core.gestures.files import shipped_path
from handmirror.core.hand.people import find_person
from handmirror.core.hand.size import MAX_HAND_LENGTH, MIN_HAND_LENGTH
from handmirror.core.network.devices import Device, EngineName
from handmirror.core.robots import ROBOTS, URDF_SOURCE, RobotChoice
from handmirror.core.stream.address import MAX_VMC_RATE, MIN_VMC_RATE
from handmirror.core.tracking.config import MAX_HANDS, TrackerConfig

SourceArgument = Annotated[
    str, typer.Argument(help="Camera number or name, video, picture, folder of pictures, http(s) or rtsp address.")
]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Camera number or name, video, picture, folder of pictures, http(s) or rtsp address; or videos of several "
        "cameras.",
    ),
]
CamerasOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Extrinsics of several cameras: cameras.json of handmirror calibrate, Kalibr's camchain.yaml, or a stereo "
        "calibration of OpenCV.",
        show_default="found from the moving hand",
    ),
]
IntrinsicsOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="fx,fy,cx,cy in pixels, or a calibration file of ROS, OpenCV, RealSense, Kalibr, COLMAP and others.",
    ),
]
CameraModeOption = Annotated[
    str | None,
    typer.Option(
        metavar="MODE",
        help="WIDTHxHEIGHT or WIDTHxHEIGHT@FPS of a camera, as listed by handmirror cameras; a format such as MJPG "
        "may follow after a space.",
        show_default="the largest with 30 fps",
    ),
]
FovOption = Annotated[
    str | None,
    typer.Option(
        metavar="DEG",
        help="Field of view across the longer side, where the intrinsics are unknown; 78d: across the diagonal.",
        show_default="60",
    ),
]
SessionArgument = Annotated[Path, typer.Argument(help="A session's folder.")]
DeviceOption = Annotated[Device, typer.Option(help="Where the networks run.")]
HandModelOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Hand model to use instead of the bundled one: MANO_RIGHT.pkl, or an .npz in its format."
    ),
]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Replace existing results; refused without this option.")
]
RefineOption = Annotated[
    bool,
    typer.Option(
        "--refine",
        help="Afterwards, refine the hands with later frames, too: steadier without lag, the same hand under one "
        "number, gaps up to half a second filled. Repeat the command to resume an interrupted run.",
    ),
]
SecondsOption = Annotated[
    float | None,
    typer.Option(min=0.1, help="How many seconds to run.", show_default="until Ctrl-C or the end of the source"),
]
VmcOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Send VMC (OSC over UDP): on (127.0.0.1:39539), a port, HOST or HOST:PORT."),
]
VmcRateOption = Annotated[
    float | None,
    typer.Option(
        metavar="HZ",
        min=MIN_VMC_RATE,
        max=MAX_VMC_RATE,
        help="Send VMC this many times a second, with interpolated poses.",
        show_default="each frame as it arrives",
    ),
]
WebOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Serve a page with the meshes: on (127.0.0.1:8765), a port or HOST:PORT."),
]
RobotOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help=f"A robot hand that follows the hands: {', '.join(ROBOTS)}, or a configuration of dex-retargeting (.yml).",
    ),
]
RerunOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Show hands and pictures in a running viewer of Rerun: on (127.0.0.1:9876), a port or HOST:PORT.",
    ),
]
FoxgloveOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Serve the hands to Foxglove: on (127.0.0.1:8766), a port or HOST:PORT."),
]
RobotAddressOption = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Where the robot's joints are sent: on (127.0.0.1:39600, UDP), a port, HOST or HOST:PORT.",
    ),
]
RobotsFolderOption = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help=f"The URDF files of the robots: robots/hands of {URDF_SOURCE}."),
]

# by the fields of TrackerConfig, whose defaults they have
TRACKER_OPTIONS: dict[str, Any] = {
    "max_hands": Annotated[int, typer.Option(min=1, max=MAX_HANDS, help="Maximum number of hands to track.")],
    "device": DeviceOption,
    "engine": Annotated[EngineName, typer.Option(help="The library that runs the networks.")],
    "checkpoint": Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A trained network (.safetensors) to use instead of the bundled one."),
    ],
    "fit": Annotated[
        bool,
        typer.Option("--fit", help="Pose the hands by fitting the hand model to key points, without a network."),
    ],
    "hand_model": HandModelOption,
    "hand_length": Annotated[
        float | None,
        typer.Option(
            metavar="CM",
            min=100 * MIN_HAND_LENGTH,
            max=100 * MAX_HAND_LENGTH,
            help="Length of the hands from the wrist to the tip of the middle finger; sets their distance.",
            show_default="estimated",
        ),
    ],
    "gestures": Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Recognise the gestures of this file; on: those that ship.", show_default="off"
        ),
    ],
    "smooth": Annotated[bool, typer.Option(help="Smooth the motion with a One-Euro filter.")],
}
PersonOption = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A person whose hand was measured by handmirror calibrate --hand."),
]


def with_tracker_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes TRACKER_OPTIONS, and --person, from the command line in place of its parameter `tracker`.

    Where it has one of these options itself, `tracker` has the default of that one.
    UserError when it is called with options that contradict each other, or the person is not known.
    """
    defaults = {field.name: field.default for field in fields(TrackerConfig)}
    own = [parameter for name, parameter in inspect.signature(command).parameters.items() if name != "tracker"]
    names = [name for name in TRACKER_OPTIONS if name not in {parameter.name for parameter in own}]
    added = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=defaults[name], annotation=TRACKER_OPTIONS[name]
        )
        for name in names
    ]
    added.append(inspect.Parameter("person", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=PersonOption))

    @wraps(command)
    def with_options(**values: Any) -> None:
        options = {name: values.pop(name) for name in names}
        length = _hand_length(options.pop("hand_length"), values.pop("person"))
        gestures = gesture_file_of(options.pop("gestures", None))
        command(tracker=TrackerConfig(**options, hand_length=length, gestures=gestures), **values)

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own] + added
    with_options.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def _hand_length(length_cm: float | None, person: str | None) -> float | None:
    """In metres, of --hand-length or --person; UserError when both are given."""
    if person is None:
        return None if length_cm is None else length_cm / 100
    if length_cm is not None:
        raise UserError("A hand length and a person were both given: give one of the two.")
    return find_person(person).hand_length


def vmc_rate_of(rate: float | None, vmc: str | None) -> float | None:
    """The value of --vmc-rate; UserError where VMC is not sent."""
    if rate is not None and vmc is None:
        raise UserError("--vmc-rate was given, but VMC is not sent: add --vmc on.")
    return rate


def robot_of(robot: str | None, folder: Path | None) -> RobotChoice | None:
    """What --robot and --robots-folder choose; UserError when the folder is given alone."""
    if robot is None:
        if folder is not None:
            raise UserError(f"A folder of robots was given, but no robot: add --robot with {', '.join(ROBOTS)}.")
        return None
    return RobotChoice(robot, folder)


def camera_mode_of(text: str | None) -> CameraMode:
    """A CameraModeOption's value as open_source takes it; UserError when it is invalid."""
    return DEFAULT_MODE if text is None else CameraMode.parse(text)


def gesture_file_of(text: str | None) -> Path | None:
    """The file of --gestures: "on" is the one that ships; None for "off"."""
    if text is None or text == "off":
        return None
    return shipped_path() if text == "on" else Path(text)
