"""The hand model of `core.hand.model` in PyTorch: with gradients, and on any device."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from einops import einsum, rearrange
from torch import Tensor, nn

from handmirror.core.hand.joints import MANO_PARENTS, MANO_TO_21, TIP_VERTICES, rest_points
from handmirror.core.hand.model import load_arrays


@dataclass(frozen=True, eq=False)
class HandTensors:
    """A batch of posed right hands."""

    vertices: Tensor  # [b, 778, 3] metres
    joints: Tensor  # [b, 21, 3] metres


class TorchHandModel(nn.Module):
    """A right hand in MANO's format: 16 joints, 10 betas, 135 pose correctives, `flat_hand_mean=True`."""

    v_template: Tensor
    shapedirs: Tensor
    posedirs: Tensor
    weights: Tensor
    rest_joints: Tensor
    joint_shapedirs: Tensor
    eye: Tensor
    parents: Tensor
    tips: Tensor
    order: Tensor

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        super().__init__()
        self.faces = np.ascontiguousarray(arrays["f"], np.int32)  # [1538, 3], counter-clockwise from outside
        rest, moves = rest_points(arrays)
        buffers = {
            "v_template": arrays["v_template"],
            "shapedirs": rearrange(arrays["shapedirs"], "v c k -> k (v c)"),
            "posedirs": rearrange(arrays["posedirs"], "v c p -> p (v c)"),
            "weights": arrays["weights"],
            "rest_joints": rest[:16],
            "joint_shapedirs": moves[:16],
        }
        for name, value in buffers.items():
            self.register_buffer(name, torch.from_numpy(np.ascontiguousarray(value, np.float32)))
        self.register_buffer("eye", torch.eye(3))
        for name, places in (("parents", MANO_PARENTS[1:]), ("tips", TIP_VERTICES), ("order", MANO_TO_21)):
            self.register_buffer(name, torch.tensor(places))  # indexing by a tuple would send it to the GPU each time

    @classmethod
    def load(cls, path: Path | None = None) -> "TorchHandModel":
        """The hand in `path`, or the bundled one."""
        return cls(load_arrays(path))

    def forward(self, pose: Tensor, shape: Tensor, trans: Tensor | None = None) -> HandTensors:
        """Pose a batch of right hands.

        Args:
            pose: [b, 48] axis-angle in radians, 3 global + 15 x 3; zero is the flat rest hand.
            shape: [b, 10] betas.
            trans: [b, 3] metres, added to vertices and joints; None for none.
        """
        rotations = axis_angle_to_matrix(rearrange(pose, "b (j c) -> b j c", c=3))
        rest_joints = self.rest_joints + einsum(self.joint_shapedirs, shape, "j c k, b k -> b j c")
        rest = self._blend_shapes(rotations, shape)
        world, joints = _chain(rotations, rest_joints, rest_joints.index_select(1, self.parents))
        vertices = self._skin(rest, world, joints - einsum(world, rest_joints, "b j r c, b j c -> b j r"))
        tips = vertices.index_select(1, self.tips)
        joints = torch.cat([joints, tips], dim=1).index_select(1, self.order)
        if trans is not None:
            vertices, joints = vertices + trans[:, None], joints + trans[:, None]
        return HandTensors(vertices, joints)

    def rest_wrist(self, shape: Tensor) -> Tensor:
        """Where the wrist is before `trans` is added: [b, 3] metres of betas [b, 10]; no pose moves it."""
        return self.rest_joints[0] + shape @ self.joint_shapedirs[0].T

    def _blend_shapes(self, rotations: Tensor, shape: Tensor) -> Tensor:
        """Rest vertices [b, 778, 3] with shape and pose correctives."""
        bend = rearrange(rotations[:, 1:] - self.eye, "b j r c -> b (j r c)")
        offsets = shape @ self.shapedirs + bend @ self.posedirs
        return self.v_template + rearrange(offsets, "b (v c) -> b v c", c=3)

    def _skin(self, rest: Tensor, world: Tensor, shift: Tensor) -> Tensor:
        """Blend the joints' rotations [b, 16, 3, 3] and shifts [b, 16, 3] over the vertices."""
        rotation = einsum(self.weights, world, "v j, b j r c -> b v r c")
        return einsum(rotation, rest, "b v r c, b v c -> b v r") + einsum(self.weights, shift, "v j, b j r -> b v r")


def _chain(rotations: Tensor, rest_joints: Tensor, parents: Tensor) -> tuple[Tensor, Tensor]:
    """Walk the tree: local rotations [b, 16, 3, 3] and rest joints [b, 16, 3] -> world rotations and posed joints.

    `parents` are the rest joints [b, 15, 3] that the bones of all but the wrist begin at.

    The wrist first, then all five fingers' first joints at once, their second and their third.
    """
    bones = rearrange(rest_joints[:, 1:] - parents, "b (f k) c -> k b f c 1", k=3)
    fingers = rearrange(rotations[:, 1:], "b (f k) r c -> k b f r c", k=3)
    world, joints = [rotations[:, :1]], [rest_joints[:, :1, :, None]]
    for bone, rotation in zip(bones, fingers, strict=True):
        joints.append(joints[-1] + world[-1] @ bone)
        world.append(world[-1] @ rotation)
    return (
        torch.cat([world[0], rearrange(torch.stack(world[1:], 2), "b f k r c -> b (f k) r c")], 1),
        torch.cat([joints[0], rearrange(torch.stack(joints[1:], 2), "b f k c one -> b (f k) c one")], 1)[..., 0],
    )


def axis_angle_to_matrix(axis_angle: Tensor) -> Tensor:
    """Rotation matrices [..., 3, 3] of axis-angle vectors [..., 3] (Rodrigues), with a gradient at zero too."""
    square = (axis_angle * axis_angle).sum(-1, keepdim=True)[..., None]
    small = square < 1e-8
    angle = torch.where(small, torch.ones_like(square), square).sqrt()
    first = torch.where(small, 1 - square / 6, angle.sin() / angle)
    second = torch.where(small, 0.5 - square / 24, (1 - angle.cos()) / angle**2)
    x, y, z = axis_angle.unbind(-1)
    zero = torch.zeros_like(x)
    cross = torch.stack([zero, -z, y, z, zero, -x, -y, x, zero], dim=-1)
    cross = rearrange(cross, "... (r c) -> ... r c", r=3)
    eye = torch.eye(3, dtype=axis_angle.dtype, device=axis_angle.device)
    return eye + first * cross + second * (cross @ cross)
