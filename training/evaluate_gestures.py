"""`python -m handmirror.training.evaluate_gestures`: how well gestures are recognised in pictures, as tables.

The pictures lie in a folder for each gesture, such as photos/fist/1.jpg.
"""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from handmirror.core.gestures.files import read_gestures, shipped_path
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.hand.angles import model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.text import plural
from handmirror.core.tracking.tracker import HandTracker
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.evaluation.gesture_pictures import (
    NO_GESTURE,
    NO_HAND,
    confusion,
    gesture_folders,
    learned,
    split,
    track_pictures,
)


def main(
    folder: Annotated[Path, typer.Argument(help="A folder with one folder of pictures for each gesture.")],
    gestures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Gestures to recognise.", show_default="those that ship")
    ] = None,
    learn: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Also learn a gesture from the pictures of each folder before this name, and test on the others only.",
        ),
    ] = None,
) -> None:
    """Track every picture on its own, and print which gestures were recognised in those of each folder."""
    found = read_gestures(gestures or shipped_path())
    for loss in found.losses:
        typer.echo(loss, err=True)
    axes = model_axes(HandModel.load())
    folders = gesture_folders(folder)
    tracker = HandTracker(max_hands=1, stills=True)
    pictures = [shown for each in with_progress(folders, "tracking") for shown in track_pictures(each, tracker)]
    taught, tested = split(pictures, learn or "")
    show("gestures of the file", found.gestures, confusion(tested, found.gestures, axes))
    if learn is not None:
        own = learned(taught, axes)
        show(f"learned from {plural(len(taught), 'picture')}", own, confusion(tested, own, axes))


def show(title: str, gestures: GestureSet, table: dict[str, Counter[str]]) -> None:
    """Print a table: a row for each folder, a column for each gesture."""
    columns = [*(gesture.name for gesture in gestures.recognised), NO_GESTURE, NO_HAND]
    shown = Table("folder", *map(escape, columns), title=title, title_justify="left", box=SIMPLE)
    for column in shown.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for name, counts in table.items():
        shown.add_row(escape(name), *(str(counts[column]) if counts[column] else "·" for column in columns))
    console = Console(width=max(Console().width, Console(width=1000).measure(shown).maximum))
    console.print(shown)
    console.print(f"{summary(gestures, table)}\n", highlight=False, markup=False, soft_wrap=True)


def summary(gestures: GestureSet, table: dict[str, Counter[str]]) -> str:
    """How many pictures there were, and how many of them were recognised as their folder's name says."""
    total = sum(sum(counts.values()) for counts in table.values())
    named = total - sum(counts[NO_GESTURE] + counts[NO_HAND] for counts in table.values())
    sentence = f"{plural(total, 'picture')}, {named} with a gesture"
    if not gestures.names & table.keys():
        return f"{sentence}."
    right = sum(counts[name] for name, counts in table.items() if name in gestures.names)
    shares = f"{right / max(named, 1):.1%} of these, {right / max(total, 1):.1%} of all"
    return f"{sentence}, the right one in {right}: {shares}."


if __name__ == "__main__":
    run_command(main)
