"""`python -m training.tokens --config-name=stage2-landmark data.tokens=FOLDER`: the training set as tokens.

Stage 2's spatial part is frozen, so a crop's token never changes: it is computed once, in `data.token_copies`
augmentations of every clip, and stored with the crop's labels. Training with the same `data.tokens` reads these in
place of pictures.
"""

import sys

if not __package__:  # run as a file: its folder leads the path then, and the inspect.py there would hide Python's
    sys.path[0] = __file__.rsplit("training", 1)[0]

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from omegaconf import DictConfig
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from core.errors import UserError
from core.network.pose_net import PoseNet
from core.network.rays import crop_camera
from training.data.command import shown
from training.data.reading import Reading, window_sample
from training.data.shards import read_clips
from training.hydra_command import run_with_config
from training.net import build_net
from training.token_windows import LABELS, TokenWriter, spatial_hash
from training.windows import training_reading

CROPS = 64  # encoded at once


class WholeClips(IterableDataset[dict[str, Any]]):
    """One process's share of the clips, each as one long window, in `copies` augmentations."""

    def __init__(self, reading: Reading, copies: int) -> None:
        self.reading, self.copies = reading, copies

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The clips of this worker."""
        info = get_worker_info()
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        part, parts = self.reading.rank * workers + worker, self.reading.world * workers
        for number, clip in enumerate(read_clips(self.reading.shards)):
            if number % parts == part:
                for copy in range(self.copies):
                    yield window_sample(clip, self.reading, copy)


def store_tokens(config: DictConfig) -> None:
    """Compute and store the tokens of the config's training set; UserError when their folder is not empty."""
    if config.model.stage != 2 or config.data.tokens is None:
        raise UserError("Tokens are stored for stage 2, in a folder of yours: add data.tokens=FOLDER to its config.")
    folder = Path(config.data.tokens)
    if any(folder.glob("*.safetensors")):
        raise UserError(f"The folder {folder} holds tokens already: remove them or choose another by data.tokens.")
    accelerator = Accelerator(mixed_precision=config.general.precision, cpu=not torch.accelerator.is_available())
    net = build_net(config).to(accelerator.device).eval()
    clips = WholeClips(
        training_reading(config, accelerator.process_index, accelerator.num_processes), config.data.token_copies
    )
    loader = DataLoader(clips, batch_size=None, num_workers=config.train.workers)
    with TokenWriter(folder, spatial_hash(net), accelerator.process_index) as writer, accelerator.autocast():
        for sample in shown(loader, "encoding clips"):
            rows = {name: sample[name] for name in LABELS}
            writer.add(sample["key"], {"tokens": encode(net, sample, accelerator.device), **rows})
    accelerator.end_training()


@torch.no_grad()
def encode(net: PoseNet, sample: dict[str, Any], device: torch.device) -> Tensor:
    """Tokens [t, dim] (float32, on the CPU) of a sample's crops [t, 3, 224, 224]."""
    camera = crop_camera(sample["bbox"], sample["focal"], sample["princpt"])
    parts = zip(sample["img"].split(CROPS), camera.split(CROPS), strict=True)
    return torch.cat([net.encode(img.to(device), part.to(device)).float().cpu() for img, part in parts])


if __name__ == "__main__":
    run_with_config(store_tokens)
