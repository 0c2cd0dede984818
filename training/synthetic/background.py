"""The background: painted walls, rooms, people and clutter, or photos, and a table near the hands."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from handmirror.core.types import Array, Image
from handmirror.training.synthetic.camera import Camera
from handmirror.training.synthetic.draw import Stage, View
from handmirror.training.synthetic.image_folder import ImageFolder
from handmirror.training.synthetic.knobs import BackgroundKnobs
from handmirror.training.synthetic.light import developed

PHOTO_SIDE = 640  # pixels that a photo of the folder is kept with


@dataclass(frozen=True, eq=False)
class Canvas:
    """A part of the full image to paint on; places are parts of the full image's width and height."""

    image: Array  # [h, w, 3] values 0..255
    low: Array  # [2] place of its first corner
    size: Array  # [2] how much of the full image it is

    def pixels(self, places: Array) -> Array:
        """Places [..., 2] -> pixels in 1/16, as OpenCV's drawing takes them."""
        scale = np.array([self.image.shape[1], self.image.shape[0]]) / self.size
        return ((np.asarray(places) - self.low) * scale * 16).clip(-1e6, 1e6).round().astype(int)

    def polygon(self, places: Array, colour: Array) -> None:
        """A filled polygon [n, 2]."""
        cv2.fillPoly(self.image, [self.pixels(places)], colour.tolist(), cv2.LINE_AA, 4)

    def box(self, x0: float, y0: float, x1: float, y1: float, colour: Array) -> None:
        """A filled upright box."""
        self.polygon(np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]), colour)

    def ellipse(self, centre: Array, radii: Array, colour: Array, angle: float = 0.0) -> None:
        """A filled ellipse, rotated by `angle` radians."""
        around = np.linspace(0, 2 * np.pi, 25)[:-1]
        ring = np.stack([np.cos(around), np.sin(around)], axis=1) * radii
        c, s = np.cos(angle), np.sin(angle)
        self.polygon(centre + ring @ np.array([[c, s], [-s, c]]), colour)


def photos_in(folder: str) -> ImageFolder | None:
    """The photos of a folder; None when no folder is given."""
    return ImageFolder(Path(folder), "background photos", _smaller) if folder else None


def make_stage(camera: Camera, views: list[View]) -> tuple[Stage, Array, Array]:
    """The stage behind the views of a clip, and the part of the full image that its far image shows.

    That part is its first corner [2] and size [2], in parts of the full image.
    """
    low, size = _window(views)
    stage = Stage(views[0].rotation, (*low, *size))
    focal, full = camera.K[0, 0], np.array(camera.size)
    corner = (low * focal + camera.K[:2, 2] + 0.5) / full
    return stage, corner, size * focal / full


def render_far(stage: Stage, view: View) -> Image:
    """The far image as a view [h, w, 3] shows it.

    Perspective is taken from the view's middle: a held camera rotates too little for more of it.
    """
    assert stage.far is not None
    rotation, focal = stage.far_rotation @ view.rotation.T, view.K[[0, 1], [0, 1]]
    middle = (np.array(view.size) - 1) / 2
    x, y, depth = rotation @ (*((middle - view.K[:2, 2]) / focal), 1.0)
    tangent = np.array([x, y]) / depth
    low, size = np.split(np.array(stage.far_window), 2)
    pixels = np.array(stage.far.shape[1::-1]) / size  # of the far image, a unit of the tangents
    slope = pixels[:, None] * (rotation[:2, :2] - tangent[:, None] * rotation[2, :2]) / (depth * focal)
    place = (tangent - low) * pixels - 0.5  # the centre of the first pixel is (0, 0)
    matrix = np.column_stack([slope, place - slope @ middle])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpAffine(stage.far, matrix, view.size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return seen.astype(np.uint8, copy=False)


def set_table(rng: np.random.Generator, stage: Stage, camera: Camera, points: Array) -> None:
    """Put a table, or a wall, just behind all points [n, 3] of the scene."""
    up = np.array([0.0, -1, 0]) + rng.normal(0, 0.05, 3)
    behind = camera.rotation[0].T @ (0.0, 0.0, -1.0)
    if behind @ up < 0.2 or rng.random() < 0.3:  # a table seen from below or edge-on would hide the hand: a wall
        up = behind + rng.normal(0, 0.25, 3)
    up /= np.linalg.norm(up)
    offset = float((points @ up).min() - rng.uniform(0.004, 0.08))
    colour = muted(rng) / 255
    grain = rng.random()
    stage.table = (*up, offset)
    stage.table_along = tuple(_across(up, rng.normal(size=3)))
    half = np.exp(rng.uniform(np.log(0.3), np.log(4), 2))
    stage.table_edges = (*(rng.uniform(-0.8, 0.8, 2) * half), *half)
    stage.table_colour = tuple(colour**2.2)
    stage.table_pattern = (grain * rng.uniform(0.02, 0.5), rng.uniform(1.0, 8.0))
    stage.table_gloss = rng.exponential(0.04)


def paint_far(
    rng: np.random.Generator,
    knobs: BackgroundKnobs,
    photos: ImageFolder | None,
    side: tuple[int, int],
    low: Array,
    size: Array,
) -> tuple[Image, str]:
    """The far image [h, w, 3] of `side` (width, height) pixels, and the name of its kind.

    Args:
        rng: of the clip.
        knobs: of the background.
        photos: of a folder, or None.
        side: pixels of the image.
        low: [2] its first corner in the full image, in parts of that.
        size: [2] in parts of the full image.
    """
    if photos is not None and rng.random() < knobs.from_folder:
        image: Any = _part_of(photos.read(photos.draw(rng)), side, low, size)
        kind = "photo"
    else:
        canvas = Canvas(np.empty((side[1], side[0], 3), np.float32), low, size)
        kind = str(rng.choice(list(PAINTERS), p=SHARES))
        PAINTERS[kind](rng, canvas)
        if rng.random() < knobs.person:
            paint_person(rng, canvas)
            kind += " with person"
        image = canvas.image
        _shade(rng, image)
    blur = rng.uniform(*knobs.defocus) * max(side) / size.max()
    if blur > 0.4:
        image = cv2.GaussianBlur(image, (0, 0), min(blur, 12.0))
    steps = (np.arange(256) / 255) ** 2.2 * 2 ** rng.normal(0, knobs.brightness_stops)
    values = (developed(steps, 1.1) * 255).round().astype(np.uint8)
    return cv2.LUT(np.clip(image, 0, 255).astype(np.uint8), values).astype(np.uint8, copy=False), kind


def muted(rng: np.random.Generator) -> Array:
    """A colour [3] of rooms and objects, 0..255: mostly pale or dark, rarely vivid."""
    value = rng.uniform(25, 235)
    vividness = rng.beta(1.2, 4.0)
    return value * ((1 - vividness) + vividness * rng.dirichlet((0.7, 0.7, 0.7)) * 2).clip(0, 1.08)


def skin_like(rng: np.random.Generator) -> Array:
    """A colour [3] near skin, 0..255."""
    light, dark = np.array([228, 184, 160.0]), np.array([82, 54, 42.0])
    return (light + (dark - light) * rng.random()) * np.exp(rng.normal(0, 0.06, 3))


def paint_wall(rng: np.random.Generator, canvas: Canvas) -> None:
    """A plain wall with a little unevenness."""
    canvas.image[:] = muted(rng)
    canvas.image[:] *= 1 + rng.uniform(0.01, 0.06) * clouds(rng, canvas.image.shape[:2], 4)[..., None]


def paint_noise(rng: np.random.Generator, canvas: Canvas) -> None:
    """Coloured clouds: foliage, carpets, curtains."""
    one, two = muted(rng), muted(rng)
    share = clouds(rng, canvas.image.shape[:2], int(rng.integers(3, 7)))[..., None] * rng.uniform(0.3, 0.9)
    canvas.image[:] = one + (two - one) * np.clip(0.5 + share, 0, 1)


def paint_leaves(rng: np.random.Generator, canvas: Canvas) -> None:
    """Shapes of all sizes that hide one another: the "dead leaves" whose statistics are those of photographs."""
    palette = [muted(rng) for _ in range(6)]
    canvas.image[:] = palette[0]
    for _ in range(60):
        radius = 0.02 * rng.random() ** -0.7
        centre = canvas.low + rng.uniform(-0.1, 1.1, 2) * canvas.size
        colour = palette[int(rng.integers(6))] * np.exp(rng.normal(0, 0.15))
        radii = np.minimum(radius, 0.4) * rng.uniform(0.5, 1.5, 2)
        if rng.random() < 0.5:
            canvas.ellipse(centre, radii, colour, rng.uniform(0, np.pi))
        else:
            corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * radii
            angle = rng.normal(0, 0.15) if rng.random() < 0.6 else rng.uniform(0, np.pi)
            c, s = np.cos(angle), np.sin(angle)
            canvas.polygon(centre + corners @ np.array([[c, s], [-s, c]]), colour)
    canvas.image[:] *= 1 + 0.12 * clouds(rng, canvas.image.shape[:2], 5)[..., None]


def paint_room(rng: np.random.Generator, canvas: Canvas) -> None:
    """A wall with window or door, pictures, shelves of books, a plant, and what stands below."""
    canvas.image[:] = muted(rng) * 0.5 + 110
    floor = rng.uniform(0.7, 1.1)
    canvas.box(-1, floor, 2, 2, muted(rng))
    if rng.random() < 0.6:
        x, y, w, h = rng.uniform(-0.2, 0.8), rng.uniform(-0.2, 0.2), rng.uniform(0.15, 0.4), rng.uniform(0.3, 0.7)
        canvas.box(x - 0.015, y - 0.02, x + w + 0.015, y + h + 0.02, muted(rng))
        canvas.box(x, y, x + w, y + h, np.array([225.0, 232, 240]) * rng.uniform(0.3, 1.1))
        canvas.box(x + w * 0.48, y, x + w * 0.52, y + h, muted(rng))
    for _ in range(rng.integers(0, 4)):
        x, y, w, h = rng.uniform(-0.1, 1), rng.uniform(0, 0.4), rng.uniform(0.06, 0.2), rng.uniform(0.06, 0.2)
        canvas.box(x, y, x + w, y + h, muted(rng) * 0.5)
        canvas.box(x + 0.01, y + 0.012, x + w - 0.01, y + h - 0.012, muted(rng))
    if rng.random() < 0.6:
        _paint_shelf(rng, canvas)
    for _ in range(rng.integers(1, 5)):  # furniture
        x, w, top = rng.uniform(-0.2, 1), rng.uniform(0.1, 0.5), rng.uniform(0.5, 1)
        canvas.box(x, top, x + w, 2, muted(rng) * rng.uniform(0.4, 1))
    if rng.random() < 0.4:
        x, y, green = rng.uniform(0, 1), rng.uniform(0.3, 0.8), np.array([70.0, 105, 55]) * rng.uniform(0.5, 1.3)
        for _ in range(14):
            leaf = np.array([x, y]) + rng.normal(0, 0.06, 2)
            canvas.ellipse(leaf, np.array([0.012, 0.05]), green * rng.uniform(0.6, 1.3), rng.uniform(-1.2, 1.2))
    canvas.image[:] *= 1 + 0.04 * clouds(rng, canvas.image.shape[:2], 5)[..., None]


def _paint_shelf(rng: np.random.Generator, canvas: Canvas) -> None:
    left, top, width = rng.uniform(-0.2, 0.8), rng.uniform(-0.1, 0.3), rng.uniform(0.25, 0.6)
    wood = muted(rng) * 0.7
    for shelf in range(int(rng.integers(1, 4))):
        y = top + 0.2 * shelf
        canvas.box(left, y, left + width, y + 0.2, wood * 0.6)
        x = left + 0.01
        while x < left + width - 0.03:
            thick = rng.uniform(0.01, 0.03)
            if rng.random() < 0.85:
                canvas.box(x, y + rng.uniform(0.02, 0.08), x + thick, y + 0.185, muted(rng))
            x += thick + 0.002
        canvas.box(left, y + 0.185, left + width, y + 0.2, wood)


def paint_lines(rng: np.random.Generator, canvas: Canvas) -> None:
    """Something regular: tiles, blinds, a keyboard, cloth."""
    one, two = muted(rng), muted(rng)
    canvas.image[:] = one
    step = rng.uniform(0.03, 0.15)
    width = step * rng.uniform(0.05, 0.6)
    angle = rng.normal(0, 0.2)
    c, s = np.cos(angle), np.sin(angle)
    rotation = np.array([[c, s], [-s, c]])
    for upright in (False, True)[: 1 + int(rng.random() < 0.6)]:
        for k in np.arange(-1, 2, step):
            bar = np.array([[-2, k], [3, k], [3, k + width], [-2, k + width]])
            bar = bar[:, ::-1] if upright else bar
            canvas.polygon((bar - 0.5) @ rotation + 0.5, two)
    canvas.image[:] *= 1 + 0.06 * clouds(rng, canvas.image.shape[:2], 5)[..., None]


def paint_person(rng: np.random.Generator, canvas: Canvas, place: tuple[float, float, float] | None = None) -> None:
    """Head and shoulders of a person behind the hand, in rough shapes; `place` is x, y and size of the head."""
    skin, cloth, hair = skin_like(rng), muted(rng), muted(rng) * 0.35
    x, y, size = place or (rng.uniform(0.2, 0.8), rng.uniform(0.15, 0.5), rng.uniform(0.08, 0.22))
    head = np.array([x, y])
    canvas.ellipse(head + np.array([0, 2.9 * size]), size * np.array([2.1, 1.9]), cloth)
    canvas.box(x - 0.4 * size, y, x + 0.4 * size, y + 1.5 * size, skin * 0.85)
    if rng.random() < 0.8:
        canvas.ellipse(head - np.array([0, 0.25 * size]), size * np.array([0.88, 1.2]), hair)
    canvas.ellipse(head, size * np.array([0.75, 1.05]), skin)
    canvas.ellipse(head + size * np.array([0.12, 0.1]), size * np.array([0.5, 0.8]), skin * 1.06)
    for sign in (-1, 1):
        eye = head + size * np.array([0.3 * sign, -0.08])
        canvas.ellipse(eye - np.array([0, 0.13 * size]), size * np.array([0.18, 0.035]), hair)
        canvas.ellipse(eye, size * np.array([0.11, 0.05]), np.array([60.0, 45, 40]))
        if rng.random() < 0.25:
            fist = head + size * np.array([sign * rng.uniform(1, 2), rng.uniform(1, 2.5)])
            canvas.ellipse(fist, size * np.array([0.45, 0.5]), skin)
    canvas.ellipse(head + np.array([0, 0.28 * size]), size * np.array([0.12, 0.09]), skin * 0.88)
    canvas.ellipse(head + np.array([0, 0.55 * size]), size * np.array([0.26, 0.06]), skin * (0.85, 0.6, 0.6))
    if rng.random() < 0.5:
        canvas.ellipse(head - np.array([0, 0.95 * size]), size * np.array([0.8, 0.45]), hair)
    soft = (
        rng.uniform(*((0.004, 0.03) if place is None else (0.002, 0.008)))
        * size
        / 0.15
        * max(canvas.image.shape)
        / canvas.size.max()
    )
    canvas.image[:] = cv2.GaussianBlur(canvas.image, (0, 0), float(np.clip(soft, 0.5, 8)))
    canvas.image[:] *= 1 + 0.15 * clouds(rng, canvas.image.shape[:2], 4)[..., None]


def paint_skins(rng: np.random.Generator, canvas: Canvas) -> None:
    """Skin, wood and cardboard: colours that are easily confused with a hand's."""
    canvas.image[:] = skin_like(rng)
    for _ in range(12):
        centre, radii = canvas.low + rng.uniform(-0.1, 1.1, 2) * canvas.size, rng.uniform(0.03, 0.3, 2)
        canvas.ellipse(centre, radii, skin_like(rng), rng.uniform(0, np.pi))
    canvas.image[:] = cv2.GaussianBlur(canvas.image, (0, 0), rng.uniform(0.5, 6))
    canvas.image[:] *= 1 + 0.08 * clouds(rng, canvas.image.shape[:2], 5)[..., None]


PAINTERS = {
    "room": paint_room,
    "leaves": paint_leaves,
    "noise": paint_noise,
    "wall": paint_wall,
    "lines": paint_lines,
    "skins": paint_skins,
}
SHARES = (0.32, 0.22, 0.14, 0.14, 0.10, 0.08)


def paint_print(rng: np.random.Generator) -> Image:
    """What is printed on an object [64, 64, 3]."""
    canvas = Canvas(np.empty((64, 64, 3), np.float32), np.zeros(2), np.ones(2))
    PAINTERS["lines" if rng.random() < 0.5 else "leaves"](rng, canvas)
    return np.clip(canvas.image, 0, 255).astype(np.uint8)


def clouds(rng: np.random.Generator, shape: tuple[int, ...], octaves: int) -> Array:
    """Noise [h, w] of all sizes, about -1..1."""
    height, width = shape
    total = np.zeros((height, width), np.float32)
    cells = int(rng.integers(2, 5))
    for octave in range(octaves):
        grid = rng.random((cells + 1, cells + 1), np.float32) - 0.5
        total += cv2.resize(grid, (width, height), interpolation=cv2.INTER_LINEAR) * 0.6**octave
        cells = min(cells * 2, max(height, width))
    return total


def _shade(rng: np.random.Generator, image: Array) -> None:
    """Light that falls off across the wall."""
    height, width = image.shape[:2]
    slope = rng.normal(0, 0.25, 2)
    factor = 1 + slope[0] * np.linspace(-1, 1, width)[None] + slope[1] * np.linspace(-1, 1, height)[:, None]
    image *= factor.clip(0.3, 1.7)[..., None].astype(np.float32)


def _window(views: list[View]) -> tuple[Array, Array]:
    """Smallest box around what all views show, as tangents in the first one's camera: corner and size [2]."""
    corners = []
    for view in views:
        pixels = np.array([[0, 0], [1, 0], [0, 1], [1, 1]]) * view.size - 0.5
        rays = np.column_stack([(pixels - view.K[:2, 2]) / view.K[[0, 1], [0, 1]], np.ones(4)])
        seen = rays @ (views[0].rotation @ view.rotation.T).T
        corners.append(seen[:, :2] / seen[:, 2:])
    points = np.concatenate(corners)
    return points.min(0), np.ptp(points, axis=0)


def _part_of(photo: Image, side: tuple[int, int], low: Array, size: Array) -> Array:
    """The part of a photo that covers the full image, for the far image."""
    height, width = photo.shape[:2]
    scale = np.array([width, height]) * size / side
    matrix = np.array([[scale[0], 0, low[0] * width], [0, scale[1], low[1] * height]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(photo, matrix, side, flags=flags, borderMode=cv2.BORDER_REFLECT).astype(np.float32)


def _smaller(photo: Image) -> Image:
    scale = PHOTO_SIDE / max(photo.shape[:2])
    if scale >= 1:
        return photo
    return cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _across(axis: Array, other: Array) -> Array:
    side = np.cross(axis, other)
    return side / np.linalg.norm(side)
