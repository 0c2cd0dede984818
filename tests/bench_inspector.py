"""`python -m tests.bench_inspector`: what the inspector costs, in CPU time of the program.

The real window tracks two hands of a camera while the inspector is hidden and shown in turn, so that both are measured
in one run. The figure is the CPU time of all threads over the frames that were shown.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer

from handmirror.app.main_window import MainWindow
from handmirror.app.window import SWITCH_S, make_application
from handmirror.core.tracking.tracker import HandTracker
from tests.bench_qt_thread import camera_with_hands
from tests.driven_window import driven_window, turn_for_seconds, turn_until

WARM_UP_S = 5.0


def cpu_ms_per_frame(window: MainWindow, seconds: float) -> float:
    """Milliseconds of CPU time per frame that the window shows."""
    shown: list[object] = []
    window.controller.result_ready.connect(shown.append)
    start = time.process_time()
    turn_for_seconds(seconds)
    spent = time.process_time() - start
    window.controller.result_ready.disconnect(shown.append)
    return 1e3 * spent / len(shown)


def main(
    seconds: Annotated[float, typer.Option(min=1, help="Of each measurement.")] = 20.0,
    rounds: Annotated[int, typer.Option(min=1, help="Measurements without and with the inspector.")] = 3,
) -> None:
    """Print the CPU time per frame without and with the inspector, and their ratio."""
    make_application()
    sys.setswitchinterval(SWITCH_S)
    found: dict[bool, list[float]] = {False: [], True: []}
    with (
        tempfile.TemporaryDirectory() as folder,
        camera_with_hands() as url,
        driven_window(Path(folder), HandTracker) as window,
    ):
        window.open(url, remember=False)
        turn_until(lambda: window.status_line.hands.text() and "fps" in window.status_line.fps.text())
        for _ in range(rounds):
            for visible in (False, True):
                window.view_tools.actions_.inspector.setChecked(visible)
                turn_for_seconds(WARM_UP_S)
                found[visible].append(cpu_ms_per_frame(window, seconds))
    without, with_it = (statistics.median(found[visible]) for visible in (False, True))
    for name, values in (("without", found[False]), ("with", found[True])):
        typer.echo(f"{name} the inspector: {', '.join(f'{each:.2f}' for each in values)} ms of CPU time per frame")
    typer.echo(f"with / without, medians: {with_it / without:.3f}")


if __name__ == "__main__":
    typer.run(main)
