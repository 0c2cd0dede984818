"""What `handmirror bench` is to measure: its options, checked and combined."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from handmirror.core.bench.plan import HEIGHTS, Contender, Plan, Scene
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.network.devices import ENGINES, Device, EngineName
from handmirror.core.text import plural
from handmirror.core.tracking.config import MAX_THREADS, TrackerConfig

MAX_HANDS = 4


@dataclass(frozen=True)
class TrackerLists:
    """The options of trackers, some of them lists separated by commas."""

    hands: str
    checkpoints: tuple[Path, ...]  # empty: the bundled network
    fit: bool
    device: Device
    engines: str
    threads: str

    def contenders(self) -> tuple[Contender, ...]:
        """Handmirror with each checkpoint, engine and number of threads, and with the fit if `fit` is set."""
        names = [path.name for path in self.checkpoints]
        names = names if len(set(names)) == len(names) else [str(path) for path in self.checkpoints]
        estimators: dict[str, dict[str, Any]] = {
            f"Handmirror, {name}": {"checkpoint": str(path)} for name, path in zip(names, self.checkpoints, strict=True)
        }
        estimators = estimators or {"Handmirror": {}}
        if self.fit:
            estimators["Handmirror, fit"] = {"fit": True}
        engines, counts = listed(self.engines), listed(self.threads)
        contenders = []
        for (label, options), engine, count in product(estimators.items(), engines, counts):
            label += f", {check_engine(engine)}" if len(engines) > 1 else ""
            label += f", {plural(check_threads(count), 'thread')}" if len(counts) > 1 else ""
            shared = {"device": self.device, "engine": check_engine(engine), "threads": check_threads(count)}
            contenders.append(Contender(label, "handmirror", sys.executable, {**shared, **options}))
        return tuple(contenders)

    def single(self, mode: str) -> TrackerConfig:
        """The one tracker of --live or --quality; UserError where several were given."""
        lists = (listed(self.hands), self.checkpoints, listed(self.engines), listed(self.threads))
        if max(map(len, lists)) > 1:
            raise UserError(f"{mode} measures one tracker: give one value of each option.")
        return TrackerConfig(
            check_hands(self.hands.strip()),
            self.device,
            checkpoint=self.checkpoints[0] if self.checkpoints else None,
            fit=self.fit,
            engine=check_engine(self.engines.strip()),
            threads=check_threads(self.threads.strip()),
        )


def make_scenes(sources: list[str], hands: str, size: str | None, busy: int) -> tuple[Scene, ...]:
    """Each source with each size and number of hands, without and, if `busy` is above 0, with busy processes."""
    sizes = [None] if size is None else [check_size(each) for each in listed(size)]
    numbers = [check_hands(each) for each in listed(hands)]
    loads = [0, busy] if busy else [0]
    return tuple(Scene(*each) for each in product(sources, sizes, numbers, loads))


def listed(text: str) -> list[str]:
    """The different parts of a list separated by commas."""
    return list(dict.fromkeys(part.strip() for part in text.split(",")))


def check_size(text: str) -> str:
    """A name of HEIGHTS; UserError for any other."""
    if text.lower() not in HEIGHTS:
        raise UserError(f"Invalid size {text!r}: give one or more of {', '.join(HEIGHTS)}, separated by commas.")
    return text.lower()


def check_hands(text: str) -> int:
    """A number of hands; UserError when it is invalid."""
    if not (text.isdecimal() and 1 <= int(text) <= MAX_HANDS):
        raise UserError(
            f"Invalid number of hands {text!r}: give one or more from 1 to {MAX_HANDS}, separated by commas."
        )
    return int(text)


def check_pin(core: int | None) -> None:
    """UserError when a process cannot be pinned to this core."""
    if core is None:
        return
    if not hasattr(os, "sched_getaffinity"):
        raise UserError("This system cannot pin a process to a core: omit --pin.")
    allowed = sorted(os.sched_getaffinity(0))
    if core not in allowed:
        raise UserError(f"Invalid core {core}: give --pin one of {allowed}.")


def check_engine(text: str) -> EngineName:
    """The name of an engine; UserError for any other text."""
    for name in ENGINES:
        if text == name:
            return name
    raise UserError(f"Invalid engine {text!r}: give one or more of {', '.join(ENGINES)}, separated by commas.")


def check_threads(text: str) -> int:
    """A number of threads; UserError when it is invalid."""
    if not (text.isdecimal() and 1 <= int(text) <= MAX_THREADS):
        raise UserError(
            f"Invalid number of threads {text!r}: give one or more from 1 to {MAX_THREADS}, separated by commas."
        )
    return int(text)


def frames_of(plan: Plan) -> int:
    """How many frames one contender processes in a round, as far as the sources know their length."""
    total = 0
    for scene in plan.scenes:
        with open_source(scene.source) as source:
            total += min(plan.frames, source.frame_count or plan.frames)
    return total


def refuse_with(mode: str, options: Mapping[str, object]) -> None:
    """UserError naming the options that were given beside --live or --quality."""
    given = [name for name, value in options.items() if value is not None]
    if given:
        what = {"--live": "the window", "--quality": "the clips of its folder"}[mode]
        raise UserError(f"{mode} measures {what} with its own settings: omit {' and '.join(given)}.")


def refuse_without_quality(options: Mapping[str, object]) -> None:
    """UserError naming the options that were given without --quality."""
    given = [name for name, value in options.items() if value is not None]
    if given:
        raise UserError(f"Without --quality there is no use for {' and '.join(given)}: add --quality FOLDER.")
