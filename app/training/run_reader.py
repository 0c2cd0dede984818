"""What a run's folder says of its progress; read again and again, each time only what is new."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PyQt6.QtGui import QImage

from handmirror.app.training.plan import checkpoint_of
from handmirror.core.errors import UserError
from handmirror.core.files import FileLock

LOSSES, VALIDATION, SAMPLES, CONFIG, LOCK, STOP = (
    *("losses.jsonl", "validation.jsonl", "samples", "config.yaml", "running.lock", "stop"),
)
PRINTED = "train.log"  # what the training printed, if the window started it
MAX_READ = 10_000_000  # bytes at a time


@dataclass(frozen=True, eq=False)
class RunProgress:
    """A run at one moment."""

    losses: tuple[tuple[int, float], ...]  # step and loss
    validations: tuple[tuple[int, float], ...]  # step and mean error of the joints in mm, relative to the wrist
    sample: QImage | None  # the newest image
    sample_step: int
    steps: int  # in total; 0 while that is not known
    fine_tunes: bool  # whether it started from a trained network
    running: bool  # by a process that this window did not start
    stopping: bool  # after this step
    saved: bool  # whether it has a checkpoint, from which it can be resumed
    checkpoint: bool  # whether a checkpoint was made of it, that is newer than its last save
    last_line: str  # that the training printed

    @property
    def step(self) -> int:
        """The last step that was logged."""
        return self.losses[-1][0] if self.losses else 0


class _Lines:
    """The numbers in a file of JSON lines that grows; it may also be cut, when a run is resumed."""

    def __init__(self, path: Path, key: str) -> None:
        self._path, self._key = path, key
        self._offset = 0
        self.values: list[tuple[int, float]] = []

    def read(self) -> tuple[tuple[int, float], ...]:
        """All values so far; lines without the key, or incomplete ones, are left out."""
        try:
            with self._path.open("rb") as file:
                if file.seek(0, 2) < self._offset:
                    self._offset, self.values = 0, []
                file.seek(self._offset)
                content = file.read(MAX_READ)
        except OSError:
            self._offset, self.values = 0, []
            return ()
        whole = content[: content.rfind(b"\n") + 1]
        self._offset += len(whole)
        self.values += [value for line in whole.splitlines() if (value := self._value(line)) is not None]
        return tuple(self.values)

    def _value(self, line: bytes) -> tuple[int, float] | None:
        try:
            record: Any = json.loads(line)
            step, value = record["step"], record[self._key]
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        return (step, float(value)) if type(step) is int and isinstance(value, float | int) else None


class RunReader:
    """Reads one run; used by one thread at a time."""

    def __init__(self, run: Path) -> None:
        self.run = run
        self._losses, self._validations = _Lines(run / LOSSES, "loss"), _Lines(run / VALIDATION, "mpjpe_mm")
        self._sample: QImage | None = None
        self._sample_name = ""

    def read(self, is_own: bool = False) -> RunProgress:
        """The run now; `is_own` where this window trains it, so that its lock is left alone."""
        losses = self._losses.read()
        self._read_sample()
        return RunProgress(
            losses,
            self._validations.read(),
            self._sample,
            int(re.sub(r"\D", "", self._sample_name) or 0),
            *run_config(self.run),
            not is_own and is_running(self.run),
            (self.run / STOP).exists(),
            bool(saves := list((self.run / "checkpoints").glob("step_*/state.json"))),
            _is_newer(checkpoint_of(self.run), saves),
            last_line(self.run / PRINTED),
        )

    def _read_sample(self) -> None:
        names = sorted(
            (path.name for path in (self.run / SAMPLES).glob("step_*.jpg")), key=lambda name: (len(name), name)
        )
        if names and names[-1] != self._sample_name:
            image = QImage(str(self.run / SAMPLES / names[-1]))
            if not image.isNull():
                self._sample, self._sample_name = image, names[-1]
        elif not names:
            self._sample, self._sample_name = None, ""


def _is_newer(path: Path, others: list[Path]) -> bool:
    try:
        return path.stat().st_mtime >= max((each.stat().st_mtime for each in others), default=0)
    except OSError:
        return False


def is_running(run: Path) -> bool:
    """Whether a process trains this run: it holds the run's lock, which ends with it even if it is killed."""
    lock = run / LOCK
    if not lock.exists():
        return False
    try:
        FileLock(lock, "held").release()
    except UserError:
        return True
    return False


def run_config(run: Path) -> tuple[int, bool]:
    """The number of steps in a run's config, 0 if it is not known, and whether it starts from a trained network."""
    try:
        text = (run / CONFIG).read_text(encoding="utf-8", errors="replace")[:100_000]
    except OSError:
        return 0, False
    steps = re.search(r"^train:\n(?:[ \t]+.*\n)*?[ \t]+steps: (\d+)$", text, re.MULTILINE)
    return int(steps[1]) if steps else 0, re.search(r"^  pretrained: (?!null$)\S", text, re.MULTILINE) is not None


def last_line(path: Path) -> str:
    """The last line with text in it of what a process printed; empty if there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(file.seek(0, 2) - 20_000, 0))
            lines = file.read().decode(errors="replace").splitlines()
    except OSError:
        return ""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
