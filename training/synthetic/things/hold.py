"""How hands hold things: a thing is placed into a grasp of the library, then the fingers close until they touch it.

Candidates for the place follow from the grasp: around what the fingers bend about, between them and the thumb, or on
the palm. The one that overlaps the hand least and touches what it must is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from handmirror.core.hand.model import HandModel
from handmirror.core.hand.rotation import axis_angle_to_matrix, cross
from handmirror.core.types import Array
from handmirror.training.synthetic.forms import unit
from handmirror.training.synthetic.motion.library import hand_shapes
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.poses import BASE, MIDDLE, plausible, variation
from handmirror.training.synthetic.motion.separate import separate
from handmirror.training.synthetic.things.catalogue import HeldThing, Thing, draw_thing
from handmirror.training.synthetic.things.hand import (
    ENDS,
    FINGER_PARTS,
    PALM,
    ROOTS,
    THUMB_PART,
    HandBody,
    bent,
    thumb_moved,
)

VARIATION_RAD = np.radians(2)
PRESSED_M = 0.001  # by which flesh is compressed
DEEPEST_M, TOUCHING_M = 0.003, 0.004  # of balls in a thing, and between them and a thing that they hold
FRONT_M = 0.008  # above the middle of a flat thing: where the thumb is before it
DEEPEST_SKIN_M = 0.0042  # of the skin in a thing
MOST_OPENED = np.radians(40)  # of a finger at its knuckle, against the grasp
TRIES = 3
COARSE, FINE = np.radians(np.arange(-44, 41, 4.0)), np.radians(np.arange(-3, 3.1, 1.0))
THUMB_STEPS = np.radians(
    np.stack(np.meshgrid(np.arange(-36, 61, 12.0), np.arange(-24, 49, 12.0)), axis=-1).reshape(-1, 2)
)


@dataclass(frozen=True, eq=False)
class Places:
    """Candidates for where a thing is, in the palm's axes, and how they are judged."""

    rotations: Array  # [k, 3, 3] from the thing's axes
    places: Array  # [k, 3] metres from the middle knuckle
    active: np.ndarray  # [s] which balls may not overlap
    touching: tuple[np.ndarray, ...]  # [s] each: which balls should reach the thing, one of each group
    is_wrapped: bool = False  # the fingers come from outside around it
    thumb_before: bool = False  # the thumb is on its front


@dataclass(frozen=True, eq=False)
class Grasped:
    """A hand before its fingers close."""

    body: HandBody
    angles: Array  # [26]
    joints: Array  # [16, 3] metres in the palm's axes, from the middle knuckle

    @property
    def bend(self) -> float:
        """Radians by which the fingers are bent at the knuckles."""
        return float(self.angles[BASE].mean())

    def of(self, *parts: int) -> np.ndarray:
        """[s] which balls belong to these parts."""
        return np.isin(self.body.part, parts)

    def on(self, *bones: int) -> np.ndarray:
        """[s] which balls ride on these bones."""
        return np.isin(self.body.bone, bones) & (self.body.part > PALM)


Placing = Callable[[np.random.Generator, Grasped, Thing], Places]


def draw_held(rng: np.random.Generator, person: Person, name: str) -> tuple[Array, HeldThing] | None:
    """Angles [26] of a hand that holds a thing of this name, and the thing; None if none of several tries fits."""
    for _ in range(TRIES):
        shapes, placing = GRASPS[name][rng.integers(len(GRASPS[name]))]
        grasp = str(rng.choice(shapes))
        shape = hand_shapes()[grasp]
        start = plausible(shape.angles + variation(rng, VARIATION_RAD))
        angles = separate(person, start[None], [shape.touch])[0]
        held = hold(rng, person, angles, draw_thing(rng, name), grasp, placing)
        if held is not None:
            return held
    return None


def hold(
    rng: np.random.Generator, person: Person, angles: Array, thing: Thing, grasp: str, placing: Placing
) -> tuple[Array, HeldThing] | None:
    """The angles [26] with which a hand of a grasp's angles holds a thing, and where that is; None: it does not fit."""
    body = HandBody(person)
    axes, knuckle, joints = body.palm(angles)
    found = placing(rng, Grasped(body, angles, joints), thing)
    best = _best(body, (body.balls(angles[None])[0] - knuckle) @ axes, thing, found)
    held = HeldThing(thing, grasp, axes @ found.rotations[best], knuckle + axes @ found.places[best])
    closed = _closed(body, angles, held, found.is_wrapped)
    if (closed - angles)[BASE].min() < -MOST_OPENED:
        return None
    angles = _thumb_led(body, closed, held, found.thumb_before)
    gaps = _gaps(body, angles[None], held, body.part >= 0)[0]
    touch = [gaps[(body.part == part) & ~np.isin(body.bone, ROOTS)].min() < TOUCHING_M for part in range(6)]
    if gaps.min() < -DEEPEST_M or not touch[THUMB_PART] or sum(touch[2:]) < 2:
        return None
    return (angles, held) if depth_in_thing(person, angles, held) < DEEPEST_SKIN_M else None


def depth_in_thing(person: Person, angles: Array, held: HeldThing) -> float:
    """Metres by which the deepest skin vertex of a hand with angles [26] lies in a thing; zero if none does."""
    skeleton = person.skeleton
    pose = np.hstack([np.zeros((1, 3)), skeleton.finger_pose(angles[None])])
    skin = _hand_model()(pose, skeleton.shape[None], -skeleton.rest[:1]).vertices[0].astype(float)
    return max(0.0, -float(held.distance(skin).min()))


@cache
def _hand_model() -> HandModel:
    return HandModel.load()


def _gaps(body: HandBody, angles: Array, held: HeldThing, which: np.ndarray) -> Array:
    """Metres [k, n] between some balls of hands [k, 26] and a thing, negative where they overlap."""
    balls = body.balls(angles)[:, which]
    return held.distance(balls.reshape(-1, 3)).reshape(balls.shape[:2]) - body.radius[which]


def _best(body: HandBody, balls: Array, thing: Thing, found: Places) -> int:
    """The best of the candidates for balls [s, 3] in the palm's axes."""
    used = found.active | np.any(found.touching, axis=0)
    local = (balls[used] - found.places[:, None]) @ found.rotations
    gaps = thing.distance(local.reshape(-1, 3)).reshape(len(local), -1) - body.radius[used]
    cost = (np.minimum(gaps[:, found.active[used]] + PRESSED_M, 0) ** 2).sum(1) * 4
    for group in found.touching:
        cost += np.maximum(gaps[:, group[used]].min(1), 0) ** 2
    return int(cost.argmin())


def _closed(body: HandBody, angles: Array, held: HeldThing, is_wrapped: bool) -> Array:
    """The fingers bent until they touch the thing, or opened until they do not lie in it."""
    which = body.part > THUMB_PART
    part = body.part[which]
    for base in (1.0, 0.0):  # whole fingers, then their ends around the thing
        for steps in (COARSE, FINE):
            tried = bent(angles, steps, base)
            gaps = _gaps(body, tried, held, which)
            free = np.stack([gaps[:, part == finger].min(1) > -PRESSED_M for finger in FINGER_PARTS])
            from_open = is_wrapped and base == 1.0 and steps is COARSE
            chosen = _stopped(free, 0 if from_open else int(np.abs(steps).argmin()))
            angles = angles.copy()
            for step, columns in zip(chosen, _COLUMNS, strict=True):
                angles[columns] = tried[step, columns]
    return angles


def _stopped(free: np.ndarray, start: int) -> np.ndarray:
    """The step of each finger [4] at which it touches: the last one that is `free` [4, k] on from the first such.

    The first one is that nearest to `start`. Fingers that reach nothing go as far as the others do on average.
    """
    steps, reaching = np.full(len(free), start), np.zeros(len(free), bool)
    for finger, ok in enumerate(free):
        if not ok.any():
            continue
        steps[finger] = np.abs(np.where(ok, np.arange(len(ok)) - start, 10**6)).argmin()
        blocked = np.flatnonzero(~ok[steps[finger] :])
        if len(blocked):
            reaching[finger] = True
            steps[finger] += blocked[0] - 1
    if reaching.any():
        others = round(float(steps[reaching].mean()))
        steps = np.where(reaching | ~free[:, others], steps, others)
    return steps


def _thumb_led(body: HandBody, angles: Array, held: HeldThing, before: bool) -> Array:
    """The thumb led to the thing, to its front where it has to be `before` it."""
    which = body.part == THUMB_PART
    tip = body.bone[which] == ENDS[0]
    for scale in (1.0, 0.35, 0.12):
        tried = thumb_moved(angles, THUMB_STEPS * scale)
        gaps = _gaps(body, tried, held, which)
        cost = 30 * np.maximum(-gaps.min(1) - PRESSED_M, 0) + np.maximum(gaps[:, tip].min(1), 0)
        cost += 0.003 * np.linalg.norm(THUMB_STEPS * scale, axis=1)
        if before:
            ends = body.balls(tried)[:, body.bone == ENDS[0]]
            height = ((ends - held.place) @ held.rotation)[..., 2].min(1)
            cost += 3 * np.maximum(FRONT_M - height, 0)
        angles = tried[int(cost.argmin())]
    return angles


_COLUMNS = (slice(0, 5), slice(5, 10), slice(15, 20), slice(10, 15))  # of index, middle, ring, pinky


# --- where things are ---


def around(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """On the palm, the fingers around it: the axis along the knuckles, upright towards the thumb."""
    reach, height, spin = thing.size["radius"] + 0.012, rng.uniform(-0.025, 0.025), rng.uniform(0, 2 * np.pi)
    aside, out = np.linspace(-0.042, -0.008, 4), np.linspace(-0.004, 0.016, 6)
    slopes = np.stack(np.meshgrid([0.1, 0.28], [-0.1, 0.0, 0.1]), axis=-1).reshape(-1, 2) + rng.normal(0, 0.05, 2)
    places, rotations = [], []
    for slope in slopes:
        rotation = _axes((1, *slope), spin)
        places += [np.array([0, v, reach + n]) + rotation[:, 2] * height for v in aside for n in out]
        rotations += [rotation] * (len(aside) * len(out))
    base = hand.of(PALM) | hand.on(*ROOTS)
    groups = (hand.of(PALM), *(hand.on(root) for root in ROOTS))
    return Places(np.array(rotations), np.array(places), base, groups, is_wrapped=True)


def mug_by_body(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """As a cup, the handle away from the palm."""
    found = around(rng, hand, thing)
    spin = np.radians(rng.uniform(60, 120))
    return replace(found, rotations=np.stack([_axes(axes[:, 2], spin) for axes in found.rotations]))


def mug_by_handle(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """The fingers through the handle, the body before them."""
    bar = thing.size["radius"] + thing.size["gap"] - 0.002
    middle = _curled(hand)
    height = rng.normal(0, 0.004)
    places, rotations = [], []
    for spin in np.radians([180, 205, 230, 255]):
        rotation = _axes((1, rng.normal(0, 0.08), rng.normal(0, 0.08)), spin)
        for aside in np.linspace(-0.012, 0.012, 5):
            for out in np.linspace(-0.012, 0.012, 5):
                at = middle + np.array([height, aside, out]) - rotation[:, 0] * bar
                places.append(at)
                rotations.append(rotation)
    groups = (hand.of(PALM), *(hand.of(part) for part in FINGER_PARTS))
    return Places(np.array(rotations), np.array(places), hand.of(PALM, *FINGER_PARTS), groups)


def in_fist(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """A handle across the palm, its front on the thumb's side; the fingers close around it."""
    half = thing.size["radius"] if "radius" in thing.size else thing.size["width"]
    index_is_straight = hand.angles[MIDDLE[0]] < np.radians(30)  # it lies on a knife's back
    spin = rng.normal(np.radians(90), 0.15) if index_is_straight else rng.normal(np.radians(20), 0.3)
    slopes = np.radians([48, 58] if index_is_straight else [5, 12, 20]) + rng.normal(0, 0.05)
    along, aside, out = rng.normal(0, 0.01), np.linspace(-0.02, 0.008, 6), np.linspace(-0.002, 0.018, 11)
    places, rotations = [], []
    for slope in slopes:
        rotation = _axes((np.cos(slope), np.sin(slope), rng.normal(0, 0.05)), spin)
        for v in aside:
            places += [np.array([0.0, v, half + 0.009 + n]) + along * rotation[:, 2] for n in out]
            rotations += [rotation] * len(out)
    base = hand.of(PALM) | hand.on(*ROOTS[1:])
    return Places(np.array(rotations), np.array(places), base, (hand.of(PALM), hand.on(*ROOTS[1:])), is_wrapped=True)


def as_pen(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """Between the tips of thumb, index and middle finger, resting beside the index knuckle."""
    tips = hand.body.balls(hand.angles[None])[0]
    axes, knuckle, _ = hand.body.palm(hand.angles)
    local = (tips - knuckle) @ axes
    ends = [local[hand.on(bone)][2:].mean(0) for bone in (15, 3)]
    root = hand.joints[1] + (0.004, 0, 0.004)
    count = 120
    middle = np.mean(ends, axis=0) + rng.normal(0, 0.005, (count, 3))
    towards = unit(root + rng.normal((0.012, -0.008, 0.0), 0.012, (count, 3)) - middle)
    rotations = np.stack([_axes(way, 0.0) for way in towards])
    groups = (hand.on(15), hand.on(3), hand.on(6), hand.on(1))
    return Places(rotations, middle, hand.of(THUMB_PART, 2, 3) | hand.on(*ROOTS), groups)


def on_palm(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """A phone: its back on palm and fingers, its long side across them, thumb and fingertips at its edges."""
    turned = rng.normal(np.radians(8), np.radians(8))
    up = rng.normal(0.015, 0.012)
    places, rotations = [], []
    for slope in np.radians([5, 14, 23, 32]):
        normal = np.array([0, -np.sin(slope), np.cos(slope)])
        y = unit(np.array([np.cos(turned), np.sin(turned) * np.cos(slope), np.sin(turned) * np.sin(slope)]))
        rotation = np.stack([cross(y, normal), y, normal], axis=-1)
        for aside in np.linspace(-0.02, 0.02, 5):
            for out in np.linspace(0.012, 0.05, 14):
                places.append(np.array([up, aside, out]))
                rotations.append(rotation)
    ends = np.isin(hand.body.bone, ENDS)
    active = ~ends & ~hand.on(14)
    groups = (hand.of(PALM), hand.on(2, 5, 8, 11))
    return Places(np.array(rotations), np.array(places), active, groups)


def clamped(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """A plate or book between the fingers beneath and the thumb above, its edge towards the palm."""
    is_plate = "radius" in thing.size
    reach = thing.size["radius"] if is_plate else thing.size["width"] / 2
    thick = 0.0 if is_plate else thing.size["thickness"] / 2
    inside = rng.uniform(0.03, 0.045) if is_plate else rng.uniform(0.05, 0.07)
    tips = hand.joints[[3, 6, 12, 9]]
    roots = hand.joints[[1, 4, 10, 7]]
    along = unit((tips - roots).mean(0) * (0, 1, 1))
    normal = np.array([0, -along[2], along[1]])
    end = tips.mean(0) + 0.02 * along
    turned = rng.normal(0, np.radians(10))
    places, rotations = [], []
    for pitch in np.radians([-12, -6, 0, 6, 12]):
        f = np.cos(pitch) * along + np.sin(pitch) * normal
        n = np.cos(pitch) * normal - np.sin(pitch) * along
        y = unit(np.array([1.0, 0, 0]) * np.cos(turned) + f * np.sin(turned))
        x = cross(y, n)
        rotation = np.stack([x, y, n], axis=-1)
        away = x * np.sign(x @ f)
        for out in np.linspace(0.0, 0.024, 17):
            places.append(end - f * inside + away * reach + n * (thick + out))
            rotations.append(_turned_over(rotation, not is_plate and x @ f < 0))
    groups = tuple(hand.of(part) for part in FINGER_PARTS)
    active = hand.of(PALM, *FINGER_PARTS)
    return Places(np.array(rotations), np.array(places), active, groups, thumb_before=True)


def ball_in_hand(rng: np.random.Generator, hand: Grasped, thing: Thing) -> Places:
    """On the palm, under the roots of index and middle finger."""
    reach = thing.size["radius"] + 0.012
    grid = np.meshgrid([-0.012, -0.005, 0.002], np.linspace(-0.03, 0.01, 5), np.linspace(-0.004, 0.02, 7))
    places = np.stack(grid, axis=-1).reshape(-1, 3) + np.array([0, 0, reach])
    rotations = np.repeat(axis_angle_to_matrix(rng.normal(0, 1.5, 3))[None], len(places), axis=0)
    groups = (hand.of(PALM), hand.on(ROOTS[0]), hand.on(ROOTS[1]))
    return Places(rotations, places, hand.of(PALM, THUMB_PART) | hand.on(*ROOTS), groups, is_wrapped=True)


def _curled(hand: Grasped) -> Array:
    """What bent fingers bend around [3]."""
    joints = hand.joints[[1, 2, 3, 4, 5, 6, 10, 11, 12]]
    return np.array([0.0, *joints.mean(0)[1:]])


def _axes(z: Array | tuple[float, float, float], spin: float) -> Array:
    """Axes [3, 3] as columns with a given z; at a spin of 0, x leads from it towards the fingers."""
    z = unit(np.asarray(z, float))
    x = unit(np.array([0, 1.0, 0]) - z * z[1])
    y = cross(z, x)
    x, y = np.cos(spin) * x + np.sin(spin) * y, np.cos(spin) * y - np.sin(spin) * x
    return np.stack([x, y, z], axis=-1)


def _turned_over(axes: Array, is_reversed: bool) -> Array:
    """The axes, with x and y the other way round."""
    return axes * (-1, -1, 1) if is_reversed else axes


GRASPS: dict[str, tuple[tuple[tuple[str, ...], Placing], ...]] = {
    "bottle": ((("large_cylinder", "medium_cylinder"), around),),
    "cup": ((("large_cylinder", "medium_cylinder"), around),),
    "mug": (
        (("small_cylinder", "light_tool"), mug_by_handle),
        (("large_cylinder",), mug_by_body),
    ),
    "phone": ((("phone", "phone_thumb"), on_palm),),
    "pen": ((("pen", "tripod", "quadpod"), as_pen),),
    "knife": ((("knife", "hammer", "small_cylinder"), in_fist),),
    "screwdriver": ((("small_cylinder", "light_tool", "hammer"), in_fist),),
    "plate": ((("plate",), clamped),),
    "book": ((("book",), clamped),),
    "ball": ((("large_ball", "small_ball"), ball_in_hand),),
}
