"""The converter against the published .tflite files, where they are at hand."""

import os
from pathlib import Path

import numpy as np
import pytest
import torch
import typer
from typer.testing import CliRunner

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.training.landmark_net.convert import MODELS, build, convert, main
from handmirror.training.landmark_net.references import reference, sample_images

ROOT = Path(__file__).parents[3]
TFLITE = Path(os.environ.get("HANDMIRROR_TFLITE", ROOT.parent / "shared/prototypes/landmark_net"))
needs_tflite = pytest.mark.skipif(
    not (TFLITE / "hand_landmark_full.tflite").is_file(),
    reason="no .tflite files: set HANDMIRROR_TFLITE to a folder with those of mediapipe==0.10.21",
)
TOLERANCE = {"image_landmarks": 1e-3, "world_landmarks": 1e-6, "boxes": 1e-3, "logits": 1e-3}


@needs_tflite
@pytest.mark.parametrize("name", [name for name, model in MODELS.items() if model.ships])
def test_shipped_weights_are_reproduced_byte_for_byte(name, tmp_path):
    assert convert(name, TFLITE, tmp_path).read_bytes() == asset(f"landmark_net/{name}.safetensors").read_bytes()


@needs_tflite
@pytest.mark.parametrize("name", MODELS)
def test_converted_network_agrees_with_the_tflite_runtime(name):
    pytest.importorskip("ai_edge_litert", reason="the TFLite runtime is not installed")
    expected = reference(name, TFLITE / f"{name}.tflite")
    images = torch.from_numpy(sample_images(224 if name.startswith("hand") else 192))
    with torch.no_grad():
        answer = build(name, TFLITE)(images)._asdict()
    assert answer.keys() == expected.keys()
    for field, values in answer.items():
        assert np.abs(values.numpy() - expected[field]).max() <= TOLERANCE.get(field, 1e-5), field


def test_missing_file_says_where_to_get_it(tmp_path):
    app = typer.Typer()
    app.command()(main)
    result = CliRunner().invoke(app, [str(tmp_path), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    message = result.stderr.replace("\n", "")
    assert str(tmp_path / "hand_landmark_full.tflite") in message
    assert "mediapipe==0.10.21, folder mediapipe/modules/hand_landmark" in message
    assert not (tmp_path / "out").exists()


def test_another_file_of_that_name_is_refused(tmp_path):
    (tmp_path / "palm_detection_lite.tflite").write_bytes(b"\0\0\0\0TFL3 cut short")
    with pytest.raises(UserError, match=r"palm_detection_lite\.tflite is not the published file"):
        convert("palm_detection_lite", tmp_path, tmp_path)
