"""Finds hands that no track follows yet: when and where the detector runs, and which detections are new hands."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from handmirror.core.camera.box import Box, box_of_hand, tightened
from handmirror.core.network.engine import Engines
from handmirror.core.network.parts import PALM_SIZE
from handmirror.core.tracking.cut import may_be_cut
from handmirror.core.tracking.detector import Palm, PalmDetector, Region, tiles
from handmirror.core.tracking.identities import same_hand
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks
from handmirror.core.tracking.track import Track
from handmirror.core.types import Array, Frame, Image

DOUBTFUL_PRESENCE = 0.7  # of the landmark network: under it the detector is asked about a track's hand again
# least presence of a new hand: in a video the next frame is another chance, a still has just one
NEW_PRESENCE, STILL_PRESENCE = 0.65, 0.5
# of a further hand in a part of a still, the last two in sizes of the tracked hand
SURE_PRESENCE, LEAST_OF_ANOTHER, APART = 0.8, 0.4, 0.4
LEAST_WITHIN = 0.6  # sizes of a tracked hand under which what is found in its place is a part of it
AT_BORDER = 0.5  # how far a new hand's landmarks tell its side at the border, where a part of it may be missing
SEARCH_EVERY = 4  # frames between searches for a further hand while at least one is followed
FULL_SEARCH_EVERY = 7  # of those searches one runs at the network's usual resolution, the others at ...
QUICK_SIZE, LARGE_HAND = 128, 0.25  # ... this many pixels while hands are at least this large, in sides of the frame


class HandSearch:
    """The detector and the rules of when it runs. `begin` and `complete` are called once for each frame, in turn."""

    def __init__(
        self,
        engines: Engines,
        reader: LandmarkReader,
        max_hands: int,
        stills: bool,
        beside: ThreadPoolExecutor | None,
    ) -> None:
        """`beside` searches for a further hand while the tracked ones are followed; None: that is done afterwards."""
        self._detector, self._reader = PalmDetector(engines), reader
        self._max_hands, self._stills, self._beside = max_hands, stills, beside
        self._searching: Callable[[], list[Palm]] | None = None  # gives what is found in this frame
        self._frames = 0

    def reset(self) -> None:
        """Drop the search in progress."""
        self._searching = None

    def restart(self, frame: int = 0) -> None:
        """As if new: the next frame counts as number `frame` of its video."""
        self.reset()
        self._frames = frame

    def begin(self, frame: Frame, tracks: list[Track]) -> None:
        """Search for a further hand on another thread while the tracked ones are followed on this one.

        On a single core the search runs afterwards: two networks at a time compete for its caches.
        """
        self._frames += 1
        missing = bool(tracks) and sum(track.number is not None for track in tracks) < self._max_hands
        searches, since = divmod(self._frames, SEARCH_EVERY)
        if missing and not self._stills and since == 0:
            # a further hand is likely about as large as the one that is followed; smaller ones are found a little later
            is_large = min(track.seen.box.size for track in tracks) > LARGE_HAND * max(frame.size)
            size = QUICK_SIZE if is_large and searches % FULL_SEARCH_EVERY else PALM_SIZE
            search = partial(self._detector.detect, frame.image, None, size)
            self._searching = search if self._beside is None else self._beside.submit(search).result

    def complete(self, frame: Frame, tracks: list[Track]) -> None:
        """Add new hands to the tracks, and correct those that have become doubtful."""
        if self._searching is not None:
            palms, self._searching = self._searching(), None
            for palm in palms:
                self._take(palm.box, frame, tracks, is_part=False)
        doubtful = any(track.seen.presence < DOUBTFUL_PRESENCE for track in tracks)
        nothing = not tracks and self._max_hands > 0
        if doubtful or nothing or (self._stills and len(tracks) < self._max_hands):
            for part in self._parts(frame, tracks):
                for palm in self._detector.detect(frame.image, part):
                    self._take(palm.box, frame, tracks, is_part=part is not None)

    def _parts(self, frame: Frame, tracks: list[Track]) -> Iterator[Region | None]:
        """Where to search: the whole frame, then parts, in which a small hand appears larger.

        Parts of a video frame are searched while no hand is found, those of a still as long as hands may be missing.
        """
        yield None
        parts = tiles(*frame.size)
        for part in parts if self._stills else [parts[self._frames % len(parts)]]:
            if len(tracks) < (self._max_hands if self._stills else 1):
                yield part

    def _take(self, box: Box, frame: Frame, tracks: list[Track], is_part: bool) -> None:
        """Start a track for the hand in a detected palm's square, unless a track reliably follows it already.

        A hand found in a part of the frame beside a tracked one must have a high presence and a similar size.
        """
        owner = next((track for track in tracks if _covers(track, box)), None)
        if owner is not None and (owner.cut is not None or owner.seen.presence >= DOUBTFUL_PRESENCE):
            return  # what is found of a hand that the border cuts is misplaced
        is_full = len(tracks) >= self._max_hands
        doubtful = min((track for track in tracks if track.number is None), key=_presence, default=None)
        if owner is None and is_full and (doubtful is None or self._stills):
            return
        seen = self._confirm(frame.image, box)
        if seen is None:
            return
        owner = owner or same_hand(seen, tracks)
        if owner is None and any(_is_within(seen, track) for track in tracks):
            return
        if owner is None and is_part and not all(is_another(seen, track) for track in tracks):
            return
        if owner is None and is_full and doubtful is not None:
            if seen.presence <= doubtful.seen.presence:
                return
            tracks.remove(doubtful)  # it was not shown yet, and may be a false one
        if owner is None:
            is_cut = not self._stills and may_be_cut(seen.points_2d, frame.size)
            tracks.append(Track.new(seen, frame.time_ns, AT_BORDER if is_cut else 1.0))
        elif seen.presence > owner.seen.presence:
            owner.correct(seen)

    def _confirm(self, image: Image, box: Box) -> Landmarks | None:
        """The landmarks of the hand in a detected palm's square, read twice; None if it finds no hand."""
        first = self._reader.read(image, [box])[0]
        if first.presence == 0:
            return None
        second = self._reader.read(image, [box_of_hand(first.points_2d)])[0]
        if second.presence < (STILL_PRESENCE if self._stills else NEW_PRESENCE):
            return None
        if not self._stills:
            return second
        return self._reader.read_averaged(image, tightened(box_of_hand(second.points_2d), second.points_2d))


def _presence(track: Track) -> float:
    return track.seen.presence


def is_another(seen: Landmarks, track: Track) -> bool:
    """Whether this is reliably another hand than a track's: in a part of a frame, fingers may resemble one."""
    known = track.seen
    is_elsewhere = np.linalg.norm(seen.points_2d - known.points_2d, axis=1).mean() > APART * max(seen.size, known.size)
    return bool(is_elsewhere) and seen.presence >= SURE_PRESENCE and seen.size >= LEAST_OF_ANOTHER * known.size


def _is_within(seen: Landmarks, track: Track) -> bool:
    """Whether it is only a part of a track's hand, such as its fingers, or the visible part of one that is cut."""
    is_part = seen.size < LEAST_WITHIN * float(np.ptp(track.points, axis=0).max())
    return (is_part or track.cut is not None) and _is_between(seen.points_2d.mean(0), track)


def _is_between(point: Array, track: Track) -> bool:
    """Whether a point [2] lies between a hand's joints, or close by if it is cut."""
    low, high = track.points.min(0), track.points.max(0)
    margin = 0.0 if track.cut is None else 0.25 * (high - low).max()
    return bool((point >= low - margin).all() and (point <= high + margin).all())


def _covers(track: Track, box: Box) -> bool:
    """Whether the middle of a square lies in the middle half of a track's, or between the joints of one that is cut."""
    seen = track.seen.box
    if track.cut is not None:
        return _is_between(np.array([box.x, box.y]), track)
    return bool(np.hypot(box.x - seen.x, box.y - seen.y) < 0.25 * max(seen.size, box.size))
