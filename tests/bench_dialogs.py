"""`python -m tests.bench_dialogs`: what is left of dialogs that are opened and closed many times.

Every menu item that opens a dialog is used `--rounds` times with a session open. Counted before and after: widgets,
children of the window, handles, threads, Python's objects and memory. Ends with status 1 if anything but memory grew by
at least one for each ten rounds, or memory by more than a megabyte for each two hundred.

The measure of memory is what malloc has given out, which repeats to a few kilobytes. The resident memory is printed,
too, but may differ by megabytes when nothing is kept, since malloc returns free memory late and in whole pages; only
four times as much of it counts as growth. Qt's cache of pixmaps is emptied before the counts: it is limited to 10 MB.
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
from PyQt6.QtGui import QAction, QPixmapCache
from PyQt6.QtWidgets import QApplication

from handmirror.app.main_window import MainWindow
from tests.app.moving_hands import MovingHands
from tests.driven_window import dialog_actions, driven_window, open_dialogs, record_session, turn_for, turn_until

WARM_UP = 20  # rounds before the first count: what is made once is kept
ROUNDS_FOR_ONE, ROUNDS_FOR_A_MB, ROUNDS_FOR_A_RESIDENT_MB = 10, 200, 50
OBJECTS = 2  # of Python in a round; PyQt keeps a weak reference here and there


class MallocInfo(ctypes.Structure):
    """What mallinfo2 of the GNU C library returns."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )


@dataclass(frozen=True)
class Counts:
    """What a process has at one moment; or the difference of two."""

    widgets: int
    children: int  # of the window, at all depths
    handles: int
    threads: int  # of the system
    objects: int  # of Python, that its collector knows
    memory_mb: float  # given out by malloc; resident, where that is not known
    resident_mb: float

    def __sub__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, each.name) - getattr(other, each.name) for each in fields(self)))

    def has_grown(self, rounds: int) -> bool:
        """Whether there are more for each round."""
        allowed = rounds / ROUNDS_FOR_ONE
        numbers = (self.widgets, self.children, self.handles, self.threads)
        has_more = any(number >= max(allowed, 1) for number in numbers) or self.objects >= OBJECTS * rounds
        has_more |= self.memory_mb > max(rounds / ROUNDS_FOR_A_MB, 1)
        return has_more or self.resident_mb > max(rounds / ROUNDS_FOR_A_RESIDENT_MB, 1)


def memory_mb() -> tuple[float, float]:
    """What malloc has given out, and what is resident."""
    resident = psutil.Process().memory_info
    if sys.platform != "linux" or not hasattr(libc := ctypes.CDLL(None), "mallinfo2"):
        return resident().rss / 2**20, resident().rss / 2**20
    libc.malloc_trim(0)  # what is free, but kept by the allocator, is no leak
    libc.mallinfo2.restype = MallocInfo
    info = libc.mallinfo2()
    return (info.uordblks + info.hblkhd) / 2**20, resident().rss / 2**20


def count(window: MainWindow) -> Counts:
    """Count when everything that is to be deleted is."""
    for _ in range(3):
        turn_for(3)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    QPixmapCache.clear()
    process = psutil.Process()
    return Counts(
        len(QApplication.allWidgets()),
        len(window.findChildren(QObject)),
        process.num_fds() if hasattr(process, "num_fds") else process.num_handles(),
        process.num_threads(),
        len(gc.get_objects()),
        *memory_mb(),
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
    typer.echo(f"{'after ' + str(rounds) + ' rounds':34}" + "".join(f"{name:>12}" for name in names))

    def report(name: str, left: Counts) -> None:
        mark = "  grows" if left.has_grown(rounds) else ""
        numbers = "".join(
            f"{getattr(left, each):>12.2f}" if each.endswith("_mb") else f"{getattr(left, each):>12}" for each in names
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
