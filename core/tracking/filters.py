"""Filters that smooth a hand over time, and the one place that chooses one."""

from collections.abc import Callable
from typing import Literal, Protocol, get_args

from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.smoothing import OneEuroHandFilter
from handmirror.core.types import Array

FilterName = Literal["one-euro"]
FILTER_NAMES: tuple[FilterName, ...] = get_args(FilterName)


class HandFilter(Protocol):
    """Smooths one hand; its state belongs to that hand alone.

    `seconds` varies, can be 0 where a clock has coarse steps, and has no meaning in the first call of each method.
    """

    def filter_hand(self, hand: PosedHand, seconds: float) -> PosedHand:
        """The filtered hand, `seconds` after the last one."""

    def filter_points(self, points: Array, size: float, seconds: float) -> Array:
        """The filtered points [21, 2] in pixels of a hand that is `size` pixels long, `seconds` after the last ones."""


class Unfiltered:
    """Changes nothing."""

    def __init__(self, strength: float = 1.0) -> None:
        """As other filters are made."""

    def filter_hand(self, hand: PosedHand, seconds: float) -> PosedHand:
        """See HandFilter."""
        return hand

    def filter_points(self, points: Array, size: float, seconds: float) -> Array:
        """See HandFilter."""
        return points


_FILTERS: dict[FilterName | None, Callable[[float], HandFilter]] = {None: Unfiltered, "one-euro": OneEuroHandFilter}


def filter_name(smooth: bool) -> FilterName | None:
    """The filter that a tracker uses, by its `smooth`; None filters nothing."""
    return "one-euro" if smooth else None


def make_filter(name: FilterName | None, strength: float = 1.0) -> HandFilter:
    """A new hand's filter; `strength` 1 is what it was tuned for, a larger one smooths more."""
    return _FILTERS[name](strength)
