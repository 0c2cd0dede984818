"""Renders one clip: from a seed to images with labels."""

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.camera.projection import project
from handmirror.core.clips.frames import StoredFrame, joint_box, rotated_pose
from handmirror.core.types import Array, Image, Side
from handmirror.training.synthetic.background import make_stage, paint_far, paint_print, render_far, set_table
from handmirror.training.synthetic.camera import Camera, Square, place_camera, stored_squares
from handmirror.training.synthetic.draw import OBJECT, Shape, Stage, View
from handmirror.training.synthetic.effects import Effects, apply_effects, draw_effects, lens_shade
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.light import Lighting, draw_lighting
from handmirror.training.synthetic.mesh import PosedArm, velocities
from handmirror.training.synthetic.motion import sample_scene
from handmirror.training.synthetic.objects import SceneObject, draw_objects
from handmirror.training.synthetic.scene import SceneMotion
from handmirror.training.synthetic.skin import draw_skin
from handmirror.training.synthetic.studio import Studio

TRIES = 8  # cameras drawn for a clip until the hand is in the image all the time
MAX_MOMENTS = 8  # images whose mean is a moving one
MOMENT_PX = 3.0  # that the fastest joint moves from one of them to the next
OVERSAMPLING = 1.25  # of images in which nothing moves
FAR_SCALE = 0.75  # pixels of the far image a pixel: what lies far behind is rarely sharp
TABLE_SCALE = 0.6  # the same of the table
DEPTH_UNIT_M = 1e-4


@dataclass(frozen=True, eq=False)
class Take:
    """All that the images of a clip are rendered from."""

    scene: SceneMotion
    arms: list[PosedArm]  # the labelled one first
    camera: Camera
    lighting: Lighting
    stage: Stage
    objects: list[SceneObject]
    effects: Effects
    facts: dict[str, Any]  # what was drawn, for about.json
    rng: np.random.Generator  # of what differs from image to image


@dataclass(frozen=True, eq=False)
class FinishedClip:
    """A clip of one hand for the shards."""

    key: str
    side: Side  # of the real hand; the images show it as a right one
    frames: list[StoredFrame]
    facts: dict[str, Any]


def make_clip(
    studio: Studio, knobs: Knobs, seed: int, index: int, frames: int, fps: float, truth: tuple[bool, bool]
) -> FinishedClip:
    """Clip number `index` of a seed: always the same bytes on the same OpenGL.

    Args:
        studio: of this process.
        knobs: what varies.
        seed: of the whole set.
        index: of the clip.
        frames: how many, fewer where the hand leaves the image.
        fps: frames a second.
        truth: whether depth and parts are stored too.
    """
    key = f"synthetic-{index:08d}"
    # each group has its own generator, so that changing one knob does not affect the others
    rngs = np.random.default_rng([seed, index]).spawn(8)
    scene = sample_scene(rngs[0], knobs.motion, max(frames, 2), fps)  # the hand of a single image moves, too
    scene, side = seen_as_right(scene, int(rngs[1].integers(len(scene.hands))))
    arms = [studio.arms.pose(hand, frames) for hand in scene.hands]
    camera, squares = _camera_with_hand(rngs[1], knobs, arms[0].joints)
    seen = {frame: square for frame, square in enumerate(squares[:frames]) if square is not None}
    if not seen:
        return FinishedClip(key, side, [], {})
    views = {frame: square.view(camera, frame) for frame, square in seen.items()}
    take = prepare(studio, knobs, scene, arms, camera, list(views.values()), rngs[2:])
    stored = [_stored_frame(studio, take, frame, views[frame], square, truth) for frame, square in seen.items()]
    return FinishedClip(key, side, stored, take.facts)


def seen_as_right(scene: SceneMotion, chosen: int) -> tuple[SceneMotion, Side]:
    """The scene with the chosen hand first and as a right one, which may take a mirror; and that hand's real side.

    A left hand is stored as its mirror image: mirrored, it is a right hand with the same parameters.
    """
    hands = (scene.hands[chosen], *scene.hands[:chosen], *scene.hands[chosen + 1 :])
    side = hands[0].side
    if side is Side.LEFT:
        other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
        hands = tuple(replace(hand, side=other[hand.side]) for hand in hands)
    return replace(scene, hands=hands), side


def prepare(
    studio: Studio,
    knobs: Knobs,
    scene: SceneMotion,
    arms: list[PosedArm],
    camera: Camera,
    views: list[View],
    rngs: list[np.random.Generator],
) -> Take:
    """Draw light, skin, objects and background, and hand them to the renderer."""
    light_rng, skin_rng, objects_rng, background_rng, effects_rng, frames_rng = rngs
    reach = max(float(np.linalg.norm(arm.joints, axis=-1).max()) for arm in arms) + 0.12
    lighting = draw_lighting(light_rng, knobs.light, camera.rotation[0], reach)
    skin, texture = draw_skin(skin_rng, knobs.skin, studio.skins)
    studio.dress(skin, texture)
    objects, printed = draw_objects(objects_rng, skin_rng, knobs, scene, arms, camera)
    stage, low, size = make_stage(camera, views)
    if background_rng.random() < knobs.background.table:
        solid = np.concatenate([arm.vertices.reshape(-1, 3) for arm in arms])
        set_table(background_rng, stage, camera, solid)
    width, height = max((view.size for view in views), key=max)
    far_px = (round(width * FAR_SCALE), round(height * FAR_SCALE))
    stage.far, kind = paint_far(background_rng, knobs.background, studio.photos, far_px, low, size)
    if printed is not None:
        studio.renderer.set_texture("printed", printed)
    elif any(each.material.base == "printed" for each in objects):
        studio.renderer.set_texture("printed", paint_print(background_rng))
    effects = draw_effects(effects_rng, knobs.effects)
    facts = {
        "motion": scene.kind,
        "hands": len(arms),
        "background": kind,
        "table": any(stage.table),
        "skin": texture or "painted",
        "melanin": round(skin.pigment[0], 3),
        "glove": skin.kind == OBJECT,
        "things": list(dict.fromkeys(each.name for each in objects)),
        "camera_size": list(camera.size),
        "view_deg": round(float(np.degrees(2 * np.arctan(camera.size[0] / 2 / camera.K[0, 0]))), 1),
        "distance_m": round(float(camera.seen(arms[0].joints)[0, 9, 2]), 3),
        "exposure_s": round(effects.exposure_s, 4),
        "defocus_px": round(effects.defocus_px, 2),
        "noise": round(effects.noise, 4),
        "jpeg": effects.quality,
        "grey": bool(effects.colour[0, 1] == effects.colour[1, 1]),
        "stops": round(float(lighting.stops), 2),
        "ambient": round(float(lighting.sky.mean()), 3),
    }
    return Take(scene, arms, camera, lighting, stage, objects, effects, facts, frames_rng)


def render_image(studio: Studio, take: Take, frame: int, view: View) -> Image:
    """The image [h, w, 3] on the sensor in a frame: the mean of some moments if anything moves."""
    shapes, renderer = studio.pose_shapes(take.arms, take.objects, take.scene.time_s, frame), studio.renderer
    renderer.draw_shadows(shapes, take.lighting)
    moments = _moments(take, frame, view)
    if len(moments) == 1:
        drawn = renderer.draw(view, shapes, take.lighting, OVERSAMPLING)
        front = cv2.resize(drawn, view.size, interpolation=cv2.INTER_LINEAR)
    else:
        total = np.zeros((*view.size[::-1], 4), np.float32)
        for layer in renderer.draw_moments(view, shapes, take.lighting, moments):
            cv2.accumulate(layer, total)
        front = cv2.convertScaleAbs(total, alpha=1 / len(moments))
    behind = render_far(take.stage, view)  # which does not move, so it is drawn once
    if any(take.stage.table):
        table = renderer.draw_table(view, take.stage, take.lighting, TABLE_SCALE)
        behind = _over(cv2.resize(table, view.size, interpolation=cv2.INTER_LINEAR), behind)
    return _over(front, behind)


def _over(front: np.ndarray, behind: Image) -> Image:
    """A layer [h, w, 4], its colours weighted with its alpha already, before an image [h, w, 3]."""
    free = cv2.cvtColor(255 - cv2.extractChannel(front, 3), cv2.COLOR_GRAY2RGB)
    seen = cv2.add(cv2.cvtColor(front, cv2.COLOR_RGBA2RGB), cv2.multiply(behind, free, scale=1 / 255))
    return seen.astype(np.uint8, copy=False)


def finish(take: Take, image: Image, view: View) -> Image:
    """The camera's effects on an image that shows a part of the full one."""
    shade = None
    if take.effects.vignette > 0.03:
        width, height = view.size
        full = take.camera.K
        x = ((np.arange(width) - view.K[0, 2]) / view.K[0, 0]) * full[0, 0] / (take.camera.size[0] / 2)
        y = ((np.arange(height) - view.K[1, 2]) / view.K[1, 1]) * full[1, 1] / (take.camera.size[0] / 2)
        shade = lens_shade(take.effects, x, y)
    return apply_effects(image, take.effects, shade, take.rng)


def truth_files(studio: Studio, view: View, shapes: list[Shape], depth: bool, parts: bool) -> dict[str, bytes]:
    """PNGs of depth and parts by the endings of their names."""
    if not (depth or parts):
        return {}
    metres, numbers = studio.renderer.truth(view, shapes)
    files = {}
    if depth:
        steps = np.clip(np.round(metres / DEPTH_UNIT_M), 0, 65535).astype(np.uint16)
        files["depth.png"] = cv2.imencode(".png", steps)[1].tobytes()
    if parts:
        files["parts.png"] = cv2.imencode(".png", numbers)[1].tobytes()
    return files


def _stored_frame(
    studio: Studio, take: Take, frame: int, view: View, square: Square, truth: tuple[bool, bool]
) -> StoredFrame:
    image = finish(take, render_image(studio, take, frame, view), view)
    rows, columns = square.inside(take.camera.size)
    if (rows, columns) != (slice(0, square.stored), slice(0, square.stored)):
        whole, image = image, np.zeros_like(image)
        image[rows, columns] = whole[rows, columns]
    motion, rotation = take.scene.hands[0], view.rotation
    joint_cam = take.arms[0].joints[frame] @ rotation.T + view.shift
    joint_img = project(joint_cam, view.K)
    labels = {
        "joint_cam": joint_cam,
        "joint_img": joint_img,
        "joint_valid": np.ones(21, np.float32),
        "mano_pose": rotated_pose(motion.pose[frame], rotation),
        "mano_shape": motion.shape,
        "mano_valid": np.array(1.0),
        "focal": view.K[[0, 1], [0, 1]],
        "princpt": view.K[:2, 2],
        "hand_bbox": joint_box(joint_img, np.ones(21)),
        "timestamp": np.array(take.scene.time_s[frame], float),
    }
    extra = truth_files(studio, view, studio.shapes_in_use, *truth)
    return StoredFrame(encode_jpeg(image, take.effects.quality), labels, extra)


def _camera_with_hand(rng: np.random.Generator, knobs: Knobs, joints: Array) -> tuple[Camera, list[Square | None]]:
    """A camera that sees the hand in all frames, or the best of some cameras."""
    best: tuple[Camera, list[Square | None]] | None = None
    for _ in range(TRIES):
        camera = place_camera(rng, knobs.camera, joints)
        squares = stored_squares(camera, camera.seen(joints), knobs.camera.square_px)
        if best is None or _found(squares) > _found(best[1]):
            best = camera, squares
        if _found(squares) == len(squares):
            break
    assert best is not None
    return best


def _found(squares: list[Square | None]) -> int:
    return sum(square is not None for square in squares)


def _moments(take: Take, frame: int, view: View) -> Array:
    """Moments of the exposure, in seconds from its middle."""
    exposure = take.effects.exposure_s
    fastest = 0.0
    for arm in take.arms:
        speed = velocities(arm.joints, take.scene.time_s, frame)
        depth = np.maximum((arm.joints[frame] @ view.rotation.T + view.shift)[:, 2], 0.05)
        fastest = max(fastest, float((np.linalg.norm(speed, axis=1) / depth).max()))
    count = int(np.clip(np.ceil(fastest * view.K[0, 0] * exposure / MOMENT_PX), 1, MAX_MOMENTS))
    return (np.arange(count) + 0.5) / count * exposure - exposure / 2
