"""Time of the networks and of the tracker, frame by frame as in live use."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.network.checkpoint import load_checkpoint
from handmirror.core.network.graph_export import example_inputs
from handmirror.core.network.parts import Compiled, posenet_parts
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.shipped import shipped_network
from handmirror.core.network.torch_engine import CudaPart, TorchEngine
from handmirror.core.network.torch_parts import as_part
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array
from handmirror.training.speed.check import FRAMES, Check, narrow, process_count


def live(check: Check, seconds: float) -> None:
    """Milliseconds a frame with read-back, cached tokens against encoding all seven frames, and the tracker's rate."""
    del seconds
    engine = TorchEngine(check.device)
    check.note("live", device=engine.label)
    checkpoint = shipped_network()
    assert checkpoint is not None
    _time_network(check, "shipped", load_checkpoint(checkpoint)[0])
    _time_tracker(check)
    size = "random-tiny" if check.quick else "random-large"
    config = check.config("stage2-dino_large", f"model.backbone.name={size}", *narrow(check))
    _time_network(check, "dino_large", PoseNet(config.model.network))


def _time_network(check: Check, name: str, net: PoseNet) -> None:
    parts, reference = posenet_parts(Path(name), net.config), TorchEngine(torch.device("cpu"), process_count())
    numbers = {part.name: {b: _arrays(example_inputs(part, b, FRAMES)) for b in (1, 2, FRAMES)} for part in parts}
    expected = [reference.compile_net(as_part(part, net))(*numbers[part.name][2]) for part in parts]
    engine = TorchEngine(check.device)
    compiled = {part.name: engine.compile_net(as_part(part, net)) for part in parts}
    outputs = [run(*numbers[part][2]) for part, run in compiled.items()]
    look, refine = compiled["look"], compiled["refine"]
    off = {
        f"{part.name}/{output}": float(np.abs(a - b).max())
        for part, ours, theirs in zip(parts, outputs, expected, strict=True)
        for output, a, b in zip(part.outputs, ours, theirs, strict=True)
    }
    check.note("live", **{f"{name}_differs_from_cpu": off})

    def frame(hands: int, crops: int) -> tuple[float, float]:
        return milliseconds(check, lambda: (look(*numbers["look"][crops]), refine(*numbers["refine"][hands])))

    kept, again, both = frame(1, 1), frame(1, FRAMES), frame(2, 2)
    check.note(
        "live",
        **{
            f"{name}_ms": kept,
            f"{name}_fps": 1e3 / kept[0],
            f"{name}_7_frames_again_ms": again,
            f"{name}_gain_by_kept_tokens": again[0] / kept[0],
            f"{name}_two_hands_ms": both,
            f"{name}_cuda_graphs": [_graphs(look), _graphs(refine)],
        },
    )


def _graphs(part: Compiled) -> int | None:
    return part.recorded if isinstance(part, CudaPart) else None


def _arrays(inputs: dict[str, torch.Tensor]) -> list[Array]:
    """As the engines take them."""
    return [
        (each.permute(0, 2, 3, 1) * 255).byte().numpy() if name == "images" else each.numpy()
        for name, each in inputs.items()
    ]


def milliseconds(check: Check, call: Callable[[], Any], count: int = 300) -> tuple[float, float]:
    """Median and 95th percentile; `call` ends with a read-back."""
    times = []
    for _ in range(3 if check.quick else count):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1e3)
    times = times[len(times) // 10 :]  # graphs are recorded in the first
    return statistics.median(times), float(np.percentile(times, 95))


def _time_tracker(check: Check) -> None:
    """The whole tracker on the demo clip, including its work on the CPU."""
    tracker = HandTracker(device="cuda" if check.device.type == "cuda" else "cpu", engine="torch")
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        frames = [frame for frame, _ in zip(clip, range(3 if check.quick else 300), strict=False)]
    height, width = frames[0].image.shape[:2]
    K = np.array([[width, 0, width / 2], [0, width, height / 2], [0, 0, 1.0]])
    todo = iter(frames)
    median, late = milliseconds(check, lambda: tracker.track(next(todo), K), len(frames))
    check.note("live", tracker_ms=(median, late), tracker_fps=1e3 / median)
