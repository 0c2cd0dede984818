"""Which hands of several cameras are the same one."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from handmirror.core.cameras.geometry import seen_rays, triangulate
from handmirror.core.cameras.rig import CameraPose
from handmirror.core.cameras.seen import SeenHand
from handmirror.core.types import Array

MOST_APART = 0.25  # sizes of the hand by which the lines of sight of two cameras may miss each other
OTHER_SIDE = 0.08  # is added where the cameras disagree about the side
SAME_BEFORE, OTHER_BEFORE = 0.5, 2.0  # factors where both were the same hand before, or different ones
SAME_PLACE = 1.0  # sizes of the hand in the image, nearer than which one that is seen once is a duplicate

Known = Mapping[tuple[int, int], int]  # camera and track -> number of the hand


def rays_seen(hand: SeenHand) -> Array:
    """x/z and y/z [21, 2] of the posed joints in the camera."""
    rays: Array = hand.joints[:, :2] / np.maximum(hand.joints[:, 2:], 0.01)
    return rays


def apart(one: SeenHand, other: SeenHand, cameras: Sequence[CameraPose]) -> float:
    """By how much lines of sight of two cameras' joints miss each other, in sizes of the hand in the image."""
    error, size = miss(one, other, cameras)
    return float((error / size).mean())


def miss(one: SeenHand, other: SeenHand, cameras: Sequence[CameraPose]) -> tuple[Array, Array]:
    """How far the points nearest to both lines of sight lie off each camera's joints, and the hand's size there.

    Both are [2] in units of x/z; to be multiplied with a focal length for pixels.
    """
    rays = np.array([rays_seen(one), rays_seen(other)])
    pair = [cameras[one.camera], cameras[other.camera]]
    rotations, shifts = np.array([each.rotation for each in pair]), np.array([each.translation for each in pair])
    points = triangulate(rays, rotations, shifts, np.ones((2, 21)))
    seen, _ = seen_rays(points, rotations, shifts)
    behind = (points @ rotations.swapaxes(-1, -2) + shifts[:, None])[..., 2].min() <= 0
    size = np.ptp(rays, axis=1).max(axis=1)
    error = np.linalg.norm(seen - rays, axis=-1).mean(axis=1)
    return (np.full(2, np.inf) if behind else error), np.maximum(size, 1e-6)


def groups(hands: Sequence[SeenHand], cameras: Sequence[CameraPose], known: Known) -> list[list[SeenHand]]:
    """The hands of one moment, those of the same hand together, at most one of each camera.

    Pairs are joined from the best one on. A hand that only one camera has is left out where it lies on one that others
    see: that camera sees it badly.
    """
    pairs = []
    for (a, one), (b, other) in combinations(enumerate(hands), 2):
        if one.camera == other.camera:
            continue
        cost = apart(one, other, cameras) + OTHER_SIDE * (one.side is not other.side)
        before = [known.get((hand.camera, hand.track)) for hand in (one, other)]
        if None not in before:
            cost *= SAME_BEFORE if before[0] == before[1] else OTHER_BEFORE
        if cost < MOST_APART:
            pairs.append((cost, a, b))
    group_of = {k: [k] for k in range(len(hands))}
    for _, a, b in sorted(pairs):
        first, second = group_of[a], group_of[b]
        if first is second or {hands[k].camera for k in first} & {hands[k].camera for k in second}:
            continue
        first += second
        for k in second:
            group_of[k] = first
    joined = {id(group): group for group in group_of.values()}.values()
    found = [[hands[k] for k in group] for group in joined]
    several = [group for group in found if len(group) > 1]
    return [group for group in found if len(group) > 1 or not _is_double(group[0], several, cameras)]


def _is_double(hand: SeenHand, several: Sequence[Sequence[SeenHand]], cameras: Sequence[CameraPose]) -> bool:
    """Whether a hand lies in its camera where a group without that camera is, which therefore is the same hand."""
    rays = rays_seen(hand)
    size = np.ptp(rays, axis=0).max()
    for group in several:
        if any(each.camera == hand.camera for each in group):
            continue
        best = max(group, key=lambda each: each.score)
        camera = cameras[hand.camera]
        place = camera.to_camera(cameras[best.camera].to_world(best.joints).mean(0))
        if place[2] > 0 and np.linalg.norm(place[:2] / place[2] - rays.mean(0)) < SAME_PLACE * size:
            return True
    return False
