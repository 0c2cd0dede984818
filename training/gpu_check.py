"""`python -m training.gpu_check --out OUT --minutes 14`: what a GPU does with the networks, and a training on it.

Each section is a process of its own with a time limit, so that one that fails or hangs costs nothing but itself. Every
figure is in OUT/figures.json as soon as it is measured, and a sentence for each section that did not end well. The
trained networks come to OUT with 16 bits a weight. `--device cpu --quick` tries the script itself, with tiny sizes.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import torch
import typer
from hydra import compose, initialize_config_dir
from omegaconf import DictConfig
from torch.utils.flop_counter import FlopCounterMode

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.core.network.checkpoint import load_checkpoint
from handmirror.core.network.graph_export import example_inputs
from handmirror.core.network.parts import Compiled, posenet_parts
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.torch_engine import CudaPart, TorchEngine
from handmirror.core.network.torch_parts import as_part
from handmirror.core.tracking.network_estimator import shipped_network
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array
from handmirror.training import bench_kinematics
from handmirror.training.command_line.commands import run_command
from handmirror.training.command_line.config_command import CONFIGS
from handmirror.training.losses.losses import LossWeights, compute_loss
from handmirror.training.model.window_net import WindowNet, build_optimizer, net_config, net_inputs
from handmirror.training.train import train

FRAMES = 7  # of a window
STILL_S = 45  # kept back for exporting and scoring
PLAIN = {**os.environ, "TYPER_STANDARD_TRACEBACK": "1"}  # whose last line says what went wrong


@dataclass(frozen=True)
class Check:
    """What the sections share."""

    out: Path
    work: Path  # folder of pictures, runs and tokens
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

    def config(self, name: str, *overrides: str) -> DictConfig:
        """A training config, its run in the work folder."""
        with initialize_config_dir(str(CONFIGS), version_base="1.3"):
            return compose(name, [f"general.name={name}", f"general.runs={self.work / 'runs'}", *overrides])


# live


def live(check: Check, seconds: float) -> None:
    """Milliseconds a frame with read-back, tokens kept against seven frames looked at again, and the tracker's rate."""
    del seconds
    engine = TorchEngine(check.device)
    check.note("live", device=engine.label)
    checkpoint = shipped_network()
    assert checkpoint is not None
    _time_network(check, "shipped", load_checkpoint(checkpoint)[0])
    _time_tracker(check)
    size = "random-tiny" if check.quick else "random-large"
    config = check.config("stage2-dino_large", f"model.backbone.name={size}", *_narrow(check))
    _time_network(check, "dino_large", PoseNet(net_config(config)))


def _time_network(check: Check, name: str, net: PoseNet) -> None:
    parts, reference = posenet_parts(Path(name), net.config), TorchEngine(torch.device("cpu"), _processes())
    numbers = {part.name: {b: _arrays(example_inputs(part, b, FRAMES)) for b in (1, 2, FRAMES)} for part in parts}
    expected = [reference.compile_net(as_part(part, net))(*numbers[part.name][2]) for part in parts]
    engine = TorchEngine(check.device)
    compiled = {part.name: engine.compile_net(as_part(part, net)) for part in parts}
    answers = [run(*numbers[part][2]) for part, run in compiled.items()]
    look, refine = compiled["look"], compiled["refine"]
    off = {
        f"{part.name}/{output}": float(np.abs(a - b).max())
        for part, ours, theirs in zip(parts, answers, expected, strict=True)
        for output, a, b in zip(part.outputs, ours, theirs, strict=True)
    }
    check.note("live", **{f"{name}_differs_from_cpu": off})

    def frame(hands: int, crops: int) -> tuple[float, float]:
        return _milliseconds(check, lambda: (look(*numbers["look"][crops]), refine(*numbers["refine"][hands])))

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


def _milliseconds(check: Check, work: Callable[[], Any], count: int = 300) -> tuple[float, float]:
    """Median and 95th percentile; `work` ends with a read-back."""
    times = []
    for _ in range(3 if check.quick else count):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    times = times[len(times) // 10 :]  # graphs are recorded in the first
    return statistics.median(times), float(np.percentile(times, 95))


def _time_tracker(check: Check) -> None:
    """The whole tracker on the demo clip, with what the processor does."""
    tracker = HandTracker(device="cuda" if check.device.type == "cuda" else "cpu", engine="torch")
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        frames = [frame for frame, _ in zip(clip, range(3 if check.quick else 300), strict=False)]
    height, width = frames[0].image.shape[:2]
    K = np.array([[width, 0, width / 2], [0, width, height / 2], [0, 0, 1.0]])
    todo = iter(frames)
    median, late = _milliseconds(check, lambda: tracker.track(next(todo), K), len(frames))
    check.note("live", tracker_ms=(median, late), tracker_fps=1e3 / median)


# speed of training


def steps(check: Check, seconds: float) -> None:
    """Samples a second of bf16 training steps on random numbers, share of the card's measured peak, and memory."""
    del seconds
    peak = _peak(check)
    check.note("steps", matmul_bf16_tflops=peak / 1e12)
    hand_model = TorchHandModel.load().to(check.device)
    for kind in ("landmark", "dino_large"):
        for stage in (1, 2):
            batch = 2 if check.quick else {1: 128, 2: 512}[stage] if kind == "landmark" else {1: 64, 2: 256}[stage]
            name = "random" if kind == "landmark" else "random-tiny" if check.quick else "random-large"
            config = check.config(f"stage{stage}-{kind}", f"model.backbone.name={name}", *_narrow(check))
            check.note("steps", **{f"stage{stage}-{kind}": _step(check, config, hand_model, batch, peak)})
    dim = 32 if check.quick else 1024
    net = bench_kinematics.network(dim).to(check.device)
    windows = bench_kinematics.random_windows(2 if check.quick else 256, dim, False, check.device)
    for frames in (1, FRAMES):
        kept, worst, step = bench_kinematics.measure(net, hand_model, windows, frames, 2 if check.quick else 10)
        check.note("steps", **{f"kinematics_of_{frames}": {"kept_mb": kept, "peak_mb": worst, "ms": step * 1e3}})


def _peak(check: Check) -> float:
    """Operations a second of a large matrix product in bf16."""
    size = 256 if check.quick else 8192
    a = torch.randn(size, size, device=check.device, dtype=torch.bfloat16)
    return 2 * size**3 / _step_seconds(check, lambda: a @ a)


def _step(check: Check, config: DictConfig, hand_model: TorchHandModel, size: int, peak: float) -> dict[str, float]:
    """Stage 1 from pictures, stage 2 from stored tokens, as they are trained."""
    net = WindowNet(net_config(config)).to(check.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    net.train()
    optimizer, weights = build_optimizer(net, config.train), LossWeights(**config.loss)
    is_first = config.model.stage == 1
    batch = bench_kinematics.random_windows(size, config.model.dim, is_first, check.device)
    if is_first:
        batch = {name: value[:, -1:] for name, value in batch.items()}

    def work() -> None:
        optimizer.zero_grad()
        with torch.autocast(check.device.type, torch.bfloat16):
            answer = net(**net_inputs(batch))
        compute_loss(answer, batch, hand_model, weights, net.config.norm_by_hand).total.mean().backward()
        optimizer.step()

    with FlopCounterMode(display=False) as counter:
        work()
    if check.device.type == "cuda":
        torch.cuda.reset_peak_memory_stats()
    seconds = _step_seconds(check, work)
    memory = torch.cuda.max_memory_allocated() if check.device.type == "cuda" else 0
    share = counter.get_total_flops() / seconds / peak
    return {"batch": size, "samples_per_s": size / seconds, "share_of_peak": share, "peak_mb": memory / 1e6}


def _step_seconds(check: Check, work: Callable[[], Any]) -> float:
    """Median of ten rounds, which end when the card is done."""
    times = []
    for _ in range(2 if check.quick else 13):
        start = time.perf_counter()
        work()
        if check.device.type == "cuda":
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1 if check.quick else 3 :])


def _narrow(check: Check) -> list[str]:
    return ["model.dim=32", "model.decoder.layers=1", "model.temporal.layers=1"] if check.quick else []


# pictures


def pictures(check: Check, seconds: float) -> None:
    """Pictures a second of the renderer, and as many as it makes in the time: half of them everyday ones."""
    began = time.monotonic()
    frames = FRAMES if check.quick else 8
    few = 2 if check.quick else 64 * _processes()
    rate = _render(check, "validation", few, frames, 1, "everyday")
    check.note("pictures", pictures_per_s_with_start=rate)
    left = seconds - (time.monotonic() - began)
    many = 2 if check.quick else max(few, int(0.4 * left * rate / frames))  # of each kind; the rest is a reserve
    for name in ("everyday", "usual"):
        rate = _render(check, name, many, frames, 0, name)
        check.note("pictures", **{f"{name}_pictures_per_s": rate, f"{name}_pictures": many * frames})


def _render(check: Check, name: str, clips: int, frames: int, seed: int, kind: str) -> float:
    began = time.monotonic()
    knobs = [str(Path(__file__).parent / "synthetic/everyday.yaml")] if kind == "everyday" else []
    options = [f"--clips={clips}", f"--frames={frames}", f"--seed={seed}", f"--processes={_processes()}"]
    _command("handmirror.training.synthetic", f"--out={check.work / name}", *options, *knobs)
    return clips * frames / (time.monotonic() - began)


def _processes() -> int:
    return os.cpu_count() or 1


# training


def stage1(check: Check, seconds: float) -> None:
    """`stage1-landmark` on the pictures, for the time there is."""
    size = "train.batch_size=4" if check.quick else "train.batch_size=128"
    _train(check, "stage1-landmark", seconds, "train=stage1_cpu", size, "train.lr=1e-3", *_data(check))


def stage2(check: Check, seconds: float) -> None:
    """`stage2-landmark` after it, on stored tokens."""
    began = time.monotonic()
    tokens = [f"data.tokens={check.work / 'tokens'}", "data.token_copies=2"]
    options = ["train=stage2_cpu", *tokens, *_data(check)]
    runs = ["general.name=stage2-landmark", f"general.runs={check.work / 'runs'}"]
    _command("handmirror.training.tokens", "--config-name=stage2-landmark", *runs, *options)
    check.note("stage2", seconds_for_tokens=time.monotonic() - began)
    size = "train.batch_size=4" if check.quick else "train.batch_size=256"
    _train(check, "stage2-landmark", seconds - (time.monotonic() - began), size, *options)


def _data(check: Check) -> list[str]:
    sets = ",".join(str(check.work / name) for name in ("everyday", "usual"))
    workers = 0 if check.quick else max(1, _processes() - 2)
    precision = "bf16" if check.device.type == "cuda" else "no"
    places = [f"data.train=[{sets}]", f"data.validation={check.work / 'validation'}"]
    return [*places, f"train.workers={workers}", f"general.precision={precision}", *_narrow(check)]


def _train(check: Check, name: str, seconds: float, *options: str) -> None:
    """As many steps as there is time for, by the speed of a short run."""
    began = time.monotonic()
    short = (1, 2) if check.quick else (10, 60)
    times = []
    for count in short:
        start = time.monotonic()
        train(check.config(name, *options, *_length(count), f"general.name={name}-{count}", "train.validate_every=0"))
        times.append(time.monotonic() - start)
    rate = (short[1] - short[0]) / max(times[1] - times[0], 1e-3)
    left = seconds - (time.monotonic() - began)
    count = 2 if check.quick else max(50, int(0.8 * left * rate))
    config = check.config(name, *options, *_length(count))
    section = f"stage{config.model.stage}"
    check.note(section, steps_per_s=rate, samples_per_s=rate * config.train.batch_size, steps=count)
    train(config)
    lines = (Path(config.general.folder) / "losses.jsonl").read_text().splitlines()
    check.note(section, first=json.loads(lines[0]), last=json.loads(lines[-1]))


def _length(count: int) -> list[str]:
    every = max(count // 4, 1)
    warm_up, logged = f"train.warmup={min(200, count // 10)}", f"train.log_every={max(count // 50, 1)}"
    return [f"train.steps={count}", f"train.save_every={every}", f"train.validate_every={every}", warm_up, logged]


# results


def results(check: Check, seconds: float) -> None:
    """Both trained networks as files of at most 16 MiB, and scores on pictures that were not trained on."""
    del seconds
    names = ("stage1-landmark", "stage2-landmark")
    trained = [name for name in names if (check.work / "runs" / name / "checkpoints").exists()]
    files = {name: check.out / f"{name}.safetensors" for name in trained}
    for name, file in files.items():
        _command(
            "handmirror.training.export",
            str(check.work / "runs" / name),
            f"--out={file}",
            "--half",
            "--licence=Apache-2.0",
        )
        check.note("results", **{f"{name}_mib": file.stat().st_size / 2**20})
    for name, file in files.items():
        scores = check.out / f"{name}.json"
        sets = [str(check.work / "validation"), f"--scores={scores}", f"--device={check.device}"]
        _command("handmirror.training.evaluate", str(file), *sets)
        check.note("results", **{name: json.loads(scores.read_text())})


def _command(module: str, *arguments: str) -> None:
    """Run one of the project's commands; RuntimeError with its last line when it fails."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, env=PLAIN, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{module}: {_last_line(done.stderr)}")


def _last_line(errors: str) -> str:
    return (errors.strip().splitlines() or ["it did not say why"])[-1]


SECTIONS: dict[str, tuple[Callable[[Check, float], None], float]] = {  # and the share of the time that each may take
    "live": (live, 0.15),
    "steps": (steps, 0.12),
    "pictures": (pictures, 0.22),
    "stage1": (stage1, 0.34),
    "stage2": (stage2, 0.17),
    "results": (results, 0),  # what is left
}


def main(
    out: Annotated[Path, typer.Option(help="Folder for figures.json and the trained networks.")],
    minutes: Annotated[float, typer.Option(min=0.1, help="All of it.")] = 14.0,
    device: Annotated[str, typer.Option(help="cuda, or cpu to try the script.")] = "cuda",
    quick: Annotated[bool, typer.Option("--quick", help="Tiny sizes: the figures mean nothing.")] = False,
    work: Annotated[Path | None, typer.Option(help="Folder for pictures and runs; else one that is deleted.")] = None,
    section: Annotated[str, typer.Option(help="One section alone, with all the time, in --work.")] = "",
) -> None:
    """Measure the networks on a GPU, then train the small network there."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="handmirror-") as temporary:
        check = Check(out.resolve(), work or Path(temporary), torch.device(device), quick)
        if section:
            SECTIONS[section][0](check, minutes * 60)
        else:
            (out / "figures.json").unlink(missing_ok=True)
            _run_all(check, minutes)


def _run_all(check: Check, minutes: float) -> None:
    end = time.monotonic() + minutes * 60
    total = minutes * 60 - STILL_S
    carried = 0.0  # seconds that earlier sections left
    for name, (_, share) in SECTIONS.items():
        began = time.monotonic()
        limit = share * total + carried if share else max(end - began, 1)
        run_section(check, name, limit)
        carried = max(limit - (time.monotonic() - began), 0)


def run_section(check: Check, name: str, seconds: float) -> None:
    """A section in a process of its own; how it failed, if it did, becomes one of its figures."""
    options = [f"--out={check.out}", f"--work={check.work}", f"--device={check.device}", f"--section={name}"]
    options.append(f"--minutes={max(seconds / 60, 0.1)}")
    command = [sys.executable, "-m", "handmirror.training.gpu_check", *options, *(["--quick"] if check.quick else [])]
    began, failure = time.monotonic(), None
    with subprocess.Popen(command, env=PLAIN, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            _, errors = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)  # with its renderers and loaders
            failure = f"stopped after its {seconds:.0f} s"
        else:
            if process.returncode:
                failure = f"ended with {process.returncode}: {_last_line(errors)}"
    if failure is not None:
        check.note(name, failed=failure)
    check.note(name, seconds=time.monotonic() - began)


if __name__ == "__main__":
    run_command(main)
