"""The tensor shapes computed without PyTorch are those that PyTorch makes."""

import pytest

from handmirror.core.network.config import BackboneConfig, PoseNetConfig, TransformerConfig
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.structure import mismatch, part_shapes

SIZES = TransformerConfig(2, 3, 8, 24)
LANDMARK = BackboneConfig("landmark", "random")


@pytest.mark.parametrize("embedder", ["ca", "dense", "none"])
@pytest.mark.parametrize("stage", [1, 2])
def test_shapes_are_those_of_the_network(stage, embedder):
    readers = embedder == "ca"
    config = PoseNetConfig(
        stage, 1 if stage == 1 else 7, LANDMARK, 40, embedder, SIZES, readers, readers, TransformerConfig(1, 2, 4, 16)
    )
    shapes = {name: tuple(value.shape) for name, value in PoseNet(config).state_dict().items()}
    assert mismatch(config, shapes) == ""
    rest = ("backbone.", "position", "project.", "points.", "finder.")
    assert part_shapes(config) == {name: shape for name, shape in shapes.items() if not name.startswith(rest)}


def test_the_smallest_dinov2_of_each_size_passes():
    pytest.importorskip("transformers")
    config = PoseNetConfig(backbone=BackboneConfig("dino", "random-tiny"), dim=32, decoder=SIZES)
    shapes = {name: tuple(value.shape) for name, value in PoseNet(config).state_dict().items()}
    assert mismatch(config, shapes) == ""
    large = PoseNetConfig(backbone=BackboneConfig("dino", "random-large"), dim=32, decoder=SIZES)
    assert "too small for a dino random-large" in mismatch(large, shapes)
