"""Arguments and options that several commands share."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from handmirror.core.camera.modes import DEFAULT_MODE, CameraMode
from handmirror.core.hand.size import LONGEST, SHORTEST


class DeviceChoice(str, Enum):
    """Where the networks run."""

    auto = "auto"
    cpu = "cpu"
    cuda = "cuda"
    directml = "directml"
    coreml = "coreml"


class EngineChoice(str, Enum):
    """The library that runs the networks."""

    auto = "auto"
    onnxruntime = "onnxruntime"
    torch = "torch"


SourceArgument = Annotated[
    str, typer.Argument(help="Camera number or name, video, picture, folder of pictures, http(s) or rtsp address.")
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
        help="WIDTHxHEIGHT or WIDTHxHEIGHT@FPS of a camera; handmirror cameras lists them. [the largest with 30 fps]",
    ),
]
FovOption = Annotated[
    str | None,
    typer.Option(
        metavar="DEG",
        help="Field of view across the longer side, when K is unknown; 78d: across the diagonal. [60]",
    ),
]
SessionArgument = Annotated[Path, typer.Argument(help="A session's folder.")]
HandsOption = Annotated[int, typer.Option(min=1, max=8, help="How many hands to follow.")]
DeviceOption = Annotated[DeviceChoice, typer.Option(help="Where the networks run.")]
EngineOption = Annotated[EngineChoice, typer.Option(help="The library that runs the networks.")]
CheckpointOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A trained network (.safetensors) to pose the hands, not the shipped one."),
]
FitOption = Annotated[
    bool,
    typer.Option("--fit", help="Pose the hands by fitting the hand model to key points, without a network."),
]
HandModelOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Hand model, if not the bundled one: MANO_RIGHT.pkl, or an .npz in its format."),
]
HandLengthOption = Annotated[
    float | None,
    typer.Option(
        metavar="CM",
        min=100 * SHORTEST,
        max=100 * LONGEST,
        help="Length of the hands from the wrist to the tip of the middle finger: tells how far they are. [guessed]",
    ),
]
SmoothOption = Annotated[bool, typer.Option(help="Steady the hands with a One-Euro filter.")]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Overwrite an existing result, which is refused otherwise.")
]
VmcOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Send VMC (OSC over UDP): on (127.0.0.1:39539), a port, HOST or HOST:PORT."),
]
WebOption = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Serve a page with the meshes: on (127.0.0.1:8765), a port or HOST:PORT."),
]


def camera_mode_of(text: str | None) -> CameraMode:
    """A CameraModeOption's value as open_source takes it; UserError when it is invalid."""
    return DEFAULT_MODE if text is None else CameraMode.parse(text)


def in_metres(centimetres: float | None) -> float | None:
    """A HandLengthOption's value as the tracker takes it."""
    return None if centimetres is None else centimetres / 100
