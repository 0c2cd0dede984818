"""Effects of a camera: blur, noise, colours, sharpening, JPEG."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np

from handmirror.core.types import Array, Image
from handmirror.training.synthetic.knobs import EffectKnobs

NOISE_SIDE = 640
BLOTCHES = 5  # kinds of noise between fine and blotchy
GREY = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, eq=False)
class Effects:
    """The effects on the images of one clip."""

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


def apply_effects(image: Image, effects: Effects, shade: Array | None, rng: np.random.Generator) -> Image:
    """A drawn image [h, w, 3], values 0..255, as the camera gives it.

    Args:
        image: what arrived, in the image's own values.
        effects: the clip's.
        shade: [h, w] the lens's factor, or None.
        rng: of this frame.
    """
    if effects.defocus_px > 0.25:
        image = cv2.GaussianBlur(image, (0, 0), effects.defocus_px).astype(np.uint8, copy=False)
    changed: Any = np.asarray(image, np.float32)
    if effects.shake[0]:
        changed = cv2.filter2D(changed, -1, line_kernel(*effects.shake))
    if shade is not None:
        changed = cv2.multiply(changed, cv2.cvtColor(shade, cv2.COLOR_GRAY2RGB))
    # with the image's curve, light's own noise is as strong in dark places as in bright ones
    changed = cv2.scaleAdd(_noise(changed.shape, effects.blotch, rng), effects.noise * 255, changed)
    if effects.sharpening > 0.05:
        changed = cv2.filter2D(changed, -1, _sharpener(effects.sharpening))
    seen = cv2.convertScaleAbs(np.maximum(changed, 0, out=changed))  # rounds, and keeps to 0..255
    # contrast turns around medium grey
    mixed = np.column_stack([effects.contrast * effects.colour, np.full(3, 118 * (1 - effects.contrast))])
    return cv2.transform(seen, mixed).astype(np.uint8, copy=False)


def lens_shade(effects: Effects, x: Array, y: Array) -> Array:
    """Factor [h, w] of places x [w], y [h] of the full image, from -1 to 1 along its longer side."""
    square = np.add.outer(y**2, x**2, dtype=np.float32)
    return 1 - np.float32(0.7 * effects.vignette) * np.minimum(square, 1.6)


def line_kernel(length: float, angle: float) -> Array:
    """A blur [k, k] along a line."""
    side = int(length) // 2 * 2 + 3
    kernel = np.zeros((side, side), np.float32)
    step = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    start, end = (np.round((side // 2 + sign * step) * 16).astype(int).tolist() for sign in (-1, 1))
    cv2.line(kernel, start, end, 1.0, 1, cv2.LINE_8, 4)
    return kernel / kernel.sum()


def _sharpener(strength: float) -> Array:
    kernel = np.full((3, 3), -strength / 9, np.float32)
    kernel[1, 1] += 1 + strength
    return kernel


def _noise(shape: tuple[int, ...], blotch: float, rng: np.random.Generator) -> Array:
    """Noise [h, w, 3] of variance about 1, fine and blotchy."""
    height, width = shape[:2]
    grain = _grain(round(blotch * BLOTCHES) / BLOTCHES)
    y, x = rng.integers(0, NOISE_SIDE, 2)
    if height < NOISE_SIDE and width < NOISE_SIDE:
        y, x = y % (NOISE_SIDE - height), x % (NOISE_SIDE - width)
        return grain[y : y + height, x : x + width]
    rows, columns = (y + np.arange(height)) % NOISE_SIDE, (x + np.arange(width)) % NOISE_SIDE
    return grain[rows[:, None], columns]


@cache
def _grain(blotch: float) -> Array:
    """Noise that images take parts of; drawing it for each would cost more than all the rest."""
    fine = np.random.default_rng(0).standard_normal((NOISE_SIDE, NOISE_SIDE, 3), np.float32)
    third = NOISE_SIDE // 3
    coarse = cv2.resize(fine[:third, :third], (NOISE_SIDE, NOISE_SIDE))
    return (1 - blotch) * fine + 1.5 * blotch * coarse
