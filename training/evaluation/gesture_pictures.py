"""Folders of pictures of gestures: tracking them, learning from some, and a confusion table of the rest."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.gestures.gesture import Gesture, GestureSet
from handmirror.core.gestures.learning import learn
from handmirror.core.gestures.scores import Matcher
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array, Hand

NO_GESTURE, NO_HAND = "none", "no hand"


@dataclass(frozen=True)
class Shown:
    """One picture."""

    gesture: str  # the name of its folder
    picture: str
    hand: Hand | None  # None where no hand was found


def gesture_folders(folder: Path) -> list[Path]:
    """The folders in a folder by name; UserError when there are none."""
    found = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if not found:
        raise UserError(f"{folder} has no folders of pictures: give a folder with one folder for each gesture.")
    return found


def track_pictures(folder: Path, tracker: HandTracker) -> Iterator[Shown]:
    """Track each picture of one gesture on its own, in the order of their names; `tracker` tracks stills."""
    intrinsics = Intrinsics()
    with open_source(str(folder), stills=True) as source:
        for frame in source:
            hands = tracker.track(frame, intrinsics.for_frame(frame)).hands
            yield Shown(folder.name, frame.name, max(hands, key=lambda hand: hand.score, default=None))


def split(pictures: Sequence[Shown], name: str) -> tuple[list[Shown], list[Shown]]:
    """The pictures whose names come before `name`, and the rest."""
    parts: tuple[list[Shown], list[Shown]] = ([], [])
    for shown in pictures:
        parts[shown.picture >= name].append(shown)
    return parts


def learned(pictures: Sequence[Shown], axes: Array) -> GestureSet:
    """A gesture of the hands of each folder; UserError when a folder has none."""
    gestures: list[Gesture] = []
    for name in dict.fromkeys(shown.gesture for shown in pictures):
        hands = [shown.hand for shown in pictures if shown.gesture == name and shown.hand is not None]
        if not hands:
            raise UserError(f"No hand was found in the pictures of {name} to learn from: give more of them (--learn).")
        gestures.append(learn(name, hands, axes))
    return GestureSet(tuple(gestures))


def confusion(pictures: Sequence[Shown], gestures: GestureSet, axes: Array) -> dict[str, Counter[str]]:
    """How often each gesture was recognised, NO_GESTURE and NO_HAND included, by the shown one."""
    table: dict[str, Counter[str]] = {}
    matcher = Matcher(gestures.recognised)
    for shown in pictures:
        counts = table.setdefault(shown.gesture, Counter())
        if shown.hand is None:
            counts[NO_HAND] += 1
            continue
        scores = matcher.scores([shown.hand], axes)[0]
        best = int(scores.argmax())
        counts[matcher.gestures[best].name if scores[best] >= gestures.enter else NO_GESTURE] += 1
    return table
