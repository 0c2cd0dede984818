"""A tracker without networks: its hands are moved by the frame's number."""

import threading
from collections.abc import Sequence

import numpy as np

from handmirror.core.hand.mirror import mirror_points
from handmirror.core.hand.model import HandModel
from handmirror.core.tracking.config import TrackerConfig, TrackerSetup
from handmirror.core.types import Array, Frame, FrameResult, Hand, Side


class MovingHands:
    """One hand for each of `sides`: it moves back and forth in 120 frames and bends its fingers, or stays `still`, 6 cm
    to the side."""

    def __init__(self, sides: Sequence[Side] = (Side.RIGHT,), still: bool = False) -> None:
        self.smooth, self.smoothing, self.hand_length, self.device_label = True, 1.0, None, "cpu"
        self.notices: tuple[str, ...] = ()
        self.sides = tuple(sides)
        self.still = still
        self._tracked = threading.Condition()
        self._count = 0  # of all runs
        self._model = HandModel.load()

    @property
    def setup(self) -> TrackerSetup:
        config = TrackerConfig(len(self.sides), smooth=self.smooth, hand_length=self.hand_length)
        return TrackerSetup(config, None, self.device_label, "no library")

    def reset(self) -> None:
        pass

    def wait_for_frames(self, count: int) -> None:
        """Wait on another thread until so many more frames have been tracked."""
        with self._tracked:
            end = self._count + count
            assert self._tracked.wait_for(lambda: self._count >= end, timeout=60)

    def track(self, frame: Frame, K: Array) -> FrameResult:
        phase = 0.0 if self.still else 2 * np.pi * frame.index / 120
        hands = tuple(self._hand(number, side, phase, K) for number, side in enumerate(self.sides, 1))
        with self._tracked:
            self._count += 1
            self._tracked.notify_all()
        return FrameResult(frame, K, hands)

    def _hand(self, track: int, side: Side, phase: float, K: Array) -> Hand:
        sign = 1 if side is Side.RIGHT else -1
        pose = np.zeros(48, np.float32)
        pose[:3] = (-1.4, 0.3 * np.sin(phase), 0.0)  # fingers up
        pose[3:39] = np.tile([0.0, 0.0, 0.25 * (1 - np.cos(phase))], 12)
        x = 0.06 if self.still else (0.10 if len(self.sides) > 1 else 0.0) + 0.06 * np.sin(phase)
        trans = np.array([x, 0.08, 0.50], np.float32)
        geometry = self._model(pose[None], np.zeros((1, 10)))
        vertices, joints = geometry.vertices[0], geometry.joints[0]
        if sign < 0:
            vertices, joints = mirror_points(vertices), mirror_points(joints)
        place = trans * np.array([sign, 1, 1], np.float32)
        vertices, joints = vertices + place, joints + place
        pixels = joints @ K.T.astype(np.float32)
        return Hand(
            track,
            side,
            0.99,
            pose,
            np.zeros(10, np.float32),
            trans,
            joints,
            pixels[:, :2] / pixels[:, 2:],
            lambda: vertices,
            raw_wrist=joints[0],
        )
