"""The clip and its truth, rendered like synthetic training images, with everything that varies there fixed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array, Image
from handmirror.training.demo_clip.motion import FPS, SECONDS, demo_scene
from handmirror.training.synthetic.camera import Camera
from handmirror.training.synthetic.clip import finish, prepare, render_image
from handmirror.training.synthetic.knobs import BackgroundKnobs, EffectKnobs, Knobs, LightKnobs, ObjectKnobs, SkinKnobs
from handmirror.training.synthetic.studio import Studio
from handmirror.training.synthetic.whole_images import hand_record

FRAMES = FPS * SECONDS
SIZE, FOV_DEG = (960, 540), 60.0
SEED = 24  # of the shipped clip: a bright room
ENCODER = {"crf": "20", "preset": "slow", "threads": "2"}
KNOBS = Knobs(
    skin=SkinKnobs(
        melanin=(0.3, 0.3),
        blood=(0.5, 0.5),
        marks=(0.7, 0.7),
        polish=0,
        ring=0,
        watch=0,
        sleeve=1,
        sleeve_m=(0.03, 0.03),
        glove=0,
    ),
    light=LightKnobs(second_lamp=1, third_lamp=0, near=0, coloured=0, ambient=(0.6, 0.6), exposure_stops=0),
    background=BackgroundKnobs(person=0, table=0, defocus=(0.01, 0.01), brightness_stops=0),
    objects=ObjectKnobs(0, 0, 0),
    effects=EffectKnobs(
        exposure_s=(0.01, 0.01),
        defocus_px=0,
        shake=0,
        noise=(0.005, 0.005),
        low_light=0,
        contrast=(1.0, 1.0),
        saturation=(1.05, 1.05),
        grey=0,
    ),
)


def intrinsics(size: tuple[int, int] = SIZE) -> Array:
    """[3, 3] of a camera with 60 degrees of horizontal view and a centred principal point."""
    focal = size[0] / 2 / np.tan(np.radians(FOV_DEG) / 2)
    return np.array([[focal, 0, size[0] / 2], [0, focal, size[1] / 2], [0, 0, 1]])


class Clip:
    """Poses and images of all frames; on the same OpenGL the same seed gives the same bytes before encoding."""

    def __init__(self, seed: int = SEED) -> None:
        self._seed, self._studio = seed, Studio(KNOBS)
        self._scene = demo_scene(HandModel.load())
        self._arms = [self._studio.arms.pose(hand, FRAMES) for hand in self._scene.hands]
        still = np.tile(np.eye(3), (FRAMES, 1, 1)), np.zeros((FRAMES, 3))
        camera = Camera(SIZE, intrinsics(), *still)
        self._view = camera.view(0)
        rngs = np.random.default_rng(seed).spawn(6)
        self._take = prepare(self._studio, KNOBS, self._scene, self._arms, camera, [self._view], rngs)

    def image(self, index: int) -> Image:
        """The image [h, w, 3] of a frame."""
        take = replace(self._take, rng=np.random.default_rng([self._seed, index]))
        return finish(take, render_image(self._studio, take, index, self._view), self._view)

    def parts(self, index: int) -> Image:
        """Numbers [h, w] of the parts seen in the frame that `picture` has drawn last, 0 for none."""
        return self._studio.renderer.truth(self._view, self._studio.shapes_in_use)[1]

    def line(self, index: int) -> dict:
        """The truth of a frame in the form of `poses.jsonl`: the hands that are in the image with all joints."""
        hands = []
        for number, (motion, arm) in enumerate(zip(self._scene.hands, self._arms, strict=True)):
            rest_wrist = self._studio.rest_wrist(motion.shape)
            hand = hand_record(number, motion, arm, index, self._view, rest_wrist)
            if hand is not None and _inside(np.array(hand["joints_2d"])):
                hands.append(hand)
        return {
            "frame": index,
            "time_ns": index * 1_000_000_000 // FPS,
            "image": f"{index:06d}",
            "size": list(SIZE),
            "K": np.round(self._view.K, 4).tolist(),
            "hands": hands,
        }


def write_clip(folder: Path, seed: int, progress: Callable[[range], Iterator[int]] = iter) -> None:
    """Render the clip into `folder` as `demo.mp4` and `truth.jsonl`."""
    folder.mkdir(parents=True, exist_ok=True)
    clip = Clip(seed)
    lines = [json.dumps(clip.line(index), separators=(",", ":")) for index in range(FRAMES)]
    (folder / "truth.jsonl").write_text("\n".join(lines) + "\n")
    with av.open(str(folder / "demo.mp4"), "w", options={"movflags": "faststart"}) as container:
        stream = container.add_stream("libx264", rate=Fraction(FPS), options=ENCODER)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        for index in progress(range(FRAMES)):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(clip.image(index), format="rgb24")))
        container.mux(stream.encode(None))


def _inside(points: Array) -> bool:
    """Whether all points [n, 2] lie in the image."""
    return bool(((points >= 0) & (points < SIZE)).all())
