"""Long videos in pieces: where they are cut, how a piece is read, and how the tracks of all pieces are joined again.

Each piece but the first begins some seconds before its cut. There the tracker finds the hands again and its filters
settle; these frames are dropped, after the tracks of both pieces have been matched in them. A hand that two pieces
follow in the same frames, in the same place, keeps its number; another gets the next free one. So numbers may differ
from those of a run without cuts, and poses shortly after a cut by what the filters remember.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from handmirror.core.batch.item import Episode
from handmirror.core.camera.source import Source
from handmirror.core.camera.video import VideoFile
from handmirror.core.files import GrowingFile
from handmirror.core.poses.matching import match_hands
from handmirror.core.poses.schema import PoseLine, parse_pose_line, to_line
from handmirror.core.session.facts import read_facts, write_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.types import Frame

WARM_NS = 4_000_000_000  # before a cut, tracked by both pieces
COMPARED_NS = 2_000_000_000  # ... of which the last part decides which tracks are the same
LONGEST = 1.5  # times the length of a piece: a video that is no longer stays whole


def cut_times(source: Source, piece_s: float) -> tuple[int, ...]:
    """The times in nanoseconds at which equal pieces begin, 0 first; empty for a video that stays whole.

    That is one that is short, of unknown length, or read from its beginning for each jump.
    """
    length = source.duration_ns or 0
    is_long = piece_s > 0 and length > LONGEST * piece_s * 1e9
    if not is_long or not isinstance(source, VideoFile) or not source.can_jump:
        return ()
    count = max(round(length / (piece_s * 1e9)), 2)
    return tuple(length * k // count for k in range(count))


def key_of(fingerprint: Sequence[int], settings: dict[str, Any], cuts_ns: Sequence[int]) -> str:
    """A name for the pieces of one version of a file with the same options and cuts."""
    text = json.dumps([list(fingerprint), settings, list(cuts_ns)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Part(Source):
    """The frames of a video from a time on, up to another."""

    def __init__(self, whole: Source, begin_ns: int, end_ns: int | None, zero_ns: int | None = None) -> None:
        """Seek to the beginning; `whole` stays the caller's to close.

        With `zero_ns` frames are numbered and times counted from there, as an episode's. UserError when the video
        cannot be read there.
        """
        super().__init__(whole.label)
        self.fps, self.path, self.stills = whole.fps, whole.path, whole.stills
        self._whole, self._begin_ns, self._end_ns, self._zero_ns = whole, begin_ns, end_ns, zero_ns
        if begin_ns > 0:
            whole.seek(begin_ns)
        until_ns = whole.duration_ns if end_ns is None else end_ns
        if whole.fps and until_ns:
            self.frame_count = max(round((until_ns - begin_ns) * 1e-9 * whole.fps), 1)

    def read(self) -> Frame | None:
        """The next frame of the part, None at its end."""
        frame = self._whole.read()
        while frame is not None and frame.time_ns < self._begin_ns:
            frame = self._whole.read()
        if frame is None or (self._end_ns is not None and frame.time_ns >= self._end_ns):
            return None
        if self._zero_ns is None:
            return frame
        time_ns = max(frame.time_ns - self._zero_ns, 0)
        index = round(time_ns * 1e-9 * (self.fps or 30.0))
        return replace(frame, index=index, time_ns=time_ns, name=f"{index:06d}")

    def close(self) -> None:
        """Nothing: the video is closed by whoever opened it."""


def part_of(source: Source, cuts_ns: Sequence[int], k: int) -> Part:
    """Piece number `k` of a video, with the frames before its cut."""
    end_ns = cuts_ns[k + 1] if k + 1 < len(cuts_ns) else None
    return Part(source, max(cuts_ns[k] - WARM_NS, 0) if k else 0, end_ns)


def episode_of(source: Source, episode: Episode) -> Part:
    """An episode's frames in the file that holds it, numbered and timed from its own beginning.

    The limits lie between two frames, so that rounded times neither lose one nor take one of a neighbour.
    """
    half_s = 0.5 / episode.fps
    begin_ns, end_ns = (round((time - half_s) * 1e9) for time in (episode.begin_s, episode.end_s))
    part = Part(source, max(begin_ns, 0), end_ns, round(episode.begin_s * 1e9))
    part.fps = episode.fps
    return part


@dataclass
class Joined:
    """What the joined poses of a video contain."""

    frames: int = 0
    rows: int = 0
    first_ns: int | None = None
    last_ns: int = 0
    presence: bytearray = field(default_factory=bytearray)  # 1 for each frame with a hand, else 0
    tracks: set[int] = field(default_factory=set)

    def add(self, time_ns: int, tracks: Sequence[int]) -> None:
        """Count a frame with these tracks."""
        self.first_ns = time_ns if self.first_ns is None else self.first_ns
        self.last_ns = time_ns
        self.frames, self.rows = self.frames + 1, self.rows + len(tracks)
        self.presence.append(bool(tracks))
        self.tracks.update(tracks)


def join_pieces(
    pieces: Sequence[Path], cuts_ns: Sequence[int], out: SessionFolder, tick: Callable[[int], None]
) -> Joined:
    """Write the poses of all pieces, folders of sessions, as those of one video; `tick` is called with frames done.

    UserError when it cannot be written.
    """
    joined = Joined()
    numbers = _Numbers()
    edges = [*pairwise([*cuts_ns, None])]
    before: list[PoseLine] = []  # the last lines of the piece before, with joined track numbers
    file = GrowingFile(out.poses)
    try:
        for piece, (begin_ns, end_ns) in zip(pieces, edges, strict=True):
            assert begin_ns is not None
            numbers.begin(before, begin_ns, _lines(SessionFolder(piece).poses))
            before = []
            for record in _records(SessionFolder(piece).poses):
                if record["time_ns"] < begin_ns and joined.frames:
                    continue
                record |= {"frame": joined.frames, "image": f"{joined.frames:06d}"}
                for hand in record["hands"]:
                    hand["track"] = numbers.of(hand["track"])
                text = to_line(record).encode()
                file.append(text)
                joined.add(record["time_ns"], [hand["track"] for hand in record["hands"]])
                if end_ns is not None and record["time_ns"] >= end_ns - COMPARED_NS:
                    before.append(parse_pose_line(text))
                tick(joined.frames)
    finally:
        file.close()
    facts = read_facts(SessionFolder(pieces[0]).facts)
    counts = {
        "frames": joined.frames,
        "frames_with_hands": sum(joined.presence),
        "tracks": len(joined.tracks),
        "cuts_s": [round(cut * 1e-9, 3) for cut in cuts_ns],
    }
    write_facts(out.facts, replace(facts, more=counts))
    return joined


class _Numbers:
    """The joined number of each track of a piece."""

    def __init__(self) -> None:
        self._next, self._joined = 1, dict[int, int]()

    def begin(self, before: Sequence[PoseLine], cut_ns: int, lines: Iterator[PoseLine]) -> None:
        """Match the tracks of the next piece with those that were in the same frames of the piece before."""
        votes: Counter[tuple[int, int]] = Counter()
        same = {line.time_ns: line for line in before}
        for line in lines:
            if line.time_ns >= cut_ns:
                break
            if line.time_ns in same:
                pairs = match_hands(line.hands, same[line.time_ns].hands)
                votes.update((ours.track, theirs.track) for ours, theirs in pairs)
        self._joined = {}
        for (ours, theirs), _ in votes.most_common():
            if ours not in self._joined and theirs not in self._joined.values():
                self._joined[ours] = theirs

    def of(self, track: int) -> int:
        """The joined number of a track of this piece."""
        if track not in self._joined:
            self._joined[track] = self._next
        self._next = max(self._next, self._joined[track] + 1)
        return self._joined[track]


def _lines(poses: Path) -> Iterator[PoseLine]:
    with poses.open("rb") as file:
        for text in file:
            yield parse_pose_line(text)


def _records(poses: Path) -> Iterator[dict[str, Any]]:
    with poses.open("rb") as file:
        for text in file:
            yield json.loads(text)
