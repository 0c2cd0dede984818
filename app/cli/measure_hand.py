"""`handmirror calibrate --hand`."""

import contextlib
import time
from collections.abc import Callable

from rich.live import Live as LiveText

from handmirror.app.cli.tracking import load_tracker
from handmirror.app.terminal import say_warning, screen
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import CameraMode
from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand.measure import NAMES, HandMeasurement, Problem, Reading
from handmirror.core.hand.people import Person, people_file, remember
from handmirror.core.hand.sheet import SheetKind
from handmirror.core.hand.size import MIN_HAND_LENGTH
from handmirror.core.text import plural
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker

LIVE_S = 3.0  # that a live source is measured for at least


def measure_hand(
    source: str, kind: SheetKind, person: str | None, intrinsics: Intrinsics, mode: CameraMode, seconds: float | None
) -> None:
    """Measure a hand beside a card or on paper, print its length, and keep it for a person if one is named.

    UserError when the card is not found, no hand lies flat beside it, or the views disagree.
    """
    if person is not None:
        Person(person, MIN_HAND_LENGTH)  # refuses a name that cannot be kept
    measurement = HandMeasurement(kind)
    with open_source(source, camera=mode) as opened:
        tracker = load_tracker(TrackerConfig(stills=opened.stills, smooth=False))
        intrinsics = intrinsics.of_camera(opened.camera)
        with LiveText(console=screen, transient=True, refresh_per_second=8) as text:
            _watch(
                opened,
                tracker,
                intrinsics,
                measurement,
                seconds,
                lambda reading: text.update(_line(measurement, reading)),
            )
    result = measurement.result()
    screen.print(
        f"Hand length {100 * result.length:.1f} cm, in {plural(result.readings, 'frame')} with a spread of "
        f"{100 * result.spread:.1f} %: use it by --hand-length {100 * result.length:.1f}"
        + ("" if person is None else f" or --person {person!r}")
    )
    if person is not None:
        try:
            remember(Person(person.strip(), result.length))
        except UserError as error:
            raise UserError(f"The length of {100 * result.length:.1f} cm was measured but not kept: {error}") from error
        screen.print(f"  {people_file()}")


def _watch(
    opened: Source,
    tracker: HandTracker,
    intrinsics: Intrinsics,
    measurement: HandMeasurement,
    seconds: float | None,
    show: Callable[[Reading], None],
) -> None:
    """Feed tracked frames until there are enough, the source ends, the time is over, or Ctrl-C is pressed."""
    began = time.monotonic()
    with contextlib.suppress(KeyboardInterrupt):
        for frame in opened:
            if not measurement.frames and (doubt := intrinsics.doubt(frame)):
                say_warning(doubt)
            straight = intrinsics.undistort(frame)
            show(measurement.add(tracker.track(straight, intrinsics.for_frame(straight))))
            passed = time.monotonic() - began
            enough = opened.live and measurement.is_enough and passed >= LIVE_S
            if enough or (seconds is not None and passed >= seconds):
                return


def _line(measurement: HandMeasurement, reading: Reading) -> str:
    name = NAMES[measurement.kind]
    texts = {
        None: "",
        Problem.NO_SHEET: f"Show the whole {name} on a plain surface.",
        Problem.NO_HAND: f"Lay your hand beside the {name}.",
        Problem.NOT_FLAT: "Lay your hand flat, with straight fingers.",
    }
    length = "" if measurement.length is None else f", {100 * measurement.length:.1f} cm"
    return f"{plural(measurement.readings, 'reading')}{length}  {texts[reading.problem]}"
