"""Images rendered on the machine, and both stages trained and scored on them."""

import json
import time
from pathlib import Path

from handmirror.training.loop.training import train
from handmirror.training.speed.check import FRAMES, Check, narrow, process_count, run_module

EVERYDAY = Path(__file__).resolve().parents[1] / "synthetic" / "everyday.yaml"


def pictures(check: Check, seconds: float) -> None:
    """Images a second of the renderer, and as many as it renders in the time: half of them everyday ones."""
    began = time.monotonic()
    frames = FRAMES if check.quick else 8
    few = 2 if check.quick else 64 * process_count()
    rate = _render(check, "validation", few, frames, 1, "everyday")
    check.note("pictures", pictures_per_s_with_start=rate)
    left = seconds - (time.monotonic() - began)
    many = 2 if check.quick else max(few, int(0.4 * left * rate / frames))  # of each kind; the rest is a reserve
    for name in ("everyday", "usual"):
        rate = _render(check, name, many, frames, 0, name)
        check.note("pictures", **{f"{name}_pictures_per_s": rate, f"{name}_pictures": many * frames})


def _render(check: Check, name: str, clips: int, frames: int, seed: int, kind: str) -> float:
    began = time.monotonic()
    knobs = [str(EVERYDAY)] if kind == "everyday" else []
    options = [f"--clips={clips}", f"--frames={frames}", f"--seed={seed}", f"--processes={process_count()}"]
    run_module("handmirror.training.synthetic", f"--out={check.work / name}", *options, *knobs)
    return clips * frames / (time.monotonic() - began)


def stage1(check: Check, seconds: float) -> None:
    """`stage1-landmark` on the images, for the time there is."""
    size = "train.batch_size=4" if check.quick else "train.batch_size=128"
    _train(check, "stage1-landmark", seconds, "train=stage1_cpu", size, "train.lr=1e-3", *_data(check))


def stage2(check: Check, seconds: float) -> None:
    """`stage2-landmark` after it, on stored tokens."""
    began = time.monotonic()
    tokens = [f"data.tokens={check.work / 'tokens'}", "data.token_copies=2"]
    options = ["train=stage2_cpu", *tokens, *_data(check)]
    runs = ["general.name=stage2-landmark", f"general.runs={check.work / 'runs'}"]
    run_module("handmirror.training.tokens", "--config-name=stage2-landmark", *runs, *options)
    check.note("stage2", seconds_for_tokens=time.monotonic() - began)
    size = "train.batch_size=4" if check.quick else "train.batch_size=256"
    _train(check, "stage2-landmark", seconds - (time.monotonic() - began), size, *options)


def _data(check: Check) -> list[str]:
    sets = ",".join(str(check.work / name) for name in ("everyday", "usual"))
    workers = 0 if check.quick else max(1, process_count() - 2)
    precision = "bf16" if check.device.type == "cuda" else "no"
    places = [f"data.train=[{sets}]", f"data.validation={check.work / 'validation'}"]
    return [*places, f"train.workers={workers}", f"general.precision={precision}", *narrow(check)]


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
    section = f"stage{config.model.network.stage}"
    check.note(section, steps_per_s=rate, samples_per_s=rate * config.train.batch_size, steps=count)
    train(config)
    lines = (Path(config.general.folder) / "losses.jsonl").read_text().splitlines()
    check.note(section, first=json.loads(lines[0]), last=json.loads(lines[-1]))


def _length(count: int) -> list[str]:
    every = max(count // 4, 1)
    warm_up, logged = f"train.warmup={min(200, count // 10)}", f"train.log_every={max(count // 50, 1)}"
    return [f"train.steps={count}", f"train.save_every={every}", f"train.validate_every={every}", warm_up, logged]


def results(check: Check, seconds: float) -> None:
    """Both trained networks as files of at most 16 MiB, and scores on images that were not trained on."""
    del seconds
    names = ("stage1-landmark", "stage2-landmark")
    trained = [name for name in names if (check.work / "runs" / name / "checkpoints").exists()]
    files = {name: check.out / f"{name}.safetensors" for name in trained}
    for name, file in files.items():
        run_module(
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
        run_module("handmirror.training.evaluate", str(file), *sets)
        check.note("results", **{name: json.loads(scores.read_text())})
