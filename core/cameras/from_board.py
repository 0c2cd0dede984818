"""Extrinsics from a calibration board that is moved in front of all cameras.

Each camera's view of the board gives the board's pose in that camera (PnP), and so the positions of all its corners in
metres, also of those that it does not see. Corners spread over the board then take the place of a hand's joints in
`from_hand`, whose scale is exact here; the offsets of the clocks come from the same motion.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from handmirror.core.camera.calibrate.board import Board, BoardView
from handmirror.core.camera.calibrate.calibrator import Calibrator
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.errors import CalibrationError
from handmirror.core.camera.calibration.lens import NO_LENS, Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.cameras.clocks import PALM
from handmirror.core.cameras.from_hand import View, rig_from_hand
from handmirror.core.cameras.motion import HandPath
from handmirror.core.cameras.rig import CameraPose, Rig
from handmirror.core.cameras.seen import USUAL_NS
from handmirror.core.errors import UserError
from handmirror.core.types import Array, Frame, Side

POINTS = 21  # corners of the board in place of a hand's joints
MAX_CORNER_PX = 3.0  # error of the board's pose at its corners; views with more are left out
MAX_ERROR_PX = 3.0  # of a result


@dataclass(eq=False)
class BoardCamera:
    """What one camera has seen of the board so far."""

    name: str
    board: Board
    intrinsics: Intrinsics
    moving: bool = True  # the frames follow each other in time
    _views: list[tuple[int, BoardView]] = field(default_factory=list)
    _calibrator: Calibrator | None = None
    _known: Calibration | None = None  # of the image that the views are from
    _original: Calibration | None = None  # of the camera's own image

    def add(self, frame: Frame) -> bool:
        """Look for the board in a frame; whether it was there."""
        if self._known is None and self._calibrator is None:
            if self.intrinsics.are_known(frame):
                self._original = self.intrinsics.calibration_for(frame)
            else:
                self._calibrator = Calibrator(self.board, self.moving)
        if self._calibrator is not None:
            view = self._calibrator.add(frame.image).view
        else:
            frame = self.intrinsics.undistort(frame)
            self._known = Calibration(self.intrinsics.for_frame(frame), frame.size)
            view = self.board.find(cv2.cvtColor(frame.image, cv2.COLOR_RGB2GRAY))
        if view is not None:
            self._views.append((frame.time_ns, view))
        return view is not None

    def view(self) -> View:
        """The board's motion; UserError where it was not seen, or its views do not suffice for unknown intrinsics."""
        if not self._views:
            raise UserError(
                f"{self.name} shows no {self.board.kind} board of {self.board.squares[0]} x {self.board.squares[1]} "
                "squares: check its kind and its squares, and show it to all cameras at once."
            )
        lens = NO_LENS
        if self._calibrator is not None:
            try:
                self._original = self._known = self._calibrator.result().calibration
            except CalibrationError as error:
                raise UserError(
                    f"The lens of {self.name} is not calibrated, and these views do not suffice for it "
                    f"({str(error).rstrip('.')})."
                ) from error
            lens = self._original.lens
        known = self._known
        assert known is not None
        path = _path(self._views, self.board, known.K, lens)
        camera = CameraPose(self.name, replace(self._original or known, size=known.size), np.eye(3), np.zeros(3))
        return View(camera, {Side.RIGHT: path} if path is not None else {})


def rig_from_board(cameras: Sequence[BoardCamera]) -> Rig:
    """The cameras' poses and offsets, the first one as the world; UserError where the views do not determine them."""
    views = [camera.view() for camera in cameras]
    for view in views:
        if not view.paths:
            raise UserError(f"{view.camera.name} does not see the board clearly: show it larger, flat and well lit.")
    rig = rig_from_hand(views)
    error = float(rig.facts["error_px"])
    if error > MAX_ERROR_PX:
        raise UserError(
            f"The cameras' views of the board contradict each other by {error:.1f} px: check the squares and the lens "
            "calibrations, move the board slowly, and do not move the cameras."
        )
    return replace(rig, facts={**rig.facts, "made_from": "board"})


def _path(views: Sequence[tuple[int, BoardView]], board: Board, K: Array, lens: Lens) -> HandPath | None:
    """The positions of some corners in each frame; None where the board fits in too few."""
    corners = _spread(board) / 1000
    times, joints = [], []
    for time_ns, view in views:
        pose = _pose(view, K, lens)
        if pose is not None:
            times.append(time_ns)
            joints.append(corners @ pose[0].T + pose[1])
    if len(times) < 2:
        return None
    return HandPath(np.array(times, np.int64), np.array(joints), int(np.median(np.diff(times))) or USUAL_NS)


def _pose(view: BoardView, K: Array, lens: Lens) -> tuple[Array, Array] | None:
    """Rotation [3, 3] and shift [3] in metres of the board in the camera; None where it does not fit the corners."""
    coefficients = np.array(lens.coefficients) if lens.bends else None
    points = np.ascontiguousarray(view.points / 1000)
    found, turns, shifts, errors = cv2.solvePnPGeneric(points, view.corners, K, coefficients, flags=cv2.SOLVEPNP_IPPE)
    if not found:
        return None
    best = int(np.argmin(np.ravel(errors)))
    turn, shift = cv2.solvePnPRefineLM(points, view.corners, K, coefficients, turns[best], shifts[best])
    seen, _ = cv2.projectPoints(points, turn, shift, K, coefficients)
    off = np.linalg.norm(seen.reshape(-1, 2) - view.corners, axis=1)
    if np.sqrt((off**2).mean()) > MAX_CORNER_PX:
        return None
    return np.asarray(cv2.Rodrigues(turn)[0], float), np.asarray(shift, float).ravel()


def _spread(board: Board) -> Array:
    """Corners [21, 3] in millimetres, each as far as possible from those before; small boards repeat some."""
    corners = board.corners
    chosen = [0]
    while len(chosen) < min(POINTS, len(corners)):
        apart = np.linalg.norm(corners[:, None] - corners[chosen], axis=-1).min(1)
        chosen.append(int(apart.argmax()))
    # three corners of the board take the places whose plane shows how a hand turns (`clocks`)
    order = [*PALM, *(k for k in range(POINTS) if k not in PALM)]
    spread = np.empty((POINTS, 3))
    spread[order] = corners[np.resize(chosen, POINTS)]
    return spread
