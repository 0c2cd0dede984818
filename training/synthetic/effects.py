"""What a camera does to the light: blur, noise, colours, sharpening, JPEG."""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from core.types import Array, Image
from training.synthetic.knobs import EffectKnobs

NOISE_SIDE = 512
LEVELS = 4096  # of linear light
GREY = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, eq=False)
class Effects:
    """What is done to the pictures of one clip."""

    exposure_s: float
    defocus_px: float  # standard deviation
    shake: tuple[float, float]  # length in pixels and direction in radians of a blur along a line
    noise: float  # standard deviation at medium brightness
    blotch: float  # share of the noise that spreads over several pixels
    vignette: float
    contrast: float
    colour: Array  # [3, 3] saturation, or grey
    sharpening: float
    quality: int  # of the JPEG


def draw_effects(rng: np.random.Generator, knobs: EffectKnobs) -> Effects:
    """The camera of one clip."""
    noise = np.exp(rng.uniform(*np.log(knobs.noise)))
    blotch = rng.uniform(0, 0.6)
    contrast = rng.uniform(*knobs.contrast)
    low_light = rng.random() < knobs.low_light
    if low_light:
        noise, blotch = min(noise * rng.uniform(2, 5), 0.08), rng.uniform(0.4, 0.9)
    saturation = rng.uniform(*knobs.saturation) * (0.7 if low_light else 1.0)
    if rng.random() < knobs.grey:
        saturation = 0.0
    shaken = rng.random() < knobs.shake
    return Effects(
        exposure_s=rng.uniform(*knobs.exposure_s) * (1.5 if low_light else 1.0),
        defocus_px=min(rng.exponential(knobs.defocus_px), 3.0),
        shake=(rng.uniform(2, 7) if shaken else 0.0, rng.uniform(0, np.pi)),
        noise=noise,
        blotch=blotch,
        vignette=rng.uniform(*knobs.vignette),
        contrast=contrast,
        colour=(saturation * np.eye(3) + (1 - saturation) * GREY).astype(np.float32),
        sharpening=rng.uniform(*knobs.sharpening),
        quality=int(rng.integers(knobs.jpeg[0], knobs.jpeg[1] + 1)),
    )


def apply_effects(image: Array, effects: Effects, shade: Array | None, rng: np.random.Generator) -> Image:
    """A drawn picture [h, w, 3], values 0..255, as the camera gives it.

    Args:
        image: what arrived, in the picture's own values.
        effects: the clip's.
        shade: [h, w] the lens's factor, or None.
        rng: of this frame.
    """
    changed = np.asarray(image, np.float32)
    if effects.defocus_px > 0.25:
        changed = cv2.GaussianBlur(changed, (0, 0), effects.defocus_px)
    if effects.shake[0]:
        changed = cv2.filter2D(changed, -1, line_kernel(*effects.shake))
    if shade is not None:
        changed *= shade[..., None]
    changed += _noise(changed, effects, rng)
    if effects.sharpening > 0.05:
        soft = cv2.GaussianBlur(changed, (0, 0), 1.0)
        changed = cv2.addWeighted(changed, 1 + effects.sharpening, soft, -effects.sharpening, 0)
    # contrast turns around medium grey
    changed = cv2.transform(changed, effects.contrast * effects.colour)
    changed += 118 * (1 - effects.contrast)
    return np.clip(changed + 0.5, 0, 255).astype(np.uint8)


def lens_shade(effects: Effects, x: Array, y: Array) -> Array:
    """Factor [h, w] of places x [w], y [h] of the full picture, from -1 to 1 along its longer side."""
    return (1 - effects.vignette * 0.7 * np.minimum(x[None] ** 2 + y[:, None] ** 2, 1.6)).astype(np.float32)


def line_kernel(length: float, angle: float) -> Array:
    """A blur [k, k] along a line."""
    side = int(length) // 2 * 2 + 3
    kernel = np.zeros((side, side), np.float32)
    middle = np.array([side // 2, side // 2], float)
    step = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    ends = [tuple(np.round((middle + sign * step) * 16).astype(int).tolist()) for sign in (-1, 1)]
    cv2.line(kernel, *ends, 1.0, 1, cv2.LINE_8, 4)
    return kernel / kernel.sum()


def _noise(image: Array, effects: Effects, rng: np.random.Generator) -> Array:
    """Fine and blotchy noise [h, w, 3]; darker places have more of it, as the picture's curve is steep there."""
    height, width = image.shape[:2]
    fine = _cut(_grain(), height, width, rng)
    coarse = cv2.resize(_cut(_grain(), height // 3 + 1, width // 3 + 1, rng), (width, height))
    level = cv2.GaussianBlur(image.mean(2), (0, 0), 1.5)
    strength = effects.noise * 255 * (1.25 - level / 255)
    noise = cv2.addWeighted(fine, 1 - effects.blotch, coarse, 1.5 * effects.blotch, 0)
    return noise * strength[..., None]


@cache
def _grain() -> Array:
    """Noise of variance 1 that pictures take parts of; drawing it anew for each would cost more than all else."""
    return np.random.default_rng(0).standard_normal((NOISE_SIDE, NOISE_SIDE, 3), np.float32)


def _cut(grain: Array, height: int, width: int, rng: np.random.Generator) -> Array:
    """A part of the noise somewhere in it, turned over at random, and repeated where it is too small."""
    y, x = rng.integers(0, NOISE_SIDE, 2)
    rows, columns = (y + np.arange(height)) % NOISE_SIDE, (x + np.arange(width)) % NOISE_SIDE
    if y + height <= NOISE_SIDE and x + width <= NOISE_SIDE:
        part = grain[y : y + height, x : x + width]
    else:
        part = grain[rows[:, None], columns]
    return part * np.float32(rng.choice((-1, 1)))
