"""A bank card or a sheet of paper in a picture: a plane of known size beside or beneath a hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import cv2
import numpy as np

from handmirror.core.types import Array, Image

SheetKind = Literal["id1", "a4", "letter"]
SHEET_KINDS: tuple[SheetKind, ...] = get_args(SheetKind)
# width and height in metres; the card is ISO/IEC 7810 ID-1, the paper ISO 216 A4 and ANSI A
SIZES: dict[SheetKind, tuple[float, float]] = {
    "id1": (0.08560, 0.05398),
    "a4": (0.2970, 0.2100),
    "letter": (0.2794, 0.2159),
}
SEARCH_SIDE = 960  # pixels of the longer side of the picture in which outlines are looked for
MIN_AREA: dict[SheetKind, float] = {"id1": 0.004, "a4": 0.05, "letter": 0.05}  # in parts of the picture
MAX_AREA = 0.95
MIN_FILLED: dict[SheetKind, float] = {"id1": 0.85, "a4": 0.4, "letter": 0.4}  # of the hull: a hand may cover paper
MIN_HULL = 0.88  # of the four-sided shape, by its hull: corners may be round
SIDE_PART = 0.1, 0.9  # of each side, where its edge is looked for: corners may be round
SIDE_POINTS = 48
MIN_STEP = 8.0  # of 255, across the edge
MIN_SUPPORT = 0.45  # of the points of each side with an edge; an arm may cross one
MAX_MISFIT = 0.025  # of the corners against those of the known shape, in parts of its longer side
MAX_TILT = 0.75  # radians between the plane's normal and the view of its middle


@dataclass(frozen=True, eq=False)
class Sheet:
    """Where a card or sheet is: its corners in the picture, and its plane in the camera's axes."""

    kind: SheetKind
    corners: Array  # [4, 2] pixels, in the order of `outline_of`
    rotation: Array  # [3, 3] from the sheet's axes (x along the width, y along the height, z away from the camera)
    place: Array  # [3] metres, of its middle
    support: float  # part of its outline that is an edge in the picture, 0..1
    misfit: float  # of the corners, in parts of the longer side

    @cached_property
    def normal(self) -> Array:
        """Unit normal [3] that points away from the camera."""
        normal: Array = self.rotation[:, 2]
        return normal

    def on_plane(self, pixels: Array, K: Array, heights: Array) -> Array:
        """Points [n, 3] in metres in the sheet's axes that are seen at pixels [n, 2], `heights` [n] above the sheet."""
        rays = np.column_stack([pixels, np.ones(len(pixels))]) @ np.linalg.inv(K).T
        depth = (self.normal @ self.place - heights) / (rays @ self.normal)
        points: Array = (rays * depth[:, None] - self.place) @ self.rotation
        return points


def outline_of(kind: SheetKind) -> Array:
    """The corners [4, 3] in metres about the middle: x right, y down, clockwise from the upper left as it is seen."""
    width, height = SIZES[kind]
    x, y = width / 2, height / 2
    return np.array([[-x, -y, 0], [x, -y, 0], [x, y, 0], [-x, y, 0]])


def find_sheet(image: Image, kind: SheetKind, K: Array) -> Sheet | None:
    """The card or sheet in a picture [h, w, 3] RGB with intrinsics K [3, 3]; None where it is not seen whole."""
    smooth = np.asarray(cv2.GaussianBlur(image, (3, 3), 0), np.uint8)
    best: Sheet | None = None
    for quad in _quads(image, kind):
        refined = _refined(smooth, quad)
        if refined is None:
            continue
        sheet = _posed(kind, *refined, K)
        if sheet is not None and (best is None or _quality(sheet) > _quality(best)):
            best = sheet
    return best


def _quality(sheet: Sheet) -> float:
    return sheet.support - 8 * sheet.misfit


def _quads(image: Image, kind: SheetKind) -> Iterator[Array]:
    """Four-sided outlines [4, 2] in pixels of the picture, clockwise; the same one may come several times."""
    height, width = image.shape[:2]
    scale = min(1.0, SEARCH_SIDE / max(width, height))
    small = image if scale == 1 else np.asarray(cv2.resize(image, None, fx=scale, fy=scale), np.uint8)
    area = small.shape[0] * small.shape[1]
    seen: list[Array] = []
    for mask in _masks(small):
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            hull = cv2.convexHull(outline)
            hull_area = cv2.contourArea(hull)
            if not MIN_AREA[kind] * area <= hull_area <= MAX_AREA * area:
                continue
            if cv2.contourArea(outline) < MIN_FILLED[kind] * hull_area:
                continue
            quad = _four_sided(hull)
            if quad is None or hull_area < MIN_HULL * cv2.contourArea(quad.astype(np.float32)):
                continue
            quad = (quad + 0.5) / scale - 0.5
            if _touches_border(quad, width, height) or any(np.abs(quad - other).max() < 2 for other in seen):
                continue
            seen.append(quad)
            yield quad


def _masks(image: Image) -> Iterator[np.ndarray]:
    """Black and white pictures in which the sheet may be one piece."""
    blurred = cv2.GaussianBlur(image, (5, 5), 0)
    lab = cv2.cvtColor(blurred, cv2.COLOR_RGB2LAB)
    saturation = cv2.cvtColor(blurred, cv2.COLOR_RGB2HSV)[..., 1]
    for channel in (*cv2.split(lab), np.ascontiguousarray(saturation)):
        _, bright = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield bright
        yield cv2.bitwise_not(bright)
    square = np.ones((3, 3), np.uint8)
    for low in (15, 50):
        edges = np.bitwise_or.reduce([cv2.Canny(channel, low, 3 * low) for channel in cv2.split(blurred)])
        edges = cv2.dilate(edges, square)
        yield edges
        yield cv2.bitwise_not(edges)  # the areas that edges enclose


def _four_sided(hull: np.ndarray) -> Array | None:
    """The corners [4, 2] of a hull that has four sides, clockwise from the upper left; None for other shapes."""
    length = cv2.arcLength(hull, True)
    for part in (0.01, 0.02, 0.03, 0.045, 0.06, 0.08):
        corners = cv2.approxPolyDP(hull, part * length, True).reshape(-1, 2)
        if len(corners) == 4:
            return _clockwise(corners.astype(np.float64))
        if len(corners) < 4:
            return None
    return None


def _clockwise(corners: Array) -> Array:
    """As they are seen, from the one nearest to the upper left corner of the picture."""
    about = corners - corners.mean(0)
    turned = corners[np.argsort(np.arctan2(about[:, 1], about[:, 0]))]
    return np.roll(turned, -int(turned.sum(1).argmin()), axis=0)


def _touches_border(quad: Array, width: int, height: int) -> bool:
    return bool((quad < 1.5).any() or (quad > np.array([width, height]) - 2.5).any())


def _refined(image: Image, quad: Array) -> tuple[Array, float] | None:
    """The corners [4, 2] to parts of a pixel, from straight lines through the edges, and how much of these there is."""
    lines, supports = [], []
    for k in range(4):
        points = _edge_points(image, quad[k], quad[(k + 1) % 4])
        if len(points) < MIN_SUPPORT * SIDE_POINTS:
            return None
        line = _line_through(points)
        near = _distances(points, line) < 1.5
        if near.sum() < MIN_SUPPORT * SIDE_POINTS:
            return None
        lines.append(_line_through(points[near]))
        supports.append(near.sum() / SIDE_POINTS)
    corners = np.array([np.cross(lines[k - 1], lines[k]) for k in range(4)])
    if (np.abs(corners[:, 2]) < 1e-9).any():
        return None
    corners = corners[:, :2] / corners[:, 2:]
    far = 0.15 * np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1).min() + 4
    return (corners, float(np.mean(supports))) if np.abs(corners - quad).max() < far else None


def _edge_points(image: Image, start: Array, end: Array) -> Array:
    """Places [n, 2] of the steepest step across the side from `start` to `end`, as far as there is one."""
    along = end - start
    length = float(np.linalg.norm(along))
    across = np.array([along[1], -along[0]]) / max(length, 1e-9)
    reach = int(np.clip(0.04 * length, 5, 24))
    offsets = np.arange(-reach, reach + 0.25, 0.5)
    middles = start + np.linspace(*SIDE_PART, SIDE_POINTS)[:, None] * along
    places = (middles[:, None] + offsets[None, :, None] * across).astype(np.float32)
    values = cv2.remap(image, places[..., 0], places[..., 1], cv2.INTER_LINEAR).astype(np.float64)
    steps = np.abs(values[:, 3:] - values[:, :-3]).max(2)  # across 1.5 pixels, of the colour that changes most
    at = steps.argmax(1)
    window = at[:, None] + np.arange(-3, 4)
    weights = np.take_along_axis(np.pad(steps, ((0, 0), (3, 3))), window + 3, axis=1) ** 2
    centre = (weights * window).sum(1) / np.maximum(weights.sum(1), 1e-9)
    offset = offsets[0] + (centre + 1.5) * 0.5
    strong = steps[np.arange(len(steps)), at] >= MIN_STEP
    found: Array = (middles + offset[:, None] * across)[strong]
    return found


def _line_through(points: Array) -> Array:
    """Homogeneous line [3] with a unit normal, robust against points beside it."""
    dx, dy, x, y = cv2.fitLine(points.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.001).ravel().astype(float)
    return np.array([-dy, dx, dy * x - dx * y])


def _distances(points: Array, line: Array) -> Array:
    distances: Array = np.abs(points @ line[:2] + line[2])
    return distances


def _posed(kind: SheetKind, corners: Array, support: float, K: Array) -> Sheet | None:
    """The sheet with these corners, its width along whichever side fits better; None where neither does."""
    found: list[Sheet] = []
    for turn in (0, 1):
        turned = np.roll(corners, -turn, axis=0)
        flat = outline_of(kind)
        done, rotations, places, _ = cv2.solvePnPGeneric(flat, turned, K, None, flags=cv2.SOLVEPNP_IPPE)
        for rotation, place in zip(rotations, places, strict=True) if done else ():
            sheet = _fitted(kind, turned, support, K, np.asarray(rotation, float), np.asarray(place, float))
            if sheet is not None:
                found.append(sheet)
    return min(found, key=lambda sheet: sheet.misfit, default=None)


def _fitted(kind: SheetKind, corners: Array, support: float, K: Array, rotation: Array, place: Array) -> Sheet | None:
    flat = outline_of(kind)
    seen = cv2.projectPoints(flat, rotation, place, K, None)[0].reshape(-1, 2)
    longest = float(np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1).max())
    misfit = float(np.sqrt(((seen - corners) ** 2).sum(1).mean()) / longest)
    matrix, middle = np.asarray(cv2.Rodrigues(rotation)[0], float), place.ravel()
    towards = float(matrix[:, 2] @ middle) / max(float(np.linalg.norm(middle)), 1e-9)
    if misfit > MAX_MISFIT or towards < np.cos(MAX_TILT) or middle[2] <= 0:
        return None
    return Sheet(kind, corners, matrix, middle, support, misfit)
