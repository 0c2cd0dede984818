"""The text of `handmirror doctor` in a dialog."""

import sys

from PyQt6.QtCore import QProcess, QProcessEnvironment
from PyQt6.QtGui import QFontDatabase, QGuiApplication, QHideEvent, QShowEvent
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from handmirror.app.translation import tr

SIZE = (820, 520)  # pixels
COLUMNS = 110  # characters of a line
END_MS = 1000


class SystemReport(QDialog):
    """Runs the command each time it is shown, in a process of its own: a faulty driver cannot harm the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("System report"))
        self.resize(*SIZE)
        self.message = QLabel(tr("What is installed and works, what is missing, and how to fix it."))
        self.message.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("System report"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(tr("Progress"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        assert copy is not None
        self.copy = copy
        self.copy.clicked.connect(self._copy)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        for widget in (self.message, self.text, self.busy, buttons):
            column.addWidget(widget)

    def showEvent(self, event: QShowEvent | None) -> None:
        """Make the report."""
        super().showEvent(event)
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            return
        self.text.setPlainText(tr("Checking…"))
        self.busy.show()
        self.copy.setEnabled(False)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("COLUMNS", str(COLUMNS))
        environment.insert("PYTHONIOENCODING", "utf-8")
        self._process.setProcessEnvironment(environment)
        module = [] if getattr(sys, "frozen", False) else ["-m", "handmirror"]
        self._process.start(sys.executable, [*module, "doctor"])

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Cancel a report that is not complete."""
        super().hideEvent(event)
        self._process.kill()

    def end(self) -> None:
        """Cancel the report: the window is closing."""
        self._process.kill()
        self._process.waitForFinished(END_MS)

    def _on_finished(self) -> None:
        self._show(self._process.readAll().data().decode("utf-8", "replace").replace("\r\n", "\n").strip())

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._show(tr("The report cannot be made: run `handmirror doctor` in a terminal."))

    def _show(self, text: str) -> None:
        self.text.setPlainText(text)
        self.busy.hide()
        self.copy.setEnabled(True)

    def _copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        clipboard.setText(self.text.toPlainText())
