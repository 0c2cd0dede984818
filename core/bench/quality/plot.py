"""The figures of each kind as an image: a panel for each figure, a bar for each program."""

import math
from collections.abc import Iterator
from pathlib import Path

import cv2

from handmirror.core.bench.quality.figures import Figures
from handmirror.core.bench.quality.report import Results
from handmirror.core.bench.sheet import COLOURS, DIM, INK, LINE, Sheet, axis_step
from handmirror.core.files import replace_bytes
from handmirror.core.types import Image

# title, name of the figure
PANELS = (
    ("found, %", "found"),
    ("HOTA, %", "hota"),
    ("wrong side, %", "wrong_side"),
    ("distance, mm", "distance"),
    ("MPJPE, mm", "mpjpe"),
    ("ACCEL, mm/frame2", "accel"),
)
LEFT, PANEL, SPACE = 130, 170, 24  # pixels: the labels, a panel, between two panels
TOP, BOTTOM, BAR, GAP = 96, 40, 11, 10


def write_plot(path: Path, results: Results, title: str) -> None:
    """Write a PNG; UserError when that is not possible."""
    encoded = cv2.imencode(".png", cv2.cvtColor(draw(results, title), cv2.COLOR_RGB2BGR))[1]
    replace_bytes(path, encoded.tobytes())


def draw(results: Results, title: str) -> Image:
    """[h, w, 3] RGB."""
    kinds = list(next(iter(results.values())))
    row = BAR * len(results) + GAP
    sheet = Sheet(LEFT + len(PANELS) * (PANEL + SPACE), TOP + row * len(kinds) + BOTTOM)
    sheet.text("Hard moments", 24, 34, 0.72, INK)
    sheet.text(title, LEFT + len(PANELS) * (PANEL + SPACE) - 24, 34, 0.42, DIM, align=1)
    x = float(LEFT)
    for number, program in enumerate(results):
        sheet.box(x, 52, x + 14, 66, COLOURS[number % len(COLOURS)])
        x += 20 + sheet.text(program, x + 20, 64, 0.44, INK) + 24
    for k, kind in enumerate(kinds):
        sheet.text(kind, LEFT - 12, TOP + k * row + row / 2 + 3, 0.42, INK, align=1)
    for number, (name, figure) in enumerate(PANELS):
        _panel(sheet, LEFT + number * (PANEL + SPACE), name, figure, results)
    return sheet.image()


def _panel(sheet: Sheet, left: float, name: str, figure: str, results: Results) -> None:
    kinds = list(next(iter(results.values())))
    row = BAR * len(results) + GAP
    values = {key: getattr(each, figure) for key, each in _cells(results)}
    most = max((value for value in values.values() if math.isfinite(value)), default=0.0)
    step = axis_step(2 * most)  # few lines: a panel is narrow
    scale = PANEL / (step * max(math.ceil(most / step), 1))
    sheet.text(name, left, TOP - 8, 0.44, INK)
    bottom = TOP + row * len(kinds)
    for k in range(math.ceil(most / step) + 1):
        sheet.box(left + k * step * scale, TOP, left + k * step * scale + 1, bottom, LINE)
        sheet.text(f"{k * step:g}", left + k * step * scale, bottom + 18, 0.36, DIM, align=0.5)
    for (number, kind), value in values.items():
        if math.isfinite(value):
            top = TOP + kind * row + GAP / 2 + number * BAR
            sheet.box(left, top, left + max(value * scale, 1), top + BAR - 1, COLOURS[number % len(COLOURS)])


def _cells(results: Results) -> Iterator[tuple[tuple[int, int], Figures]]:
    """(number of the program, number of the kind) and the figures."""
    for number, kinds in enumerate(results.values()):
        for k, figures in enumerate(kinds.values()):
            yield (number, k), figures
