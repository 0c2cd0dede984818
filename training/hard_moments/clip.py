"""Renders one clip of a hard moment and its truth, frame by frame."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from handmirror.core.bench.quality.manifest import Manifest
from handmirror.core.camera.projection import project
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.types import Array, Image
from handmirror.training.hard_moments.kinds import KINDS, Kind
from handmirror.training.hard_moments.one_hand import FACE
from handmirror.training.hard_moments.script import Script, Window
from handmirror.training.hard_moments.things import held_thing
from handmirror.training.synthetic.background import Canvas, paint_person
from handmirror.training.synthetic.camera import Camera
from handmirror.training.synthetic.clip import Take, finish, prepare, render_image
from handmirror.training.synthetic.draw import View
from handmirror.training.synthetic.mesh import FOREARM, PosedArm
from handmirror.training.synthetic.scene import HandMotion, SceneMotion
from handmirror.training.synthetic.studio import OTHER_HAND, Studio

FOV_DEG, DISTANCE_M = (55.0, 75.0), (0.45, 0.65)
BEHIND_CAMERA_M = 0.02
MELANIN = np.array([1.79, 1.99, 2.14])  # absorption of red, green and blue, as in `surface.frag`
GAMMA = 2.2  # about, of a camera's images
FACING = 0.3  # cosine to the line of sight from which a vertex counts: nearer the outline rounding decides


@dataclass(frozen=True, eq=False)
class MomentClip:
    """A clip to render: on the same OpenGL, the same images and truth for the same arguments."""

    variant: str
    frames: int
    studio: Studio
    take: Take
    view: View
    gain: float  # share of the light that is left

    def images(self) -> Iterator[tuple[Image, dict[str, Any]]]:
        """Every frame's image [h, w, 3] and its line of `truth.jsonl`."""
        for frame in range(self.frames):
            image = _darkened(render_image(self.studio, self.take, frame, self.view), self.gain)
            image = finish(self.take, image, self.view)
            yield image, self._line(frame)

    def _line(self, frame: int) -> dict[str, Any]:
        _, parts = self.studio.renderer.truth(self.view, self.studio.shapes_in_use)
        hands = zip(self.take.scene.hands, self.take.arms, strict=True)
        records = [self._hand(number, motion, arm, frame, parts) for number, (motion, arm) in enumerate(hands)]
        return {
            "frame": frame,
            "time_ns": round(float(self.take.scene.time_s[frame]) * 1e9),
            "image": f"{frame:06d}",
            "size": list(self.view.size),
            "K": np.round(self.view.K, 4).tolist(),
            "hands": [record for record in records if record is not None],
        }

    def _hand(self, number: int, motion: HandMotion, arm: PosedArm, frame: int, parts: Image) -> dict[str, Any] | None:
        """A hand as `poses.jsonl` has it, also outside of the image; None where some of it lies behind the camera."""
        joints = arm.joints[frame] + self.view.shift
        if (joints[:, 2] < BEHIND_CAMERA_M).any():
            return None
        # the camera is not rotated against the scene: only the place differs
        trans = motion.trans[frame] + points_of_side(self.view.shift, arm.side)
        inside, visible, box = self._seen(number, arm, frame, parts)
        return {
            "track": number + 1,
            "side": str(arm.side),
            "score": 1.0,
            "pose": np.round(motion.pose[frame], 5).tolist(),
            "shape": np.round(motion.shape, 6).tolist(),
            "trans": np.round(trans, 5).tolist(),
            "joints": np.round(joints, 5).tolist(),
            "joints_2d": np.round(project(joints, self.view.K), 2).tolist(),
            "inside": inside,
            "visible": visible,
            "box": box,
        }

    def _seen(self, number: int, arm: PosedArm, frame: int, parts: Image) -> tuple[float, float, list[float] | None]:
        """How much of the hand is in the image, how much of it is also hidden by nothing else, and its box there.

        Both are shares of the vertices that face the camera; fingers that hide others of the same hand count as seen.
        """
        hand = self.studio.arms.part < FOREARM
        places = arm.positions[frame][hand] + self.view.shift
        slant = np.einsum("ni,ni->n", arm.normals[frame][hand], places) / np.linalg.norm(places, axis=1)
        facing = slant < -FACING
        pixels = project(np.maximum(places[facing], (-1e9, -1e9, BEHIND_CAMERA_M)), self.view.K)
        within = ((pixels >= -0.5) & (pixels < np.array(self.view.size) - 0.5)).all(1)
        if not within.any():
            return 0.0, 0.0, None
        columns, rows = np.round(pixels[within]).astype(int).clip(0, np.array(self.view.size) - 1).T
        shown = _part_near(parts, rows, columns, number)
        low, high = pixels[within].min(0), pixels[within].max(0)
        box = np.round([*low, *high], 1).tolist()
        return round(float(within.mean()), 3), round(float(shown.sum() / len(pixels)), 3), box


def _part_near(parts: Image, rows: Array, columns: Array, number: int) -> Array:
    """Whether each pixel shows the hand of this number."""
    part = parts[rows, columns].astype(int) - min(number, 1) * OTHER_HAND
    return (part >= 1) & (part < FOREARM)


def prepare_clip(
    studio: Studio, manifest: Manifest, kind: str, half: str, number: int, chosen: Kind | None = None
) -> MomentClip:
    """Draw a clip of a manifest's plan; `chosen` is the kind, unless it is one of the hard moments."""
    chosen = chosen or KINDS[kind]
    seed = [manifest.seeds[half], zlib.crc32(kind.encode()), number]
    rngs = np.random.default_rng(seed).spawn(8)
    fov, distance = rngs[0].uniform(*FOV_DEG), rngs[0].uniform(*DISTANCE_M)
    window = Window(manifest.size, float(fov), float(distance))
    frames = round(manifest.seconds * manifest.fps)
    time_s = np.arange(frames) / manifest.fps
    variant = chosen.variants[number % len(chosen.variants)]
    scene = SceneMotion(chosen.make(Script(rngs[1], window, time_s, variant, number)), time_s, kind)
    arms = [studio.arms.pose(hand) for hand in scene.hands]
    shift = np.tile([0.0, 0.0, window.distance_m], (frames, 1))
    camera = Camera(manifest.size, window.K, np.tile(np.eye(3), (frames, 1, 1)), shift)
    view = camera.view(0)
    take = prepare(studio, chosen.knobs, scene, arms, camera, [view], rngs[2:])
    gain = _change(take, studio, chosen, variant, np.random.default_rng([*seed, 1]))
    return MomentClip(variant, frames, studio, take, view, gain)


def _change(take: Take, studio: Studio, kind: Kind, variant: str, rng: np.random.Generator) -> float:
    """Add what only clips of this kind have; the share of the light that is left."""
    if kind.has_thing:
        take.objects.insert(0, held_thing(rng, variant, take.arms[0]))
    if kind.has_face:
        _paint_face(rng, take)
    if kind.two_people:
        more = rng.choice([-1, 1]) * rng.uniform(0.25, 0.6)  # of melanin
        red, green, blue = np.exp(-more * MELANIN)
        studio.tint_second((red, green, blue))
    return float(2.0 ** -rng.uniform(*kind.stops))


def _paint_face(rng: np.random.Generator, take: Take) -> None:
    """A head and shoulders onto the far image, about as large as of somebody who sits before the camera."""
    far = take.stage.far
    assert far is not None
    width, height = take.camera.size
    left, top, wide, high = take.stage.far_window
    focal = take.camera.K[0, 0] / height  # from tangents to parts of the height, which both axes are measured in
    middle = (take.camera.K[:2, 2] + 0.5) / height
    canvas = Canvas(far.astype(np.float32), np.array([left, top]) * focal + middle, np.array([wide, high]) * focal)
    paint_person(rng, canvas, (FACE[0] * width / height, FACE[1], float(rng.uniform(0.17, 0.24))))
    take.stage.far = np.clip(canvas.image, 0, 255).astype(np.uint8)


def _darkened(image: Image, gain: float) -> Image:
    """An image with its light times `gain`."""
    if gain == 1.0:
        return image
    steps = (np.arange(256) / 255) ** GAMMA * gain
    return np.asarray(cv2.LUT(image, (255 * steps ** (1 / GAMMA)).round().astype(np.uint8)), np.uint8)
