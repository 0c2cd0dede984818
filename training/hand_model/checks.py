"""Checks of the hand model's files, measured on the arrays."""

from dataclasses import dataclass

import numpy as np
import trimesh

from handmirror.core.hand.joints import MANO_PARENTS, TIP_VERTICES
from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array
from handmirror.training.hand_model.fine import FineHand
from handmirror.training.hand_model.intersections import intersecting_pairs
from handmirror.training.hand_model.poses import TEST_POSES
from handmirror.training.hand_model.published import JOINTS, LID, RING, TIPS

JOINTS_OFF_MM, TIPS_OFF_MM = 0.01, 5.0
VOLUME_CM3 = (290.0, 360.0)  # of an adult's hand to the wrist
# pairs of intersecting triangles: none in an open hand; a closed one presses its flesh together
MAX_PAIRS = {"rest": 0, "spread": 0, "half": 3, "pinch": 90, "hook": 155, "point": 170, "fist": 225}
SUBSAMPLE_OFF_MM = (0.15, 1.0)  # mean and greatest distance of the fine mesh from the 778 vertices' surface


@dataclass(frozen=True)
class Check:
    """One check and its result."""

    what: str
    found: str
    holds: bool


def check_hand(arrays: dict[str, np.ndarray], fine: FineHand) -> list[Check]:
    """All checks of the arrays of MANO's format and of the fine mesh."""
    model = HandModel(arrays)
    template, faces = arrays["v_template"].astype(float), arrays["f"]
    return [
        *_surface(template, faces),
        *_skeleton(arrays, template),
        *_skin(arrays, fine),
        *_posed(model, faces),
        *_fine_mesh(model, fine),
    ]


def _surface(template: Array, faces: np.ndarray) -> list[Check]:
    closed = trimesh.Trimesh(template, np.concatenate([faces, LID]), process=False)
    mirrored = trimesh.Trimesh(mirror_points(template), np.concatenate([faces, LID])[:, ::-1], process=False)
    volume, mirror_volume = float(closed.volume) * 1e6, float(mirrored.volume) * 1e6
    open_ring = _open_edge(faces)
    used = np.array_equal(np.unique(faces), np.arange(len(template)))
    low, high = VOLUME_CM3
    return [
        Check("vertices, faces", f"{len(template)}, {len(faces)}", (len(template), len(faces)) == (778, 1538) and used),
        Check("open edge", f"{len(open_ring)} vertices", open_ring == set(RING)),
        Check("closed by the ring's lid", "yes" if closed.is_watertight else "no", _is_closed(closed)),
        Check("volume, normals outward", f"{volume:.1f} cm3", low < volume < high),
        Check("left hand is the mirror", f"{mirror_volume:.1f} cm3", abs(mirror_volume - volume) < 1e-6),
    ]


def _skeleton(arrays: dict[str, np.ndarray], template: Array) -> list[Check]:
    off = 1e3 * np.linalg.norm(arrays["J_regressor"].astype(float) @ template - JOINTS, axis=1).max()
    parents = arrays["kintree_table"][0].tolist()
    tips = template[[TIP_VERTICES[k] for k in (1, 2, 4, 3, 0)]]
    tips_off = 1e3 * np.linalg.norm(tips - TIPS, axis=1).max()
    return [
        Check("joints at the published places", f"{off:.4f} mm at most", off < JOINTS_OFF_MM),
        Check("joints in MANO's order", str(parents), parents == list(MANO_PARENTS)),
        Check("tips at MANO's numbers", f"{tips_off:.1f} mm at most", tips_off < TIPS_OFF_MM),
    ]


def _skin(arrays: dict[str, np.ndarray], fine: FineHand) -> list[Check]:
    checks = []
    for name, weights in (("778 vertices", arrays["weights"]), ("fine mesh", fine.weights)):
        off = np.abs(weights.astype(float).sum(1) - 1).max()
        checks.append(Check(f"skin weights sum to 1, {name}", f"off by {off:.0e}", off < 1e-5 and weights.min() >= 0))
    return checks


def _posed(model: HandModel, faces: np.ndarray) -> list[Check]:
    pose = np.stack([pose.ravel() for pose in TEST_POSES.values()])
    vertices = model(pose, np.zeros((len(pose), 10))).vertices
    checks = []
    for name, places in zip(TEST_POSES, vertices, strict=True):
        pairs = len(intersecting_pairs(places, faces))
        checks.append(Check(f"intersecting triangles, {name}", f"{pairs} pairs", pairs <= MAX_PAIRS[name]))
    return checks


def _fine_mesh(model: HandModel, fine: FineHand) -> list[Check]:
    coarse = trimesh.Trimesh(model(np.zeros((1, 48)), np.zeros((1, 10))).vertices[0], model.faces, process=False)
    on_hand = fine.v_template[fine.v_template[:, 0] < 0.109]
    away = 1e3 * trimesh.proximity.closest_point_naive(coarse, on_hand)[1]
    mean, most = SUBSAMPLE_OFF_MM
    joints_off = 1e3 * float(np.abs(fine.model.rest_joints - model.rest_joints).max())
    return [
        Check("fine mesh near the 778", f"{away.mean():.2f} mm, {away.max():.2f} at most", _both(away, mean, most)),
        Check("fine mesh has the same joints", f"{joints_off:.0e} mm", joints_off < 1e-3),
    ]


def _both(away: Array, mean: float, most: float) -> bool:
    return bool(away.mean() < mean and away.max() < most)


def _open_edge(faces: np.ndarray) -> set[int]:
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    edges, uses = np.unique(edges, axis=0, return_counts=True)
    return set(edges[uses == 1].ravel().tolist())


def _is_closed(mesh: trimesh.Trimesh) -> bool:
    return bool(mesh.is_watertight and mesh.is_winding_consistent and mesh.euler_number == 2)
