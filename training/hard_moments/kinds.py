"""The kinds of hard moments."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from handmirror.training.hard_moments import one_hand, two_hands
from handmirror.training.hard_moments.script import BORDERS, PLAIN, Script
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.scene import HandMotion


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of hard moment."""

    make: Callable[[Script], tuple[HandMotion, ...]]
    variants: tuple[str, ...] = ("",)  # clip n has number n modulo their count
    knobs: Knobs = PLAIN
    has_thing: bool = False  # the variant is the name of a thing in the hand
    has_face: bool = False  # a face is painted behind the hands
    two_people: bool = False  # the second hand is another person's
    stops: tuple[float, float] = (0.0, 0.0)  # range of how much light is missing


def _with(**groups: dict[str, object]) -> Knobs:
    """Usual knobs with others in some groups."""
    return replace(PLAIN, **{name: replace(getattr(PLAIN, name), **values) for name, values in groups.items()})


DARK = {"low_light": 1.0, "noise": (0.008, 0.02), "exposure_s": (0.016, 0.033)}
KINDS = {
    "plain": Kind(one_hand.plain, ("one hand", "two hands")),
    "border": Kind(one_hand.border, tuple(BORDERS)),
    "half-outside": Kind(one_hand.half_outside, tuple(BORDERS)),
    "crossing": Kind(two_hands.crossing, ("right in front", "left in front")),
    "clasping": Kind(two_hands.clasping),
    "behind": Kind(two_hands.behind, ("returns", "passes")),
    "held": Kind(one_hand.held, tuple(one_hand.GRASPS), _with(objects={"around": 0.0}), has_thing=True),
    "face": Kind(one_hand.face, has_face=True, knobs=_with(background={"person": 0.0})),
    "edge-on": Kind(one_hand.edge_on, ("edge", "pointing")),
    "fast": Kind(one_hand.fast, ("wave", "dash", "towards"), _with(effects={"exposure_s": (0.018, 0.033)})),
    "dark": Kind(one_hand.plain, ("one hand", "two hands"), _with(effects=DARK), stops=(1.5, 3.0)),
    "grey": Kind(one_hand.plain, ("one hand", "two hands"), _with(effects={"grey": 1.0}), stops=(0.0, 1.0)),
    "two-people": Kind(
        two_hands.two_people,
        ("right and right", "right and left", "left and left", "left and right"),
        two_people=True,
    ),
    "gloves": Kind(one_hand.plain, ("one hand", "two hands"), _with(skin={"glove": 1.0})),
    "sleeves": Kind(one_hand.plain, ("one hand", "two hands"), _with(skin={"sleeve": 1.0, "sleeve_m": (-0.08, -0.03)})),
}
