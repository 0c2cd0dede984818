"""The ten betas: principal components of the sampled hands, and where joints lie within a shape."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import nnls

from handmirror.core.hand.joints import MANO_PARENTS
from handmirror.core.types import Array
from handmirror.training.hand_model.published import JOINTS

BETAS = 10
REGRESSED_ADULTS, REGRESSED_CHILDREN = 250, 100
TEMPLATE_WEIGHT, SUM_WEIGHT, EVEN_WEIGHT = 200.0, 3e4, 3.0


@dataclass(frozen=True, eq=False)
class ShapeSpace:
    """How hands differ: one beta is one standard deviation among adults."""

    directions: Array  # [v, 3, 10] metres for each beta
    fine_directions: Array  # [m, 3, 10] the same of the fine mesh
    explained: float  # share of the variance
    residual_m: float  # mean distance of held-out vertices from the nearest shape of the space


def shape_space(hands: Array, fine_hands: Array, joints: Array, adults: slice) -> ShapeSpace:
    """Principal components of every second hand; the others measure what is left.

    Args:
        hands: [n, v, 3] metres, in the rest pose.
        fine_hands: [n, m, 3] the same on the fine mesh.
        joints: [n, 16, 3].
        adults: which hands are those of adults: the mean and the scale are theirs.
    """
    off = (hands - hands[adults].mean(0)).reshape(len(hands), -1)
    taught, held_out = off[::2], off[1::2]
    _, singular, components = np.linalg.svd(taught, full_matrices=False)
    variance = singular**2
    components = components[:BETAS]
    length = np.linalg.norm(joints[adults, 6] - joints[adults, 0], axis=1)
    scores = off[adults] @ components.T
    grows = [np.corrcoef(score, length)[0, 1] >= 0 for score in scores.T]
    components[~np.array(grows)] *= -1  # a positive beta is a longer hand
    spread = scores.std(0)
    left = held_out - held_out @ components.T @ components
    betas = taught @ components.T / spread
    fine_off = (fine_hands[::2] - fine_hands[adults].mean(0)).reshape(len(taught), -1)
    fine = np.linalg.lstsq(betas, fine_off, rcond=None)[0]
    return ShapeSpace(
        directions=_as_directions(components * spread[:, None]),
        fine_directions=_as_directions(fine),
        explained=float(variance[:BETAS].sum() / variance.sum()),
        residual_m=float(np.linalg.norm(left.reshape(len(left), -1, 3), axis=2).mean()),
    )


def joint_regressor(template: Array, weights: Array, hands: Array, joints: Array, adults: slice) -> Array:
    """Convex weights [16, v] of few vertices near each joint, exact for the template's published joints.

    Args:
        template: [v, 3] metres.
        weights: [v, 16] skin weights.
        hands: [n, v, 3].
        joints: [n, 16, 3].
        adults: which hands are those of adults.
    """
    random = np.random.default_rng(0)
    count = len(hands[adults])
    chosen = np.concatenate(
        [
            random.choice(count, REGRESSED_ADULTS, replace=False),
            count + random.choice(len(hands) - count, REGRESSED_CHILDREN, replace=False),
        ]
    )
    shapes = hands[chosen] - hands[adults].mean(0) + template
    targets = joints[chosen] - joints[adults].mean(0) + JOINTS
    regressor = np.zeros((16, len(template)))
    for joint, parent in enumerate(MANO_PARENTS):
        near = weights[:, 0] > 0.5 if joint == 0 else (weights[:, joint] > 0.02) | (weights[:, parent] > 0.3)
        distance = np.linalg.norm(template - JOINTS[joint], axis=1)
        around = np.flatnonzero(near)
        around = around[np.argsort(distance[around], kind="stable")[: 40 if joint else 90]]
        one = np.ones((1, len(around)))
        left = [
            shapes[:, around].transpose(0, 2, 1).reshape(-1, len(around)) * 1e3,
            one * SUM_WEIGHT,
            np.eye(len(around)) * EVEN_WEIGHT,
            template[around].T * 1e3 * TEMPLATE_WEIGHT,
        ]
        right = [
            targets[:, joint].ravel() * 1e3,
            [SUM_WEIGHT],
            np.full(len(around), EVEN_WEIGHT / len(around)),
            JOINTS[joint] * 1e3 * TEMPLATE_WEIGHT,
        ]
        found, _ = nnls(np.concatenate(left), np.concatenate(right), maxiter=5000)
        regressor[joint, around] = found / found.sum()
    return regressor


def _as_directions(rows: Array) -> Array:
    return rows.reshape(BETAS, -1, 3).transpose(1, 2, 0)
