"""A hand as capsules: cheap to ask how deep one part lies in another.

Each phalanx is one capsule, the palm is eight: four rays from the wrist by the hollow of the hand to the knuckles. A
fifth ray is the web of the thumb, which only another hand can run into. Each end has a radius of its own. All are
measured on the skin of the very hand, so children's hands get children's capsules.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from handmirror.core.hand.joints import MANO_PARENTS
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.skeleton import TIP_BONE, Bones, Skeleton, hand_arrays, hand_faces

KNUCKLES = (1, 4, 7, 10)  # MANO's joints: index, middle, pinky, ring
INDEX_KNUCKLE, THUMB_KNUCKLE = 1, 14
WEB = 23  # the first capsule of the thumb's web
ROUND = 25  # percentile of the skin's distance from a bone's axis: the ball of the thumb is not round
PALM_SECTIONS = (0.0, 0.52, 0.88)  # shares of the way from wrist to knuckle at which the palm's thickness is measured
PALM_PATCH_M = 0.008  # of the skin that it is measured on, to each side
FLESH_M = 0.0015  # flesh gives way by this much when two parts touch
PART_OF_BONE = np.array([0, 2, 2, 2, 3, 3, 3, 5, 5, 5, 4, 4, 4, 1, 1, 1])  # palm, thumb, index ... pinky
DISTAL = (15, 3, 6, 12, 9)  # bones of the tips of thumb, index, middle, ring, pinky; capsules are one less


@dataclass(frozen=True, eq=False)
class Capsules:
    """Capsules of one hand: 0-14 are the bones of MANO's joints 1-15, 15-22 the palm, 23-24 the web."""

    bone: np.ndarray  # [25] the bone that each rides on
    ends: Array  # [25, 2, 3] metres from the bone's joint, in the rest pose
    radius: Array  # [25, 2] metres, at the two ends
    pairs: np.ndarray  # [p, 2] capsules of the same hand that may run into each other
    slack: Array  # [p] metres by which a pair may overlap: flesh, and what overlaps in the flat hand already

    @classmethod
    def of(cls, skeleton: Skeleton) -> "Capsules":
        """Those of a person: what was measured on the mean hand, and how that changes with each beta."""
        bone, mean, change = _measured()
        ends, radius = np.split(mean + skeleton.shape @ change, [6 * len(bone)])
        ends, radius = ends.reshape(-1, 2, 3), radius.reshape(-1, 2)
        at_rest, pairs = ends + skeleton.rest[bone][:, None], _pairs(bone)
        overlap = -gaps(at_rest[None], at_rest[None], radius, radius, pairs).distance[0]
        return cls(bone, ends, radius, pairs, np.maximum(overlap, 0) + FLESH_M)

    def placed(self, bones: Bones) -> Array:
        """Ends [t, 25, 2, 3] of the capsules in every frame."""
        rotated = self.ends[None] @ np.swapaxes(bones.rotations[:, self.bone], -1, -2)
        return bones.joints[:, self.bone, None] + rotated


@dataclass(frozen=True, eq=False)
class Gaps:
    """Between pairs of capsules: how far apart, and where they are nearest."""

    distance: Array  # [t, p] metres between the surfaces, negative where they overlap
    first: Array  # [t, p, 3] nearest point on the first one's axis
    second: Array  # [t, p, 3]
    normal: Array  # [t, p, 3] from the second to the first

    def of(self, frames: np.ndarray, kept: np.ndarray) -> "Gaps":
        """Those of some frames, and of each of them the pairs `kept` [frames, k]."""
        distance = np.take_along_axis(self.distance[frames], kept, 1)
        places = (self.first, self.second, self.normal)
        return Gaps(distance, *(np.take_along_axis(place[frames], kept[..., None], 1) for place in places))


def gaps(first: Array, second: Array, first_radius: Array, second_radius: Array, pairs: np.ndarray) -> Gaps:
    """Nearest points of segments (Ericson, Real-Time Collision Detection, 5.1.9), less the radii.

    Args:
        first: [t, n, 2, 3] ends of capsules.
        second: [t, m, 2, 3] ends of those they are compared with.
        first_radius: [n, 2] metres, at their ends.
        second_radius: [m, 2] metres.
        pairs: [p, 2] numbers of the first and of the second.
    """
    one, two = first[:, pairs[:, 0]], second[:, pairs[:, 1]]
    d1, d2, r = one[:, :, 1] - one[:, :, 0], two[:, :, 1] - two[:, :, 0], one[:, :, 0] - two[:, :, 0]
    a, e, f = _dot(d1, d1), _dot(d2, d2), _dot(d2, r)
    b, c = _dot(d1, d2), _dot(d1, r)
    cross = np.maximum(a * e - b * b, 1e-12)
    s = np.clip((b * f - c * e) / cross, 0, 1)
    t = np.clip((b * s + f) / e, 0, 1)
    s = np.clip((b * t - c) / a, 0, 1)
    nearest_one, nearest_two = one[:, :, 0] + d1 * s[..., None], two[:, :, 0] + d2 * t[..., None]
    apart = nearest_one - nearest_two
    length = np.sqrt(_dot(apart, apart))
    normal = apart / np.maximum(length, 1e-9)[..., None]
    distance = length - _between(first_radius[pairs[:, 0]], s) - _between(second_radius[pairs[:, 1]], t)
    return Gaps(distance, nearest_one, nearest_two, normal)


@cache
def _measured() -> tuple[np.ndarray, Array, Array]:
    """Bones [n] of all capsules, their ends and radii in a row [8 n] for the mean hand, and d / d beta [10, 8 n]."""
    mean = _measure(Skeleton.of(np.zeros(10)))
    change = np.stack([(_measure(Skeleton.of(beta)) - _measure(Skeleton.of(-beta))) / 2 for beta in np.eye(10)])
    bones = np.array([*range(1, 16), *[0] * (len(mean) // 8 - 15)])
    return bones, mean, change


def _measure(skeleton: Skeleton) -> Array:
    """Ends [n, 2, 3], then radii [n, 2], of all capsules in a row, measured on a hand's skin."""
    owner = hand_arrays()["weights"].argmax(1)
    web = (skeleton.rest[INDEX_KNUCKLE] + skeleton.rest[THUMB_KNUCKLE]) / 2
    parts = [_phalanx(skeleton, owner, joint) for joint in range(1, 16)]
    parts += [part for end in (*skeleton.rest[list(KNUCKLES)], web) for part in _ray(skeleton, owner, end)]
    return np.concatenate([np.ravel([ends for ends, _ in parts]), np.ravel([radius for _, radius in parts])])


def _phalanx(skeleton: Skeleton, owner: np.ndarray, joint: int) -> tuple[Array, Array]:
    """Ends [2, 3] from the joint, and radii [2], of the capsule around a finger's bone."""
    children = [child for child, parent in enumerate(MANO_PARENTS) if parent == joint]
    start = skeleton.rest[joint]
    end = skeleton.rest[children[0]] if children else skeleton.tips[TIP_BONE.index(joint)]
    length = np.linalg.norm(end - start)
    along = (end - start) / length
    skin = skeleton.vertices[owner == joint] - start
    at = skin @ along
    across = skin - at[:, None] * along
    sections = [(at > low * length) & (at < high * length) for low, high in ((0.05, 0.5), (0.5, 0.95))]
    offsets = np.stack([(across[here].max(0) + across[here].min(0)) / 2 for here in sections])
    radius = np.array(
        [np.percentile(np.linalg.norm(across[h] - o, axis=1), ROUND) for h, o in zip(sections, offsets, strict=True)]
    )
    last = length if children else at.max() - radius[1]
    return offsets + along * np.array([[0.0], [last]]), radius


def _ray(skeleton: Skeleton, owner: np.ndarray, end: Array) -> list[tuple[Array, Array]]:
    """Ends [2, 3] from the wrist, and radii [2], of the two capsules in the palm that lead to a point [3]."""
    wrist = skeleton.rest[0]
    corners = skeleton.vertices[hand_faces()]
    corners = corners[np.isin(owner[hand_faces()], (0, 13, *KNUCKLES)).all(1)]
    skin = np.concatenate([corners.mean(1), *((corners[:, k] + corners[:, k - 1]) / 2 for k in range(3))])
    points, radius = [], []
    for share in PALM_SECTIONS:
        point = wrist + share * (end - wrist)
        height = skin[(np.abs(skin - point)[:, [0, 2]] < PALM_PATCH_M).all(1), 1]
        low, high = height[height < point[1]].mean(), height[height > point[1]].mean()
        points.append(np.array([point[0], (low + high) / 2, point[2]]) - wrist)
        radius.append((high - low) / 2)
    return [(np.stack(points[k : k + 2]), np.array(radius[k : k + 2])) for k in (0, 1)]


def _pairs(bone: np.ndarray) -> np.ndarray:
    """[p, 2] capsules of different parts, but for a finger's base with the palm and the thumb's with its neighbours."""
    part = PART_OF_BONE[bone]
    fixed = (part == 0) | (bone == 13)
    bases = np.isin(bone, KNUCKLES)
    first, second = np.triu_indices(len(bone), 1)
    apart = part[first] != part[second]
    inner = (first < WEB) & (second < WEB)
    joined = (fixed[first] & (fixed | bases)[second]) | ((fixed | bases)[first] & fixed[second])
    return np.stack([first, second], axis=1)[apart & inner & ~joined]


def _dot(a: Array, b: Array) -> Array:
    return np.einsum("tpc,tpc->tp", a, b)


def _between(ends: Array, share: Array) -> Array:
    """Values [t, p] between those at the ends [p, 2]."""
    return ends[:, 0] + share * (ends[:, 1] - ends[:, 0])
