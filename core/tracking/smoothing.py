"""The One-Euro filter (Casiez, Roussel and Vogel, CHI 2012): steady at low speed, little lag at high speed."""

from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle
from handmirror.core.types import Array


@dataclass(frozen=True)
class OneEuroSettings:
    """Seconds and the filtered unit; `beta` is hertz per unit per second."""

    min_cutoff: float = 1.0
    beta: float = 0.0
    d_cutoff: float = 1.0


# Tuned on clips of real hands: a resting hand stays still, a fast one does not lag. Speeds are taken nearly raw
# (`d_cutoff`): for the same steadiness a hand that sets off is followed sooner.
DIRECTION = OneEuroSettings(min_cutoff=1.0, beta=60.0, d_cutoff=4.0)  # x/z and y/z
DEPTH = OneEuroSettings(min_cutoff=0.7, beta=30.0, d_cutoff=4.0)  # metres
ROTATION = OneEuroSettings(min_cutoff=0.7, beta=2.0, d_cutoff=4.0)  # radians
ANGLE = OneEuroSettings(min_cutoff=0.7, beta=2.0, d_cutoff=4.0)  # radians
IMAGE = OneEuroSettings(min_cutoff=1.0, beta=10.0, d_cutoff=4.0)  # sizes of the hand in the image
STEP_S = 1 / 30  # of the clips that these were tuned on
MIN_STRENGTH, MAX_STRENGTH = 0.25, 4.0


class OneEuro:
    """Filters the rows of an array [n, d] over uneven time steps, each row at its own speed."""

    def __init__(self, settings: OneEuroSettings, strength: float = 1.0) -> None:
        """All cutoff frequencies of the value are divided by `strength`: twice as strong lets half as much through."""
        self._settings, self._strength = settings, strength
        self._value: Array | None = None
        self._speed: Array = np.zeros(1)

    def __call__(self, value: Array, seconds: float, unit: float = 1.0) -> Array:
        """The filtered value [n, d], `seconds` after the last one; speeds count in `unit`s.

        Timestamps that are equal, as clocks of coarse steps give them, belong to images a usual step apart.
        """
        seconds = seconds or STEP_S
        if self._value is None or seconds < 0:
            self._value, self._speed = value.copy(), np.zeros_like(value)
            return value
        s = self._settings
        speed = (value - self._value) / seconds
        self._speed = self._speed + _weight(s.d_cutoff, seconds) * (speed - self._speed)
        cutoff = s.min_cutoff + s.beta / unit * np.sqrt(np.vecdot(self._speed, self._speed))[:, None]
        self._value = self._value + _weight(cutoff / self._strength, seconds) * (value - self._value)
        return self._value


def _weight(cutoff: Array | float, seconds: float) -> Array | float:
    """The share of the new value in a low-pass filter of `cutoff` hertz.

    The paper's at 30 frames per second, and at any other rate as if that one had run on with the new value: the paper's
    at longer steps takes in too little, and the hand of a slow computer lags behind.
    """
    return 1 - (1 + 2 * np.pi * cutoff * STEP_S) ** (-seconds / STEP_S)


class OneEuroHandFilter:
    """Filters a posed hand's place and rotation, each joint's rotation, and the points in the image; see HandFilter."""

    def __init__(self, strength: float = 1.0) -> None:
        """`strength` from MIN_STRENGTH to MAX_STRENGTH; 1 is what the settings were tuned for."""
        self._strength = strength
        self._direction, self._depth = OneEuro(DIRECTION, strength), OneEuro(DEPTH, strength)
        self._rotation, self._fingers = OneEuro(ROTATION, strength), OneEuro(ANGLE, strength)
        self._points = OneEuro(IMAGE, strength)
        self._reference: Array | None = None  # rotations are filtered as small rotations away from here

    def filter_hand(self, hand: PosedHand, seconds: float) -> PosedHand:
        """See HandFilter."""
        depth = hand.wrist[2]
        direction = self._direction(hand.wrist[None, :2] / depth, seconds)[0]
        depth = self._depth(hand.wrist[None, 2:], seconds)[0, 0]
        return replace(
            hand,
            rotation=self._filter_rotation(hand.rotation, seconds),
            wrist=np.array([*(direction * depth), depth]),
            fingers=self._fingers(hand.fingers, seconds),
        )

    def filter_points(self, points: Array, size: float, seconds: float) -> Array:
        """See HandFilter."""
        return self._points(points, seconds, unit=size)

    def _filter_rotation(self, rotation: Array, seconds: float) -> Array:
        vector = np.zeros(3) if self._reference is None else matrix_to_axis_angle(rotation @ self._reference.T)
        if self._reference is None or vector @ vector > 2.0**2:
            # near half a turn a rotation has no single vector: restart from here
            self._reference, self._rotation, vector = rotation, OneEuro(ROTATION, self._strength), np.zeros(3)
        return axis_angle_to_matrix(self._rotation(vector[None], seconds)[0]) @ self._reference
