"""`python -m tests.bench_dialogs`: what is left of dialogs that are opened and closed many times.

Every menu item that opens a dialog is used `--rounds` times with a session open. Counted before and after: widgets,
children of the window, handles, threads and resident memory. Ends with status 1 if anything but memory grew by at
least one for each ten rounds, or memory by more than a megabyte for each fifty.
"""

import ctypes
import gc
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated

import psutil
import typer
from PyQt6.QtCore import QCoreApplication, QEvent, QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QApplication

from handmirror.app.main_window import MainWindow
from tests.app.moving_hands import MovingHands
from tests.driven_window import dialog_actions, driven_window, open_dialogs, record_session, turn_for, turn_until

WARM_UP = 5  # rounds before the first count: what is made once is kept
ROUNDS_FOR_ONE, ROUNDS_FOR_A_MB = 10, 50
OBJECTS = 2  # of Python in a round; PyQt keeps a weak reference here and there


@dataclass(frozen=True)
class Counts:
    """What a process has at one moment; or the difference of two."""

    widgets: int
    children: int  # of the window, at all depths
    handles: int
    threads: int  # of the system
    objects: int  # of Python, that its collector knows
    memory_mb: float  # resident

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, each.name) - getattr(other, each.name) for each in fields(self)))

    def has_grown(self, rounds: int) -> bool:
        """Whether there are more for each round."""
        allowed = rounds / ROUNDS_FOR_ONE
        numbers = (self.widgets, self.children, self.handles, self.threads)
        has_more = any(number >= max(allowed, 1) for number in numbers) or self.objects >= OBJECTS * rounds
        return has_more or self.memory_mb > max(rounds / ROUNDS_FOR_A_MB, 1)


def count(window: MainWindow) -> Counts:
    """Count when everything that is to be deleted is."""
    for _ in range(3):
        turn_for(3)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    if sys.platform == "linux":  # what is free, but kept by the allocator, is no leak
        ctypes.CDLL(None).malloc_trim(0)
    process = psutil.Process()
    return Counts(
        len(QApplication.allWidgets()),
        len(window.findChildren(QObject)),
        process.num_fds() if hasattr(process, "num_fds") else process.num_handles(),
        process.num_threads(),
        len(gc.get_objects()),
        process.memory_info().rss / 2**20,
    )


def open_and_close(action: QAction) -> None:
    """Open the dialog of a menu item, let it be drawn, and close it."""
    action.trigger()
    turn_until(open_dialogs)
    turn_for(2)
    for dialog in open_dialogs():
        dialog.reject()
    turn_for(2)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def measure(
    window: MainWindow, rounds: int, report: Callable[[str, Counts], None], only: str = "", warm_up: int = WARM_UP
) -> dict[str, Counts]:
    """What each dialog leaves behind after so many rounds, by the texts of the menu items that contain `only`."""
    left = {}
    for name, action in dialog_actions(window).items():
        if not action.isEnabled() or only not in name:
            continue
        for _ in range(warm_up):
            open_and_close(action)
        before = count(window)
        for _ in range(rounds):
            open_and_close(action)
        left[name] = count(window) - before
        report(name, left[name])
    return left


def prepared(window: MainWindow, session: Path) -> None:
    """Open a session, so that all menu items can be used."""
    window.open(str(session))
    turn_until(lambda: window.replay.session is not None and window.gestures.action.isEnabled())


def main(
    rounds: Annotated[int, typer.Option(min=1)] = 200,
    only: Annotated[str, typer.Option(help="A part of the text of the menu items to use.")] = "",
) -> None:
    """Print a row for each dialog as soon as it is measured."""
    from handmirror.app.window import make_application

    make_application()
    names = [each.name for each in fields(Counts)]
    typer.echo(f"{'after ' + str(rounds) + ' rounds':34}" + "".join(f"{name:>11}" for name in names))

    def report(name: str, left: Counts) -> None:
        mark = "  grows" if left.has_grown(rounds) else ""
        numbers = "".join(
            f"{getattr(left, each):>11.1f}" if each == "memory_mb" else f"{getattr(left, each):>11}" for each in names
        )
        typer.echo(f"{name:34}{numbers}{mark}")

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        session = record_session(folder / "sessions" / "hands", 30)
        with driven_window(folder, lambda config, announce: MovingHands()) as window:
            prepared(window, session)
            left = measure(window, rounds, report, only)
    raise typer.Exit(any(each.has_grown(rounds) for each in left.values()))


if __name__ == "__main__":
    typer.run(main)
