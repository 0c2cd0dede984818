"""What poses the hands, as the window calls it."""

from enum import Enum

from handmirror.app.translation import tr
from handmirror.core.tracking.config import TrackerConfig


class EstimatorChoice(str, Enum):
    """The ways to pose the hands that can be chosen in the window."""

    BUNDLED = "bundled"
    FIT = "fit"
    FILE = "file"


def method_name(choice: EstimatorChoice) -> str:
    """What a way is called."""
    names = {
        EstimatorChoice.BUNDLED: tr("Trained network (bundled)"),
        EstimatorChoice.FIT: tr("Fit to key points (no trained network)"),
        EstimatorChoice.FILE: tr("Checkpoint file…"),
    }
    return names[choice]


def tool_tip(choice: EstimatorChoice) -> str:
    """What a way does."""
    tips = {
        EstimatorChoice.BUNDLED: tr("The network bundled with Handmirror, for the bundled hand model"),
        EstimatorChoice.FIT: tr("The hand model is fitted to key points, without a trained network"),
        EstimatorChoice.FILE: tr("A trained network from a file (.safetensors)"),
    }
    return tips[choice]


def checkpoint_files() -> str:
    """The filter of file dialogs."""
    return tr("Checkpoints (*.safetensors)")


def choice_of(config: TrackerConfig) -> EstimatorChoice:
    """The way that a tracker was asked to use."""
    if config.checkpoint is not None:
        return EstimatorChoice.FILE
    return EstimatorChoice.FIT if config.fit else EstimatorChoice.BUNDLED
