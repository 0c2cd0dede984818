"""Joins pieces to hands: which piece goes on as which, of what side and size each hand is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handmirror.core.hand.size import HandSizer
from handmirror.core.refine.pieces import Glimpse, PieceSummary, off
from handmirror.core.types import Array, Side

FILLED_NS = 500_000_000  # the longest gap over which a hand's place says that it is the same
RETURN_NS = 3_000_000_000  # the longest absence after which a hand of the same side is taken for the same
NEARLY_NS = 200_000_000  # a hand is alone if no other one is there so long before and after it is missed
CANDIDATES = 32  # pieces at most that are tried as the next of one
SAME_TRACK = 0.1  # what the tracker's own number counts for, in the cost of `off`
OTHER_SIDE = 0.7  # what opposite evidence of the side counts at most against
SPEED_S, SPEED_KEPT_S = 0.1, 0.25  # seconds of a change of speed that count as a way, and over which it is remembered
DOUBTFUL = 0.6  # how much of the evidence may speak for one side, from -1 to 1, while it is not sure
ABSORBED = 0.7  # that a piece in a gap may be off from its ends, of what is possible
TIMES_AS_LARGE = 2.0  # that a hand appears at most after a short gap
TANGLED = 10.0  # frames of evidence for each side, from which a hand may have become another one
MOST_CUTS = 100  # that are tried

Chain = list[int]  # numbers of the pieces of one hand


@dataclass(frozen=True, eq=False)
class Identity:
    """One hand of the whole file."""

    number: int  # from 1, by first appearance
    side: Side
    shape: Array  # [10] betas: the weighted median of those of its side, at their median length


@dataclass(frozen=True, eq=False)
class Joined:
    """Which hand each piece is."""

    of_piece: tuple[Identity, ...]
    hands: int
    joins: int  # tracks and parts of tracks that were joined to others


def join(pieces: Sequence[PieceSummary], sizer: HandSizer) -> Joined:
    """Join pieces, the likeliest pairs first, so that no hand is in two places at a time."""
    following, chains = _untangled(pieces, sorted(_pairs(pieces)))
    sides = sides_of([[pieces[k] for k in chain] for chain in chains])
    of_piece: dict[int, Identity] = {}
    for number, (chain, side) in enumerate(zip(chains, sides, strict=True), 1):
        of_piece |= dict.fromkeys(chain, Identity(number, side, _shape([pieces[k] for k in chain], side, sizer)))
    joins = sum(pieces[a].track != pieces[b].track for a, b in following.items())
    return Joined(tuple(of_piece[k] for k in range(len(pieces))), len(chains), joins)


def _untangled(
    pieces: Sequence[PieceSummary], pairs: Sequence[tuple[float, int, int]]
) -> tuple[dict[int, int], list[Chain]]:
    """What follows each piece, and the chains: a hand that is first of one side and then of the other was mistaken
    for another one, so it is cut there if its parts then belong to other hands.
    """
    following, chains = _linked(pieces, pairs)
    tried: set[tuple[int, int]] = set()
    for _ in range(MOST_CUTS):
        tangles = [_tangle(pieces, chain) for chain in chains]
        cut = max((each for each in tangles if each is not None and each[1:] not in tried), default=None)
        if cut is None:
            break
        tried.add(cut[1:])
        kept = [pair for pair in pairs if pair[1:] != cut[1:]]
        other, others = _linked(pieces, kept)
        if len(others) <= len(chains) and _sureness(pieces, others) > _sureness(pieces, chains) + TANGLED:
            pairs, following, chains = kept, other, others
    return following, chains


def _linked(
    pieces: Sequence[PieceSummary], pairs: Sequence[tuple[float, int, int]]
) -> tuple[dict[int, int], list[Chain]]:
    """The likeliest pairs that do not exclude each other."""
    following: dict[int, int] = {}
    followed: set[int] = set()
    for _, first, second in pairs:
        if first not in following and second not in followed:
            following[first] = second
            followed.add(second)
    _absorb(pieces, following, followed)
    return following, [_chain(start, following) for start in range(len(pieces)) if start not in followed]


def _tangle(pieces: Sequence[PieceSummary], chain: Chain) -> tuple[float, int, int] | None:
    """Where a hand is likeliest to become another one: evidence for that, and the pieces before and after; or None."""
    right = np.cumsum([pieces[k].right for k in chain])
    before, after = right[:-1], right[-1] - right[:-1]
    gain = np.where(before * after < 0, np.minimum(np.abs(before), np.abs(after)), 0)
    if not len(gain) or gain.max() < TANGLED:
        return None
    at = int(gain.argmax())
    return float(gain[at]), chain[at], chain[at + 1]


def _sureness(pieces: Sequence[PieceSummary], chains: Sequence[Chain]) -> float:
    """How much evidence there is for the sides of all hands together."""
    return sum(abs(sum(pieces[k].right for k in chain)) for chain in chains)


def _absorb(pieces: Sequence[PieceSummary], following: dict[int, int], followed: set[int]) -> None:
    """Put pieces that are alone into gaps of a hand that is in the same place before and after, whatever their side."""
    alone = [k for k in range(len(pieces)) if k not in following and k not in followed]
    for first, second in sorted(following.items()):
        begin, end = pieces[first].end, pieces[second].begin
        if end.time_ns - begin.time_ns > FILLED_NS:
            continue
        at = first
        for k in alone[bisect_right(alone, first) : bisect_left(alone, second)]:
            begins, ends = pieces[k].begin, pieces[k].end
            inside = pieces[at].end.time_ns < begins.time_ns and ends.time_ns < end.time_ns
            if inside and max(off(begin, begins), off(ends, end)) < ABSORBED and k not in followed:
                following[at], following[k] = k, second
                followed.add(k)
                at = k


def _chain(start: int, following: dict[int, int]) -> Chain:
    chain = [start]
    while (after := following.get(chain[-1])) is not None:
        chain.append(after)
    return chain


def _pairs(pieces: Sequence[PieceSummary]) -> list[tuple[float, int, int]]:
    """Cost, first and second of the pieces of which the second may go on as the first."""
    begins = np.array([piece.begin.time_ns for piece in pieces], np.int64)  # rising: they are numbered so
    glimpses = [piece.begin for piece in pieces]
    pairs = []
    for first, piece in enumerate(pieces):
        last = piece.end
        start = int(np.searchsorted(begins, last.time_ns, "right"))
        if (after := _only_next(pieces, first, start)) is not None:
            pairs.append((-1.0, first, after))
            continue
        for second in range(start, min(start + CANDIDATES, len(pieces))):
            if begins[second] - last.time_ns > RETURN_NS:
                break
            cost = _cost(piece, last, pieces[second], glimpses[second])
            if cost is not None:
                pairs.append((cost, first, second))
    return pairs


def _only_next(pieces: Sequence[PieceSummary], first: int, start: int) -> int | None:
    """The piece of the same track that follows a hand that is alone in the picture; None where it could be another.

    `start` is the first piece that begins after that hand was last seen.
    """
    piece, time_ns = pieces[first], pieces[first].end.time_ns
    if start >= len(pieces) or pieces[start].track != piece.track or _sides_apart(piece, pieces[start]) >= 0.5:
        return None
    begin_ns = pieces[start].begin.time_ns
    near = pieces[max(start - CANDIDATES, 0) : start + CANDIDATES]
    alone = not any(
        each.track != piece.track
        and each.end.time_ns >= time_ns - NEARLY_NS
        and each.begin.time_ns <= begin_ns + NEARLY_NS
        for each in near
    )
    return start if alone and begin_ns - time_ns <= RETURN_NS else None


def _cost(first: PieceSummary, last: Glimpse, second: PieceSummary, begin: Glimpse) -> float | None:
    """How unlikely it is that a piece goes on as another; None for impossible."""
    gap = begin.time_ns - last.time_ns
    disagreement = _sides_apart(first, second)
    if gap > FILLED_NS:  # it may be back from anywhere
        return 2 + gap / RETURN_NS if disagreement < 0.5 else None
    apart = off(last, begin) + _turn(last, begin)
    ratio = max(begin.size, 1.0) / max(last.size, 1.0)
    if apart < 1 and 1 / TIMES_AS_LARGE < ratio < TIMES_AS_LARGE:
        return apart + OTHER_SIDE * disagreement - SAME_TRACK * (first.track == second.track)
    return 2 + gap / RETURN_NS if disagreement < 0.5 and apart < 2 else None


def _sides_apart(first: PieceSummary, second: PieceSummary) -> float:
    """0 where both pieces are surely of one side, 1 where they are surely of opposite ones."""
    return (1 - (first.right / first.weight) * (second.right / second.weight)) / 2


def _turn(last: Glimpse, begin: Glimpse) -> float:
    """How much a hand would have changed its speed, in sizes of the hand."""
    seconds = (begin.time_ns - last.time_ns) * 1e-9
    change = float(np.linalg.norm(begin.speed - last.speed)) * SPEED_S / max(begin.size, last.size, 1.0)
    return change * float(np.exp(-seconds / SPEED_KEPT_S))


def sides_of(hands: Sequence[Sequence[PieceSummary]]) -> list[Side]:
    """The side of each hand, given by its pieces: what most of its frames say.

    Where that is doubtful, and the only other hand there is surely of that side, it is the other one.
    """
    right = np.array([sum(piece.right for piece in pieces) for pieces in hands])
    leaning = right / np.array([sum(piece.weight for piece in pieces) for pieces in hands])  # -1 left to 1 right
    sides = [Side.RIGHT if value > 0 else Side.LEFT for value in leaning]
    spans = np.array([_span(piece) for pieces in hands for piece in pieces], np.int64).reshape(-1, 2)
    owners = np.repeat(np.arange(len(hands)), [len(pieces) for pieces in hands])
    for k in np.flatnonzero(np.abs(leaning) < DOUBTFUL).tolist():
        own = spans[owners == k]
        together = sum((np.minimum(spans[:, 1], end) - np.maximum(spans[:, 0], begin)).clip(0) for begin, end in own)
        shared = np.bincount(owners, np.asarray(together), len(hands))
        shared[k] = 0
        others = np.flatnonzero(shared > np.diff(own).sum() / 2)
        if len(others) == 1 and leaning[others[0]] * leaning[k] > 0 and abs(leaning[others[0]]) > abs(leaning[k]):
            sides[k] = Side.LEFT if sides[k] is Side.RIGHT else Side.RIGHT
    return sides


def _span(piece: PieceSummary) -> tuple[int, int]:
    """Its first and last time."""
    return piece.begin.time_ns, piece.end.time_ns


def _shape(pieces: Sequence[PieceSummary], side: Side, sizer: HandSizer) -> Array:
    """The weighted median of the betas [10] in frames of that side; in all where there is none."""
    samples = np.concatenate([piece.shapes for piece in pieces]).astype(np.float64)
    of_side = samples[:, 0] == (side is Side.RIGHT)
    usable = samples[of_side] if of_side.any() else samples
    weights, shapes = usable[:, 1], usable[:, 2:]
    lengths = np.array([[sizer.length(shape)] for shape in shapes])
    return sizer.resized(weighted_median(shapes, weights), float(weighted_median(lengths, weights)[0]))


def weighted_median(values: Array, weights: Array) -> Array:
    """Of each column of `values` [n, d], with `weights` [n] above 0."""
    order = np.argsort(values, axis=0, kind="stable")
    sums = np.cumsum(weights[order], axis=0)
    middle = (sums < sums[-1] / 2).sum(0)
    columns = np.arange(values.shape[1])
    return np.asarray(values[order[middle, columns], columns], np.float64)
