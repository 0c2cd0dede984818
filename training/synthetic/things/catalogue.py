"""Things that hands hold, each with sizes that are usual in homes and offices.

SIZES are ranges in metres from which each thing is drawn evenly. A thing's z axis is what stands upright, or its long
axis; of flat things it is the normal of the front. Its origin is where a hand holds it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from handmirror.core.types import Array
from handmirror.training.synthetic.forms import RINGS
from handmirror.training.synthetic.things import solids
from handmirror.training.synthetic.things.solids import Distance, Part

SIZES: dict[str, dict[str, tuple[float, float]]] = {
    "bottle": {"radius": (0.027, 0.037), "height": (0.17, 0.24), "neck": (0.011, 0.014)},
    "cup": {"radius": (0.026, 0.038), "height": (0.08, 0.13)},
    "mug": {"radius": (0.036, 0.044), "height": (0.088, 0.108), "handle": (0.0045, 0.0065), "gap": (0.027, 0.034)},
    "phone": {"width": (0.064, 0.078), "length": (0.130, 0.165), "thickness": (0.007, 0.0095)},
    "pen": {"radius": (0.0035, 0.0055), "length": (0.130, 0.155)},
    "knife": {"handle": (0.095, 0.125), "width": (0.009, 0.0125), "thickness": (0.006, 0.0085), "blade": (0.09, 0.20)},
    "screwdriver": {"handle": (0.085, 0.115), "radius": (0.010, 0.015), "shaft": (0.06, 0.15)},
    "plate": {"radius": (0.085, 0.135), "height": (0.012, 0.024)},
    "book": {"width": (0.11, 0.17), "length": (0.17, 0.24), "thickness": (0.008, 0.028)},
    "ball": {"radius": (0.02, 0.034)},
}
WALL_M = 0.0025  # of cups and plates
COVER_M = 0.0015  # of a book


@dataclass(frozen=True, eq=False)
class Thing:
    """A thing, in its own axes."""

    name: str
    parts: tuple[Part, ...]
    size: dict[str, float]  # metres, of those in SIZES

    def distance(self, points: Array) -> Array:
        """Metres [n] from places [n, 3] to its surface, negative inside."""
        solid: list[Distance] = [part.distance for part in self.parts if part.distance is not None]
        return np.asarray(np.min([distance(points) for distance in solid], axis=0))


@dataclass(frozen=True, eq=False)
class HeldThing:
    """A thing in a hand that does not move in it; of a left hand all of it is mirrored, as the hand is."""

    thing: Thing
    grasp: str  # of the library
    rotation: Array  # [3, 3] from the thing's axes to those of the rest hand
    place: Array  # [3] metres, of the thing's origin from the wrist in the rest hand's axes

    def distance(self, points: Array) -> Array:
        """Metres [n] from points [n, 3] of the hand with an unrotated wrist at the origin."""
        return self.thing.distance((points - self.place) @ self.rotation)


def draw_thing(rng: np.random.Generator, name: str) -> Thing:
    """A thing of this name, of any of its sizes."""
    size = {what: float(rng.uniform(*ends)) for what, ends in SIZES[name].items()}
    return Thing(name, _FORMS[name](rng, size), size)


def _bottle(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    r, h, neck = size["radius"], size["height"], size["neck"]
    low = -h * rng.uniform(0.38, 0.5)
    shoulder, top = low + h * rng.uniform(0.62, 0.72), low + h
    body = [(low, r * 0.9), (low + 0.004, r), (shoulder, r), (shoulder + 0.25 * (top - shoulder), 0.85 * r)]
    body += [(shoulder + 0.6 * (top - shoulder), 0.5 * r + 0.3 * neck), (top - 0.02, neck), (top - 0.014, neck)]
    cap = [(top - 0.014, 0), (top - 0.014, neck + 0.002), (top - 0.001, neck + 0.002), (top, neck + 0.001), (top, 0)]
    band = sorted(rng.uniform(low + 0.02, shoulder - 0.01, 2))
    label = ((band[0] - 0.01, r + 3e-4), (band[1] + 0.01, r + 3e-4))
    bottle = solids.lathe("smooth", [(low, 0), *body, (top - 0.014, 0)])
    return bottle, solids.lathe("cap", cap), solids.label_around("label", *label)


def _cup(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    """A glass or a cup without a handle."""
    r, h = size["radius"], size["height"]
    low, foot = -h / 2, r * rng.uniform(0.78, 1.0)
    top = low + h
    body = solids.lathe("smooth", *_vessel(low, top, foot, r))
    if rng.random() < 0.5:
        return (body,)
    ends = sorted(rng.uniform(0.1, 0.9, 2))
    ends = [ends[0] - 0.05, ends[1] + 0.05]
    label = [(low + share * h, foot + share * (r - foot) + 3e-4) for share in ends]
    return body, solids.label_around("label", label[0], label[1])


def _mug(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    """The handle lies towards x; the origin is on the body's axis."""
    r, h = size["radius"], size["height"]
    body = solids.lathe("smooth", *_vessel(-h / 2, h / 2, r * 0.97, r))
    parts = [body, _handle(size)]
    if rng.random() < 0.6:
        share = rng.uniform(0.3, 0.75)
        parts.append(solids.label_around("label", (-h / 2 * share, r + 3e-4), (h / 2 * share, r + 3e-4)))
    return tuple(parts)


def _handle(size: dict[str, float]) -> Part:
    """A loop beside a mug that has room for the fingers."""
    r, h, thick = size["radius"], size["height"], size["handle"]
    reach, tall = size["gap"] + thick, h * 0.43 - thick
    angle = np.linspace(-np.pi / 2, np.pi / 2, RINGS)
    power = 0.45  # rounder than a rectangle
    x = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power * reach
    z = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power * tall
    return solids.tube("smooth", np.column_stack([r - 0.0015 + x, 0 * x, z]), thick)


def _vessel(low: float, top: float, foot: float, rim: float) -> tuple[list, list]:
    """The profile of a hollow body outside and inside."""
    outer = [(low, 0), (low, foot * 0.94), (low + 0.003, foot), (top - 0.001, rim), (top, rim - 0.0008)]
    inner = [(top, rim - WALL_M), (top - 0.002, rim - WALL_M - 0.0004), (low + 0.006, foot - WALL_M), (low + 0.005, 0)]
    return outer, inner


def _phone(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    w, length, thick = size["width"], size["length"], size["thickness"]
    body = solids.slab("case", (w, length, thick), rng.uniform(0.006, 0.012), 0.0016)
    return body, solids.sheet_on("screen", (w - 0.006, length - 0.010), thick / 2 + 2e-4)


def _pen(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    """Its tip points down; it is held near that."""
    r, length = size["radius"], size["length"]
    low = -rng.uniform(0.028, 0.04)
    top, cap = low + length, rng.uniform(0.15, 0.4) * length
    barrel = [(low + 0.016, 0), (low + 0.016, r), (top - cap, r), (top - cap, 0)]
    tip = solids.lathe("cap", [(low, 0), (low + 0.001, 0.0007), (low + 0.016, r * 0.85), (low + 0.016, 0)])
    end = [(top - cap, 0), (top - cap, r * 1.03), (top - 0.003, r), (top, r * 0.7), (top, 0)]
    return solids.lathe("smooth", barrel), tip, solids.lathe("cap", end)


def _knife(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    """The blade is above, its edge towards x; the back of the handle faces -x."""
    length, w, t, blade = size["handle"], size["width"], size["thickness"], size["blade"]
    front = 0.45 * length
    back = front - length
    grip = [(back, 0.75 * w, 0.85 * t, 0.0), (back + 0.01, 1.05 * w, t, 0.0), (back + 0.035, w, t, 0.0)]
    grip += [(front - 0.03, 0.9 * w, t, 0.0), (front - 0.004, w, t, 0.0), (front, 0.9 * w, 0.8 * t, 0.0)]
    middle = (front + back) / 2
    handle = solids.bar("grip", grip, 3.0, solids.shifted(solids.box(np.array([w, t, length / 2])), (0, 0, middle)))
    tall = rng.uniform(0.7, 1.35) * w
    shape = ((0, 0.75), (0.05, 1.0), (0.6, 0.95), (0.85, 0.65), (0.95, 0.35), (1.0, 0.05))
    edge = [(front - 0.001 + s * blade, part * tall, 0.0011, (part - 1) * tall) for s, part in shape]
    reach = solids.box(np.array([tall, 0.0011, blade / 2]))
    return handle, solids.bar("steel", edge, 2.0, solids.shifted(reach, (0, 0, front + blade / 2)))


def _screwdriver(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    length, r, shaft = size["handle"], size["radius"], size["shaft"]
    front = 0.5 * length
    back, thin = front - length, rng.uniform(0.0025, 0.004)
    grip = [(back, 0), (back, 0.7 * r), (back + 0.006, r), (front - 0.03, r), (front - 0.018, 0.72 * r)]
    grip += [(front - 0.004, 0.8 * r), (front, 0.6 * r), (front, 0)]
    rod = [(front - 0.001, 0), (front - 0.001, thin), (front + shaft - 0.006, thin), (front + shaft, 0.4 * thin)]
    return solids.lathe("grip", grip), solids.lathe("steel", [*rod, (front + shaft, 0)])


def _plate(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    """Its rim lies in the xy plane."""
    r, h = size["radius"], size["height"]
    foot, well = r * rng.uniform(0.5, 0.62), r * rng.uniform(0.66, 0.74)
    outer = [(-h, 0), (-h, foot), (-0.35 * h - WALL_M / 2, well), (-WALL_M / 2, r - 0.001), (0, r)]
    inner = [(WALL_M / 2, r - 0.0015), (-0.35 * h + WALL_M / 2, well), (-h + WALL_M, foot - 0.003), (-h + WALL_M, 0)]
    part = solids.lathe("smooth", outer, inner)
    closed = solids.revolved(np.array([*outer, *inner]))
    return (Part(part.look, part.places, part.normals, closed),)


def _book(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    """Its back is towards -x."""
    w, length, t = size["width"], size["length"], size["thickness"]
    inner, at = (w - 0.006, length - 0.006, t - 2 * COVER_M), np.array([0.0, 0, t / 2 - COVER_M / 2])
    front = solids.slab("case", (w, length, COVER_M), 0.002)
    spine = solids.slab("case", (0.002, length, t), 5e-4).moved(np.eye(3), np.array([0.001 - w / 2, 0, 0]))
    return (
        solids.slab("paper", inner, 5e-4),
        front.moved(np.eye(3), at),
        front.moved(np.eye(3), -at),
        spine,
        solids.sheet_on("cover", (w - 0.001, length - 0.001), t / 2 + 2e-4),
    )


def _ball(rng: np.random.Generator, size: dict[str, float]) -> tuple[Part, ...]:
    angle, r = np.linspace(0, np.pi, RINGS), size["radius"]
    ball = solids.lathe("ball", np.column_stack([-r * np.cos(angle), r * np.sin(angle)]).tolist())
    return (Part(ball.look, ball.places, ball.normals, lambda points: np.linalg.norm(points, axis=1) - r),)


_FORMS: dict[str, Callable[[np.random.Generator, dict[str, float]], tuple[Part, ...]]] = {
    "bottle": _bottle,
    "cup": _cup,
    "mug": _mug,
    "phone": _phone,
    "pen": _pen,
    "knife": _knife,
    "screwdriver": _screwdriver,
    "plate": _plate,
    "book": _book,
    "ball": _ball,
}
