"""What things are made of: materials and what is printed on them."""

from collections.abc import Callable

import cv2
import numpy as np

from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.rotation import axis_angle_to_matrix
from handmirror.core.types import Array, Image, Side
from handmirror.training.synthetic.background import muted, paint_print
from handmirror.training.synthetic.draw import OBJECT, Material
from handmirror.training.synthetic.forms import COLUMNS, RINGS
from handmirror.training.synthetic.mesh import PosedArm
from handmirror.training.synthetic.scene import HandMotion
from handmirror.training.synthetic.things.catalogue import HeldThing

PRINT_SIDE = 128  # pixels of what is printed on a thing
INK_FONT = cv2.FONT_HERSHEY_SIMPLEX
PRINTED = ("label", "screen", "cover", "ball")


def placed(held: HeldThing, motion: HandMotion, arm: PosedArm) -> list[tuple[Array, Array]]:
    """Places and normals [t, n, 3] in the scene of each part of a thing."""
    wrist = points_of_side(arm.joints[:, :1], arm.side)  # in the hand's own world
    turn = axis_angle_to_matrix(motion.pose[:, :3])
    found = []
    for part in held.thing.parts:
        places = (part.places @ held.rotation.T + held.place) @ np.swapaxes(turn, 1, 2) + wrist
        normals = part.normals @ held.rotation.T @ np.swapaxes(turn, 1, 2)
        found.append((_of_side(places, arm.side), _of_side(normals, arm.side)))
    return found


def _of_side(grid: Array, side: Side) -> Array:
    """A left hand's thing is its mirror image, its columns reversed so that its faces still point outwards."""
    if side is Side.RIGHT:
        return grid
    columns = points_of_side(grid, side).reshape(len(grid), RINGS, COLUMNS, 3)[:, :, ::-1]
    return np.ascontiguousarray(columns).reshape(grid.shape)


def materials(rng: np.random.Generator, held: HeldThing) -> dict[str, Material]:
    """A material for each look of a thing's parts."""
    return {look: _MATERIALS[look](rng) for look in dict.fromkeys(part.look for part in held.thing.parts)}


def print_of(rng: np.random.Generator, held: HeldThing) -> Image | None:
    """What is printed on a thing [PRINT_SIDE, PRINT_SIDE, 3]; None: nothing."""
    looks = [part.look for part in held.thing.parts if part.look in PRINTED]
    return _PAINTERS[looks[0]](rng) if looks else None


# --- materials ---


def _any_colour(rng: np.random.Generator) -> tuple[float, float, float]:
    colour = (muted(rng) / 255) ** 2.2 if rng.random() < 0.6 else rng.dirichlet((0.5, 0.5, 0.5)) * rng.uniform(0.3, 1)
    red, green, blue = np.clip(colour, 0.01, 0.9)
    return float(red), float(green), float(blue)


def _smooth(rng: np.random.Generator) -> Material:
    """Plastic, glazed or painted."""
    white = rng.random() < 0.3
    tint = (0.75, 0.74, 0.71) if white else _any_colour(rng)
    return Material(tint=tint, gloss=(rng.uniform(0.1, 0.6), rng.uniform(25, 110)), pattern=rng.uniform(0, 0.06))


def _dull(rng: np.random.Generator) -> Material:
    """Rubber, dark or coloured, or wood."""
    if rng.random() < 0.3:
        tint = tuple(np.array([0.30, 0.15, 0.06]) * rng.uniform(0.5, 1.7))
        return Material(tint=tint, gloss=(0.08, 15), pattern=rng.uniform(0.3, 0.7), pattern_scale=(4.0, 0.5))
    tint = (0.02, 0.02, 0.022) if rng.random() < 0.5 else _any_colour(rng)
    return Material(tint=tint, gloss=(rng.uniform(0.03, 0.2), rng.uniform(8, 40)), pattern=rng.uniform(0, 0.2))


def _steel(rng: np.random.Generator) -> Material:
    return Material(tint=(0.72, 0.73, 0.75), gloss=(rng.uniform(0.5, 0.9), rng.uniform(30, 100)), metal=1.0)


def _paper(rng: np.random.Generator) -> Material:
    tint = tuple(np.array([0.8, 0.77, 0.68]) * rng.uniform(0.75, 1.05))
    return Material(tint=tint, gloss=(0.01, 8), pattern=0.25, pattern_scale=(0.2, 6.0))


def _printed(rng: np.random.Generator) -> Material:
    return Material(kind=OBJECT, base="printed", gloss=(rng.uniform(0.02, 0.5), rng.uniform(15, 90)))


def _screen(rng: np.random.Generator) -> Material:
    glow = float(np.exp(rng.uniform(np.log(0.5), np.log(2.5))))
    return Material(base="printed", tint=(glow, glow, glow), gloss=(rng.uniform(0.3, 0.7), 120))


_MATERIALS: dict[str, Callable[[np.random.Generator], Material]] = {
    "smooth": _smooth,
    "cap": _smooth,
    "case": _smooth,
    "grip": _dull,
    "steel": _steel,
    "paper": _paper,
    "label": _printed,
    "cover": _printed,
    "ball": _printed,
    "screen": _screen,
}


# --- prints ---


def _blank(rng: np.random.Generator) -> np.ndarray:
    return np.tile(muted(rng), (PRINT_SIDE, PRINT_SIDE, 1)).clip(0, 255).astype(np.uint8)


def _lines(rng: np.random.Generator, image: np.ndarray, box: tuple[int, int, int, int], height: int) -> None:
    """Lines of text that is too small to be read."""
    x0, y0, x1, y1 = box
    ink = muted(rng)
    for y in range(y0, y1 - height // 2, height):
        x, end = x0, x1 - int(rng.integers(0, max((x1 - x0) // 3, 1)))
        while x < end:
            word = int(rng.integers(height, 5 * height))
            cv2.rectangle(image, (x, y), (min(x + word, end), y + max(height // 2 - 1, 0)), ink.tolist(), -1)
            x += word + max(height // 2, 2)


def _title(rng: np.random.Generator, image: np.ndarray, at: tuple[int, int]) -> None:
    letters = "".join(rng.choice(list("ABCDEFGHIKLMNOPRSTUVZ"), int(rng.integers(3, 8))))
    cv2.putText(image, letters, at, INK_FONT, rng.uniform(0.4, 1.1), muted(rng).tolist(), int(rng.integers(1, 4)))


def _label(rng: np.random.Generator) -> Image:
    """Two copies of a label around a body."""
    if rng.random() < 0.3:
        return np.asarray(cv2.resize(paint_print(rng), (PRINT_SIDE, PRINT_SIDE)), np.uint8)
    image, half = _blank(rng), PRINT_SIDE // 2
    if rng.random() < 0.7:
        centre = (half // 2, int(rng.integers(30, 98)))
        cv2.circle(image, centre, int(rng.integers(10, 26)), muted(rng).tolist(), -1 if rng.random() < 0.6 else 3)
    _title(rng, image, (4, int(rng.integers(30, 110))))
    y = int(rng.integers(8, 90))
    _lines(rng, image, (6, y, half - 6, y + 30), int(rng.integers(4, 9)))
    image[:, half:] = image[:, :half]
    return np.asarray(cv2.flip(image, 0), np.uint8)  # rows run upwards around a body


def _cover(rng: np.random.Generator) -> Image:
    if rng.random() < 0.25:
        return np.asarray(cv2.resize(paint_print(rng), (PRINT_SIDE, PRINT_SIDE)), np.uint8)
    image = _blank(rng)
    if rng.random() < 0.6:
        corners = rng.integers(8, 120, (2, 2))
        cv2.rectangle(image, corners[0].tolist(), corners[1].tolist(), muted(rng).tolist(), -1)
    if rng.random() < 0.5:
        cv2.circle(image, rng.integers(30, 98, 2).tolist(), int(rng.integers(10, 36)), muted(rng).tolist(), -1)
    _title(rng, image, (8, int(rng.integers(24, 60))))
    y = int(rng.integers(50, 100))
    _lines(rng, image, (10, y, 118, y + 22), int(rng.integers(5, 10)))
    return np.asarray(cv2.flip(image, 0), np.uint8)


def _screen_content(rng: np.random.Generator) -> Image:
    """Switched off, icons, a text, or a photo with a bar."""
    kind = rng.random()
    if kind < 0.3:
        return np.full((PRINT_SIDE, PRINT_SIDE, 3), int(rng.integers(4, 18)), np.uint8)
    image = _blank(rng)
    if kind < 0.55:
        for y in range(14, 116, 18):
            for x in range(10, 116, 28):
                cv2.rectangle(image, (x, y), (x + 17, y + 10), rng.integers(30, 255, 3).tolist(), -1)
    elif kind < 0.8:
        image[:] = 245 if rng.random() < 0.6 else 25
        _lines(rng, image, (8, 18, 120, 118), int(rng.integers(5, 9)))
    else:
        image = np.asarray(cv2.resize(paint_print(rng), (PRINT_SIDE, PRINT_SIDE)), np.uint8)
    cv2.rectangle(image, (0, 0), (PRINT_SIDE, 8), muted(rng).tolist(), -1)
    return np.asarray(cv2.flip(image, 0), np.uint8)


def _stripes(rng: np.random.Generator) -> Image:
    image = _blank(rng)
    if rng.random() < 0.6:
        wide = int(rng.integers(8, 43))
        for x in range(0, PRINT_SIDE, 2 * wide):
            image[:, x : x + wide] = muted(rng)
    return image


_PAINTERS: dict[str, Callable[[np.random.Generator], Image]] = {
    "label": _label,
    "cover": _cover,
    "screen": _screen_content,
    "ball": _stripes,
}
