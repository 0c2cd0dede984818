"""Tracks the frames of several cameras: a tracker for each, and one fit of each hand to what all of them see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from handmirror.app.live.replaceable_tracker import Tracker
from handmirror.app.panes.cameras import CameraPicture, CamerasFrame
from handmirror.core.cameras.fusion import FusedHand, HandFuser
from handmirror.core.cameras.seen import seen_hand
from handmirror.core.cameras.session import hand_line
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.hand.model import load_arrays
from handmirror.core.poses.posing import posed_hands
from handmirror.core.tracking.config import TrackerSetup
from handmirror.core.types import Array, Frame, FrameResult, Hand

Known = tuple[int, FrameResult]  # time of a camera's frame, and what its tracker found in it


@dataclass(frozen=True)
class CamerasResult(FrameResult):
    """The hands that all cameras see, and what each of them sees alone."""

    own: Mapping[int, FrameResult] = field(default_factory=dict)  # by the cameras' places, of those with a frame


class CamerasTracker:
    """As `Tracker`; hands are in the first camera's axes. A frame of one camera is tracked by the first tracker."""

    def __init__(self, trackers: Sequence[Tracker]) -> None:
        """`trackers` are of the cameras in their order; their filters are switched off."""
        self._trackers = tuple(trackers)
        first = self._trackers[0]
        self.smooth, self.smoothing = first.smooth, first.smoothing
        self._hand_length: float | None = None
        self._gestures: GestureSet | None = None
        for tracker in self._trackers:
            tracker.smooth = False
        self._arrays = load_arrays(first.setup.config.hand_model)
        self._fuser: tuple[tuple[object, ...], HandFuser] | None = None  # what it was made of, and it
        self._last: dict[int, Known] = {}

    @property
    def hand_length(self) -> float | None:
        """Metres, None where it is unknown."""
        return self._hand_length

    @hand_length.setter
    def hand_length(self, length: float | None) -> None:
        self._hand_length = length
        for tracker in self._trackers:
            tracker.hand_length = length

    @property
    def gestures(self) -> GestureSet | None:
        """What is recognised."""
        return self._gestures

    @gestures.setter
    def gestures(self, gestures: GestureSet | None) -> None:
        self._gestures = gestures
        for tracker in self._trackers:
            tracker.gestures = gestures

    @property
    def setup(self) -> TrackerSetup:
        """That of the first camera's tracker, with the filter of the fused hands."""
        setup = self._trackers[0].setup
        return replace(setup, config=replace(setup.config, smooth=self.smooth, smoothing=self.smoothing))

    @property
    def setups(self) -> tuple[TrackerSetup, ...]:
        """That of each camera's tracker."""
        return tuple(tracker.setup for tracker in self._trackers)

    @property
    def faces(self) -> NDArray[np.integer]:
        """[1538, 3] of a right hand."""
        return self._trackers[0].faces

    @property
    def device_label(self) -> str:
        """The device in words."""
        return self._trackers[0].device_label

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences on what is unusual about the trackers."""
        return self._trackers[0].notices

    def reset(self) -> None:
        """Forget all hands."""
        self._fuser, self._last = None, {}
        for tracker in self._trackers:
            tracker.reset()

    def track(self, frame: Frame, K: Array) -> FrameResult:
        """The hands that all cameras see; K is used for a frame of one camera only."""
        if not isinstance(frame, CamerasFrame) or len(frame.cameras) != len(self._trackers):
            return self._trackers[0].track(frame, K)
        found = {k: self._tracked(k, each, each.frame) for k, each in enumerate(frame.cameras) if each.frame}
        fuser = self._fuser_of(frame.cameras)
        seen = [seen_hand(k, hand) for k, result in found.items() for hand in result.hands]
        fused = fuser.fuse(seen, frame.time_ns)
        first = frame.cameras[0].K
        hands = posed_hands([hand_line(each, first, fuser.model) for each in fused], fuser.model)
        named = tuple(_with_gesture(hand, each, found) for hand, each in zip(hands, fused, strict=True))
        notice = next((result.notice for result in found.values() if result.notice), "")
        timings = _sum([result.timings_ms for result in found.values()])
        return CamerasResult(frame, first, named, timings, notice, found)

    def _tracked(self, camera: int, picture: CameraPicture, frame: Frame) -> FrameResult:
        """What a camera sees; a frame that it shows for longer is tracked once."""
        time_ns, result = self._last.get(camera, (None, None))
        if result is None or time_ns != frame.time_ns:
            result = self._trackers[camera].track(frame, picture.K)
            self._last[camera] = frame.time_ns, result
        return result

    def _fuser_of(self, cameras: Sequence[CameraPicture]) -> HandFuser:
        """The one in use, or another one where the cameras or the settings have changed."""
        poses = tuple(each.pose for each in cameras)
        made_of = (*map(id, poses), self.smooth, self.smoothing, self._hand_length)
        if self._fuser is None or self._fuser[0] != made_of:
            fuser = HandFuser(poses, self._arrays, self.smooth, self.smoothing, self._hand_length)
            self._fuser = made_of, fuser
        return self._fuser[1]


def make_cameras_tracker(make: Callable[[], Tracker], cameras: int) -> Tracker:
    """A tracker for frames of so many cameras; for one camera what `make` makes."""
    return make() if cameras == 1 else CamerasTracker([make() for _ in range(cameras)])


def _with_gesture(hand: Hand, fused: FusedHand, found: Mapping[int, FrameResult]) -> Hand:
    """The hand with the gesture of the camera that is most sure of one."""
    own = [
        each
        for seen in fused.seen
        for each in found[seen.camera].hands
        if each.track == seen.track and each.gesture is not None
    ]
    best = max(own, key=lambda each: each.gesture_score or 0.0, default=None)
    return hand if best is None else replace(hand, gesture=best.gesture, gesture_score=best.gesture_score)


def _sum(timings: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The milliseconds of each stage in all cameras."""
    stages = dict.fromkeys(stage for each in timings for stage in each)
    return {stage: sum(each.get(stage, 0.0) for each in timings) for stage in stages}
