"""What a probe is, and how it is run: in a process of its own, under limits of memory and time.

A module of this package with the names `KIND` (what is probed, in words) and `probes` (a function from an empty folder
and a marker to Probes) is found by `python -m tests.probes` without being named anywhere. A payload that would run code
makes the file `marker`; nothing in a payload does any harm.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[2]
MAX_MEMORY = 6_000_000_000  # bytes of address space; PyTorch's libraries alone take three
MAX_RESIDENT = 1_500_000_000  # bytes
MAX_SECONDS = 60.0
Ending = Literal["refused", "works", "either"]


@dataclass(frozen=True)
class Probe:
    """One input and what opens it."""

    name: str
    command: list[str]  # Python's arguments, as ["-m", "handmirror", "track", ...] or `loads`
    ending: Ending = "refused"  # refused: one sentence and status 2; works: status 0; either: one of them
    says: str = ""  # must be part of the sentence
    memory: int = MAX_RESIDENT  # bytes that may be resident at most
    environment: tuple[tuple[str, str], ...] = ()


Probes = Callable[[Path, Path], Iterator[Probe]]


@dataclass(frozen=True)
class Outcome:
    """What a probe led to."""

    probe: Probe
    executed: bool  # whether the payload ran
    traceback: bool  # a traceback, a signal, or more time or memory than is allowed
    fault: str  # in words; empty: as it should be
    resident: int  # bytes at most; 0 where it cannot be measured
    output: str

    @property
    def is_good(self) -> bool:
        """Whether it ended as it should."""
        return not self.fault


def loads(call: str, *arguments: object) -> list[str]:
    """Python's arguments that call a function, "package.module:name", with paths as a command would.

    A UserError is printed as commands do.
    """
    return ["-m", "tests.probes.call", call, *map(str, arguments)]


def run(probe: Probe, marker: Path) -> Outcome:
    """Run one probe and judge it."""
    marker.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        report, log = Path(scratch, "report"), Path(scratch, "log")
        limits = [str(report), str(MAX_MEMORY), str(MAX_SECONDS)]
        environment = {
            **os.environ,
            **dict(probe.environment),
            "PYTHONPATH": f"{ROOT / '.editable'}{os.pathsep}{ROOT}",
            "QT_QPA_PLATFORM": "offscreen",
        }
        with log.open("wb") as output_file:
            command = [sys.executable, "-m", "tests.probes._limited", *limits, *probe.command]
            subprocess.run(command, stdout=output_file, stderr=output_file, cwd=ROOT, env=environment, check=True)
        status, resident = json.loads(report.read_text())
        output = log.read_text(encoding="utf-8", errors="replace")
    executed = marker.exists()
    fault = _fault(probe, status, resident, output)
    crashed = "Traceback (most recent" in output or status is None or status not in (0, 2) or resident > probe.memory
    return Outcome(probe, executed, crashed, "the payload ran" if executed else fault, resident, output)


def _fault(probe: Probe, status: int | None, resident: int, output: str) -> str:
    if status is None:
        return f"took more than {MAX_SECONDS:.0f} s"
    if status < 0:
        return f"ended by signal {-status}"
    if "Traceback (most recent" in output:
        return "a traceback"
    if resident > probe.memory:
        return f"{resident / 1e6:.0f} MB of memory"
    wanted = {"refused": (2,), "works": (0,), "either": (0, 2)}[probe.ending]
    if status not in wanted:
        return f"status {status}, not {' or '.join(map(str, wanted))}"
    sentences = [line for line in output.splitlines() if line.startswith("handmirror: ")]
    if status == 2 and len(sentences) != 1:
        return "no sentence that says why"
    if probe.says and probe.says not in output:
        return f"does not say {probe.says!r}"
    return ""
