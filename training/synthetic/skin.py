"""Skin: textures of a folder brought to our layout, and the marks of every hand, painted on the rest hand.

Layout of a texture: the hand of MakeHuman's texture fills the upper four fifths, its forearm the rest.
"""

from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from handmirror.core.hand.anatomy import FLEXION, joint_axes
from handmirror.core.hand.joints import FINGERS, TIP_VERTICES
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array, Image
from handmirror.training.synthetic.draw import OBJECT, SKIN, Material, Renderer
from handmirror.training.synthetic.image_folder import ImageFolder
from handmirror.training.synthetic.knobs import SkinKnobs
from handmirror.training.synthetic.mesh import ArmMesh

SIDE = 640  # pixels of a texture
ARM_SHARE = 0.2  # of the texture's height
# low and high corners in MakeHuman's texture, v upwards, of what is used of it
HAND_WINDOW = np.array([[0.355, 0.003], [0.562, 0.207]])
ARM_WINDOW = np.array([[0.003, 0.785], [0.183, 0.870]])
FIRST_JOINT = {"thumb": 13, "index": 1, "middle": 4, "ring": 10, "pinky": 7}  # in MANO's order
DERMIS = np.array([0.70, 0.46, 0.36])  # linear RGB of skin without melanin

# The three lines of the palm as (x, z) on the rest hand, metres; fingers are at -x, the thumb at +z
PALM_LINES = (
    ((0.022, -0.042), (0.008, -0.030), (-0.002, -0.014), (-0.008, 0.004), (-0.004, 0.016)),
    ((0.036, -0.034), (0.026, -0.018), (0.018, 0.000), (0.014, 0.018), (0.014, 0.030)),
    ((0.078, 0.009), (0.062, 0.000), (0.042, 0.001), (0.025, 0.012), (0.012, 0.030)),
)


def layout_uv(uv: Array) -> Array:
    """MakeHuman's UVs [n, 2] -> ours, v of the image's first row being 0."""
    arm = uv[:, 1] > 0.5
    hand = (uv - HAND_WINDOW[0]) / (HAND_WINDOW[1] - HAND_WINDOW[0]) * (1, 1 - ARM_SHARE) + (0, ARM_SHARE)
    forearm = (uv - ARM_WINDOW[0]) / (ARM_WINDOW[1] - ARM_WINDOW[0]) * (1, ARM_SHARE)
    return np.where(arm[:, None], forearm, hand).astype(np.float32)


def layout_texture(picture: Image) -> Image:
    """A skin [h, w, 3] of MakeHuman's layout -> ours [SIDE, SIDE, 3]."""
    height, width = picture.shape[:2]
    arm_rows = round(SIDE * ARM_SHARE)
    parts = []
    for window, rows in ((ARM_WINDOW, arm_rows), (HAND_WINDOW, SIDE - arm_rows)):
        (left, low), (right, high) = window
        part = picture[
            round((1 - high) * height) : round((1 - low) * height), round(left * width) : round(right * width)
        ]
        parts.append(cv2.resize(part[::-1], (SIDE, rows), interpolation=cv2.INTER_AREA))
    return np.vstack(parts).astype(np.uint8)


def draw_skin(rng: np.random.Generator, knobs: SkinKnobs, folder: ImageFolder | None) -> tuple[Material, str]:
    """One person's skin, and the name of the folder's texture it is made of ("" for painted skin)."""
    tint = np.exp(rng.normal(0, knobs.tint, 3))
    texture, melanin, blood = "", rng.uniform(*knobs.melanin), rng.uniform(*knobs.blood)
    if folder is not None and rng.random() < knobs.from_folder:
        texture = folder.draw(rng)
        melanin, blood = rng.uniform(*knobs.melanin_shift), rng.uniform(*knobs.blood_shift)
    else:
        tint = tint * DERMIS
    polished = rng.random() < knobs.polish
    colour = rng.dirichlet((0.8, 0.8, 0.8)) * rng.uniform(0.2, 1.5)
    marks = rng.uniform(*knobs.marks) * (0.5 if texture else 1.0)
    creases = rng.uniform(*knobs.creases) * (0.6 if texture else 1.0)
    if rng.random() < knobs.glove:
        return _glove(rng), ""
    material = Material(
        kind=SKIN,
        tint=tuple(tint),
        pigment=(melanin, blood, marks, creases),
        polish=tuple(colour.clip(0.01, 0.9)),
        polished=float(polished),
        gloss=(rng.uniform(*knobs.gloss), rng.uniform(9, 28)),
    )
    return material, texture


def _glove(rng: np.random.Generator) -> Material:
    """Rubber or wool over hand and arm."""
    rubber = rng.random() < 0.6
    return Material(
        kind=OBJECT,
        tint=tuple((rng.dirichlet((1.5, 1.5, 1.5)) * rng.uniform(0.1, 1.4) + 0.03).clip(0.02, 0.9)),
        gloss=(rng.uniform(0.1, 0.5), rng.uniform(15, 50)) if rubber else (0.02, 8.0),
        pattern=0.05 if rubber else rng.uniform(0.3, 0.9),
        pattern_scale=(6.0, 6.0),
        puff=rng.uniform(0.0003, 0.0012),
    )


def mark_texture(renderer: Renderer, arms: ArmMesh, uv: Array) -> Image:
    """The marks of every hand [SIDE, SIDE, 4] in our layout, whose `uv` [n, 2] are the drawn mesh's."""
    positions, normals = arms.rest
    first, second = renderer.unwrap(SIDE, arms.faces, uv, positions, normals, arms.nail, arms.part)
    empty = second[..., 3] == 0
    places = np.where(empty[..., None], np.nan, first[..., :3])
    parts = np.round(second[..., 3]).astype(int)
    return paint_marks(places, first[..., 3], second[..., :3], parts, arms.model)


def noise_texture() -> Image:
    """Noise [256, 256, 4] that tiles: clouds, coarse and fine grain, threads."""
    rng = np.random.default_rng(7)
    channels = []
    for width in (9.0, 3.0, 0.8):
        grain = rng.standard_normal((256, 256)).astype(np.float32)
        smooth = cv2.GaussianBlur(np.tile(grain, (3, 3)), (0, 0), width)[256:512, 256:512]
        channels.append(0.5 + 0.17 * (smooth - smooth.mean()) / smooth.std())
    threads = rng.standard_normal((256, 1)).astype(np.float32) + 0.5 * rng.standard_normal((256, 256))
    channels.append(0.5 + 0.17 * threads / threads.std())
    return (np.stack(channels, axis=-1).clip(0, 1) * 255).astype(np.uint8)


def paint_marks(places: Array, nails: Array, normals: Array, parts: np.ndarray, model: HandModel) -> Image:
    """Marks [h, w, 4] of the rest hand laid out flat: blood, palm, creases, nails, each 0..255.

    Args:
        places: [h, w, 3] metres on the rest hand, or not finite where the layout is empty.
        nails: [h, w] 0..1.
        normals: [h, w, 3].
        parts: [h, w] numbers of the parts.
        model: gives joints.
    """
    covered = np.isfinite(places[..., 0])
    marks = np.zeros((4, int(covered.sum())), np.float32)
    points, normal = places[covered], normals[covered]
    joints = model.rest_joints
    tips = dict(zip(FINGERS, model.v_template[list(TIP_VERTICES)].astype(float), strict=True))
    axes = joint_axes(joints, np.stack([tips[finger] for finger in ("index", "middle", "pinky", "ring", "thumb")]))
    # the thumb's back faces another way, increasingly towards its tip
    thumb = (parts[covered] == 2) * _step((points - joints[13]) @ axes[13, 2], 0.005, 0.04)
    up = normal[:, 1] + thumb * (normal @ axes[14, 1] - normal[:, 1])
    palm = 1 - _step(up, -0.45, 0.35)
    marks[1] = palm * (1 - _step(points[:, 0], 0.085, 0.115))
    for number, finger in enumerate(FINGERS):
        share = (parts[covered] == 2 + number).astype(float)
        _mark_finger(marks, points, palm, share, joints, tips[finger], axes, finger)
    for line in PALM_LINES:
        distance = _distance_to_line(points[:, [0, 2]], np.array(line))
        fade = _step(-normal[:, 1], 0.1, 0.6) * (parts[covered] == 1)
        marks[2] += 0.7 * fade * _line(distance, 0.0011)
    marks[0] += 0.18 * palm + 0.12 * _waves(points, 260, 1) + 0.06 * _waves(points, 800, 2)
    marks[2] += 0.07 * np.abs(_waves(points * np.array([1, 1, 2.5], np.float32), 1500, 3)) * (1 - 0.5 * palm)
    marks[3] = _step(nails[covered], 0.35, 0.65)
    image = np.zeros((*covered.shape, 4), np.uint8)
    image[covered] = (marks.T.clip(0, 1) * 255).round()
    return _spread(image, covered)


def _mark_finger(
    marks: Array, points: Array, palm: Array, share: Array, joints: Array, tip: Array, axes: Array, finger: str
) -> None:
    """Add a finger's red tip and knuckles, and the creases over its joints; `share` [m] is 1 on that finger."""
    first = FIRST_JOINT[finger]
    marks[0] += 0.55 * np.exp(-((np.linalg.norm(points - tip, axis=1) / 0.012) ** 2))
    back = 1 - palm
    for k in (1, 2) if finger == "thumb" else (0, 1, 2):
        joint = first + k
        offset = points - joints[joint]
        along = offset @ axes[joint, 2]
        knuckle = np.linalg.norm(offset - axes[joint, 1] * 0.008, axis=1)
        marks[0] += 0.45 * back * np.exp(-((knuckle / 0.010) ** 2))
        if k == 0:  # the crease at the finger's base lies well beyond the knuckle
            marks[2] += 0.6 * palm * share * _line(along - 0.021, 0.0010)
            continue
        wave = 0.0006 * np.sin(900 * offset @ axes[joint, FLEXION] + joint)
        marks[2] += share * palm * (0.7 * _line(along + wave, 0.0009) + 0.3 * _line(along + wave - 0.0022, 0.0007))
        aside = np.exp(-((offset @ axes[joint, FLEXION] / 0.006) ** 4))
        for shift in (-0.0044, -0.0026, -0.0008, 0.0010, 0.0028, 0.0046):
            bow = shift * (1 + 40 * np.abs(offset @ axes[joint, FLEXION]))
            marks[2] += 0.45 * back * share * aside * _line(along - bow + wave, 0.0006)


def _spread(image: Image, covered: np.ndarray) -> Image:
    """Fill what lies beside the layout, so that smaller copies of the texture have no seams."""
    filled = image.astype(np.float32)
    weight = covered.astype(np.float32)
    for size in (3, 7, 15, 31):
        total = cv2.blur(filled * (weight > 0)[..., None], (size, size))
        found = cv2.blur((weight > 0).astype(np.float32), (size, size))
        empty = (weight == 0) & (found > 0)
        filled[empty] = total[empty] / found[empty, None]
        weight[empty] = 1
    return filled.round().astype(np.uint8)


def _distance_to_line(points: Array, line: Array) -> Array:
    """Distance [m] of points [m, 2] to a polyline [n, 2], its corners cut twice for roundness."""
    for _ in range(2):
        cut = np.stack([0.75 * line[:-1] + 0.25 * line[1:], 0.25 * line[:-1] + 0.75 * line[1:]], axis=1).reshape(-1, 2)
        line = np.vstack([line[:1], cut, line[-1:]])
    best = np.full(len(points), np.inf)
    for start, end in pairwise(line):
        piece = end - start
        share = np.clip((points - start) @ piece / (piece @ piece), 0, 1)
        best = np.minimum(best, np.linalg.norm(points - start - share[:, None] * piece, axis=1))
    return best


def _waves(points: Array, frequency: float, seed: int) -> Array:
    """Smooth noise [m] of variance 1: waves in random directions, `frequency` in rad/m."""
    rng = np.random.default_rng(seed)
    waves = rng.normal(size=(16, 3))
    waves *= frequency * rng.uniform(0.6, 1.4, (16, 1)) / np.linalg.norm(waves, axis=1, keepdims=True)
    phases = rng.uniform(0, 2 * np.pi, 16).astype(np.float32)
    return np.sin(points @ waves.T.astype(np.float32) + phases).sum(1) / np.float32(np.sqrt(8))


def _line(distance: Array, width: float) -> Array:
    return np.exp(-((distance / width) ** 2))


def _step(values: Array, low: float, high: float) -> Array:
    """0 below `low`, 1 above `high`, smooth between."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return share**2 * (3 - 2 * share)


def skins_in(folder: str) -> ImageFolder | None:
    """The skins of a folder in our layout; None when no folder is given."""
    return ImageFolder(Path(folder), "skin textures", layout_texture) if folder else None
