"""What is measured: each program on each scene."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from handmirror.core.camera.address import kind_of, without_login

HEIGHTS = {"480p": 480, "720p": 720, "1080p": 1080, "1440p": 1440, "4k": 2160}  # pixels of the shorter side


def shown_name(source: str) -> str:
    """A source as figures name it: a file without its folders, an address without its login."""
    return Path(source).name if kind_of(source) is None else without_login(source)


@dataclass(frozen=True)
class Scene:
    """Frames and circumstances that are the same for all programs."""

    source: str  # a video or a folder of images
    size: str | None  # one of HEIGHTS, None for the source's own
    hands: int  # how many may be followed
    busy: int = 0  # processes that keep a core busy at the same time

    @property
    def label(self) -> str:
        """For people."""
        hands = f"{self.hands} hand{'s' * (self.hands > 1)} allowed"
        busy = f", beside {self.busy} busy" if self.busy else ""
        return f"{shown_name(self.source)}{f' {self.size}' if self.size else ''}, {hands}{busy}"


@dataclass(frozen=True, eq=False)  # compared by identity
class Contender:
    """A program with its options."""

    label: str  # for people; unique
    program: Literal["handmirror", "mediapipe"]
    python: str  # the interpreter that runs it
    options: Mapping[str, Any] = field(default_factory=dict)  # JSON, of the worker's program
    environment: Mapping[str, str] = field(default_factory=dict)  # set in addition


@dataclass(frozen=True)
class Plan:
    """Every contender on every scene, in interleaved rounds."""

    scenes: tuple[Scene, ...]
    contenders: tuple[Contender, ...]
    frames: int  # at most, of each source
    rounds: int
    pin: int | None  # the one core that the programs run on

    def order(self, number: int) -> list[tuple[Scene, Contender]]:
        """The runs of a round; every other round the contenders come in reverse, so that none is always the first."""
        turn = self.contenders if number % 2 == 0 else self.contenders[::-1]
        return [(scene, contender) for scene in self.scenes for contender in turn]
