"""Refines a `poses.jsonl`: two passes over the file, the second in a window that moves along it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.files import reason
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.size import HandSizer
from handmirror.core.poses.files import stream_pose_lines
from handmirror.core.poses.schema import PoseLine, line_record, to_line
from handmirror.core.refine.course import CONTEXT_NS, Course
from handmirror.core.refine.joining import Joined, join
from handmirror.core.refine.pieces import PieceCutter, cut
from handmirror.core.refine.sides import palm_axes
from handmirror.core.refine.unfinished import Unfinished

BLOCK_NS, BLOCK_FRAMES = 4_000_000_000, 256  # that are refined at a time
CONTEXT_FRAMES = 1000  # that are kept before and after them at most, however short the time between them is

Progress = Callable[[int, int], None]  # frames done, and in all


@dataclass
class Refined:
    """What was done."""

    frames: int = 0
    hands: int = 0  # different ones
    joins: int = 0  # tracks that turned out to be the same hand as an earlier one
    filled: int = 0  # hands in frames in which they were not seen


def refine_file(
    path: Path, out: Path, model: HandModel, sizer: HandSizer, progress: Progress = lambda done, total: None
) -> Refined:
    """Refine the poses in `path` into `out`, which may be the same file; it is replaced at the end.

    What an interrupted run has refined is kept beside `out`, and not refined again by the next one.

    Args:
        path: a `poses.jsonl`, best with unsmoothed poses.
        out: what is written whole or not at all.
        model: the hand model that the poses belong to.
        sizer: of the same model.
        progress: called after each frame; exceptions that it raises end the work.

    Raises:
        UserError: a file cannot be read or written.
    """
    total = _count_lines(path)
    pieces = cut(_counted(_seen(path), progress, 0, total))
    joined = join(pieces, sizer)
    done = Refined(hands=joined.hands, joins=joined.joins)
    unfinished = Unfinished.of(path, out)
    with unfinished.opened() as file:
        done.frames, done.filled = unfinished.frames, unfinished.filled
        lines = _counted(_seen(path), progress, total, total)
        for line in refined_lines(lines, joined, model, sizer, after=unfinished.frames):
            file.append(to_line(line_record(line)).encode())
            done.frames += 1
            done.filled += sum(hand.filled for hand in line.hands)
    return done


def refined_lines(
    lines: Iterator[PoseLine],
    joined: Joined,
    model: HandModel,
    sizer: HandSizer,
    block_ns: int = BLOCK_NS,
    after: int = 0,
) -> Iterator[PoseLine]:
    """The lines with refined hands, in order; `block_ns` does not change them beyond rounding.

    The first `after` lines, which are refined already, are left out.
    """
    window = _Window(joined, model, sizer, after)
    for line in lines:
        window.add(line)
        while window.is_ready(block_ns):
            yield from window.refine_block(block_ns)
    while window.waiting:
        yield from window.refine_block(block_ns)


class _Window:
    """Some lines that follow each other: those that wait to be refined, and what is known around them."""

    def __init__(self, joined: Joined, model: HandModel, sizer: HandSizer, left_out: int) -> None:
        self._joined, self._model, self._sizer = joined, model, sizer
        self._left_out = left_out  # of the lines to come, those that are not wanted
        self._palm = palm_axes(model)
        self._cutter = PieceCutter()
        self._courses: dict[int, Course] = {}  # by number of the hand
        self.waiting: list[PoseLine] = []

    def add(self, line: PoseLine) -> None:
        """Add the next line."""
        self.waiting.append(line)
        for number, hand in zip(self._cutter.pieces_of(line), line.hands, strict=True):
            identity = self._joined.of_piece[number]
            self._courses.setdefault(identity.number, Course(identity)).add(line, hand, self._sizer, self._palm)

    def is_ready(self, block_ns: int) -> bool:
        """Whether all that the next block depends on is there."""
        count = self._block_size(block_ns)
        if count == len(self.waiting):
            return False
        after = self.waiting[-1].time_ns - self.waiting[count - 1].time_ns
        return after > CONTEXT_NS or len(self.waiting) - count >= CONTEXT_FRAMES

    def refine_block(self, block_ns: int) -> Iterator[PoseLine]:
        """Refine the next block and forget what no later one depends on."""
        count = self._block_size(block_ns)
        block, self.waiting = self.waiting[:count], self.waiting[count:]
        left_out = min(self._left_out, count)
        self._left_out -= left_out
        wanted = block[left_out:]
        hands = {number: course.refined(block, self._model) for number, course in self._courses.items() if wanted}
        for line in wanted:
            yield replace(line, hands=tuple(each[line.frame] for each in hands.values() if line.frame in each))
        self._forget(block[-1])

    def _forget(self, last: PoseLine) -> None:
        for course in self._courses.values():
            course.forget(last.time_ns - CONTEXT_NS, CONTEXT_FRAMES + len(self.waiting))
        self._courses = {number: course for number, course in self._courses.items() if course.lines}

    def _block_size(self, block_ns: int) -> int:
        """How many of the waiting lines are in the next block."""
        end = self.waiting[0].time_ns + block_ns
        count = 1
        while count < min(len(self.waiting), BLOCK_FRAMES) and self.waiting[count].time_ns < end:
            count += 1
        return count


def _seen(path: Path) -> Iterator[PoseLine]:
    """The lines of a file without hands that an earlier refinement filled in."""
    for line in stream_pose_lines(path):
        yield replace(line, hands=tuple(hand for hand in line.hands if not hand.filled))


def _counted(lines: Iterator[PoseLine], progress: Progress, before: int, total: int) -> Iterator[PoseLine]:
    """The same lines; each pass over them is half of the work."""
    for count, line in enumerate(lines, 1):
        yield line
        progress((before + count) // 2, total)


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    except OSError as error:
        raise UserError(f"{path} cannot be read ({reason(error)}): check its permissions.") from error
