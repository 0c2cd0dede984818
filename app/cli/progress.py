"""The progress bar of commands that take a while."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

from handmirror.app.terminal import screen


@contextmanager
def progress(task: str, unit: str = "frames") -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar, updated by calling (done, total); the total is None where it is unknown."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    count, hidden = TextColumn(f"{{task.completed}} {unit}"), not screen.is_terminal
    with Progress(*columns, count, console=screen, transient=True, disable=hidden) as bar:
        number = bar.add_task(task, total=None)
        yield lambda done, total: bar.update(number, completed=done, total=total)
