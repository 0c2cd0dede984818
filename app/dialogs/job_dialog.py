"""A dialog with a long job, which runs on its own thread with a progress bar and can be cancelled."""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar

from PyQt6.QtCore import QEvent, Qt, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices
from PyQt6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.translation import tr
from handmirror.app.widgets.outcome import Outcome
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.errors import UserError
from handmirror.core.files import ExistingResultError
from handmirror.core.session.export.steps import Progress

REPORT_EVERY_S = 0.05
STOP_S = 2.0
ESTIMATE_AFTER_S, MIN_ESTIMATE_S = 3.0, 5.0  # the remaining time is shown after and from so long


Result = TypeVar("Result")


class CancelledError(Exception):
    """The job was cancelled."""


class JobDialog(QDialog):
    """Not modal: the replay continues. The outcome is shown here or, if the dialog is closed, emitted by `reported`.

    A subclass fills the form and passes the job to `run` when `start` is clicked.
    """

    reported = pyqtSignal(str, str)  # a sentence; "info" or "error"
    progressed = pyqtSignal(int, object)  # steps done, and their total or None
    _ended = pyqtSignal(object)  # what the job returned
    _failed = pyqtSignal(str)
    _refused = pyqtSignal(object)  # ExistingResultError
    _cancelled = pyqtSignal()

    def __init__(self, title: str, verb: str, doing: str, parent: QWidget) -> None:
        """`verb` is the text of the start button, `doing` is shown while the job runs."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(580)
        self._doing = doing
        self.busy = self.succeeded = False
        self.written: Path | None = None  # folder of the last result
        self._cancel_requested = threading.Event()
        self._thread: threading.Thread | None = None
        self._reported_s = 0.0
        self._describe: Callable[[Any], str] = str
        self._overwrite: Callable[[], None] | None = None  # runs the job once more, and replaces what exists
        self._first: tuple[int, float] | None = None  # steps done and when, to estimate the remaining time
        self.form = QFormLayout()
        self.inputs = QWidget()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.outcome = Outcome()
        self.message = self.outcome.label
        self.start, self.cancel = QPushButton(verb), QPushButton(tr("Cancel"))
        self.close_, self.show_folder = QPushButton(), QPushButton(tr("Show in folder"))
        self.show_folder.setToolTip(tr("Open the folder of the result in the file manager"))
        self._lay_out()
        self.cancel.clicked.connect(self._cancel)
        self.close_.clicked.connect(self.close)
        self.show_folder.clicked.connect(self._show_folder)
        self.progressed.connect(self._on_progress)
        self._ended.connect(self._on_ended)
        self._failed.connect(lambda sentence: self._end(sentence, "error"))
        self._refused.connect(self._ask_to_overwrite)
        self._cancelled.connect(lambda: self._end(tr("Cancelled: no files were kept."), "info"))
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
        for part in (self.inputs, self.progress, self.outcome):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(self.buttons)

    # for the subclass

    def add_row(self, name: str, field: QWidget) -> None:
        """Add a row to the form, with name and field at the same height."""
        label = QLabel(name)
        label.setMinimumHeight(field.sizeHint().height())
        label.setBuddy(field)
        self.form.addRow(label, field)

    def show_error(self, sentence: str) -> None:
        """Show what is wrong with the form."""
        self.outcome.say(sentence, "error")

    def run(
        self,
        job: Callable[[Progress], Result],
        describe: Callable[[Result], str],
        overwrite: Callable[[], None] | None = None,
    ) -> None:
        """Run a job on a thread, then show the description of its result.

        The job reports its progress by calling its argument, which raises CancelledError when it was cancelled.
        If it raises ExistingResultError, the user is asked, and `overwrite` is called if the result may be replaced.
        """
        self._describe, self._overwrite = describe, overwrite
        self._cancel_requested.clear()
        self.succeeded = False
        self._first = None
        self._set_busy(True)
        self.progress.setRange(0, 0)  # until the total is known
        self.outcome.say(f"{self._doing}…")
        self.show_folder.hide()
        self._thread = threading.Thread(target=self._body, args=(job,), name="handmirror-job", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Cancel the job and wait a little until it has removed what it wrote: the window is closing."""
        self._cancel_requested.set()
        if self._thread is not None:
            self._thread.join(STOP_S)

    # on the job's thread

    def _body(self, job: Callable[[Progress], object]) -> None:
        try:
            result = job(self._report)
        except CancelledError:
            self._cancelled.emit()
        except ExistingResultError as error:
            self._refused.emit(error)
        except UserError as error:
            self._failed.emit(str(error))
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            name = type(error).__name__
            self._failed.emit(tr("Internal error ({name}): {error}", name=name, error=error))
        else:
            self._ended.emit(result)

    def _report(self, done: int, total: int | None) -> None:
        if self._cancel_requested.is_set():
            raise CancelledError
        now = time.monotonic()
        if now - self._reported_s >= REPORT_EVERY_S:
            self._reported_s = now
            self.progressed.emit(done, total)

    # on the window's thread

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.inputs.setEnabled(not busy)
        self.start.setVisible(not busy)
        self.cancel.setVisible(busy)
        self.cancel.setEnabled(busy)
        self.progress.setVisible(busy)
        self.close_.setText(tr("Hide") if busy else tr("Close"))
        if self.isVisible() and self.focusWidget() is None:  # the control that had the focus is disabled now
            self.close_.setFocus()

    def _cancel(self) -> None:
        self._cancel_requested.set()
        self.cancel.setEnabled(False)
        self.outcome.say(tr("Cancelling…"))

    def _on_progress(self, done: int, total: int | None) -> None:
        if not self.busy or self._cancel_requested.is_set():
            return
        self.progress.setRange(0, total or 0)
        self.progress.setValue(done)
        if not total:
            count = str(done)
        elif time := self._left(done, total):
            count = tr("{done} of {total}, {time} left", done=done, total=total, time=time)
        else:
            count = tr("{done} of {total}", done=done, total=total)
        self.outcome.say(f"{self._doing}: {count}")

    def _left(self, done: int, total: int) -> str:
        """The remaining time, if it is long enough and can be estimated."""
        now = time.monotonic()
        if self._first is None and done > 0:
            self._first = (done, now)
        if self._first is None or done <= self._first[0] or now - self._first[1] < ESTIMATE_AFTER_S:
            return ""
        seconds = (now - self._first[1]) / (done - self._first[0]) * (total - done)
        if seconds < MIN_ESTIMATE_S:
            return ""
        return time_left(seconds)

    def _on_ended(self, result: object) -> None:
        self.succeeded = True
        self.show_folder.show()
        self._end(self._describe(result), "success")

    def _ask_to_overwrite(self, error: ExistingResultError) -> None:
        """Ask whether what exists may be replaced; without a window to ask in, the refusal is the outcome."""
        if self._overwrite is None or not self.isVisible():
            self._end(tr("{path} already exists: choose another place.", path=error.path), "error")
            return
        self._end(tr("{name} already exists.", name=error.path.name), "")
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), "", parent=self)
        box.setText(tr("{name} already exists. Replace it?", name=error.path.name))
        box.setInformativeText(tr("The earlier export in {path} will be lost.", path=error.path))
        replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        overwrite = self._overwrite
        box.finished.connect(lambda: overwrite() if box.clickedButton() is replace else None)
        box.open()

    def _end(self, sentence: str, kind: Literal["", "info", "success", "error"]) -> None:
        self._set_busy(False)
        self.outcome.say(sentence, "" if kind == "info" else kind)
        if not self.isVisible():
            self.reported.emit(sentence, "error" if kind == "error" else "info")

    def event(self, a0: QEvent | None) -> bool:
        """Make room for a sentence that has become longer."""
        if a0 is None or a0.type() != QEvent.Type.LayoutRequest or not self.isVisible():
            return super().event(a0)  # another one may delete the dialog; shown first, it gets the size that it needs
        handled, layout = super().event(a0), self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return handled

    def _show_folder(self) -> None:
        if self.written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written)))


def time_left(seconds: float) -> str:
    """A time in the unit that fits it."""
    if seconds < 90:
        return tr("{number} s", number=round(seconds))
    return tr("{number} min", number=round(seconds / 60)) if seconds < 5400 else _hours(seconds)


def _hours(seconds: float) -> str:
    return tr("{number} h", number=decimal_text(seconds / 3600, 1))
