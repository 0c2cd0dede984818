"""Computes the intrinsics and the lens distortion of a camera from views of a board."""

import functools
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np

from handmirror.core.camera.calibrate.board import Board, BoardView
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.text import plural
from handmirror.core.types import Array, Image

MIN_VIEWS, MAX_VIEWS = 10, 40
MAX_ERROR_PX = 1.0
GRID = (8, 6)  # columns and rows of the coverage map
ENOUGH_COVERAGE = 0.6  # of its cells
# a view is new when it differs from every earlier one in one of these
NEW_PLACE = 0.12  # in parts of the picture's diagonal
NEW_SIZE = 1.25  # factor
NEW_TILT = 0.2  # of the normal: 12 degrees
TILTED = 0.25  # 15 degrees
MIN_TILTED = 3  # views, without which focal length and distance cannot be separated
MAX_MOVED = 0.002  # in parts of the diagonal, from one frame to the next: a board that moves faster is blurred
FOCAL_RANGE = 0.3, 6.0  # in parts of the longer side
MAX_OFF_CENTRE = 0.25  # of the principal point, in parts of the side
MAX_SQUEEZE = 1.1  # fx against fy
MAX_UNCERTAIN = 0.01  # standard deviation of a focal length, in parts of it
OUTLIER = 3.0  # times the median error of a view
FLAGS = cv2.CALIB_FIX_K3  # k3 is not determined by pictures of a usual lens, and bends the corners if it is free


class Verdict(str, Enum):
    """What a frame adds."""

    NEW = "new"
    NOT_SEEN = "not seen"
    MOVING = "moving"
    SIMILAR = "similar"
    FULL = "full"


class Advice(str, Enum):
    """What to do next."""

    SHOW = "Show the board to the camera."
    HOLD = "Hold the board still for a moment."
    TILT = "Tilt the board to one side by 20 to 40 degrees."
    LEFT = "Show the board at the left of the picture."
    RIGHT = "Show the board at the right of the picture."
    TOP = "Show the board at the top of the picture."
    BOTTOM = "Show the board at the bottom of the picture."
    MOVE = "Move the board: nearer, farther, or turned."
    DONE = "There are enough views."


@dataclass(frozen=True, eq=False)
class Seen:
    """The answer to a frame."""

    verdict: Verdict
    view: BoardView | None  # None where the board is not seen


@dataclass(frozen=True, eq=False)
class LensResult:
    """A calibration and how well it fits."""

    calibration: Calibration
    error_px: float  # root mean square of the distances between corners and their projections
    views: int  # that it was computed from
    coverage: float  # of the picture, 0..1

    def facts(self) -> dict[str, float | int]:
        """Its quality, for the file."""
        return {
            "reprojection_error": round(self.error_px, 4),
            "views": self.views,
            "coverage": round(self.coverage, 3),
        }


class Calibrator:
    """Takes frames one by one and keeps the views of the board that are new; `result` computes the calibration.

    The lens has OpenCV's k1, k2, p1 and p2.
    """

    def __init__(self, board: Board, moving: bool = False) -> None:
        """`moving`: the frames follow each other in time, so the board must be at rest in two of them."""
        self.board, self._moving = board, moving
        self.frames = self.seen = 0  # frames so far, and those with the board in them
        self._views: list[BoardView] = []
        self._last: BoardView | None = None
        self._size: tuple[int, int] | None = None

    @property
    def views(self) -> tuple[BoardView, ...]:
        """The views that are kept."""
        return tuple(self._views)

    @property
    def coverage_map(self) -> np.ndarray:
        """[6, 8] bool: the parts of the picture in which corners were seen."""
        covered = np.zeros(GRID[::-1], bool)
        for view in self._views:
            at = np.floor((view.corners + 0.5) / view.size * GRID).astype(int)
            column, row = np.clip(at, 0, np.array(GRID) - 1).T
            covered[row, column] = True
        return covered

    @property
    def coverage(self) -> float:
        """The covered part of the picture, 0..1."""
        return float(self.coverage_map.mean())

    @property
    def tilted(self) -> int:
        """How many views show the board at an angle of 15 degrees or more."""
        return sum(bool(np.linalg.norm(view.tilt) >= TILTED) for view in self._views)

    @property
    def is_enough(self) -> bool:
        """Whether more views would hardly improve the result."""
        return len(self._views) >= MIN_VIEWS and self.tilted >= MIN_TILTED and self.coverage >= ENOUGH_COVERAGE

    def advice(self, seen: Seen) -> Advice:
        """What to do next, after this answer to the last frame."""
        if self.is_enough:
            return Advice.DONE
        if seen.verdict is Verdict.NOT_SEEN:
            return Advice.SHOW
        if seen.verdict is Verdict.MOVING:
            return Advice.HOLD
        if self.tilted < MIN_TILTED * (len(self._views) + 2) / MIN_VIEWS:
            return Advice.TILT
        return self._emptiest() if self.coverage < ENOUGH_COVERAGE else Advice.MOVE

    def _emptiest(self) -> Advice:
        """The side of the picture with the fewest covered cells."""
        covered = self.coverage_map
        sides = {
            Advice.LEFT: covered[:, :2],
            Advice.RIGHT: covered[:, -2:],
            Advice.TOP: covered[:2],
            Advice.BOTTOM: covered[-2:],
        }
        return min(sides, key=lambda side: float(sides[side].mean()))

    def add(self, image: Image) -> Seen:
        """Look for the board in a picture [h, w, 3] RGB; CalibrationError when its size differs from the others'."""
        size = (image.shape[1], image.shape[0])
        if self._size is not None and size != self._size:
            raise CalibrationError(
                f"A picture is {size[0]} x {size[1]} pixels, but the ones before are {self._size[0]} x "
                f"{self._size[1]}: calibrate with pictures of one size."
            )
        self._size = size
        self.frames += 1
        view = self.board.find(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY))
        last, self._last = self._last, view
        if view is None:
            return Seen(Verdict.NOT_SEEN, None)
        self.seen += 1
        return Seen(self._judged(view, last), view)

    def _judged(self, view: BoardView, last: BoardView | None) -> Verdict:
        if len(self._views) >= MAX_VIEWS:
            return Verdict.FULL
        if any(_alike(view, other) for other in self._views):
            return Verdict.SIMILAR
        diagonal = float(np.hypot(*view.size))
        if self._moving and (last is None or np.abs(view.outline - last.outline).max() > MAX_MOVED * diagonal):
            return Verdict.MOVING
        self._views.append(view)
        return Verdict.NEW

    def error(self) -> float | None:
        """The reprojection error in pixels so far; None with fewer than four views."""
        return _solved(self._views).error_px if len(self._views) >= 4 else None

    def result(self) -> LensResult:
        """The calibration.

        Raises:
            CalibrationError: the board was never seen, the views are too few or too similar, or the result is poor.
        """
        if not self.seen:
            raise CalibrationError(
                f"No {self.board.kind} board of {self.board.squares[0]} x {self.board.squares[1]} squares was seen in "
                f"{plural(self.frames, 'frame')}: check its kind and its squares, and show it whole, flat and well lit."
            )
        if len(self._views) < MIN_VIEWS:
            raise CalibrationError(
                f"The board was seen in {plural(len(self._views), 'different view')}, but {MIN_VIEWS} are needed: show "
                f"it in all parts of the picture, near and far, and tilted, and hold it still in each place."
            )
        if self.tilted < MIN_TILTED:
            raise CalibrationError(
                f"The board faces the camera in all but {plural(self.tilted, 'view')}, which does not determine the "
                f"focal length: tilt it to each side by 20 to 40 degrees."
            )
        solved = _solved(_without_outliers(self._views))
        _refuse_poor(solved)
        K, size = solved.K, solved.size
        lens = Lens("brown", tuple(float(value) for value in solved.distortion[:4]))
        return LensResult(Calibration(K, size, lens), solved.error_px, solved.views, self.coverage)


def _alike(view: BoardView, other: BoardView) -> bool:
    """Whether they show the board at nearly the same place, size and tilt."""
    diagonal = float(np.hypot(*view.size))
    moved = np.linalg.norm(view.outline.mean(0) - other.outline.mean(0)) / diagonal
    larger = _extent(view) / _extent(other)
    tilted = np.linalg.norm(view.tilt - other.tilt)
    return bool(moved < NEW_PLACE and 1 / NEW_SIZE < larger < NEW_SIZE and tilted < NEW_TILT)


def _extent(view: BoardView) -> float:
    x, y = view.outline.T
    area = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    return float(np.sqrt(max(area, 1.0)))


@dataclass(frozen=True, eq=False)
class _Solved:
    K: Array  # [3, 3]
    distortion: Array  # [5]
    error_px: float
    deviations: Array  # [4] standard deviations of fx, fy, cx, cy in pixels
    view_errors: Array  # [n] pixels
    size: tuple[int, int]
    views: int


def _solved(views: list[BoardView]) -> _Solved:
    return _solve(tuple(views))


@functools.lru_cache(maxsize=2)  # the result is that of the last error shown
def _solve(views: tuple[BoardView, ...]) -> _Solved:
    points = [np.asarray(view.points, np.float32) for view in views]
    corners = [np.asarray(view.corners, np.float32) for view in views]
    size = views[0].size
    try:
        error, K, distortion, _, _, deviations, _, view_errors = cv2.calibrateCameraExtended(
            points,
            corners,
            size,
            np.eye(3),  # ignored: OpenCV starts from a guess of its own
            np.zeros(5),
            flags=FLAGS,
        )
    except cv2.error as failed:
        raise CalibrationError(
            "The views of the board do not determine a camera: show it in other places, and tilted."
        ) from failed
    numbers = (np.asarray(part, np.float64).ravel() for part in (distortion, deviations, view_errors))
    bent, spread, by_view = numbers
    return _Solved(np.asarray(K, np.float64), bent[:5], float(error), spread[:4], by_view, size, len(views))


def _without_outliers(views: list[BoardView]) -> list[BoardView]:
    """Those that agree with the others: one picture in motion spoils all."""
    errors = _solved(views).view_errors
    kept = [
        view for view, error in zip(views, errors, strict=True) if error <= max(OUTLIER * float(np.median(errors)), 0.1)
    ]
    return kept if len(kept) >= MIN_VIEWS else views


def _refuse_poor(solved: _Solved) -> None:
    """CalibrationError for a result that no camera has, or that fits badly."""
    focal, centre = solved.K[[0, 1], [0, 1]], solved.K[:2, 2]
    size = np.array(solved.size, float)
    relative = focal / size.max()
    if (
        not np.isfinite(solved.K).all()
        or not np.isfinite(solved.distortion).all()
        or (relative < FOCAL_RANGE[0]).any()
        or (relative > FOCAL_RANGE[1]).any()
        or not 1 / MAX_SQUEEZE < focal[0] / focal[1] < MAX_SQUEEZE
        or (np.abs(centre / (size - 1) - 0.5) > MAX_OFF_CENTRE).any()
    ):
        raise CalibrationError(
            f"The calibration is implausible (focal lengths {focal[0]:.0f} and {focal[1]:.0f}, principal point "
            f"{centre[0]:.0f}, {centre[1]:.0f} for {solved.size[0]} x {solved.size[1]} pixels): tilt the board more, "
            f"and show it in all parts of the picture."
        )
    if solved.error_px > MAX_ERROR_PX:
        raise CalibrationError(
            f"The corners are off by {solved.error_px:.2f} pixels, more than {MAX_ERROR_PX:g}: make sure that the "
            f"board is flat, its squares are as stated, and the camera's focus does not change, and try again."
        )
    uncertain = float((solved.deviations[:2] / focal).max())
    if uncertain > MAX_UNCERTAIN:
        raise CalibrationError(
            f"The views are too similar, which leaves the focal length uncertain by {100 * uncertain:.1f} %: tilt the "
            f"board more, and show it nearer and farther."
        )
