"""Shades and draws the hands of one frame over the room."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from core.hand.model import HandModel, vertex_normals
from core.types import Array, Image, Side
from training.demo_clip.raster import rasterize
from training.demo_clip.skin import Paint, paint
from training.demo_clip.surface import Surface

SIZE = (960, 540)
FOV_DEG = 60.0
OVERSAMPLING = 2
# Towards the lights, in the camera's axes; linear RGB strengths
KEY, KEY_COLOUR = np.array([-0.50, -0.62, -0.60]), np.array([1.95, 1.80, 1.62])
FILL, FILL_COLOUR = np.array([0.85, -0.10, -0.35]), np.array([0.34, 0.40, 0.50])
SKY, GROUND = np.array([0.36, 0.38, 0.41]), np.array([0.26, 0.22, 0.185])
WRAP = np.array([0.38, 0.16, 0.10])  # light bleeding into the shade beneath the skin, most in red
SHADOW_SIZE = 420
SHADOW_SPAN_M = 0.36
NOISE = 1.3  # standard deviation of the sensor's noise, of 255


@dataclass(frozen=True)
class PosedHand:
    """A hand as the renderer wants it: right-model space, and the side that says whether to mirror it."""

    side: Side
    vertices: Array  # [778, 3] metres, of the right model
    turn: Array  # [3, 3]
    elbow: Array  # [3] metres


def intrinsics(size: tuple[int, int] = SIZE) -> Array:
    """[3, 3] of a camera with 60 degrees of horizontal view and a centred principal point."""
    focal = size[0] / 2 / np.tan(np.radians(FOV_DEG) / 2)
    return np.array([[focal, 0, size[0] / 2], [0, focal, size[1] / 2], [0, 0, 1]])


class Renderer:
    """Draws frames; everything random comes from the seed."""

    def __init__(self, model: HandModel, seed: int = 0, size: tuple[int, int] = SIZE) -> None:
        self.size, self.K, self.seed = size, intrinsics(size), seed
        self._surface = Surface(model.faces)
        self._paint = paint(model, self._surface, seed)
        self._room = _room(size, seed)

    def frame(self, hands: list[PosedHand], index: int) -> tuple[Image, Array]:
        """The picture [h, w, 3] RGB uint8 and how much of each pixel a hand or sleeve covers [h, w] 0..1."""
        big = (self.size[0] * OVERSAMPLING, self.size[1] * OVERSAMPLING)
        colour = np.zeros((big[1], big[0], 3), np.float32)
        nearest = np.full((big[1], big[0]), np.inf, np.float32)
        for hand in hands:
            self._draw(hand, colour, nearest)
        covered = np.isfinite(nearest)
        colour[covered] = _encode(colour[covered])
        cover = cv2.resize(covered.astype(np.float32), self.size, interpolation=cv2.INTER_AREA)
        drawn = cv2.resize(colour, self.size, interpolation=cv2.INTER_AREA)
        picture = drawn + self._room * (1 - cover[..., None])
        noise = np.random.default_rng((self.seed, index)).normal(0, NOISE, picture.shape)
        picture = cv2.GaussianBlur(picture, (0, 0), 0.55) * 255 + noise
        return np.clip(np.round(picture), 0, 255).astype(np.uint8), np.asarray(cover, np.float32)

    def _draw(self, hand: PosedHand, colour: Array, nearest: Array) -> None:
        """Draw one hand into the big colour and depth pictures, in place."""
        surface = self._surface
        points = surface.vertices(hand.vertices, hand.turn, hand.elbow)
        faces, coarse, coarse_faces = surface.faces, hand.vertices, surface.coarse_faces
        if hand.side is Side.LEFT:
            points, coarse = points * (-1, 1, 1), coarse * (-1, 1, 1)
            faces, coarse_faces = faces[:, ::-1], coarse_faces[:, ::-1]
        open_sky = np.ones(len(points))
        open_sky[: surface.hand_count] = surface.refine(1 - occlusion(coarse, coarse_faces)[:, None])[:, 0]
        normals = vertex_normals(points, faces)
        shaded = shade(points, normals, np.clip(open_sky, 0.1, 1), _lit(points, faces, surface.hand_count), self._paint)

        pixels = (points[:, :2] / points[:, 2:] * self.K[0, 0] + self.K[:2, 2]) * OVERSAMPLING
        z, face, weights = rasterize(pixels, points[:, 2], faces, (colour.shape[1], colour.shape[0]))
        front = z < nearest
        nearest[front] = z[front]
        colour[front] = np.einsum("nk,nkc->nc", weights[front], shaded[faces[face[front]]])


def shade(points: Array, normals: Array, open_sky: Array, lit: Array, coat: Paint) -> Array:
    """Linear RGB [m, 3] of vertices seen from the origin.

    Args:
        points, normals: [m, 3] in the camera's axes.
        open_sky: [m] how little ambient light is blocked, 0..1.
        lit: [m] how much of the key light arrives, 0..1.
        coat: the surface's own colour and gloss.
    """
    view = -points / np.linalg.norm(points, axis=1, keepdims=True)
    light = np.zeros((len(points), 3))
    specular = np.zeros(len(points))
    wrap = WRAP * coat.skin[:, None]
    for direction, strength, arrives in ((KEY, KEY_COLOUR, lit), (FILL, FILL_COLOUR, open_sky)):
        towards = direction / np.linalg.norm(direction)
        cosine = normals @ towards
        # shadows on skin keep a red edge: light that entered elsewhere
        passed = arrives[:, None] ** (1 - 0.5 * wrap)
        light += strength * passed * np.clip((cosine[:, None] + wrap) / (1 + wrap), 0, 1) / (1 + wrap)
        half = towards + view
        half /= np.linalg.norm(half, axis=1, keepdims=True)
        lobe = np.clip((normals * half).sum(1), 0, 1) ** 28
        specular += lobe * arrives * strength.mean() * (cosine > 0)
    up = 0.5 - 0.5 * normals[:, 1:2]
    # light bounced between skin and skin is warm: the blocked part of the ambient light fades in red last
    light += (GROUND + (SKY - GROUND) * up) * open_sky[:, None] ** (1 - 0.6 * wrap)
    fresnel = 0.35 + 0.65 * (1 - np.clip((normals * view).sum(1), 0, 1)) ** 3
    return coat.colour * light + (coat.gloss * specular * fresnel)[:, None]


def occlusion(vertices: Array, faces: np.ndarray) -> Array:
    """Part of the ambient light [v] that other parts of a coarse mesh block: its vertices taken as small discs."""
    normals = vertex_normals(vertices, faces)
    first, second, third = (vertices[faces[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(second - first, third - first), axis=1) / 2
    disc = np.bincount(faces.ravel(order="F"), np.tile(area, 3), len(vertices)) / 3
    between = vertices[None] - vertices[:, None]
    square = np.maximum((between**2).sum(-1), 1e-12)
    distance = np.sqrt(square)
    leaving = np.einsum("ijc,ic->ij", between, normals) / distance
    arriving = -np.einsum("ijc,jc->ij", between, normals) / distance
    blocked = np.clip(leaving, 0, 1) * np.clip(arriving, 0, 1) * disc / (np.pi * square + disc)
    return 1 - np.exp(-1.6 * blocked.sum(1))


def _lit(points: Array, faces: np.ndarray, hand_count: int) -> Array:
    """How much of the key light reaches each point [m], 0..1, by a soft shadow map centred on the hand."""
    forward = -KEY / np.linalg.norm(KEY)
    right = np.cross((0.0, 1, 0), forward)
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(forward, right), forward])
    seen = points @ axes.T
    scale = SHADOW_SIZE / SHADOW_SPAN_M
    pixels = (seen[:, :2] - seen[:hand_count, :2].mean(0)) * scale + SHADOW_SIZE / 2
    z, _, _ = rasterize(pixels, seen[:, 2], faces, (SHADOW_SIZE, SHADOW_SIZE))
    total = np.zeros(len(points))
    offsets = [(x, y) for x in (-3, -1.5, 0, 1.5, 3) for y in (-3, -1.5, 0, 1.5, 3)]
    for offset in offsets:
        at = np.floor(pixels + offset).astype(int)
        inside = ((at >= 0) & (at < SHADOW_SIZE)).all(1)
        column, row = np.clip(at, 0, SHADOW_SIZE - 1).T
        total += ~inside | (seen[:, 2] < z[row, column] + 0.0035)
    return total / len(offsets)


def _encode(linear: Array) -> Array:
    """Linear light to the picture's values 0..1: a soft shoulder, then sRGB's curve."""
    toned = 1 - np.exp(-1.25 * np.maximum(linear, 0))
    return np.where(toned < 0.0031308, 12.92 * toned, 1.055 * np.maximum(toned, 1e-6) ** (1 / 2.4) - 0.055)


def _room(size: tuple[int, int], seed: int) -> Array:
    """An out-of-focus room [h, w, 3], values 0..1."""
    width, height = size
    rng = np.random.default_rng((seed, 99))
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    wall = np.array([0.66, 0.65, 0.61]) - 0.22 * x[..., None] - 0.10 * y[..., None] * np.array([0.8, 1.0, 1.2])
    room = wall.astype(np.float32)

    def rectangle(x0: float, y0: float, x1: float, y1: float, colour: Sequence[float]) -> None:
        corners = (int(x0 * width), int(y0 * height)), (int(x1 * width), int(y1 * height))
        cv2.rectangle(room, *corners, colour, -1)

    rectangle(0.04, 0.06, 0.22, 0.58, (0.86, 0.91, 0.95))  # window
    rectangle(0.125, 0.06, 0.135, 0.58, (0.55, 0.55, 0.53))
    rectangle(0.60, 0.10, 0.93, 0.62, (0.27, 0.23, 0.20))  # shelf with books
    for shelf in range(3):
        left = 0.61
        while left < 0.90:
            thick = rng.uniform(0.012, 0.03)
            top = 0.125 + 0.165 * shelf + rng.uniform(0, 0.04)
            shade_of = rng.uniform(0.15, 0.6) * (0.5 + 1.5 * rng.dirichlet((9, 9, 9)))
            rectangle(left, top, left + thick, 0.265 + 0.165 * shelf, shade_of.tolist())
            left += thick + 0.002
    rectangle(0.0, 0.78, 1.0, 1.0, (0.34, 0.29, 0.25))  # table
    for y0, radii, colour in (
        (0.66, (width // 22, height // 6), (0.22, 0.33, 0.20)),  # plant and pot
        (0.80, (width // 34, height // 16), (0.45, 0.42, 0.40)),
    ):
        cv2.ellipse(room, (int(0.36 * width), int(y0 * height)), radii, 0, 0, 360, colour, -1)
    blurred = cv2.GaussianBlur(room, (0, 0), width / 60)
    vignette = 1 - 0.25 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    return blurred * vignette[..., None].astype(np.float32)
