"""Where a hand is, from where its points are seen."""

import numpy as np

from core.types import Array

AGREEMENT = 0.006  # metres, mean over x, y and the points, at which both guesses count alike


def place_on_rays(points: Array, rays: Array) -> Array:
    """The shift [3] under which points [n, 3] (metres) project best onto rays [n, 2] (x/z and y/z).

    Least squares of x + tx - r (z + tz) = 0, and the same of y.
    """
    left = np.zeros((2 * len(points), 3))
    left[0::2, 0], left[1::2, 1] = 1, 1
    left[:, 2] = -rays.ravel()
    right = (rays * points[:, 2:] - points[:, :2]).ravel()
    shift = np.linalg.lstsq(left, right, rcond=None)[0]
    if shift[2] + points[:, 2].mean() < 0.05:  # behind the camera: put it in front, on the middle ray
        shift = np.array([*rays.mean(0), 1.0]) * 0.4
    return shift


def settled_place(guess: Array, points: Array, rays: Array) -> Array:
    """A network's guess [3] of the place of points [n, 3], moved to where their rays [n, 2] say (metres).

    Points that are seen where the guess puts them tell the distance better than the guess; points that are not are as
    likely to be wrong themselves, and the guess stays.
    """
    guessed = points + guess
    apart = np.abs(guessed[:, :2] / guessed[:, 2:] - rays).mean() * guess[2]
    share = 1 / (1 + (apart / AGREEMENT) ** 4)
    return guess + share * (place_on_rays(points, rays) - guess)
