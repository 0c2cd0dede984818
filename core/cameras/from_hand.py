"""Extrinsics from a hand that moves in front of all cameras.

Each camera's 3D joints over time give a rough pose by robust alignment of points (Kabsch with reweighting), after the
hands of all cameras have been brought to one size. Then poses and offsets are refined together, so that the lines of
sight meet: points are triangulated again for each trial (variable projection, Golub and Pereyra, 1973), and what they
lie off the joints in the images is minimised with a robust loss. The scale is that of all
the hand's bones together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.cameras.clocks import rough_offsets
from handmirror.core.cameras.geometry import kabsch, seen_rays, triangulate
from handmirror.core.cameras.least_squares import least_squares
from handmirror.core.cameras.motion import Paths, Times, paths_of, spread_evenly
from handmirror.core.cameras.rig import CameraPose, Rig
from handmirror.core.errors import UserError
from handmirror.core.hand.joints import BONES
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.poses.schema import PoseLine
from handmirror.core.types import Array, Side

FRAMES, STEPS = 150, 40  # of each side, and of the solver, that are used at most
FEW_FRAMES, FEW_STEPS = 50, 8  # to choose among offsets
_JOINTS = tuple(range(21))  # that are used
LEAST_FRAMES = 20  # that two cameras see together
LEAST_MOTION_M = 0.03  # standard deviation of the hand's place
USUAL_ERROR_M = 0.04  # of a joint in space in one camera
USUAL_ERROR_PX = 3.0
SCALE_WEIGHT = 300.0  # of the hand's size, against pixels
MARGIN = 2.0  # frames by which an offset may change while it is refined
PER_CAMERA = 7  # unknowns: rotation, shift, offset
_SIDES = tuple(Side)
DELTA = 1e-4  # radians, metres and hundredths of a second, for derivatives
SECONDS = 0.01  # unit of an offset among the unknowns


@dataclass(frozen=True, eq=False)
class View:
    """What is known of one camera beforehand."""

    camera: CameraPose  # with its calibration; pose and offset are not used
    paths: Paths


@dataclass(frozen=True)
class _Scale:
    """The known size that sets the scale."""

    bones: tuple[tuple[int, int], ...]  # pairs of the 21 joints
    metres: float  # of all these bones together

    def of(self, joints: Array) -> float:
        """By which factor hands with these joints [n, len(_JOINTS), 3] are too large."""
        one, other = ([_JOINTS.index(joint) for joint in ends] for ends in zip(*self.bones, strict=True))
        lengths = np.linalg.norm(joints[:, one] - joints[:, other], axis=-1).sum(1)
        return max(float(np.nanmedian(lengths)) / self.metres, 1e-3)


@dataclass(frozen=True, eq=False)
class _Observations:
    """The joints that all cameras saw in the moments that are used."""

    times: Sequence[Times]  # of each side
    paths: Sequence[Paths]
    sure: Array  # [c, n] whether a camera sees the hand in a moment, under offsets that differ a little, too
    focal: Array  # [c] pixels
    scale: "_Scale"

    def rays(self, offsets_ns: Array) -> Array:
        """x/z and y/z [c, n, joints, 2] under offsets [c]; NaN where a camera does not see the hand."""
        rows = []
        for paths, offset, sure in zip(self.paths, offsets_ns, self.sure, strict=True):
            joints = np.concatenate([_at(paths, side, t - offset) for side, t in zip(_SIDES, self.times, strict=True)])
            joints[~sure] = np.nan
            rows.append(joints[:, _JOINTS, :2] / joints[:, _JOINTS, 2:])
        return np.array(rows)


def _at(paths: Paths, side: Side, times: Times | Array) -> Array:
    """Joints [m, 21, 3] at times of a camera's own clock; NaN where unknown."""
    return paths[side].at(times) if side in paths else np.full((len(times), 21, 3), np.nan)


def rig_from_hand(views: Sequence[View], hand_length: float | None = None) -> Rig:
    """The cameras' poses and offsets, the first one as the world; UserError where the hand does not determine them.

    Args:
        views: of two or more cameras.
        hand_length: metres from the wrist to the tip of the middle finger; None: as the cameras estimated it.
    """
    for view in views:
        if not view.paths:
            raise UserError(
                f"No hand was found in {view.camera.name}: show one to all cameras at once, and move it around."
            )
    every = [path for view in views for path in view.paths.values()]
    size = float(np.mean([path.size for path in every]))
    if hand_length is not None:
        size *= hand_length / float(np.mean([path.length for path in every]))
    scale = _Scale(BONES, size)
    paths = [{side: path.resized(size / path.size) for side, path in view.paths.items()} for view in views]
    _check_motion(views, paths)
    return _refined(_all_placed(views, paths, scale), paths, scale)


def rig_from_lines(names: Sequence[str], lines: Sequence[Sequence[PoseLine]], hand_length: float | None = None) -> Rig:
    """As `rig_from_hand`, of the poses that each camera saw; K is that of the first line of each."""
    cameras = [
        CameraPose(name, Calibration(own[0].K, own[0].size) if own else None, np.eye(3), np.zeros(3))
        for name, own in zip(names, lines, strict=True)
    ]
    return rig_from_hand([View(*each) for each in zip(cameras, map(paths_of, lines), strict=True)], hand_length)


def _all_placed(views: Sequence[View], paths: Sequence[Paths], scale: _Scale) -> list[CameraPose]:
    """Rough poses, of the camera that fits best first."""
    placed = {0: replace(views[0].camera, rotation=np.eye(3), translation=np.zeros(3), offset_ns=0)}
    while len(placed) < len(views):
        missing = [k for k in range(len(views)) if k not in placed]
        found = [(rough, k) for k in missing if (rough := _rough(placed, k, views, paths, scale)) is not None]
        if not found:
            names = ", ".join(views[k].camera.name for k in missing)
            raise UserError(
                f"{names} does not see the hand at the same time as the other cameras for {LEAST_FRAMES} frames: "
                "show it to all cameras at once, and give videos that overlap in time."
            )
        (_, pose), k = min(found, key=lambda each: each[0][0])
        placed[k] = pose
    return [placed[k] for k in range(len(views))]


def _check_motion(views: Sequence[View], paths: Sequence[Paths]) -> None:
    """UserError where the hand hardly moves."""
    for view, of_camera in zip(views, paths, strict=True):
        moved = max(float(np.sqrt(path.joints.mean(1).var(0).sum())) for path in of_camera.values())
        if moved < LEAST_MOTION_M:
            raise UserError(
                f"The hand moves by only {100 * moved:.1f} cm in {view.camera.name}, too little to find the cameras' "
                "extrinsics: move it through the whole space that they see."
            )


def _rough(
    placed: dict[int, CameraPose], k: int, views: Sequence[View], paths: Sequence[Paths], scale: _Scale
) -> tuple[float, CameraPose] | None:
    """Error in pixels and pose of a camera by the placed one that it fits best; None where it sees too little.

    Movements repeat, so each likely offset is tried: at a wrong one the lines of sight do not meet.
    """
    best: tuple[float, CameraPose] | None = None
    for other, pose in placed.items():
        first = replace(views[other].camera, rotation=np.eye(3), translation=np.zeros(3), offset_ns=0)
        for offset in rough_offsets(paths[other], paths[k]):
            aligned = _aligned(paths[other], paths[k], offset)
            if aligned is None:
                continue
            rotation, shift = aligned  # x_k = rotation x_other + shift
            second = replace(views[k].camera, rotation=rotation, translation=shift, offset_ns=offset)
            pair = _refined([first, second], [paths[other], paths[k]], scale, FEW_FRAMES, FEW_STEPS)
            error = float(pair.facts["error_px"])
            if best is None or error < best[0]:
                found = pair.cameras[1]
                rotation, shift = found.rotation @ pose.rotation, found.rotation @ pose.translation + found.translation
                best = (
                    error,
                    replace(found, rotation=rotation, translation=shift, offset_ns=found.offset_ns + pose.offset_ns),
                )
    return best


def _aligned(first: Paths, second: Paths, offset_ns: int) -> tuple[Array, Array] | None:
    """Rotation [3, 3] and shift [3] from the first camera's axes to the second one's."""
    pairs = []
    for side in first.keys() & second.keys():
        times = spread_evenly(first[side].times, 2 * FRAMES)
        one, other = first[side].at(times), second[side].at(times - offset_ns)
        known = np.isfinite(one[:, 0, 0]) & np.isfinite(other[:, 0, 0])
        pairs.append((one[known], other[known]))
    if sum(len(one) for one, _ in pairs) < LEAST_FRAMES:
        return None
    one, other = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    # each frame's hand alone gives a rotation; their robust mean is where the alignment starts
    turns = np.array(
        [kabsch(a, b)[0] for a, b in zip(one[:: max(1, len(one) // 60)], other[:: max(1, len(one) // 60)], strict=True)]
    )
    weights = np.ones(len(turns))
    for _ in range(10):
        u, _, vt = np.linalg.svd(np.tensordot(weights, turns, 1))
        rotation = u @ np.diag([1, 1, np.linalg.det(u @ vt)]) @ vt
        weights = 1 / (0.2 + np.linalg.norm(turns - rotation, axis=(1, 2)))
    shift = np.median((other - one @ rotation.T).reshape(-1, 3), axis=0)
    one, other = one.reshape(-1, 3), other.reshape(-1, 3)
    for _ in range(10):
        off = np.linalg.norm(one @ rotation.T + shift - other, axis=1)
        rotation, shift = kabsch(one, other, 1 / (1 + (off / USUAL_ERROR_M) ** 2))
    return rotation, shift


def _refined(
    cameras: Sequence[CameraPose], paths: Sequence[Paths], scale: _Scale, frames: int = FRAMES, steps: int = STEPS
) -> Rig:
    """Poses and offsets under which the lines of sight meet best."""
    seen = _observed(cameras, paths, scale, frames)

    def unpacked(values: Array) -> tuple[Array, Array, Array]:
        """Rotations [c, 3, 3], shifts [c, 3] and offsets [c] in ns."""
        rows = values.reshape(-1, PER_CAMERA)
        turns = axis_angle_to_matrix(rows[:, :3])
        rotations = [np.eye(3), *(turn @ camera.rotation for turn, camera in zip(turns, cameras[1:], strict=True))]
        offsets = rows[:, 6] * SECONDS * 1e9 + [camera.offset_ns for camera in cameras[1:]]
        return np.array(rotations), np.vstack([np.zeros(3), rows[:, 3:6]]), np.concatenate([[0.0], offsets])

    def residuals(values: Array) -> Array:
        rotations, shifts, offsets = unpacked(values)
        off, too_large = _off(seen, rotations, shifts, offsets)
        return np.concatenate([off.ravel(), [SCALE_WEIGHT * np.log(too_large)]])

    start = np.concatenate([[0.0, 0, 0, *camera.translation, 0] for camera in cameras[1:]])
    found = least_squares(residuals, start, USUAL_ERROR_PX, steps, DELTA)
    rotations, shifts, offsets = unpacked(found)
    off, too_large = _off(seen, rotations, shifts, offsets)
    shifts = shifts / too_large
    error = float(np.median(np.linalg.norm(off, axis=-1)[off.any(-1)]))
    moved = [
        replace(camera, rotation=rotation, translation=shift, offset_ns=round(offset))
        for camera, rotation, shift, offset in zip(cameras, rotations, shifts, offsets, strict=True)
    ]
    return Rig(tuple(moved), {"made_from": "hand", "error_px": round(error, 3)})


def _off(seen: _Observations, rotations: Array, shifts: Array, offsets: Array) -> tuple[Array, float]:
    """Pixels [c, n, 2] by which triangulated joints lie off the seen ones, 0 where unseen; and how much too large
    hands are."""
    rays = seen.rays(offsets).reshape(len(rotations), -1, 2)
    known = np.isfinite(rays[..., 0]).astype(float)
    safe = np.where(np.isfinite(rays), rays, 0.0)
    points = triangulate(safe, rotations, shifts, known)
    used = known * np.isfinite(points[:, 0])
    places, _ = seen_rays(np.nan_to_num(points, nan=1.0), rotations, shifts)
    off = np.clip((places - safe) * seen.focal[:, None, None], -300, 300) * used[..., None]
    return off, seen.scale.of(points.reshape(-1, len(_JOINTS), 3))


def _observed(cameras: Sequence[CameraPose], paths: Sequence[Paths], scale: _Scale, frames: int) -> _Observations:
    """Moments of the world in which two cameras or more see the hand, of each side."""
    margin = MARGIN * max(path.step_ns for of_camera in paths for path in of_camera.values())
    chosen, sure = [], []
    for side in _SIDES:
        clocks = [of[side].times + camera.offset_ns for camera, of in zip(cameras, paths, strict=True) if side in of]
        times = np.unique(np.concatenate(clocks)) if clocks else np.empty(0, np.int64)
        known = np.array(
            [_is_sure(of, side, times - each.offset_ns, margin) for each, of in zip(cameras, paths, strict=True)]
        )
        used = np.flatnonzero(known.sum(0) > 1)
        used = used[np.unique(np.linspace(0, len(used) - 1, frames).round().astype(int))] if len(used) else used
        chosen.append(times[used])
        sure.append(known[:, used])
    focal = [camera.calibration.K[0, 0] for camera in cameras if camera.calibration is not None]
    return _Observations(chosen, paths, np.concatenate(sure, axis=1), np.array(focal), scale)


def _is_sure(paths: Paths, side: Side, times: Times, margin: float) -> Array:
    """[m] whether a camera knows a hand at times of its own clock, and a margin before and after."""
    known = [np.isfinite(_at(paths, side, times + early)[:, 0, 0]) for early in (-margin, 0.0, margin)]
    sure: Array = np.logical_and.reduce(known)
    return sure
