"""Gives the focus back to a control that was disabled for a moment."""

from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QApplication, QWidget


class FocusReturn(QObject):
    """Qt moves the focus on from a control that is disabled, such as the record button while a recording starts.

    When it is enabled again, and the user has not moved the focus since then, it has the focus again.
    """

    def __init__(self, parent: QObject) -> None:
        """Works as long as `parent` lives; needs a QApplication."""
        super().__init__(parent)
        self._left: QWidget | None = None
        self._moved_to: QWidget | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and not old.isEnabled():
            self._left, self._moved_to = old, new
            old.installEventFilter(self)

    def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:
        """Wait until the control is enabled."""
        if a1 is not None and a1.type() == QEvent.Type.EnabledChange and isinstance(a0, QWidget) and a0.isEnabled():
            a0.removeEventFilter(self)
            if a0 is self._left and QApplication.focusWidget() is self._moved_to:
                a0.setFocus()
        return False
