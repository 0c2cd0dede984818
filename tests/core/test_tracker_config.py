"""The options of a tracker: what is refused, and what a tracker says it runs with."""

from pathlib import Path

import pytest

from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_hands": 0}, "Invalid number of hands 0: give one from 1 to 8."),
        ({"threads": 65}, "Invalid number of threads 65: give one from 1 to 64."),
        ({"hand_length": 17.5}, "Invalid hand length 17.5 m: give one from 0.10 to 0.26 m."),
        ({"hand_length": float("nan")}, "Invalid hand length nan m: give one from 0.10 to 0.26 m."),
        ({"device": "gpu"}, "Invalid device 'gpu': choose one of auto, cpu, cuda, directml, coreml."),
        ({"engine": "tflite"}, "Invalid engine 'tflite': choose one of auto, onnxruntime, torch."),
        ({"device": "cuda", "engine": "onnxruntime"}, "On CUDA, the networks run in PyTorch"),
        ({"device": "directml", "engine": "torch"}, "Only ONNX Runtime runs on directml"),
        ({"fit": True, "checkpoint": Path("mine.safetensors")}, "Both --fit and --checkpoint were given"),
    ],
)
def test_invalid_options_are_refused_in_one_sentence(options, message):
    with pytest.raises(UserError) as error:
        TrackerConfig(**options)
    assert message in str(error.value)


def test_a_tracker_says_what_it_runs_with():
    tracker = HandTracker(TrackerConfig(max_hands=1, device="cpu"), smooth=False)
    assert tracker.config == TrackerConfig(max_hands=1, device="cpu", smooth=False)
    tracker.smooth, tracker.hand_length = True, 0.18
    setup = tracker.setup
    assert setup.config == TrackerConfig(max_hands=1, device="cpu", hand_length=0.18)
    assert setup.checkpoint is not None and setup.device == "CPU" and setup.engine == "ONNX Runtime"
    assert HandTracker(device="cpu", fit=True).setup.checkpoint is None


def test_an_unknown_option_is_refused():
    with pytest.raises(TypeError, match="hands"):
        HandTracker(hands=1)
