"""Undo and redo of what the user changes in a replay: markers and the range that is played."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QKeySequence, QUndoCommand, QUndoStack
from PyQt6.QtWidgets import QWidget

from handmirror.app.translation import tr

State = TypeVar("State")


class _Edit(QUndoCommand, Generic[State]):
    def __init__(self, name: str, before: State, after: State, apply: Callable[[State], object]) -> None:
        super().__init__(name)
        self._before, self._after, self._apply = before, after, apply

    def redo(self) -> None:
        self._apply(self._after)

    def undo(self) -> None:
        self._apply(self._before)


class Edits(QObject):
    """The edits of one session, and the actions that undo and redo them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack = QUndoStack(self)
        self.undo = QAction(tr("Undo"), parent)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.undo.triggered.connect(self._stack.undo)
        self.redo = QAction(tr("Redo"), parent)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.redo.triggered.connect(self._stack.redo)
        self._stack.indexChanged.connect(self._show)
        self._show()

    @property
    def actions(self) -> tuple[QAction, QAction]:
        """For the menu."""
        return self.undo, self.redo

    def do(self, name: str, before: State, after: State, apply: Callable[[State], object]) -> None:
        """Apply a state in place of the one before; to undo that, the one before is applied. Equal states are no edit.

        `name` says in the menu what is undone, such as "set marker".
        """
        if before != after:
            self._stack.push(_Edit(name, before, after, apply))

    def clear(self) -> None:
        """Forget all edits: the session is closed."""
        self._stack.clear()

    def _show(self) -> None:
        stack = self._stack
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        self.undo.setText(tr("Undo: {edit}", edit=stack.undoText()) if stack.canUndo() else tr("Undo"))
        self.redo.setText(tr("Redo: {edit}", edit=stack.redoText()) if stack.canRedo() else tr("Redo"))
