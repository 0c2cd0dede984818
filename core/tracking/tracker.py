"""The pipeline: a frame and its intrinsics in, hands out. `HandTracker.track` runs all of it, in order."""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core import opencv
from handmirror.core.gestures.files import read_gestures
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.gestures.recogniser import GestureRecogniser
from handmirror.core.hand.angles import model_axes
from handmirror.core.hand.meshes import PosedHands
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.size import HandSizer
from handmirror.core.network.engine import Engines
from handmirror.core.network.huge_pages import use_huge_pages
from handmirror.core.tracking.config import TrackerConfig, TrackerSetup
from handmirror.core.tracking.contact import Contact
from handmirror.core.tracking.cut import CutHands, View
from handmirror.core.tracking.estimators.choice import checkpoint_of, make_estimator
from handmirror.core.tracking.filters import filter_name
from handmirror.core.tracking.identities import Identities, without_doubles
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks
from handmirror.core.tracking.occlusion import with_covered
from handmirror.core.tracking.search import DOUBTFUL_PRESENCE, HandSearch
from handmirror.core.tracking.track import Track
from handmirror.core.types import Array, Frame, FrameResult, Hand

KEPT_PRESENCE = 0.3  # of the landmark network, to keep a track
MAX_GAP_NS = 500_000_000  # between two frames; after a longer one nothing is where it was
NEAREST, FARTHEST = 0.05, 5.0  # metres between which a hand is plausible
LAST_GOOD = "A hand looked implausible: its last good pose is shown."
NOT_POSED = "A hand looked implausible and is hidden until it looks right again."  # there is no good pose of it yet
DEFAULT = TrackerConfig()
UNKNOWN_HAND_MODEL = "The bundled network was not trained with the hand model {}, so the fit is used instead."


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
            config: the options.
            progress: announces preparations that take seconds, in a sentence.
            options: fields of TrackerConfig that differ from `config`, as in HandTracker(max_hands=1).
        """
        self._config = config = replace(config, **options)
        # may be set at any time, on any thread
        self.smooth, self.hand_length, self.smoothing = config.smooth, config.hand_length, config.smoothing
        self.gestures: GestureSet | None  # may be set at any time, on any thread
        self.gestures, self._gesture_losses = _gestures_of(config)
        self._recogniser: GestureRecogniser | None = None  # of the gestures as they were in the last frame
        self.engines = Engines(config.device, config.engine, config.threads, progress)
        self.checkpoint = checkpoint_of(config)
        no_network = self.checkpoint is None and not config.fit
        self.warning = UNKNOWN_HAND_MODEL.format(config.hand_model) if no_network else ""
        arrays = load_arrays(config.hand_model)
        self._model, self._sizer = HandModel(arrays), HandSizer(arrays)
        self._cut_hands = CutHands(self._model)
        self._contact = Contact()
        reader = LandmarkReader(self.engines)
        self._estimator = make_estimator(self.checkpoint, config, self.engines, reader)
        self._beside = ThreadPoolExecutor(1, "handmirror-search") if _cores() > 1 else None
        self._search = HandSearch(self.engines, reader, config.max_hands, config.stills, self._beside)
        self._identities = Identities(config.stills)
        self._tracks: list[Track] = []
        self._has_huge_pages = False
        self._last_ns: int | None = None

    @property
    def config(self) -> TrackerConfig:
        """The current config, with `smooth`, `smoothing`, `hand_length` and `gestures` as last set."""
        config = replace(self._config, smooth=self.smooth, smoothing=self.smoothing, gestures=self.gestures)
        return replace(config, hand_length=self.hand_length)

    @property
    def setup(self) -> TrackerSetup:
        """What this tracker currently runs with: an engine that fails is replaced by another one."""
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
        """Warnings about this tracker, in sentences."""
        return tuple(filter(None, (self.warning, opencv.notice(), *self._gesture_losses, *self.engines.notices)))

    @property
    def faces(self) -> np.ndarray:
        """[1538, 3] vertex numbers of a right hand's triangles; a left hand's run the other way round."""
        return self._model.faces

    def reset(self) -> None:
        """Forget all tracks: the next frame is unrelated to the last one."""
        self._tracks, self._last_ns = [], None
        self._search.reset()
        self._identities.reset()
        self._contact.reset()
        if self._recogniser is not None:
            self._recogniser.reset()

    def restart(self, frame: int = 0) -> None:
        """As a new tracker with the same networks: its results for another video are those of a new one.

        `frame` is the number of the next frame in its video: hands are searched for as often as if all had been seen.
        """
        self.reset()
        self._search.restart(frame)
        self._identities.restart()

    def track(self, frame: Frame, K: Array) -> FrameResult:
        """The hands of one frame; K is [3, 3]."""
        stages, known = StageTimes(), len(self.engines.notices)
        if self._tracks and not self._has_huge_pages:  # all networks have run: the memory that they need is there
            self._has_huge_pages = True
            use_huge_pages() if self._beside is None else self._beside.submit(use_huge_pages)
        with stages.time("landmarks"):
            self._reset_if_discontinuous(frame)
            self._search.begin(frame, self._tracks)
            self._follow(frame, K)
        with stages.time("detector"):
            self._search.complete(frame, self._tracks)
            self._compare_sides(frame, K)
            self._identities.recognise(self._tracks, frame.time_ns)
        with stages.time("pose"):
            notice = self._pose(frame, K)
        with stages.time("mesh"):
            hands = self._hands(frame.time_ns)
        if (gestures := self.gestures) is not None:
            with stages.time("gestures"):
                hands = self._recognise(hands, frame.time_ns, gestures)
        self._last_ns = frame.time_ns
        notice = " ".join(filter(None, (*self.engines.notices[known:], notice)))  # an engine may fail at any time
        return FrameResult(frame, K, hands, stages.milliseconds, notice)

    def _reset_if_discontinuous(self, frame: Frame) -> None:
        """Forget all tracks at a still, a jump in time, or a clock that runs backwards."""
        gap = 0 if self._last_ns is None else frame.time_ns - self._last_ns
        if self._config.stills or not 0 <= gap <= MAX_GAP_NS:
            self.reset()

    def _follow(self, frame: Frame, K: Array) -> None:
        """Find the hands at their predicted positions; those that are not there are lost."""
        find, tracks = self._estimator.find_landmarks, self._tracks
        last = [self._estimator.box(track.points) for track in tracks]
        boxes = [track.ahead(box, frame.time_ns) for track, box in zip(tracks, last, strict=True)]
        found: list[tuple[Track, Landmarks]] = []
        for k, seen in enumerate(find(frame, K, boxes, [track.side for track in tracks])):
            track = tracks[k]
            if seen.presence < DOUBTFUL_PRESENCE:  # perhaps it stopped or turned: search again, wider, where it was
                wider = last[k].scaled(1.25) if track.cut is None else self._estimator.box(track.seen.points_2d)
                again = find(frame, K, [wider], [track.side])[0]
                seen = max(seen, again, key=lambda each: each.presence)
            if seen.presence >= KEPT_PRESENCE:
                found.append((track, seen))
        kept = without_doubles(found, frame.time_ns)
        self._tracks = [track for track, _ in kept]
        self._identities.lose([track for track in tracks if track not in self._tracks], frame.time_ns)
        for track, seen in kept:
            track.update(seen, frame.time_ns, self._identities.side_of_others(track, self._tracks, frame.time_ns))

    def _compare_sides(self, frame: Frame, K: Array) -> None:
        """Fit hands of either side where what was seen of one does not show which it is."""
        if self._config.stills:
            return
        unclear = [track for track in self._tracks if track.sides.needs_comparison]
        fits = self._estimator.compare_sides([track.seen for track in unclear], frame, K)
        for track, right_fits in zip(unclear, fits, strict=True):
            track.compare(right_fits, self._identities.side_of_others(track, self._tracks, frame.time_ns))

    def _pose(self, frame: Frame, K: Array) -> str:
        """Pose the tracks' hands; returns a sentence if that failed for one, which keeps its last good pose, if any."""
        estimates = self._estimator.estimate([track.hand_input for track in self._tracks], frame, K)
        notice, length = "", self.hand_length
        for track, estimate in zip(self._tracks, estimates, strict=True):
            if estimate.landmarks is not track.seen:
                track.correct(estimate.landmarks)
            track.fitted(estimate.misfit)
            hand = estimate.hand
            if hand is not None and hand.is_finite and length is not None:
                hand = self._sizer.sized(hand, length)
            if hand is not None and hand.is_finite and NEAREST < hand.wrist[2] < FARTHEST:
                hand = self._held(track, hand, frame, K)
                track.hand, track.memory = hand, estimate.memory
            else:
                track.memory = None
                notice = NOT_POSED if track.hand is None else LAST_GOOD
        return notice

    def _held(self, track: Track, hand: PosedHand, frame: Frame, K: Array) -> PosedHand:
        """The hand of a track, held to what is known where the image's border cuts it."""
        if self._config.stills:
            return hand
        view = View(track.seen.points_2d, K, frame.size, frame.time_ns)
        held = self._cut_hands.held(hand, track.side, track.distance, view)
        track.cut, track.distance = held.cut, held.known
        return held.hand

    def _recognise(self, hands: tuple[Hand, ...], time_ns: int, gestures: GestureSet) -> tuple[Hand, ...]:
        """The hands with their gestures."""
        if self._recogniser is None or self._recogniser.gestures is not gestures:
            self._recogniser = GestureRecogniser(gestures, model_axes(self._model), self._config.stills)
        return self._recogniser.apply(hands, time_ns)

    def _hands(self, time_ns: int) -> tuple[Hand, ...]:
        """The tracks' hands as they are shown: filtered, mirrored back, their meshes computed when read."""
        tracks = [
            (track, track.hand, track.number)
            for track in self._tracks
            if track.hand is not None and track.number is not None
        ]
        if not tracks:
            return ()
        name, strength = filter_name(self.smooth), self.smoothing
        shown = [track.shown(hand, name, time_ns, strength) for track, hand, _ in tracks]
        pose, shape, wrist = (
            np.stack(rows).astype(np.float32)
            for rows in zip(*((hand.pose, hand.shape, hand.wrist) for hand, _ in shown), strict=True)
        )
        trans = wrist - self._model.rest_wrist(shape)
        posed = PosedHands(self._model, [track.side for track, *_ in tracks], pose, shape, trans)
        scores = [track.joints_score for track, *_ in tracks]
        if len(tracks) > 1:
            presences = [track.seen.presence for track, *_ in tracks]
            scores = with_covered(scores, presences, posed.joints())
            certainty = [p if s is None else float(s.mean()) for p, s in zip(presences, scores, strict=True)]
            posed = self._contact.parted(posed, [number for *_, number in tracks], certainty, time_ns)
        joints, hands = posed.joints(), []
        for k, (track, raw, number) in enumerate(tracks):
            parameters = (number, track.side, track.seen.presence, pose[k], shape[k], posed.trans[k])
            wrist = points_of_side(raw.wrist, track.side)
            mesh = partial(posed.vertices, k)
            hands.append(Hand(*parameters, joints[k], shown[k][1], mesh, joints_score=scores[k], raw_wrist=wrist))
        return tuple(hands)


def _gestures_of(config: TrackerConfig) -> tuple[GestureSet | None, tuple[str, ...]]:
    """The gestures to recognise, and sentences on what was left out of their file; UserError when it cannot be used."""
    if isinstance(config.gestures, Path):
        read = read_gestures(config.gestures)
        return read.gestures, read.losses
    return config.gestures, ()


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class StageTimes:
    """How long each stage took."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Measure the time of a block."""
        began = time.perf_counter()
        yield
        self.milliseconds[stage] = (time.perf_counter() - began) * 1e3
