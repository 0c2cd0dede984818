"""The offsets of the cameras' clocks, from the motion of the hands they see.

With known extrinsics: the offset under which the lines of sight of both cameras meet best. Without: the offset under
which the hand opens, closes and turns at the same time in both; no place and no rotation of a camera changes that.
"""

from collections.abc import Callable

import numpy as np

from handmirror.core.cameras.geometry import seen_rays, triangulate
from handmirror.core.cameras.motion import HandPath, Paths, Times, spread_evenly
from handmirror.core.cameras.rig import CameraPose
from handmirror.core.types import Array, Side

MAX_OFFSET_S = 20.0  # searched to both sides
COARSE_FRAMES, FINE_FRAMES = 60, 300  # that are compared
LONGEST = 1500  # frames in a row, likewise, to find likely offsets
LEAST_FRAMES = 12  # with the hand in both cameras, to compare at all
WORST = 0.3  # sizes of the hand that lines of sight miss each other at most: more says nothing more
CLEAR = 0.8  # of the usual miss at other offsets, below which that of the best one says something
PALM = (0, 5, 17)  # of the joints; their plane shows how a hand turns
_TIPS = (4, 8, 12, 16, 20)
_USED = [0, 4, 5, 8, 9, 12, 13, 16, 17, 20]  # of the joints
Cost = Callable[[int, int], float]  # of an offset in ns and a number of frames; NaN where too little overlaps


def offset_between(first: Paths, second: Paths, cameras: tuple[CameraPose, CameraPose]) -> int | None:
    """Nanoseconds to add to the second camera's times, the extrinsics being known; None where no offset stands out."""
    sides = [side for side in first if side in second]

    def cost(offset_ns: int, frames: int) -> float:
        misses = [_misses(first[side], second[side], cameras, offset_ns, frames) for side in sides]
        return float(np.concatenate(misses).mean()) if sum(map(len, misses)) >= LEAST_FRAMES else np.nan

    if not sides:
        return None
    step = max(path.step_ns for paths in (first, second) for path in paths.values())
    return _best(cost, _candidates(first, second, sides, step), step)


def rough_offsets(first: Paths, second: Paths, most: int = 8) -> list[int]:
    """Likely offsets in ns, the likeliest first, without extrinsics; empty where the cameras see no hand together."""
    sides = [side for side in first if side in second]
    if not sides:
        return []
    step = max(path.step_ns for paths in (first, second) for path in paths.values())
    offsets = _candidates(first, second, sides, step)
    likeness = np.array([_likeness(first, second, sides, int(offset), step) for offset in offsets])
    peaks = [
        k
        for k in range(len(offsets))
        if np.isfinite(likeness[k]) and likeness[k] == np.nanmax(likeness[max(k - 2, 0) : k + 3])
    ]
    peaks.sort(key=lambda k: -likeness[k])
    return [int(offsets[k]) for k in peaks[:most]]


def _candidates(first: Paths, second: Paths, sides: list[Side], step: int) -> Times:
    """Offsets, half a frame apart, at which the paths overlap."""
    low = min(int(first[side].times[0] - second[side].times[-1]) for side in sides)
    high = max(int(first[side].times[-1] - second[side].times[0]) for side in sides)
    most = round(MAX_OFFSET_S * 1e9)
    half = step // 2
    return np.arange(max(low, -most) // half, min(high, most) // half + 1, dtype=np.int64) * half


def _best(cost: Cost, offsets: Times, step: int) -> int | None:
    """The offset of least cost, between the candidates by a parabola; None where it does not stand out."""
    costs = np.array([cost(int(offset), COARSE_FRAMES) for offset in offsets])
    if not np.isfinite(costs).any():
        return None
    best = int(offsets[np.nanargmin(costs)])
    around = np.nanmedian(costs)
    for width in (step / 2, step / 8):
        fine = [round(best + width * k / 4) for k in range(-4, 5)]
        values = np.array([cost(offset, FINE_FRAMES) for offset in fine])
        if not np.isfinite(values).all():
            break
        best = fine[int(values.argmin())]
    width = step / 2
    low, middle, high = (cost(round(best + k * width), FINE_FRAMES) ** 2 for k in (-1, 0, 1))
    if not middle < (CLEAR * around) ** 2 or not np.isfinite(low + high):
        return None
    bend = low + high - 2 * middle
    return round(best + width * (low - high) / 2 / bend) if bend > 0 else best


def _misses(
    first: HandPath, second: HandPath, cameras: tuple[CameraPose, CameraPose], offset_ns: int, frames: int
) -> Array:
    """By how many sizes of the hand the lines of sight miss each other in each moment [m] that both cameras see."""
    begin, end = second.times[0] + offset_ns, second.times[-1] + offset_ns
    times = spread_evenly(first.times[(first.times >= begin) & (first.times <= end)], frames)
    one, other = first.at(times), second.at(times - offset_ns)
    known = np.isfinite(one[:, 0, 0]) & np.isfinite(other[:, 0, 0])
    joints = np.stack([one[known], other[known]])[:, :, _USED]
    rays = joints[..., :2] / joints[..., 2:]
    rotations, shifts = (
        np.array([getattr(camera, name) for camera in cameras]) for name in ("rotation", "translation")
    )
    flat = rays.reshape(2, -1, 2)
    points = triangulate(flat, rotations, shifts, np.ones(flat.shape[:2]))
    seen, _ = seen_rays(points, rotations, shifts)
    error = np.linalg.norm(seen - flat, axis=-1).reshape(2, -1, len(_USED)).mean(-1)
    size = np.ptp(rays, axis=2).max(-1)
    misses: Array = np.minimum((error / size).mean(0), WORST)
    return misses


def _likeness(first: Paths, second: Paths, sides: list[Side], offset_ns: int, step: int) -> float:
    """How alike the hand's own movements are, the mean correlation of their signals; NaN where too little overlaps."""
    found = []
    for side in sides:
        begin = max(first[side].times[0], second[side].times[0] + offset_ns)
        end = min(first[side].times[-1], second[side].times[-1] + offset_ns)
        times = np.arange(begin, end, step, dtype=np.int64)
        skipped = max(len(times) - LONGEST, 0) // 2
        times = times[skipped : skipped + LONGEST]
        one, other = _signals(first[side].at(times)), _signals(second[side].at(times - offset_ns))
        known = np.isfinite(one).all(1) & np.isfinite(other).all(1)
        if known.sum() < 2 * LEAST_FRAMES:
            continue
        one, other = one[known] - one[known].mean(0), other[known] - other[known].mean(0)
        norm = np.sqrt((one * one).sum(0) * (other * other).sum(0)) + 1e-9
        # short overlaps are alike by chance (Fisher's z has a standard deviation of 1 / sqrt(n))
        found.append(float(((one * other).sum(0) / norm).mean()) - 2 / np.sqrt(known.sum()))
    return float(np.mean(found)) if found else np.nan


def _signals(joints: Array) -> Array:
    """What a hand does by itself, of joints [n, 21, 3]: distances [n, 10] of the tips, and how it turns [n, 1]."""
    tips = joints[:, _TIPS]
    far = np.linalg.norm(tips - joints[:, :1], axis=-1)
    pinch = np.linalg.norm(tips[:, 1:] - tips[:, :1], axis=-1)
    wrist, index, pinky = (joints[:, joint] for joint in PALM)
    normal = np.cross(index - wrist, pinky - wrist)
    normal = normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    turned = np.linalg.norm(np.gradient(normal, axis=0), axis=1) if len(normal) > 1 else np.zeros(len(normal))
    return np.column_stack([far, pinch, turned])
