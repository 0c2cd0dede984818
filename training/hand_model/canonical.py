"""Hands of a body, un-posed into the rest pose of MANO: bone directions, rolls and joint places as published.

Every bone carries its skin by one affine map from its place in the body to its place in the rest pose; the maps are
blended by the skin's weights. Finger bones are stretched only along themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.anatomy import joint_axes
from handmirror.core.types import Array
from handmirror.training.hand_model.published import CHAINS, FINGERS, JOINTS, TIPS
from handmirror.training.hand_model.source import CHUNK, SourceHands

# Joints of the body that lie off the anatomical centre: joint, the joint it moves towards, millimetres (of MANO's size)
RELOCATIONS = (
    (14, 15, 6.5), (15, 14, 4.0),
    (2, 3, 1.5),
    (5, 6, 3.0), (6, 5, 1.2),
    (8, 7, 1.5), (9, 8, -1.0),
    (11, 10, 2.0), (12, 11, 1.0),
)  # fmt: skip
SOURCE_MM = 1e-3 / 0.97  # a millimetre of MANO's hand in the body's
PALM = np.array([0, 1, 4, 10, 7])  # wrist and knuckles
PALM_WEIGHTS = np.array([0.6, 1, 1, 1, 1])
KNUCKLES = np.array(FINGERS)
MOVED = np.array([1, 4, 7, 10, 13])  # joints that lie on the palm
ORDER = [joint for chain in CHAINS for joint in chain]
CAP = 8  # vertices that make a finger's tip


@dataclass(frozen=True, eq=False)
class Variation:
    """What is added to the body's variety: people's single bones differ more than MakeHuman's sliders say."""

    bone: Array  # [n, 16] factor on a bone's length
    palm: Array  # [n, 3] factor on the palm along each axis

    @classmethod
    def random(cls, count: int) -> "Variation":
        """About 3 % on each finger, bone and direction of the palm."""
        random = np.random.default_rng(1)
        bone = np.ones((count, 16))
        finger = random.normal(1, 0.03, (count, 5)).clip(0.92, 1.08)
        for k, chain in enumerate(CHAINS):
            bone[:, chain] = finger[:, k : k + 1] * random.normal(1, 0.025, (count, 3)).clip(0.94, 1.06)
        palm = np.stack([random.normal(1, 0.03, count) for _ in range(3)], axis=1).clip(0.92, 1.08)
        return cls(bone, palm)

    @classmethod
    def none(cls, count: int) -> "Variation":
        """The body's own variety."""
        return cls(np.ones((count, 16)), np.ones((count, 3)))

    def part(self, rows: slice) -> "Variation":
        """The variation of some of the hands."""
        return Variation(self.bone[rows], self.palm[rows])


class RestPose:
    """How the hands of a source come into the rest pose; what is the same for all is fitted to the mean adult."""

    def __init__(self, source: SourceHands) -> None:
        self._source = source
        self._mean_vertices = source.vertices[source.adults].astype(float).mean(0)
        adults = source.joints[source.adults].astype(float)
        self._mean_size = _palm_length(adults.mean(0))
        self._caps = self._fingertip_caps(adults.mean(0))
        self._carried = {joint: np.flatnonzero(source.weights[:, joint] > 0.6) for joint in ORDER}

        tips = self._tips(self._mean_vertices[None])[0]
        joints = self._relocated(adults).mean(0)
        directions, lengths = _bones(JOINTS, TIPS)
        backs = joint_axes(JOINTS, TIPS)[:, 1]
        self._targets = {joint: _frame(directions[joint], backs[joint]) for joint in ORDER}

        self._scale = self._fit_scale(joints, tips, lengths)
        self._fit_palm(joints)
        joints = joints + self._knuckle_moves(adults).mean(0)
        source_directions, source_lengths = _bones(joints, tips)
        self._stretch = lengths / np.maximum(source_lengths, 1e-9)
        nails = self._nail_normals()
        self._backs = _transported_backs(source_directions, nails)

    def samples(self, variation: Variation, rows: slice) -> Iterator[tuple[Array, Array]]:
        """Vertices [c, v, 3] and joints [c, 16, 3] in the rest pose, chunk by chunk."""
        start, stop, _ = rows.indices(len(self._source.vertices))
        for first in range(start, stop, CHUNK):
            chunk = slice(first, min(first + CHUNK, stop))
            yield self._unpose(chunk, variation.part(chunk))

    def _unpose(self, rows: slice, variation: Variation) -> tuple[Array, Array]:
        source = self._source
        vertices, raw = source.vertices[rows].astype(float), source.joints[rows].astype(float)
        metacarpals = source.metacarpals[rows].astype(float)
        size = _palm_length(raw) / self._mean_size
        joints = self._relocated(raw) + self._knuckle_moves(raw)
        tips = self._tips(vertices)

        turn, centre = _palm_frame(raw)
        middle = JOINTS[KNUCKLES].mean(0)
        palm = variation.palm[:, :, None] * self._scale * turn  # [n, 3, 3]
        palm_shift = self._shift - np.einsum("nij,nj->ni", self._scale * turn, centre)
        palm_shift = middle + variation.palm * (palm_shift - middle)
        on_palm = np.einsum("nij,nbj->nbi", palm, joints) + palm_shift[:, None]

        rest = np.zeros((len(vertices), 16, 3))
        rest[:, MOVED] = on_palm[:, MOVED] + self._rest_moves * size[:, None, None]
        rest[:, 0] = on_palm[:, 0] + self._wrist_move * size[:, None]

        bones = source.weights.shape[1]
        linear, shift = np.repeat(palm[:, None], bones, axis=1), np.repeat(palm_shift[:, None], bones, axis=1)
        self._place_fingers(linear, shift, rest, vertices, joints, tips, variation.bone)
        for k, knuckle in enumerate(KNUCKLES):
            head = np.einsum("nij,nj->ni", palm, metacarpals[:, k]) + palm_shift
            linear[:, 16 + k] = _swing_and_stretch(on_palm[:, knuckle] - head, rest[:, knuckle] - head) @ palm
            shift[:, 16 + k] = head - np.einsum("nij,nj->ni", linear[:, 16 + k], metacarpals[:, k])

        blended = np.einsum("vb,nbij->nvij", source.weights, linear)
        return np.einsum("nvij,nvj->nvi", blended, vertices) + np.einsum("vb,nbi->nvi", source.weights, shift), rest

    def _place_fingers(
        self, linear: Array, shift: Array, rest: Array, vertices: Array, joints: Array, tips: Array, stretch: Array
    ) -> None:
        """Write the finger bones' maps into `linear` and `shift`, and where their joints are placed into `rest`."""
        for chain, tip in zip(CHAINS, np.moveaxis(tips, 1, 0), strict=True):
            for k, joint in enumerate(chain):
                head, tail = joints[:, joint], joints[:, chain[k + 1]] if k < 2 else tip
                way = tail - head
                length = np.linalg.norm(way, axis=1, keepdims=True)
                frame = _frame(way / length, self._turned_back(joint, vertices))
                scales = np.repeat([[1.0, self._scale, self._scale]], len(head), axis=0)
                scales[:, 0] = self._stretch[joint] * stretch[:, joint]
                linear[:, joint] = self._targets[joint] @ (scales[:, :, None] * np.swapaxes(frame, 1, 2))
                shift[:, joint] = rest[:, joint] - np.einsum("nij,nj->ni", linear[:, joint], head)
                if k < 2:
                    rest[:, chain[k + 1]] = rest[:, joint] + self._targets[joint][:, 0] * scales[:, :1] * length

    def _turned_back(self, joint: int, vertices: Array) -> Array:
        """Where the back of a bone faces in each hand [n, 3]: the mean hand's, turned as the bone's skin is."""
        skin = self._carried[joint]
        mean = self._mean_vertices[skin] - self._mean_vertices[skin].mean(0)
        own = vertices[:, skin] - vertices[:, skin].mean(1, keepdims=True)
        turn = _rotation(np.einsum("nva,vb->nab", own, mean))
        return np.einsum("nij,j->ni", turn, self._backs[joint])

    def _relocated(self, joints: Array) -> Array:
        """Joints [n, 16, 3] of the body, moved into the anatomical centres along the fingers."""
        size = (_palm_length(joints) / self._mean_size)[:, None]
        moved = joints.copy()
        for joint, towards, millimetres in RELOCATIONS:
            moved[:, joint] += _unit(joints[:, towards] - joints[:, joint]) * millimetres * SOURCE_MM * size
        return moved

    def _fit_scale(self, joints: Array, tips: Array, lengths: Array) -> float:
        """One factor for the thickness of everything, from the fingers' lengths and the knuckles' breadth."""
        own = _bones(joints, tips)[1]
        fingers = [lengths[list(chain)].sum() / own[list(chain)].sum() for chain in CHAINS]
        breadth = np.linalg.norm(JOINTS[1] - JOINTS[7]) / np.linalg.norm(joints[1] - joints[7])
        return float(np.exp(np.mean(np.log([*fingers, breadth, breadth, breadth]))))

    def _fit_palm(self, joints: Array) -> None:
        """Where the palm comes to lie, and by how much its joints are then off: within the skin, and as a shift."""
        turn, centre = (value[0] for value in _palm_frame(joints[None]))
        placed = self._scale * (joints - centre) @ turn.T
        self._shift = (JOINTS[KNUCKLES] - placed[KNUCKLES]).mean(0)
        off = JOINTS - placed - self._shift
        self._within = np.zeros((16, 3))
        self._within[13] = off[13]
        for chain in CHAINS[:4]:
            flat = _unit((turn @ (joints[chain[1]] - joints[chain[0]])) * [1, 0, 1])
            self._within[chain[0]] = flat * (off[chain[0]] @ flat)
        self._rest_moves, self._wrist_move = (off - self._within)[MOVED], off[0]

    def _knuckle_moves(self, joints: Array) -> Array:
        """How far the palm's joints [n, 16, 3] lie off their centres inside the body's hand."""
        size = (_palm_length(joints) / self._mean_size)[:, None, None]
        turn, _ = _palm_frame(joints)
        return np.einsum("nji,bj->nbi", turn, self._within) / self._scale * size

    def _fingertip_caps(self, joints: Array) -> list[np.ndarray]:
        owner = self._source.weights.argmax(1)
        caps = []
        for _, _, last in CHAINS:
            skin = np.flatnonzero(owner == last)
            places = self._mean_vertices[skin]
            along = (places - joints[last]) @ _unit(places.mean(0) - joints[last])
            caps.append(skin[np.argsort(-along, kind="stable")[:CAP]])
        return caps

    def _tips(self, vertices: Array) -> Array:
        """Finger tips [n, 5, 3] of vertices [n, v, 3]."""
        return np.stack([vertices[:, cap].mean(1) for cap in self._caps], axis=1)

    def _nail_normals(self) -> dict[int, Array]:
        """Where the nail of each finger's last bone faces in the mean hand."""
        source, places = self._source, self._mean_vertices
        middle = source.uv[source.quad_uv].mean(1)
        is_nail = nail_at(source, middle) > 0.5
        owner = source.weights.argmax(1)[source.quads]
        corner = places[source.quads]
        normals = np.cross(corner[:, 2] - corner[:, 0], corner[:, 3] - corner[:, 1])
        return {last: _unit(normals[is_nail & (owner == last).all(1)].sum(0)) for _, _, last in CHAINS}


def nail_at(source: SourceHands, uv: Array) -> Array:
    """How much of a nail, 0..1, the texture shows at coordinates [k, 2]."""
    height, width = source.nail_mask.shape
    row = np.clip(((1 - uv[:, 1]) * height).astype(int), 0, height - 1)
    return source.nail_mask[row, np.clip((uv[:, 0] * width).astype(int), 0, width - 1)]


def _bones(joints: Array, tips: Array) -> tuple[Array, Array]:
    """Directions [16, 3] and lengths [16] of the finger bones; row 0 is unused."""
    way = np.zeros((16, 3))
    for chain, tip in zip(CHAINS, tips, strict=True):
        way[list(chain)] = np.diff([*joints[list(chain)], tip], axis=0)
    return _unit(way), np.linalg.norm(way, axis=1)


def _transported_backs(directions: Array, nails: dict[int, Array]) -> dict[int, Array]:
    """The back of each finger bone: the nail's normal, carried down the finger without twist."""
    backs = {}
    for base, middle, last in CHAINS:
        back, before = _across(nails[last], directions[last]), directions[last]
        backs[last] = back
        for joint in (middle, base):
            swing = _swing_and_stretch(before[None], directions[joint][None])[0]
            back = _across(swing @ back, directions[joint])
            backs[joint], before = back, directions[joint]
    return backs


def _palm_length(joints: Array) -> Array:
    return np.linalg.norm(joints[..., 4, :] - joints[..., 0, :], axis=-1)


def _palm_frame(joints: Array) -> tuple[Array, Array]:
    """Rotations [n, 3, 3] that lay palms of joints [n, 16, 3] on the published one, and their centres [n, 3]."""
    weight = PALM_WEIGHTS / PALM_WEIGHTS.sum()
    centre = np.einsum("p,npc->nc", weight, joints[:, PALM])
    target = JOINTS[PALM] - weight @ JOINTS[PALM]
    spread = np.einsum("p,pi,npj->nij", PALM_WEIGHTS, target, joints[:, PALM] - centre[:, None])
    return _rotation(spread), centre


def _rotation(spread: Array) -> Array:
    """Rotations [n, 3, 3] that best turn y to x for correlations [n, 3, 3] of x and y (Kabsch, 1976)."""
    left, _, right = np.linalg.svd(spread)
    sign = np.ones((len(spread), 3))
    sign[:, 2] = np.sign(np.linalg.det(left @ right))
    return (left * sign[:, None]) @ right


def _swing_and_stretch(start: Array, end: Array) -> Array:
    """Maps [n, 3, 3] that take vectors `start` to `end`: the shortest turn after a stretch along `start`."""
    before, after = np.linalg.norm(start, axis=1, keepdims=True), np.linalg.norm(end, axis=1, keepdims=True)
    one, two = start / before, end / after
    across, cosine = np.cross(one, two), (one * two).sum(1)
    skew = np.zeros((len(one), 3, 3))
    skew[:, [2, 0, 1], [1, 2, 0]], skew[:, [1, 2, 0], [2, 0, 1]] = across, -across
    turn = np.eye(3) + skew + skew @ skew / (1 + cosine)[:, None, None]
    return turn @ (np.eye(3) + one[:, :, None] * one[:, None] * (after / before - 1)[:, :, None])


def _frame(direction: Array, back: Array) -> Array:
    """Axes [..., 3, 3] as columns: along a bone, its back, and across."""
    back = _across(back, direction)
    return np.stack([direction, back, np.cross(direction, back)], axis=-1)


def _across(vectors: Array, direction: Array) -> Array:
    """Unit vectors [..., 3] square to `direction`, nearest to `vectors`."""
    return _unit(vectors - direction * (vectors * direction).sum(-1, keepdims=True))


def _unit(vectors: Array) -> Array:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
