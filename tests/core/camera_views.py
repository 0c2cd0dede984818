"""A hand that moves before several cameras, as each of them would have tracked it: no pictures and no networks."""

import functools
from pathlib import Path

import numpy as np
from board_views import picture

from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.projection import project
from handmirror.core.cameras.rig import CameraPose, Rig
from handmirror.core.cameras.session import camera_folder
from handmirror.core.files import make_folder
from handmirror.core.hand.anatomy import FREEDOMS
from handmirror.core.hand.fit import FitState, HandFitter
from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.model import load_arrays
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle
from handmirror.core.poses.schema import HandLine, PoseLine, line_record, to_line
from handmirror.core.session.facts import SessionFacts, SourceFacts, write_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.types import Image, Side

SIZE, FPS = (640, 480), 30
K = np.array([[600.0, 0, 319.5], [0, 600.0, 239.5], [0, 0, 1.0]])
NOISE_PX = 1.0
HANDS_DISTANCE_M = 0.6


@functools.cache
def hand_fitter() -> HandFitter:
    return HandFitter(load_arrays())


def rig(*yaws_deg: float, offsets_ms: tuple[float, ...] = ()) -> Rig:
    """The world's camera, and others that look at the hands from aside."""
    cameras = [CameraPose("camera 1", Calibration(K, SIZE), np.eye(3), np.zeros(3))]
    middle = np.array([0, 0, HANDS_DISTANCE_M])
    for k, yaw in enumerate(yaws_deg):
        rotation = axis_angle_to_matrix(np.radians([8.0 * k, yaw, 0.0]))
        offset = round(offsets_ms[k] * 1e6) if offsets_ms else 0
        shift = middle - rotation @ middle
        cameras.append(CameraPose(f"camera {k + 2}", Calibration(K, SIZE), rotation, shift, offset))
    return Rig(tuple(cameras))


def true_joints(seconds: np.ndarray, side: Side = Side.RIGHT, reach: float = 0.1) -> np.ndarray:
    """[n, 21, 3] metres in the world: a hand that is moved about, turned, opened and closed."""
    seconds = seconds + 10.0
    rates, turns = np.array([0.9, 1.3, 0.7]), np.array([0.6, 0.37, 0.51])
    place = reach * np.sin(2 * np.pi * rates * seconds[:, None] + np.arange(3)) * [1.0, 0.6, 0.8]
    turn = [0.2, -0.5, 1.4] + 4 * reach * np.sin(2 * np.pi * turns * seconds[:, None])
    habit, spread = (np.array([getattr(freedom, name) for freedom in FREEDOMS]) for name in ("habit", "spread"))
    bends = 0.7 * np.sin(2 * np.pi * np.linspace(0.4, 1.1, len(FREEDOMS)) * seconds[:, None] ** 1.05)
    fitter, middle = hand_fitter(), np.array([0.0, 0.0, HANDS_DISTANCE_M])
    rows = zip(axis_angle_to_matrix(turn), place + middle, habit + spread * bends, strict=True)
    joints = np.array([fitter.key_points(FitState(*row, np.zeros(10))) for row in rows])
    return mirror_points(joints) if side is Side.LEFT else joints


def lines(
    camera: CameraPose,
    frames: range = range(60),
    side: Side = Side.RIGHT,
    too_far: float = 1.06,
    seed: int = 0,
    reach: float = 0.1,
    fps: float = FPS,
) -> list[PoseLine]:
    """What a tracker would say: joints alike in the image with some noise, but `too_far` away and as much too large."""
    rng = np.random.default_rng(seed)
    times = [round(1e9 * frame / fps) for frame in frames]
    world = true_joints((np.array(times) + camera.offset_ns) * 1e-9, side, reach)
    found = []
    for frame, time_ns, joints in zip(frames, times, camera.to_camera(world), strict=True):
        pixels = project(joints, K) + rng.normal(0, NOISE_PX, (21, 2))
        depth = joints[:, 2:] + rng.normal(0, 0.004, (21, 1))
        seen = np.concatenate([(pixels - K[:2, 2]) / K[0, 0], np.ones((21, 1))], axis=1) * depth * too_far
        hand = HandLine(side, seen.astype(np.float32), pixels, 1, 0.9, *_nothing())
        found.append(PoseLine(frame, time_ns, f"{frame:06d}", SIZE, K, (hand,)))
    return found


def write_sessions(folder: Path, *of_cameras: list[PoseLine]) -> Path:
    """The cameras' own sessions in a folder, as they are before their hands are fused."""
    for number, own in enumerate(of_cameras, 1):
        session = SessionFolder(camera_folder(folder, number))
        make_folder(session.path)
        write_facts(session.facts, SessionFacts(SourceFacts(f"camera_{number}.mp4"), ending="complete"))
        session.poses.write_text("".join(to_line(line_record(line)) for line in own), encoding="utf-8")
    return folder


def _nothing() -> tuple[np.ndarray, ...]:
    """Pose, shape and trans, which are not used."""
    return tuple(np.zeros(size, np.float32) for size in (48, 10, 3))


def board_picture(board: Board, camera: CameraPose, seconds: float) -> Image:
    """What a camera sees of a board that is moved about and turned before the cameras."""
    turn = [0.3 * np.sin(2.1 * seconds), 0.35 * np.sin(2.9 * seconds + 1), 0.3 * np.sin(1.7 * seconds + 2)]
    middle = np.array([0.05 * np.sin(2.6 * seconds), 0.04 * np.sin(3.4 * seconds + 1), HANDS_DISTANCE_M - 0.1])
    rotation = camera.rotation @ axis_angle_to_matrix(np.array(turn))
    x, y, depth = camera.to_camera(middle) * 1000
    across, down = x / depth * K[0, 0] / SIZE[0], y / depth * K[1, 1] / SIZE[1]
    turned = matrix_to_axis_angle(rotation)
    return picture(board, *turned, across, down, depth / board.size_mm[0], size=SIZE, camera=K)
