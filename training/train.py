"""`python -m training.train --config-name=stage1-landmark`: train either stage of PoseNet; see training/README.md.

One loop. Step k's batches, random numbers and rates follow from the config and k alone, so a killed run that is resumed
(`general.resume=true`) goes on exactly as if it had never stopped.
"""

import sys

if not __package__:  # run as a file: its folder leads the path then, and the inspect.py there would hide Python's
    sys.path[0] = __file__.rsplit("training", 1)[0]

from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.utils import DistributedDataParallelKwargs
from omegaconf import DictConfig
from torch import Tensor, nn

from core.errors import UserError
from core.hand.model import HandModel
from training.finite import finite_samples, with_blanks
from training.hydra_command import run_with_config
from training.log import Log
from training.losses import Losses, LossWeights, compute_loss
from training.net import build_net, build_optimizer, net_inputs
from training.run_folder import RunState, checkpoints, open_run, save_checkpoint
from training.schedule import rate_factor
from training.token_windows import token_batches
from training.validate import validate
from training.windows import training_batches


def train(config: DictConfig) -> None:
    """Run the training that `config` describes; UserError for what is wrong in it."""
    settings = config.train
    accelerator = Accelerator(
        cpu=not torch.accelerator.is_available(),
        mixed_precision=config.general.precision,
        gradient_accumulation_steps=settings.accumulation,
        kwargs_handlers=[DistributedDataParallelKwargs(broadcast_buffers=False)],
    )
    folder = open_run(config, accelerator.is_main_process)
    torch.manual_seed(config.general.seed)
    net = build_net(config)
    optimizer = build_optimizer(net, settings)
    hand_file = config.data.hand_model_file
    hand_model = HandModel.load(Path(hand_file) if hand_file else None).to(accelerator.device)
    model, optimizer = accelerator.prepare(net, optimizer)
    state = RunState()
    accelerator.register_for_checkpointing(state)
    if checkpoints(folder):
        accelerator.load_state(str(checkpoints(folder)[-1]))
    rank, world = accelerator.process_index, accelerator.num_processes
    make_batches = token_batches if config.data.tokens else training_batches
    batches = make_batches(config, net, rank, world, state.step * settings.accumulation)
    log = Log(folder, accelerator, state, settings)
    weights = LossWeights(**config.loss)

    with log:
        for step in range(state.step, settings.steps):
            torch.manual_seed((config.general.seed * 1_000_003 + step) * world + rank)
            factor = rate_factor(step, settings.warmup, settings.steps)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * factor
            net.set_dropout(settings.dropout if step >= settings.dropout_from else 0.0)
            model.train()
            for _ in range(settings.accumulation):
                batch = to_device(next(batches), accelerator.device)
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
    model: nn.Module, batch: dict[str, Any], hand_model: HandModel, weights: LossWeights, norm_by_hand: bool
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


def to_device(batch: dict[str, Any], device: torch.device) -> dict[str, Any]:
    """The batch with its tensors on `device`."""
    return {name: v.to(device, non_blocking=True) if isinstance(v, Tensor) else v for name, v in batch.items()}


if __name__ == "__main__":
    run_with_config(train)
