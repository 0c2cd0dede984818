"""Draws hands over images in software: a shaded mesh, the 21-joint skeleton and a small label.

Painter's algorithm on the visible faces, drawn in the hand's own box only, so that a 720p image takes milliseconds.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from handmirror.core.camera.projection import NEAR_M, project
from handmirror.core.hand.joints import BONES
from handmirror.core.hand.mirror import faces_of_side
from handmirror.core.hand.model import vertex_normals
from handmirror.core.types import Array, Hand, Image, Side

MESH_COLOURS = {Side.LEFT: (255, 168, 92), Side.RIGHT: (96, 190, 255)}  # warm and cool, RGB
FINGER_COLOURS = ((235, 60, 60), (245, 190, 40), (70, 205, 80), (60, 140, 245), (205, 85, 225))  # thumb to pinky
OPACITY = 0.65  # of the mesh: the hand beneath stays visible
FILLED_OPACITY = 0.3  # of one that was not seen in this frame
AMBIENT = 0.30
CAP_SHADE = 0.14  # the inner side, seen through the open wrist
SUBPIXEL_BITS = 4
MAX_COORDINATE = 20_000  # pixels; keeps far-off points within what OpenCV's fixed-point drawing can hold


def draw_hands(
    image: Image,
    hands: Sequence[Hand],
    K: Array,
    faces: np.ndarray,
    mesh: bool = True,
    skeleton: bool = True,
) -> Image:
    """Draw hands over a copy of an image.

    Args:
        image: [h, w, 3] RGB uint8.
        hands: any number; what lies outside the image, behind the camera or is not finite is left out.
        K: [3, 3] intrinsics in pixels.
        faces: [f, 3] int, the right hand's triangles, counter-clockwise from outside.
        mesh: draw the shaded surface.
        skeleton: draw the 21 joints of the posed hand, and the label with side and wrist depth.
    """
    canvas = np.array(image, np.uint8, order="C")
    far_to_near = sorted(hands, key=lambda hand: -np.nan_to_num(hand.joints[0, 2]))
    for hand in far_to_near:
        if mesh:
            _draw_mesh(canvas, hand, K, faces)
        if skeleton:
            joints = project(hand.joints, K)  # as the mesh: `joints_2d` may be elsewhere
            _draw_skeleton(canvas, joints)
            _draw_label(canvas, hand, joints[0])
    return canvas


def _draw_mesh(canvas: Image, hand: Hand, K: Array, faces: np.ndarray) -> None:
    """Blend the shaded surface over the canvas, in place."""
    vertices = hand.vertices
    if not np.isfinite(vertices).all():
        return
    pixels = np.clip(project(vertices, K), -MAX_COORDINATE, MAX_COORDINATE)
    height, width = canvas.shape[:2]
    left, top = np.maximum(np.floor(pixels.min(0)).astype(int) - 1, 0)
    right, bottom = np.minimum(np.ceil(pixels.max(0)).astype(int) + 2, (width, height))
    if right <= left or bottom <= top:
        return

    faces = faces_of_side(faces, hand.side)
    triangles, shades = _visible_faces(vertices, pixels, faces, (left, top, right, bottom))
    triangles = np.round((triangles - (left, top)) * (1 << SUBPIXEL_BITS)).astype(np.int32)
    colours = np.clip(shades[:, :1] * MESH_COLOURS[hand.side] + 255 * shades[:, 1:], 0, 255).tolist()
    box = canvas[top:bottom, left:right]
    surface = box.copy()
    for triangle, colour in zip(triangles, colours, strict=True):
        cv2.fillConvexPoly(surface, triangle, colour, cv2.LINE_8, SUBPIXEL_BITS)
    opacity = FILLED_OPACITY if hand.filled else OPACITY
    cv2.addWeighted(surface, opacity, box, 1 - opacity, 0, dst=surface)
    box[:] = surface


def _visible_faces(
    vertices: Array, pixels: Array, faces: np.ndarray, box: tuple[int, int, int, int]
) -> tuple[Array, Array]:
    """Triangles to draw, far to near, in pixels [n, 3, 2], and their shades [n, 2]: diffuse factor and highlight.

    The open wrist is closed by a dark cap in the place of its inner side, so that all faces turned away can go.
    """
    cap = wrist_cap(faces)
    rim = np.unique(cap[:, :2])
    normals = vertex_normals(vertices, faces)
    if len(rim):
        vertices, pixels = np.vstack([vertices, vertices[rim].mean(0)]), np.vstack([pixels, pixels[rim].mean(0)])
        normals = np.vstack([normals, np.zeros(3)])
        faces = np.vstack([faces, cap])

    corners = pixels[faces]
    edge, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    towards = edge[:, 0] * other[:, 1] - edge[:, 1] * other[:, 0] < 0
    low, high = corners.min(1), corners.max(1)
    inside = ((high >= box[:2]) & (low <= box[2:])).all(1) & (vertices[faces, 2] > NEAR_M).all(1)
    kept = np.flatnonzero(inside & towards)
    kept = kept[np.argsort(-vertices[faces[kept], 2].mean(1))]

    view = -vertices / np.maximum(np.linalg.norm(vertices, axis=1, keepdims=True), 1e-9)
    facing = np.abs((normals * view).sum(1))[faces[kept]].mean(1)
    of_cap = kept >= len(faces) - len(cap)
    diffuse = np.where(of_cap, CAP_SHADE, AMBIENT + (1 - AMBIENT) * facing)
    return corners[kept], np.stack([diffuse, np.where(of_cap, 0, 0.25 * facing**16)], axis=1)


def wrist_cap(faces: np.ndarray) -> np.ndarray:
    """Faces [n, 3] that close the open edge of a mesh towards one more vertex, its index being the number of vertices.

    Args:
        faces: [f, 3] int, with one open edge or none; the cap has the same winding and is empty for a closed mesh.
    """
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]).astype(np.int64)
    forth, back = edges[:, 0] << 32 | edges[:, 1], edges[:, 1] << 32 | edges[:, 0]
    rim = edges[~np.isin(forth, back)]
    return np.column_stack([rim[:, 1], rim[:, 0], np.full(len(rim), faces.max() + 1)])


def _draw_skeleton(canvas: Image, joints: Array) -> None:
    """Bones and joints [21, 2] in the fingers' colours, in place; joints that are not finite are left out."""
    usable: list[bool] = [bool(np.isfinite(joint).all()) for joint in joints]
    if not any(usable):
        return
    extent = float(np.ptp(joints[usable], axis=0).max())
    thickness = int(np.clip(extent / 90, 1, 4))
    scaled = np.clip(np.nan_to_num(joints), -MAX_COORDINATE, MAX_COORDINATE) * (1 << SUBPIXEL_BITS)
    points = [(int(x), int(y)) for x, y in np.round(scaled)]
    for start, end in BONES:
        if usable[start] and usable[end]:
            colour = FINGER_COLOURS[(end - 1) // 4]
            cv2.line(canvas, points[start], points[end], colour, thickness, cv2.LINE_AA, SUBPIXEL_BITS)
    for joint in np.flatnonzero(usable).tolist():
        colour = FINGER_COLOURS[(joint - 1) // 4] if joint else (255, 255, 255)
        radius = (thickness + 1) << SUBPIXEL_BITS
        cv2.circle(canvas, points[joint], radius, (20, 20, 20), -1, cv2.LINE_AA, SUBPIXEL_BITS)
        cv2.circle(canvas, points[joint], radius * 3 // 4, colour, -1, cv2.LINE_AA, SUBPIXEL_BITS)


def _draw_label(canvas: Image, hand: Hand, wrist: Array) -> None:
    """Side, depth of the wrist in centimetres and gesture beside the wrist [2], kept within the image, in place."""
    depth = float(hand.joints[0, 2])
    if not (np.isfinite(wrist).all() and np.isfinite(depth)):
        return
    text = f"{hand.side} {depth * 100:.0f} cm"
    if hand.gesture is not None and hand.gesture.isascii():  # OpenCV's fonts have no other letters
        text += f" {hand.gesture}"
    height, width = canvas.shape[:2]
    scale = max(0.4, height / 1200)
    (text_width, text_height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, scale, 1)
    x = int(np.clip(wrist[0] - text_width / 2, 2, max(width - text_width - 2, 2)))
    y = int(np.clip(wrist[1] + 2.2 * text_height, text_height + 2, max(height - 4, text_height + 2)))
    for colour, thickness in (((0, 0, 0), 3), ((255, 255, 255), 1)):
        cv2.putText(canvas, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, scale, colour, thickness, cv2.LINE_AA)
