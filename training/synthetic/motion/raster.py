"""A small z-buffer rasteriser in numpy, for meshes of many small triangles."""

import numpy as np

from handmirror.core.types import Array

BOX_SIZES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128)


def rasterize(pixels: Array, depth: Array, faces: np.ndarray, size: tuple[int, int]) -> tuple[Array, np.ndarray, Array]:
    """Nearest triangle under each pixel centre; triangles with clockwise pixels (y down) face the viewer.

    Args:
        pixels: [v, 2] vertex positions, the centre of the first pixel at (0.5, 0.5).
        depth: [v] smaller is nearer.
        faces: [f, 3]; those turned away, or wider than 128 pixels, are left out.
        size: (width, height).

    Returns:
        z-buffer [h, w] (infinite where empty), face number [h, w] (-1 where empty), barycentric weights [h, w, 3].
    """
    width, height = size
    a, b, c = (pixels[faces[:, k]] for k in range(3))
    area = _cross(b - a, c - a)
    low = np.clip(np.ceil(np.minimum(np.minimum(a, b), c) - 0.5), 0, (width, height)).astype(np.int64)
    high = np.clip(np.floor(np.maximum(np.maximum(a, b), c) + 0.5), 0, (width, height)).astype(np.int64)
    across, down = (high - low).T
    extent = np.maximum(across, down)
    drawable = (area < 0) & (across > 0) & (down > 0)

    z = np.full(width * height, np.inf, np.float32)
    samples: list[tuple[np.ndarray, np.ndarray, Array]] = [
        (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, 3)))
    ]
    for smallest, box in zip((0, *BOX_SIZES), BOX_SIZES, strict=False):
        chosen = np.flatnonzero(drawable & (extent > smallest) & (extent <= box))
        if len(chosen):
            found = _samples((a[chosen], b[chosen], c[chosen]), area[chosen], low[chosen], high[chosen], box, width)
            samples.append((chosen[found[0]], *found[1:]))
    face, place, weights = (np.concatenate(part) for part in zip(*samples, strict=True))
    near = (weights * depth[faces[face]]).sum(1).astype(np.float32)
    np.minimum.at(z, place, near)
    won = near == z[place]

    number = np.full(width * height, -1, np.int64)
    number[place[won]] = face[won]
    shares = np.zeros((width * height, 3))
    shares[place[won]] = weights[won]
    return z.reshape(height, width), number.reshape(height, width), shares.reshape(height, width, 3)


def _samples(
    corners: tuple[Array, Array, Array], area: Array, low: np.ndarray, high: np.ndarray, box: int, width: int
) -> tuple[np.ndarray, np.ndarray, Array]:
    """Pixel centres inside triangles: row of the triangle [n], place in the image [n], weights [n, 3]."""
    step = np.stack(np.meshgrid(np.arange(box), np.arange(box)), axis=-1).reshape(-1, 2)
    at = low[:, None] + step
    point = at + 0.5
    a, b, c = (corner[:, None] for corner in corners)
    first = _cross(b - point, c - point) / area[:, None]
    second = _cross(c - point, a - point) / area[:, None]
    third = 1 - first - second
    inside = (np.minimum(np.minimum(first, second), third) >= -1e-9) & (at < high[:, None]).all(-1)
    triangle, sample = np.nonzero(inside)
    place = at[triangle, sample] @ (1, width)
    return triangle, place, np.stack([first[inside], second[inside], third[inside]], axis=1)


def _cross(a: Array, b: Array) -> Array:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
