"""What the network's answer for the newest frame is compared with.

Labels come for every frame of a window, [b, t, ...], the answer for the newest one alone, [b, 1, ...]: labels are cut
to their last frame, and every comparison goes through `same_shape`, which raises where broadcasting would hide a
mistake. Every loss is one number per sample: a missing label or a dropped sample is a zero and touches no other sample.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache

import torch
from einops import rearrange
from torch import Tensor
from torch.nn.functional import smooth_l1_loss

from handmirror.core.hand.joints import MIDDLE_FINGER
from handmirror.core.hand.torch_model import TorchHandModel, axis_angle_to_matrix
from handmirror.core.network.finder import Found
from handmirror.core.network.heads import BINS, Answer, hand_size, heatmap_targets
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.parts import CROP_SIZE
from handmirror.core.network.rays import crop_camera
from handmirror.training.model.teacher import SIGHT, as_labels

MM = 1000.0  # per metre
MIN_DEPTH_M = 0.05  # nearer points are projected as if they were here
# of the loss of sight
# Pixels of the crop by which the teacher's points usually lie off the hand model's joints where it is right, for they
# are not the same points of a hand (medians over rendered hands), and how much more is a mistake that is not learned.
USUAL_OFFSET = (9, 9, 6, 6, 12, 9, 6, 5, 8, 14, 7, 5, 9, 10, 6, 5, 9, 8, 6, 5, 8)
TEACHER_MISTAKE = 8.0
SLACK_IN_CROP, SLACK_IN_SPACE = 4.0, 0.01  # pixels, metres: within them it is quadratic
PROBABILITY_WEIGHT = 0.1  # small changes of the backbone move the two probabilities a lot
# name -> shape behind [b, t] of a label, behind [b, 1] of an answer
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
_ANSWER_SHAPES: dict[str, tuple[int, ...]] = {"pose": (48,), "shape": (10,), "trans": (3,), "rotations": (16, 3, 3)}
_SIGHT_SHAPES = dict(zip(SIGHT, ((21, 3), (), (), (21, 3)), strict=True))
LABELS = tuple(LABEL_SHAPES)


@dataclass(frozen=True)
class LossWeights:
    """Weights in the sum; zero switches a loss off. Lengths are compared in mm, pictures in pixels of the crop."""

    theta: float = 3.0
    shape: float = 3.0
    trans: float = 0.05
    heatmap: float = 0.05
    joints: float = 0.012
    reprojection: float = 0.002
    found: float = 0.0  # the hand model's joints in the crop, in pixels; touches the finder alone
    sight: float = 0.0  # what the landmark network sees: points in half crops, points in space in dm, two probabilities


@dataclass(frozen=True)
class Losses:
    """Losses of each sample, and the hands they were computed from."""

    total: Tensor  # [b] weighted sum; zero for a sample that is not kept
    terms: dict[str, Tensor]  # name -> [b] unweighted; zero where the label is missing
    labelled: dict[str, Tensor]  # name -> [b] 1 where there was a label, else 0
    joints: Tensor  # [b, 1, 21, 3] metres in the newest frame's camera
    vertices: Tensor  # [b, 1, 778, 3] metres, likewise


def same_shape(predicted: Tensor, truth: Tensor) -> tuple[Tensor, Tensor]:
    """Both tensors, unchanged; ValueError when their shapes differ, where an operator would broadcast in silence."""
    if predicted.shape != truth.shape:
        raise ValueError(f"The prediction {tuple(predicted.shape)} and the label {tuple(truth.shape)} differ in shape.")
    return predicted, truth


def _check_shapes(answer: Answer, batch: Mapping[str, Tensor]) -> None:
    """ValueError for what is of another batch or number of frames, and would be broadcast or gathered in silence."""
    b, t = batch["joint_cam"].shape[:2]
    for name, shape in LABEL_SHAPES.items():
        _require(name, batch[name], (b, t, *shape))
    for name, shape in _SIGHT_SHAPES.items() if SIGHT[0] in batch else ():
        _require(name, batch[name][:, -1:], (b, 1, *shape))
    for name, shape in _ANSWER_SHAPES.items():
        _require(name, getattr(answer, name), (b, 1, *shape))
    for logits, bins in zip(answer.trans_heatmaps, BINS, strict=True):
        _require("a heat map", logits, (b, 1, bins))
    if answer.found is not None:
        for part, shape in zip(answer.found, ((21, 2), (21,), (21, 2)), strict=True):
            _require("a joint found", part, (b, *shape))
    for name, part in zip(SIGHT, answer.sight or (), strict=answer.sight is not None):
        _require(f"the answer's {name}", part, (b, *_SIGHT_SHAPES[name]))


def _require(name: str, tensor: Tensor, shape: tuple[int, ...]) -> None:
    if tensor.shape != shape:
        raise ValueError(f"{name} has the shape {tuple(tensor.shape)}, but the labels' joints require {shape}.")


def project(joints: Tensor, focal: Tensor, princpt: Tensor) -> Tensor:
    """Pixels [b, t, n, 2] of points [b, t, n, 3] in metres, with focal lengths and principal points [b, t, 2]."""
    depth = joints[..., 2:].clamp(min=MIN_DEPTH_M)
    return joints[..., :2] / depth * focal[:, :, None] + princpt[:, :, None]


def compute_loss(
    answer: Answer,
    batch: Mapping[str, Tensor],
    hand_model: TorchHandModel,
    weights: LossWeights,
    norm_by_hand: bool,
    kept: Tensor | None = None,
) -> Losses:
    """Compare the answer for the newest frame with the labels of that frame.

    Args:
        answer: pose [b, 1, 48], shape [b, 1, 10], trans [b, 1, 3] (the wrist, in hand sizes when `norm_by_hand`).
        batch: `LABELS` [b, t, ...] in the units of the data schema.
        hand_model: the kinematics; run on the last frame alone.
        weights: of the sum.
        norm_by_hand: whether `trans` is in units of the labelled hand's size.
        kept: [b] bool, False for samples that must not count; None keeps all.

    Raises ValueError when a label and the prediction differ in shape.
    """
    _check_shapes(answer, batch)
    if kept is not None:
        _require("kept", kept, (len(batch["joint_cam"]),))
    truth = {name: batch[name][:, -1:].float() for name in LABELS}
    answer = _in_float32(answer)
    visible, wrist_valid = truth["joint_valid"], truth["joint_valid"][:, :, 0]
    wrist = truth["joint_cam"][:, :, 0]
    scale, placed = torch.ones_like(wrist_valid), wrist_valid
    if norm_by_hand:
        scale = hand_size(truth["joint_cam"])
        placed = wrist_valid * visible[:, :, MIDDLE_FINGER[0] : MIDDLE_FINGER[-1] + 1].amin(-1)

    relative, surface = _kinematics(
        hand_model, answer.pose, answer.shape.detach()
    )  # joints teach the pose, not the shape
    trans_scaled = answer.trans * scale[..., None]
    joints = relative + trans_scaled[:, :, None]
    relative_truth = truth["joint_cam"] - wrist[:, :, None]

    terms = _Terms(torch.ones(len(wrist), device=wrist.device) if kept is None else kept.to(wrist))
    terms.add("theta", answer.rotations, _matrices(truth["mano_pose"]), truth["mano_valid"])
    terms.add("shape", answer.shape, truth["mano_shape"], truth["mano_valid"])
    terms.add("trans", trans_scaled * MM, wrist * MM, placed)
    terms.add("joints", relative * MM, relative_truth * MM, visible * wrist_valid[..., None])
    pixels = project(joints, truth["focal"], truth["princpt"])
    terms.add("reprojection", pixels, truth["joint_img"], visible * placed[..., None])
    camera = crop_camera(truth["bbox"], truth["focal"], truth["princpt"])[:, -1]
    bins = heatmap_targets(wrist / scale[..., None], camera, norm_by_hand)
    terms.add_heatmaps(answer.trans_heatmaps, bins, placed)
    if answer.found is not None:
        terms.add_found(answer.found, _in_crop(truth), visible)
    if answer.sight is not None and SIGHT[0] in batch:
        taught = {name: batch[name][:, -1:].float() for name in SIGHT}
        _add_sight(terms, answer.sight, taught, _believed(taught, truth))

    weighted = (weight * terms.losses[name] for name, weight in asdict(weights).items() if name in terms.losses)
    total = sum(weighted, wrist.new_zeros(len(wrist)))
    return Losses(total, terms.losses, terms.labelled, joints, surface + trans_scaled[:, :, None])


@dataclass
class _Terms:
    """Collects losses per sample."""

    kept: Tensor  # [b] 1 or 0
    losses: dict[str, Tensor] = field(default_factory=dict)
    labelled: dict[str, Tensor] = field(default_factory=dict)

    def add(self, name: str, predicted: Tensor, truth: Tensor, valid: Tensor) -> None:
        """L1 between tensors of one shape [b, 1, ...] over what is `valid` (their leading axes; 0 or 1)."""
        predicted, truth = same_shape(predicted, truth)
        error = (predicted - truth).abs()
        self._store(name, error.flatten(valid.dim()).mean(-1) if error.dim() > valid.dim() else error, valid)

    def add_heatmaps(self, heatmaps: tuple[Tensor, ...], bins: Tensor, valid: Tensor) -> None:
        """Cross-entropy of logits [b, 1, n], n differing, with fractional bins [b, 1, number of heat maps], summed."""
        error = torch.stack([_cross_entropy(logits, bins[..., k]) for k, logits in enumerate(heatmaps)], -1).sum(-1)
        self._store("heatmap", error, valid)

    def add_found(self, found: Found, truth: Tensor, visible: Tensor) -> None:
        """Joints found against the true ones [b, 1, 21, 2], and how well their spreads tell the error."""
        off, guess_off = (
            (same_shape(points.float()[:, None], truth)[0] - truth).square().sum(-1).add(0.25).sqrt()
            for points in (found.points, found.guess)
        )
        spread = found.spread.float()[:, None]
        self._store("found", off / spread + 2 * spread.log() + 0.2 * (off + guess_off), visible)

    def _store(self, name: str, error: Tensor, valid: Tensor) -> None:
        """Mean of `error` [b, ...] over each sample's valid entries."""
        error, valid = same_shape(error, valid)
        valid = valid.flatten(1) * self.kept[:, None]
        count = valid.sum(1)
        self.losses[name] = torch.where(valid > 0, error.flatten(1), 0).sum(1) / count.clamp(min=1)
        self.labelled[name] = (count > 0).float()


def _believed(taught: dict[str, Tensor], truth: dict[str, Tensor]) -> Tensor:
    """[b, 1, 21] 0 for points that the teacher sees elsewhere than the label is, else 1."""
    off = (taught["sight_points"][..., :2] - _in_crop(truth)).norm(dim=-1)
    return ((off < _usual_offset(off.device) + TEACHER_MISTAKE) | (truth["joint_valid"] == 0)).float()


@cache
def _usual_offset(device: torch.device) -> Tensor:
    """`USUAL_OFFSET` [21], sent to the device once."""
    return torch.tensor(USUAL_OFFSET, dtype=torch.float32, device=device)


def _in_crop(truth: dict[str, Tensor]) -> Tensor:
    """The labels' joints [b, 1, 21, 2] in pixels of the crop."""
    corner, side = truth["bbox"][:, :, None, :2], truth["bbox"][:, :, None, 2:]
    return (truth["joint_img"] - corner) * (CROP_SIZE / side)


def _add_sight(terms: _Terms, sight: LandmarkOutput, truth: dict[str, Tensor], believed: Tensor) -> None:
    """Points count by how sure the teacher is that there is a hand, and where it is `believed` [b, 1, 21].

    A little off costs next to nothing: what pose and place ask of the backbone comes first there.
    """
    told = as_labels(sight)
    present = truth["sight_presence"]

    def points(name: str, unit: float, slack: float) -> Tensor:
        predicted, label = same_shape(told[name].float() / unit, truth[name] / unit)
        return (smooth_l1_loss(predicted, label, beta=slack / unit, reduction="none").mean(-1) * believed).mean(-1)

    def error(name: str) -> Tensor:
        predicted, label = same_shape(told[name].float(), truth[name])
        return (predicted - label).abs()

    seen = present * (points("sight_points", CROP_SIZE / 2, SLACK_IN_CROP) + points("sight_world", 0.1, SLACK_IN_SPACE))
    total = seen + PROBABILITY_WEIGHT * (error("sight_presence") + error("sight_right"))
    terms.add("sight", total, torch.zeros_like(total), torch.ones_like(total))


def _in_float32(answer: Answer) -> Answer:
    x, y, z = (each.float() for each in answer.trans_heatmaps)
    return answer._replace(
        pose=answer.pose.float(),
        shape=answer.shape.float(),
        trans=answer.trans.float(),
        rotations=answer.rotations.float(),
        trans_heatmaps=(x, y, z),
    )


def _cross_entropy(logits: Tensor, position: Tensor) -> Tensor:
    """[b, 1] for logits [b, 1, n] and fractional bins [b, 1]: the two bins beside the position share the truth."""
    last = logits.shape[-1] - 1
    position = position.clamp(0, last)
    low = position.floor().long().clamp(max=last - 1)
    share = position - low
    logs = logits.log_softmax(-1)
    below, above = (logs.gather(-1, (low + k)[..., None]).squeeze(-1) for k in (0, 1))
    return -(below * (1 - share) + above * share)


def _kinematics(hand_model: TorchHandModel, pose: Tensor, shape: Tensor) -> tuple[Tensor, Tensor]:
    """Joints [b, 1, 21, 3] and vertices [b, 1, 778, 3] about the wrist, in metres."""
    hand = hand_model(rearrange(pose, "b 1 d -> b d"), rearrange(shape, "b 1 d -> b d"))
    wrist = hand.joints[:, :1]
    return (hand.joints - wrist)[:, None], (hand.vertices - wrist)[:, None]


def _matrices(pose: Tensor) -> Tensor:
    """Matrices [b, t, 16, 3, 3] of axis-angle poses [b, t, 48]; compared, they have no jump at half a turn."""
    return axis_angle_to_matrix(rearrange(pose, "b t (j c) -> b t j c", c=3))
