"""The landmark and palm networks against stored answers of the TFLite runtime."""

from pathlib import Path

import numpy as np
import pytest
import torch

from handmirror.core.errors import UserError
from handmirror.core.network.backbones import LandmarkBackbone
from handmirror.core.network.landmark_net import LandmarkNet, LandmarkOutput
from handmirror.core.network.palm_net import PalmNet, PalmOutput
from handmirror.core.network.parts import CROP_SIZE, PALM_SIZE
from handmirror.training.landmark_net.references import BOX_STEP, sample_images

# Pixels, probability, probability, metres; pixels, logit
TOLERANCE = {
    "image_landmarks": 1e-3,
    "presence": 1e-5,
    "right": 1e-5,
    "world_landmarks": 1e-6,
    "boxes": 1e-3,
    "logits": 1e-3,
}
NETS = {
    "hand_landmark_full": (lambda: LandmarkNet.load("full"), CROP_SIZE, LandmarkOutput),
    "palm_detection_lite": (lambda: PalmNet.load("lite"), PALM_SIZE, PalmOutput),
}


@pytest.fixture(scope="module")
def references():
    with np.load(Path(__file__).parent / "data/networks.npz") as file:
        return dict(file)


@pytest.mark.parametrize("name", NETS)
def test_answers_match_the_tflite_runtime(name, references):
    load, size, output = NETS[name]
    with torch.no_grad():
        answer = load()(torch.from_numpy(sample_images(size)))
    assert isinstance(answer, output)
    for field, values in answer._asdict().items():
        expected = references[f"{name}/{field}"]
        got = values[:, ::BOX_STEP].numpy() if field == "boxes" else values.numpy()
        assert got.shape == expected.shape
        assert np.abs(got - expected).max() <= TOLERANCE[field], field


def test_drawn_hand_is_a_hand_and_noise_is_none(references):
    drawn, noise = references["hand_landmark_full/presence"]
    assert drawn > 0.5 > noise


def test_maps_and_tokens_have_the_promised_shapes():
    net = LandmarkNet.load()
    images = torch.from_numpy(sample_images(CROP_SIZE))
    with torch.no_grad():
        fine, backbone, answer = net.fine_map(net.early_map(images)), LandmarkBackbone("full"), net(images)
        last, tokens = net.last_map(fine), backbone.back(backbone.middle(backbone.front(images)))
    assert fine.shape[1:] == (112, 14, 14)
    assert last.shape[1:] == (net.dim, 7, 7)
    assert tokens.shape == (2, 50, net.dim)
    torch.testing.assert_close(tokens[:, 8], last[:, :, 1, 1])
    torch.testing.assert_close(net.image_head(tokens[:, -1]).view(2, 21, 3), answer.image_landmarks)


@pytest.mark.parametrize("net, size", [(LandmarkNet("lite"), CROP_SIZE), (LandmarkNet.load(), CROP_SIZE)])
def test_gradients_reach_every_weight(net, size):
    net.train()
    sum(output.sum() for output in net(torch.from_numpy(sample_images(size)))).backward()
    assert all(p.grad is not None and p.grad.isfinite().all() for p in net.parameters())
    assert net.stem[0].weight.grad.abs().max() > 0


def test_a_bad_weight_file_is_one_sentence(tmp_path):
    garbage = tmp_path / "garbage.safetensors"
    garbage.write_bytes(b"not a weight file")
    with pytest.raises(UserError, match=r"garbage\.safetensors is damaged"):
        LandmarkNet.load(path=garbage)
    with pytest.raises(UserError, match=r"absent\.safetensors does not exist"):
        PalmNet.load(path=tmp_path / "absent.safetensors")
    with pytest.raises(UserError, match=r"does not belong to the network PalmNet"):
        PalmNet.load("full", path=Path(__file__).parents[2] / "assets/landmark_net/palm_detection_lite.safetensors")
