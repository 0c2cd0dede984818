"""The controls of a camera: exposure, focus, white balance and others, each with a value, an automatic, or both."""

from dataclasses import dataclass
from typing import Literal, Protocol, get_args

ControlName = Literal["exposure", "focus", "white balance", "gain", "brightness", "contrast", "mains frequency"]
CONTROL_NAMES: tuple[ControlName, ...] = get_args(ControlName)
AUTOMATIC = "auto"  # in place of a value, in text


@dataclass(frozen=True)
class Range:
    """The values of a control, in the driver's unit."""

    low: int
    high: int
    step: int
    default: int
    value: int  # the current one; while the automatic is on, what it has chosen, where the driver reports it
    unit: str = ""  # such as K, "ms/10" for tenths of a millisecond; empty where a driver has its own
    names: tuple[tuple[int, str], ...] = ()  # of a menu: its values and what the driver calls them


@dataclass(frozen=True)
class Control:
    """One control that a camera has."""

    name: ControlName
    range: Range | None  # None: the automatic can be switched, and nothing else
    automatic: bool | None = None  # whether the camera chooses the value; None where it never does
    automatic_default: bool | None = None


class CameraControls(Protocol):
    """Reads and sets the controls of one camera, on any thread, also while it delivers frames."""

    def read(self) -> tuple[Control, ...]:
        """The controls that the camera has now; empty when it has none or has vanished."""

    def set(self, name: ControlName, value: int | None) -> None:
        """Set a value, or with None let the camera choose it; UserError when the camera refuses."""


class NoControls:
    """Of a camera whose controls cannot be reached."""

    def read(self) -> tuple[Control, ...]:
        """See CameraControls."""
        return ()

    def set(self, name: ControlName, value: int | None) -> None:
        """See CameraControls."""


def parse_control(text: str) -> tuple[ControlName, int | None] | None:
    """A name and a value from `NAME=VALUE` or `NAME=auto` (None); None where the text is anything else."""
    name, _, value = text.partition("=")
    known = next((each for each in CONTROL_NAMES if each == name), None)
    if known is None or not (value == AUTOMATIC or value.removeprefix("-").isdecimal()) or len(value) > 11:
        return None
    return known, None if value == AUTOMATIC else int(value)


def control_text(name: ControlName, value: int | None) -> str:
    """What `parse_control` reads."""
    return f"{name}={AUTOMATIC if value is None else value}"
