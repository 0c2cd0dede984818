"""A line that names packages which are not installed, and installs them on request."""

import importlib
import re
import sys
from collections.abc import Sequence

from PyQt6.QtCore import QProcess, Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QMessageBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from handmirror.app.translation import tr
from handmirror.app.widgets.outcome import Outcome

_NO_NETWORK = re.compile(
    "name resolution|getaddrinfo failed|NewConnectionError|Connection refused|Network is unreachable|ConnectTimeout|"
    "nodename nor servname|Max retries exceeded"
)


class MissingPackages(QWidget):
    """Shown while packages are missing; the rest of the window stays usable while they are being installed."""

    installed = pyqtSignal()

    def __init__(self, reason: str, command: str, arguments: Sequence[str] | None, megabytes: int) -> None:
        """What is missing and how it is installed.

        Args:
            reason: a sentence on what needs the packages.
            command: what a user would type to install them.
            arguments: Python's arguments to install them; None where the window cannot.
            megabytes: to be downloaded, about.
        """
        super().__init__()
        self._arguments, self._megabytes = arguments, megabytes
        self._output = ""
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.readyRead.connect(self._read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self.outcome = Outcome()
        self.outcome.say(reason)
        self.install, self.cancel = QPushButton(tr("Install…")), QPushButton(tr("Cancel"))
        self.setToolTip(tr("To install them yourself, run:\n{command}", command=command))
        if arguments is None:
            self.outcome.say(f"{reason} {tr('Install them with: {command}', command=command)}")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of the installation"))
        self.install.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.stop)
        self._lay_out()
        self._show_busy(False)

    @property
    def busy(self) -> bool:
        """Whether packages are being installed."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def stop(self) -> None:
        """End the installation; pip keeps what was installed before."""
        self._process.kill()

    def begin(self) -> None:
        """Install the packages."""
        assert self._arguments is not None
        self._output = ""
        self._show_busy(True)
        self.outcome.say(tr("Installing…"))
        self._process.start(sys.executable, list(self._arguments))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.outcome, 1)
        for button in (self.install, self.cancel):
            button.setAutoDefault(False)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.progress)

    def _ask(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, tr("Install packages"), "", parent=self)
        box.setText(tr("Install the missing packages?"))
        details = tr(
            "About {size} MB are downloaded from the package index and installed into {folder}.",
            size=self._megabytes,
            folder=sys.prefix,
        )
        box.setInformativeText(details)
        install = box.addButton(tr("Install"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(install)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self.begin() if box.clickedButton() is install else None)
        box.open()

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.install.setVisible(not busy and self._arguments is not None)

    def _read(self) -> None:
        text = bytes(self._process.readAll().data()).decode(errors="replace")
        self._output += text
        steps = re.findall(r"^\s*((?:Collecting|Downloading|Installing) .*)$", self._output, re.MULTILINE)
        if steps:
            self.outcome.say(steps[-1][:100])

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail(self._process.errorString())

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        self._read()
        if how is QProcess.ExitStatus.CrashExit:
            self._show_busy(False)
            self.outcome.say(tr("The installation was cancelled."))
        elif status:
            self._fail(failure_in(self._output))
        else:
            importlib.invalidate_caches()
            self._show_busy(False)
            self.install.hide()
            self.outcome.say(tr("The packages are installed."), "success")
            self.installed.emit()

    def _fail(self, reason: str) -> None:
        self._show_busy(False)
        self.outcome.say(reason, "error")


def failure_in(output: str) -> str:
    """Why pip failed, as one sentence."""
    if _NO_NETWORK.search(output):
        return tr("The package index cannot be reached: connect to the internet and try again.")
    errors = [line.partition("ERROR: ")[2] for line in output.splitlines() if "ERROR: " in line]
    last = errors[-1].strip().rstrip(".") if errors else tr("pip failed without an error message")
    return tr("The packages could not be installed ({reason}): see the tool tip for the command.", reason=last[:200])
