"""Progress of a run: progress bar, losses.jsonl, validation.jsonl, samples, dropped.txt and TensorBoard."""

import json
import math
import time
from pathlib import Path

import PIL.Image
import torch
from accelerate import Accelerator
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor
from torch.utils.tensorboard import SummaryWriter

from handmirror.core.files import append_line, make_folder, replaced
from handmirror.core.types import Image
from handmirror.training.command_line.write_errors import library_write_errors
from handmirror.training.loop.checkpoints import RunState
from handmirror.training.loop.run_folder import DROPPED, LOSSES, REMEDY, SAMPLES, VALIDATION, cut_log, step_name
from handmirror.training.losses.pose_loss import Losses
from handmirror.training.settings.schema import TrainSettings


class RunLog:
    """Every process adds to it; the main one writes. A context manager."""

    def __init__(self, folder: Path, accelerator: Accelerator, state: RunState, settings: TrainSettings) -> None:
        self._folder, self._accelerator, self._state, self._settings = folder, accelerator, state, settings
        self._sums: dict[str, Tensor] = {}  # name -> sum and count
        self._kept: list[Tensor] = []
        self._keys: list[tuple[int, str]] = []  # of the samples in `_kept`, with their steps
        self._since, self._samples, self._dropped = time.perf_counter(), 0, 0
        self._main = accelerator.is_main_process
        columns = (TextColumn("step"), MofNCompleteColumn(), BarColumn(20), TimeRemainingColumn())
        self._bar = Progress(*columns, TextColumn("{task.description}"), disable=not self._main)
        self._task = self._bar.add_task("", total=settings.steps, completed=state.step)
        if self._main:
            with library_write_errors(folder, REMEDY):
                cut_log(folder, state.step)
                self._board = SummaryWriter(str(folder), purge_step=state.step + 1)

    def __enter__(self) -> "RunLog":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._report_dropped()
        self._bar.stop()
        if self._main:
            self._board.close()

    def add(self, losses: Losses, kept: Tensor, keys: list[str]) -> None:
        """Add a micro-batch without waiting for the GPU; keys of samples not `kept` [b] go to dropped.txt later."""
        terms = {"loss": (losses.total, kept), **{k: (losses.terms[k], losses.labelled[k]) for k in losses.terms}}
        for name, (values, counts) in terms.items():
            pair = torch.stack([values.detach().sum(), counts.sum().to(values)])
            self._sums[name] = self._sums[name] + pair if name in self._sums else pair
        self._samples += len(keys)
        self._kept.append(kept)
        self._keys += [(self._state.step + 1, key) for key in keys]

    def _report_dropped(self) -> None:
        """Transfer which samples were kept since the last call, all at once, and report the others."""
        if not self._kept:
            return
        for (step, key), keep in zip(self._keys, torch.cat(self._kept).tolist(), strict=True):
            if not keep:
                self._dropped += 1
                self.warn(f"step {step}: dropped {key}, which contains or produces NaN")
        self._kept, self._keys = [], []

    def warn(self, line: str) -> None:
        """Print a line and add it to dropped.txt; any process may."""
        self._bar.console.print(line, highlight=False, markup=False)
        append_line(self._folder / DROPPED, line)

    def write(self, rate: float, gradient_norm: Tensor) -> None:
        """Write means since the last call, over all processes; every process must call it."""
        self._report_dropped()
        means, samples = self._means()
        seconds = time.perf_counter() - self._since
        self._sums, self._samples, self._dropped, self._since = {}, 0, 0, time.perf_counter()
        if not self._main:
            return
        step = self._state.step
        line = {**means, "gradient_norm": gradient_norm.item(), "rate": rate}
        append_line(self._folder / LOSSES, json.dumps({"step": step, **line}))
        speed = samples / seconds
        for name, value in {**line, "samples_per_s": speed, "dropped": self._state.dropped}.items():
            self._board.add_scalar(f"train/{name}", value, step)
        text = f"loss {means.get('loss', float('nan')):.4g}  rate {rate:.2g}  {speed:.1f} samples/s"
        self._bar.update(self._task, completed=step, description=text)

    def _means(self) -> tuple[dict[str, float], float]:
        """Mean losses and number of samples over all processes; adds their dropped samples to the run's state."""
        device = self._accelerator.device
        counts = torch.tensor([self._samples, self._dropped], device=device, dtype=torch.float32)
        sums = torch.stack([*self._sums.values(), counts])
        *pairs, (samples, dropped) = self._accelerator.reduce(sums, "sum").tolist()
        self._state.dropped += int(dropped)
        means = {name: total / count for name, (total, count) in zip(self._sums, pairs, strict=True) if count}
        return means, samples

    def validation(self, scores: dict[str, float], overlay: Image | None) -> None:
        """Log scores in mm and an overlay of a validation, whose time does not count as training."""
        self._since = time.perf_counter()
        if not self._main:
            return
        step = self._state.step
        known = {f"{name}_mm": value for name, value in scores.items() if math.isfinite(value)}
        append_line(self._folder / VALIDATION, json.dumps({"step": step, **known}))
        for name, value in scores.items():
            self._board.add_scalar(f"validation/{name}_mm", value, step)
        if overlay is not None:
            self._board.add_image("validation/answers_over_labels", overlay, step, dataformats="HWC")
            self._write_sample(overlay)
        numbers = "  ".join(f"{name} {value:.2f}" for name, value in scores.items())
        self._bar.console.print(f"step {step}: {numbers} mm", highlight=False)

    def say(self, sentence: str) -> None:
        """Print a sentence above the progress bar, once."""
        if self._main:
            self._bar.console.print(sentence, highlight=False, markup=False, soft_wrap=True)

    def _write_sample(self, overlay: Image) -> None:
        make_folder(self._folder / SAMPLES)
        with replaced(self._folder / SAMPLES / f"{step_name(self._state.step)}.jpg") as part:
            PIL.Image.fromarray(overlay).save(part, quality=90)
