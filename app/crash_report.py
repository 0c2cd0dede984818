"""What nobody foresaw: a report file and one sentence instead of a program that is gone."""

import logging
import platform
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.log import private
from handmirror.core.version import program_version

_log = logging.getLogger("handmirror.app")


class CrashReporter(QObject):
    """Takes exceptions that nothing caught, on any thread; without it PyQt6 aborts the program."""

    reported = pyqtSignal(str)  # the sentence for people

    def __init__(self, folder: Path) -> None:
        """`folder` is where reports are written; it is made when needed."""
        super().__init__()
        self._folder = folder
        self._written: set[str] = set()

    def install(self) -> None:
        """Become the handler of uncaught exceptions."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        """Put the handlers from before install() back."""
        sys.excepthook, threading.excepthook = self._before

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Write the report, log it, and tell."""
        text = private("".join(traceback.format_exception(kind, error, trace)))
        _log.error("%s", text.rstrip())
        if issubclass(kind, KeyboardInterrupt) or text in self._written:  # the same one thirty times a second
            return
        self._written.add(text)
        head = f"Handmirror {program_version()}, Python {platform.python_version()}, {platform.platform()}\n\n"
        path = self._folder / f"error-{time.strftime('%Y%m%d-%H%M%S')}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(head + text, encoding="utf-8")
            where = f"the report is in {path}"
        except OSError as failure:
            where = f"no report could be written to {path} ({failure.strerror})"
        self.reported.emit(f"An error in the program ({kind.__name__}): {where}.")
