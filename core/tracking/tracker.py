"""The pipeline: a frame and its intrinsics in, hands out. `HandTracker.track` is the whole of it, in order."""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from handmirror.core import opencv
from handmirror.core.hand.fit import HandFitter
from handmirror.core.hand.meshes import Meshes
from handmirror.core.hand.model import HandModel, load_arrays, mirror_points
from handmirror.core.hand.size import HandSizer
from handmirror.core.network.engine import Engines
from handmirror.core.network.huge_pages import use_huge_pages
from handmirror.core.network.parts import PALM_SIZE
from handmirror.core.tracking.box import Box, box_of_hand, tightened
from handmirror.core.tracking.config import TrackerConfig, TrackerSetup
from handmirror.core.tracking.detector import Palm, PalmDetector, Region, tiles
from handmirror.core.tracking.estimators import Estimator, FitEstimator
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks
from handmirror.core.tracking.network_estimator import NetworkEstimator, shipped_network
from handmirror.core.tracking.track import Track
from handmirror.core.types import Array, Frame, FrameResult, Hand, Image, Side

# of the landmark network: to go on with a track, and to do so without asking the detector
KEPT_PRESENCE, DOUBTFUL_PRESENCE = 0.3, 0.7
# to take something for a hand: in a video the next frame is another chance, a still has just one
NEW_PRESENCE, STILL_PRESENCE = 0.65, 0.5
# of a further hand in a part of a still, the last two in sizes of the hand that is known
SURE_PRESENCE, LEAST_OF_ANOTHER, APART = 0.8, 0.4, 0.4
SAME_HAND = 0.25  # mean distance between two hands' points, in sizes of the hand, under which they are one hand
SEARCH_EVERY = 4  # frames between searches for a further hand while at least one is followed
FULL_SEARCH_EVERY = 7  # of those searches one sees the picture as large as the network is used to, the others ...
QUICK_SIZE, LARGE_HAND = 128, 0.25  # ... so many pixels long, while hands are that large, in sides of the picture
LONGEST_GAP_NS = 500_000_000  # between two frames; after a longer one nothing is where it was
NEAREST, FARTHEST = 0.05, 5.0  # metres between which a hand is plausible
LAST_GOOD = "A hand looked implausible: its last good pose is shown."
NOT_POSED = "A hand looked implausible and is hidden until it looks right again."  # there is no good pose of it yet
DEFAULT = TrackerConfig()
UNKNOWN_HAND_MODEL = "The network that ships does not know the hand model {}: the fit poses the hands."


class HandTracker:
    """Finds hands and follows them from frame to frame."""

    def __init__(
        self,
        config: TrackerConfig = DEFAULT,
        progress: Callable[[str], None] = lambda sentence: None,
        **options: Any,
    ) -> None:
        """A tracker with its networks loaded.

        Args:
            config: what is asked for.
            progress: announces preparations that take seconds, in a sentence.
            options: fields of TrackerConfig that differ from `config`, as in HandTracker(max_hands=1).
        """
        self._config = config = replace(config, **options)
        self.smooth, self.hand_length = config.smooth, config.hand_length  # may be set at any time, on any thread
        self.engines = Engines(config.device, config.engine, config.threads, progress)
        arrays = load_arrays(config.hand_model)
        self.checkpoint = None if config.fit else config.checkpoint or shipped_network(config.hand_model)
        no_network = self.checkpoint is None and not config.fit
        self.warning = UNKNOWN_HAND_MODEL.format(config.hand_model) if no_network else ""
        self._model, self._sizer = HandModel(arrays), HandSizer(arrays)
        self._detector, self._reader = PalmDetector(self.engines), LandmarkReader(self.engines)
        self._estimator: Estimator = (
            FitEstimator(HandFitter(arrays), self._reader)
            if self.checkpoint is None
            else NetworkEstimator(self.checkpoint, self.engines, self._reader, config.hand_model, config.stills)
        )
        self._beside = ThreadPoolExecutor(1, "handmirror-search") if _cores() > 1 else None
        self._searching: Callable[[], list[Palm]] | None = None  # gives what is found in this frame
        self._tracks: list[Track] = []
        self._next_number = 1
        self._frames = 0
        self._has_huge_pages = False
        self._last_ns: int | None = None

    @property
    def config(self) -> TrackerConfig:
        """The config at the moment, with `smooth` and `hand_length` as they were last set."""
        return replace(self._config, smooth=self.smooth, hand_length=self.hand_length)

    @property
    def setup(self) -> TrackerSetup:
        """What this tracker runs with at the moment: an engine that fails is replaced by another one."""
        return TrackerSetup(self.config, self.checkpoint, self.device_label, self.engine)

    @property
    def device_label(self) -> str:
        """The device in words."""
        return self.engines.label

    @property
    def engine(self) -> str:
        """The library that runs the networks."""
        return self.engines.name

    @property
    def notices(self) -> tuple[str, ...]:
        """What is not as usual about this tracker, in sentences."""
        return tuple(filter(None, (self.warning, opencv.notice(), *self.engines.notices)))

    @property
    def faces(self) -> np.ndarray:
        """[1538, 3] vertex numbers of a right hand's triangles; a left hand's run the other way round."""
        return self._model.faces

    def reset(self) -> None:
        """Forget all tracks: the next frame has nothing to do with the last one."""
        self._tracks, self._last_ns, self._searching = [], None, None

    def track(self, frame: Frame, K: Array) -> FrameResult:
        """The hands of one frame; K is [3, 3]."""
        stages, known = StageTimes(), len(self.engines.notices)
        if self._tracks and not self._has_huge_pages:  # all networks have run: the memory that they need is there
            self._has_huge_pages = True
            use_huge_pages() if self._beside is None else self._beside.submit(use_huge_pages)
        with stages.time("landmarks"):
            self._forget_if_unconnected(frame)
            self._search_aside(frame)
            self._follow(frame, K)
        with stages.time("detector"):
            self._search(frame)
        with stages.time("pose"):
            notice = self._pose(frame, K)
        with stages.time("mesh"):
            hands = self._hands(frame.time_ns)
        self._last_ns = frame.time_ns
        notice = " ".join(filter(None, (*self.engines.notices[known:], notice)))  # an engine may fail at any time
        return FrameResult(frame, K, hands, stages.milliseconds, notice)

    def _forget_if_unconnected(self, frame: Frame) -> None:
        """A still, a jump in time or a clock that runs backwards: nothing is where it was."""
        gap = 0 if self._last_ns is None else frame.time_ns - self._last_ns
        if self._config.stills or not 0 <= gap <= LONGEST_GAP_NS:
            self.reset()

    def _follow(self, frame: Frame, K: Array) -> None:
        """Look where the hands should be by now; a hand that is not there is lost."""
        look, tracks = self._estimator.look, self._tracks
        last = [self._estimator.box(track.seen.points_2d) for track in tracks]
        boxes = [track.ahead(box, frame.time_ns) for track, box in zip(tracks, last, strict=True)]
        kept: list[Track] = []
        for k, seen in enumerate(look(frame, K, boxes, [track.side for track in tracks])):
            track = tracks[k]
            if seen.presence < DOUBTFUL_PRESENCE:  # perhaps it stopped or turned: look again, wider, where it was
                again = look(frame, K, [last[k].scaled(1.25)], [track.side])[0]
                seen = max(seen, again, key=lambda each: each.presence)
            if seen.presence >= KEPT_PRESENCE and _same_hand(seen, kept) is None:
                track.update(seen, frame.time_ns)
                kept.append(track)
        self._tracks = kept

    def _search(self, frame: Frame) -> None:
        """Find new hands, and those whose track has become doubtful."""
        if self._searching is not None:
            palms, self._searching = self._searching(), None
            for palm in palms:
                self._take(palm.box, frame, is_part=False)
        doubtful = any(track.seen.presence < DOUBTFUL_PRESENCE for track in self._tracks)
        nothing = not self._tracks and self._config.max_hands > 0
        if doubtful or nothing or (self._config.stills and len(self._tracks) < self._config.max_hands):
            for part in self._parts(frame):
                for palm in self._detector.detect(frame.image, part):
                    self._take(palm.box, frame, is_part=part is not None)

    def _search_aside(self, frame: Frame) -> None:
        """Look for a further hand on another thread, while the known ones are followed on this one.

        On a single core the search waits until they are: two networks at a time take turns in its caches.
        """
        self._frames += 1
        missing = 0 < len(self._tracks) < self._config.max_hands
        searches, since = divmod(self._frames, SEARCH_EVERY)
        if missing and not self._config.stills and since == 0:
            # a further hand is likely about as large as the one that is followed; smaller ones are found a little later
            is_large = min(track.seen.box.size for track in self._tracks) > LARGE_HAND * max(frame.size)
            size = QUICK_SIZE if is_large and searches % FULL_SEARCH_EVERY else PALM_SIZE
            search = partial(self._detector.detect, frame.image, None, size)
            self._searching = search if self._beside is None else self._beside.submit(search).result

    def _parts(self, frame: Frame) -> Iterator[Region | None]:
        """Where to look: the whole picture, then parts in which a small hand looks larger.

        Parts of a video are looked at while no hand is found, those of a still as long as there may be another one.
        """
        yield None
        parts = tiles(*frame.size)
        for part in parts if self._config.stills else [parts[self._frames % len(parts)]]:
            if len(self._tracks) < (self._config.max_hands if self._config.stills else 1):
                yield part

    def _take(self, box: Box, frame: Frame, is_part: bool) -> None:
        """Follow the hand in a detected palm's square, unless a track surely has it already.

        What a part of the picture shows beside a hand that is known must be a hand for sure, and about as large.
        """
        owner = next((track for track in self._tracks if _covers(track, box)), None)
        if owner is not None and owner.seen.presence >= DOUBTFUL_PRESENCE:
            return
        if owner is None and len(self._tracks) >= self._config.max_hands:
            return
        seen = self._confirm(frame.image, box)
        if seen is None:
            return
        owner = owner or _same_hand(seen, self._tracks)
        if owner is None and is_part and not all(_is_another(seen, track) for track in self._tracks):
            return
        if owner is None:
            self._tracks.append(Track(self._next_number, seen.side, seen, frame.time_ns))
            self._next_number += 1
        elif seen.presence > owner.seen.presence:
            owner.correct(seen)

    def _confirm(self, image: Image, box: Box) -> Landmarks | None:
        """The hand in a detected palm's square, looked at twice; None when there is no hand."""
        first = self._reader.read(image, [box])[0]
        if first.presence == 0:
            return None
        second = self._reader.read(image, [box_of_hand(first.points_2d)])[0]
        if second.presence < (STILL_PRESENCE if self._config.stills else NEW_PRESENCE):
            return None
        if not self._config.stills:
            return second
        return self._reader.read_well(image, tightened(box_of_hand(second.points_2d), second.points_2d))

    def _pose(self, frame: Frame, K: Array) -> str:
        """Pose the tracks' hands; a sentence when that failed for one, whose last good pose stays if it has one."""
        hands, length = self._estimator.estimate(self._tracks, frame, K), self.hand_length
        notice = ""
        for track, hand in zip(self._tracks, hands, strict=True):
            if hand is not None and hand.is_finite and length is not None:
                hand = self._sizer.sized(hand, length)
            if hand is not None and hand.is_finite and NEAREST < hand.wrist[2] < FARTHEST:
                track.hand = hand
            else:
                track.memory = None
                notice = NOT_POSED if track.hand is None else LAST_GOOD
        return notice

    def _hands(self, time_ns: int) -> tuple[Hand, ...]:
        """The tracks' hands as they are shown: smoothed if so wished, mirrored back, their meshes made when read."""
        shown_tracks = [track for track in self._tracks if self._config.stills or track.side_is_known]
        tracks = [(track, track.hand) for track in shown_tracks if track.hand is not None]
        if not tracks:
            return ()
        shown = [track.shown(hand, self.smooth, time_ns) for track, hand in tracks]
        pose, shape, wrist = (
            np.stack(rows).astype(np.float32)
            for rows in zip(*((hand.pose, hand.shape, hand.wrist) for hand, _ in shown), strict=True)
        )
        trans = wrist - self._model.rest_wrist(shape)
        joints = self._model.joints(pose, shape, trans)
        meshes = Meshes(self._model, pose, shape, trans)
        hands = []
        for k, (track, _) in enumerate(tracks):
            is_left = track.side is Side.LEFT
            parameters = (track.number, track.side, track.seen.presence, pose[k], shape[k], trans[k])
            own_joints = mirror_points(joints[k]) if is_left else joints[k]
            hands.append(Hand(*parameters, own_joints, shown[k][1], partial(meshes.vertices, k, is_left)))
        return tuple(hands)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class StageTimes:
    """How long each stage took."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Time a block."""
        began = time.perf_counter()
        yield
        self.milliseconds[stage] = (time.perf_counter() - began) * 1e3


def _same_hand(seen: Landmarks, tracks: list[Track]) -> Track | None:
    """The track that follows this very hand, if any."""
    for track in tracks:
        distance = np.linalg.norm(seen.points_2d - track.seen.points_2d, axis=1).mean()
        if distance < SAME_HAND * max(seen.size, track.seen.size):
            return track
    return None


def _is_another(seen: Landmarks, track: Track) -> bool:
    """Whether this is surely a hand, too, beside a track's: fingers and creases in a part of a picture may look so."""
    known = track.seen
    is_elsewhere = np.linalg.norm(seen.points_2d - known.points_2d, axis=1).mean() > APART * max(seen.size, known.size)
    return bool(is_elsewhere) and seen.presence >= SURE_PRESENCE and seen.size >= LEAST_OF_ANOTHER * known.size


def _covers(track: Track, box: Box) -> bool:
    """Whether the middle of a square lies in the middle half of a track's."""
    seen = track.seen.box
    return bool(np.hypot(box.x - seen.x, box.y - seen.y) < 0.25 * max(seen.size, box.size))
