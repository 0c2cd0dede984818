"""The printed board as a PDF reader shows it, and the picture of it."""

import cv2
import numpy as np
import pytest

from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.calibrate.printing import PAPERS, board_pdf, write_board
from handmirror.core.errors import UserError

DOTS_PER_MM = 6


def page(pdf: bytes) -> np.ndarray:
    """The only page as a grey picture [h, w]."""
    pdf_reader = pytest.importorskip("PyQt6.QtPdf")
    from PyQt6.QtCore import QBuffer, QIODevice, QSize
    from PyQt6.QtGui import QImage

    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = pdf_reader.QPdfDocument(None)
    document.load(buffer)
    assert document.pageCount() == 1
    points = document.pagePointSize(0)
    size = QSize(*(round(side / 72 * 25.4 * DOTS_PER_MM) for side in (points.width(), points.height())))
    shown = document.render(0, size)
    flat = QImage(shown.size(), QImage.Format.Format_Grayscale8)
    flat.fill(255)
    from PyQt6.QtGui import QPainter

    painter = QPainter(flat)
    painter.drawImage(0, 0, shown)
    painter.end()
    data = np.frombuffer(flat.constBits().asstring(flat.sizeInBytes()), np.uint8)
    return data.reshape(flat.height(), flat.bytesPerLine())[:, : flat.width()].copy()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", ["charuco", "checkerboard"])
def test_the_pdf_has_the_board_in_its_exact_size(qapp, kind, paper):
    board = Board(kind, (10, 7), 25.0)
    grey = page(board_pdf(board, paper))
    assert np.allclose(grey.shape[::-1], np.array(PAPERS[paper]) * DOTS_PER_MM, atol=1)
    view = board.find(grey)
    assert view is not None and len(view.corners) == 54
    steps = np.diff(view.corners.reshape(6, 9, 2), axis=1) / DOTS_PER_MM
    assert np.allclose(np.abs(steps), [25.0, 0.0], atol=0.1)  # a checkerboard looks the same upside down
    assert abs(view.corners.mean(0)[0] / DOTS_PER_MM - PAPERS[paper][0] / 2) < 0.2


def test_the_line_to_measure_is_100_mm_long(qapp):
    grey = page(board_pdf(Board()))
    foot = grey[-round(11 * DOTS_PER_MM) : -round(9 * DOTS_PER_MM)] < 128
    runs = np.diff(np.concatenate([[0], foot.any(0).astype(int), [0]]))
    assert max(np.flatnonzero(runs < 0) - np.flatnonzero(runs > 0)) == pytest.approx(100 * DOTS_PER_MM, abs=2)


@pytest.mark.parametrize("kind", ["charuco", "checkerboard"])
def test_the_picture_states_its_size_and_shows_the_board(tmp_path, kind):
    from PIL import Image

    board = Board(kind, (8, 5), 20.0)
    write_board(board, tmp_path / "board.png")
    with Image.open(tmp_path / "board.png") as image:
        mm = np.array(image.size) / np.array(image.info["dpi"]) * 25.4
    assert np.allclose(mm, [10 * 20, 7 * 20], rtol=1e-3)  # with a white border of one square
    view = board.find(cv2.imread(str(tmp_path / "board.png"), cv2.IMREAD_GRAYSCALE))
    assert view is not None and len(view.corners) == 28


def test_a_board_that_does_not_fit_or_has_no_format_is_refused(tmp_path):
    with pytest.raises(UserError, match="300 x 210 mm does not fit on A4"):
        write_board(Board(square_mm=30.0), tmp_path / "board.pdf")
    with pytest.raises(UserError, match=r"\.pdf or \.png"):
        write_board(Board(), tmp_path / "board.svg")
    assert not list(tmp_path.iterdir())
