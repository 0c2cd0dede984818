"""`python -m training.train --config-name=stage1-landmark`: train either stage of PoseNet; see training/README.md.

One loop. Step k's batches, random numbers and rates follow from the config and k alone, so a killed run that is resumed
(`general.resume=true`) goes on exactly as if it had never stopped.
"""

import sys

if not __package__:  # run as a file: its folder leads the path then, and the inspect.py there would hide Python's
    sys.path[0] = __file__.rsplit("training", 1)[0]

import warnings
from pathlib import Path
from random import Random
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.utils import DistributedDataParallelKwargs
from omegaconf import DictConfig
from torch import Tensor, nn

from core.errors import UserError
from core.hand.torch_model import TorchHandModel
from training.finite import finite_samples, with_blanks
from training.hydra_command import run_with_config
from training.limits import check_numbers
from training.log import Log
from training.losses import Losses, LossWeights, compute_loss
from training.net import build_net, build_optimizer, net_inputs
from training.run_folder import RunState, open_run, save_checkpoint, take_up, write_config
from training.schedule import rate_factor
from training.teacher import SIGHT, Teacher
from training.token_windows import token_batches
from training.validate import validate
from training.windows import check_hand_model, training_batches

warnings.filterwarnings("ignore", "`broadcast_buffers` is deprecated")  # the new name is not in PyTorch 2.8


def train(config: DictConfig) -> None:
    """Run the training that `config` describes; UserError for what is wrong in it."""
    settings = config.train
    check_numbers(settings)
    check_hand_model(config.data)
    accelerator = Accelerator(
        cpu=not torch.accelerator.is_available(),
        mixed_precision=config.general.precision,
        gradient_accumulation_steps=settings.accumulation,
        # else a forward that one process alone repeats (finite_losses) would wait for the others
        kwargs_handlers=[DistributedDataParallelKwargs(broadcast_buffers=False)],
    )
    folder = open_run(config, accelerator.is_main_process)
    torch.manual_seed(config.general.seed)
    net = build_net(config)
    optimizer = build_optimizer(net, settings)
    hand_file = config.data.hand_model_file
    hand_model = TorchHandModel.load(Path(hand_file) if hand_file else None).to(accelerator.device)
    model, optimizer = accelerator.prepare(net, optimizer)
    state = RunState()
    accelerator.register_for_checkpointing(state)
    take_up(accelerator, folder)
    if accelerator.is_main_process:
        write_config(config, folder)
    rank, world = accelerator.process_index, accelerator.num_processes
    make_batches = token_batches if config.data.tokens else training_batches
    batches = make_batches(config, net, rank, world, state.step * settings.accumulation)
    log = Log(folder, accelerator, state, settings)
    weights = LossWeights(**config.loss)
    is_taught = config.model.stage == 1 and config.model.backbone.kind == "landmark" and weights.sight > 0
    teacher = Teacher(accelerator.device) if is_taught else None

    with log:
        for step in range(state.step, settings.steps):
            torch.manual_seed((config.general.seed * 1_000_003 + step) * world + rank)
            factor = rate_factor(step, settings.warmup, settings.steps)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * factor
            net.set_dropout(settings.dropout if step >= settings.dropout_from else 0.0)
            model.train()
            for part in range(settings.accumulation):
                frames = window_length(config, step * settings.accumulation + part)
                batch = prepared(next(batches), frames, accelerator.device)
                if teacher is not None and SIGHT[0] not in batch:
                    batch |= teacher.see(batch)
                with accelerator.accumulate(model):
                    losses, kept = finite_losses(model, batch, hand_model, weights, net.config.norm_by_hand)
                    accelerator.backward(losses.total.mean())
                    log.add(losses, kept, batch["key"])
            norm = accelerator.clip_grad_norm_(model.parameters(), settings.clip)
            if torch.isfinite(norm):
                optimizer.step()
            else:
                log.warn(f"step {step + 1}: no step taken, for the gradient is not finite")
            optimizer.zero_grad()
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
                    save_checkpoint(accelerator, folder, "best", settings.keep_last)
            if saves:
                save_checkpoint(accelerator, folder, f"step_{state.step:08d}", settings.keep_last)


def finite_losses(
    model: nn.Module, batch: dict[str, Any], hand_model: TorchHandModel, weights: LossWeights, norm_by_hand: bool
) -> tuple[Losses, Tensor]:
    """Losses of a batch, and which samples [b] they count; those with NaN or infinity are taken for blanks.

    UserError when even blanks come out as NaN: then the weights have diverged.
    """
    kept = finite_samples(batch)
    for _ in range(2):
        safe = with_blanks(batch, kept)
        answer = model(**net_inputs(safe))
        losses = compute_loss(answer, safe, hand_model, weights, norm_by_hand, kept)
        finite = finite_samples({**answer._asdict(), "total": losses.total})
        if finite.all():
            return losses, kept
        kept = kept & finite
    raise UserError("The training has diverged, for its answers are NaN: resume it with a lower train.lr.")


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
    return {**{name: value.to(device, non_blocking=True) for name, value in windows.items()}, "key": batch["key"]}


if __name__ == "__main__":
    run_with_config(train)
