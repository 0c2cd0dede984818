"""Speed and memory of training steps."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import torch
from torch.utils.flop_counter import FlopCounterMode

from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.training.losses.pose_loss import compute_loss
from handmirror.training.model.build import build_optimizer
from handmirror.training.model.window_net import WindowNet, net_inputs
from handmirror.training.settings.schema import TrainingConfig
from handmirror.training.speed.check import FRAMES, Check, narrow
from handmirror.training.speed.kinematics import measure, network, random_windows


def steps(check: Check, limit_s: float) -> None:
    """Samples a second of bf16 training steps on random numbers, share of the card's measured peak, and memory."""
    del limit_s
    peak = _peak(check)
    check.note("steps", matmul_bf16_tflops=peak / 1e12)
    hand_model = TorchHandModel.load().to(check.device)
    for kind in ("landmark", "dino_large"):
        for stage in (1, 2):
            batch = 2 if check.quick else {1: 128, 2: 512}[stage] if kind == "landmark" else {1: 64, 2: 256}[stage]
            name = "random" if kind == "landmark" else "random-tiny" if check.quick else "random-large"
            config = check.config(f"stage{stage}-{kind}", f"model.backbone.name={name}", *narrow(check))
            check.note("steps", **{f"stage{stage}-{kind}": _step(check, config, hand_model, batch, peak)})
    dim = 32 if check.quick else 1024
    net = network(dim).to(check.device)
    windows = random_windows(2 if check.quick else 256, dim, False, check.device)
    for frames in (1, FRAMES):
        kept, worst, seconds = measure(net, hand_model, windows, frames, 2 if check.quick else 10)
        check.note("steps", **{f"kinematics_of_{frames}": {"kept_mb": kept, "peak_mb": worst, "ms": seconds * 1e3}})


def _peak(check: Check) -> float:
    """Operations a second of a large matrix product in bf16."""
    size = 256 if check.quick else 8192
    a = torch.randn(size, size, device=check.device, dtype=torch.bfloat16)
    return 2 * size**3 / _step_seconds(check, lambda: a @ a)


def _step(check: Check, config: TrainingConfig, hand_model: TorchHandModel, size: int, peak: float) -> dict[str, float]:
    """Stage 1 from images, stage 2 from stored tokens, as they are trained."""
    net = WindowNet(config.model.network).to(check.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    net.train()
    optimizer, weights = build_optimizer(net, config.train), config.loss
    is_first = config.model.network.stage == 1
    batch = random_windows(size, config.model.network.dim, is_first, check.device)
    if is_first:
        batch = {name: value[:, -1:] for name, value in batch.items()}

    def step() -> None:
        optimizer.zero_grad()
        with torch.autocast(check.device.type, torch.bfloat16):
            output = net(**net_inputs(batch))
        compute_loss(output, batch, hand_model, weights, net.config.norm_by_hand).total.mean().backward()
        optimizer.step()

    with FlopCounterMode(display=False) as counter:
        step()
    if check.device.type == "cuda":
        torch.cuda.reset_peak_memory_stats()
    seconds = _step_seconds(check, step)
    memory = torch.cuda.max_memory_allocated() if check.device.type == "cuda" else 0
    share = counter.get_total_flops() / seconds / peak
    return {"batch": size, "samples_per_s": size / seconds, "share_of_peak": share, "peak_mb": memory / 1e6}


def _step_seconds(check: Check, call: Callable[[], Any]) -> float:
    """Median of ten rounds, which end when the card is done."""
    times = []
    for _ in range(2 if check.quick else 13):
        start = time.perf_counter()
        call()
        if check.device.type == "cuda":
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1 if check.quick else 3 :])
