"""Matches few things with few others: the one place that decides which pairs belong together."""

from functools import cache

from handmirror.core.types import Array


def match(costs: Array, worst: float) -> list[tuple[int, int]]:
    """The pairs (row, column) of the cheapest assignment, each row and column at most once.

    Exact, by dynamic programming over sets of columns: for up to about eight of either. To leave a row without a pair
    costs `worst`, so that no pair costs more.

    Args:
        costs: [n, m], not negative; infinite where a pair is impossible.
        worst: the most that a pair may cost.
    """
    rows, columns = costs.shape

    @cache
    def best(row: int, free: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        """The cost and the pairs of this row and all after it; `free` is the set of columns that are left."""
        if row == rows:
            return 0.0, ()
        later, pairs = best(row + 1, free)
        cheapest = (later + worst, pairs)
        for column in range(columns):
            if free >> column & 1 and costs[row, column] <= worst:
                later, pairs = best(row + 1, free & ~(1 << column))
                total = later + float(costs[row, column])
                if total < cheapest[0]:
                    cheapest = (total, ((row, column), *pairs))
        return cheapest

    return list(best(0, (1 << columns) - 1)[1])
