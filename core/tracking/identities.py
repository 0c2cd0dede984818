"""Numbers of hands: a hand that was lost sleeps for some seconds, and is recognised when it appears again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.tracking.matching import match
from handmirror.core.tracking.track import RECENT_NS, SleepingTrack, Track

SLEEP_NS = 5_000_000_000  # a hand that was lost for longer is a new one, ...
MOST_SLEEPING = 8
BRIEF_NS = 100_000_000  # ... likewise one that was lost before it was recognised
# The costs of a pair: each frame of evidence for the other side counts 1, and the way between the two places is counted
# in sizes of the hand, over the time that the hand had for it. Far away counts at most 1: a hand may come back
# anywhere. A hand that seems e times as large counts GROWTH.
SIZES_PER_S, MOST_WAY, GROWTH = 10.0, 1.0, 0.5
WORST = 1.8  # a hand with higher costs is another one
WORST_UNNUMBERED = 1.0  # likewise for one that was lost before it was recognised: perhaps it was none
NEAR = 0.6  # a hand that was just lost and costs no more is surely the same
# While a hand sleeps, one that appears is decided on in this frame unless it is of the same side: one blurred frame may
# show either side.
DECIDED_FRAMES = 3
HIDDEN_NS = 1_000_000_000  # a hand that was lost this short a time ago may be behind another one
# A new hand whose presence is at least this is shown in the first frame, ...
SURE_PRESENCE = 0.95
# ... any other in the second if one of its frames had this, or else in this frame: false ones are seldom seen so well
# or so long.
GOOD_PRESENCE, LONG_FRAMES = 0.85, 10
# ... and, where the border cuts it, if a hand could be fitted to it with an error of at most so many metres: what is
# taken for the visible part of a hand, such as a pattern, has 6 to 8 mm in each frame, hands have 2, and 9 of 10 less
# than 4. A hand in full view that no hand fits has the wrong side more likely.
MOST_MISFIT = 0.0045
MET = 1.5  # sizes of the hand between hands that meet, whose tracks may change places
SAME_HAND = 0.25  # mean distance between two hands' points, in sizes of the hand, under which they are one hand


class Identities:
    """Gives tracks their numbers, and remembers those that were lost."""

    def __init__(self, at_once: bool) -> None:
        """`at_once`: every frame stands alone, and a hand of doubtful side does not wait for its number."""
        self._at_once = at_once
        self._sleeping: list[SleepingTrack] = []
        self._next_number = 1

    def reset(self) -> None:
        """Forget the lost hands; numbers keep rising."""
        self._sleeping = []

    def restart(self) -> None:
        """As if new: numbers start at 1."""
        self._sleeping, self._next_number = [], 1

    def lose(self, tracks: Sequence[Track], time_ns: int) -> None:
        """Remember tracks whose hands were not seen at a time."""
        self._sleeping += [track.asleep(time_ns) for track in tracks]

    def recognise(self, tracks: Sequence[Track], time_ns: int) -> None:
        """Give each new track the number of a lost hand or, once it is sure that it is another one, a new number."""
        self._forget(time_ns)
        _note_meetings(tracks, time_ns)
        self._exchange(tracks, time_ns)
        new = [track for track in tracks if track.number is None]
        if not new:
            return
        for track in new:
            if track.sides.observations == 1 and not self._at_once:
                track.sides = track.sides.leaning(self.side_of_others(track, tracks, time_ns))
        unnumbered, numbered = ([s for s in self._sleeping if (s.number is None) is each] for each in (True, False))
        self._wake(new, unnumbered, WORST_UNNUMBERED)
        self._wake(new, numbered, WORST)
        is_open = any(lost in self._sleeping for lost in numbered)
        for track in new:
            is_decided = track.sides.is_known and not (is_open and track.sides.observations < DECIDED_FRAMES)
            if track.number is None and (self._at_once or (is_decided and _is_there(track))):
                track.number, self._next_number = self._next_number, self._next_number + 1

    def side_of_others(self, track: Track, tracks: Sequence[Track], time_ns: int) -> float:
        """Of which side the other hands are: -1 (surely left) to 1 (surely right), 0 where they are of both or none is.

        Those that were just lost count, too, unless the track may be one of them.
        """
        others = [each.sides for each in tracks if each is not track]
        if track.number is not None:
            others += [lost.sides for lost in self._sleeping if lost.number and time_ns - lost.time_ns <= HIDDEN_NS]
        return min(max(sum(sides.sureness for sides in others), -1.0), 1.0)

    def _exchange(self, tracks: Sequence[Track], time_ns: int) -> None:
        """Give hands whose tracks changed places when they met their own numbers back.

        A hand that turns out to be of the other side, beside one that was of that side until then, is that one.
        """
        for track in tracks:
            if not track.has_turned or track.number is None:
                continue
            others = [each for each in tracks if each is not track and each.number is not None]
            other = next((each for each in others if _are_exchanged(track, each)), None)
            if other is not None:
                if not other.has_turned:
                    other.turn()
                track.number, other.number, other.has_turned = other.number, track.number, False
            elif (lost := self._hidden(track, time_ns)) is not None:
                self._sleeping.remove(lost)
                new = next((each for each in others if each.side is not track.side and each.sides.is_young), None)
                if new is not None:  # the hand that the track left was found again
                    new.number = track.number
                else:
                    evidence = replace(track.sides.turned, support=0.0)
                    self._sleeping.append(replace(track.asleep(time_ns), sides=evidence, hand=None))
                track.number = lost.number
        for track in tracks:
            track.has_turned = False

    def _hidden(self, track: Track, time_ns: int) -> SleepingTrack | None:
        """A hand of a track's side that was lost when the two met a short time ago."""
        met = (
            lost
            for lost in self._sleeping
            if lost.number is not None and track.has_met(HIDDEN_NS) and time_ns - lost.time_ns <= HIDDEN_NS
        )
        return next((lost for lost in met if lost.sides.side is track.side), None)

    def _forget(self, time_ns: int) -> None:
        """Forget those that have slept for too long, and the oldest where there are too many to match."""
        ages = ((lost, time_ns - lost.time_ns) for lost in self._sleeping)
        kept = [lost for lost, age in ages if age <= (BRIEF_NS if lost.number is None else SLEEP_NS)]
        self._sleeping = kept[-MOST_SLEEPING:]

    def _wake(self, new: Sequence[Track], sleeping: Sequence[SleepingTrack], worst: float) -> None:
        """Continue those of the lost hands that have been found."""
        costs = np.array([[_cost(lost, track) for lost in sleeping] for track in new])
        costs = costs.reshape(len(new), len(sleeping))
        for row, column in match(costs, worst):
            track, lost = new[row], sleeping[column]
            agrees = track.sides.towards(lost.sides.side) >= 0
            is_near = costs[row, column] <= NEAR and track.time_ns - lost.time_ns <= RECENT_NS
            is_decided = agrees or track.sides.observations >= DECIDED_FRAMES
            if lost.number is None or (is_decided and (is_near or _is_there(track))):
                track.wake(lost)
                self._sleeping.remove(lost)


def _cost(lost: SleepingTrack, track: Track) -> float:
    """How unlikely it is that a track follows a hand that was lost."""
    seen = track.seen
    way = float(np.linalg.norm(seen.points_2d.mean(0) - lost.expected)) / max(lost.size, seen.size)
    seconds = (track.time_ns - lost.time_ns) * 1e-9
    growth = abs(float(np.log(seen.size / lost.size)))
    against = 0.0 if lost.number is None else max(0.0, -track.sides.towards(lost.sides.side))
    return against + GROWTH * growth + min(MOST_WAY, way / (1 + SIZES_PER_S * seconds))


def _note_meetings(tracks: Sequence[Track], time_ns: int) -> None:
    """Note which hands are near another one."""
    for one, other in combinations(tracks, 2):
        way = np.linalg.norm(one.points.mean(0) - other.points.mean(0))
        if way < MET * max(one.seen.size, other.seen.size):
            one.met_ns = other.met_ns = time_ns


def _are_exchanged(track: Track, other: Track) -> bool:
    """Whether a hand that has changed sides was the other one before they met, by what is seen of that."""
    if not (track.has_met(HIDDEN_NS) or other.has_met(HIDDEN_NS)):
        return False
    return other.has_turned if other.side is not track.side else other.sides.support < 0


def _is_there(track: Track) -> bool:
    """Whether a track surely follows a hand, whichever it is."""
    best, frames = track.best_presence, track.sides.observations
    if best >= SURE_PRESENCE:
        return True
    fits = track.cut is None or track.best_misfit is None or track.best_misfit <= MOST_MISFIT
    return fits and ((best >= GOOD_PRESENCE and frames >= 2) or frames >= LONG_FRAMES)


def without_doubles(found: Sequence[tuple[Track, Landmarks]], time_ns: int) -> list[tuple[Track, Landmarks]]:
    """Tracks with what they found; of those that found the same hand only the one that it fits best."""
    kept: list[tuple[Track, Landmarks]] = []
    for track, seen in sorted(found, key=lambda pair: _misfit(pair[0], pair[1], time_ns)):
        if not any(are_same_hand(seen, other) for _, other in kept):
            kept.append((track, seen))
    return [pair for pair in found if any(pair[0] is track for track, _ in kept)]


def _misfit(track: Track, seen: Landmarks, time_ns: int) -> float:
    """How badly landmarks fit a track: by its place in sizes of the hand, its size and the side that it looks like."""
    before = track.seen
    way = seen.points_2d.mean(0) - before.points_2d.mean(0) - track.way(time_ns)
    growth = abs(float(np.log(seen.size / before.size)))
    return float(np.linalg.norm(way)) / before.size + growth + abs(seen.right - before.right)


def same_hand(seen: Landmarks, tracks: Sequence[Track]) -> Track | None:
    """The track that follows the same hand, if any."""
    return next((track for track in tracks if are_same_hand(seen, track.seen)), None)


def are_same_hand(one: Landmarks, other: Landmarks) -> bool:
    """Whether two networks' or squares' landmarks are of one hand."""
    distance = np.linalg.norm(one.points_2d - other.points_2d, axis=1).mean()
    return bool(distance < SAME_HAND * max(one.size, other.size))
