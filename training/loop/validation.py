"""Scores and overlays of a network on the validation windows, at the distance that a user would get."""

from typing import Any

import numpy as np
import torch
from accelerate import Accelerator
from torch import Tensor

from handmirror.core.camera.projection import project
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.core.metrics import joints as metrics
from handmirror.core.network.heads import hand_size
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.render.drawing import draw_hands
from handmirror.core.types import Array, Hand, Image, Side
from handmirror.training.data.batches import validation_batches
from handmirror.training.model.window_net import net_inputs
from handmirror.training.settings.schema import TrainingConfig


@torch.no_grad()
def validate(
    net: PoseNet, hand_model: TorchHandModel, config: TrainingConfig, accelerator: Accelerator
) -> tuple[dict[str, float], Image | None]:
    """Mean errors in mm over all processes' windows, and one image of overlays: predictions above, labels below.

    The hand's place is scaled by the predicted hand's own size, as in live use. The image is None without windows.
    """
    net.eval()
    errors: dict[str, list[Array]] = {"mpjpe": [], "pa_mpjpe": [], "camera": [], "depth": []}
    columns: list[Image] = []
    for batch in validation_batches(config, accelerator.process_index, accelerator.num_processes):
        placed = {k: v.to(accelerator.device) if isinstance(v, Tensor) else v for k, v in batch.items()}
        joints, vertices = _hands(net, hand_model, placed)
        truth, valid = batch["joint_cam"][:, -1].numpy(), batch["joint_valid"][:, -1].numpy()
        errors["mpjpe"].append(metrics.mpjpe(joints, truth, valid))
        errors["pa_mpjpe"].append(metrics.pa_mpjpe(joints, truth, valid))
        errors["camera"].append(metrics.camera_error(joints, truth, valid))
        errors["depth"].append(np.abs(metrics.depth_error(joints, truth, valid)))
        for k in range(min(len(joints), config.train.pictures - len(columns))):
            columns.append(_overlay(batch, k, joints[k], vertices[k], hand_model.faces))
    net.train()
    scores = {name: _mean(parts, accelerator) for name, parts in errors.items()}
    return scores, np.hstack(columns) if columns else None


def _hands(net: PoseNet, hand_model: TorchHandModel, batch: dict[str, Any]) -> tuple[Array, Array]:
    """Joints [b, 21, 3] and vertices [b, 778, 3] in metres in the newest crop's camera."""
    output = net(**net_inputs(batch))
    hand = hand_model(output.pose[:, 0].float(), output.shape[:, 0].float())
    trans = output.trans[:, 0].float()
    if net.config.norm_by_hand:
        trans = trans * hand_size(hand.joints)[:, None]
    shift = (trans - hand.joints[:, 0])[:, None]
    joints, vertices = ((points + shift).double().cpu().numpy() for points in (hand.joints, hand.vertices))
    return joints, vertices


def _mean(parts: list[Array], accelerator: Accelerator) -> float:
    """Mean over all processes, without NaN."""
    known = np.concatenate(parts) if parts else np.zeros(0)
    known = known[~np.isnan(known)]
    sums = torch.tensor([known.sum(), len(known)], dtype=torch.float32, device=accelerator.device)
    total, count = accelerator.reduce(sums, "sum").tolist()
    return total / count if count else float("nan")


def _overlay(batch: dict[str, Any], k: int, joints: Array, vertices: Array, faces: np.ndarray) -> Image:
    """[448, 224, 3]: the newest crop with the predicted mesh, over the same with the label's skeleton."""
    crop = (batch["img"][k, -1].permute(1, 2, 0).numpy() * 255).astype(np.uint8)
    focal, princpt = batch["focal"][k, -1].tolist(), batch["princpt"][k, -1].tolist()
    K = np.array([[focal[0], 0, princpt[0]], [0, focal[1], princpt[1]], [0, 0, 1]])
    truth = batch["joint_cam"][k, -1].double().numpy()
    truth_2d = np.where(batch["joint_valid"][k, -1, :, None].numpy() > 0, batch["joint_img"][k, -1].numpy(), np.nan)
    prediction = draw_hands(crop, [_hand(joints, project(joints, K), vertices)], K, faces)
    label = draw_hands(crop, [_hand(truth, truth_2d, vertices)], K, faces, mesh=False)
    return np.vstack([prediction, label])


def _hand(joints: Array, joints_2d: Array, vertices: Array) -> Hand:
    none = np.zeros(0)
    return Hand(1, Side.RIGHT, 1.0, none, none, none, joints, joints_2d, lambda: vertices)
