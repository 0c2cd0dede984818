"""Everything that varies in synthetic images, and how much. Change any of it on the command line: `skin.polish=0.5`.

A pair is a range that each clip draws from evenly; a single number is a probability (0..1) unless its text says
otherwise.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from math import inf
from pathlib import Path
from typing import Any, get_args

from omegaconf import OmegaConf
from omegaconf.errors import OmegaConfBaseException

from handmirror.core.errors import UserError
from handmirror.training.settings.interpolations import check_interpolations
from handmirror.training.settings.yaml_files import read_yaml
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.things.catalogue import SIZES

Range = tuple[float, float]
NO_PROBABILITIES = (  # single numbers that may be above 1
    "motion.library",
    "motion.mixed",
    "motion.random",
    "motion.real",
    "motion.shape_spread",
    "motion.variation_deg",
    "camera.roll_deg",
    "skin.tint",
    "light.exposure_stops",
    "background.brightness_stops",
    "effects.defocus_px",
)
LOGARITHMIC = ("camera.distance_m", "light.ambient", "effects.noise")


@dataclass(frozen=True)
class CameraKnobs:
    """Where the camera stands and what it sees."""

    view_deg: Range = (45.0, 90.0)  # field of view along the longer side
    distance_m: Range = (0.15, 1.2)  # to the labelled hand; on a logarithmic scale
    width_px: tuple[int, ...] = (424, 640, 640, 848, 960, 1280)  # widths of the full image, one is drawn
    aspect: tuple[float, ...] = (4 / 3, 4 / 3, 16 / 9)  # of the full image, one is drawn
    yaw_deg: Range = (-30.0, 30.0)  # looking at the hand from the side
    pitch_deg: Range = (-25.0, 30.0)  # from below, from above
    any_side: float = 0.08  # from anywhere at all around the hand
    roll_deg: float = 8.0  # standard deviation
    any_roll: float = 0.08  # rotated by any angle
    cut: float = 0.12  # hands that the image's edge may cut, or that are too near to be seen whole
    shake_deg: Range = (0.0, 0.5)  # standard deviation of a held camera's rotation over a clip
    square_px: int = 224  # largest side of the stored square, at most 384; a smaller hand is stored smaller


@dataclass(frozen=True)
class SkinKnobs:
    """Skin and what is worn."""

    folder: str = ""  # of skin textures with MakeHuman's UVs (*.png, *.jpg); empty: only painted skin
    from_folder: float = 0.6  # share of people with a skin of the folder, if there is one
    melanin: Range = (0.0, 1.1)  # of painted skin: very light to very dark
    melanin_shift: Range = (-0.15, 0.25)  # of the folder's skins
    blood: Range = (0.1, 1.1)  # redness of painted skin
    blood_shift: Range = (-0.15, 0.45)  # of the folder's skins
    tint: float = 0.04  # standard deviation of each colour's factor
    marks: Range = (0.5, 1.4)  # strength of red knuckles and fingertips, and of blotches
    creases: Range = (0.35, 1.1)  # strength of wrinkles over joints and lines of the palm
    gloss: Range = (0.05, 0.30)  # dry to moist
    polish: float = 0.10  # nails in a colour
    ring: float = 0.12
    watch: float = 0.12  # or a bracelet
    sleeve: float = 0.55  # forearm in a sleeve
    sleeve_m: Range = (0.0, 0.12)  # how far behind the wrist it begins
    glove: float = 0.03


@dataclass(frozen=True)
class LightKnobs:
    """Lamps, their colours, shadows, and the camera's exposure."""

    second_lamp: float = 0.6
    third_lamp: float = 0.25
    near: float = 0.35  # a lamp 0.5 to 2 m away in place of a far one
    warmth_k: Range = (2700.0, 8000.0)  # kelvin
    coloured: float = 0.06  # a lamp of a vivid colour
    ambient: Range = (0.1, 0.5)  # light from all around, in parts of the first lamp's; on a logarithmic scale
    softness_m: Range = (0.001, 0.012)  # half the width of the shadows' edges
    exposure_stops: float = 0.45  # standard deviation of the error of the automatic exposure
    white_balance: Range = (0.5, 1.0)  # 1: the light's colour is removed entirely


@dataclass(frozen=True)
class BackgroundKnobs:
    """What lies behind."""

    folder: str = ""  # of photos without hands (*.png, *.jpg); empty: only painted ones
    from_folder: float = 0.6  # share of the folder's photos, if there is one
    person: float = 0.25  # a face and body behind the hand
    table: float = 0.3  # a table or wall near the hands, which takes their shadows
    defocus: Range = (0.0, 0.012)  # blur, of the image's side
    brightness_stops: float = 0.6  # standard deviation, against the hands


@dataclass(frozen=True)
class ObjectKnobs:
    """Objects in the hand and in front of it."""

    held: float = 0.25  # a plain object in a hand of any pose that leaves room for it; see motion.holding, too
    before: float = 0.12  # an object that hides a part of the hand
    around: float = 0.2  # objects beside and behind


@dataclass(frozen=True)
class EffectKnobs:
    """What the camera does to the image."""

    exposure_s: Range = (0.002, 0.033)  # how long the shutter is open; what moves then is blurred
    defocus_px: float = 0.6  # scale of an exponential distribution: standard deviation of the blur in pixels
    shake: float = 0.12  # a blur along a line by the camera's own motion
    noise: Range = (0.002, 0.025)  # standard deviation at medium brightness, of 1; on a logarithmic scale
    low_light: float = 0.10  # several times the noise, blotchy, and darker
    vignette: Range = (0.0, 0.35)  # how much darker the full image's corners are
    contrast: Range = (0.85, 1.2)
    saturation: Range = (0.8, 1.35)
    sharpening: Range = (0.0, 0.8)  # that cameras add
    grey: float = 0.06  # grey cameras
    jpeg: tuple[int, int] = (50, 95)  # quality


@dataclass(frozen=True)
class Knobs:
    """All knobs, group by group."""

    motion: MotionKnobs = field(default_factory=MotionKnobs)
    camera: CameraKnobs = field(default_factory=CameraKnobs)
    skin: SkinKnobs = field(default_factory=SkinKnobs)
    light: LightKnobs = field(default_factory=LightKnobs)
    background: BackgroundKnobs = field(default_factory=BackgroundKnobs)
    objects: ObjectKnobs = field(default_factory=ObjectKnobs)
    effects: EffectKnobs = field(default_factory=EffectKnobs)


def read_knobs(changes: list[str]) -> Knobs:
    """The usual knobs with changes like `camera.distance_m=[0.3,0.6]` or a YAML file of them (`knobs.yaml`).

    UserError naming an invalid change.
    """
    config = OmegaConf.structured(Knobs)
    chosen: Any = Knobs()
    for part in (config, *config.values()):
        OmegaConf.set_readonly(part, False)  # frozen classes are read-only
    for change in changes:
        try:
            if "=" in change:
                config = OmegaConf.merge(config, OmegaConf.from_dotlist([change]))
            else:
                values = read_yaml(Path(change), "give GROUP.KNOB=VALUE, or a YAML file of them")
                check_interpolations(values)
                config = OmegaConf.merge(config, OmegaConf.create(values or {}))
            chosen = OmegaConf.to_object(config)
        except (OmegaConfBaseException, OSError, ValueError, TypeError, RecursionError) as error:
            reason = str(error).partition("\n")[0]
            raise UserError(f"The knob {change} cannot be set ({reason}): --list-knobs lists them all.") from error
    knobs = _frozen(chosen)
    for group in fields(knobs):
        _check(group.name, getattr(knobs, group.name))
    return knobs


def _check(group: str, knobs: Any) -> None:
    """UserError for a number out of range, an invalid range or an empty list, which their types allow."""
    for item in fields(knobs):
        value, name = getattr(knobs, item.name), f"{group}.{item.name}"
        if name == "motion.things" and (unknown := [thing for thing in value if thing not in SIZES]):
            raise UserError(f"The knob {name} has an unknown thing, {unknown[0]}: give some of {', '.join(SIZES)}.")
        if isinstance(value, float):
            most = inf if name in NO_PROBABILITIES else 1
            if not 0 <= value <= most or value == inf:
                words = "0 or more" if name in NO_PROBABILITIES else "from 0 to 1"
                raise UserError(f"The knob {name}={value:g} is out of range: give a number {words}.")
        if not isinstance(value, tuple):
            continue
        if get_args(item.type)[-1] is Ellipsis:
            if not value:
                raise UserError(f"The knob {name} has no values: give one or more.")
        elif len(value) != 2 or not -inf < value[0] <= value[1] < inf:
            raise UserError(f"The knob {name} is not a range: give two numbers, the smaller first, as {name}=[1,2].")
        elif name in LOGARITHMIC and value[0] <= 0:
            raise UserError(f"The knob {name} is drawn on a logarithmic scale: give numbers above 0.")


def describe() -> str:
    """Every knob with its usual value, as YAML that can be edited and used as input."""
    return OmegaConf.to_yaml(OmegaConf.structured(Knobs))


def _frozen(value: Any) -> Any:
    """Tuples again, which the config has turned into lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{item.name: _frozen(getattr(value, item.name)) for item in fields(value)})
    return tuple(value) if isinstance(value, list) else value
