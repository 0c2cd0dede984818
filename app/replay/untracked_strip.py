"""The strip above the curves that shows which frames were not tracked, and in which a hand was filled in."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PyQt6.QtGui import QImage, QPixmap
from PyQt6.QtWidgets import QGraphicsPixmapItem, QGraphicsTextItem

from handmirror.app.translation import tr
from handmirror.app.widgets.theme import FIELD, FILLED, UNTRACKED
from handmirror.core.types import Array

HEIGHT = 5  # pixels
FAINTEST = 0.35  # opacity of a column of pixels where only a few frames were skipped


class UntrackedStrip(QGraphicsPixmapItem):
    """Lies at the top of a plot; drawn anew only when the visible time or the size of the plot changes."""

    def __init__(self, box: pg.ViewBox) -> None:
        super().__init__(box)
        self._box = box
        self._seconds: Array = np.zeros(0)
        self._skipped: NDArray[np.int64] = np.zeros(1, np.int64)  # [n + 1] how many before each frame
        self._filled: NDArray[np.int64] = np.zeros(1, np.int64)
        self.setZValue(15)
        self.label = QGraphicsTextItem(box)
        self.label.setZValue(15)
        self.label.setPos(0, HEIGHT - 2)
        box.sigResized.connect(self._draw)
        box.sigXRangeChanged.connect(self._draw)

    def show_frames(self, seconds: Array, tracked: NDArray[np.bool_], filled: NDArray[np.bool_]) -> None:
        """Show these frames at `seconds` [n]; nothing where all were `tracked` [n] and none has hands `filled` in."""
        self._seconds = seconds
        self._skipped, self._filled = (np.concatenate([[0], np.cumsum(each)]) for each in (~tracked, filled))
        skipped, holes, total = int(self._skipped[-1]), int(self._filled[-1]), len(tracked)
        texts = []
        if skipped:
            texts.append((UNTRACKED, tr("{count} of {total} frames not tracked", count=skipped, total=total)))
        if holes:
            texts.append((FILLED, tr("{count} of {total} frames with filled-in hands", count=holes, total=total)))
        self.label.setHtml("&nbsp; ".join(_coloured(*each) for each in texts))
        for item in (self, self.label):
            item.setVisible(bool(texts))
        self._draw()

    def _draw(self) -> None:
        if not self.isVisible() or (width := int(self._box.width())) < 1:
            return
        low, high = self._box.viewRange()[0]
        edges = np.linspace(low, high, width + 1)
        pixels = np.zeros((HEIGHT, width, 4), np.uint8)
        for counts, colour in ((self._filled, FILLED), (self._skipped, UNTRACKED)):
            if counts[-1]:
                shares = skipped_shares(self._seconds, counts, edges)
                pixels[:, shares > 0, :3] = colour
                opacity = 255 * (FAINTEST + (1 - FAINTEST) * shares[shares > 0])
                pixels[:, shares > 0, 3] = opacity.astype(np.uint8)
        image = QImage(pixels.data, width, HEIGHT, 4 * width, QImage.Format.Format_RGBA8888)  # type: ignore[call-overload]
        self.setPixmap(QPixmap.fromImage(image))


def _coloured(colour: tuple[int, int, int], text: str) -> str:
    red, green, blue = colour
    return f'<span style="background-color: {FIELD}; color: rgb({red}, {green}, {blue})">{text}</span>'


def skipped_shares(seconds: Array, skipped: NDArray[np.int64], edges: Array) -> Array:
    """[k] the share of skipped frames in each stretch of time, where a frame lasts until the next one.

    Args:
        seconds: [n >= 1] of the frames, rising.
        skipped: [n + 1] how many frames were skipped before each frame, and in all.
        edges: [k + 1] of the stretches, rising.
    """
    first = np.maximum(np.searchsorted(seconds, edges[:-1], "right") - 1, 0)
    after = np.maximum(np.searchsorted(seconds, edges[1:], "left"), first + 1)
    return (skipped[after] - skipped[first]) / (after - first)
