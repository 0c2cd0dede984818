"""The one place that chooses what poses the hands."""

from pathlib import Path

from handmirror.core.hand.fit import HandFitter
from handmirror.core.hand.model import load_arrays
from handmirror.core.network.engine import Engines
from handmirror.core.network.shipped import shipped_network
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.estimators.base import Estimator
from handmirror.core.tracking.estimators.fit import FitEstimator
from handmirror.core.tracking.estimators.network import NetworkEstimator
from handmirror.core.tracking.landmarks import LandmarkReader


def checkpoint_of(config: TrackerConfig) -> Path | None:
    """The trained network that poses the hands; None: the fit does."""
    return None if config.fit else config.checkpoint or shipped_network(config.hand_model)


def make_estimator(
    checkpoint: Path | None, config: TrackerConfig, engines: Engines, reader: LandmarkReader
) -> Estimator:
    """The estimator of a checkpoint of `checkpoint_of`, on the engines; UserError when it cannot be loaded."""
    if checkpoint is None:
        return FitEstimator(HandFitter(load_arrays(config.hand_model)), reader)
    return NetworkEstimator(checkpoint, engines, reader, config.hand_model, config.stills)
