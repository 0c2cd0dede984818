"""Tracks the frames of sessions that the tracker skipped when they were recorded, while the window is used."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from handmirror.app.dialogs.track_all_job import TrackAllJob, TrackAllRequest
from handmirror.app.hand_models import HandModels
from handmirror.app.preferences.keys import REFINE
from handmirror.app.replay.opened_session import OpenedSession
from handmirror.app.replay.replay import Replay
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.banner import Banner

BAR_WIDTH = 90  # pixels


class TrackAll(QObject):
    """One session after the other; each becomes a re-run beside it, which is opened if nothing else is going on."""

    open_wanted = pyqtSignal(object)  # Path of a session

    def __init__(
        self,
        parent: QWidget,
        replay: Replay,
        hand_models: HandModels,
        checkpoints: Callable[[], list[Path]],
        settings: Settings,
        banner: Banner,
        status: QStatusBar,
    ) -> None:
        """`checkpoints` are files that a session may have been tracked with; `settings` say whether to refine."""
        super().__init__(parent)
        self._parent, self._replay, self._banner = parent, replay, banner
        self._hand_models, self._checkpoints = hand_models, checkpoints
        self._settings = settings
        self._queue: list[Path] = []
        self._paused = False
        self._return_to: tuple[Path, int] | None = None  # a result that is being opened, and the place to show
        self.job: TrackAllJob | None = None  # the running one
        self.action = QAction(tr("Track all frames"), parent)
        self.action.setToolTip(tr("Track the frames that were skipped when the session was recorded"))
        self.action.setEnabled(False)
        self.action.triggered.connect(self._on_action)
        self.field = ProgressField()
        self.field.cancel.clicked.connect(self._cancel)
        status.addPermanentWidget(self.field)
        self.field.hide()
        replay.opened.connect(self._on_opened)
        replay.closed.connect(lambda: self.action.setEnabled(False))

    def start(self, session: Path) -> None:
        """Track a session's frames, after those of sessions that wait; returns at once."""
        if session not in self._queue and (self.job is None or self.job.request.session != session):
            self._queue.append(session)
        self._banner.hide()
        self._next()

    def set_paused(self, paused: bool) -> None:
        """Pause while a recording needs the computer, or continue."""
        self._paused = paused
        if self.job is not None:
            self.job.set_paused(paused)

    def close(self) -> None:
        """Cancel everything: the window is closing."""
        self._queue = []
        if self.job is not None:
            self.job.stop()

    def _next(self) -> None:
        if self.job is not None or not self._queue:
            self._show_progress()
            return
        refine = self._settings.get(REFINE.key, REFINE.default)
        request = TrackAllRequest(self._queue.pop(0), self._checkpoints(), self._hand_models.paths(), refine)
        self.job = job = TrackAllJob(request, self._parent)
        job.set_paused(self._paused)
        job.progressed.connect(self._show_progress)
        job.preparing.connect(self._show_progress)
        job.reported.connect(partial(self._on_over, job))
        job.begin()
        self._show_progress()

    def _show_progress(self) -> None:
        self.field.setVisible(self.job is not None)
        if self.job is not None:
            self.field.show_job(self.job, len(self._queue))

    def _cancel(self) -> None:
        if self.job is not None:
            self.job.cancel.click()
            self._show_progress()

    def _on_over(self, job: TrackAllJob, sentence: str, kind: str) -> None:
        self.job = None
        job.deleteLater()
        session = self._replay.session
        if not job.succeeded:
            self._banner.show_message(sentence, "error" if kind == "error" else "info")
        elif session is not None and session.path == job.request.session:  # else it would interrupt what is shown
            assert job.written is not None
            self._return_to = job.written, self._replay.place
            self.open_wanted.emit(job.written)
            self._banner.show_message(sentence, "info")
        else:
            self._banner.show_message(sentence, "info", tr("Open"), partial(self.open_wanted.emit, job.written))
        self._next()

    # the session in the replay

    def _on_opened(self, session: OpenedSession) -> None:
        self.action.setEnabled(session.has_video and not session.tracked.all())
        back, self._return_to = self._return_to, None
        if back is not None and back[0] == session.path:  # the same frames
            self._replay.seek(back[1])

    def _on_action(self) -> None:
        if (session := self._replay.session) is not None:
            self.start(session.path)


class ProgressField(QWidget):
    """What is tracked, how far it is, and a button to cancel it, for the status line."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLabel()
        self.text.setMinimumWidth(1)  # shortened where space is short
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setToolTip(tr("Cancel the tracking of this session"))
        self.cancel.setStyleSheet("padding: 1px 8px;")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.text, self.bar, self.cancel):
            row.addWidget(part)

    def show_job(self, job: TrackAllJob, waiting: int) -> None:
        """Show the progress of a job, and how many sessions wait for its end."""
        text = job.message.text()
        self.text.setText(text if not waiting else tr("{progress} ({count} waiting)", progress=text, count=waiting))
        self.text.setToolTip(str(job.request.session))
        self.bar.setRange(job.progress.minimum(), job.progress.maximum())
        self.bar.setValue(job.progress.value())
        self.cancel.setEnabled(job.cancel.isEnabled())
