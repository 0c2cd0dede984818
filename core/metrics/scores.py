"""All scores of one set, side by side: each hides something that another one shows."""

from dataclasses import dataclass, fields

import numpy as np

from handmirror.core.metrics import joints as of_joints
from handmirror.core.metrics.mesh import f_score, pa_mpvpe
from handmirror.core.types import Array


@dataclass(frozen=True)
class Scored:
    """Predicted and true hands of one set, in the order of time."""

    joints: Array  # [n, 21, 3] metres in the camera
    true_joints: Array  # [n, 21, 3]
    valid: Array  # [n, 21] whether the true joint is labelled
    run: Array  # [n] int: frames with the same number follow each other without a gap
    vertices: Array | None = None  # [m, 778, 3] of the samples that have a true mesh of the same hand model
    true_vertices: Array | None = None  # [m, 778, 3]


@dataclass(frozen=True)
class Scores:
    """Means over a set; NaN where the set has no label for it. Millimetres unless stated otherwise."""

    samples: int
    mpjpe: float  # joints with the wrists together
    pa_mpjpe: float  # joints after Procrustes: only the pose; hides depth, size, orientation and jitter
    pa_mpvpe: float  # vertices after Procrustes
    f5: float  # 0..1, share of aligned vertices within 5 mm
    f15: float  # 0..1, within 15 mm
    auc: float  # 0..1, 0 to 50 mm, root-relative joints, the wrist left out
    pa_auc: float  # 0..1, 0 to 50 mm, aligned joints: FreiHAND's and HO3D's AUC
    accel: float  # mm/frame^2, root-relative joints
    camera_accel: float  # mm/frame^2, joints in the camera
    camera: float  # joints in the camera, no alignment
    depth_bias: float  # wrist, positive: too far away
    depth: float  # wrist, mean absolute

    def rounded(self) -> dict[str, float | int | None]:
        """For JSON: four decimals, None instead of NaN."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: None if value != value else round(value, 4) for name, value in values.items()}


def score(hands: Scored) -> Scores:
    """Every score of one set."""
    pred, truth, valid = hands.joints, hands.true_joints, hands.valid
    depth = of_joints.depth_error(pred, truth, valid)
    relative = of_joints.mpjpe_distances(pred, truth, valid)
    aligned = of_joints.pa_distances(pred, truth, valid)
    f5, f15, mesh = _mesh_scores(hands)
    return Scores(
        samples=len(pred),
        mpjpe=_mean(of_joints.mpjpe(pred, truth, valid)),
        pa_mpjpe=_mean(of_joints.pa_mpjpe(pred, truth, valid)),
        pa_mpvpe=mesh,
        f5=f5,
        f15=f15,
        auc=of_joints.auc(relative[:, of_joints.WRIST + 1 :]),  # the wrist is at no distance from itself
        pa_auc=of_joints.auc(aligned),
        accel=_accel(of_joints.root_relative(pred), of_joints.root_relative(truth), valid, hands.run),
        camera_accel=_accel(pred, truth, valid, hands.run),
        camera=_mean(of_joints.camera_error(pred, truth, valid)),
        depth_bias=_mean(depth),
        depth=_mean(np.abs(depth)),
    )


def _mesh_scores(hands: Scored) -> tuple[float, float, float]:
    """F@5, F@15 and PA-MPVPE."""
    if hands.vertices is None or hands.true_vertices is None or not len(hands.vertices):
        return (float("nan"),) * 3
    f5, f15 = f_score(hands.vertices, hands.true_vertices).mean(0)
    return float(f5), float(f15), float(pa_mpvpe(hands.vertices, hands.true_vertices).mean())


def _accel(pred: Array, truth: Array, valid: Array, run: Array) -> float:
    errors = [of_joints.accel_error(pred[run == k], truth[run == k], valid[run == k]) for k in np.unique(run)]
    return _mean(np.concatenate(errors)) if errors else float("nan")


def _mean(values: Array) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")
