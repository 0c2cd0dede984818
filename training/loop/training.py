"""The training loop of both stages.

Step k's batches, random numbers and rates follow only from the config and k, so a killed run that is resumed
(`general.resume=true`) continues exactly as if it had never stopped.
"""

import logging
import math
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.utils import DistributedDataParallelKwargs, DistributedType
from torch import Tensor

from handmirror.core.errors import UserError
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.training.data.batches import training_batches, unused_poses
from handmirror.training.data.stored_tokens import token_batches
from handmirror.training.loop.batch_loss import BatchLoss
from handmirror.training.loop.micro_batches import step_batches
from handmirror.training.loop.run_folder import (
    BEST,
    STOP,
    checkpoints,
    load_newest,
    lock_run,
    open_run,
    save_checkpoint,
    step_name,
    stop_wanted,
    write_config,
)
from handmirror.training.loop.run_log import RunLog
from handmirror.training.loop.validation import validate
from handmirror.training.losses.pose_loss import Losses
from handmirror.training.model.build import build_net, build_optimizer
from handmirror.training.model.teacher import Teacher
from handmirror.training.settings.schema import TrainingConfig

_log = logging.getLogger("handmirror.training")
SHARDED = (DistributedType.FSDP, DistributedType.DEEPSPEED, DistributedType.MEGATRON_LM)  # these split the state
warnings.filterwarnings("ignore", "`broadcast_buffers` is deprecated")  # the new name is not in PyTorch 2.8

Compare = Callable[[dict[str, Any]], tuple[Losses, Tensor]]


def train(config: TrainingConfig) -> None:
    """Run the training that `config` describes; UserError for what is wrong in it."""
    Training(config).run()


def rate_factor(step: int, warmup: int, steps: int) -> float:
    """What the base rates are multiplied by, 0..1, in step `step` (from 0) of `steps`.

    It rises to 1 over the first `warmup` steps and then falls along half a cosine. A pure function of the step, so a
    resumed run needs no scheduler state.
    """
    if step < warmup:
        return (step + 1) / warmup
    done = (step - warmup) / max(steps - warmup, 1)
    return 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))


class Training:
    """A run from its start, or its newest checkpoint, to its last step."""

    def __init__(self, config: TrainingConfig) -> None:
        """Build or resume everything that the steps need."""
        self.config, self.settings = config, config.train
        self.accelerator = _accelerator(config)
        self.folder = open_run(config, self.accelerator.is_main_process)
        self._lock = lock_run(self.folder) if self.accelerator.is_main_process else None
        try:
            self._build()
        except BaseException:
            self._unlock()
            raise

    def _build(self) -> None:
        config = self.config
        torch.manual_seed(config.general.seed)
        self.net = build_net(config, *checkpoints(self.folder)[-1:])
        self.optimizer = build_optimizer(self.net, self.settings)
        hand_file = config.data.hand_model_file
        hand_model = TorchHandModel.load(Path(hand_file) if hand_file else None).to(self.accelerator.device)
        self.hand_model = hand_model
        self.model, self.prepared_optimizer = self.accelerator.prepare(self.net, self.optimizer)
        self.state = load_newest(self.folder, self.net, self.optimizer)
        if self.accelerator.is_main_process:
            write_config(config, self.folder)
            for sentence in unused_poses(config.data):
                _log.warning("%s", sentence)
        batches = self._batches()
        self.log = RunLog(self.folder, self.accelerator, self.state, self.settings)
        self.loss = BatchLoss(self.model, hand_model, config.loss, self.net.config.norm_by_hand)
        self.groups = step_batches(config, batches, self.state.step, self.accelerator.device, self._teacher())
        self.micro_batches: list[dict[str, Any]] = []  # of the next step

    def run(self) -> None:
        """Take all steps that are left, or those until a stop is asked for."""
        try:
            with self.log:
                self._run()
        finally:
            self._unlock()

    def _run(self) -> None:
        self.micro_batches = next(self.groups)
        for step in range(self.state.step, self.settings.steps):
            factor = rate_factor(step, self.settings.warmup, self.settings.steps)
            norm = self._step(step, factor)
            self.state.step = step + 1
            stops = self._stop_wanted()
            self._report_and_save(factor, norm, stops)
            if stops:
                self.log.say(f"Stopped after step {self.state.step}, as {self.folder / STOP} asked.")
                return

    def _stop_wanted(self) -> bool:
        """Whether to end after this step, the same in every process: several of them ask only where they log anyway."""
        if self.accelerator.num_processes == 1:
            return stop_wanted(self.folder)
        if self.state.step % self.settings.log_every:
            return False
        own = self.accelerator.is_main_process and stop_wanted(self.folder)
        asked = torch.tensor([float(own)], device=self.accelerator.device)
        return self.accelerator.reduce(asked, "sum").item() > 0

    def _unlock(self) -> None:
        """Free the run for others; a stop that was asked for is over."""
        if self._lock is not None:
            with suppress(OSError):
                (self.folder / STOP).unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    def _batches(self) -> Iterator[dict[str, Any]]:
        make = token_batches if self.config.data.tokens else training_batches
        rank, world = self.accelerator.process_index, self.accelerator.num_processes
        return make(self.config, self.net, rank, world, self.state.step * self.settings.accumulation)

    def _teacher(self) -> Teacher | None:
        network = self.config.model.network
        is_taught = network.stage == 1 and network.backbone.kind == "landmark" and self.config.loss.sight > 0
        return Teacher(self.accelerator.device) if is_taught else None

    def _step(self, step: int, factor: float) -> Tensor:
        """Take a step; the norm of its gradient."""
        settings, optimizer = self.settings, self.prepared_optimizer
        rank, world = self.accelerator.process_index, self.accelerator.num_processes
        seed = (self.config.general.seed * 1_000_003 + step) * world + rank
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * factor
        self.net.set_dropout(settings.dropout if step >= settings.dropout_from else 0.0)
        self.model.train()
        norm, results = self._gradient(self.loss.unchecked, seed)
        following = next(self.groups) if step + 1 < settings.steps else []  # read while the GPU still computes
        is_finite = bool(torch.isfinite(norm))  # the only wait for the GPU in a step
        if not is_finite:
            optimizer.zero_grad()
            norm, results = self._gradient(self.loss.checked, seed)
            is_finite = bool(torch.isfinite(norm))
        for losses, kept, keys in results:
            self.log.add(losses, kept, keys)
        self.micro_batches = following
        if is_finite:
            optimizer.step()
        else:
            self.log.warn(f"step {step + 1}: skipped, since its gradient is not finite")
        optimizer.zero_grad()
        return norm

    def _gradient(self, compare: Compare, seed: int) -> tuple[Tensor, list[tuple[Losses, Tensor, list[str]]]]:
        """Leave a step's clipped gradient in the model.

        Returns its norm before clipping, and each micro-batch's losses, kept samples and keys.
        """
        torch.manual_seed(seed)
        results = []
        for batch in self.micro_batches:
            with self.accelerator.accumulate(self.model):
                losses, kept = compare(batch)
                self.accelerator.backward(losses.total.mean())
                results.append((losses, kept, batch["key"]))
        return self.accelerator.clip_grad_norm_(self.model.parameters(), self.settings.clip), results

    def _report_and_save(self, factor: float, norm: Tensor, stops: bool) -> None:
        """Log, validate and save after a step where it is time to."""
        state, settings = self.state, self.settings
        last = state.step == settings.steps
        saves = last or stops or state.step % settings.save_every == 0
        if saves or state.step % settings.log_every == 0:
            self.log.write(factor * settings.lr, norm)
        if settings.validate_every and (last or state.step % settings.validate_every == 0):
            scores, overlay = validate(self.net, self.hand_model, self.config, self.accelerator)
            self.log.validation(scores, overlay)
            if scores["mpjpe"] < state.best_score:
                state.best_score = scores["mpjpe"]
                self._save(BEST)
        if saves:
            self._save(step_name(state.step))

    def _save(self, name: str) -> None:
        keep_last = self.settings.keep_last
        save_checkpoint(self.accelerator, self.folder, self.net, self.optimizer, self.state, keep_last, name)


def _accelerator(config: TrainingConfig) -> Accelerator:
    accelerator = Accelerator(
        cpu=not torch.accelerator.is_available(),
        mixed_precision=config.general.precision,
        gradient_accumulation_steps=config.train.accumulation,
        # else a forward that one process alone repeats (BatchLoss.checked) would wait for the others
        kwargs_handlers=[DistributedDataParallelKwargs(broadcast_buffers=False)],
    )
    if accelerator.distributed_type in SHARDED:
        raise UserError("Each process needs a whole copy of the network: start with accelerate launch --multi_gpu.")
    return accelerator
