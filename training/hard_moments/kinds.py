"""The kinds of hard moments: what the hands of each do."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from handmirror.core.types import Array, Side
from handmirror.training.hard_moments.paths import HAND_M, Key, Window, follow, moving_hand
from handmirror.training.synthetic.knobs import BackgroundKnobs, EffectKnobs, Knobs, ObjectKnobs, SkinKnobs
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.person import Person, draw_person
from handmirror.training.synthetic.scene import HandMotion

# an ordinary webcam on an ordinary day: what is hard is the moment
PLAIN = Knobs(
    motion=MotionKnobs(held=0.1, gesture=0.2, any_turn=0.0, shape_spread=0.8, tremor=(0.3, 1.0)),
    skin=SkinKnobs(glove=0.0, polish=0.05, ring=0.1, watch=0.1),
    background=BackgroundKnobs(person=0.3, table=0.0),
    objects=ObjectKnobs(held=0.0, before=0.0, around=0.1),
    effects=EffectKnobs(
        exposure_s=(0.004, 0.016), defocus_px=0.4, shake=0.0, noise=(0.003, 0.012), low_light=0.0, grey=0.0
    ),
)
BORDERS = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "top": (0.0, -1.0), "bottom": (0.0, 1.0)}


@dataclass(frozen=True, eq=False)
class Script:
    """What a kind's clip is made from."""

    rng: np.random.Generator
    window: Window
    time_s: Array  # [t] seconds
    variant: str

    @property
    def seconds(self) -> float:
        """From the first to the last frame."""
        return float(self.time_s[-1])

    def uniform(self, low: float, high: float) -> float:
        """A number drawn evenly."""
        return float(self.rng.uniform(low, high))

    def side(self) -> Side:
        """Any side."""
        return Side.LEFT if self.rng.random() < 0.5 else Side.RIGHT

    def person(self) -> Person:
        """Anybody."""
        return draw_person(self.rng, PLAIN.motion)

    def hand(self, person: Person, side: Side, keys: list[Key], knobs: MotionKnobs = PLAIN.motion) -> HandMotion:
        """A hand that goes from key to key."""
        return moving_hand(self.rng, knobs, person, side, follow(keys, self.time_s), self.time_s)

    def inside(self, z: float = 0.0, spread: float = 0.12) -> Array:
        """A place [3] at which the hand is in the image."""
        return self.window.place(0.5 + self.uniform(-spread, spread), 0.52 + self.uniform(-spread, spread), z)

    def at_border(self, border: str, metres: float, z: float = 0.0) -> Array:
        """A place [3], `metres` outside of a border (negative: inside)."""
        way = np.array(BORDERS[border])
        along = np.array([0.5, 0.55]) + self.rng.uniform(-0.2, 0.2, 2)
        edge = np.where(way == 0, along, (way > 0).astype(float))
        return self.window.place(*(edge + way * self.window.margin(metres, z)), z)


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of hard moment."""

    make: Callable[[Script], tuple[HandMotion, ...]]
    variants: tuple[str, ...] = ("",)  # clip n has number n modulo their count
    knobs: Knobs = field(default_factory=lambda: PLAIN)


def border(script: Script) -> tuple[HandMotion, ...]:
    """A hand comes in over a border, leaves there, and comes back."""
    time, keys = script.uniform(0.2, 0.5), []
    outside = [script.at_border(script.variant, HAND_M * 0.75) for _ in range(2)]
    for away in outside:
        enters, stays, leaves = script.uniform(0.3, 0.7), script.uniform(0.9, 1.3), script.uniform(0.3, 0.7)
        shown = [script.inside() for _ in range(2)]
        keys += [Key(time, away), Key(time + enters, shown[0]), Key(time + enters + stays, shown[1])]
        time += enters + stays + leaves
        keys.append(Key(time, away))
        time += script.uniform(0.3, 0.9)
    return (script.hand(script.person(), script.side(), keys),)


def half_outside(script: Script) -> tuple[HandMotion, ...]:
    """A hand comes from the middle to a border, stays there with about half of it outside, and comes back."""
    end = script.seconds - script.uniform(0.7, 1.0)
    time, keys = script.uniform(0.5, 0.8), [Key(0.0, script.inside())]
    keys.append(Key(time, script.inside()))
    time += 0.6
    while time < end:
        keys.append(Key(time, script.at_border(script.variant, script.uniform(-0.035, 0.035))))
        time += script.uniform(0.5, 1.1)
    keys += [Key(end, keys[-1].place), Key(end + 0.5, script.inside())] if end > keys[-1].second else []
    return (script.hand(script.person(), script.side(), keys),)


def crossing(script: Script) -> tuple[HandMotion, ...]:
    """The two hands of a person cross, one in front of the other, and cross back."""
    person, apart = script.person(), script.uniform(0.14, 0.2)
    front = Side.RIGHT if script.variant == "right in front" else Side.LEFT
    height = 0.52 + script.uniform(-0.06, 0.06)
    starts, pause = script.uniform(0.8, 1.2), script.uniform(0.5, 1.2)
    takes = [script.uniform(0.5, 1.1) for _ in range(2)]
    hands = []
    for side in (Side.RIGHT, Side.LEFT):
        z = (-0.5 if side is front else 0.5) * apart
        home, other = (0.27, 0.73) if side is Side.RIGHT else (0.73, 0.27)
        places = [script.window.place(x, height + script.uniform(-0.04, 0.04), z) for x in (home, other, home)]
        seconds = [0.0, starts, starts + takes[0], starts + takes[0] + pause, starts + sum(takes) + pause]
        keys = [Key(second, places[k]) for second, k in zip(seconds, (0, 0, 1, 1, 2), strict=True)]
        hands.append(script.hand(person, side, keys))
    return tuple(hands)


KINDS = {
    "border": Kind(border, tuple(BORDERS)),
    "half-outside": Kind(half_outside, tuple(BORDERS)),
    "crossing": Kind(crossing, ("right in front", "left in front")),
}
