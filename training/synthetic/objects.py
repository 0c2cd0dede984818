"""Objects: held in the hand, in front of or beside it, or worn on it.

Every object is one grid of points bent into its form: rings of points along an axis, from cups and pens to sleeves.
"""

from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.hand.rotation import cross
from handmirror.core.types import Array, Image, Side
from handmirror.training.synthetic.background import muted
from handmirror.training.synthetic.camera import Camera
from handmirror.training.synthetic.draw import OBJECT, Material
from handmirror.training.synthetic.forms import ANGLES, COLUMNS, RINGS, palm_frame, rings_around, unit
from handmirror.training.synthetic.knobs import Knobs, ObjectKnobs, SkinKnobs
from handmirror.training.synthetic.mesh import ARM_M, PosedArm, arm_path, sheet, shortest_rotations
from handmirror.training.synthetic.scene import HandMotion, SceneMotion
from handmirror.training.synthetic.things import looks
from handmirror.training.synthetic.things.catalogue import HeldThing

GRID_FACES = sheet(np.arange(RINGS * COLUMNS).reshape(RINGS, COLUMNS)).astype(np.int32)
GRID_UV = (
    np.stack(np.meshgrid(np.linspace(0, 1, COLUMNS), np.linspace(0, 1, RINGS)), axis=-1)
    .reshape(-1, 2)
    .astype(np.float32)
)
FLESH_M = 0.0085  # from a finger's bones to its skin
HELD_M = (0.006, 0.042)  # radius of what a hand can hold
PINCH_M = 0.032  # between the bones of thumb and index tips that hold a pen


@dataclass(frozen=True, eq=False)
class SceneObject:
    """An object in every frame."""

    name: str
    places: Array  # [t, n, 3] metres in the scene
    normals: Array  # [t, n, 3]
    material: Material


def draw_objects(
    rng: np.random.Generator,
    worn_rng: np.random.Generator,
    knobs: Knobs,
    scene: SceneMotion,
    arms: list[PosedArm],
    camera: Camera,
) -> tuple[list[SceneObject], Image | None]:
    """All objects of a clip: worn, held, and standing around; and what is printed on them, None where nothing is."""
    thing_rng, print_rng = rng.spawn(2)
    objects = []
    style = int(worn_rng.integers(2**31))
    for arm in arms:  # both hands are one person's
        objects += worn(np.random.default_rng([style, 0]), np.random.default_rng([style, 1]), knobs.skin, arm)
    if rng.random() < knobs.objects.held and scene.held is None:
        objects += held(rng, arms[0])
    objects += standing(rng, knobs.objects, arms, camera)
    if scene.held is None:
        return objects, None
    image = looks.print_of(print_rng, scene.held)
    if image is not None:  # there is one print in an image
        objects = [replace(each, material=replace(each.material, base="white")) for each in objects]
    return grasped(thing_rng, scene.held, scene.hands[0], arms[0]) + objects, image


# --- worn ---


def worn(style: np.random.Generator, wear: np.random.Generator, knobs: SkinKnobs, arm: PosedArm) -> list[SceneObject]:
    """Sleeve, ring, watch of one arm."""
    objects = []
    if style.random() < knobs.sleeve:
        objects.append(sleeve(style, arm, style.uniform(*knobs.sleeve_m)))
    if (wear.random() < knobs.watch and arm.side is Side.LEFT) or wear.random() < knobs.watch / 3:
        objects += watch(style, arm)
    if wear.random() < knobs.ring:
        objects += finger_ring(style, arm, int(style.choice([5, 9, 13, 13, 17])))
    return objects


def sleeve(rng: np.random.Generator, arm: PosedArm, start: float) -> SceneObject:
    """A sleeve with a hem that begins `start` metres behind the wrist's bend."""
    width = rng.uniform(1.12, 1.5)
    inner = np.concatenate([[0.03, 0.08, 0.13], np.append(np.linspace(0.17, 0.38, RINGS - 9), ARM_M + 0.1 - start)])
    along = 0.03 + start + np.concatenate([[0.012, 0.002, 0.0, 0.003, 0.012], inner])
    growth = 1 + 0.5 * np.clip((inner + start) / 0.18, 0, 1) + rng.normal(0, 0.04, RINGS - 5)
    scale = width * np.concatenate([[0.75, 0.97, 1.0, 1.02, 1.0], growth])
    middle, basis, radii = cross_section(arm.rim, arm.axis)
    wrist = arm.joints[:, 0]
    centres, ways = arm_path(wrist, arm.axis, along)
    aside = (middle - wrist) - ((middle - wrist) * arm.axis).sum(-1, keepdims=True) * arm.axis
    circle = rings_around(np.zeros((1, 1, 3)), basis, np.tile(radii[:, None], (1, RINGS, 1)))
    ring = (circle + aside[:, None, None]) * scale[None, :, None, None]
    places = centres[:, :, None] + np.einsum("tsij,tsnj->tsni", shortest_rotations(arm.axis[:, None], ways), ring)
    vivid = rng.random() < 0.3
    colour = (muted(rng) / 255) ** 2.2 if not vivid else rng.dirichlet((0.6, 0.6, 0.6)) * 0.8
    material = Material(
        kind=OBJECT,
        tint=tuple(colour),
        gloss=(0.02, 8.0),
        pattern=rng.uniform(0.1, 0.9),
        pattern_scale=(rng.uniform(1, 4), rng.uniform(1, 5)),
    )
    return as_object("sleeve", places, material)


def watch(rng: np.random.Generator, arm: PosedArm) -> list[SceneObject]:
    """A watch, or a bracelet alone."""
    wide, thick = rng.uniform(0.004, 0.024), rng.uniform(0.0015, 0.004)
    middle, basis, radii = cross_section(arm.rim, arm.axis)
    base = arm.joints[:, 0] + arm.axis * rng.uniform(0.045, 0.06)
    angle = np.linspace(0, 2 * np.pi, RINGS)
    along, out = wide / 2 * np.cos(angle), thick * (0.4 + 0.6 * np.sin(angle))
    offset = (middle - base) - ((middle - base) * arm.axis).sum(-1, keepdims=True) * arm.axis
    centres = (base + offset * 0.5)[:, None] + arm.axis[:, None] * along[None, :, None]
    places = rings_around(centres, basis, radii[:, None] * 1.07 + out[None, :, None])
    band = as_object("wristband", places[:, ::-1], _metal(rng) if rng.random() < 0.4 else _plastic(rng))
    if rng.random() < 0.5 or wide < 0.012:
        return [band]
    back = palm_frame(arm.joints)[:, :, 2] * (1 if arm.side is Side.LEFT else -1)
    back = unit(back - (back * arm.axis).sum(-1, keepdims=True) * arm.axis)
    profile, across = _form(rng, str(rng.choice(["bar", "box"])), rng.uniform(0.013, 0.02), 0.008)
    reach = radii.mean() * 1.07 + thick
    dial = base + offset * 0.5 + back * reach
    basis = np.stack([arm.axis, cross(back, arm.axis)], axis=1)
    rings = rings_around(dial[:, None] + back[:, None] * profile[None, :, :1], basis, (profile[:, 1:] * across)[None])
    return [band, as_object("watch", rings, _metal(rng) if rng.random() < 0.3 else _plastic(rng))]


def finger_ring(rng: np.random.Generator, arm: PosedArm, knuckle: int) -> list[SceneObject]:
    """A ring on the bone that begins at one of the 21 joints, unless the mesh is too coarse there."""
    start, end = arm.joints[:, knuckle], arm.joints[:, knuckle + 1]
    axis = unit(end - start)
    middle = start + (end - start) * 0.55
    vertices = arm.vertices - middle[:, None]
    height = np.abs((vertices * axis[:, None]).sum(-1))
    distance = np.linalg.norm(vertices, axis=-1)
    near = (height[0] < 0.004) & (distance[0] < 0.013)
    if near.sum() < 6:
        return []
    centre, basis, radii = cross_section(arm.vertices[:, near], axis)
    wide = rng.uniform(0.002, 0.005)
    angle = np.linspace(0, 2 * np.pi, RINGS)
    along, out = wide / 2 * np.cos(angle), 0.0010 * (0.3 + 0.7 * np.sin(angle))
    centres = centre[:, None] + axis[:, None] * along[None, :, None]
    places = rings_around(centres, basis, radii[:, None] + out[None, :, None])
    return [as_object("ring", places[:, ::-1], _metal(rng))]


def cross_section(points: Array, axis: Array) -> tuple[Array, Array, Array]:
    """Middle [t, 3], directions across [t, 2, 3] and radius in each column [t, COLUMNS] of points [t, p, 3]."""
    middle = points.mean(1)
    helper = np.where(np.abs(axis[:, :1]) < 0.8, np.array([[1.0, 0, 0]]), np.array([[0, 1.0, 0]]))
    first = unit(cross(axis, helper))
    second = cross(axis, first)
    basis = np.stack([first, second], axis=1)
    flat = np.einsum("tpi,tki->tpk", points - middle[:, None], basis)
    radii = np.empty((len(points), COLUMNS))
    for k, around in enumerate(flat):
        angle, radius = np.arctan2(around[:, 1], around[:, 0]) % (2 * np.pi), np.linalg.norm(around, axis=1)
        order = np.argsort(angle)
        radii[k] = np.interp(ANGLES % (2 * np.pi), angle[order], radius[order], period=2 * np.pi)
    return middle, basis, radii


# --- held ---


def held(rng: np.random.Generator, arm: PosedArm) -> list[SceneObject]:
    """A pen where thumb and index meet, else something round or with edges in the space that the fingers leave."""
    gap = np.linalg.norm(arm.joints[:, 4] - arm.joints[:, 8], axis=1)
    if gap.max() < PINCH_M:
        return [pen(rng, arm, float(gap.mean()))]
    palm = palm_frame(arm.joints)
    local = np.einsum("tij,tnj->tni", palm.transpose(0, 2, 1), arm.joints - arm.joints[:, 9:10])
    centre, radius = free_room(rng, local)
    if radius < HELD_M[0]:
        return []
    middle = arm.joints[:, 9] + np.einsum("tij,j->ti", palm, centre)
    kind = str(rng.choice(["bar", "bar", "box", "ball"]))
    if kind == "ball":
        radius *= 0.9
    length = rng.uniform(0.05, 0.12) if radius > 0.014 else rng.uniform(0.06, 0.15)
    shift = rng.normal(0, 0.02)
    profile, across = _form(rng, kind, radius, length)
    centres = middle[:, None] + palm[:, None, :, 0] * (profile[:, 0] + shift)[None, :, None]
    basis = np.stack([palm[:, :, 1], palm[:, :, 2]], axis=1)
    places = rings_around(centres, basis, (profile[:, 1:] * across)[None])
    return [as_object(f"held {kind}", places, any_material(rng))]


def pen(rng: np.random.Generator, arm: PosedArm, gap: float) -> SceneObject:
    """A pen or stick between thumb and index, leaning on the hand beside the index."""
    middle = (arm.joints[:, 4] + arm.joints[:, 8]) / 2
    axis = unit(arm.joints[:, 5] - middle + 0.3 * (arm.joints[:, 5] - arm.joints[:, 1]))
    radius = float(np.clip(gap / 2 - FLESH_M + 0.002, 0.0025, 0.006))
    before, behind = rng.uniform(0.02, 0.05), rng.uniform(0.08, 0.14)
    profile = np.column_stack([np.linspace(-before, behind, RINGS), np.full(RINGS, radius)])
    profile[:2, 1], profile[-1, 1] = (0.0005, radius * 0.6), 0
    centres = middle[:, None] + axis[:, None] * profile[None, :, :1]
    _, basis, _ = cross_section(centres, axis)
    places = rings_around(centres, basis, np.tile(profile[None, :, 1:], (1, 1, COLUMNS)))
    return as_object("pen", places, any_material(rng))


def free_room(rng: np.random.Generator, local: Array) -> tuple[Array, float]:
    """Where in the palm's axes a bar along the knuckles fits best, and its radius; `local` is [t, 21, 3]."""
    bones = np.array(
        [(a, a + 1) for base in (1, 5, 9, 13, 17) for a in range(base, base + 3)] + [(0, 5), (0, 9), (0, 17)]
    )
    inner = np.concatenate([local[:, bones[:, 0]] * (1 - s) + local[:, bones[:, 1]] * s for s in (0, 0.5, 1)], axis=1)
    flat = inner[..., 1:].reshape(-1, 2)
    aim = local[:, [4, 8, 12, 9, 9, 6]].mean((0, 1))[1:]
    tries = aim + rng.normal(0, 0.012, (48, 2))
    distance = np.linalg.norm(flat[None] - tries[:, None], axis=-1).min(1) - FLESH_M
    best = int(np.argmax(distance - 0.3 * np.linalg.norm(tries - aim, axis=1)))
    return np.array([0.0, *tries[best]]), float(min(distance[best], HELD_M[1]))


def grasped(rng: np.random.Generator, held: HeldThing, motion: HandMotion, arm: PosedArm) -> list[SceneObject]:
    """The parts of a thing that a hand holds with a grasp that fits it."""
    of, name = looks.materials(rng, held), f"held {held.thing.name}"
    parts = zip(held.thing.parts, looks.placed(held, motion, arm), strict=True)
    return [SceneObject(name, places, normals, of[part.look]) for part, (places, normals) in parts]


# --- before and beside ---


def standing(rng: np.random.Generator, knobs: ObjectKnobs, arms: list[PosedArm], camera: Camera) -> list[SceneObject]:
    """Objects that hide a part of the hand, and objects around it; they do not move."""
    objects = []
    joints = arms[0].joints
    span = float(np.ptp(joints[0], axis=0).max())
    eye = -np.einsum("ji,j->i", camera.rotation[0], camera.shift[0])
    middle = joints.mean((0, 1))
    side = unit(cross(middle - eye, rng.normal(size=3)))
    if rng.random() < knobs.before:
        # its edge reaches into the hand from one side
        size = rng.uniform(0.25, 0.6) * span
        share = rng.uniform(0.55, 0.85)
        at = eye + share * (middle + side * (1.3 * size + rng.uniform(0.15, 0.45) * span) - eye)
        objects.append(_loose(rng, "before", at, size * share, 2.0, len(joints)))
    if rng.random() < knobs.around:
        for _ in range(int(rng.integers(1, 4))):
            way = unit(middle - eye)
            behind = rng.uniform(0.12, 0.4)
            aside = unit(cross(way, rng.normal(size=3))) * rng.uniform(0.05, 0.3)
            objects.append(
                _loose(rng, "around", middle + way * behind + aside, rng.uniform(0.02, 0.09), 4.0, len(joints))
            )
    return objects


def _loose(rng: np.random.Generator, name: str, at: Array, size: float, longest: float, frames: int) -> SceneObject:
    """An object of radius `size` around a place, up to `longest` times as long as that."""
    kind = str(rng.choice(["bar", "bar", "box", "box", "ball"]))
    profile, across = _form(rng, kind, size, size * rng.uniform(1.5, longest))
    axis = unit(np.array([0, 1.0, 0]) + rng.normal(0, 0.3, 3))
    centres = at + axis * profile[:, :1]
    first = unit(cross(axis, rng.normal(size=3)))
    basis = np.stack([first, cross(axis, first)])
    places = rings_around(centres[None], basis[None], (profile[:, 1:] * across)[None])
    return as_object(f"{name} {kind}", np.repeat(places, frames, axis=0), any_material(rng))


def _form(rng: np.random.Generator, kind: str, radius: float, length: float) -> tuple[Array, Array]:
    """Places along the axis and radii [RINGS, 2], and each column's factor [1, COLUMNS], of a bar, box or ball."""
    if kind == "ball":
        angle = np.linspace(0, np.pi, RINGS)
        return np.column_stack([-radius * np.cos(angle), radius * np.sin(angle)]), np.ones((1, COLUMNS))
    inner = np.linspace(-1, 1, RINGS - 6)
    along = np.concatenate([[-1, -1, -0.985], inner * 0.98, [0.985, 1, 1]]) * length / 2
    radii = np.full(RINGS, radius)
    if kind == "bar" and rng.random() < 0.4:  # a bottle's or a cup's waist
        radii[3:-3] *= 1 + rng.uniform(-0.25, 0.0) * np.sin(np.linspace(0, np.pi, RINGS - 6)) ** 2
    radii[[0, -1]], radii[[1, -2]] = 0, radii[[1, -2]] * 0.97
    across = np.ones((1, COLUMNS))
    if kind == "box":  # a superellipse of the fourth to eighth degree
        power, flat = rng.uniform(4, 9), rng.uniform(0.25, 1)
        c, s = np.abs(np.cos(ANGLES)), np.abs(np.sin(ANGLES))
        across[0] = (c**power + (s / flat) ** power) ** (-1 / power)
    return np.column_stack([along, radii]), across


def as_object(name: str, places: Array, material: Material) -> SceneObject:
    """An object of places [t, RINGS, COLUMNS, 3] or [t, n, 3]."""
    grid = places.reshape(len(places), RINGS, COLUMNS, 3)
    down = np.gradient(grid, axis=1)
    around = np.concatenate([grid[:, :, -2:-1], grid, grid[:, :, 1:2]], axis=2)
    around = around[:, :, 2:] - around[:, :, :-2]
    normals = cross(around, down)
    ends = np.linalg.norm(normals, axis=-1, keepdims=True) < 1e-12
    axis = grid[:, -1:].mean(2, keepdims=True) - grid[:, :1].mean(2, keepdims=True)
    caps = np.concatenate([-np.tile(axis, (1, 1, COLUMNS, 1)), np.tile(axis, (1, RINGS - 1, COLUMNS, 1))], axis=1)
    normals = unit(np.where(ends, caps, normals))
    return SceneObject(name, grid.reshape(len(places), -1, 3), normals.reshape(len(places), -1, 3), material)


def any_material(rng: np.random.Generator) -> Material:
    """Plastic, now and then metal."""
    return _metal(rng) if rng.random() < 0.12 else _plastic(rng)


def _plastic(rng: np.random.Generator) -> Material:
    colour = (muted(rng) / 255) ** 2.2 if rng.random() < 0.6 else rng.dirichlet((0.5, 0.5, 0.5)) * rng.uniform(0.2, 0.9)
    return Material(
        kind=OBJECT,
        base="printed" if rng.random() < 0.4 else "white",
        tint=tuple(np.clip(colour, 0.01, 0.9)),
        gloss=(rng.uniform(0.02, 0.4), rng.uniform(10, 80)),
        pattern=rng.uniform(0, 0.4),
        pattern_scale=(rng.uniform(0.3, 2), rng.uniform(0.3, 2)),
    )


def _metal(rng: np.random.Generator) -> Material:
    gold = rng.random() < 0.4
    return Material(
        kind=OBJECT,
        tint=(0.85, 0.62, 0.30) if gold else (0.75, 0.75, 0.76),
        gloss=(0.8, rng.uniform(20, 90)),
        metal=1.0,
    )
