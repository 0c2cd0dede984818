"""A network's outputs on whole clips, as in live use: frames are encoded once and refined by earlier ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from einops import rearrange
from numpy.typing import NDArray
from torch import Tensor

from handmirror.core.clips.schema import Clip, HandModelName
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.core.metrics.scores import Scored
from handmirror.core.network.heads import hand_size
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.rays import crop_camera
from handmirror.core.types import Array
from handmirror.training.data.reading import Reading, window_sample

CHUNK = 32  # crops that are encoded at once
LONG_GAP = 1.5  # in usual gaps between two frames: ACCEL is not computed across a longer one


@dataclass(frozen=True, eq=False)
class Prediction:
    """One clip's right hands (left ones stay mirrored) in the camera, and the truth."""

    clip: Clip
    joints: Array  # [t, 21, 3] metres
    vertices: Array  # [t, 778, 3] metres
    true_vertices: Array | None  # [m, 778, 3] of the frames with a labelled mesh of the same hand model
    meshed: NDArray[np.bool_]  # [t] which frames those are

    @property
    def real_joints(self) -> Array:
        """[t, 21, 3] metres of the real hand: a left one is mirrored back."""
        return self._real(self.joints)

    @property
    def real_vertices(self) -> Array:
        """[t, 778, 3] metres of the real hand."""
        return self._real(self.vertices)

    def _real(self, points: Array) -> Array:
        return points_of_side(points, self.clip.handedness)


def predict_clips(
    net: PoseNet, clips: Iterable[Clip], model: TorchHandModel, hand_model: HandModelName
) -> Iterator[Prediction]:
    """Predict every frame of each clip.

    Args:
        net: the network, in evaluation mode.
        clips: from training.data.shards.read_clips.
        model: the hand model that the network was trained with, on the network's device.
        hand_model: its name; the mesh of clips with another hand model is not compared.
    """
    for clip in clips:
        joints, vertices = predict_clip(net, clip, model)
        meshed = (clip.labels["mano_valid"] > 0) & (clip.labels["joint_valid"][:, 0] > 0)
        meshed &= clip.hand_model == hand_model
        true_vertices = _true_vertices(clip, meshed, model) if meshed.any() else None
        yield Prediction(clip, joints, vertices, true_vertices, meshed)


@torch.no_grad()
def predict_clip(net: PoseNet, clip: Clip, model: TorchHandModel) -> tuple[Array, Array]:
    """Joints [t, 21, 3] and vertices [t, 778, 3] in metres in the clip's camera."""
    device = next(net.parameters()).device
    sample = window_sample(clip, Reading(shards=()))
    inputs = {name: value.to(device) for name, value in sample.items() if isinstance(value, Tensor)}
    camera = crop_camera(inputs["bbox"], inputs["focal"], inputs["princpt"])  # [t, 4]
    pairs = zip(inputs["img"].split(CHUNK), camera.split(CHUNK), strict=True)
    tokens = torch.cat([net.encode(*pair) for pair in pairs])
    rotation = inputs["camera_rotation"]
    refined = [_refined(net, tokens, inputs["timestamp"], camera, rotation, newest) for newest in range(len(clip))]
    output = net.decode(torch.cat(refined), camera)
    pose, shape, trans = (rearrange(part, "t 1 c -> t c") for part in (output.pose, output.shape, output.trans))
    hand = model(pose, shape)
    if net.config.norm_by_hand:
        trans = trans * hand_size(hand.joints)[:, None]
    shift = trans[:, None] - hand.joints[:, :1]
    found = ((points + shift) @ rotation for points in (hand.joints, hand.vertices))  # back from the virtual cameras
    joints, vertices = (points.double().cpu().numpy() for points in found)
    return joints, vertices


def _refined(net: PoseNet, tokens: Tensor, timestamp: Tensor, camera: Tensor, rotation: Tensor, newest: int) -> Tensor:
    """[1, dim] the token of frame `newest`, refined by those before it that fit into the window."""
    window = slice(max(0, newest + 1 - net.config.num_frame), newest + 1)
    return net.refine(tokens[None, window], timestamp[None, window], camera[None, window], rotation[None, window])


@torch.no_grad()
def _true_vertices(clip: Clip, meshed: NDArray[np.bool_], model: TorchHandModel) -> Array:
    """[m, 778, 3] metres in the clip's camera, of its labelled frames."""
    device = model.v_template.device
    pose, shape = (torch.from_numpy(clip.labels[name][meshed]).to(device) for name in ("mano_pose", "mano_shape"))
    hand = model(pose, shape)
    vertices = (hand.vertices - hand.joints[:, :1]).double().cpu().numpy()
    return vertices + clip.labels["joint_cam"][meshed, None, 0]


def scored(predictions: list[Prediction]) -> Scored:
    """The predictions of one set, ready to be scored."""
    clips = [prediction.clip for prediction in predictions]
    true_meshes = [prediction.true_vertices for prediction in predictions if prediction.true_vertices is not None]
    meshes = [prediction.vertices[prediction.meshed] for prediction in predictions]
    return Scored(
        joints=np.concatenate([prediction.joints for prediction in predictions]),
        true_joints=np.concatenate([clip.labels["joint_cam"] for clip in clips]).astype(float),
        valid=np.concatenate([clip.labels["joint_valid"] for clip in clips]),
        run=np.cumsum(np.concatenate([_starts(clip.labels["timestamp"]) for clip in clips])),
        vertices=np.concatenate(meshes) if true_meshes else None,
        true_vertices=np.concatenate(true_meshes) if true_meshes else None,
    )


def _starts(timestamp: Array) -> Array:
    """[t] whether a frame does not follow the one before it: the first, and those after a long gap."""
    gaps = np.diff(timestamp)
    long = gaps > LONG_GAP * np.median(gaps) if len(gaps) else np.zeros(0, bool)
    return np.concatenate([[True], long])
