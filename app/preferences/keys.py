"""The settings of the dialog: keys in the file, defaults and permitted values. docs/settings.md describes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

from platformdirs import user_videos_path

from handmirror.app.settings import T
from handmirror.app.translation import LANGUAGES
from handmirror.app.widgets.theme import TEXT_SIZES, THEMES
from handmirror.core.network.devices import DEVICES, ENGINES
from handmirror.core.stream.address import MAX_VMC_RATE, MIN_VMC_RATE
from handmirror.core.tracking.smoothing import MAX_STRENGTH, MIN_STRENGTH

METHODS = ("network", "fit", "checkpoint")
MAX_SHOWN_HANDS = 4


@dataclass(frozen=True, eq=False)
class Setting(Generic[T]):
    """One value of the settings file; a saved one that does not fit counts as missing."""

    key: str
    default: T
    fits: Callable[[T], bool] = lambda value: True


THEME = Setting("theme", "dark", lambda name: name in THEMES)
TEXT_SIZE = Setting("text_size", 100, lambda percent: TEXT_SIZES[0] <= percent <= TEXT_SIZES[1])
LANGUAGE = Setting("language", "", lambda name: name in ("", *LANGUAGES))
MAX_HANDS = Setting("max_hands", 2, lambda count: 1 <= count <= MAX_SHOWN_HANDS)
DEVICE = Setting("device", "auto", lambda name: name in DEVICES)
ENGINE = Setting("engine", "auto", lambda name: name in ENGINES)
METHOD = Setting("method", "network", lambda name: name in METHODS)
CHECKPOINT = Setting("checkpoint", "")
SMOOTHING = Setting("smoothing", 1.0, lambda strength: MIN_STRENGTH <= strength <= MAX_STRENGTH)
SESSIONS = Setting("sessions", str(user_videos_path() / "Handmirror"), bool)
REFINE = Setting("refine", True)
VMC_ADDRESS = Setting("stream/vmc", "on", bool)
VMC_RATE = Setting("stream/vmc_rate", 0, lambda hz: hz == 0 or MIN_VMC_RATE <= hz <= MAX_VMC_RATE)  # 0: each frame
WEB_ADDRESS = Setting("stream/web", "on", bool)
WEB_TOKEN = Setting("stream/token", "")


def camera_mode(name: str) -> Setting[str]:
    """The mode of the camera of this name, as `CameraMode.parse` takes it; empty: chosen automatically."""
    return Setting(f"camera/{name}/mode", "")


def camera_controls(name: str) -> Setting[list[str]]:
    """The controls of the camera of this name that were set, as `parse_control` takes them."""
    none: list[str] = []
    return Setting(f"camera/{name}/controls", none)
