"""Two hands that touch: clapping, praying, fingers interlocked, one hand holding the other ...

All of the left hand is that of its mirror image, as in `scene.py`; only where the hands meet does it count where it
really is.
"""

from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import yaml

from handmirror.core.hand import quaternion
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.types import Array, Side
from handmirror.training.synthetic.motion.capsules import FLESH_M, Gaps, gaps
from handmirror.training.synthetic.motion.one_hand import Movement
from handmirror.training.synthetic.motion.person import MIDDLE_KNUCKLE, Person
from handmirror.training.synthetic.motion.separate import EASE, lever, separate
from handmirror.training.synthetic.motion.skeleton import ANGLES, HIGH, LOW, Bones

APART_M = 0.25  # from where hands come together
CLOSE_ENOUGH_M = 3e-4
SLIDES = 14  # steps of the way until they touch
PARTINGS, MAX_PAIRS, DAMPING, MAX_STEP = 20, 16, 2e-5, 0.15  # as in separate.py, for both hands at once
ROOM_M = 0.002  # between the capsules of entwined hands: the skin between fingers is in none of them
SHIFT_EASE = 0.05  # metres of shift that come as easily as a radian of bending
# A capsule and the share of its length: where each hand is touched
ANCHORS = {
    "palm": (18, 0.3),
    "knuckles": (18, 1.0),
    "wrist": (17, 0.0),
    "finger roots": (3, 0.5),
    "index tip": (2, 0.9),
    "middle tip": (5, 0.9),
    "index": (1, 0.5),
}
_FILE = Path(__file__).with_name("touches.yaml")


@dataclass(frozen=True)
class Role:
    """What one of the hands does in a touch."""

    shape: str  # of the library
    view: tuple[float, float, float]  # yaw, pitch, roll in degrees, as in place.View
    at: str  # the anchor that meets the other hand's


@dataclass(frozen=True)
class Touch:
    """A way in which a person's hands touch; `touches.yaml` explains its values."""

    name: str
    right: Role
    left: Role
    way: tuple[float, float, float] | None = None
    shift: tuple[float, float, float] = (0, 0, 0)
    beat: tuple[float, float] = (0, 0)
    stroke: tuple[float, float, float] = (0, 0, 0)


@cache
def touches() -> tuple[Touch, ...]:
    """All ways to touch."""
    table = yaml.safe_load(_FILE.read_text())
    return tuple(Touch(name, Role(**row.pop("right")), Role(**row.pop("left")), **row) for name, row in table.items())


@dataclass(frozen=True, eq=False)
class Held:
    """One of the hands, and where it really is."""

    person: Person
    movement: Movement
    left: bool

    @property
    def side(self) -> Side:
        """Which hand."""
        return Side.LEFT if self.left else Side.RIGHT

    @cached_property
    def bones(self) -> Bones:
        """Bones in the hand's own (if left, mirrored) world."""
        rotation = quaternion.to_matrix(self.movement.rotation)
        return self.person.skeleton.bones(self.movement.angles, rotation, self.movement.wrist)

    def real(self, points: Array) -> Array:
        """Points or directions [..., 3] of the own world where they really are, and the other way round."""
        return points_of_side(points, self.side)

    @cached_property
    def capsule_ends(self) -> Array:
        """[t, 25, 2, 3] where they really are."""
        return self.real(self.person.capsules.placed(self.bones))

    @property
    def knuckle(self) -> Array:
        """[t, 3] where the middle finger's really is."""
        return self.real(self.bones.joints[:, MIDDLE_KNUCKLE])

    def anchor(self, name: str) -> Array:
        """[t, 3] where it really is."""
        capsule, share = ANCHORS[name]
        ends = self.capsule_ends[:, capsule]
        return ends[:, 0] + share * (ends[:, 1] - ends[:, 0])

    def lever(self, points: Array, normal: Array, capsule: np.ndarray) -> Array:
        """How real points [t, k, 3] on capsules [t, k] move along real directions with each angle, [t, k, 26]."""
        axes = self.person.skeleton.axes_in(self.bones, self.movement.angles)
        return lever(self.bones, axes, self.real(points), self.real(normal), self.person.capsules.bone[capsule])

    def moved(self, shift: Array) -> "Held":
        """The hand shifted by [t, 3] real metres."""
        return replace(self, movement=replace(self.movement, wrist=self.movement.wrist + self.real(shift)))

    def bent(self, step: Array) -> "Held":
        """The hand with its angles changed by [t, 26], its fingers kept out of each other."""
        moved = np.clip(self.movement.angles + step, LOW, HIGH)
        angles = separate(self.person, moved)
        return replace(self, movement=replace(self.movement, angles=angles))


def cross_gaps(right: Held, left: Held) -> tuple[Gaps, np.ndarray]:
    """Gaps between the hands' capsules, and the pairs [p, 2]."""
    pairs = _all_pairs(right, left)
    radii = right.person.capsules.radius, left.person.capsules.radius
    return gaps(right.capsule_ends, left.capsule_ends, *radii, pairs), pairs


def way_to_touch(right: Held, left: Held, way: Array) -> Array:
    """How far [t], in metres along the unit vectors `way` [t, 3], the right hand may go until it touches the left one.

    Negative where it is too far already; APART_M where nothing is in its way.
    """
    pairs = _all_pairs(right, left)
    moving, still = right.capsule_ends, left.capsule_ends
    radii = right.person.capsules.radius, left.person.capsules.radius
    gone: Array = np.full(len(moving), -APART_M)
    for _ in range(SLIDES):
        ends = moving + (gone[:, None] * way)[:, None, None]
        nearest = gaps(ends, still, *radii, pairs).distance.min(1) + FLESH_M
        gone = np.minimum(gone + np.maximum(nearest, 0), APART_M)
        if nearest.max() < CLOSE_ENOUGH_M:
            break
    return gone


def disentangle(right: Held, left: Held) -> tuple[Held, Held]:
    """Both hands, their fingers moved out of each other, and the hands apart where that is easier."""
    for _ in range(PARTINGS):
        found, pairs = cross_gaps(right, left)
        overlap = np.maximum(ROOM_M - found.distance, 0)
        if overlap.max() < CLOSE_ENOUGH_M:
            break
        kept = np.argsort(-overlap, axis=1)[:, :MAX_PAIRS]
        found = found.of(np.arange(len(kept)), kept)
        one = right.lever(found.first, found.normal, pairs[kept, 0])
        other = left.lever(found.second, found.normal, pairs[kept, 1])
        # unknowns: the angles of both hands, and a shift of the right one
        jacobian = np.concatenate([one * EASE, -other * EASE, found.normal * SHIFT_EASE], axis=-1)
        square = jacobian @ np.swapaxes(jacobian, 1, 2) + DAMPING * np.eye(MAX_PAIRS)
        force = np.linalg.solve(square, np.take_along_axis(overlap, kept, 1)[..., None])
        step = np.clip((np.swapaxes(jacobian, 1, 2) @ force).squeeze(-1), -MAX_STEP, MAX_STEP)
        of_right, of_left, shift = np.split(step, [ANGLES, 2 * ANGLES], axis=1)
        right = right.moved(shift * SHIFT_EASE).bent(of_right * EASE)
        left = left.bent(of_left * EASE)
    return right, left


def _all_pairs(right: Held, left: Held) -> np.ndarray:
    one, other = np.indices((len(right.person.capsules.bone), len(left.person.capsules.bone))).reshape(2, -1)
    return np.stack([one, other], axis=1)
