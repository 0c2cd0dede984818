"""A dialog with a job that takes its time: on a thread of its own, with a progress bar and a way to call it off."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PyQt6.QtCore import Qt, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handmirror.core.errors import UserError
from handmirror.core.session.export.steps import Progress

TELL_EVERY_S = 0.05
STOP_S = 2.0
SURE_S, WORTH_TELLING_S = 3.0, 5.0  # the time left is told after so long, and when it is so long


Result = TypeVar("Result")


class CancelledError(Exception):
    """The job is not wanted any more."""


class JobDialog(QDialog):
    """Not modal: the replay goes on, and what came of the job is told here or, when it is closed, by `told`.

    A subclass fills the form and, when `start` is clicked, gives the job to `run`.
    """

    told = pyqtSignal(str, str)  # a sentence; "info" or "error"
    _progressed = pyqtSignal(int, object)
    _ended = pyqtSignal(object)  # what the job returned
    _failed = pyqtSignal(str)
    _cancelled = pyqtSignal()

    def __init__(self, title: str, verb: str, doing: str, parent: QWidget) -> None:
        """`verb` stands on the button that begins, `doing` is said meanwhile."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(580)
        self._doing = doing
        self.busy = self.succeeded = False
        self.written: Path | None = None  # folder of what was made last
        self._unwanted = threading.Event()
        self._thread: threading.Thread | None = None
        self._told_s = 0.0
        self._said: Callable[[Any], str] = str
        self._first: tuple[int, float] | None = None  # steps done and when, to tell how long the rest takes
        self.form = QFormLayout()
        self.inputs = QWidget()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.start, self.cancel = QPushButton(verb), QPushButton("Cancel")
        self.close_, self.show_folder = QPushButton(), QPushButton("Show folder")
        self._lay_out()
        self.cancel.clicked.connect(self._cancel)
        self.close_.clicked.connect(self.close)
        self.show_folder.clicked.connect(self._show_folder)
        self._progressed.connect(self._on_progress)
        self._ended.connect(self._on_ended)
        self._failed.connect(lambda sentence: self._end(sentence, "error"))
        self._cancelled.connect(lambda: self._end("Cancelled: nothing was kept.", "info"))
        self._set_busy(False)
        self.show_folder.hide()

    def _lay_out(self) -> None:
        self.form.setVerticalSpacing(10)
        self.form.setHorizontalSpacing(16)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.inputs.setLayout(self.form)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.show_folder)
        self.buttons.addStretch(1)
        for button in (self.close_, self.cancel, self.start):
            self.buttons.addWidget(button)
        for button in (self.close_, self.cancel, self.show_folder):
            button.setAutoDefault(False)
        self.start.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (self.inputs, self.progress, self.message):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(self.buttons)

    # for the subclass

    def add_row(self, name: str, field: QWidget) -> None:
        """A line of the form, name and field at the same height."""
        label = QLabel(name)
        label.setMinimumHeight(field.sizeHint().height())
        label.setBuddy(field)
        self.form.addRow(label, field)

    def run(self, job: Callable[[Progress], Result], said: Callable[[Result], str]) -> None:
        """Do it on a thread, and show what `said` makes of its result.

        The job calls its argument as it goes on, which raises CancelledError when it is called off.
        """
        self._said = said
        self._unwanted.clear()
        self.succeeded = False
        self._first = None
        self._set_busy(True)
        self.progress.setRange(0, 0)  # until it is known how much there is
        self.message.setText(f"{self._doing}…")
        self.show_folder.hide()
        self._thread = threading.Thread(target=self._body, args=(job,), name="handmirror-job", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Call it off and wait, a little, until what was begun is gone: the window closes."""
        self._unwanted.set()
        if self._thread is not None:
            self._thread.join(STOP_S)

    # on the job's thread

    def _body(self, job: Callable[[Progress], object]) -> None:
        try:
            result = job(self._tell)
        except CancelledError:
            self._cancelled.emit()
        except UserError as error:
            self._failed.emit(str(error))
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            self._failed.emit(f"This has failed: {type(error).__name__}: {error}")
        else:
            self._ended.emit(result)

    def _tell(self, done: int, total: int | None) -> None:
        if self._unwanted.is_set():
            raise CancelledError
        now = time.monotonic()
        if now - self._told_s >= TELL_EVERY_S:
            self._told_s = now
            self._progressed.emit(done, total)

    # on the window's thread

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.inputs.setEnabled(not busy)
        self.start.setVisible(not busy)
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(busy)
        self.progress.setVisible(busy)
        self.close_.setText("Hide" if busy else "Close")

    def _cancel(self) -> None:
        self._unwanted.set()
        self.cancel.setEnabled(False)
        self.message.setText("Cancelling…")

    def _on_progress(self, done: int, total: int | None) -> None:
        if not self.busy or self._unwanted.is_set():
            return
        self.progress.setRange(0, total or 0)
        self.progress.setValue(done)
        how_far = f"{done} of {total}{self._left(done, total)}" if total else str(done)
        self.message.setText(f"{self._doing}: {how_far}")

    def _left(self, done: int, total: int) -> str:
        """The remaining time, when it is long enough and can be estimated."""
        now = time.monotonic()
        if self._first is None and done > 0:
            self._first = (done, now)
        if self._first is None or done <= self._first[0] or now - self._first[1] < SURE_S:
            return ""
        seconds = (now - self._first[1]) / (done - self._first[0]) * (total - done)
        if seconds < WORTH_TELLING_S:
            return ""
        return f", {seconds:.0f} s left" if seconds < 90 else f", {seconds / 60:.0f} min left"

    def _on_ended(self, result: object) -> None:
        self.succeeded = True
        self.show_folder.show()
        self._end(self._said(result), "info")

    def _end(self, sentence: str, kind: str) -> None:
        self._set_busy(False)
        self.message.setText(sentence)
        if not self.isVisible():
            self.told.emit(sentence, kind)

    def _show_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))
