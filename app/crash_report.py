"""Uncaught exceptions: a report file and one sentence, and the program continues."""

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
from handmirror.app.translation import localized_reason, tr
from handmirror.core.version import program_version

_log = logging.getLogger("handmirror.app")


class CrashReporter(QObject):
    """Handles uncaught exceptions of all threads; without it PyQt6 aborts the program."""

    reported = pyqtSignal(str)  # a sentence for the user

    def __init__(self, folder: Path) -> None:
        """Reports are written to `folder`, which is created when needed."""
        super().__init__()
        self._folder = folder
        self._written: set[str] = set()

    def install(self) -> None:
        """Handle uncaught exceptions from now on."""
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(args.exc_type, args.exc_value, args.exc_traceback)

    def uninstall(self) -> None:
        """Restore the handlers from before install()."""
        sys.excepthook, threading.excepthook = self._before

    def report(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log the report, write it to a file, and emit `reported`; repeated errors are only logged."""
        text = private("".join(traceback.format_exception(kind, error, trace)))
        _log.error("%s", text.rstrip())
        if issubclass(kind, KeyboardInterrupt) or text in self._written:  # such as the same error in each frame
            return
        self._written.add(text)
        head = f"Handmirror {program_version()}, Python {platform.python_version()}, {platform.platform()}\n\n"
        path = self._folder / f"error-{time.strftime('%Y%m%d-%H%M%S')}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(head + text, encoding="utf-8")
            sentence = tr("Internal error ({kind}): the report is in {path}.", kind=kind.__name__, path=path)
        except OSError as failure:
            sentence = tr(
                "Internal error ({kind}): no report could be written to {path} ({reason}).",
                kind=kind.__name__,
                path=path,
                reason=localized_reason(failure),
            )
        self.reported.emit(sentence)
