"""Work in several turns of Qt's event loop, between which the window shows frames and takes clicks and keys."""

from collections.abc import Callable

from PyQt6 import sip
from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtWidgets import QDialog


def in_turns(owner: QObject, *steps: Callable[[], object]) -> None:
    """Do each step in a turn of its own, the first one in the next turn; none any more once the owner is deleted."""
    left = iter(steps)
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(1)  # ms, from the end of a step: with 0 Qt may do several in the same turn

    def do_next() -> None:
        step = next(left, None)
        if step is None:
            timer.deleteLater()
            return
        step()
        if not sip.isdeleted(timer):
            timer.start()

    timer.timeout.connect(do_next)
    timer.start()


def show_soon(dialog: QDialog, *then: Callable[[], object]) -> None:
    """Show a dialog in front of the other windows, in the turn after the one that made it: both take milliseconds.

    What is to be done `then`, such as making what is not seen at first, has turns of its own, too.
    """

    def show() -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    in_turns(dialog, show, *then)
