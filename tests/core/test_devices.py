"""Nothing crosses from one device to another inside a network: what runs on `meta` tensors alone runs on a GPU alone.

A crossing there costs a wait in every frame, and a CUDA graph cannot be recorded.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from one_device import one_device

from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.core.network.config import BackboneConfig, PoseNetConfig, TransformerConfig
from handmirror.core.network.graph_export import example_inputs
from handmirror.core.network.parts import Part, landmarks_part, palms_part, posenet_parts
from handmirror.core.network.torch_engine import Layout, pack, split
from handmirror.core.network.torch_parts import blank_part

SMALL = TransformerConfig(layers=1, heads=2, dim_head=8, mlp=16)
LANDMARK = PoseNetConfig(2, 7, BackboneConfig("landmark", "random"), 24, "ca", SMALL, True, True, SMALL)
DINO = replace(LANDMARK, backbone=BackboneConfig("dino", "random-tiny"), points=False, finder=False, embedder="dense")
WEIGHTS = Path("none.safetensors")
PARTS = [palms_part(), landmarks_part(), *posenet_parts(WEIGHTS, LANDMARK), *posenet_parts(WEIGHTS, DINO)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
@torch.inference_mode()
def test_no_part_of_a_network_crosses_devices(part: Part):
    net = blank_part(part)
    expected = [output.shape for output in net(*example_inputs(part, 2, 3).values())]
    inputs = [each.to("meta") for each in example_inputs(part, 2, 3).values()]
    net = net.to("meta")
    with one_device():
        outputs = net(*inputs)
    assert [output.shape for output in outputs] == expected
    assert all(output.is_meta for output in outputs)


def test_the_hand_model_does_not_cross_devices():
    model = TorchHandModel.load().to("meta")
    pose, shape, trans = (torch.zeros(3, width, device="meta", requires_grad=True) for width in (48, 10, 3))
    with one_device():
        hand = model(pose, shape, trans)
        (hand.vertices.sum() + hand.joints.sum() + model.rest_wrist(shape).sum()).backward()
    assert hand.vertices.shape == (3, 778, 3)
    assert pose.grad is not None
    assert pose.grad.is_meta


def test_the_guard_sees_what_crosses():
    x = torch.zeros(4, 5, device="meta")
    for crossing in (
        lambda: x.new_tensor([1.0, 2.0]),
        lambda: x[:, [1, 2]],
        lambda: x[(0, 1), :],
        lambda: torch.zeros(5).to("meta"),
        lambda: x.index_select(0, torch.zeros(1, dtype=torch.long)),
    ):
        with pytest.raises((AssertionError, RuntimeError)), one_device():
            crossing()


def test_arrays_travel_in_one_buffer_each_way():
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 256, (2, 5, 5, 3), np.uint8)  # 150 bytes: what follows must be moved to a multiple of 16
    cameras, seconds = rng.random((2, 4)), rng.random((2, 7), np.float32)[:, ::2]
    layout = Layout([pictures, cameras, seconds])
    buffer = torch.zeros(layout.size, dtype=torch.uint8)
    for _ in range(2):  # the same buffer again
        layout.fill(buffer.numpy(), [pictures, cameras, seconds])
        for view, array in zip(layout.views(buffer), (pictures, cameras, seconds), strict=True):
            assert view.storage_offset() * view.element_size() % 16 == 0
            np.testing.assert_array_equal(view.numpy(), array.astype(view.numpy().dtype))
        pictures, cameras = pictures[::-1], -cameras
    outputs = [torch.rand(2, 3), torch.rand(2), torch.rand(2, 4, 4).transpose(1, 2)]
    answers = split(pack(outputs).numpy(), [output.shape for output in outputs])
    for answer, output in zip(answers, outputs, strict=True):
        np.testing.assert_array_equal(answer, output.numpy())
