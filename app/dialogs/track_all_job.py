"""Tracks every frame of a session again, as it was tracked, in the background."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QWidget

from handmirror.app.dialogs.job_dialog import JobDialog
from handmirror.app.dialogs.rerun_dialog import Rerun, track_again
from handmirror.app.replay.moved import refuse_moved
from handmirror.app.translation import localized, tr
from handmirror.core.cameras.session import Fused
from handmirror.core.files import replace_bytes
from handmirror.core.session.export.steps import Progress
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import Summary
from handmirror.core.session.rerun import rerun_config

PAUSE_S = 0.2  # between two checks whether a paused job was cancelled
Outcome = tuple[Summary | Fused, tuple[str, ...]]


@dataclass(frozen=True)
class TrackAllRequest:
    """What to track, and where its files may be if they did not come with the program."""

    session: Path
    checkpoints: Sequence[Path]
    hand_models: Sequence[Path]
    refine: bool = False  # with later frames


class TrackAllJob(JobDialog):
    """A job whose dialog is never shown: the status line has its progress, and `reported` its outcome."""

    preparing = pyqtSignal(str)  # a sentence on what takes long before the next frame

    def __init__(self, request: TrackAllRequest, parent: QWidget) -> None:
        super().__init__(request.session.name, tr("Track all frames"), tr("Tracking frames"), parent)
        self.request = request
        self._may_run = threading.Event()
        self._may_run.set()
        self.preparing.connect(self.outcome.say)

    def begin(self) -> None:
        """Track into a new folder beside the session."""
        path = self.request.session
        names = (f"{path.name} all frames", *(f"{path.name} all frames {k}" for k in range(2, 1000)))
        self.written = next(path.with_name(name) for name in names if not path.with_name(name).exists())
        self.run(partial(track_all, self.request, self.written, self.preparing.emit, self._wait), self._describe_result)

    def set_paused(self, paused: bool) -> None:
        """Pause before the next frame, or continue."""
        self._may_run.clear() if paused else self._may_run.set()

    def _wait(self, check: Callable[[], None]) -> None:
        """Wait on the job's thread while it is paused; `check` raises when the job was cancelled."""
        if not self._may_run.is_set():
            self.preparing.emit(tr("Paused while recording"))
        while not self._may_run.wait(PAUSE_S):
            check()

    def _describe_result(self, outcome: Outcome) -> str:
        summary, losses = outcome
        counts = tr(
            "{frames} frames tracked, {with_hands} with hands: {folder}",
            frames=summary.frames,
            with_hands=summary.frames_with_hands,
            folder=self.written,
        )
        return "\n".join((counts, *map(localized, losses)))


def track_all(
    request: TrackAllRequest,
    out: Path,
    announce: Callable[[str], None],
    wait: Callable[[Callable[[], None]], None],
    progress: Progress,
) -> Outcome:
    """Track into a new folder; `wait` is called before each frame with what checks whether the job was cancelled.

    Returns and raises as `track_again`; UserError also when a file that the session was tracked with is not found.
    """
    refuse_moved(request.session)
    facts = read_facts(SessionFolder(request.session).facts)
    config = rerun_config(facts, request.checkpoints, request.hand_models)
    frames = 0 if facts.video is None else facts.video.frames  # 0: not known

    def step(done: int, total: int | None) -> None:
        progress(done, total or None)
        wait(lambda: progress(done, total or None))

    outcome = track_again(Rerun(request.session, frames, out, config, refine=request.refine), announce, step)
    markers = SessionFolder(request.session).markers
    if markers.is_file():  # they are of the same frames
        replace_bytes(SessionFolder(out).markers, markers.read_bytes())
    return outcome
