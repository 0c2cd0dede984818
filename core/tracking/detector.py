"""The palm detector: palms in a whole image or a part of it."""

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from handmirror.core.camera.box import Box, box_of_palm
from handmirror.core.network.engine import Engines
from handmirror.core.network.parts import PALM_SIZE, Palms, palms_part
from handmirror.core.types import Array, Image

# Low, because the landmark network checks each detection: more hands are found and hardly more false ones.
MIN_SCORE = 0.25
SAME_PALM = 0.3  # overlap (intersection over union) above which two boxes are one palm


@dataclass(frozen=True)
class Region:
    """An upright part of an image, in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Palm:
    """A detected palm."""

    score: float  # 0..1
    box: Box  # of the whole hand


class PalmDetector:
    """The palm network with its decoding."""

    def __init__(self, engines: Engines) -> None:
        self._run = engines.compile(palms_part())

    def detect(self, image: Image, region: Region | None = None, size: int = PALM_SIZE) -> list[Palm]:
        """Palms in `region` of the image (None: everywhere), best first.

        `size`, a multiple of 64, is the side in pixels that the network sees: at 128 it takes half the time, and still
        finds nine of ten hands whose square is a quarter as long as the image, and all of larger ones.
        """
        height, width = image.shape[:2]
        region = region or Region(0, 0, width, height)
        side = max(region.width, region.height)
        scale, centres = size / side, anchor_centres(size)
        offset = np.array([region.x - (side - region.width) / 2, region.y - (side - region.height) / 2])
        part = image[region.y : region.y + region.height, region.x : region.x + region.width]
        output = Palms(*self._run(_letterbox(part, scale, size)[None]))
        boxes, logits = output.boxes[0], output.logits[0]
        scores = 1 / (1 + np.exp(-np.clip(logits, -80, 80)))
        good = scores >= MIN_SCORE
        points = boxes[good].reshape(-1, 9, 2)
        centre, extent, points = points[:, :1], points[:, 1:2], points[:, 2:]
        centre, points = centre + centres[good, None], points + centres[good, None]
        found = np.concatenate([centre - extent / 2, centre + extent / 2, points], axis=1) / scale + offset
        return [
            Palm(score, box_of_palm(shape[:2], shape[2:]))
            for score, shape in merge_overlapping(scores[good], found)
            if np.isfinite(shape).all()
        ]


def tiles(width: int, height: int) -> list[Region]:
    """Overlapping parts of an image, in which a small hand appears larger: two by two, each three fifths as long."""
    w, h = round(width * 0.6), round(height * 0.6)
    return [Region(x, y, w, h) for y in (0, height - h) for x in (0, width - w)]


def merge_overlapping(scores: Array, found: Array) -> list[tuple[float, Array]]:
    """MediaPipe's weighted suppression: overlapping finds [n, 9, 2] (low, high, points) become their weighted mean."""
    rest = np.argsort(-scores)
    merged = []
    while len(rest):
        overlap = _overlap(found[rest[0], :2], found[rest, :2])
        same = rest[(overlap > SAME_PALM) | (np.arange(len(rest)) == 0)]
        rest = np.setdiff1d(rest, same, assume_unique=True)
        rest = rest[np.argsort(-scores[rest])]
        weights = scores[same, None, None]
        merged.append((float(scores[same[0]]), (found[same] * weights).sum(0) / weights.sum()))
    return merged


def _letterbox(part: Image, scale: float, size: int) -> Image:
    height, width = part.shape[:2]
    matrix = np.array([[scale, 0, (size - width * scale) / 2], [0, scale, (size - height * scale) / 2]])
    return cv2.warpAffine(part, matrix, (size, size), flags=cv2.INTER_LINEAR)  # type: ignore[return-value]


def _overlap(one: Array, many: Array) -> Array:
    """Intersection over union of a box [2, 2] (low, high) with boxes [n, 2, 2]."""
    low, high = np.maximum(one[0], many[:, 0]), np.minimum(one[1], many[:, 1])
    shared = np.prod(np.maximum(high - low, 0), axis=1)
    areas = np.prod(np.maximum(many[:, 1] - many[:, 0], 0), axis=1)
    overlap: Array = shared / (np.prod(np.maximum(one[1] - one[0], 0)) + areas - shared + 1e-9)
    return overlap


@cache
def anchor_centres(size: int) -> Array:
    """[a, 2] centres in pixels of an input of that size: 2 for each 8 x 8 pixels, then 6 for each 16 x 16."""
    centres = []
    for stride, each in ((8, 2), (16, 6)):
        y, x = np.mgrid[: size // stride, : size // stride]
        grid = (np.stack([x, y], axis=-1).reshape(-1, 2) + 0.5) * stride
        centres.append(grid.repeat(each, axis=0))
    return np.concatenate(centres)
