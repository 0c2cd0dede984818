"""Repeated gestures: waving, pinching, drumming with the fingers ..."""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.joints import FINGERS
from handmirror.core.types import Array
from handmirror.training.synthetic.motion.library import COLUMNS, hand_shapes
from handmirror.training.synthetic.motion.skeleton import ANGLES


@dataclass(frozen=True)
class Gesture:
    """Back and forth between two shapes of the library, with a rotation and a shift that go with it."""

    name: str
    one: str
    other: str
    hertz: tuple[float, float]
    rotation_deg: tuple[float, float, float] = (0, 0, 0)  # back and forth about the scene's x, y, z
    shift_m: tuple[float, float, float] = (0, 0, 0)  # back and forth along the scene's x, y, z
    lag: float = 0.0  # cycles by which each finger follows its neighbour on the thumb's side


GESTURES = (
    Gesture("waving", "open", "flat", (1.2, 2.6), (0, 0, 20), (0.03, 0, 0), 0.0),
    Gesture("waving with the fingers", "flat", "bent_wave", (1.5, 3.0), lag=0.06),
    Gesture("pinching", "palmar_pinch", "large_pinch", (0.8, 2.5)),
    Gesture("grabbing", "spread", "loose_fist", (0.6, 1.8), (4, 0, 0), (0, 0, 0.02), 0.02),
    Gesture("drumming", "drum", "drum_back", (1.0, 2.4), lag=0.14),
    Gesture("swiping", "flat", "relaxed", (0.5, 1.2), (0, 25, 8), (0.09, 0, 0)),
    Gesture("scrolling", "scroll", "gun_two", (0.7, 1.8), (6, 0, 0), (0, 0.02, 0)),
    Gesture("tapping", "tap", "point", (1.0, 3.0), (5, 0, 0), (0, 0.008, 0.01)),
    Gesture("beckoning", "beckon", "point", (0.8, 2.0)),
    Gesture("turning", "relaxed", "half_closed", (0.5, 1.4), (0, 45, 0)),
    Gesture("typing", "typing", "typing_index", (1.5, 4.0), shift_m=(0.015, 0, 0), lag=0.37),
    Gesture("rubbing fingers", "money", "palmar_pinch", (1.0, 2.5)),
)


def repeated(gesture: Gesture, time_s: Array, hertz: float, phase: float, spread: Array) -> tuple[Array, Array, Array]:
    """Angles [t, 26], rotations [t, 3] as axis-angle and shifts [t, 3] of a gesture.

    Args:
        gesture: which.
        time_s: [t] seconds.
        hertz: how often.
        phase: where it begins, in cycles.
        spread: [26] radians that this person's shapes differ by.
    """
    lags = np.zeros(ANGLES)
    for rank, finger in enumerate(FINGERS):
        lags[COLUMNS[finger]] = max(rank - 1, 0) * gesture.lag
    cycle = hertz * time_s + phase
    share = 0.5 - 0.5 * np.cos(2 * np.pi * (cycle[:, None] - lags))
    shapes = hand_shapes()
    one, other = shapes[gesture.one].angles, shapes[gesture.other].angles
    swing = np.sin(2 * np.pi * cycle)[:, None]
    return one + share * (other - one) + spread, swing * np.radians(gesture.rotation_deg), swing * gesture.shift_m
