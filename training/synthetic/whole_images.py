"""Whole images with a `truth.jsonl`, as from a camera: for measuring the tracker and for demonstrations."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from handmirror.core.camera.projection import project
from handmirror.core.clips.frames import rotated_pose
from handmirror.core.files import write_errors
from handmirror.core.hand.mirror import points_of_side, rotation_of_side
from handmirror.core.types import Array, Image
from handmirror.training.synthetic.camera import Camera, place_camera
from handmirror.training.synthetic.clip import finish, prepare, render_image
from handmirror.training.synthetic.clip_set import open_folder, options_text
from handmirror.training.synthetic.draw import View
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.mesh import FOREARM, PosedArm
from handmirror.training.synthetic.motion import sample_scene
from handmirror.training.synthetic.scene import HandMotion, SceneMotion
from handmirror.training.synthetic.studio import OTHER_HAND, Studio

TRUTH = "truth.jsonl"
QUALITY = 95


@dataclass(frozen=True, eq=False)
class WholeImage:
    """A whole image and its line of `truth.jsonl`."""

    name: str
    image: Image
    line: dict[str, Any]


def render_clip(
    studio: Studio, knobs: Knobs, seed: int, index: int, frames: int, fps: float, size: tuple[int, int]
) -> Iterator[WholeImage]:
    """The images of clip `index`, all of `size` (width, height), with all hands of the scene."""
    rngs = np.random.default_rng([seed, index]).spawn(8)
    scene = sample_scene(rngs[0], knobs.motion, max(frames, 2), fps)
    arms = [studio.arms.pose(hand, frames) for hand in scene.hands]
    fixed = replace(knobs.camera, width_px=(size[0],), aspect=(size[0] / size[1],))
    camera = place_camera(rngs[1], fixed, arms[int(rngs[1].integers(len(arms)))].joints)
    names = [f"{index:06d}" if frames == 1 else f"{index:06d}-{frame:03d}" for frame in range(frames)]
    yield from photograph(studio, knobs, scene, arms, camera, rngs[2:], names, index * frames)


def photograph(
    studio: Studio,
    knobs: Knobs,
    scene: SceneMotion,
    arms: list[PosedArm],
    camera: Camera,
    rngs: list[np.random.Generator],
    names: list[str],
    first: int,
) -> Iterator[WholeImage]:
    """The first frames of a scene from a camera, each with a name; `first` is the number of the first image."""
    views = [camera.view(frame) for frame in range(len(names))]
    take = prepare(studio, knobs, scene, arms, camera, views, rngs)
    for frame, (view, name) in enumerate(zip(views, names, strict=True)):
        image = finish(take, render_image(studio, take, frame, view), view)
        _, parts = studio.renderer.truth(view, studio.shapes_in_use)
        hands = []
        for k, (motion, arm) in enumerate(zip(scene.hands, arms, strict=True)):
            hand = hand_record(k, motion, arm, frame, view, studio.rest_wrist(motion.shape))
            if hand is not None:
                hands.append({**hand, "visible": _visible(np.array(hand["joints_2d"]), parts, k)})
        line = {
            "frame": first + frame,
            "time_ns": round(float(scene.time_s[frame]) * 1e9),
            "image": name,
            "size": list(view.size),
            "K": _rounded(view.K, 4),
            "hands": hands,
            "facts": take.facts,
        }
        yield WholeImage(name, image, line)


def hand_record(
    number: int, motion: HandMotion, arm: PosedArm, frame: int, view: View, rest_wrist: Array
) -> dict[str, Any] | None:
    """A hand as `poses.jsonl` has it; None when all of it is outside the image, or some of it behind the camera."""
    joints = arm.joints[frame] @ view.rotation.T + view.shift
    if (joints[:, 2] < 0.02).any():
        return None
    pixels = project(joints, view.K)
    if not _inside(pixels, view.size).any():
        return None
    rotation, shift = rotation_of_side(view.rotation, arm.side), points_of_side(view.shift, arm.side)
    trans = rotation @ (rest_wrist + motion.trans[frame]) + shift - rest_wrist
    return {
        "track": number + 1,
        "side": str(arm.side),
        "score": 1.0,
        "pose": _rounded(rotated_pose(motion.pose[frame], rotation), 5),
        "shape": _rounded(motion.shape, 6),
        "trans": _rounded(trans, 5),
        "joints": _rounded(joints, 5),
        "joints_2d": _rounded(pixels, 2),
    }


def _visible(pixels: Array, parts: Image, number: int) -> float:
    """Share of the joints at `pixels` [21, 2] that are in the image and hidden by no arm or object."""
    height, width = parts.shape
    column, row = np.round(pixels[_inside(pixels, (width, height))]).astype(int).T
    shown = parts[row, column].astype(int) - number * OTHER_HAND
    return round(float(((shown >= 1) & (shown < FOREARM)).sum() / 21), 3)


def _inside(pixels: Array, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Which of the pixels [n, 2] lie in an image of `size` (width, height)."""
    return np.logical_and.reduce((pixels >= 0) & (pixels <= np.array(size) - 1), axis=1)


def write_clips(
    out: Path,
    knobs: Knobs,
    seed: int,
    clips: int,
    frames: int,
    fps: float,
    size: tuple[int, int],
    progress: Callable[[int], None],
) -> None:
    """Write clips into a folder; existing ones are kept. UserError when it holds other images."""
    options = {"seed": seed, "frames": frames, "fps": fps, "size": size, "knobs": asdict(knobs)}
    open_folder(out, options_text(options), has_data=(out / TRUTH).exists())
    done = _finished(out / TRUTH, frames)
    progress(len(done) * frames)
    studio = Studio(knobs)
    for index in (index for index in range(clips) if index not in done):
        write_images(out, list(render_clip(studio, knobs, seed, index, frames, fps, size)))
        progress(frames)


def _finished(truth: Path, frames: int) -> set[int]:
    """The clips of which an earlier run has written every image; its other lines are deleted."""
    with write_errors(truth, "choose another folder with --out"):
        text = truth.read_text(encoding="utf-8") if truth.exists() else ""
        lines = [line for line in text.splitlines(keepends=True) if line.endswith("\n")]
        numbers = [json.loads(line)["frame"] // frames for line in lines]
        done = {number for number, count in Counter(numbers).items() if count == frames}
        kept = "".join(line for line, number in zip(lines, numbers, strict=True) if number in done)
        if kept != text:
            part = truth.with_suffix(".part")
            part.write_text(kept, encoding="utf-8")
            part.replace(truth)
    return done


def write_images(out: Path, pictures: list[WholeImage]) -> None:
    """Add images and their lines of `truth.jsonl` to a folder; UserError when they cannot be written."""
    with write_errors(out, "free some space"):
        out.mkdir(parents=True, exist_ok=True)
        for image in pictures:
            bgr = cv2.cvtColor(image.image, cv2.COLOR_RGB2BGR)
            jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1]
            (out / f"{image.name}.jpg").write_bytes(jpeg.tobytes())
        with (out / TRUTH).open("a", encoding="utf-8") as file:
            file.write("".join(json.dumps(image.line, separators=(",", ":")) + "\n" for image in pictures))


def _rounded(values: Array, digits: int) -> list:
    return np.round(values, digits).tolist()
