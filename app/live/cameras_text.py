"""Several cameras as one source of the window: their sources and the file that says where they stand, in one text."""

from dataclasses import dataclass
from pathlib import Path

MARK = "several cameras"
_BETWEEN = "\n"  # as between several pictures (app.several)


@dataclass(frozen=True)
class CamerasChoice:
    """What the user has chosen."""

    rig: Path  # cameras.json, or the file of another program
    sources: tuple[str, ...]  # in the order of the file, each as `open_source` takes it


def cameras_text(choice: CamerasChoice) -> str:
    """The text of a choice."""
    return _BETWEEN.join((MARK, str(choice.rig), *choice.sources))


def cameras_choice(source: str) -> CamerasChoice | None:
    """The choice that a source stands for; None for any other source."""
    mark, *parts = source.split(_BETWEEN)
    return CamerasChoice(Path(parts[0]), tuple(parts[1:])) if mark == MARK and parts else None


def count_cameras(source: str) -> int:
    """How many cameras a source stands for; 1 for any other source."""
    choice = cameras_choice(source)
    return 1 if choice is None else len(choice.sources)
