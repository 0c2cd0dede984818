"""The surface of hand and forearm over a clip: fine mesh, forearm tube, normals, and how open each place is to the sky.

A left hand is its mirror image until the last step, which mirrors positions and normals.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from handmirror.core.assets import asset
from handmirror.core.hand.joints import TIP_VERTICES
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.hand.model_files import ARRAY_SHAPES
from handmirror.core.hand.rotation import axis_angle_to_matrix, cross
from handmirror.core.npz import read_npz
from handmirror.core.types import Array, Side
from handmirror.training.hand_model.fine import FINE_ARRAYS, FineHand
from handmirror.training.synthetic.scene import HandMotion

ELBOW_M, ARM_M = 0.20, 0.80  # lengths along the tube behind the fine mesh
RINGS = 12
BEND_M = (0.104, 0.142)  # x of the rest hand between which the forearm bends towards the elbow
HAND_END_M = 0.110  # x of the rest hand at which the hand model's 778 vertices end
ROUGH_OVERLAP_M = 0.010  # of the two parts of the rough mesh
BEND_PIVOT_M = 0.022  # behind the wrist
TUBE_GROWTH = 0.40  # how much wider the forearm is at the tube's end
FOREARM_UV = 0.12  # length of the tube in MakeHuman's texture
# numbers of the parts: 1 palm, 2..6 thumb to pinky, 7 forearm
PART_OF_JOINT = np.array([1, 3, 3, 3, 4, 4, 4, 6, 6, 6, 5, 5, 5, 2, 2, 2])  # MANO's joints
FOREARM = 7
FINGER_RADIUS_M, PALM_RADIUS_M = 0.0075, 0.011  # of the spheres that keep light away


@dataclass(frozen=True, eq=False)
class PosedArm:
    """One hand with its forearm over t frames, in the scene (metres)."""

    side: Side
    joints: Array  # [t, 21, 3]
    vertices: Array  # [t, m, 3] of the fine mesh alone
    positions: Array  # [t, n, 3] of the drawn mesh
    normals: Array  # [d, n, 3] of the d frames that are to be drawn
    open_sky: Array  # [d, n] 0..1
    axis: Array  # [t, 3] unit, from the wrist along the forearm
    rim: Array  # [t, k, 3] the fine mesh's open edge


class ArmMesh:
    """The drawn mesh: its constant parts, and its positions in a clip."""

    def __init__(self) -> None:
        self.fine, self.model = FineHand.load(), HandModel.load()
        self._both, self._own = fine_with_tips()
        self._count = len(self.fine.v_template)
        self._rim = rim_of(self.fine.f)
        self._rest_x = np.asarray(self.fine.v_template[:, 0], np.float32)
        faces, face_uv, uv = self._with_tube()
        self._triangles = faces
        self._around = _faces_around(faces, int(faces.max()) + 1)
        part = self._parts()
        corners, index = np.unique(np.stack([faces.ravel(), face_uv.ravel()]), axis=1, return_inverse=True)
        self._corner = corners[0]
        self.faces = index.reshape(-1, 3).astype(np.int32)  # [f, 3] counter-clockwise from outside, of a right hand
        self.rough = self._rough_faces()  # [g, 3] of the same corners: a hand of half as many triangles
        self.uv = uv[corners[1]].astype(np.float32)  # [n, 2] of MakeHuman's texture
        self.part = part[self._corner].astype(np.float32)  # [n] numbers of the parts
        nail = np.concatenate([self.fine.nail, np.zeros(RINGS * len(self._rim))])
        self.nail = nail[self._corner].astype(np.float32)  # [n] 0..1

    def pose(self, motion: HandMotion, drawn: int | None = None) -> PosedArm:
        """The hand of a motion in every frame, with what it takes to draw the first `drawn` ones (None: all)."""
        frames = len(motion.pose)
        shape = np.tile(motion.shape, (frames, 1))
        geometry = self._both(motion.pose, shape, motion.trans)
        vertices, joints = geometry.vertices[:, self._own], geometry.joints
        rotations = axis_angle_to_matrix(motion.pose[:, :3])
        axis = _unit(motion.elbow - joints[:, 0])
        positions = self._with_forearm(vertices, joints[:, 0], rotations[:, :, 0], axis)
        normals = self._normals(positions[:drawn])
        sky = self._open_sky(positions[:drawn], normals, joints)
        rim = positions[:, self._rim]
        positions, normals, joints, vertices, axis, rim = (
            points_of_side(a, motion.side) for a in (positions, normals, joints, vertices, axis, rim)
        )
        corner = self._corner
        return PosedArm(
            motion.side, joints, vertices, positions[:, corner], normals[:, corner], sky[:, corner], axis, rim
        )

    @cached_property
    def rest(self) -> tuple[Array, Array]:
        """Places and normals [n, 3] of the drawn mesh at rest, the forearm straight."""
        positions, normals = self._at_rest
        return positions[self._corner], normals[self._corner]

    @cached_property
    def _at_rest(self) -> tuple[Array, Array]:
        vertices = np.asarray(self.fine.v_template, np.float32)[None]
        away = np.array([[1.0, 0, 0]], np.float32)
        positions = self._with_forearm(vertices, vertices[:, 0] * 0, away, away)
        return positions[0], self._normals(positions)[0]

    def _with_tube(self) -> tuple[np.ndarray, np.ndarray, Array]:
        """Faces [f, 3] and their UV numbers [f, 3], and UVs [k, 2], with the forearm's tube behind the open edge."""
        n = len(self._rim)
        rings = np.vstack([self._rim, self._count + np.arange(RINGS * n).reshape(RINGS, n)])
        corner_uv = dict(zip(self.fine.f.ravel().tolist(), self.fine.f_uv.ravel().tolist(), strict=True))
        edge = self.fine.uv[[corner_uv[v] for v in self._rim.tolist()]].astype(float)
        # unrolled round the arm: where the texture has its seam, the last column repeats the first one beyond it
        steps = np.diff(edge[:, 1], append=edge[:1, 1])
        seam = int(np.abs(steps).argmax())
        edge, rings = np.roll(edge, -seam - 1, axis=0), np.roll(rings, -seam - 1, axis=1)
        edge = np.vstack([edge, 2 * edge[-1] - edge[-2]])
        rings = np.hstack([rings, rings[:, :1]])
        along = np.linspace(0, FOREARM_UV, RINGS + 1)[:, None]
        tube_uv = np.stack([edge[None, :, 0] + along, np.tile(edge[:, 1], (RINGS + 1, 1))], axis=-1)
        number = len(self.fine.uv) + np.arange(tube_uv[..., 0].size).reshape(tube_uv.shape[:2])
        faces = np.vstack([self.fine.f, sheet(rings)])
        face_uv = np.vstack([self.fine.f_uv, sheet(number)])
        return faces, face_uv, np.vstack([self.fine.uv, tube_uv.reshape(-1, 2)])

    def _rough_faces(self) -> np.ndarray:
        """The hand model's own triangles, whose vertices are some of the fine mesh's; a forearm with fewer rings."""
        coarse = load_arrays()
        away = np.linalg.norm(coarse["v_template"][:, None] - self.fine.v_template, axis=-1)
        hand = away.argmin(1)[coarse["f"]]
        forearm = self.fine.f[(self._rest_x[self.fine.f] > HAND_END_M - ROUGH_OVERLAP_M).all(1)]
        rings = np.vstack([self._rim, np.arange(self._count, self._count + RINGS * len(self._rim)).reshape(RINGS, -1)])
        tube = sheet(np.hstack([rings, rings[:, :1]])[::2])
        _, first_corner = np.unique(self._corner, return_index=True)
        return first_corner[np.vstack([hand, forearm, tube])].astype(np.int32)

    def _with_forearm(self, vertices: Array, wrist: Array, straight: Array, axis: Array) -> Array:
        """Vertices [t, m, 3] with the forearm rotated from `straight` to `axis` [t, 3], and the tube behind it."""
        low, high = BEND_M
        bending = self._rest_x > low
        share = _step((self._rest_x[bending] - low) / (high - low))
        across = cross(straight, axis)
        sine, cosine = np.linalg.norm(across, axis=1), (straight * axis).sum(1)
        angle = np.arctan2(sine, cosine)
        across /= np.maximum(sine, 1e-9)[:, None]
        pivot = wrist + straight * BEND_PIVOT_M
        around, bend = across[:, None], (angle[:, None] * share)[..., None]
        arm = vertices[:, bending] - pivot[:, None]
        along_it = around * (around * arm).sum(-1, keepdims=True)
        arm = along_it + np.cos(bend) * (arm - along_it) + np.sin(bend) * cross(around, arm)
        bent = vertices.copy()
        bent[:, bending] = pivot[:, None] + arm
        rim = bent[:, self._rim]
        middle = rim.mean(1)
        along = np.concatenate(
            [np.linspace(0.02, ELBOW_M - 0.05, 4), np.append(np.linspace(ELBOW_M, ELBOW_M + 0.15, RINGS - 5), ARM_M)]
        )
        from_wrist = ((middle - wrist) * axis).sum(1)
        centres, ways = arm_path(wrist, axis, from_wrist[:, None] + along)
        # the path runs through the wrist, the edge's middle lies a little beside it
        offset = rim - middle[:, None]
        lean = (offset * axis[:, None]).sum(-1, keepdims=True) * axis[:, None]
        aside = (middle - wrist) - from_wrist[:, None] * axis
        growth = 1 + TUBE_GROWTH * _step(along / 0.18)
        flat = np.clip(1 - along / 0.06, 0, 1)  # the edge is slanted; further on the rings are square to the arm
        round_it = (offset - lean + aside[:, None])[:, None] * growth[None, :, None, None]
        ring = round_it + lean[:, None] * flat[None, :, None, None]
        tube = centres[:, :, None] + np.einsum("tsij,tsnj->tsni", shortest_rotations(axis[:, None], ways), ring)
        return np.concatenate([bent, tube.reshape(len(bent), -1, 3)], axis=1).astype(np.float32)

    def _parts(self) -> np.ndarray:
        part = PART_OF_JOINT[np.asarray(self.fine.weights).argmax(1)]
        part[self._rest_x > HAND_END_M] = FOREARM
        return np.concatenate([part, np.full(RINGS * len(self._rim), FOREARM)])

    def _normals(self, points: Array) -> Array:
        places = np.ascontiguousarray(np.moveaxis(points, -1, 0))
        # coordinate by coordinate, which takes a quarter of the time
        a, b, c = (np.take(places, corner, axis=2) for corner in self._triangles.T)
        b, c = b - a, c - a
        face = np.zeros((*a.shape[:2], a.shape[2] + 1), np.float32)
        for k in range(3):
            face[k, :, :-1] = b[k - 2] * c[k - 1] - b[k - 1] * c[k - 2]
        normals = sum(np.take(face, number, axis=2) for number in self._around.T)
        return np.moveaxis(normals / np.maximum(np.sqrt((normals**2).sum(0)), 1e-12), 0, -1)

    def _open_sky(self, points: Array, normals: Array, joints: Array) -> Array:
        """[t, n] of every other frame and in between, as it changes little."""
        last, frames = len(points) - 1, np.arange(len(points))
        looked_at = np.minimum(np.arange(0, last + 2, 2), last).tolist()
        known = np.stack([self._openness(points[k], normals[k], joints[k]) for k in looked_at])
        return (known[frames // 2] + known[(frames + 1) // 2]) / 2

    def _openness(self, points: Array, normals: Array, joints: Array) -> Array:
        """How little of the sky [n] the other fingers hide, beyond what they hide of the flat hand."""
        hidden = occlusion(points, normals, *spheres_of(joints))
        hidden -= self._hidden_at_rest
        return 1 / (1 + 1.4 * np.maximum(hidden, 0, out=hidden).sum(0))

    @cached_property
    def _hidden_at_rest(self) -> Array:
        joints = self.model.joints(np.zeros((1, 48)), np.zeros((1, 10)))[0]
        return occlusion(*self._at_rest, *spheres_of(joints))


def arm_path(wrist: Array, axis: Array, along: Array) -> tuple[Array, Array]:
    """Places and directions [t, s, 3] at lengths `along` [s] or [t, s] from wrists [t, 3] along `axis` [t, 3].

    Beyond the elbow the arm turns to where its owner sits: behind the hands for a camera before them, else before.
    """
    along = np.broadcast_to(along, (len(wrist), along.shape[-1]))
    owner = np.stack([0 * axis[:, 0], 0 * axis[:, 0] + 1.0, np.where(axis[:, 2] < -0.35, -0.7, 0.7)], axis=-1)
    upper = _unit(owner + 0.4 * axis)
    steps = np.linspace(0, ARM_M + 0.15, 60)
    share = _step((steps - ELBOW_M - 0.04) / 0.08)[None, :, None]
    ways = _unit((1 - share) * axis[:, None] + share * upper[:, None])
    centres = wrist[:, None] + np.concatenate([0 * ways[:, :1], np.cumsum(ways[:, :-1], axis=1)], axis=1) * steps[1]
    at = np.clip(along / steps[1], 0, len(steps) - 1.001)
    low, rest = at.astype(int), (at % 1)[..., None]
    pick = np.arange(len(wrist))[:, None]
    place = centres[pick, low] * (1 - rest) + centres[pick, low + 1] * rest
    return place, ways[pick, low]


def shortest_rotations(one: Array, other: Array) -> Array:
    """Rotations [..., 3, 3] that rotate unit vectors `one` to `other` [..., 3], which are not opposite."""
    across = cross(one, other)
    cosine = (one * other).sum(-1)[..., None, None]
    x, y, z = np.moveaxis(across, -1, 0)
    zero = 0 * x
    skew = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], axis=-1).reshape(*x.shape, 3, 3)
    return np.eye(3) + skew + skew @ skew / (1 + cosine).clip(0.02)


def fine_with_tips() -> tuple[HandModel, np.ndarray]:
    """The fine mesh as a hand model with all 21 joints, and which of its vertices are the fine mesh's own.

    HandModel reads the fingertips at fixed numbers: there the tips of the usual mesh ride along.
    """
    coarse = load_arrays()
    stored = read_npz(asset("hand_model/fine_right.npz"), FINE_ARRAYS)
    arrays = {name: stored[name].astype(np.float32) for name in ARRAY_SHAPES}
    tips = sorted(TIP_VERTICES)
    places = np.array(tips) - np.arange(len(tips))  # numpy counts before anything is put in
    for name in ("v_template", "shapedirs", "posedirs", "weights"):
        arrays[name] = np.insert(arrays[name], places, coarse[name][tips], axis=0)
    arrays["J_regressor"] = np.insert(arrays["J_regressor"], places, 0, axis=1)
    return HandModel(arrays), np.delete(np.arange(len(arrays["v_template"])), tips)


def velocities(places: Array, time_s: Array, frame: int) -> Array:
    """Metres a second [n, 3] in a frame of places [t, n, 3]; zero for a single image."""
    first, last = max(frame - 1, 0), min(frame + 1, len(places) - 1)
    if first == last:
        return np.zeros_like(places[0])
    return (places[last] - places[first]) / np.float32(time_s[last] - time_s[first])


def spheres_of(joints: Array) -> tuple[Array, Array]:
    """Spheres that fill a hand of 21 joints [21, 3]: middles [s, 3] and radii [s], metres."""
    first, second = joints[_SPHERES[:, 0].astype(int)], joints[_SPHERES[:, 1].astype(int)]
    share = _SPHERES[:, 2:3].astype(np.float32)
    return first + share * (second - first), _SPHERES[:, 3].astype(np.float32)


def _sphere_table() -> Array:
    rows = []
    for finger in range(5):
        base = 1 + 4 * finger
        chain = [0, base, base + 1, base + 2, base + 3]
        for k, (a, b) in enumerate(pairwise(chain)):
            radius = PALM_RADIUS_M if k == 0 else FINGER_RADIUS_M
            rows += [(a, b, share, radius) for share in ((0.45, 0.8) if k == 0 else (0.25, 0.75))]
    return np.array(rows)


_SPHERES = _sphere_table()


def occlusion(points: Array, normals: Array, middles: Array, radii: Array) -> Array:
    """Part of the sky over each place [n] that each sphere [s] hides: [s, n], by its solid angle and slant."""
    reach = radii[:, None] ** 2
    square = (-2 * middles) @ points.T
    square += np.einsum("ni,ni->n", points, points)
    square += (middles**2).sum(1)[:, None]
    np.maximum(square, reach, out=square)
    hidden = middles @ normals.T
    hidden -= np.einsum("ni,ni->n", normals, points)
    np.maximum(hidden, 0, out=hidden)
    hidden *= reach
    hidden /= square
    hidden /= np.sqrt(square, out=square)
    return hidden


def rim_of(faces: np.ndarray) -> np.ndarray:
    """The vertices of a mesh's one open edge, in order, against the direction of its faces."""
    edges = {(a, b) for face in faces.tolist() for a, b in zip(face, face[1:] + face[:1], strict=True)}
    following = {b: a for a, b in edges if (b, a) not in edges}
    loop = [next(iter(sorted(following)))]
    while following[loop[-1]] != loop[0]:
        loop.append(following[loop[-1]])
    return np.array(loop)


def sheet(rows: np.ndarray) -> np.ndarray:
    """Triangles [f, 3] between successive rows of vertex numbers [s, n]."""
    near, near_next, far, far_next = rows[:-1, :-1], rows[:-1, 1:], rows[1:, :-1], rows[1:, 1:]
    first = np.stack([near, near_next, far_next], axis=-1).reshape(-1, 3)
    return np.vstack([first, np.stack([near, far_next, far], axis=-1).reshape(-1, 3)])


def _faces_around(faces: np.ndarray, count: int) -> np.ndarray:
    """Numbers [count, k] of the faces at each vertex; len(faces) where there are fewer."""
    order = np.argsort(faces.ravel(), kind="stable")
    vertex = faces.ravel()[order]
    place = np.arange(len(vertex)) - np.searchsorted(vertex, vertex)
    around = np.full((count, place.max() + 1), len(faces))
    around[vertex, place] = order // 3
    return around


def _unit(vectors: Array) -> Array:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


def _step(share: Array) -> Array:
    share = np.clip(share, 0, 1)
    return share * share * (3 - 2 * share)
