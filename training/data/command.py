"""What the commands of this package share: errors as one sentence, and a progress bar."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import typer
from rich.progress import track

from core.errors import UserError

Item = TypeVar("Item")


def run_command(command: Callable[..., Any]) -> None:
    """Run a typer command; a UserError is shown as its sentence, with exit status 2."""
    try:
        typer.run(command)
    except UserError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from None


def shown(items: Iterable[Item], what: str, count: int | None = None) -> Iterable[Item]:
    """The items, with a bar that tells how far the work has come."""
    return track(items, what, total=count, transient=True)
