"""Procedural skin and cloth: colour and gloss of each fine vertex, painted once on the flat rest hand."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from core.hand.joints import FINGERS, TIP_VERTICES
from core.hand.model import HandModel, vertex_normals
from core.types import Array
from training.demo_clip.motion import FIRST_JOINT, finger_axes
from training.demo_clip.surface import Surface

# linear RGB
BACK, PALM = np.array([0.52, 0.30, 0.205]), np.array([0.66, 0.40, 0.31])
BLOOD, CREASE = np.array([1.0, 0.72, 0.68]), np.array([0.62, 0.45, 0.40])
NAIL, CLOTH = np.array([0.68, 0.41, 0.36]), np.array([0.045, 0.085, 0.16])

# The three lines of the palm as (x, z) on the rest hand, metres; see HandModel's axes: fingers -x, thumb +z.
PALM_LINES = (
    ((0.022, -0.042), (0.008, -0.030), (-0.002, -0.014), (-0.008, 0.004), (-0.004, 0.016)),
    ((0.036, -0.034), (0.026, -0.018), (0.018, 0.000), (0.014, 0.018), (0.014, 0.030)),
    ((0.078, 0.009), (0.062, 0.000), (0.042, 0.001), (0.025, 0.012), (0.012, 0.030)),
)


@dataclass(frozen=True)
class Paint:
    """How each fine vertex reflects light."""

    colour: Array  # [m, 3] linear RGB
    gloss: Array  # [m] strength of the highlight
    skin: Array  # [m] 1 for skin, 0 for cloth


@dataclass(frozen=True)
class _Canvas:
    """The rest hand to paint on, and the marks so far; each mark [m] is 0 where it is absent."""

    points: Array  # [m, 3] metres
    normals: Array  # [m, 3]
    back: Array  # [m] 1 on the back of hand and fingers, 0 on the palm's side
    red: Array
    dark: Array
    nail: Array


def paint(model: HandModel, surface: Surface, seed: int) -> Paint:
    """Skin with lighter palm, red tips and knuckles, creases and nails; a sleeve in one colour with a weave."""
    template = model.v_template.numpy().astype(float)
    wrist = model.rest_joints[0].numpy().astype(float)
    points = surface.vertices(template, np.eye(3), wrist + np.array([0.5, 0, 0]))
    normals = vertex_normals(points, surface.faces)
    shares = _finger_shares(model, surface, len(points))
    _, dorsal = finger_axes(model)
    up = normals[:, 1] + shares["thumb"] * (normals @ dorsal[FIRST_JOINT["thumb"] + 1] - normals[:, 1])
    canvas = _Canvas(points, normals, _step(up, -0.35, 0.25), *np.zeros((3, len(points))))
    for finger in FINGERS:
        _mark_finger(canvas, model, finger, shares[finger])
    for line in PALM_LINES:
        distance = _distance_to_line(points[:, [0, 2]], np.array(line))
        canvas.dark[:] += 0.5 * _step(-normals[:, 1], 0.1, 0.5) * _line(distance, 0.0012)

    mottle = np.zeros(len(points))
    for k, (frequency, strength) in enumerate(((700, 0.05), (240, 0.05), (1900, 0.03))):
        mottle += strength * _noise(points, frequency, seed + k)
    colour = (PALM + (BACK - PALM) * canvas.back[:, None]) * (1 + mottle[:, None])
    colour *= 1 - (1 - BLOOD) * np.clip(canvas.red + 0.10 * (1 - canvas.back), 0, 1)[:, None]
    colour *= 1 - (1 - CREASE) * np.clip(canvas.dark, 0, 1)[:, None]
    nail = canvas.nail[:, None]
    colour = (colour + (NAIL - colour) * nail) * (1 - 0.35 * nail * (1 - nail))  # darker where the plate ends

    skin = (np.arange(len(points)) < surface.skin_count).astype(float)
    weave = 1 + 0.12 * _noise(points, 2500, seed + 3) + 0.10 * _noise(points, 400, seed + 4)
    colour = np.where(skin[:, None] > 0, colour, CLOTH * weave[:, None])
    return Paint(np.clip(colour, 0, 1), (0.10 + 0.30 * canvas.nail) * skin, skin)


def _mark_finger(canvas: _Canvas, model: HandModel, finger: str, share: Array) -> None:
    """Add a finger's red tip and knuckles, the creases over its joints and its nail; `share` [m] says what is its."""
    bones, dorsal = finger_axes(model)
    first = FIRST_JOINT[finger]
    tip = model.v_template[TIP_VERTICES[FINGERS.index(finger)]].numpy().astype(float)
    canvas.red[:] += 0.8 * np.exp(-((np.linalg.norm(canvas.points - tip, axis=1) / 0.011) ** 2))
    nail = _nail(canvas.points - tip, canvas.normals, bones[first + 2], dorsal[first + 2], finger)
    canvas.nail[:] = np.maximum(canvas.nail, nail)
    for k in (1, 2) if finger == "thumb" else (0, 1, 2):
        offset = canvas.points - model.rest_joints[first + k].numpy().astype(float)
        along = offset @ bones[first + k]
        aside = np.linalg.norm(offset - along[:, None] * bones[first + k], axis=1)
        knuckle = np.linalg.norm(offset - dorsal[first + k] * 0.008, axis=1)
        canvas.red[:] += 0.45 * canvas.back * np.exp(-((knuckle / 0.009) ** 2))
        if k == 0:  # the crease at the finger's base lies well beyond the knuckle
            canvas.dark[:] += 0.7 * (1 - canvas.back) * share * _line(along - 0.021, 0.0011)
            continue
        close = share * np.exp(-((aside / 0.016) ** 4))
        canvas.dark[:] += 0.75 * (1 - canvas.back) * close * _line(along, 0.0010)
        for shift in (-0.0028, 0.0, 0.0028):
            canvas.dark[:] += 0.32 * canvas.back * close * _line(along - shift, 0.0009)


def _finger_shares(model: HandModel, surface: Surface, count: int) -> dict[str, Array]:
    """How much each vertex [count] belongs to a finger, by its skinning weights."""
    weights = model.weights.numpy()
    share = {}
    for finger, first in FIRST_JOINT.items():
        fine = surface.refine(weights[:, first : first + 3].sum(1, keepdims=True))[:, 0]
        share[finger] = np.concatenate([np.clip(fine, 0, 1), np.zeros(count - len(fine))])
    return share


def _nail(offset: Array, normals: Array, along: Array, dorsal: Array, finger: str) -> Array:
    """A rounded plate on the back of the fingertip; `offset` [m, 3] is measured from the tip."""
    length, width = {"thumb": (0.0062, 0.0062), "pinky": (0.0044, 0.0040)}.get(finger, (0.0053, 0.0048))
    a = (offset @ along + length + 0.0012) / length
    b = (offset @ np.cross(along, dorsal)) / width
    edge = (np.abs(a) ** 3 + np.abs(b) ** 3) ** (1 / 3)
    return _step(-edge, -1.15, -0.95) * _step(normals @ dorsal, 0.15, 0.45)


def _distance_to_line(points: Array, line: Array) -> Array:
    """Distance [m] of points [m, 2] to a polyline [n, 2] (each piece halved twice for roundness)."""
    for _ in range(2):  # Chaikin's corner cutting
        cut = np.stack([0.75 * line[:-1] + 0.25 * line[1:], 0.25 * line[:-1] + 0.75 * line[1:]], axis=1).reshape(-1, 2)
        line = np.vstack([line[:1], cut, line[-1:]])
    best = np.full(len(points), np.inf)
    for start, end in pairwise(line):
        piece = end - start
        share = np.clip((points - start) @ piece / (piece @ piece), 0, 1)
        best = np.minimum(best, np.linalg.norm(points - start - share[:, None] * piece, axis=1))
    return best


def _noise(points: Array, frequency: float, seed: int) -> Array:
    """Smooth noise [m] of about unit variance: a sum of waves in random directions, `frequency` in rad/m."""
    rng = np.random.default_rng(seed)
    waves = rng.normal(size=(20, 3))
    waves *= frequency * rng.uniform(0.6, 1.4, (20, 1)) / np.linalg.norm(waves, axis=1, keepdims=True)
    return np.sin(points @ waves.T + rng.uniform(0, 2 * np.pi, 20)).sum(1) / np.sqrt(10)


def _line(distance: Array, width: float) -> Array:
    return np.exp(-((distance / width) ** 2))


def _step(values: Array, low: float, high: float) -> Array:
    """0 below `low`, 1 above `high`, smooth between."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return share**2 * (3 - 2 * share)
