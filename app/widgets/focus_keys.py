"""Keys that belong to the control with the focus, although the window has shortcuts of the same keys."""

from typing import cast

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QGuiApplication, QKeyEvent
from PyQt6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QWidget

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class FocusKeys(QObject):
    """Space presses the button with the focus, and letters search the list with the focus."""

    def __init__(self, parent: QObject) -> None:
        """Works as long as `parent` lives; needs a QApplication."""
        super().__init__(parent)
        app = QGuiApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, (QAbstractButton, QComboBox, QAbstractItemView)):
            new.installEventFilter(self)  # once, even if it is called again

    def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:
        """Claim the keys of the control before shortcuts are tried."""
        if a1 is None or a1.type() != QEvent.Type.ShortcutOverride:
            return False
        if not _belongs_to(a0, cast(QKeyEvent, a1)):
            return False
        a1.accept()
        return True


def _belongs_to(control: QObject | None, key: QKeyEvent) -> bool:
    """Whether the control reacts to the key."""
    if key.modifiers() & _COMMANDS:
        return False
    if isinstance(control, QAbstractButton):
        return key.key() == Qt.Key.Key_Space
    return key.key() in _MOVES or key.text().strip() != "" or key.key() == Qt.Key.Key_Space
