"""`python -m handmirror.training.gpu_check --out OUT --minutes 14`: speed of the networks and of a training on a GPU.

Each section is a process of its own with a time limit, so that a failure does not affect the others. Every
figure is in OUT/figures.json as soon as it is measured, with a sentence for each section that failed. The trained
networks are written to OUT with 16 bits per weight. `--device cpu --quick` tries the script itself, with tiny sizes.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import torch
import typer

from handmirror.training.command_line.commands import run_command
from handmirror.training.speed.check import PLAIN, Check, last_line
from handmirror.training.speed.live import live
from handmirror.training.speed.runs import pictures, results, stage1, stage2
from handmirror.training.speed.steps import steps

STILL_S = 45  # reserved for exporting and scoring

SECTIONS: dict[str, tuple[Callable[[Check, float], None], float]] = {  # and the share of the time that each may take
    "live": (live, 0.15),
    "steps": (steps, 0.12),
    "pictures": (pictures, 0.22),
    "stage1": (stage1, 0.34),
    "stage2": (stage2, 0.17),
    "results": (results, 0),  # what is left
}


def main(
    out: Annotated[Path, typer.Option(help="Folder for figures.json and the trained networks.")],
    minutes: Annotated[float, typer.Option(min=0.1, help="Time limit.")] = 14.0,
    device: Annotated[str, typer.Option(help="cuda, or cpu to try the script.")] = "cuda",
    quick: Annotated[bool, typer.Option("--quick", help="Tiny sizes, whose figures are meaningless.")] = False,
    work: Annotated[Path | None, typer.Option(help="Folder for images and runs; by default a temporary one.")] = None,
    section: Annotated[str, typer.Option(help="Run only this section, with all the time, in --work.")] = "",
) -> None:
    """Measure the networks on a GPU, then train the small network there."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="handmirror-") as temporary:
        check = Check(out.resolve(), work or Path(temporary), torch.device(device), quick)
        if section:
            SECTIONS[section][0](check, minutes * 60)
        else:
            (out / "figures.json").unlink(missing_ok=True)
            _run_all(check, minutes)


def _run_all(check: Check, minutes: float) -> None:
    end = time.monotonic() + minutes * 60
    total = minutes * 60 - STILL_S
    carried = 0.0  # seconds that earlier sections left
    for name, (_, share) in SECTIONS.items():
        began = time.monotonic()
        limit = share * total + carried if share else max(end - began, 1)
        run_section(check, name, limit)
        carried = max(limit - (time.monotonic() - began), 0)


def run_section(check: Check, name: str, seconds: float) -> None:
    """A section in a process of its own; how it failed, if it did, becomes one of its figures."""
    options = [f"--out={check.out}", f"--work={check.work}", f"--device={check.device}", f"--section={name}"]
    options.append(f"--minutes={max(seconds / 60, 0.1)}")
    command = [sys.executable, "-m", "handmirror.training.gpu_check", *options, *(["--quick"] if check.quick else [])]
    began, failure = time.monotonic(), None
    with subprocess.Popen(command, env=PLAIN, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            _, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)  # with its renderers and loaders
            failure = f"stopped after its {seconds:.0f} s"
        else:
            if process.returncode:
                failure = f"ended with {process.returncode}: {last_line(errors)}"
    if failure is not None:
        check.note(name, failed=failure)
    check.note(name, seconds=time.monotonic() - began)


if __name__ == "__main__":
    run_command(main)
