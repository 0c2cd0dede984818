"""Images of hand shapes and clips without a renderer: only shape and skin."""

from functools import cache

import cv2
import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.anatomy import ABDUCTION, TWIST
from handmirror.core.hand.mirror import faces_of_side, points_of_side
from handmirror.core.hand.model import HandModel, vertex_normals
from handmirror.core.types import Array, Image, Side
from handmirror.training.synthetic.motion.capsules import DISTAL
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.library import hand_shapes
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.placement import about_axes
from handmirror.training.synthetic.motion.raster import rasterize
from handmirror.training.synthetic.motion.sample import hand_motion
from handmirror.training.synthetic.motion.separate import separate
from handmirror.training.synthetic.motion.skeleton import hand_arrays, hand_faces, rest_axes
from handmirror.training.synthetic.motion.touching import touches
from handmirror.training.synthetic.motion.two_hands import meet, pose_role
from handmirror.training.synthetic.scene import HandMotion, SceneMotion

COLUMNS, TILE = 12, 180  # views in a row, and pixels of each, which is a square
HAND_M, PAIR_M, CLIP_M = 0.215, 0.34, 0.45  # metres of a tile's side
PAPER, INK, NAIL = 246, (40, 40, 40), np.array([236, 96, 110])
COLOURS = {Side.RIGHT: np.array([214, 168, 142]), Side.LEFT: np.array([160, 176, 206])}
# Rotations of the rest hand (fingers -x, back +y, thumb +z) into a view with x right, y down, z away: fingers up
FRONT = np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 0]])  # the palm
BACK = np.array([[0.0, 0, -1], [1, 0, 0], [0, -1, 0]])
THUMB_SIDE = np.array([[0.0, 1, 0], [1, 0, 0], [0, 0, -1]])
# of two hands: as they are, from the right, from above, from behind
PAIR_VIEWS = tuple(
    quaternion.to_matrix(about_axes(*np.radians(angles)))
    for angles in np.array([[0, 0, 0], [60, 0, 0], [0, -60, 0], [180, 0, 0]])
)
SUN = np.array([-0.4, -0.6, -0.7]) / np.linalg.norm([0.4, 0.6, 0.7])


def library_sheet() -> Image:
    """[h, w, 3] RGB: every shape of the library from the palm, the thumb's side and the back, with its name."""
    model, mean = HandModel.load(), Person.of(np.zeros(10))
    shapes = list(hand_shapes().values())
    angles = separate(mean, np.stack([s.angles for s in shapes]), [s.touch for s in shapes])
    pose = np.hstack([np.zeros((len(shapes), 3)), mean.skeleton.finger_pose(angles)])
    skins = posed(model, pose, np.zeros(10), np.zeros((len(shapes), 3)))
    tiles = []
    for shape, skin in zip(shapes, skins, strict=True):
        centred = skin - skin.mean(0)
        views = [draw([(Side.RIGHT, centred @ view.T)], model) for view in (FRONT, THUMB_SIDE, BACK)]
        tiles.append(_named(np.hstack(views), f"{shape.name} ({shape.kind})"))
    return _grid(tiles, COLUMNS // 3)


def touch_sheet() -> Image:
    """[h, w, 3] RGB: every way in which hands touch, from the front, the side, above and behind, with its name."""
    model, person = HandModel.load(), Person.of(np.zeros(10))
    knobs, tiles = MotionKnobs(variation_deg=0), []
    for touch in touches():
        rng = np.random.default_rng(0)
        right, left = (pose_role(rng, knobs, person, role, touch, np.zeros(1)) for role in (touch.right, touch.left))
        hands = [hand_motion(rng, person, h.movement, h.side, False) for h in meet(touch, right, left, np.zeros(1))]
        skins = [world_vertices(model, hand)[0] for hand in hands]
        middle = np.concatenate(skins).mean(0)
        views = [
            draw(
                [(hand.side, (skin - middle) @ view.T) for hand, skin in zip(hands, skins, strict=True)], model, PAIR_M
            )
            for view in PAIR_VIEWS
        ]
        tiles.append(_named(np.hstack(views), touch.name))
    return _grid(tiles, COLUMNS // len(PAIR_VIEWS))


def clip_strip(scene: SceneMotion) -> Image:
    """[h, w, 3] RGB: twelve frames of a clip in a row, seen as by a webcam."""
    model = HandModel.load()
    chosen = np.linspace(0, len(scene.time_s) - 1, COLUMNS).round().astype(int)
    hands = [(hand.side, world_vertices(model, hand)) for hand in scene.hands]
    images = [draw([(side, skins[k]) for side, skins in hands], model, CLIP_M) for k in chosen]
    return _named(np.hstack(images), scene.kind)


def world_vertices(model: HandModel, hand: HandMotion) -> Array:
    """[t, 778, 3] metres in the scene, of a left hand too."""
    vertices = posed(model, hand.pose, hand.shape, hand.trans)
    return points_of_side(vertices, hand.side)


def posed(model: HandModel, pose: Array, shape: Array, trans: Array) -> Array:
    """Vertices [t, 778, 3] of poses [t, 48], betas [10] and translations [t, 3], as a right hand."""
    return model(pose, np.broadcast_to(shape, (len(pose), 10)), trans).vertices.astype(float)


def draw(hands: list[tuple[Side, Array]], model: HandModel, span_m: float = HAND_M) -> Image:
    """A square image [TILE, TILE, 3] of hands' vertices [778, 3], seen from -z without perspective."""
    image = np.full((TILE, TILE, 3), PAPER, np.uint8)
    nearest = np.full((TILE, TILE), np.inf)
    for side, points in hands:
        faces = faces_of_side(model.faces, side)
        pixels = points[:, :2] / span_m * TILE + TILE / 2
        depth, face, weights = rasterize(pixels, points[:, 2], faces, (TILE, TILE))
        shown = (face >= 0) & (depth < nearest)
        nearest[shown] = depth[shown]
        normals = vertex_normals(points, faces)
        nail = (weights[shown] * _nails()[faces[face[shown]]]).sum(1, keepdims=True)
        normal = (weights[shown][:, :, None] * normals[faces[face[shown]]]).sum(1)
        light = 0.45 + 0.55 * np.clip(normal @ SUN, 0, 1)
        colour = COLOURS[side] + nail * (NAIL - COLOURS[side])
        image[shown] = np.clip(colour * light[:, None], 0, 255)
    return image


@cache
def _nails() -> Array:
    """[778] one where the rest hand's skin is on a nail, which shows how thumbs are rolled."""
    arrays, axes = hand_arrays(), rest_axes()
    vertices, owner = arrays["v_template"], arrays["weights"].argmax(1)
    normals = vertex_normals(vertices, hand_faces())
    nails = np.zeros(len(vertices))
    for bone in DISTAL:
        skin = owner == bone
        along = vertices @ axes[bone, TWIST]
        middle = (along[skin].min() + along[skin].max()) / 2
        nails[skin & (along > middle) & (normals @ axes[bone, ABDUCTION] > 0.6)] = 1
    return nails


def _named(tile: Image, name: str) -> Image:
    cv2.putText(tile, name, (6, 16), cv2.FONT_HERSHEY_SIMPLEX, 0.45, INK, 1, cv2.LINE_AA)
    return tile


def _grid(tiles: list[Image], columns: int) -> Image:
    blank = np.full_like(tiles[0], PAPER)
    tiles = tiles + [blank] * (-len(tiles) % columns)
    return np.vstack([np.hstack(tiles[k : k + columns]) for k in range(0, len(tiles), columns)])
