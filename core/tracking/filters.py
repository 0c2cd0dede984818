"""Filters that smooth a hand over time, and the one place that chooses one."""

from collections.abc import Callable
from typing import Protocol

from handmirror.core.hand.posed import PosedHand
from handmirror.core.tracking.smoothing import OneEuroHandFilter
from handmirror.core.types import Array


class HandFilter(Protocol):
    """Smooths one hand; its state belongs only to that hand."""

    def filter_hand(self, hand: PosedHand, seconds: float) -> PosedHand:
        """The filtered hand, `seconds` after the last one."""

    def filter_points(self, points: Array, size: float, seconds: float) -> Array:
        """The filtered points [21, 2] in pixels of a hand that is `size` pixels long, `seconds` after the last ones."""


class Unfiltered:
    """Changes nothing."""

    def filter_hand(self, hand: PosedHand, seconds: float) -> PosedHand:
        """See HandFilter."""
        return hand

    def filter_points(self, points: Array, size: float, seconds: float) -> Array:
        """See HandFilter."""
        return points


_FILTERS: dict[bool, Callable[[], HandFilter]] = {True: OneEuroHandFilter, False: Unfiltered}


def make_filter(smooth: bool) -> HandFilter:
    """A new hand's filter, as `TrackerConfig.smooth` asks for."""
    return _FILTERS[smooth]()
