"""Running a command, whose errors are one sentence, and progress bars."""

import time
from collections.abc import Callable, Generator, Iterable
from typing import Any, TypeVar

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from handmirror.core.errors import UserError

Item = TypeVar("Item")
REFRESH_S = 0.2


def run_command(command: Callable[..., Any]) -> None:
    """Run a typer command; a UserError is shown as its sentence, with exit status 2."""
    try:
        typer.run(command)
    except UserError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from None


def with_progress(items: Iterable[Item], what: str, count: int | None = None) -> Generator[Item, None, None]:
    """The items, with a progress bar; close the generator when the iteration may end early."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # no thread of its own: an abandoned generator may be closed in any thread
    with Progress(*columns, transient=True, auto_refresh=False) as bar:
        task, drawn = bar.add_task(what, total=count), 0.0
        for item in items:
            yield item
            bar.advance(task)
            if time.monotonic() - drawn > REFRESH_S:
                bar.refresh()
                drawn = time.monotonic()
