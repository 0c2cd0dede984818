"""The page that trains a checkpoint: what to train on, how it goes, and what to do with the result."""

import time
from pathlib import Path

from PyQt6.QtCore import Qt, QTimer, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from handmirror.app.dialogs.job_dialog import time_left
from handmirror.app.dialogs.missing_packages import MissingPackages
from handmirror.app.training.plan import Step, checkpoint_of, checkpoint_step, resume_step
from handmirror.app.training.progress_view import ProgressView
from handmirror.app.training.run_reader import RunProgress
from handmirror.app.training.run_watcher import RunWatcher
from handmirror.app.training.training_form import TrainingForm
from handmirror.app.training.training_process import TrainingProcess, request_stop
from handmirror.app.translation import tr
from handmirror.app.widgets.outcome import Outcome
from handmirror.app.widgets.quantities import short_text
from handmirror.core.errors import UserError
from handmirror.core.extras import DOWNLOAD_MB, install_command, missing_of, pip_arguments

EXTRA = "train"
FORM_WIDTH = 430
TYPING_MS = 400  # after the last change of the name, its run is looked for


class TrainingDialog(QDialog):
    """Not modal: tracking and replay continue. The training is a process of its own."""

    use_wanted = pyqtSignal(object)  # Path of a checkpoint, to be used live
    back_wanted = pyqtSignal()  # to what was used before
    rerun_wanted = pyqtSignal(object)  # Path of a checkpoint, to re-run a session with

    def __init__(self, form: TrainingForm, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Train a checkpoint"))
        self.form, self.view = form, ProgressView()
        self.process, self.watcher = TrainingProcess(self), RunWatcher(self)
        self.progress: RunProgress | None = None  # of the run in the form
        self.outcome, self.bar = Outcome(), QProgressBar()
        self._possible = not missing_of(EXTRA)
        self.missing = None if self._possible else self._offer_packages()  # whose making takes milliseconds
        self.start, self.resume = QPushButton(tr("Start training")), QPushButton(tr("Resume"))
        self.stop, self.make = QPushButton(tr("Stop")), QPushButton(tr("Make checkpoint"))
        self.close_, self.show_folder = QPushButton(tr("Close")), QPushButton(tr("Show in folder"))
        self.made, self.use, self.rerun = QLabel(), QPushButton(tr("Use live")), QPushButton(tr("Re-run a session…"))
        self.back = QPushButton()
        self._chosen: Path | None = None  # for live tracking
        self._loaded: Path | None = None  # and in use there
        self._first: tuple[int, float] | None = None  # a step and when it was seen, to estimate the remaining time
        self._stopped = False  # the last training, by the user
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._lay_out()
        self._connect()
        self._watch()

    # building

    def _offer_packages(self) -> MissingPackages:
        """A line at the top; it stays hidden when they are installed."""
        missing = MissingPackages(
            tr("Training needs packages that are not installed."),
            install_command(EXTRA),
            pip_arguments(EXTRA),
            DOWNLOAD_MB[EXTRA],
        )
        missing.installed.connect(self._show_missing)
        return missing

    def _lay_out(self) -> None:
        self.stop.setToolTip(tr("Finish the current step, save, and end"))
        self.resume.setToolTip(tr("Continue this run where it stopped, up to the number of steps in the form"))
        self.make.setToolTip(tr("Save the best weights so far as a checkpoint for Handmirror"))
        self.rerun.setToolTip(tr("Track a session again with this checkpoint, to compare it"))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the training"))
        self.made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scrolled = QScrollArea()
        scrolled.setWidget(self.form)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        bar = scrolled.verticalScrollBar()
        assert bar is not None
        scrolled.setMinimumWidth(max(FORM_WIDTH, self.form.minimumSizeHint().width() + bar.sizeHint().width()))
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(scrolled)
        halves.addWidget(self.view, 1)
        results, buttons = QHBoxLayout(), QHBoxLayout()
        results.setSpacing(8)
        results.addWidget(self.made, 1)
        for button in (self.use, self.back, self.rerun):
            results.addWidget(button)
        buttons.setSpacing(8)
        buttons.addWidget(self.show_folder)
        buttons.addStretch(1)
        for button in (self.close_, self.stop, self.make, self.resume, self.start):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        if self.missing is not None:
            column.addWidget(self.missing)
        column.addLayout(halves, 1)
        column.addWidget(self.bar)
        column.addWidget(self.outcome)
        column.addLayout(results)
        column.addLayout(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.start.setDefault(True)
        self.back.hide()
        self.resize(1000, 640)

    def _connect(self) -> None:
        self.form.refused.connect(lambda sentence: self.outcome.say(sentence, "error"))
        self.form.name.textChanged.connect(lambda: self._typing.start(TYPING_MS))
        self.form.runs.line.textChanged.connect(lambda: self._typing.start(TYPING_MS))
        self._typing.timeout.connect(self._watch)
        self.watcher.progressed.connect(self._on_progressed)
        self.process.step_begun.connect(self._on_step)
        self.process.ended.connect(self._on_ended)
        self.process.failed.connect(self._on_failed)
        self.start.clicked.connect(self._start)
        self.resume.clicked.connect(self._resume)
        self.stop.clicked.connect(self._stop)
        self.make.clicked.connect(self._make)
        self.close_.clicked.connect(self.close)
        self.show_folder.clicked.connect(self._show_folder)
        self.use.clicked.connect(lambda: self.use_wanted.emit(self._checkpoint))
        self.back.clicked.connect(self.back_wanted)
        self.rerun.clicked.connect(lambda: self.rerun_wanted.emit(self._checkpoint))

    # for the window

    @property
    def running(self) -> bool:
        """Whether the run in the form is being trained, by this window or by another process."""
        return self.process.trains or (self.progress is not None and self.progress.running)

    def show_live(self, previous: str) -> None:
        """Offer to go back to what was used live before; an empty text: there is nothing to go back to."""
        self.back.setText(tr("Back to {previous}", previous=previous))
        self.back.setVisible(bool(previous))
        self._show_result()

    def show_use(self, chosen: Path | None, loaded: Path | None) -> None:
        """Which checkpoint is chosen for live tracking, and which one is loaded; None: that is not a file."""
        self._chosen, self._loaded = chosen, loaded
        self._show_result()

    def shut(self) -> None:
        """End the threads: the window is closing."""
        if self.missing is not None:
            self.missing.stop()
        self.watcher.close()

    # buttons

    def _start(self) -> None:
        try:
            plan = self.form.plan()
            steps = plan.commands()
        except UserError as error:
            self.outcome.say(str(error), "error")
            return
        self._begin(plan.run, *steps, checkpoint_step(plan.run, plan.recipe.fine_tunes))

    def _resume(self) -> None:
        if (run := self.form.run) is not None and self.progress is not None:
            steps = resume_step(run, self.form.steps.value()), checkpoint_step(run, self.progress.fine_tunes)
            self._begin(run, *steps)

    def _make(self) -> None:
        if (run := self.form.run) is not None and self.progress is not None:
            self._begin(run, checkpoint_step(run, self.progress.fine_tunes))

    def _begin(self, run: Path, *steps: Step) -> None:
        self._stopped = False
        self.process.start(run.absolute(), steps)

    def _stop(self) -> None:
        self._stopped = True
        if self.process.busy:
            self.process.stop()
        elif (run := self.form.run) is not None:
            request_stop(run)
        if self.running:
            self.outcome.say(tr("Stopping after this step, and saving…"))
        self.stop.setEnabled(False)

    def _show_folder(self) -> None:
        if (run := self.form.run) is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(run)))

    # reports

    def _on_step(self, step: Step) -> None:
        self.watcher.set_own(step.trains)
        self._first = None
        self.stop.setEnabled(True)
        self.outcome.say(f"{step.text}…")
        self._show_state()

    def _on_ended(self) -> None:
        self.watcher.set_own(False)
        if self._stopped:
            self.outcome.say(tr("Stopped and saved: resume the training later, or make a checkpoint of it."))
        else:
            self.outcome.say(tr("The checkpoint {name} is ready.", name=self._checkpoint.name), "success")
        self._show_state()
        self.watcher.look()

    def _on_failed(self, sentence: str) -> None:
        self.watcher.set_own(False)
        self.outcome.say(sentence or tr("Cancelled."), "error" if sentence else "")
        self._show_state()
        self.watcher.look()

    def _on_progressed(self, run: Path, progress: RunProgress) -> None:
        if self.form.run is None or run != self.form.run.absolute():
            return
        was_running, self.progress = self.running, progress
        self.view.show_progress(progress)
        if self.running and progress.losses:
            self.outcome.say(self._progress_text(progress))
        elif was_running and not self.running and not self.process.busy:  # one in the background has ended
            self.outcome.say("")
        self._show_state()

    def _progress_text(self, progress: RunProgress) -> str:
        step, loss = progress.losses[-1]
        if progress.stopping:
            return tr("Stopping after this step, and saving…")
        text = tr(
            "Training: step {step} of {steps}, loss {loss}", step=step, steps=progress.steps, loss=short_text(loss, 3)
        )
        now = time.monotonic()
        if self._first is None or self._first[0] > step:
            self._first = (step, now)
        first, since = self._first
        if step == first or not progress.steps:
            return text
        seconds = (now - since) / (step - first) * (progress.steps - step)
        return text + tr(", {time} left", time=time_left(seconds))

    # state

    @property
    def _checkpoint(self) -> Path:
        run = self.form.run
        return checkpoint_of(run) if run is not None else Path()

    def _watch(self) -> None:
        """Show the run that the form names."""
        self.progress, self._first = None, None
        self.view.show_progress(None)
        if not self.process.busy:
            self.outcome.say("")
        if (run := self.form.run) is not None:
            self.watcher.watch(run.absolute())
        self._show_state()

    def _show_missing(self) -> None:
        self._possible = not missing_of(EXTRA)
        if self.missing is not None:
            self.missing.setVisible(not self._possible)
        self._show_state()

    def _show_state(self) -> None:
        progress, busy = self.progress, self.process.busy or self.running
        saved = progress is not None and progress.saved
        self.form.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.start.setVisible(not busy and not saved)
        self.start.setEnabled(self._possible)
        finished = progress is not None and 0 < progress.steps <= progress.step
        more = progress is not None and self.form.steps.value() > progress.step
        self.resume.setVisible(not busy and saved and (not finished or more))
        self.resume.setEnabled(self._possible)
        self.make.setVisible(not busy and saved and progress is not None and not progress.checkpoint)
        self.make.setEnabled(self._possible)
        self.show_folder.setVisible(saved)
        self.bar.setVisible(busy)
        known = self.running and progress is not None and progress.steps > 0 and progress.step > 0
        self.bar.setRange(0, progress.steps if known and progress is not None else 0)
        self.bar.setValue(progress.step if known and progress is not None else 0)
        if not busy and saved and progress is not None and not self.outcome.label.text():
            steps = progress.steps or progress.step
            sentence = tr("A run of this name has completed {step} of {steps} steps.", step=progress.step, steps=steps)
            self.outcome.say(sentence)
        self._show_result()

    def _show_result(self) -> None:
        ready = self.progress is not None and self.progress.checkpoint and not self.process.busy and not self.running
        for part in (self.made, self.use, self.rerun):
            part.setVisible(ready)
        if ready:
            self.made.setText(self._use_text(self._checkpoint))
            self.made.setToolTip(str(self._checkpoint))

    def _use_text(self, checkpoint: Path) -> str:
        if checkpoint != self._chosen:
            return tr("Checkpoint: {name}", name=checkpoint.name)
        if checkpoint != self._loaded:
            return tr("Chosen for live tracking: {name}", name=checkpoint.name)
        return tr("In use: {name}", name=checkpoint.name)
