"""Pages of plots, drawn with OpenCV: text, boxes, colours and the steps of axes."""

import cv2
import numpy as np

from handmirror.core.types import Image

SCALE = 2  # everything is drawn this much larger and scaled down, which smooths OpenCV's letters
Colour = tuple[int, int, int]
PAPER, INK, DIM, LINE = (255, 255, 255), (32, 36, 42), (110, 116, 124), (222, 226, 230)
COLOURS: tuple[Colour, ...] = (  # that colour-blind people tell apart (Okabe and Ito 2008)
    (0, 114, 178),
    (230, 159, 0),
    (0, 158, 115),
    (204, 121, 167),
    (86, 180, 233),
    (213, 94, 0),
)


def axis_step(most: float) -> float:
    """Between the axis's lines: 1, 2 or 5 times a power of ten, for four to nine lines."""
    power = 10 ** np.floor(np.log10(max(most, 1e-3) / 4))
    return float(next(power * factor for factor in (1, 2, 5, 10) if most / (power * factor) <= 9))


class Sheet:
    """A white page with coordinates in pixels of the finished image."""

    def __init__(self, width: int, height: int) -> None:
        self._canvas = np.full((height * SCALE, width * SCALE, 3), PAPER, np.uint8)

    def image(self) -> Image:
        """The page scaled down, [h, w, 3]."""
        height, width = self._canvas.shape[:2]
        size = (width // SCALE, height // SCALE)
        return np.asarray(cv2.resize(self._canvas, size, interpolation=cv2.INTER_AREA), np.uint8)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """A filled rectangle."""
        if right > left:
            corners = [(round(x * SCALE), round(y * SCALE)) for x, y in ((left, top), (right, bottom))]
            self._canvas[corners[0][1] : corners[1][1], corners[0][0] : corners[1][0]] = colour

    def text(
        self, text: str, x: float, y: float, size: float, colour: Colour, align: float = 0.0, room: float | None = None
    ) -> float:
        """Write on the base line y, the share `align` of it left of x, no wider than `room`; the width."""
        text, font = text.replace("÷", "/").encode("ascii", "replace").decode(), cv2.FONT_HERSHEY_DUPLEX
        width = cv2.getTextSize(text, font, size * SCALE, SCALE)[0][0] / SCALE
        if room is not None and width > room:
            size, width = size * room / width, room
        place = (round((x - align * width) * SCALE), round(y * SCALE))
        cv2.putText(self._canvas, text, place, font, size * SCALE, colour, SCALE // 2, cv2.LINE_AA)
        return width
