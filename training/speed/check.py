"""What the sections of a check share: its folders, its figures, its configs and its sizes."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from handmirror.training.command_line.config_command import read_config
from handmirror.training.settings.schema import TrainingConfig

FRAMES = 7  # of a window
PLAIN = {**os.environ, "TYPER_STANDARD_TRACEBACK": "1"}  # the last line of an error says what went wrong


@dataclass(frozen=True)
class Check:
    """What the sections share."""

    out: Path
    work: Path  # folder of images, runs and tokens
    device: torch.device
    quick: bool

    def note(self, section: str, **figures: Any) -> None:
        """Add figures to OUT/figures.json and print them."""
        path = self.out / "figures.json"
        known = json.loads(path.read_text()) if path.exists() else {}
        known.setdefault(section, {}).update(figures)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(known, indent=1) + "\n")
        part.replace(path)
        print(f"{section}: {json.dumps(figures)}", flush=True)

    def config(self, name: str, *overrides: str) -> TrainingConfig:
        """A training config with its runs in the work folder."""
        return read_config(name, [f"general.name={name}", f"general.runs={self.work / 'runs'}", *overrides])


def narrow(check: Check) -> list[str]:
    """Changes of a config that make the network tiny in a quick check."""
    return ["model.dim=32", "model.decoder.layers=1", "model.temporal.layers=1"] if check.quick else []


def process_count() -> int:
    """Processes that render, and threads of the CPU's engine."""
    return os.cpu_count() or 1


def run_module(module: str, *arguments: str) -> None:
    """Run one of the project's commands; RuntimeError with its last line when it fails."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=PLAIN, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module}: {last_line(done.stderr)}")


def last_line(errors: str) -> str:
    """The last line of what a process wrote on stderr, which is its error."""
    return (errors.strip().splitlines() or ["no error message"])[-1]
