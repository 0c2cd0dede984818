"""Pose correctives, fitted to soft tissue: skin that stays as rigid as it can, and yields where it meets skin.

Skinned vertices are relaxed by as-rigid-as-possible energy (Sorkine and Alexa, 2007), held by the bones they follow.
Where skin has then gone into other flesh, it is drawn back along its normal, step by step, and the hand relaxed again.
What this moves, turned back into the rest pose, is regressed onto the rotations that drive the correctives.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import splu

from handmirror.core.hand.joints import MANO_PARENTS, TIP_VERTICES
from handmirror.core.hand.model import vertex_normals
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array
from handmirror.training.hand_model.intersections import winding_numbers
from handmirror.training.hand_model.poses import FINGER_BASES, THUMB_BASE, turn
from handmirror.training.hand_model.published import CHAINS, LID
from handmirror.training.hand_model.skinning import vertex_transforms

SINGLE, FINGERS, THUMB = 6, 120, 30  # poses that turn one joint (for each of them), all fingers, the whole thumb
HELD_OUT = 5  # every fifth pose measures
RELAXATIONS, PUSH_RELAXATIONS = 12, 2
MAX_PUSHES, PUSH_STEP_M, PUSH_HOLD = 10, 0.001, 1.0
OUTSIDE_M = 3e-4  # how far outside the skin a point is tested
LIMIT_M = 0.006  # no corrective is longer
TIP_M = (0.005, 0.014)  # nearer to a tip nothing moves, for the tips are joints; further away everything may
RIDGE = 0.5


@dataclass(frozen=True, eq=False)
class Correctives:
    """Pose correctives, and how well they reproduce the relaxed hands."""

    posedirs: Array  # [v, 3, 135] metres, for the rotations of joints 1..15 minus identity
    asked_m: float  # mean length of the held-out poses' corrections
    missed_m: float  # mean length of their errors


class Flesh:
    """A rest hand, and the equations that relax its poses."""

    def __init__(self, vertices: Array, faces: np.ndarray, weights: Array, joints: Array) -> None:
        self._vertices, self._weights, self._joints = vertices, weights, joints
        self._closed = np.concatenate([faces, LID]).astype(np.int32)
        edges = _cotangents(vertices, faces)
        self._edges = edges.tocoo()
        self._rest_edges = vertices[self._edges.row] - vertices[self._edges.col]
        self._laplacian = sp.diags(np.asarray(edges.sum(1)).ravel()) - edges
        count = np.arange(len(self._edges.row))
        self._gather = sp.coo_matrix((np.ones(len(count)), (self._edges.row, count))).tocsr()
        # a vertex that follows one bone alone is held firmly, one at a joint hardly at all
        self._hold = 0.02 + 4 * np.clip((weights.max(1) - 0.75) / 0.24, 0, 1) ** 3

    def correction(self, pose: Array) -> Array:
        """Correction of the rest vertices by relaxing a pose [16, 3]: [v, 3] metres, in the rest pose."""
        turned, shift = vertex_transforms(self._weights, self._joints, axis_angle_to_matrix(pose))
        skinned = np.einsum("vrc,vc->vr", turned, self._vertices) + shift
        free = self._relaxed(skinned, skinned, self._hold, RELAXATIONS)
        moved = self._pushed_out(free, skinned)
        return np.linalg.solve(turned, (moved - shift)[..., None])[..., 0] - self._vertices

    def _pushed_out(self, free: Array, skinned: Array) -> Array:
        normals, depth, moved = vertex_normals(free, self._closed), np.zeros(len(free)), free
        checked = np.ones(len(free), bool)
        for _ in range(MAX_PUSHES):
            inside = np.zeros(len(free), bool)
            before_skin = moved + vertex_normals(moved, self._closed) * OUTSIDE_M
            inside[checked] = winding_numbers(before_skin[checked], moved[self._closed]) > 0.5
            if not inside.any():
                break
            depth[inside] += PUSH_STEP_M
            touched = depth > 0
            target = np.where(touched[:, None], free - normals * depth[:, None], skinned)
            hold = np.where(touched, np.maximum(self._hold, PUSH_HOLD), self._hold)
            moved = self._relaxed(moved, target, hold, PUSH_RELAXATIONS)
            checked = touched | (self._laplacian @ inside.astype(float) != 0)
        return moved

    def _relaxed(self, start: Array, held: Array, hold: Array, rounds: int) -> Array:
        """Vertices [v, 3] whose edges are the rest edges, turned, as nearly as `held` at stiffness `hold` allows."""
        row, column, weight = self._edges.row, self._edges.col, self._edges.data[:, None]
        solve = splu((self._laplacian + sp.diags(hold)).tocsc()).solve
        places = start
        for _ in range(rounds):
            edges = places[row] - places[column]
            products = (weight * self._rest_edges)[:, :, None] * edges[:, None]
            left, _, right = np.linalg.svd((self._gather @ products.reshape(-1, 9)).reshape(-1, 3, 3))
            left[:, :, 2] *= np.linalg.det(left @ right)[:, None]
            turns = np.einsum("nij,njk->nki", left, right)
            wanted = np.einsum("nij,nj->ni", (turns[row] + turns[column]) / 2, weight * self._rest_edges)
            places = solve(self._gather @ wanted + hold[:, None] * held)
        return places


def training_poses() -> list[Array]:
    """Poses [16, 3]: each joint bent alone, the fingers, and the thumb by itself: they must not meet by chance."""
    random = np.random.default_rng(0)
    alone = [{joint} for joint in range(1, 16) for _ in range(SINGLE)]
    together = [set(range(1, 13))] * FINGERS + [set(CHAINS[4])] * THUMB
    return [_random_pose(random, joints) for joints in alone + together]


def fit_correctives(flesh: Flesh, vertices: Array, weights: Array, joints: Array, poses: Iterable) -> Correctives:
    """Ridge regression, vertex by vertex, onto the joints that may move it."""
    features, targets = [], []
    for pose in poses:
        features.append((axis_angle_to_matrix(pose)[1:] - np.eye(3)).ravel())
        targets.append(flesh.correction(pose))
    drivers, wanted = np.array(features), np.array(targets)
    wanted *= np.minimum(1, LIMIT_M / np.maximum(np.linalg.norm(wanted, axis=2, keepdims=True), 1e-9))
    wanted *= _away_from_tips(vertices)[:, None]
    moves = np.repeat(_moving_joints(vertices, weights, joints), 9, axis=1)
    fitted = np.arange(len(drivers)) % HELD_OUT != 0
    posedirs = np.zeros((len(vertices), 3, 135))
    for v in np.flatnonzero(moves.any(1)):
        own = drivers[fitted][:, moves[v]]
        normal = own.T @ own + RIDGE * np.eye(own.shape[1])
        posedirs[v][:, moves[v]] = np.linalg.solve(normal, own.T @ wanted[fitted, v]).T
    missed = wanted - np.einsum("vcp,sp->svc", posedirs, drivers)
    asked_m, missed_m = (
        float(np.linalg.norm(part[~fitted][:, moves.any(1)], axis=2).mean()) for part in (wanted, missed)
    )
    return Correctives(posedirs, asked_m, missed_m)


def _away_from_tips(vertices: Array) -> Array:
    """0 at the finger tips to 1 at places [v] that are not near them."""
    tips = vertices[list(TIP_VERTICES)]
    distance = np.linalg.norm(vertices[:, None] - tips, axis=2).min(1)
    share = np.clip((distance - TIP_M[0]) / (TIP_M[1] - TIP_M[0]), 0, 1)
    return share * share * (3 - 2 * share)


def _moving_joints(vertices: Array, weights: Array, joints: Array) -> np.ndarray:
    """Which joints 1..15 may move a vertex [v, 15]: those of its own finger, and those it lies close to."""
    moves = np.zeros((len(vertices), 15), bool)
    for chain in CHAINS:
        for joint in chain:
            parent = MANO_PARENTS[joint]
            distance = np.linalg.norm(vertices - joints[joint], axis=1)
            others = 1 - weights[:, joint] - weights[:, parent]
            beyond = (weights[:, joint] > 0.02) & (distance < 0.035)
            before = (weights[:, parent] > 0.02) & (distance < 0.025) & (others < 0.5)
            moves[:, joint - 1] = beyond | before | (weights[:, list(chain)].sum(1) > 0.3)
    return moves


def _random_pose(random: np.random.Generator, joints: set[int]) -> Array:
    """A pose in which only `joints` are turned, each by angles within what it can do; large bends are frequent."""

    def angles(bend: tuple[float, float], *others: tuple[float, float]) -> list[float]:
        return [max(random.uniform(*bend), random.uniform(*bend)), *(random.uniform(*other) for other in others)]

    pose = np.zeros((16, 3))
    for base in FINGER_BASES.values():
        for k, ranges in enumerate((((-15, 90), (-15, 15), (-10, 10)), ((-5, 110),), ((-5, 75),))):
            drawn = turn(base + k, *angles(*ranges))
            if base + k in joints:
                pose[base + k] = drawn
    thumb = (((-20, 55), (-30, 30), (-50, 30)), ((-15, 50), (-10, 10)), ((-15, 75), (-10, 10)))
    for k, ranges in enumerate(thumb):
        drawn = turn(THUMB_BASE + k, *angles(*ranges))
        if THUMB_BASE + k in joints:
            pose[THUMB_BASE + k] = drawn
    return pose


def _cotangents(vertices: Array, faces: np.ndarray) -> sp.csr_matrix:
    """Edge weights [v, v]: half the cotangents of the opposite angles, kept positive."""
    rows, columns, values = [], [], []
    for k in range(3):
        a, b, c = (faces[:, (k + i) % 3] for i in range(3))
        one, two = vertices[a] - vertices[c], vertices[b] - vertices[c]
        cotangent = (one * two).sum(1) / np.linalg.norm(np.cross(one, two), axis=1)
        half = np.clip(cotangent, 0.05, 5) / 2
        rows += [a, b]
        columns += [b, a]
        values += [half, half]
    entries = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return sp.coo_matrix(entries, (len(vertices), len(vertices))).tocsr()
