"""Combines the results of several networks for one hand: points seen, joints found, and PoseNet's own output."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.camera.virtual_camera import VirtualCamera
from handmirror.core.hand.fit import KeyPoints
from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.types import Array

SEEN_SHARE = 0.36  # of the 3D points that the landmark network's heads see, beside the network's joints ...
FAR_APART = 0.022  # ... and metres of mean distance between the two at which the share has halved
POINTS_APART = 0.08  # sizes of a still's hand between two networks' points, at which they count half as one
STEADY_S = 0.0935  # time constant of how far the network's joints lie off those found: 0.3 is new in a frame at 30 fps
DOUBT = (0.4, 5.0)  # least and most that a found joint's spread counts, over the median joint's


@dataclass(frozen=True, eq=False)
class FoundJoints:
    """The hand model's joints as the network found them in a frame."""

    rays: Array  # [21, 2] x/z and y/z in the camera, mirrored for a left hand
    spread: Array  # [21] by which the rays may be off


@dataclass(frozen=True, eq=False)
class Offset:
    """How far the joints found lie off the network's own, smoothed."""

    rays: Array  # [21, 2]
    time_ns: int


def joints_found(camera: VirtualCamera, points: Array, spread: Array) -> FoundJoints | None:
    """Joints [21, 2] in pixels of a camera's crop, and their spreads [21] there; None where those are no numbers."""
    if not (np.isfinite(points.sum() + spread.sum()) and spread.min() > 0):
        return None
    middle = (camera.size - 1) / 2
    rays = np.concatenate([(points - middle) / camera.focal, np.ones((len(points), 1))], axis=1)
    turned = camera.to_camera(rays)
    return FoundJoints(turned[:, :2] / turned[:, 2:], spread / camera.focal)


def mean_found(views: Sequence[FoundJoints | None]) -> FoundJoints | None:
    """The mean over several views of one hand; None unless its joints were found in all."""
    found = [view for view in views if view is not None]
    if len(found) < len(views):
        return None
    return FoundJoints(*(np.mean(parts, axis=0) for parts in zip(*((f.rays, f.spread) for f in found), strict=True)))


def smoothed_offset(
    found: FoundJoints, joints: Array, before: Offset | None, time_ns: int
) -> tuple[FoundJoints, Offset]:
    """The joints found with less of one frame's error, and how far off the network's own joints [21, 3] they lie.

    The network's joints come from a window of frames and are steady; how far off they are changes slowly.
    """
    own = joints[:, :2] / joints[:, 2:]
    off = found.rays - own
    if before is not None:
        new = 1 - math.exp((before.time_ns - time_ns) * 1e-9 / STEADY_S)
        off = before.rays + new * (off - before.rays)
    return replace(found, rays=own + off), Offset(off, time_ns)


def agreed(seen: KeyPoints, joints: Array, found: FoundJoints | None) -> KeyPoints:
    """What was seen, its 3D points moved to the network's joints [21, 3], which are centred and of the hand's size.

    In the image the joints that were `found` count, each by how sure it is, else the points that were seen.

    The two guesses err in different ways: a third of one and two of the other are better than either. Where they lie
    far apart, as with hands seen from the wearer's own head, the network's is the better one.
    """
    points = seen.points - seen.points.mean(0)
    points = points * (np.linalg.norm(joints) / np.linalg.norm(points))
    apart = np.linalg.norm(points - joints, axis=1).mean()
    share = SEEN_SHARE / (1 + (apart / FAR_APART) ** 6)
    points = joints + share * (points - joints)
    if found is None:
        return KeyPoints(seen.rays, points)
    return KeyPoints(found.rays, points, np.clip(found.spread / np.median(found.spread), *DOUBT))


def joined(seen: Landmarks, views: Sequence[Landmarks]) -> Landmarks:
    """The landmarks of a still combined with the mean of other views, each point weighted by how well they agree.

    The two networks err in different ways; a point that they see in two places stays where it was `seen`.
    """
    points = np.mean([view.points_2d for view in views], axis=0)
    space = np.mean([view.points_3d for view in views], axis=0)
    apart = np.linalg.norm(points - seen.points_2d, axis=1) / seen.size
    share = 0.5 / (1 + (apart / POINTS_APART) ** 4)[:, None]
    return replace(
        seen,
        points_2d=seen.points_2d + share * (points - seen.points_2d),
        points_3d=seen.points_3d + share * (space - seen.points_3d),
    )
