"""Pictures of hand shapes and clips, without any renderer's looks: shape and skin's form alone."""

import cv2
import numpy as np
import torch

from core.hand.model import HandModel, mirror_points, vertex_normals
from core.types import Array, Image, Side
from training.demo_clip.raster import rasterize
from training.synthetic.motion.library import hand_shapes
from training.synthetic.motion.separate import separate
from training.synthetic.motion.skeleton import Skeleton
from training.synthetic.scene import HandMotion, SceneMotion

TILE = 190  # pixels, a square for each view
SPAN_M = 0.215  # metres of a tile's side, for one hand
PAPER, INK = 246, (40, 40, 40)
COLOURS = {Side.RIGHT: np.array([214, 168, 142]), Side.LEFT: np.array([160, 176, 206])}
# Turns of the rest hand (fingers -x, back +y, thumb +z) into a view with x right, y down, z away: fingers up
FRONT = np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 0]])  # the palm
BACK = np.array([[0.0, 0, -1], [1, 0, 0], [0, -1, 0]])
SIDE = np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])  # the little finger's side
THUMB_SIDE = np.array([[0.0, 1, 0], [1, 0, 0], [0, 0, -1]])
SUN = np.array([-0.4, -0.6, -0.7]) / np.linalg.norm([0.4, 0.6, 0.7])


def library_sheet(columns: int = 4) -> Image:
    """[h, w, 3] RGB: every shape of the library from the palm, the thumb's side and the back, with its name."""
    model, skeleton = HandModel.load(), Skeleton.of(np.zeros(10))
    shapes = list(hand_shapes().values())
    angles = separate(skeleton, np.stack([s.angles for s in shapes]), [s.touch for s in shapes])
    pose = np.hstack([np.zeros((len(shapes), 3)), skeleton.finger_pose(angles)])
    hands = posed(model, pose, np.zeros(10), np.zeros((len(shapes), 3)))
    tiles = []
    for shape, vertices in zip(shapes, hands, strict=True):
        centre = vertices.mean(0)
        views = [draw([(Side.RIGHT, (vertices - centre) @ turn.T)], model) for turn in (FRONT, THUMB_SIDE, BACK)]
        tile = np.hstack(views)
        cv2.putText(tile, f"{shape.name} ({shape.kind})", (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.45, INK, 1, cv2.LINE_AA)
        tiles.append(tile)
    return _grid(tiles, columns)


def clip_strip(scene: SceneMotion, columns: int = 12) -> Image:
    """[h, w, 3] RGB: frames of a clip in a row, seen as by a webcam."""
    model = HandModel.load()
    chosen = np.unique(np.linspace(0, len(scene.time_s) - 1, columns).round().astype(int))
    hands = [(hand.side, world_vertices(model, hand)) for hand in scene.hands]
    return np.hstack([draw([(side, points[k]) for side, points in hands], model, 2 * SPAN_M) for k in chosen])


def world_vertices(model: HandModel, hand: HandMotion) -> Array:
    """[t, 778, 3] metres in the scene, of a left hand too."""
    vertices = posed(model, hand.pose, hand.shape, hand.trans)
    return mirror_points(vertices) if hand.side is Side.LEFT else vertices


@torch.inference_mode()
def posed(model: HandModel, pose: Array, shape: Array, trans: Array) -> Array:
    """Vertices [t, 778, 3] of poses [t, 48], betas [10] and translations [t, 3], as a right hand."""
    tensors = [torch.from_numpy(np.asarray(value, np.float32)) for value in (pose, shape, trans)]
    return model(tensors[0], tensors[1].expand(len(pose), -1), tensors[2]).vertices.numpy().astype(float)


def draw(hands: list[tuple[Side, Array]], model: HandModel, span_m: float = SPAN_M) -> Image:
    """A square picture [TILE, TILE, 3] of hands' vertices [778, 3], seen from -z without perspective."""
    picture = np.full((TILE, TILE, 3), PAPER, np.uint8)
    nearest = np.full((TILE, TILE), np.inf)
    for side, points in hands:
        faces = model.faces[:, ::-1] if side is Side.LEFT else model.faces
        pixels = points[:, :2] / span_m * TILE + TILE / 2
        depth, face, weights = rasterize(pixels, points[:, 2], faces, (TILE, TILE))
        shown = (face >= 0) & (depth < nearest)
        nearest[shown] = depth[shown]
        normals = vertex_normals(points, faces)
        normal = (weights[shown][:, :, None] * normals[faces[face[shown]]]).sum(1)
        light = 0.45 + 0.55 * np.clip(normal @ SUN, 0, 1)
        picture[shown] = np.clip(COLOURS[side] * light[:, None], 0, 255)
    return picture


def _grid(tiles: list[Image], columns: int) -> Image:
    blank = np.full_like(tiles[0], PAPER)
    tiles = tiles + [blank] * (-len(tiles) % columns)
    return np.vstack([np.hstack(tiles[k : k + columns]) for k in range(0, len(tiles), columns)])
