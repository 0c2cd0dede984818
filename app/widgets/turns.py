"""Work in several turns of Qt's event loop, between which the window shows frames and takes clicks and keys."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtWidgets import QDialog


def in_turns(owner: QObject, *steps: Callable[[], object]) -> None:
    """Do each step in a turn of its own, the first one in the next turn; none any more once the owner is deleted."""
    left = iter(steps)
    timer = QTimer(owner)  # one shot of 0 ms would be a posted event, several of which are sent in the same turn

    def do_next() -> None:
        step = next(left, None)
        if step is not None:
            step()
        else:
            timer.stop()
            timer.deleteLater()

    timer.timeout.connect(do_next)
    timer.start(0)


def show_soon(dialog: QDialog, *then: Callable[[], object]) -> None:
    """Show a dialog in front of the other windows, in the turn after the one that made it: both take milliseconds.

    What is to be done `then`, such as making what is not seen at first, has turns of its own, too.
    """

    def show() -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    in_turns(dialog, show, *then)
