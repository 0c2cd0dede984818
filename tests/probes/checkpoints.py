"""Checkpoints (.safetensors), by the engine of live use, by PyTorch, and in the real command."""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save_file

from handmirror.core.assets import ASSETS
from tests.probes._track import tracks
from tests.probes.frame import Probe, loads

KIND = "checkpoint"
SHIPPED = ASSETS / "checkpoints/stage2.safetensors"
HEADER, TORCH = "handmirror.core.network.checkpoint:read_facts", "handmirror.core.network.checkpoint:load_checkpoint"
MEMORY = 700_000_000  # bytes; PyTorch itself takes half of them
LIES: list[dict[str, Any]] = [
    {"dim": -5},
    {"dim": 8192},
    {"dim": 1e300},
    {"dim": "256"},
    {"dim": [256]},
    {"num_frame": -1},
    {"num_frame": 10**12},
    {"stage": None},
    {"embedder": {}},
    {"decoder": {"layers": 10**9}},
    {"decoder": {"mlp": 32768}},
    {"decoder": {"heads": 0}},
    {"temporal": {"dim_head": 1}},
    {"temporal": "large"},
    {"points": "yes"},
    {"backbone": []},
    {"backbone": {"kind": "dino", "name": "random-large"}},
    {"backbone": {"kind": "dino", "name": "facebook/dinov2-giant"}},
    {"backbone": {"kind": "dino", "name": "https://127.0.0.1:9/x"}},
    {"backbone": {"kind": "dino", "name": ".."}},
    {"more": 1},
]
FACTS: list[dict[str, Any]] = [
    {"hand_model": 3},
    {"hand_model_sha256": []},
    {"training_data": "x"},
    {"training_data": [{}]},
    {"licence": None},
    {"scores": {"a": "b"}},
    {"hold": 1},
]


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """What works, what lies in its metadata, what is damaged, and weights that are not numbers."""
    tensors, metadata = load_file(SHIPPED), _metadata(SHIPPED)

    def written(name: str, weights: dict[str, np.ndarray] | None = None, **changes: str) -> Path:
        path = folder / f"{name}.safetensors"
        save_file(tensors if weights is None else weights, path, metadata | changes)
        return path

    yield Probe("good", loads(TORCH, SHIPPED), "works")
    yield Probe("good in track", tracks(folder, "--checkpoint", written("good")), "works")
    for key, all_changes in (("config", LIES), ("facts", FACTS)):
        for k, changes in enumerate(all_changes):
            path = written(f"{key}-{k}", **{key: json.dumps(json.loads(metadata[key]) | changes)})
            yield Probe(f"{key} {changes}", loads(TORCH if k % 4 == 0 else HEADER, path), memory=MEMORY)
    for name, text in (("deep", "[" * 50_000), ("deeper", "[" * 5_000_000), ("no-json", "{"), ("list", "[]")):
        yield Probe(f"config {name}", loads(HEADER, written(name, config=text)), memory=MEMORY)
    for name, value, kind in (("nan", np.nan, np.float32), ("inf", np.inf, np.float16), ("-inf", -np.inf, np.float32)):
        weights = {each: array.astype(kind) for each, array in tensors.items()}
        weights["heads.shape.weight"][3, 5] = value
        path = written(name, weights)
        yield Probe(f"a single {name}", loads(TORCH, path), says="not finite")
        yield Probe(f"a single {name} in track", tracks(folder, "--checkpoint", path), says="not finite")
    all_nan = {each: np.full_like(array, np.nan) for each, array in tensors.items()}
    yield Probe("all nan in track", tracks(folder, "--checkpoint", written("all-nan", all_nan)), says="not finite")
    misshapen = tensors | {"finder.out.weight": tensors["finder.out.weight"][:2]}
    yield Probe("another shape in track", tracks(folder, "--checkpoint", written("misshapen", misshapen)))
    for name, content in _files(SHIPPED.read_bytes()):
        (folder / name).write_bytes(content)
        yield Probe(name, loads(HEADER, folder / name), memory=MEMORY)
    (folder / "link.safetensors").symlink_to(folder / "nowhere")
    for name in ("link.safetensors", "half.safetensors", "long-header.safetensors", "no-such.safetensors", "."):
        yield Probe(f"{name} in track", tracks(folder, "--checkpoint", folder / name))


def _metadata(path: Path) -> dict[str, str]:
    data = path.read_bytes()
    return json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])["__metadata__"]


def _files(good: bytes) -> Iterator[tuple[str, bytes]]:
    yield "half.safetensors", good[: len(good) // 2]
    yield "short.safetensors", good[:-1]
    yield "empty.safetensors", b""
    yield "long-header.safetensors", struct.pack("<Q", 1 << 40) + good[8:]
    yield "large-header.safetensors", struct.pack("<Q", 90_000_000) + b" " * 90_000_000
    yield "no-header.safetensors", struct.pack("<Q", 0)
    header = json.dumps({"a": {"dtype": "F32", "shape": [1 << 40], "data_offsets": [0, 1 << 42]}}).encode()
    yield "lying-size.safetensors", struct.pack("<Q", len(header)) + header
    yield "random.safetensors", np.random.default_rng(0).bytes(100_000)
