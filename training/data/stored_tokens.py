"""Files of stored tokens, and the windows of them that are trained on.

A file `tokens-RRR-NNNNNN.safetensors` holds the frames of many clips in sequence: for stage 2 `tokens` [n, dim], for
stage 1 the `maps` [n, ...] of the backbone's front and the landmark network's labels, for the finder all that it reads,
`maps`, `fine`, `tokens` and the landmarks of the backbone's own heads; `LABELS` [n, ...] in the units of the data
schema, and `length` [clips], the frames of each clip. Its metadata holds the clips' names and the hash of the weights
that it was computed with. Files are memory-mapped, so a set larger than the memory is streamed.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from handmirror.core.errors import UserError
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.safetensors_header import check_header
from handmirror.training.command_line.write_errors import library_write_errors
from handmirror.training.losses.labels import LABEL_SHAPES
from handmirror.training.settings.schema import TrainingConfig

FILE_BYTES = 200_000_000  # about
REMEDY = "remove it and free some space, or choose another folder by data.tokens"
_ROWS: dict[str, tuple[int, ...]] = {"timestamp": (), "camera_rotation": (3, 3), **LABEL_SHAPES}
SEEN = "joint_seen"  # older files do not have it
LABELS = (*_ROWS, SEEN)


def weights_hash(net: PoseNet, finder: bool = False) -> str:
    """SHA-256 of the weights that make what is stored: in stage 1 the backbone's front, else all that make tokens."""
    if net.config.stage == 1 and not finder:
        weights = nn.ModuleList(net.backbone.front_modules()).state_dict()
    else:
        weights = {k: v for k, v in net.state_dict().items() if not k.startswith(("temporal.", "heads.", "finder."))}
    digest = hashlib.sha256()
    for name, tensor in weights.items():
        digest.update(name.encode() + tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


class TokenWriter:
    """Writes the files of one process; a context manager."""

    def __init__(self, folder: Path, made_by: str, rank: int) -> None:
        with library_write_errors(folder, REMEDY):
            folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._made_by, self._rank, self._files, self._bytes = folder, made_by, rank, 0, 0
        self._clips: list[dict[str, Tensor]] = []
        self._keys: list[str] = []

    def add(self, key: str, clip: dict[str, Tensor]) -> None:
        """One clip's tokens and labels, each [t, ...]."""
        self._keys.append(key)
        self._clips.append(clip)
        self._bytes += sum(tensor.nbytes for tensor in clip.values())
        if self._bytes >= FILE_BYTES:
            self._write()

    def _write(self) -> None:
        tensors = {name: torch.cat([clip[name] for clip in self._clips]) for name in self._clips[0]}
        tensors["length"] = torch.tensor([len(clip["timestamp"]) for clip in self._clips])
        path = self._folder / f"tokens-{self._rank:03d}-{self._files:06d}.safetensors"
        part = path.with_suffix(".part")
        with library_write_errors(self._folder, REMEDY):
            save_file(tensors, part, {"made_by": self._made_by, "keys": json.dumps(self._keys)})
            part.replace(path)
        self._files, self._clips, self._keys, self._bytes = self._files + 1, [], [], 0

    def __enter__(self) -> "TokenWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._clips:
            self._write()


class TokenFile:
    """One file, opened for reading."""

    def __init__(self, path: Path, made_by: str) -> None:
        """UserError when the file is damaged, or its weights are not those with the hash `made_by`."""
        try:
            check_header(path)
            with safe_open(path, "pt") as file:
                metadata = file.metadata() or {}
            self.rows = load_file(path)
            self._lengths = self.rows.pop("length").numpy()
            self._keys: list[str] = json.loads(metadata["keys"])
            self._check()
            self.rows.setdefault(SEEN, self.rows["joint_valid"])
        except (SafetensorError, OSError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise UserError(f"The tokens {path} cannot be read: compute them again with training.tokens.") from error
        if metadata.get("made_by") != made_by:
            raise UserError(f"The tokens {path} belong to other weights than model.pretrained: compute them again.")
        self._starts = np.cumsum(self._lengths) - self._lengths

    @property
    def kind(self) -> dict[str, tuple[torch.dtype, torch.Size]]:
        """Type and shape of a row of each tensor: equal in all files that are read together."""
        return {name: (tensor.dtype, tensor.shape[1:]) for name, tensor in self.rows.items()}

    def _check(self) -> None:
        """ValueError when the tensors are not those of clips in sequence, with their labels."""
        lengths, keys = self._lengths, self._keys
        if lengths.dtype != np.int64 or lengths.ndim != 1 or not len(lengths) or lengths.min() < 1:
            raise ValueError("lengths")
        if not isinstance(keys, list) or len(keys) != len(lengths) or not all(isinstance(key, str) for key in keys):
            raise ValueError("keys")
        count = sum(map(int, lengths))
        if any(tensor.dim() < 1 or len(tensor) != count for tensor in self.rows.values()):
            raise ValueError("rows")
        for name, shape in _ROWS.items():
            if self.rows[name].shape[1:] != shape or not self.rows[name].is_floating_point():
                raise ValueError(name)

    def newest_rows(self, reach: int, step: int) -> NDArray[np.integer]:
        """The rows that can end a window of `reach` rows before its newest, each `step`-th of every clip."""
        ends = zip(self._starts, self._lengths, strict=True)
        return np.concatenate([np.arange(start + reach, start + length, step) for start, length in ends])

    def window(self, newest: int, frames: int, stride: int, max_gap: int, rng: np.random.Generator) -> dict[str, Any]:
        """The window that ends in row `newest`: tensors [t, ...] and its key."""
        clip = int(np.searchsorted(self._starts, newest, side="right")) - 1
        rows = [newest]
        for left in range(frames - 1, 0, -1):
            room = rows[0] - self._starts[clip] - left * stride  # frames that can still be left out
            gap = int(rng.integers(0, min(max_gap, room) + 1)) if max_gap else 0
            rows.insert(0, int(rows[0] - stride - gap))
        found: dict[str, Any] = {name: tensor[rows] for name, tensor in self.rows.items()}
        found["timestamp"] = found["timestamp"] - found["timestamp"][-1]
        key = self._keys[clip]
        return {**found, "key": key if self._lengths[clip] == 1 else f"{key}/{newest - self._starts[clip]:03d}"}


def token_batches(config: TrainingConfig, net: PoseNet, rank: int, world: int, start: int) -> Iterator[dict[str, Any]]:
    """This process's endless batches of stored tokens, from batch `start` on.

    As with images, all processes' batch k together is the same for any number of processes. UserError when there are
    no tokens, or they belong to other weights.
    """
    data, frames = config.data, config.model.network.num_frame
    paths = [path for folder in data.tokens for path in _token_files(Path(folder))]
    made_by = weights_hash(net, config.train.trains_finder_only)
    files = [TokenFile(path, made_by) for path in paths]
    if any(file.kind != files[0].kind for file in files):
        raise UserError(
            f"The tokens in {', '.join(data.tokens)} do not match each other: compute them again with training.tokens."
        )
    ends = [file.newest_rows((frames - 1) * data.stride, data.window_step) for file in files]
    windows = [(k, int(newest)) for k, rows in enumerate(ends) for newest in rows]
    if not windows:
        raise UserError(f"No clip in {', '.join(data.tokens)} is long enough for {frames} frames: use longer clips.")
    return _batches(config, files, windows, rank, world, start)


def _token_files(folder: Path) -> list[Path]:
    found = sorted(folder.glob("*.safetensors"))
    if not found:
        raise UserError(f"The folder {folder} has no tokens: compute them with python -m handmirror.training.tokens.")
    return found


def _batches(
    config: TrainingConfig, files: list[TokenFile], windows: list[tuple[int, int]], rank: int, world: int, start: int
) -> Iterator[dict[str, Any]]:
    data, size, seed = config.data, config.train.batch_size, config.general.seed
    epoch, order = -1, np.zeros(0, int)
    place = start * size
    while True:
        samples = []
        for number in range(place * world + rank, (place + size) * world + rank, world):
            if number // len(windows) != epoch:
                epoch = number // len(windows)
                order = np.random.default_rng([seed, epoch]).permutation(len(windows))
            file, newest = windows[order[number % len(windows)]]
            rng = np.random.default_rng([seed, number])
            samples.append(files[file].window(newest, config.model.network.num_frame, data.stride, data.max_gap, rng))
        place += size
        yield torch.utils.data.default_collate(samples)
