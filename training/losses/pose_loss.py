"""The loss of an output for the newest frame of a window, against the labels of that frame."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import torch
from einops import rearrange
from torch import Tensor

from handmirror.core.hand.joints import MIDDLE_FINGER
from handmirror.core.hand.torch_model import TorchHandModel, axis_angle_to_matrix
from handmirror.core.network.heads import PoseNetOutput, hand_size, heatmap_targets
from handmirror.core.network.rays import crop_camera
from handmirror.training.losses.labels import LABELS, check_shapes, joints_in_crop
from handmirror.training.losses.landmarks import landmark_errors
from handmirror.training.losses.terms import LossTerms
from handmirror.training.losses.weights import LossWeights
from handmirror.training.model.teacher import TEACHER_LABELS

MM = 1000.0  # per metre
MIN_DEPTH_M = 0.05  # nearer points are projected as if they were here


@dataclass(frozen=True)
class Losses:
    """Losses of each sample, and the hands they were computed from."""

    total: Tensor  # [b] weighted sum; zero for a sample that is not kept
    terms: dict[str, Tensor]  # name -> [b] unweighted; zero where the label is missing
    labelled: dict[str, Tensor]  # name -> [b] 1 where there was a label, else 0
    joints: Tensor  # [b, 1, 21, 3] metres in the newest frame's camera
    vertices: Tensor  # [b, 1, 778, 3] metres, likewise


@dataclass(frozen=True)
class _Hands:
    """The predicted hands: about their wrists, and where they are in the camera. Metres."""

    relative: Tensor  # [b, 1, 21, 3] joints about the wrist
    trans: Tensor  # [b, 1, 3] the wrist
    joints: Tensor  # [b, 1, 21, 3]
    vertices: Tensor  # [b, 1, 778, 3]


def project(joints: Tensor, focal: Tensor, princpt: Tensor) -> Tensor:
    """Pixels [b, t, n, 2] of points [b, t, n, 3] in metres, with focal lengths and principal points [b, t, 2]."""
    depth = joints[..., 2:].clamp(min=MIN_DEPTH_M)
    return joints[..., :2] / depth * focal[:, :, None] + princpt[:, :, None]


def compute_loss(
    output: PoseNetOutput,
    batch: Mapping[str, Tensor],
    hand_model: TorchHandModel,
    weights: LossWeights,
    norm_by_hand: bool,
    kept: Tensor | None = None,
) -> Losses:
    """Compare the output for the newest frame with the labels of that frame.

    Args:
        output: pose [b, 1, 48], shape [b, 1, 10], trans [b, 1, 3] (the wrist, in hand sizes when `norm_by_hand`).
        batch: `LABELS` [b, t, ...] in the units of the data schema; `joint_seen` [b, t, 21], if there, is 0 for joints
            outside the image.
        hand_model: the kinematics; run only on the last frame.
        weights: of the sum.
        norm_by_hand: whether `trans` is in units of the labelled hand's size.
        kept: [b] bool, False for samples that must not count; None keeps all.

    Raises ValueError when a label and the prediction differ in shape.
    """
    check_shapes(output, batch, kept)
    truth = {name: batch[name][:, -1:].float() for name in LABELS}
    output = _in_float32(output)
    scale, placed = torch.ones_like(truth["joint_valid"][:, :, 0]), truth["joint_valid"][:, :, 0]
    if norm_by_hand:
        scale = hand_size(truth["joint_cam"])
        placed = placed * truth["joint_valid"][:, :, MIDDLE_FINGER[0] : MIDDLE_FINGER[-1] + 1].amin(-1)
    hands = _pose_hands(output, hand_model, scale)

    terms = LossTerms(torch.ones(len(scale), device=scale.device) if kept is None else kept.to(scale))
    seen = batch.get("joint_seen", batch["joint_valid"])[:, -1:].float()  # older stored tokens do not have it
    sight = seen + weights.unseen * (1 - seen)
    _add_pose_terms(terms, output, hands, truth, placed, sight)
    camera = crop_camera(truth["bbox"], truth["focal"], truth["princpt"])[:, -1]
    wrist = truth["joint_cam"][:, :, 0]
    bins = heatmap_targets(wrist / scale[..., None], camera, norm_by_hand)
    terms.add_heatmaps(output.trans_heatmaps, bins, placed)
    if output.found is not None:
        terms.add_found(output.found, joints_in_crop(truth), truth["joint_valid"], sight)
    if output.landmarks is not None and TEACHER_LABELS[0] in batch:
        teacher = {name: batch[name][:, -1:].float() for name in TEACHER_LABELS}
        errors = landmark_errors(output.landmarks, teacher, truth)
        terms.add_errors("sight", errors, torch.ones_like(errors))

    weighted = (weight * terms.losses[name] for name, weight in asdict(weights).items() if name in terms.losses)
    total = sum(weighted, wrist.new_zeros(len(wrist)))
    return Losses(total, terms.losses, terms.labelled, hands.joints, hands.vertices)


def _add_pose_terms(
    terms: LossTerms,
    output: PoseNetOutput,
    hands: _Hands,
    truth: dict[str, Tensor],
    placed: Tensor,
    sight: Tensor,
) -> None:
    """Pose, shape, place, joints and their pixels; `placed` [b, 1] says where the labelled place is known.

    Joints outside the image count less in pixels (`sight` [b, 1, 21]), but fully in metres: they follow
    from the rest of the hand.
    """
    visible, wrist = truth["joint_valid"], truth["joint_cam"][:, :, 0]
    relative_truth = truth["joint_cam"] - wrist[:, :, None]
    terms.add("theta", output.rotations, _matrices(truth["mano_pose"]), truth["mano_valid"])
    terms.add("shape", output.shape, truth["mano_shape"], truth["mano_valid"])
    terms.add("trans", hands.trans * MM, wrist * MM, placed)
    terms.add("joints", hands.relative * MM, relative_truth * MM, visible * visible[:, :, :1])
    pixels = project(hands.joints, truth["focal"], truth["princpt"])
    terms.add("reprojection", pixels, truth["joint_img"], visible * sight * placed[..., None])


def _pose_hands(output: PoseNetOutput, hand_model: TorchHandModel, scale: Tensor) -> _Hands:
    """The hands of an output whose `trans` is in units of `scale` [b, 1] metres; joints do not train the shape."""
    pose, shape = rearrange(output.pose, "b 1 d -> b d"), rearrange(output.shape.detach(), "b 1 d -> b d")
    hand = hand_model(pose, shape)
    wrist = hand.joints[:, :1]
    relative, surface = (hand.joints - wrist)[:, None], (hand.vertices - wrist)[:, None]
    trans = output.trans * scale[..., None]  # `output.trans` itself stays in its own units
    return _Hands(relative, trans, relative + trans[:, :, None], surface + trans[:, :, None])


def _in_float32(output: PoseNetOutput) -> PoseNetOutput:
    x, y, z = (each.float() for each in output.trans_heatmaps)
    return output._replace(
        pose=output.pose.float(),
        shape=output.shape.float(),
        trans=output.trans.float(),
        rotations=output.rotations.float(),
        trans_heatmaps=(x, y, z),
    )


def _matrices(pose: Tensor) -> Tensor:
    """Matrices [b, t, 16, 3, 3] of axis-angle poses [b, t, 48]; compared, they have no jump at half a turn."""
    return axis_angle_to_matrix(rearrange(pose, "b t (j c) -> b t j c", c=3))
