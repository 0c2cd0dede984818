"""From shards to batches: windows of frames, cut out by virtual cameras, as tensors.

`clip_loader(Reading(...), batch_size)` is all that training needs. The order and every random change follow from
(seed, epoch) alone; with `split="window"` they do not depend on the number of processes and workers either, and
`start_batch` continues a stream where a run was stopped, without decoding what came before.
"""

import gc
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, default_collate, get_worker_info
from webdataset.filters import shuffle

from handmirror.core.camera.virtual_camera import VirtualCamera, through
from handmirror.core.clips.frames import hand_square, joint_box, rotated_pose
from handmirror.core.clips.schema import Clip, HandModelName
from handmirror.core.errors import UserError
from handmirror.core.types import Array, Side
from handmirror.training.data.augment import Augment, apply_appearance, degraded, draw_appearance, jitter, stray_squares
from handmirror.training.data.border import Border, draw_border, image_sides, inside, shown
from handmirror.training.data.images import stored_image
from handmirror.training.data.shards import read_clips

Sample = dict[str, Any]


@dataclass(frozen=True)
class Reading:
    """The shards and windows that are read, and their order."""

    shards: tuple[str, ...]  # from find_shards
    num_frame: int = 1  # frames of a window; a shorter clip yields none
    stride: int = 1  # clip frames from one frame of a window to the next
    max_gap: int = 0  # clip frames that may be left out between two, at random
    window_step: int = 1  # clip frames from one window to the next
    augment: Augment | None = None
    hand_model: HandModelName = "free"  # pose and shape of clips with another hand model do not count
    seed: int = 0
    epoch: int = 0  # the first one
    shuffle: int = 0  # windows in the buffer that they are drawn from; 0 keeps the order of the shards
    repeat: bool = False  # continue with the next epoch, endlessly
    split: Literal["window", "shard"] = "window"  # "shard": each worker reads only its own shards
    rank: int = 0  # this process
    world: int = 1  # processes

    def __post_init__(self) -> None:
        if not 0 <= self.rank < self.world:
            raise ValueError(f"process {self.rank} of {self.world}")
        if min(self.num_frame, self.stride, self.window_step) < 1 or self.max_gap < 0:
            raise UserError(
                f"Windows of {self.num_frame} frames with stride {self.stride}, step {self.window_step} and gaps of "
                f"{self.max_gap} cannot be read: give 1 or more, and 0 or more for the gap."
            )


class ClipDataset(IterableDataset[Sample]):
    """The samples of one process (see `window_sample`); `batch_size` and `start_batch` as the loader has them."""

    def __init__(self, reading: Reading, batch_size: int = 1, start_batch: int = 0) -> None:
        self.reading, self.batch_size, self.start_batch = reading, batch_size, start_batch

    def __iter__(self) -> Iterator[Sample]:
        """Decode the windows of this worker."""
        info = get_worker_info()
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        # Batch k comes from worker k % workers. A stream that starts later begins with worker 0 again.
        worker = (worker + self.start_batch) % workers
        done = -(-(self.start_batch - worker) // workers) * self.batch_size
        for epoch, window in _numbered_windows(self.reading, self.batch_size, worker, workers, max(done, 0)):
            yield window_sample(window, self.reading, epoch)


class _Loader(DataLoader[Sample]):
    """A loader in which a worker's UserError is the same sentence as without workers."""

    def __iter__(self) -> Iterator[Sample]:  # type: ignore[override]
        gc.collect()
        gc.freeze()  # a forked worker that deleted objects of this process could wait for threads that it does not have
        try:
            batches = super().__iter__()
        finally:
            gc.unfreeze()
        try:
            yield from batches
        except UserError as error:  # from a worker it comes with the worker's traceback in front
            raise UserError(error.args[0].rpartition("UserError: ")[2].strip()) from None


def clip_loader(reading: Reading, batch_size: int, num_workers: int = 0, start_batch: int = 0) -> DataLoader[Sample]:
    """Batches of `batch_size` samples of this process, as tensors with a leading b (see `window_sample`).

    Args:
        reading: the shards and windows.
        batch_size: samples of one process.
        num_workers: processes that decode; 0 decodes in this one.
        start_batch: batches to skip, for a run that is resumed.
    """
    if reading.split == "shard" and len(reading.shards) < reading.world * max(num_workers, 1):
        raise UserError(
            f"{len(reading.shards)} shards are too few for {reading.world} processes with {num_workers} workers each: "
            f"make more and smaller shards, use fewer workers or split by window."
        )
    return _Loader(
        ClipDataset(reading, batch_size, start_batch),
        batch_size,
        num_workers=num_workers,
        collate_fn=collate,
        worker_init_fn=_one_thread,
        generator=torch.Generator().manual_seed(reading.seed),  # else reading would draw from the training's numbers
        pin_memory=torch.cuda.is_available(),
        persistent_workers=num_workers > 0,
    )


def collate(samples: list[Sample]) -> Sample:
    """Samples -> batch: tensors get a leading b, strings become a list."""
    return default_collate(samples)


def _one_thread(_: int) -> None:
    cv2.setNumThreads(0)  # the workers are the threads


def _numbered_windows(
    reading: Reading, batch_size: int, worker: int, workers: int, done: int
) -> Iterator[tuple[int, Clip]]:
    """The windows of one worker with their epoch, without the first `done`."""
    shards, keep = reading.shards, _Keep(batch_size, reading.rank, reading.world, worker, workers)
    if reading.split == "shard":
        part, parts = reading.rank * workers + worker, reading.world * workers
        shards, keep = shards[part::parts], _Keep(batch_size, 0, 1, 0, 1)
    epoch, place = reading.epoch, 0
    while True:
        first = place
        for window in _windows(reading, shards, epoch):
            if keep.has(place) and keep.before(place) >= done:
                yield epoch, window
            place += 1
        count, epoch = place - first, epoch + 1
        if count == 0:
            raise UserError(
                f"No clip in {len(shards)} shards is long enough for {reading.num_frame} frames with stride "
                f"{reading.stride}: use fewer frames or longer clips."
            )
        if not reading.repeat:
            return
        while keep.before(place + count) <= done:  # every epoch has as many windows: skipped ones are not read
            place, epoch = place + count, epoch + 1


@dataclass(frozen=True)
class _Keep:
    """Which places of the one stream of windows belong to a worker of a process.

    A process has every world-th window, so that all processes' batch k together is the same whatever their number;
    of its batches, a worker has every workers-th.
    """

    batch_size: int
    rank: int
    world: int
    worker: int
    workers: int

    def has(self, place: int) -> bool:
        of_process, rank = divmod(place, self.world)
        return rank == self.rank and of_process // self.batch_size % self.workers == self.worker

    def before(self, place: int) -> int:
        """How many places before this one are kept."""
        of_process = (place - self.rank + self.world - 1) // self.world
        rounds, rest = divmod(of_process, self.batch_size * self.workers)
        return rounds * self.batch_size + min(max(rest - self.worker * self.batch_size, 0), self.batch_size)


def _windows(reading: Reading, shards: Iterable[str], epoch: int) -> Iterator[Clip]:
    """Every window of the shards once, in the order of (seed, epoch)."""
    shards = list(shards)
    random = Random(f"{reading.seed}/{epoch}")
    if reading.shuffle:
        random.shuffle(shards)
    windows = (window for clip in read_clips(shards) for window in clip_windows(clip, reading, epoch))
    if reading.shuffle:
        windows = shuffle(reading.shuffle, initial=reading.shuffle, rng=random)(windows)
    return iter(windows)


def clip_windows(clip: Clip, reading: Reading, epoch: int = 0) -> Iterator[Clip]:
    """The windows of one clip, each a clip of `num_frame` frames whose key ends in the newest frame's number."""
    steps = reading.num_frame - 1
    for newest in range(steps * reading.stride, len(clip), reading.window_step):
        rows, rng = [newest], _rng(reading, epoch, f"{clip.key}/{newest}/gaps")
        for left in range(steps, 0, -1):
            room = rows[0] - left * reading.stride  # frames that can still be left out
            gap = int(rng.integers(0, min(reading.max_gap, room) + 1)) if reading.max_gap else 0
            rows.insert(0, rows[0] - reading.stride - gap)
        labels = {name: array[rows] for name, array in clip.labels.items()}
        yield replace(clip, key=f"{clip.key}/{newest:03d}", imgs=tuple(clip.imgs[row] for row in rows), labels=labels)


def _rng(reading: Reading, epoch: int, what: str) -> np.random.Generator:
    return np.random.default_rng([reading.seed, epoch, zlib.crc32(what.encode())])


def window_sample(window: Clip, reading: Reading, epoch: int = 0) -> Sample:
    """One window as tensors (float32), every frame in the virtual camera of its own crop.

    `img` [t, 3, 224, 224] 0..1; `bbox` [t, 4] = 0, 0, 224, 224; `focal`, `princpt` [t, 2] of the virtual camera;
    `camera_rotation` [t, 3, 3] from the real camera to the virtual one; `timestamp` [t] seconds, the newest 0;
    `joint_cam` [t, 21, 3] metres in the virtual camera; `joint_img` [t, 21, 2] and `hand_bbox` [t, 4] pixels of the
    crop; `joint_valid` [t, 21] 0 or 1; `joint_seen` [t, 21] 1 for labelled joints that lie in the image, else 0;
    `mano_pose` [t, 48], its global turn that in the virtual camera; `mano_shape` [t, 10]; `mano_valid` [t];
    `handedness` [] 1 for a right hand, 0 for a mirrored left one; `key` the window's name.
    """
    augment, rng = reading.augment, _rng(reading, epoch, window.key)
    labels = window.labels
    boxes = [hand_square(*pair) for pair in zip(labels["joint_img"], labels["joint_valid"], strict=True)]
    strays = augment is not None and rng.random() < augment.stray
    if augment is not None:
        boxes = stray_squares(boxes, rng) if strays else jitter(boxes, augment, rng)
    border = None if augment is None or strays else _drawn_border(window, reading, epoch)
    frames, seen = [], []
    appearance = None
    for k, box in enumerate(boxes):
        K = _intrinsics(labels["focal"][k], labels["princpt"][k])
        camera = VirtualCamera.looking_at(np.array([box.x, box.y]), box.size, box.angle, K)
        image = stored_image(window, k)
        sides = image_sides(image)
        if border is not None:
            sides = border.within(sides, K)
        seen.append(inside(labels["joint_img"][k], sides))
        crop: Array = camera.crop(image, K).astype(np.float32) / 255
        if augment is not None:
            appearance = appearance or draw_appearance(augment, len(crop), rng)
            is_degraded = rng.random() < augment.frame_spoilt
            own = degraded(appearance, len(crop), rng) if is_degraded else appearance
            crop = apply_appearance(crop, own, rng)
            if border is not None:
                crop *= shown(camera, K, sides)
        frames.append({"img": np.ascontiguousarray(crop.transpose(2, 0, 1)), **_rotated_labels(labels, k, camera, K)})
    sample: Sample = {name: _tensor(np.stack([frame[name] for frame in frames])) for name in frames[0]}
    sample["timestamp"] = _tensor(labels["timestamp"] - labels["timestamp"][-1])
    sample["joint_valid"] = _tensor(labels["joint_valid"]) * (not strays)
    sample["joint_seen"] = sample["joint_valid"] * _tensor(np.stack(seen))
    known = window.hand_model == reading.hand_model and not strays
    sample["mano_shape"] = _tensor(labels["mano_shape"]) * known
    sample["mano_valid"] = _tensor(labels["mano_valid"]) * known
    sample["handedness"] = torch.tensor(int(window.handedness == Side.RIGHT))
    sample["key"] = window.key
    return sample


def _drawn_border(window: Clip, reading: Reading, epoch: int) -> Border | None:
    """The border of an image that ends within the newest frame's hand; None where it does not."""
    rng, labels = _rng(reading, epoch, f"{window.key}/border"), window.labels
    if reading.augment is None or rng.random() >= reading.augment.cut:
        return None
    labelled = labels["joint_img"][-1][labels["joint_valid"][-1] > 0]
    return draw_border(rng, labelled, _intrinsics(labels["focal"][-1], labels["princpt"][-1]))


def _rotated_labels(labels: dict[str, Array], k: int, camera: VirtualCamera, K: Array) -> dict[str, Array]:
    """Frame k's labels in the virtual camera."""
    rotation, size = camera.rotation, camera.size
    valid = labels["joint_valid"][k]
    joint_img = through(camera.homography(K), labels["joint_img"][k]) * valid[:, None]
    pose = labels["mano_pose"][k]
    if labels["mano_valid"][k]:
        pose = rotated_pose(pose, rotation)
    return {
        "bbox": np.array([0, 0, size, size]),
        "focal": camera.K[[0, 1], [0, 1]],
        "princpt": camera.K[:2, 2],
        "camera_rotation": rotation,
        "joint_cam": labels["joint_cam"][k] @ rotation.T,
        "joint_img": joint_img,
        "hand_bbox": joint_box(joint_img, valid),
        "mano_pose": pose,
    }


def _intrinsics(focal: Array, princpt: Array) -> Array:
    return np.array([[focal[0], 0, princpt[0]], [0, focal[1], princpt[1]], [0, 0, 1]], float)


def _tensor(array: Array) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array, np.float32))
