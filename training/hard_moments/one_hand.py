"""Hard moments of one hand; some clips have a second one that keeps still beside it."""

import numpy as np

from handmirror.core.types import Array, Side
from handmirror.training.hard_moments.script import HAND_M, Key, Script, between, facing, turned
from handmirror.training.synthetic.scene import HandMotion

FACE = (0.5, 0.42)  # where the face is, in parts of the image's width and height
GRASPS = {"cup": "large_cylinder", "phone": "phone", "pen": "pen", "tool": "small_cylinder"}


def plain(script: Script) -> tuple[HandMotion, ...]:
    """One or both hands of a person move freely and apart, with all of them in view: what is not hard."""
    person, hands = script.person(), []
    sides = [Side.RIGHT, Side.LEFT] if script.variant == "two hands" else [script.side()]
    for side in sides:
        x = 0.5 if len(sides) == 1 else (0.28 if side is Side.RIGHT else 0.72)
        seconds = np.linspace(0, script.seconds, 5)
        keys = [
            Key(second, script.window.place(x + script.uniform(-0.06, 0.06), 0.52 + script.uniform(-0.08, 0.08)))
            for second in seconds
        ]
        hands.append(script.hand(person, side, script.free(person), script.walk(keys)))
    return tuple(hands)


def border(script: Script) -> tuple[HandMotion, ...]:
    """A hand comes in over a border, leaves there, and comes back; sometimes the other one is there all the time."""
    person, side = script.person(), script.side()
    stays_too = script.number % 8 >= 4
    time, keys = script.uniform(0.2, 0.5), []
    for _ in range(2):
        away = script.at_border(script.variant, HAND_M * 0.75)
        enters, stays, leaves = script.uniform(0.3, 0.7), script.uniform(0.9, 1.3), script.uniform(0.3, 0.7)
        shown = [script.inside(spread=0.08 if stays_too else 0.12) for _ in range(2)]
        keys += [Key(time, away), Key(time + enters, shown[0]), Key(time + enters + stays, shown[1])]
        time += enters + stays + leaves
        keys.append(Key(time, away))
        time += script.uniform(0.3, 0.9)
    hands = [script.hand(person, side, script.free(person), script.walk(keys))]
    if stays_too:
        hands.append(_beside(script, script.variant, side))
    return tuple(hands)


def half_outside(script: Script) -> tuple[HandMotion, ...]:
    """A hand goes from the middle to a border, stays there for long with about half of it outside, and comes back."""
    person, end = script.person(), max(script.seconds - script.uniform(0.7, 1.0), 1.3)
    time, keys = script.uniform(0.4, 0.7), [Key(0.0, script.inside())]
    keys.append(Key(time, script.inside()))
    time += 0.6
    while time < end:
        keys.append(Key(time, script.at_border(script.variant, script.uniform(-0.035, 0.035))))
        time += script.uniform(0.5, 1.1)
    if end > keys[-1].second:
        keys.append(Key(end, keys[-1].place))
    keys.append(Key(keys[-1].second + 0.5, script.inside()))
    return (script.hand(person, script.side(), script.free(person), script.walk(keys)),)


def held(script: Script) -> tuple[HandMotion, ...]:
    """A hand with a thing in it: it comes in over the lower border, is moved about and turned."""
    person, seconds = script.person(), np.linspace(0.5, script.seconds, 5)
    keys = [Key(0.0, script.at_border("bottom", HAND_M * 0.5)), *(Key(s, script.inside()) for s in seconds)]
    return (script.hand(person, script.side(), script.posed(person, GRASPS[script.variant]), script.walk(keys)),)


def face(script: Script) -> tuple[HandMotion, ...]:
    """A hand goes before a face, stays on it, and leaves it again."""
    person, side = script.person(), script.side()
    beside = 0.2 if side is Side.RIGHT else 0.8
    time, keys = 0.0, []
    while time < script.seconds:
        away = script.window.place(beside + script.uniform(-0.05, 0.05), 0.6 + script.uniform(-0.1, 0.1))
        keys += [Key(time, away), Key(time + script.uniform(0.2, 0.5), away)]
        time = keys[-1].second + script.uniform(0.4, 0.8)
        for _ in range(2):
            x, y = FACE[0] + script.uniform(-0.08, 0.08), FACE[1] + script.uniform(-0.1, 0.14)
            keys.append(Key(time, script.window.place(x, y)))
            time += script.uniform(0.5, 0.9)
    return (script.hand(person, side, script.free(person), script.walk(keys)),)


def edge_on(script: Script) -> tuple[HandMotion, ...]:
    """A hand turns from palm or back to its edge, or to point at the lens, and back, twice."""
    person, rng = script.person(), script.rng
    time, seconds, turns = 0.0, [], []
    while time < script.seconds:
        front = facing(rng.choice([0, 180]) + rng.normal(0, 12), rng.normal(0, 8), rng.normal(0, 10))
        if script.variant == "pointing":
            hard = facing(rng.choice([0, 180]) + rng.normal(0, 20), script.uniform(72, 98), rng.normal(0, 12))
        else:
            hard = facing(rng.choice([90, -90]) + rng.normal(0, 7), rng.normal(0, 10), rng.normal(0, 12))
        for turn, lasts in ((front, script.uniform(0.4, 0.8)), (hard, script.uniform(0.9, 1.5))):
            seconds += [time, time + lasts]
            turns += [turn, turn]
            time += lasts + script.uniform(0.3, 0.5)
    rotation = turned(np.stack(turns), np.array(seconds), script.time_s)
    shape = str(rng.choice(["point", "open", "relaxed", "flat"] if script.variant == "pointing" else ["flat", "open"]))
    keys = [Key(second, script.inside(spread=0.08)) for second in np.linspace(0, script.seconds, 4)]
    return (script.hand(person, script.side(), script.posed(person, shape, rotation), script.walk(keys)),)


def fast(script: Script) -> tuple[HandMotion, ...]:
    """A hand in motion so fast that it is blurred, between moments of rest."""
    person = script.person()
    path = {"wave": _wave, "dash": _dash, "towards": _towards}[script.variant](script)
    return (script.hand(person, script.side(), script.free(person), path),)


def _wave(script: Script) -> Array:
    """From side to side."""
    middle, reach, hertz = script.inside(spread=0.05), script.uniform(0.11, 0.16), script.uniform(1.6, 2.6)
    way = np.array([1.0, script.uniform(-0.4, 0.4), 0.0])
    rests = np.array([0.0, 0.5, 0.8, 2.4, 2.8, 3.4, 3.7, max(script.seconds - 0.3, 4.0)])
    strength = between(rests, script.time_s) @ np.array([0, 0, 1, 1, 0, 0, 1, 1.0])
    return middle + reach * (strength * np.sin(2 * np.pi * hertz * script.time_s))[:, None] * way


def _dash(script: Script) -> Array:
    """From place to place at once."""
    time, keys, x = 0.0, [], 0.3
    while time < script.seconds:
        place = script.window.place(x, script.uniform(0.35, 0.68), script.uniform(-0.05, 0.1))
        keys += [Key(time, place), Key(time + script.uniform(0.3, 0.7), place)]
        time = keys[-1].second + script.uniform(0.11, 0.2)
        x = 1 - x + script.uniform(-0.06, 0.06)
        x = float(np.clip(x, 0.2, 0.8))
    return script.walk(keys)


def _towards(script: Script) -> Array:
    """Towards the lens and away."""
    time, keys, near = 0.0, [], False
    while time < script.seconds:
        z = -script.window.distance_m + script.uniform(0.28, 0.34) if near else script.uniform(0.1, 0.35)
        place = script.window.place(0.5 + script.uniform(-0.05, 0.05), 0.52 + script.uniform(-0.05, 0.05), z)
        keys += [Key(time, place), Key(time + script.uniform(0.3, 0.6), place)]
        time, near = keys[-1].second + script.uniform(0.2, 0.35), not near
    return script.walk(keys)


def _beside(script: Script, border: str, other: Side) -> HandMotion:
    """A hand that keeps still away from a border, of the other side."""
    side = Side.LEFT if other is Side.RIGHT else Side.RIGHT
    x = {"left": 0.82, "right": 0.18}.get(border, 0.2 if side is Side.RIGHT else 0.8)
    person, place = script.person(), script.window.place(x, 0.55, 0.1)
    return script.hand(person, side, script.free(person), np.tile(place, (len(script.time_s), 1)))
