"""Shapes of labels and outputs, which are compared only where they are equal.

Labels come for every frame of a window, [b, t, ...], the output only for the newest one, [b, 1, ...]: labels are cut
to their last frame, and every comparison goes through `same_shape`, which raises where broadcasting would hide a
mistake.
"""

from collections.abc import Mapping

from torch import Tensor

from handmirror.core.network.heads import BINS, PoseNetOutput
from handmirror.core.network.parts import CROP_SIZE
from handmirror.training.model.teacher import TEACHER_LABELS

# name -> shape behind [b, t] of a label, behind [b, 1] of an output
LABEL_SHAPES: dict[str, tuple[int, ...]] = {
    "mano_pose": (48,),
    "mano_shape": (10,),
    "mano_valid": (),
    "joint_cam": (21, 3),
    "joint_img": (21, 2),
    "joint_valid": (21,),
    "bbox": (4,),
    "focal": (2,),
    "princpt": (2,),
}
LABELS = tuple(LABEL_SHAPES)
_OUTPUT_SHAPES: dict[str, tuple[int, ...]] = {"pose": (48,), "shape": (10,), "trans": (3,), "rotations": (16, 3, 3)}
_TEACHER_SHAPES = dict(zip(TEACHER_LABELS, ((21, 3), (), (), (21, 3)), strict=True))


def same_shape(predicted: Tensor, truth: Tensor) -> tuple[Tensor, Tensor]:
    """Both tensors, unchanged; ValueError when their shapes differ, where an operator would broadcast silently."""
    if predicted.shape != truth.shape:
        raise ValueError(f"The prediction {tuple(predicted.shape)} and the label {tuple(truth.shape)} differ in shape.")
    return predicted, truth


def check_shapes(output: PoseNetOutput, batch: Mapping[str, Tensor], kept: Tensor | None) -> None:
    """ValueError for a tensor of another batch or number of frames, which would be broadcast or gathered silently."""
    b, t = batch["joint_cam"].shape[:2]
    if kept is not None:
        _require("kept", kept, (b,))
    for name, shape in LABEL_SHAPES.items():
        _require(name, batch[name], (b, t, *shape))
    if "joint_seen" in batch:
        _require("joint_seen", batch["joint_seen"], (b, t, 21))
    for name, shape in _TEACHER_SHAPES.items() if TEACHER_LABELS[0] in batch else ():
        _require(name, batch[name][:, -1:], (b, 1, *shape))
    for name, shape in _OUTPUT_SHAPES.items():
        _require(name, getattr(output, name), (b, 1, *shape))
    for logits, bins in zip(output.trans_heatmaps, BINS, strict=True):
        _require("a heat map", logits, (b, 1, bins))
    if output.found is not None:
        for part, shape in zip(output.found, ((21, 2), (21,), (21, 2)), strict=True):
            _require("a found joint", part, (b, *shape))
    for name, part in zip(TEACHER_LABELS, output.landmarks or (), strict=output.landmarks is not None):
        _require(f"the output's {name}", part, (b, *_TEACHER_SHAPES[name]))


def joints_in_crop(truth: Mapping[str, Tensor]) -> Tensor:
    """The labels' joints [b, 1, 21, 2] in pixels of the crop."""
    corner, side = truth["bbox"][:, :, None, :2], truth["bbox"][:, :, None, 2:]
    return (truth["joint_img"] - corner) * (CROP_SIZE / side)


def _require(name: str, tensor: Tensor, shape: tuple[int, ...]) -> None:
    if tensor.shape != shape:
        raise ValueError(f"{name} has the shape {tuple(tensor.shape)}, but the labels' joints require {shape}.")
