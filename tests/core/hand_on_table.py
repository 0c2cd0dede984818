"""Pictures of a flat hand on a table beside a bank card or on a sheet of paper, with the camera looking down."""

import functools
from dataclasses import dataclass

import cv2
import numpy as np

from handmirror.core.camera.projection import project
from handmirror.core.hand.measure import CHAIN, HEIGHTS
from handmirror.core.hand.model import HandModel, load_arrays, vertex_normals
from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.sheet import SIZES, SheetKind
from handmirror.core.hand.size import HandSizer
from handmirror.core.types import Frame, FrameResult, Hand, Side

SIZE = (960, 540)
K = np.array([[750.0, 0, 479.5], [0, 750, 269.5], [0, 0, 1]])
TABLE, SKIN, CARD, PAPER = (96, 74, 58), (224, 178, 150), (40, 90, 160), (238, 238, 232)
CARD_RADIUS = 0.00318  # of ISO/IEC 7810's corners


@dataclass(frozen=True)
class View:
    """Where the camera is: its distance from the table, and how it is tilted and turned."""

    distance: float = 0.55
    tilt_x: float = 0.0
    tilt_y: float = 0.0
    turn: float = 0.0

    @property
    def pose(self) -> tuple[np.ndarray, np.ndarray]:
        """Rotation [3, 3] and place [3] of the table's axes: x right, y down, z away from the camera."""
        tilt = cv2.Rodrigues(np.array([self.tilt_x, self.tilt_y, 0.0]))[0]
        turn = cv2.Rodrigues(np.array([0.0, 0.0, self.turn]))[0]
        return tilt @ turn, np.array([0.0, 0.0, self.distance])

    def to_camera(self, points: np.ndarray) -> np.ndarray:
        """Points [n, 3] on the table (z up, towards the camera) in the camera's axes."""
        rotation, place = self.pose
        return (points * [1, 1, -1]) @ rotation.T + place


@functools.cache
def flat_hand(length: float) -> tuple[np.ndarray, np.ndarray]:
    """Joints [21, 3] and vertices [778, 3] of a right hand on the table, palm down, fingers up in the picture."""
    model = HandModel.load()
    hand = PosedHand(np.eye(3), np.zeros(3), np.zeros((15, 3)), np.zeros(10))
    shape = HandSizer(load_arrays()).sized(hand, length).shape[None].astype(np.float32)
    posed = model(np.zeros((1, 48), np.float32), shape, np.zeros((1, 3), np.float32))
    joints, vertices = (
        np.column_stack([-part[:, 2], part[:, 0], part[:, 1]]) for part in (posed.joints[0], posed.vertices[0])
    )
    slope = float(np.polyfit(joints[list(CHAIN), 1], HEIGHTS * length, 1)[0])  # the heel of the hand is the thickest
    leaning = cv2.Rodrigues(np.array([np.arctan(slope), 0.0, 0.0]))[0].T
    joints, vertices = joints @ leaning, vertices @ leaning
    raised = float((HEIGHTS * length).mean() - joints[list(CHAIN), 2].mean())
    offset = np.array([*-joints[9, :2], raised])
    return joints + offset, vertices + offset


def scene(kind: SheetKind | None, view: View, length: float, card_at: tuple[float, float] = (0.13, 0.0)) -> FrameResult:
    """The picture, and the hand as a tracker sees it; `card_at` is the place of the card's middle in metres."""
    grain = np.random.default_rng(0).integers(-6, 7, (SIZE[1], SIZE[0], 1))
    canvas = (np.array(TABLE) + grain).astype(np.uint8)
    if kind is not None:
        middle = np.array(card_at if kind == "id1" else (0.0, 0.03))
        inside = _inside(kind, middle, view)[..., None]
        canvas = np.round(canvas + inside * (np.array(CARD if kind == "id1" else PAPER) - canvas)).astype(np.uint8)
    joints, vertices = (view.to_camera(part) for part in flat_hand(length))
    _draw(canvas, vertices)
    pose, shape = np.zeros(48), np.zeros(10)
    hand = Hand(1, Side.RIGHT, 1.0, pose, shape, joints[0], joints, project(joints, K), lambda: vertices)
    return FrameResult(Frame(canvas, 0, 0, "000000"), K, (hand,))


def _inside(kind: SheetKind, middle: np.ndarray, view: View) -> np.ndarray:
    """[h, w] how much of each pixel the sheet covers, 0..1, by the distance to its border; papers lie upright."""
    pixels = np.stack([*np.meshgrid(*map(np.arange, SIZE)), np.ones(SIZE[::-1])], axis=-1)
    rotation, place = view.pose
    rays = pixels @ np.linalg.inv(K).T
    depth = (rotation[:, 2] @ place) / (rays @ rotation[:, 2])
    table = ((rays * depth[..., None] - place) @ rotation)[..., :2] - middle
    radius = CARD_RADIUS if kind == "id1" else 0.0
    half = np.array(SIZES[kind] if kind == "id1" else SIZES[kind][::-1]) / 2 - radius
    beyond = np.abs(table) - half
    outside = np.linalg.norm(np.maximum(beyond, 0), axis=-1) + np.minimum(beyond.max(-1), 0) - radius
    return np.clip(0.5 - outside / (depth / K[0, 0]), 0, 1)


def _draw(canvas: np.ndarray, vertices: np.ndarray) -> None:
    """The hand's surface, far to near, lit from the camera."""
    faces = HandModel.load().faces
    pixels = np.round(project(vertices, K) * 16).astype(np.int32)
    light = np.abs(vertex_normals(vertices, faces)[faces].mean(1) @ np.array([0.25, -0.35, -0.9]))
    colours = (np.array(SKIN) * (0.35 + 0.65 * np.minimum(light, 1.0))[:, None]).tolist()
    for k in np.argsort(-vertices[faces, 2].mean(1)):
        cv2.fillConvexPoly(canvas, pixels[faces[k]], colours[k], cv2.LINE_8, 4)
