"""What poses the hands, as the window calls it."""

from enum import Enum

from handmirror.core.tracking.config import TrackerConfig


class EstimatorChoice(str, Enum):
    """The ways to pose the hands that can be chosen in the window."""

    BUNDLED = "Network (bundled)"
    FIT = "Fit"
    FILE = "Checkpoint file…"


TOOL_TIPS = {
    EstimatorChoice.BUNDLED: "The network bundled with Handmirror, for the bundled hand model",
    EstimatorChoice.FIT: "The hand model is fitted to key points, without a trained network",
    EstimatorChoice.FILE: "A trained network from a file (.safetensors)",
}
CHECKPOINT, CHECKPOINT_FILES = "Checkpoint", "Checkpoints (*.safetensors)"  # title and filter of file dialogs


def choice_of(config: TrackerConfig) -> EstimatorChoice:
    """The way that a tracker was asked to use."""
    if config.checkpoint is not None:
        return EstimatorChoice.FILE
    return EstimatorChoice.FIT if config.fit else EstimatorChoice.BUNDLED
