"""`python -m handmirror.training.tokens --config-name=stage2-landmark data.tokens=FOLDER`: precompute training inputs.

Stage 2's spatial part is frozen, so a crop's token never changes: it is computed once, in `data.token_copies`
augmentations of every clip, and stored with the crop's labels. Training with the same `data.tokens` reads these in
place of images. In stage 1, the maps of the backbone's front are stored for every frame, with the landmark network's
labels; a stage 1 that trains on these leaves the front frozen and learns several times faster. Where the finder of
joints alone learns, all that it reads is stored.
"""

import sys
from pathlib import Path

if not __package__:  # run as a file: its folder would hide other packages that are called evaluate or data
    if sys.path[:1] == [str(Path(__file__).resolve().parent)]:
        del sys.path[0]
    import handmirror.training

    handmirror.training.check_packages()

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from accelerate import Accelerator
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from handmirror.core.errors import UserError
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.rays import crop_camera
from handmirror.training.command_line.commands import with_progress
from handmirror.training.command_line.config_command import run_with_config
from handmirror.training.data.batches import training_reading
from handmirror.training.data.reading import Reading, clip_windows, window_sample
from handmirror.training.data.shards import read_clips
from handmirror.training.data.stored_tokens import LABELS, TokenWriter, weights_hash
from handmirror.training.model.build import build_net
from handmirror.training.model.teacher import TEACHER_LABELS, Teacher, as_labels
from handmirror.training.settings.schema import TrainingConfig

CROPS = 64  # encoded at once
Autocast = Callable[[], AbstractContextManager]


class ClipPieces(IterableDataset[dict[str, Any]]):
    """One process's share of the clips, in `copies` augmentations: each clip as one long window, or frame by frame."""

    def __init__(self, reading: Reading, copies: int, whole: bool) -> None:
        self.reading, self.copies, self.whole = reading, copies, whole

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The clips of this worker."""
        info = get_worker_info()
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        part, parts = self.reading.rank * workers + worker, self.reading.world * workers
        for number, clip in enumerate(read_clips(self.reading.shards)):
            if number % parts == part:
                for copy in range(self.copies):
                    for piece in [clip] if self.whole else clip_windows(clip, self.reading, copy):
                        yield window_sample(piece, self.reading, copy)


def store_tokens(config: TrainingConfig) -> None:
    """Compute and store the tokens of the config's training set; UserError when their folder is not empty."""
    if len(config.data.tokens) != 1:
        raise UserError("Tokens are stored in one folder: add data.tokens=FOLDER to the config.")
    folder = Path(config.data.tokens[0])
    if any(folder.glob("*.safetensors")):
        raise UserError(f"The folder {folder} already contains tokens: remove them or choose another with data.tokens.")
    accelerator = Accelerator(mixed_precision=config.general.precision, cpu=not torch.accelerator.is_available())
    net = build_net(config).to(accelerator.device).eval()
    finder = config.train.trains_finder_only
    # in float32 an untrained backbone is the teacher's own, and its landmarks cost nothing more
    is_teachers_own = config.model.pretrained is None and config.general.precision == "no"
    teacher = None if is_teachers_own or finder else Teacher(accelerator.device)
    reading = training_reading(config, accelerator.process_index, accelerator.num_processes)
    pieces = ClipPieces(reading, config.data.token_copies, whole=config.model.network.stage == 2)
    loader = DataLoader(pieces, batch_size=None, num_workers=config.train.workers)
    with TokenWriter(folder, weights_hash(net, finder), accelerator.process_index) as writer:
        for samples in _groups(with_progress(loader, "encoding clips" if pieces.whole else "encoding frames")):
            stored = encode(net, samples, accelerator.device, teacher, finder, accelerator.autocast)
            for k, sample in enumerate(samples):
                writer.add(sample["key"], {**{name: rows[k] for name, rows in stored.items()}, **_labels(sample)})
    accelerator.end_training()


@torch.no_grad()
def encode(
    net: PoseNet,
    samples: list[dict[str, Any]],
    device: torch.device,
    teacher: Teacher | None = None,
    finder: bool = False,
    autocast: Autocast = nullcontext,
) -> dict[str, tuple[Tensor, ...]]:
    """What is stored of samples with crops [t, 3, 224, 224], a tensor [t, ...] for each sample, on the CPU.

    In stage 2 `tokens` [t, dim], float32. In stage 1 `maps` [t, ...], float16, and, for a backbone with landmarks,
    those of the teacher (None: of the backbone itself); for the `finder` also `fine` [t, ...], float16, and `tokens`.
    The network alone computes under `autocast`; the outputs of teacher, heads and finder are labels, always in float32.
    """
    lengths = [len(sample["img"]) for sample in samples]
    crops, camera = torch.cat([sample["img"] for sample in samples]), torch.cat([_camera(each) for each in samples])
    parts = []
    for images, cameras in zip(crops.split(CROPS), camera.split(CROPS), strict=True):
        images = images.to(device, memory_format=torch.channels_last)
        if net.config.stage == 2:
            with autocast():
                tokens = net.encode(images, cameras.to(device))
            parts.append({"tokens": tokens.float().cpu()})
        elif finder:
            parts.append(_read_by_finder(net, images, cameras.to(device), autocast))
        else:
            parts.append(_maps(net, images, teacher, autocast))
    return {name: torch.cat([part[name] for part in parts]).split(lengths) for name in parts[0]}


def _maps(net: PoseNet, images: Tensor, teacher: Teacher | None, autocast: Autocast) -> dict[str, Tensor]:
    with autocast():
        maps = net.backbone.front(images)
        tokens = net.backbone.back(net.backbone.middle(maps))
    stored = {"maps": maps.half().cpu().contiguous()}
    own = net.backbone.landmarks(tokens)
    if own is not None:
        labels = teacher.label({"img": images[:, None]}) if teacher else as_labels(own)
        stored |= {name: labels[name][:, 0].float().cpu() for name in TEACHER_LABELS}
    return stored


def _read_by_finder(net: PoseNet, images: Tensor, cameras: Tensor, autocast: Autocast) -> dict[str, Tensor]:
    with autocast():
        maps = net.backbone.front(images)
        fine = net.backbone.middle(maps)
        encoded = net.encode_features(maps, fine, cameras)
    assert encoded.landmarks is not None
    stored = {"maps": maps.half(), "fine": fine.half(), "tokens": encoded.token.float()}
    stored |= {name: part[:, 0].float() for name, part in as_labels(encoded.landmarks).items()}
    return {name: part.cpu().contiguous() for name, part in stored.items()}


def _camera(sample: dict[str, Any]) -> Tensor:
    return crop_camera(sample["bbox"], sample["focal"], sample["princpt"])


def _labels(sample: dict[str, Any]) -> dict[str, Tensor]:
    return {name: sample[name] for name in LABELS}


def _groups(samples: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Groups of samples with enough crops to encode at once."""
    group: list[dict[str, Any]] = []
    for sample in samples:
        group.append(sample)
        if sum(len(each["img"]) for each in group) >= CROPS:
            yield group
            group = []
    if group:
        yield group


if __name__ == "__main__":
    run_with_config("tokens", __doc__ or "", store_tokens)
