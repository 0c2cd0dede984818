"""`python -m tests.probes`: hostile and faulty files of every kind, given to the real commands and loaders.

Each runs in a process of its own under limits of memory and time. The table shows for each kind how many were run, how
many payloads were executed, and how many ended in a traceback, a crash or past a limit; any failure gives status 1.
"""

import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tests import probes
from tests.probes.frame import Outcome, Probes, run

screen = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)


def kinds() -> dict[str, Probes]:
    """The kinds of file that are probed, by their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(probes.__path__) if not module.name.startswith("_"))
    modules = [importlib.import_module(f"tests.probes.{name}") for name in names]
    return {module.KIND: module.probes for module in modules if hasattr(module, "KIND")}


def outcomes(kind: Probes) -> list[Outcome]:
    """What all probes of a kind led to."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, marker = Path(scratch, "files"), Path(scratch, "executed")
        folder.mkdir()
        return [run(probe, marker) for probe in kind(folder, marker)]


def main(
    only: Annotated[str, typer.Option(help="Only kinds whose name contains this.")] = "",
    show: Annotated[bool, typer.Option(help="What each probe printed last.")] = False,
) -> None:
    """Run the probes."""
    table = Table("kind", "tried", "executed", "tracebacks", "other faults", "most MB", box=None, pad_edge=False)
    failed = False
    for name, kind in kinds().items():
        if only not in name:
            continue
        found = outcomes(kind)
        for each in found:
            if show or not each.is_good:
                last = "\n    ".join(each.output.splitlines()[-5:])
                screen.print(f"{name}, {each.probe.name}: {each.fault or 'as it should be'}\n    {last}")
        crashed, executed = (sum(getattr(each, what) for each in found) for what in ("traceback", "executed"))
        faults = sum(not each.is_good for each in found)
        other = sum(not each.is_good and not each.traceback and not each.executed for each in found)
        most = max((each.resident for each in found), default=0) / 1e6
        table.add_row(name, *map(str, (len(found), executed, crashed, other)), f"{most:.0f}")
        failed = failed or bool(faults) or not found
    screen.print(table)
    sys.exit(int(failed))


if __name__ == "__main__":
    typer.run(main)
