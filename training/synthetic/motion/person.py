"""Whose hands they are: betas as people have them, and what follows from them."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.types import Array
from handmirror.training.synthetic.motion.capsules import Capsules
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.skeleton import Skeleton

MIDDLE_KNUCKLE = 4  # of MANO's joints
HAND_M = 0.095  # from the wrist to the middle knuckle of the mean hand
ADULT, CHILD = (0.35, 0.7), (-1.4, 0.7)  # mean and standard deviation of the first beta, which is size
MIN_FIRST_BETA, MAX_FIRST_BETA = -2.7, 2.2  # of the first beta


@dataclass(frozen=True, eq=False)
class Person:
    """The right hand of a person, and hence the left one."""

    skeleton: Skeleton
    capsules: Capsules

    @classmethod
    def of(cls, shape: Array) -> "Person":
        """The person whose hands have betas [10]."""
        skeleton = Skeleton.of(shape)
        return cls(skeleton, Capsules.of(skeleton))

    @property
    def size(self) -> float:
        """Of the hand, against the mean one."""
        return float(np.linalg.norm(self.knuckle_at_rest)) / HAND_M

    @property
    def knuckle_at_rest(self) -> Array:
        """[3] metres from the wrist to the middle knuckle of the rest hand."""
        return np.asarray(self.skeleton.rest[MIDDLE_KNUCKLE] - self.skeleton.rest[0])


def draw_person(rng: np.random.Generator, knobs: MotionKnobs) -> Person:
    """An adult or a child."""
    shape = np.clip(knobs.shape_spread * rng.standard_normal(10), -2.5, 2.5)
    size = CHILD if rng.random() < knobs.children else ADULT
    shape[0] = np.clip(rng.normal(*size), MIN_FIRST_BETA, MAX_FIRST_BETA)
    return Person.of(shape)
