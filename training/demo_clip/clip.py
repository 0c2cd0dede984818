"""The clip and its truth: poses of each frame, the picture, and the files."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import torch

from core.hand.model import HandModel, mirror_points
from core.types import Array, Image, Side
from training.demo_clip.motion import FPS, SECONDS, HandMotion, motions, rotation_matrix
from training.demo_clip.render import SIZE, PosedHand, Renderer, intrinsics

FRAMES = FPS * SECONDS
ENCODER = {"crf": "18", "preset": "slow", "threads": "2"}


@dataclass(frozen=True)
class TrueHand:
    """One hand of one frame: what is rendered, and what is written down of it."""

    motion: HandMotion
    index: int
    posed: PosedHand
    joints: Array  # [21, 3] metres in the real camera

    def record(self, K: Array) -> dict:
        """The hand as `poses.jsonl` has it."""
        return {
            "track": 1 if self.motion.side is Side.RIGHT else 2,
            "side": str(self.motion.side),
            "score": 1.0,
            "pose": _rounded(self.motion.pose[self.index], 5),
            "shape": _rounded(self.motion.shape, 6),
            "trans": _rounded(self.motion.trans[self.index], 5),
            "joints": _rounded(self.joints, 5),
            "joints_2d": _rounded(self.joints_2d(K), 2),
        }

    def joints_2d(self, K: Array) -> Array:
        """[21, 2] pixels."""
        seen = self.joints @ K.T
        return seen[:, :2] / seen[:, 2:]


class Clip:
    """Poses and pictures of all frames; the same seed gives the same bytes before encoding."""

    def __init__(self, seed: int = 0) -> None:
        self._model = HandModel.load()
        self._motions = motions(self._model)
        self._renderer = Renderer(self._model, seed)

    def hands(self, index: int) -> list[TrueHand]:
        """The hands at work in a frame, whether or not they are in the picture yet."""
        return [self._pose(motion, index) for motion in self._motions if index >= motion.first]

    def picture(self, index: int) -> tuple[Image, Array]:
        """The picture [h, w, 3] RGB uint8, and how much of each pixel a hand or sleeve covers [h, w] 0..1."""
        return self._renderer.frame([hand.posed for hand in self.hands(index)], index)

    def line(self, index: int) -> dict:
        """The truth of a frame in the form of `poses.jsonl`: the hands that are in the picture with all joints."""
        K, size = intrinsics(), self._renderer.size
        inside = [h for h in self.hands(index) if ((h.joints_2d(K) >= 0) & (h.joints_2d(K) < size)).all()]
        return {
            "frame": index,
            "time_ns": index * 1_000_000_000 // FPS,
            "image": f"{index:06d}",
            "size": list(size),
            "K": _rounded(K, 4),
            "hands": [hand.record(K) for hand in inside],
        }

    def _pose(self, motion: HandMotion, index: int) -> TrueHand:
        pose, shape, trans = (
            torch.tensor(value[None], dtype=torch.float32)
            for value in (motion.pose[index], motion.shape, motion.trans[index])
        )
        geometry = self._model(pose, shape, trans)
        vertices, joints = (part[0].numpy().astype(float) for part in (geometry.vertices, geometry.joints))
        rotation = rotation_matrix(motion.pose[index, :3])
        posed = PosedHand(motion.side, vertices, rotation, motion.elbow[index])
        return TrueHand(motion, index, posed, mirror_points(joints) if motion.side is Side.LEFT else joints)


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
            picture, _ = clip.picture(index)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))


def _rounded(values: Array, digits: int) -> list:
    return np.round(values, digits).tolist()
