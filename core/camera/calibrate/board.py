"""Calibration boards, and their corners in a picture."""

import functools
from dataclasses import dataclass
from typing import Any, Literal, get_args

import cv2
import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.types import Array

BoardKind = Literal["charuco", "checkerboard"]
KINDS: tuple[BoardKind, ...] = get_args(BoardKind)
MARKER_PART = 0.75  # side of a marker, in parts of a square
MARKER_CELLS = 6  # of a marker's side: four bits and a border
MIN_SQUARES, MAX_SQUARES = 4, 30
MIN_MM, MAX_MM = 2.0, 500.0  # of a square
MIN_PART_SEEN = 0.25  # of a ChArUco board's corners; fewer fix no pose
MIN_SEEN = 8


@dataclass(frozen=True)
class Board:
    """A board of black and white squares; a ChArUco board has a marker in each white one, so parts of it suffice.

    UserError when no board can be like this.
    """

    kind: BoardKind = "charuco"
    squares: tuple[int, int] = (10, 7)  # columns and rows
    square_mm: float = 25.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UserError(f"Invalid board {self.kind!r}: give {' or '.join(KINDS)}.")
        if not all(MIN_SQUARES <= count <= MAX_SQUARES for count in self.squares):
            raise UserError(
                f"Invalid board of {self.squares[0]} x {self.squares[1]} squares: give {MIN_SQUARES} to {MAX_SQUARES} "
                f"on each side."
            )
        if not MIN_MM <= self.square_mm <= MAX_MM:
            raise UserError(f"Invalid squares of {self.square_mm:g} mm: give a side from {MIN_MM:g} to {MAX_MM:g} mm.")

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return self.squares[0] * self.square_mm, self.squares[1] * self.square_mm

    @property
    def corners(self) -> Array:
        """The inner corners [n, 3] in millimetres, row by row from the upper left corner of the board; z is 0."""
        columns, rows = np.meshgrid(np.arange(1, self.squares[0]), np.arange(1, self.squares[1]))
        flat = np.column_stack([columns.ravel(), rows.ravel(), np.zeros(columns.size)])
        return np.asarray(flat * self.square_mm, np.float64)

    def cells(self) -> np.ndarray:
        """The board as an image [rows * 8, columns * 8] uint8, 0 or 255: eight cells to a square.

        A marker covers the middle six of them.
        """
        per_square = round(MARKER_CELLS / MARKER_PART)
        columns, rows = self.squares
        if self.kind == "checkerboard":
            odd = np.indices((rows, columns)).sum(0) % 2
            return np.kron(odd, np.full((per_square, per_square), 255)).astype(np.uint8)
        size = columns * per_square, rows * per_square
        return np.asarray(_charuco(self).getBoard().generateImage(size, marginSize=0, borderBits=1))

    def find(self, grey: np.ndarray) -> "BoardView | None":
        """The board in a picture [h, w] uint8; None where it is not seen, or too little of it."""
        found = _find_charuco(self, grey) if self.kind == "charuco" else _find_checkerboard(self, grey)
        if found is None:
            return None
        corners, numbers = found
        points = self.corners[numbers]
        homography, _ = cv2.findHomography(points[:, :2], corners)
        if homography is None or not np.isfinite(homography).all():
            return None
        return BoardView(
            corners, points, np.asarray(homography, np.float64), (grey.shape[1], grey.shape[0]), self.size_mm
        )


@dataclass(frozen=True, eq=False)
class BoardView:
    """The corners of a board in one picture."""

    corners: Array  # [n, 2] pixels
    points: Array  # [n, 3] the same corners on the board, in millimetres
    homography: Array  # [3, 3] from millimetres on the board to pixels
    size: tuple[int, int]  # of the picture: width, height
    board_mm: tuple[float, float]

    @functools.cached_property
    def outline(self) -> Array:
        """The four corners [4, 2] of the whole board in pixels; they may lie outside of the picture."""
        width, height = self.board_mm
        flat = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]])
        seen = flat @ self.homography.T
        return seen[:, :2] / seen[:, 2:]

    @functools.cached_property
    def tilt(self) -> Array:
        """The x and y [2] of the board's unit normal, seen by a camera of 60 degrees: zero where it faces the camera.

        From the homography's first columns, as in Zhang, "A flexible new technique for camera calibration" (2000).
        """
        width, height = self.size
        focal = max(width, height) / 2 / np.tan(np.radians(30))
        to_rays = np.array([[1 / focal, 0, -width / 2 / focal], [0, 1 / focal, -height / 2 / focal], [0, 0, 1.0]])
        across, down = (to_rays @ self.homography)[:, :2].T
        normal = np.cross(across / np.linalg.norm(across), down / np.linalg.norm(down))
        normal /= np.linalg.norm(normal)
        return normal[:2]


@functools.lru_cache(maxsize=4)
def _charuco(board: Board) -> Any:
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_250)
    marker = board.square_mm * MARKER_PART
    described = cv2.aruco.CharucoBoard(board.squares, board.square_mm, marker, dictionary)
    return cv2.aruco.CharucoDetector(described)


def _find_charuco(board: Board, grey: np.ndarray) -> tuple[Array, np.ndarray] | None:
    """Corners [n, 2] and their numbers [n]."""
    detector = _charuco(board)
    corners, numbers, *_ = detector.detectBoard(grey)
    least = max(MIN_SEEN, MIN_PART_SEEN * len(board.corners))
    if numbers is None or len(numbers) < least or detector.getBoard().checkCharucoCornersCollinear(numbers):
        return None
    return np.asarray(corners, np.float64).reshape(-1, 2), np.asarray(numbers).ravel()


def _find_checkerboard(board: Board, grey: np.ndarray) -> tuple[Array, np.ndarray] | None:
    """All corners [n, 2] and their numbers [n]."""
    pattern = (board.squares[0] - 1, board.squares[1] - 1)
    found, corners = cv2.findChessboardCornersSB(grey, pattern, flags=cv2.CALIB_CB_NORMALIZE_IMAGE)
    if not found:
        return None
    return np.asarray(corners, np.float64).reshape(-1, 2), np.arange(pattern[0] * pattern[1])
