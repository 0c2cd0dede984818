"""Joins pieces to hands: which piece goes on as which, of what side and size each hand is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handmirror.core.refine.pieces import Glimpse, Piece, off
from handmirror.core.types import Array, Side

FILLED_NS = 500_000_000  # the longest gap over which a hand's place says that it is the same
RETURN_NS = 3_000_000_000  # the longest absence after which a hand of the same side is taken for the same
CANDIDATES = 32  # pieces at most that are tried as the next of one
SAME_TRACK = 0.3  # what the tracker's own number counts for, in the cost of `off`
OTHER_SIDE = 0.7  # what opposite evidence of the side counts at most against
TIMES_AS_LARGE = 2.0  # that a hand appears at most after a short gap


@dataclass(frozen=True, eq=False)
class Identity:
    """One hand of the whole file."""

    number: int  # from 1, by first appearance
    side: Side
    shape: Array  # [10] betas: the weighted median of those of its side


@dataclass(frozen=True, eq=False)
class Joined:
    """Which hand each piece is."""

    of_piece: tuple[Identity, ...]
    hands: int
    joins: int  # tracks and parts of tracks that were joined to others


def join(pieces: Sequence[Piece]) -> Joined:
    """Join pieces, the likeliest pairs first, so that no hand is in two places at a time."""
    following: dict[int, int] = {}
    followed: set[int] = set()
    for _, first, second in sorted(_pairs(pieces)):
        if first not in following and second not in followed:
            following[first] = second
            followed.add(second)
    chains = []
    for start in range(len(pieces)):
        if start not in followed:
            chain = [start]
            while (after := following.get(chain[-1])) is not None:
                chain.append(after)
            chains.append(chain)
    of_piece: dict[int, Identity] = {}
    for number, chain in enumerate(chains, 1):
        identity = _identity(number, [pieces[k] for k in chain])
        of_piece |= dict.fromkeys(chain, identity)
    joins = sum(pieces[a].track != pieces[b].track for a, b in following.items())
    return Joined(tuple(of_piece[k] for k in range(len(pieces))), len(chains), joins)


def _pairs(pieces: Sequence[Piece]) -> list[tuple[float, int, int]]:
    """Cost, first and second of the pieces of which the second may go on as the first."""
    begins = np.array([piece.begin[0].time_ns for piece in pieces], np.int64)  # rising: they are numbered so
    glimpses = [piece.first_glimpse for piece in pieces]
    pairs = []
    for first, piece in enumerate(pieces):
        last = piece.last_glimpse
        start = int(np.searchsorted(begins, last.time_ns, "right"))
        for second in range(start, min(start + CANDIDATES, len(pieces))):
            if begins[second] - last.time_ns > RETURN_NS:
                break
            cost = _cost(piece, last, pieces[second], glimpses[second])
            if cost is not None:
                pairs.append((cost, first, second))
    return pairs


def _cost(first: Piece, last: Glimpse, second: Piece, begin: Glimpse) -> float | None:
    """How unlikely it is that a piece goes on as another; None for impossible."""
    gap = begin.time_ns - last.time_ns
    disagreement = _sides_apart(first, second)
    if gap > FILLED_NS:  # it may be back from anywhere
        return 2 + gap / RETURN_NS if disagreement < 0.5 else None
    apart = off(last, begin)
    ratio = max(begin.size, 1.0) / max(last.size, 1.0)
    if apart < 1 and 1 / TIMES_AS_LARGE < ratio < TIMES_AS_LARGE:
        return apart + OTHER_SIDE * disagreement - SAME_TRACK * (first.track == second.track)
    return 2 + gap / RETURN_NS if disagreement < 0.5 and apart < 2 else None


def _sides_apart(first: Piece, second: Piece) -> float:
    """0 where both pieces are surely of one side, 1 where they are surely of opposite ones."""
    return (1 - (first.right / first.weight) * (second.right / second.weight)) / 2


def _identity(number: int, pieces: Sequence[Piece]) -> Identity:
    side = Side.RIGHT if sum(piece.right for piece in pieces) > 0 else Side.LEFT
    samples = [
        (weight * piece.stride, shape) for piece in pieces for of_side, weight, shape in piece.shapes if of_side is side
    ]
    weights, shapes = np.array([weight for weight, _ in samples]), np.stack([shape for _, shape in samples])
    return Identity(number, side, weighted_median(shapes, weights))


def weighted_median(values: Array, weights: Array) -> Array:
    """Of each column of `values` [n, d], with `weights` [n] above 0."""
    order = np.argsort(values, axis=0, kind="stable")
    sums = np.cumsum(weights[order], axis=0)
    middle = (sums < sums[-1] / 2).sum(0)
    columns = np.arange(values.shape[1])
    return np.asarray(values[order[middle, columns], columns], np.float64)
