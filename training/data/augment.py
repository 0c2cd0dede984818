"""Random changes of a window of crops: the crop's square, the image's border, and the appearance of the image.

The square is moved, resized and turned before the virtual camera is aimed at it, so that intrinsics and labels stay
exact.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from handmirror.core.camera.box import Box
from handmirror.core.types import Array


@dataclass(frozen=True)
class Augment:
    """How much is changed at random; every number may be 0. `frame_*` differ between the frames of a window."""

    scale: float = 0.15  # of the square, up to exp(scale) larger or smaller
    shift: float = 0.06  # of its centre, in sides
    roll: float = 0.25  # radians
    frame_scale: float = 0.03
    frame_shift: float = 0.02
    frame_roll: float = 0.05
    brightness: float = 0.15  # added, of the range 0..1
    contrast: float = 0.25  # factor up to 1 +- contrast
    colour: float = 0.1  # the same for each channel apart
    blur: float = 0.2  # probability of a blurred window
    noise: float = 0.3  # probability of sensor noise
    cover: float = 0.2  # probability that a patch of one colour covers a part
    frame_spoilt: float = 0.0  # probability that a frame is much blurred or half hidden, whatever its neighbours are
    stray: float = 0.0  # probability that the window shows some other place of its image, without labels
    cut: float = 0.0  # probability that a border cuts the hand, as when it leaves the camera's image


PROBABILITIES = ("blur", "noise", "cover", "frame_spoilt", "stray", "cut")  # fields of Augment


@dataclass(frozen=True, eq=False)
class Appearance:
    """One window's change of appearance."""

    gain: Array  # [3]
    offset: float
    blur: float  # pixels, 0 for none
    noise: float  # standard deviation, 0 for none
    patch: tuple[int, int, int, int]  # x, y, w, h in pixels of the crop, empty for none
    patch_colour: Array  # [3]


def jitter(boxes: list[Box], augment: Augment, rng: np.random.Generator) -> list[Box]:
    """The squares of a window's frames, moved together and each a little on its own."""
    common = rng.uniform(-1, 1, 4)
    moved = []
    for box in boxes:
        own = rng.uniform(-1, 1, 4)
        scale, roll, x, y = common * (augment.scale, augment.roll, augment.shift, augment.shift) + own * (
            augment.frame_scale,
            augment.frame_roll,
            augment.frame_shift,
            augment.frame_shift,
        )
        side = box.size
        moved.append(replace(box.rotated(roll).moved(x * side, y * side), size=side * float(np.exp(scale))))
    return moved


def stray_squares(boxes: list[Box], rng: np.random.Generator) -> list[Box]:
    """Squares of any size and turn about the hand: which mostly show only a part of it, or none."""
    x, y, roll = rng.uniform(-0.6, 0.6), rng.uniform(-0.6, 0.6), rng.uniform(-np.pi, np.pi)
    scale = float(np.exp(rng.uniform(-1.2, 0.5)))
    return [box.moved(x * box.size, y * box.size).rotated(roll).scaled(scale) for box in boxes]


def draw_appearance(augment: Augment, size: int, rng: np.random.Generator) -> Appearance:
    """Draw the appearance of one window of crops of `size` pixels."""
    contrast = 1 + augment.contrast * rng.uniform(-1, 1)
    gain = contrast * (1 + augment.colour * rng.uniform(-1, 1, 3))
    offset = augment.brightness * rng.uniform(-1, 1) + 0.5 * (1 - contrast)  # contrast turns around mid-grey
    blur = rng.uniform(0.5, 2.0) if rng.random() < augment.blur else 0.0
    noise = rng.uniform(0.005, 0.04) if rng.random() < augment.noise else 0.0
    width, height = rng.integers(size // 10, size // 3, 2)
    x, y = rng.integers(0, size - width), rng.integers(0, size - height)
    patch = (int(x), int(y), int(width), int(height)) if rng.random() < augment.cover else (0, 0, 0, 0)
    return Appearance(gain, offset, float(blur), float(noise), patch, rng.random(3))


def degraded(appearance: Appearance, size: int, rng: np.random.Generator) -> Appearance:
    """The window's appearance in one bad frame: blurred as by fast motion, or with a large part hidden."""
    if rng.random() < 0.5:
        return replace(appearance, blur=float(rng.uniform(2.5, 6.0)))
    width, height = rng.integers(size // 3, size * 2 // 3, 2)
    x, y = rng.integers(0, size - width), rng.integers(0, size - height)
    return replace(appearance, patch=(int(x), int(y), int(width), int(height)), patch_colour=rng.random(3))


def apply_appearance(image: Array, appearance: Appearance, rng: np.random.Generator) -> Array:
    """The crop [h, w, 3], float32 0..1, with a window's appearance; the noise is each frame's own."""
    changed: Array = image * appearance.gain + appearance.offset
    if appearance.blur:
        changed = np.asarray(cv2.GaussianBlur(changed, (0, 0), appearance.blur), np.float32)
    x, y, width, height = appearance.patch
    changed[y : y + height, x : x + width] = appearance.patch_colour
    if appearance.noise:
        changed = changed + rng.standard_normal(changed.shape, np.float32) * appearance.noise
    return np.clip(changed, 0, 1).astype(np.float32)
