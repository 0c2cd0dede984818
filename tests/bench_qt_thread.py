"""`python -m tests.bench_qt_thread`: how long the window's thread is busy at a time, and how soon it shows something.

The measure is the thread's CPU time in each turn of Qt's event loop, not the time that passes: on a computer that does
other things at the same time, a thread is interrupted for longer than it works. What the window draws with OpenGL in
software counts, too. Where a turn takes longer than 16 ms, the report has a stack of the thread from the middle of it.

The first figures are the times from the start of the process (its imports included) to the window, and to the first
picture and the first mesh of the demo clip, by the clock and in CPU time of all threads. They hold where Python has the
bytecode cached, as it has for users: not for the first run of a checkout, and not with PYTHONDONTWRITEBYTECODE.
"""

import multiprocessing
import statistics
import sys
import tempfile
import threading
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Annotated

import psutil
import typer
from PyQt6.QtCore import QAbstractEventDispatcher

from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow
from handmirror.app.warm_up import WarmUp
from handmirror.app.window import SWITCH_S, make_application
from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.tracking.tracker import HandTracker
from tests.driven_window import (
    dialog_actions,
    driven_window,
    open_dialogs,
    record_session,
    turn_for_seconds,
    turn_until,
)
from tests.mjpeg_camera import MjpegCamera

LIMIT_S = 0.016
SAMPLE_S = 0.002
SESSIONS = 300
DEEPEST = 6  # lines of a stack that are printed
START, BETWEEN = "start", "between"


class Watch:
    """Takes the CPU time of each turn of this thread's event loop, and stacks during long ones."""

    def __init__(self) -> None:
        self.stage = START
        self.turns: dict[str, list[float]] = defaultdict(list)  # CPU seconds, by the stage
        self.blocks: list[tuple[float, str, str]] = []  # seconds, stage and stack of long turns
        self._thread = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._thread)
        self._begun, self._stack = time.thread_time(), ""
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        # which of the two surrounds the events depends on the dispatcher; in both cases waiting takes no CPU time
        dispatcher.aboutToBlock.connect(self._on_turn)
        dispatcher.awake.connect(self._on_turn)
        threading.Thread(target=self._sample, daemon=True).start()

    def _on_turn(self) -> None:
        now = time.thread_time()
        took, stack = now - self._begun, self._stack
        self._begun, self._stack = now, ""
        self.turns[self.stage].append(took)
        if took > LIMIT_S:
            self.blocks.append((took, self.stage, stack or "(no Python code ran meanwhile)"))

    def _sample(self) -> None:
        while True:
            time.sleep(SAMPLE_S)
            started = self._begun
            if not self._stack and time.clock_gettime(self._clock) - started > LIMIT_S / 2:
                frame = sys._current_frames().get(self._thread)
                lines = traceback.extract_stack(frame) if frame is not None else []
                del frame  # what it holds, such as a painter, must not outlive it
                own = [line for line in lines if "/handmirror/" in line.filename]
                shown = (own or lines)[-DEEPEST:]
                stack = " < ".join(f"{Path(line.filename).name}:{line.lineno} {line.name}" for line in reversed(shown))
                if started == self._begun:
                    self._stack = stack

    @contextmanager
    def during(self, stage: str) -> Iterator[None]:
        """Count the turns meanwhile under this name."""
        before, self.stage = self.stage, stage
        try:
            yield
        finally:
            self.stage = before


class FirstSeen:
    """When the window was shown, and the first picture and the first mesh were drawn."""

    def __init__(self, window: MainWindow) -> None:
        self.times: dict[str, tuple[float, float]] = {}  # as of _now()
        self._shown: set[str] = set()
        window.controller.picture_ready.connect(lambda _: self._shown.add("picture"))
        window.controller.result_ready.connect(self._on_result)
        window.camera_pane.painted.connect(lambda: self._take("picture"))
        self.times["window"] = _now()
        if window.mesh_pane is not None:
            window.mesh_pane.frameSwapped.connect(lambda: self._take("mesh"))

    @property
    def all(self) -> bool:
        return {"picture", "mesh"} <= self.times.keys()

    def _on_result(self, live: object) -> None:
        self._shown |= {"picture", "mesh"} if live.result.hands else {"picture"}  # type: ignore[attr-defined]

    def _take(self, what: str) -> None:
        if what in self._shown and what not in self.times:
            self.times[what] = _now()


def _now() -> tuple[float, float]:
    """Seconds since the start of the process, by the clock and of CPU."""
    return time.time() - psutil.Process().create_time(), time.process_time()


def serve_hands(url: Connection) -> None:
    """A camera with two hands, in a process of its own."""
    with open_source(str(asset("demo/demo.mp4"))) as source:
        frames = [frame.image for frame in source if 180 <= frame.index < 240]
    with MjpegCamera([*frames, *frames[::-1]]) as camera:
        url.send(camera.url)
        url.recv()


@contextmanager
def camera_with_hands() -> Iterator[str]:
    """The address of a camera."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve_hands, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send("stop")
        process.join(10)


def use_live(watch: Watch, window: MainWindow, url: str, seconds: float) -> None:
    with watch.during("a camera is opened"):
        window.open(url, remember=False)
        turn_until(lambda: window.status_line.hands.text() and "fps" in window.status_line.fps.text())
        turn_until(lambda: window.actions_.record.isEnabled())
    with watch.during("live, two hands"):
        turn_for_seconds(seconds)
    with watch.during("recording"):
        window.actions_.record.trigger()
        turn_for_seconds(seconds)
        window.actions_.record.trigger()
        turn_until(lambda: not window.recording_view.running and window.actions_.record.isEnabled())
    window.actions_.run.trigger()


def open_each_dialog(watch: Watch, window: MainWindow) -> None:
    for name, action in dialog_actions(window).items():
        if action.isEnabled():
            for time_ in ("first", "second"):
                with watch.during(f"{name} ({time_})"):
                    action.trigger()
                    turn_until(open_dialogs)
                    turn_for_seconds(0.3)
                    for dialog in open_dialogs():
                        dialog.reject()
                    turn_for_seconds(0.1)


def scrub(watch: Watch, window: MainWindow, session: Path, seconds: float) -> None:
    with watch.during("a session is opened"):
        window.open(str(session), remember=False)
        turn_until(lambda: window.replay.session is not None and window.replay.session.path == session)
        turn_for_seconds(0.3)
    with watch.during("replay, scrubbing"):
        timeline, replay = window.replay.timeline, window.replay
        assert replay.session is not None
        end, length = time.monotonic() + seconds, float(replay.session.seconds[-1])
        while (left := end - time.monotonic()) > 0:
            timeline.scrubbed.emit(length * (left / seconds * 3 % 1))
            turn_for_seconds(0.02)
    with watch.during("replay, playing"):
        window.actions_.run.trigger()
        turn_for_seconds(seconds)
        window.actions_.run.trigger()


def browse(watch: Watch, window: MainWindow) -> None:
    with watch.during(f"browser, {SESSIONS} sessions"):
        window.sources.sessions.action.trigger()
        browser = window.sources.sessions.browser
        assert browser is not None
        turn_until(lambda: browser.is_complete)
        for text in ("7", "77", ""):
            browser.filter.setText(text)
            turn_for_seconds(0.2)
        bar = browser.table.verticalScrollBar()
        assert bar is not None
        for part in range(20):
            bar.setValue(bar.maximum() * part // 20)
            turn_for_seconds(0.05)
        browser.reject()


def make_sessions(folder: Path) -> Path:
    """SESSIONS of them, of which the first one is returned and the others are links to its files."""
    first = record_session(folder / "hands 000", 300)
    for number in range(1, SESSIONS):
        copy = folder / f"hands {number:03d}"
        copy.mkdir()
        for file in first.iterdir():
            if file.is_file():
                (copy / file.name).hardlink_to(file)
    return first


def report(watch: Watch, first: FirstSeen, say: Callable[[str], None]) -> None:
    for what, (clock, cpu) in first.times.items():
        say(f"start to the {what}: {clock:.2f} s, {cpu:.2f} s of CPU time")
    say(f"\n{'CPU time of a turn, ms':48}{'turns':>7}{'p50':>8}{'p95':>8}{'max':>8}{'>16':>5}")
    del watch.turns[BETWEEN]
    for stage, turns in watch.turns.items():
        p50, p95 = statistics.median(turns), sorted(turns)[int(0.95 * (len(turns) - 1))]
        over = sum(each > LIMIT_S for each in turns)
        say(f"{stage:48}{len(turns):7}{1e3 * p50:8.2f}{1e3 * p95:8.2f}{1e3 * max(turns):8.1f}{over:5}")
    say("\nThe longest, with the innermost call first:")
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for took, stage, stack in sorted(watch.blocks, reverse=True):
        if stage == BETWEEN:
            continue
        seen[stage, stack] += 1
        if seen[stage, stack] == 1 and len(seen) <= 40:
            say(f"{1e3 * took:7.1f} ms  {stage}: {stack}")


def main(seconds: Annotated[float, typer.Option(min=1, help="Of each kind of use.")] = 5.0) -> None:
    """Use the window in every way, and print the figures."""
    make_application()
    sys.setswitchinterval(SWITCH_S)
    watch = Watch()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        with driven_window(folder, HandTracker) as window:
            first = FirstSeen(window)
            WarmUp(window, window.panes, window.replay.timeline, window.training.prepare)
            window.open(DEMO_CLIP, remember=False)
            turn_until(lambda: first.all)
            watch.stage = BETWEEN
            session = make_sessions(folder / "sessions")
            turn_for_seconds(0.1)  # what this took is not the window's
            with camera_with_hands() as url:
                use_live(watch, window, url, seconds)
            scrub(watch, window, session, seconds)
            open_each_dialog(watch, window)
            browse(watch, window)
    report(watch, first, typer.echo)


if __name__ == "__main__":
    typer.run(main)
