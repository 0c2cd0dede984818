"""Hard moments of two hands: they cross, clasp, hide each other, or are those of two people."""

from dataclasses import replace

import numpy as np

from handmirror.core.types import Side
from handmirror.training.hard_moments.script import PLAIN, Key, Script, between, facing, turned
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.sample import hand_motion
from handmirror.training.synthetic.motion.two_hands import draw_touching_pair
from handmirror.training.synthetic.scene import HandMotion


def crossing(script: Script) -> tuple[HandMotion, ...]:
    """The two hands of a person cross, one in front of the other, and cross back."""
    person = script.person()
    front = 0 if script.variant == "right in front" else 1
    return _crossed(script, [(person, Side.RIGHT), (person, Side.LEFT)], front)


def two_people(script: Script) -> tuple[HandMotion, ...]:
    """A hand each of two people, which cross and cross back; in half of the clips both are of the same side."""
    sides = [Side(each) for each in script.variant.split(" and ")]
    return _crossed(script, [(script.person(), side) for side in sides], int(script.chance(0.5)))


def _crossed(script: Script, owners: list[tuple[Person, Side]], front: int) -> tuple[HandMotion, ...]:
    """Two hands that change places twice; the first begins on the left of the image."""
    apart, height = script.uniform(0.14, 0.2), 0.52 + script.uniform(-0.06, 0.06)
    starts, pause = script.uniform(0.8, 1.2), script.uniform(0.5, 1.2)
    takes = [script.uniform(0.5, 1.1) for _ in range(2)]
    seconds = [0.0, starts, starts + takes[0], starts + takes[0] + pause, starts + sum(takes) + pause]
    hands = []
    for number, (person, side) in enumerate(owners):
        z = (-0.5 if number == front else 0.5) * apart
        home, other = (0.27, 0.73) if number == 0 else (0.73, 0.27)
        places = [script.window.place(x, height + script.uniform(-0.04, 0.04), z) for x in (home, other, home)]
        keys = [Key(second, places[k]) for second, k in zip(seconds, (0, 0, 1, 1, 2), strict=True)]
        hands.append(script.hand(person, side, script.free(person), script.walk(keys)))
    return tuple(hands)


def clasping(script: Script) -> tuple[HandMotion, ...]:
    """The hands of a person come together, stay so, and part."""
    person, rng = script.person(), script.rng
    knobs = replace(PLAIN.motion, reach_m=(0.0, 0.03))
    pair = draw_touching_pair(rng, knobs, person, False, script.time_s)
    meets, parts = script.uniform(0.5, 0.9), max(script.seconds - script.uniform(1.1, 1.5), 2.0)
    takes = [script.uniform(0.5, 0.9) for _ in range(2)]
    seconds = np.array([0.0, meets, meets + takes[0], parts, parts + takes[1]])
    apart = between(seconds, script.time_s) @ np.array([1.0, 1.0, 0.0, 0.0, 1.0]) * script.uniform(0.12, 0.15)
    away = apart[:, None] * (-1.0, 0.0, 0.0)  # in the own world of each, where the other hand is to the right
    place = script.window.place(0.5, 0.5)
    hands = []
    for side, movement in zip((Side.RIGHT, Side.LEFT), pair, strict=True):
        own = place * (-1, 1, 1) if side is Side.LEFT else place
        hands.append(hand_motion(rng, person, replace(movement, wrist=movement.wrist + away + own), side, False))
    return tuple(hands)


def behind(script: Script) -> tuple[HandMotion, ...]:
    """A hand goes behind the other one, stays there, and comes out where it came from or on the other side, twice."""
    person = script.person()
    front_side = script.side()
    back_side = Side.LEFT if front_side is Side.RIGHT else Side.RIGHT
    home = 0.2 if back_side is Side.RIGHT else 0.8
    x, y, z = 0.5 + script.uniform(-0.03, 0.03), 0.5 + script.uniform(-0.04, 0.04), script.uniform(0.15, 0.25)
    time, at, keys = 0.0, home, []
    while time < script.seconds:
        place = script.window.place(at, y + script.uniform(-0.06, 0.06), z)
        keys += [Key(time, place), Key(time + script.uniform(0.4, 0.7), place)]
        time = keys[-1].second + script.uniform(0.4, 0.7)
        hidden = script.window.place(x, y + 0.02, z)
        keys += [Key(time, hidden), Key(time + script.uniform(0.5, 1.1), hidden)]
        time = keys[-1].second + script.uniform(0.4, 0.7)
        at = 1 - at if script.variant == "passes" else at
    rotation = turned(
        np.stack([facing(script.rng.choice([0, 180]) + script.rng.normal(0, 12)) for _ in range(2)]),
        np.array([0.0, script.seconds]),
        script.time_s,
    )
    front = script.posed(person, str(script.rng.choice(["flat", "open", "relaxed"])), rotation)
    still = np.tile(script.window.place(x, y, -0.05), (len(script.time_s), 1))
    return (
        script.hand(person, front_side, front, still),
        script.hand(person, back_side, script.free(person), script.walk(keys)),
    )
