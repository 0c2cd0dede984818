"""The board to print (PDF) or to show on a screen (PNG), in its exact size."""

import io
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from handmirror.core.camera.calibrate.board import Board
from handmirror.core.errors import UserError
from handmirror.core.files import replace_bytes

Paper = Literal["a4", "letter"]
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (297.0, 210.0), "letter": (279.4, 215.9)}  # mm, landscape
PAPER_NAMES: tuple[Paper, ...] = get_args(Paper)
UNPRINTABLE_MM = 5.0  # along the border of the paper, for most printers
FOOT_MM = 14.0  # for the line and the text beneath the board
SCALE_MM = 100.0  # length of the line to measure
POINTS_PER_MM = 72 / 25.4
DOTS_PER_MM = 300 / 25.4
TEXT_MM = 3.2

Box = tuple[float, float, float, float]  # x, y, width, height


def write_board(board: Board, path: Path, paper: Paper = "a4") -> None:
    """Write the board as a PDF page of this paper, or as a PNG; UserError when it does not fit or cannot be written."""
    kinds = {".pdf": lambda: board_pdf(board, paper), ".png": lambda: board_png(board)}
    make = kinds.get(path.suffix.lower())
    if make is None:
        raise UserError(f"The board cannot be written as {path.name}: give a name that ends in .pdf or .png.")
    replace_bytes(path, make())


def board_png(board: Board, dots_per_mm: float = DOTS_PER_MM) -> bytes:
    """A PNG of the board with a white border of one square; it states its resolution, so that it prints in its size."""
    from PIL import Image as Pillow  # loaded only for boards

    cells = board.cells()
    cell_mm = board.size_mm[0] / cells.shape[1]
    dots = max(1, round(cell_mm * dots_per_mm))
    border = cells.shape[1] // board.squares[0]
    image = np.kron(np.pad(cells, border, constant_values=255), np.ones((dots, dots), np.uint8))
    per_inch = dots / cell_mm * 25.4
    written = io.BytesIO()
    Pillow.fromarray(image).save(written, "PNG", dpi=(per_inch, per_inch), optimize=True)
    return written.getvalue()


def board_pdf(board: Board, paper: Paper = "a4") -> bytes:
    """A PDF page with the board in its exact size and a line of 100 mm to measure; UserError if it is too large."""
    page = PAPERS[paper]
    width, height = board.size_mm
    room = page[0] - 2 * UNPRINTABLE_MM, page[1] - 2 * UNPRINTABLE_MM - FOOT_MM
    if width > room[0] or height > room[1]:
        raise UserError(
            f"A board of {width:g} x {height:g} mm does not fit on {paper.upper() if paper == 'a4' else 'Letter'} "
            f"paper, which has room for {room[0]:.0f} x {room[1]:.0f} mm: choose fewer or smaller squares."
        )
    left = (page[0] - width) / 2
    bottom = UNPRINTABLE_MM + FOOT_MM + (room[1] - height) / 2
    cells = board.cells()
    cell = width / cells.shape[1]
    boxes = [(left + x * cell, bottom + height - (y + h) * cell, w * cell, h * cell) for x, y, w, h in _black(cells)]
    foot = UNPRINTABLE_MM + 5
    boxes += [(left, foot, SCALE_MM, 0.3), (left, foot - 1.5, 0.3, 3.3), (left + SCALE_MM - 0.3, foot - 1.5, 0.3, 3.3)]
    kind = {"charuco": "ChArUco", "checkerboard": "checkerboard"}[board.kind]
    texts = [
        (left, foot - 5, "This line is 100 mm long: if yours is not, print again at 100 %, not fitted to the page."),
        (
            left + SCALE_MM + 4,
            foot - 0.8,
            f"{kind} {board.squares[0]} x {board.squares[1]}, squares of {board.square_mm:g} mm. "
            f"Glue it to something flat.",
        ),
    ]
    return _pdf(page, boxes, texts)


def _black(cells: np.ndarray) -> list[tuple[int, int, int, int]]:
    """Rectangles x, y, width, height that cover the black cells: runs of a row, joined with equal ones beneath."""
    open_: dict[tuple[int, int], int] = {}  # first and end column of a run -> the row in which it began
    found = []
    for y in range(len(cells) + 1):
        row = cells[y] == 0 if y < len(cells) else np.zeros(cells.shape[1], bool)
        ends = np.flatnonzero(np.diff(np.concatenate([[False], row, [False]]).astype(int))).reshape(-1, 2)
        runs = {(int(first), int(end)) for first, end in ends}
        for run in [run for run in open_ if run not in runs]:
            top = open_.pop(run)
            found.append((run[0], top, run[1] - run[0], y - top))
        for run in runs - open_.keys():
            open_[run] = y
    return sorted(found)


def _pdf(page: tuple[float, float], boxes: list[Box], texts: list[tuple[float, float, str]]) -> bytes:
    """One page in millimetres, with the origin at the lower left: black rectangles and lines of text."""
    drawing = [f"{POINTS_PER_MM:.9f} 0 0 {POINTS_PER_MM:.9f} 0 0 cm", "0 g"]
    drawing += [" ".join(f"{number:.4f}" for number in box) + " re" for box in boxes]
    drawing.append("f")  # all at once, so that no viewer shows seams between them
    for x, y, text in texts:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        drawing.append(f"BT /F1 {TEXT_MM} Tf {x:.4f} {y:.4f} Td ({escaped}) Tj ET")
    stream = "\n".join(drawing).encode("ascii")
    box = " ".join(f"{side * POINTS_PER_MM:.3f}" for side in page)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /PrintScaling /None >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box}] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> >> >>".encode("ascii"),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    written = bytearray(b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(written)
