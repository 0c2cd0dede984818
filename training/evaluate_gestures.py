"""`python -m handmirror.training.evaluate_gestures`: how well gestures are recognised in pictures, as a table.

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

from handmirror.core.errors import UserError
from handmirror.core.gestures.files import read_gestures, shipped_path, write_gestures
from handmirror.core.hand.angles import model_axes
from handmirror.core.hand.model import HandModel
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
    learn: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Learn the gestures from the pictures whose names come before this one."),
    ] = None,
    gestures: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Gestures to recognise, where none are learned; default: shipped."),
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the learned gestures to this file.")] = None,
) -> None:
    """Track every picture and print which gestures were recognised; learned ones are tested on the other pictures."""
    if learn is not None and gestures is not None:
        raise UserError("Both --learn and --gestures were given: omit one.")
    if out is not None and learn is None:
        raise UserError("--out writes learned gestures: add --learn.")
    axes = model_axes(HandModel.load())
    folders = gesture_folders(folder)
    tracker = HandTracker(max_hands=1, stills=True)
    pictures = [shown for each in with_progress(folders, "tracking") for shown in track_pictures(each, tracker)]
    taught, tested = split(pictures, learn or "")
    recognised = read_gestures(gestures or shipped_path()).gestures if learn is None else learned(taught, axes)
    if out is not None:
        write_gestures(out, recognised)
    show(confusion(tested, recognised, axes), [gesture.name for gesture in recognised.recognised], len(taught))


def show(table: dict[str, Counter[str]], names: list[str], taught: int) -> None:
    """Print the table."""
    columns = [*names, NO_GESTURE, NO_HAND]
    shown = Table("shown", *map(escape, columns), box=SIMPLE)
    for column in shown.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for name, counts in table.items():
        shown.add_row(escape(name), *(str(counts[column]) if counts[column] else "·" for column in columns))
    console = Console(width=max(Console().width, Console(width=1000).measure(shown).maximum))
    console.print(shown)
    total = sum(map(Counter.total, table.values()))
    right = sum(counts[name] for name, counts in table.items())
    named = total - sum(counts[NO_GESTURE] + counts[NO_HAND] for counts in table.values())
    sentence = f"{total} pictures tested, {taught} learned from; {named} with a gesture"
    if set(table) & set(names):
        sentence += f", {right} of them ({right / max(named, 1):.1%}; {right / max(total, 1):.1%} of all) the right one"
    console.print(f"{sentence}.", highlight=False)


if __name__ == "__main__":
    run_command(main)
