"""The results as an image: how long a frame takes, stage by stage, for each contender on each scene."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from handmirror.core.bench.report import Row
from handmirror.core.bench.sheet import COLOURS, DIM, INK, LINE, Colour, Sheet, axis_step
from handmirror.core.files import replace_bytes
from handmirror.core.types import Image

WIDTH, LEFT, RIGHT = 1200, 330, 220  # pixels: the image, the labels on its left, the figures on its right
ROW, GAP, BAR = 44, 40, 22  # height of a row, of a scene's heading, of a bar
TOP, BOTTOM = 88, 56
REST: Colour = (186, 190, 196)


def write_plot(path: Path, rows: Sequence[Row], title: str) -> None:
    """Write a PNG; UserError when that is not possible."""
    encoded = cv2.imencode(".png", cv2.cvtColor(draw(rows, title), cv2.COLOR_RGB2BGR))[1]
    replace_bytes(path, encoded.tobytes())


def draw(rows: Sequence[Row], title: str) -> Image:
    """[h, w, 3] RGB: bars are the wall time of the mean frame, a tick is the median, a whisker goes to p95."""
    scenes = list(dict.fromkeys(row.scene for row in rows))
    height = TOP + len(scenes) * GAP + len(rows) * ROW + BOTTOM
    sheet = Sheet(WIDTH, height)
    most = max(max(row.figures.wall.p95, row.figures.wall.mean) for row in rows)
    step = axis_step(most)
    per_ms = (WIDTH - LEFT - RIGHT) / (step * np.ceil(most / step))
    stages = list(dict.fromkeys(name for row in rows for name in row.figures.stages_ms))
    colours = {name: COLOURS[k % len(COLOURS)] for k, name in enumerate(stages)}

    sheet.text("Milliseconds of a frame", 24, 34, 0.72, INK)
    sheet.text(title, WIDTH - 24, 34, 0.42, DIM, align=1)
    _legend(sheet, {**colours, "not in a stage": REST})
    for k in range(round(np.ceil(most / step)) + 1):
        x = LEFT + k * step * per_ms
        sheet.box(x, TOP, x + 1, height - BOTTOM, LINE)
        sheet.text(f"{k * step:g}", x, height - BOTTOM + 22, 0.42, DIM, align=0.5)
    sheet.text("ms, wall time: bar = mean, tick = median, whisker = 95 % of the frames", LEFT, height - 12, 0.42, DIM)

    y = TOP
    for scene in scenes:
        sheet.text(scene.label, 24, y + 27, 0.5, INK)
        y += GAP
        for row in (row for row in rows if row.scene == scene):
            _bar(sheet, row, y, per_ms, colours)
            y += ROW
    return sheet.image()


def _bar(sheet: Sheet, row: Row, y: float, per_ms: float, colours: dict[str, Colour]) -> None:
    figures, middle = row.figures, y + ROW / 2 - 4
    sheet.text(row.contender.label, LEFT - 14, middle + 5, 0.46, INK, align=1, room=LEFT - 40)
    x, rest = float(LEFT), figures.wall.mean
    for name, mean in figures.stages_ms.items():
        sheet.box(x, middle - BAR / 2, x + mean * per_ms, middle + BAR / 2, colours[name])
        x, rest = x + mean * per_ms, rest - mean
    sheet.box(x, middle - BAR / 2, x + max(0.0, rest) * per_ms, middle + BAR / 2, REST)
    median, p95 = LEFT + figures.wall.median * per_ms, LEFT + figures.wall.p95 * per_ms
    sheet.box(min(median, p95), middle - 1, max(median, p95), middle + 1, INK)
    sheet.box(p95 - 1, middle - 6, p95 + 1, middle + 6, INK)
    sheet.box(median - 2, middle - BAR / 2 - 4, median + 2, middle + BAR / 2 + 4, INK)
    cpu = f"CPU {figures.cpu.median:.1f} ms, p95 {figures.cpu.p95:.1f}"
    x = WIDTH - RIGHT + 14
    sheet.text(cpu, x, middle + (5 if row.ratio is None else -3), 0.42, DIM)
    if row.ratio is not None:
        sheet.text(f"{row.ratio.median:.2f} times MediaPipe", x, middle + 14, 0.42, INK)


def _legend(sheet: Sheet, colours: dict[str, Colour]) -> None:
    x = float(LEFT)
    for name, colour in colours.items():
        sheet.box(x, 56, x + 14, 70, colour)
        x += 20 + sheet.text(name, x + 20, 68, 0.44, INK) + 24
