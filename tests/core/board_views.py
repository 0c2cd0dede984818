"""Pictures of a calibration board as a camera of known intrinsics and distortion takes them."""

import functools
from collections.abc import Iterator

import cv2
import numpy as np

from handmirror.core.camera.calibrate.board import Board
from handmirror.core.types import Image

SIZE = (640, 480)
K = np.array([[620.0, 0.0, 331.0], [0.0, 615.0, 232.0], [0.0, 0.0, 1.0]])
DISTORTION = (-0.28, 0.09, 0.001, -0.0015)
SAMPLES = 2  # of a pixel in each direction
DOTS = 6  # of a cell of the board in each direction
STEP = 4  # pixels between the places where the distortion is inverted exactly
CELLS_OF_A_SQUARE = 8
# rotation vector, then the place of the board's middle: parts of the picture from its middle, and the distance in
# board widths
VIEWS = (
    *((0.0, 0.0, 0.0, 0.0, 0.0, 1.5), (0.5, 0.0, 0.0, 0.0, 0.0, 1.6), (-0.5, 0.1, 0.05, 0.0, 0.0, 1.6)),
    *((0.0, 0.55, 0.0, 0.05, 0.0, 1.6), (0.0, -0.55, 0.1, -0.05, 0.0, 1.6), (0.3, 0.3, 0.1, -0.22, -0.2, 2.0)),
    *((-0.3, 0.3, -0.1, 0.22, -0.2, 2.0), (0.3, -0.3, 0.1, -0.22, 0.2, 2.0), (-0.3, -0.3, 0.0, 0.22, 0.2, 2.0)),
    *((0.1, 0.5, 0.2, -0.2, 0.0, 1.7), (0.1, -0.5, -0.2, 0.2, 0.0, 1.7), (0.4, 0.1, 0.0, 0.0, 0.18, 1.7)),
    *((0.0, 0.1, 0.0, 0.0, 0.0, 2.6), (-0.4, 0.0, 0.3, 0.0, -0.18, 1.7)),
)


def views(
    board: Board, count: int = len(VIEWS), size: tuple[int, int] = SIZE, camera: np.ndarray = K
) -> Iterator[Image]:
    """Different views [h, w, 3] of a board by a camera of intrinsics [3, 3]."""
    for view in VIEWS[:count]:
        yield picture(board, *view, size=size, camera=camera)


def picture(
    board: Board, x: float, y: float, z: float, across: float, down: float, distance: float, size=SIZE, camera=K
) -> Image:
    """A view; the arguments are those of VIEWS."""
    rotation = cv2.Rodrigues(np.array([x, y, z]))[0]
    width, height = board.size_mm
    depth = distance * width
    middle = np.array([across * size[0] / camera[0, 0] * depth, down * size[1] / camera[1, 1] * depth, depth])
    place = middle - rotation @ np.array([width / 2, height / 2, 0])
    to_board = np.linalg.inv(np.column_stack([rotation[:, 0], rotation[:, 1], place]))
    on_board = (_rays(size, tuple(camera.ravel())) @ to_board.T.astype(np.float32)).reshape(
        size[1] * SAMPLES, size[0] * SAMPLES, 3
    )
    board_image = 20 + np.pad(board.cells(), CELLS_OF_A_SQUARE, constant_values=255) // 255 * 210
    board_image = np.kron(board_image, np.ones((DOTS, DOTS), np.uint8))
    dot = width / board.squares[0] / CELLS_OF_A_SQUARE / DOTS
    at = on_board[..., :2] / on_board[..., 2:] / np.float32(dot) + (CELLS_OF_A_SQUARE * DOTS - 0.5)
    seen = cv2.remap(board_image, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderValue=110)
    shrunk = cv2.resize(seen, size, interpolation=cv2.INTER_AREA)
    return np.repeat(shrunk[..., None], 3, axis=2)


@functools.lru_cache(4)
def _rays(size: tuple[int, int], camera: tuple[float, ...]) -> np.ndarray:
    """[n, 3] with z = 1, of each sample, row by row: the inverse of the distortion, which is smooth."""
    u, v = (np.arange(0, side + STEP, STEP, dtype=np.float64) for side in size)
    pixels = np.stack(np.meshgrid(u, v), axis=-1)
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, 40, 1e-8)
    exact = cv2.undistortPointsIter(
        pixels.reshape(-1, 1, 2), np.reshape(camera, (3, 3)), np.array(DISTORTION), None, None, criteria
    )
    exact = exact.reshape(pixels.shape).astype(np.float32)
    across, down = (((np.arange(side * SAMPLES) + 0.5) / SAMPLES - 0.5) / STEP for side in size)
    at = [part.astype(np.float32) for part in np.meshgrid(across, down)]
    between = cv2.remap(exact, *at, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.dstack([between, np.ones(between.shape[:2], np.float32)]).reshape(-1, 3)
