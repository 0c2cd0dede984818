"""`python -m training.train --config-name=stage1-landmark`: train either stage of PoseNet; see training/README.md.

One loop. Step k's batches, random numbers and rates follow from the config and k alone, so a killed run that is resumed
(`general.resume=true`) goes on exactly as if it had never stopped.
"""

import sys

if not __package__:  # run as a file: its folder leads the path then, and the modules there would hide Python's
    del sys.path[0]
    import handmirror.training

    handmirror.training.check_packages()

import itertools
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.utils import DistributedDataParallelKwargs, DistributedType
from omegaconf import DictConfig
from torch import Tensor, nn

from handmirror.core.errors import UserError
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.training.command_line.config_command import run_with_config
from handmirror.training.data.batches import check_hand_model, training_batches, unused_poses
from handmirror.training.data.stored_tokens import token_batches
from handmirror.training.loop.run_folder import checkpoints, open_run, save_checkpoint, step_name, take_up, write_config
from handmirror.training.loop.run_log import Log
from handmirror.training.loop.schedule import rate_factor
from handmirror.training.loop.valid_samples import finite_samples, with_blanks
from handmirror.training.loop.validation import validate
from handmirror.training.losses.losses import Losses, LossWeights, compute_loss
from handmirror.training.model.teacher import SIGHT, Teacher
from handmirror.training.model.window_net import build_net, build_optimizer, net_inputs
from handmirror.training.settings.schema import check_config

SHARDED = (DistributedType.FSDP, DistributedType.DEEPSPEED, DistributedType.MEGATRON_LM)  # the state is in parts there
warnings.filterwarnings("ignore", "`broadcast_buffers` is deprecated")  # the new name is not in PyTorch 2.8


def train(config: DictConfig) -> None:
    """Run the training that `config` describes; UserError for what is wrong in it."""
    check_config(config)
    check_hand_model(config.data)
    settings = config.train
    accelerator = Accelerator(
        cpu=not torch.accelerator.is_available(),
        mixed_precision=config.general.precision,
        gradient_accumulation_steps=settings.accumulation,
        # else a forward that one process alone repeats (finite_losses) would wait for the others
        kwargs_handlers=[DistributedDataParallelKwargs(broadcast_buffers=False)],
    )
    if accelerator.distributed_type in SHARDED:
        raise UserError("Each process needs a whole copy of the network: start with accelerate launch --multi_gpu.")
    folder = open_run(config, accelerator.is_main_process)
    torch.manual_seed(config.general.seed)
    net = build_net(config, *checkpoints(folder)[-1:])
    optimizer = build_optimizer(net, settings)
    hand_file = config.data.hand_model_file
    hand_model = TorchHandModel.load(Path(hand_file) if hand_file else None).to(accelerator.device)
    model, stepping = accelerator.prepare(net, optimizer)
    state = take_up(folder, net, optimizer)
    if accelerator.is_main_process:
        write_config(config, folder)
        for sentence in unused_poses(config.data):
            print(sentence, file=sys.stderr)
    rank, world = accelerator.process_index, accelerator.num_processes
    make_batches = token_batches if config.data.tokens else training_batches
    batches = make_batches(config, net, rank, world, state.step * settings.accumulation)
    log = Log(folder, accelerator, state, settings)
    weights = LossWeights(**config.loss)
    is_taught = config.model.stage == 1 and config.model.backbone.kind == "landmark" and weights.sight > 0
    teacher = Teacher(accelerator.device) if is_taught else None
    save = partial(save_checkpoint, accelerator, folder, net, optimizer, state, settings.keep_last)
    groups = step_batches(config, batches, state.step, accelerator.device, teacher)
    options: dict[str, Any] = {"hand_model": hand_model, "weights": weights, "norm_by_hand": net.config.norm_by_hand}

    with log:
        micro_batches = next(groups)
        for step in range(state.step, settings.steps):
            seed = (config.general.seed * 1_000_003 + step) * world + rank
            factor = rate_factor(step, settings.warmup, settings.steps)
            for group in stepping.param_groups:
                group["lr"] = group["base"] * factor
            net.set_dropout(settings.dropout if step >= settings.dropout_from else 0.0)
            model.train()
            compare = partial(unchecked_losses, model, **options)
            norm, counted = gradient(accelerator, model, micro_batches, compare, settings.clip, seed)
            following = next(groups) if step + 1 < settings.steps else []  # is read while the GPU still computes
            is_finite = bool(torch.isfinite(norm))  # the one wait for the GPU in a step
            if not is_finite:
                stepping.zero_grad()
                compare = partial(finite_losses, model, **options)
                norm, counted = gradient(accelerator, model, micro_batches, compare, settings.clip, seed)
                is_finite = bool(torch.isfinite(norm))
            for losses, kept, keys in counted:
                log.add(losses, kept, keys)
            micro_batches = following
            if is_finite:
                stepping.step()
            else:
                log.warn(f"step {step + 1}: no step taken, for the gradient is not finite")
            stepping.zero_grad()
            state.step = step + 1

            last = state.step == settings.steps
            saves = last or state.step % settings.save_every == 0
            if saves or state.step % settings.log_every == 0:
                log.write(factor * settings.lr, norm)
            if settings.validate_every and (last or state.step % settings.validate_every == 0):
                scores, picture = validate(net, hand_model, config, accelerator)
                log.validation(scores, picture)
                if scores["mpjpe"] < state.best_score:
                    state.best_score = scores["mpjpe"]
                    save("best")
            if saves:
                save(step_name(state.step))


def step_batches(
    config: DictConfig, batches: Iterator[dict[str, Any]], first: int, device: torch.device, teacher: Teacher | None
) -> Iterator[list[dict[str, Any]]]:
    """The micro-batches of each step from `first` on, on `device`, with what the teacher sees in them."""
    count = config.train.accumulation
    for step in itertools.count(first):
        numbers = range(step * count, (step + 1) * count)
        group = [prepared(next(batches), window_length(config, number), device) for number in numbers]
        if teacher is not None:
            group = [batch if SIGHT[0] in batch else batch | teacher.see(batch) for batch in group]
        yield group


def gradient(
    accelerator: Accelerator,
    model: nn.Module,
    group: list[dict[str, Any]],
    compare: Callable[[dict[str, Any]], tuple[Losses, Tensor]],
    clip: float,
    seed: int,
) -> tuple[Tensor, list[tuple[Losses, Tensor, list[str]]]]:
    """Leave a step's gradient in the model, clipped; its norm before, and each micro-batch's losses, kept and keys."""
    torch.manual_seed(seed)
    counted = []
    for batch in group:
        with accelerator.accumulate(model):
            losses, kept = compare(batch)
            accelerator.backward(losses.total.mean())
            counted.append((losses, kept, batch["key"]))
    return accelerator.clip_grad_norm_(model.parameters(), clip), counted


def unchecked_losses(
    model: nn.Module, batch: dict[str, Any], hand_model: TorchHandModel, weights: LossWeights, norm_by_hand: bool
) -> tuple[Losses, Tensor]:
    """As `finite_losses`, but without a wait for the GPU: an answer that is not finite makes the whole gradient NaN.

    So all processes see it by the gradient's norm, and take the step again with `finite_losses`.
    """
    kept = finite_samples(batch)
    losses, finite = _losses(model, batch, hand_model, weights, norm_by_hand, kept)
    return replace(losses, total=losses.total * torch.where(finite.all(), 1.0, torch.nan)), kept


def finite_losses(
    model: nn.Module, batch: dict[str, Any], hand_model: TorchHandModel, weights: LossWeights, norm_by_hand: bool
) -> tuple[Losses, Tensor]:
    """Losses of a batch, and which samples [b] they count; those with NaN or infinity are taken for blanks.

    UserError when even blanks come out as NaN: then the weights have diverged.
    """
    kept = finite_samples(batch)
    for _ in range(2):
        losses, finite = _losses(model, batch, hand_model, weights, norm_by_hand, kept)
        if finite.all():
            return losses, kept
        kept = kept & finite
    raise UserError("The training has diverged, for its answers are NaN: resume it with a lower train.lr.")


def _losses(
    model: nn.Module,
    batch: dict[str, Any],
    hand_model: TorchHandModel,
    weights: LossWeights,
    norm_by_hand: bool,
    kept: Tensor,
) -> tuple[Losses, Tensor]:
    """Losses of a batch with blanks for what is not `kept` [b], and which samples [b] came out finite."""
    safe = with_blanks(batch, kept)
    answer = model(**net_inputs(safe))
    losses = compute_loss(answer, safe, hand_model, weights, norm_by_hand, kept)
    return losses, finite_samples({**answer._asdict(), "total": losses.total})


def window_length(config: DictConfig, number: int) -> int:
    """Frames of micro-batch `number`: all, or in a share of stage 2's batches fewer, as at the start of a track."""
    random = Random(f"{config.general.seed}/{number}")
    if random.random() >= config.train.short_windows:
        return config.model.num_frame
    return random.randint(1, max(config.model.num_frame - 1, 1))


def prepared(batch: dict[str, Any], frames: int, device: torch.device) -> dict[str, Any]:
    """The batch on `device`, its windows cut to their last `frames` frames."""
    windows = {
        name: value[:, -frames:] for name, value in batch.items() if isinstance(value, Tensor) and value.dim() > 1
    }
    return {**{name: _sent(value, device) for name, value in windows.items()}, "key": batch["key"]}


def _sent(value: Tensor, device: torch.device) -> Tensor:
    """The tensor on `device`; it goes to a GPU in one piece from pinned memory, or the copy would be waited for."""
    if device.type == "cuda":
        value = value.contiguous()
        value = value if value.is_pinned() else value.pin_memory()
    return value.to(device, non_blocking=True)


if __name__ == "__main__":
    run_with_config(train)
