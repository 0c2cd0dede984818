"""Asks before something that the user does ends a recording."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMessageBox, QWidget

from handmirror.app.translation import tr


class RecordingQuestion:
    """One question at a time; the recording continues meanwhile, and unless it is answered by stopping."""

    def __init__(self, window: QWidget) -> None:
        """`window` is the one over which the question is shown."""
        self._window = window
        self._box: QMessageBox | None = None

    def ask(self, stop: str, do: Callable[[], None], keep: Callable[[], None]) -> None:
        """Ask and return at once; the button `stop` calls `do`, everything else `keep`."""
        self.withdraw()
        if self._window.isMinimized():
            self._window.showNormal()
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Stop recording?"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Stop recording?"))
        box.setInformativeText(tr("This ends the recording. What was recorded so far is saved."))
        accept = box.addButton(stop, QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("Keep recording"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def on_finished() -> None:
            if self._box is box:  # else it was withdrawn
                self._box = None
                do() if box.clickedButton() is accept else keep()

        box.finished.connect(on_finished)
        self._box = box
        box.open()

    def withdraw(self) -> None:
        """Close the question unanswered: the recording has ended by itself, or something else is asked."""
        box, self._box = self._box, None
        if box is not None:
            box.close()
