"""Runs the commands of a training as processes of their own, which outlive the window if the user wants that."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from handmirror.app.training.plan import Step
from handmirror.app.training.run_reader import PRINTED, STOP, last_line
from handmirror.app.translation import localized, localized_reason, tr
from handmirror.core.errors import UserError
from handmirror.core.files import write_errors

POLL_MS = 100
USER_ERROR = 2  # exit status of a command that says what is wrong
NICENESS = 10  # so that live tracking and other programs stay smooth


class TrainingProcess(QObject):
    """One command after the other. What they print goes to a file, so that a closed window does not disturb them."""

    step_begun = pyqtSignal(object)  # Step
    ended = pyqtSignal()  # all of them
    failed = pyqtSignal(str)  # the sentence of the command that failed

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._run = Path()
        self._steps: list[Step] = []
        self._process: subprocess.Popen[bytes] | None = None
        self.current: Step | None = None
        self._cancelled = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._poll)

    @property
    def busy(self) -> bool:
        """Whether a command runs."""
        return self.current is not None

    @property
    def trains(self) -> bool:
        """Whether the command that runs is the training."""
        return self.current is not None and self.current.trains

    def start(self, run: Path, steps: Sequence[Step]) -> None:
        """Run these commands for the run in this folder, which is created."""
        self._run, self._steps, self._cancelled = run, list(steps), False
        try:
            with write_errors(run, "choose another folder"):
                run.mkdir(parents=True, exist_ok=True)
                (run / STOP).unlink(missing_ok=True)
                (run / PRINTED).write_bytes(b"")
        except UserError as error:
            self.failed.emit(localized(str(error)))
            return
        self._next()

    def stop(self) -> None:
        """Ask the training to end after its step, and to save; other commands end at once, and none follows."""
        self._steps = []
        if self.trains:
            request_stop(self._run)
        elif self._process is not None:
            self._cancelled = True
            self._process.terminate()

    def leave(self) -> None:
        """Let the training continue without the window."""
        self._timer.stop()
        self._process = self.current = None

    def _next(self) -> None:
        if not self._steps:
            self.current = None
            self._timer.stop()
            self.ended.emit()
            return
        self.current = self._steps.pop(0)
        try:
            with (self._run / PRINTED).open("ab") as printed:
                self._process = _started(self.current.command, printed.fileno())
        except OSError as error:
            self._fail(tr("The training cannot be started: {reason}.", reason=localized_reason(error)))
            return
        self._timer.start(POLL_MS)
        self.step_begun.emit(self.current)

    def _poll(self) -> None:
        status = None if self._process is None else self._process.poll()
        if status is None:
            return
        self._process = None
        if self._cancelled:
            self._fail("")
        elif status:
            self._fail(_reason(status, last_line(self._run / PRINTED)))
        else:
            self._next()

    def _fail(self, sentence: str) -> None:
        self._timer.stop()
        self._steps, self._process, self.current = [], None, None
        self.failed.emit(sentence)


def request_stop(run: Path) -> None:
    """Ask the process that trains a run to end after its step."""
    with suppress(OSError):
        (run / STOP).touch()


def _reason(status: int, line: str) -> str:
    """Why a command failed: its own sentence, or what it printed last when it crashed or was killed."""
    line = localized(line)
    if status == USER_ERROR:
        return line
    return tr("The process ended unexpectedly ({line}): see {log} in the folder of the run.", line=line, log=PRINTED)


def _started(command: list[str], printed: int) -> "subprocess.Popen[bytes]":
    """A process of low priority that Ctrl-C in the window's terminal does not reach."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    output = {"stdin": subprocess.DEVNULL, "stdout": printed, "stderr": subprocess.STDOUT, "env": environment}
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(command, creationflags=flags | subprocess.BELOW_NORMAL_PRIORITY_CLASS, **output)  # type: ignore[call-overload]
    process = subprocess.Popen(command, start_new_session=True, **output)  # type: ignore[call-overload]
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process.pid, NICENESS)
    return process
