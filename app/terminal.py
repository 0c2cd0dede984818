"""Where the commands print. What users named may hold brackets or colons: nothing in it is markup."""

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console

from app.tracker_settings import TrackerSettings

if TYPE_CHECKING:  # only the commands that track load it
    from core.tracking.tracker import HandTracker

screen = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)


def load_tracker(settings: TrackerSettings) -> "HandTracker":
    """The tracker that was asked for; says what takes long meanwhile, and what about it is not as usual."""
    tracker = replace(settings, progress=screen.print).make()
    for sentence in tracker.notices:
        errors.print(sentence)
    return tracker
