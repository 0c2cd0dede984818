"""Between the saved settings and the tracker's config."""

from dataclasses import replace
from pathlib import Path

from handmirror.app.preferences.keys import CHECKPOINT, DEVICE, ENGINE, MAX_HANDS, METHOD, SMOOTHING
from handmirror.app.preferences.store import Preferences
from handmirror.core.errors import UserError
from handmirror.core.network.devices import DEVICES, ENGINES
from handmirror.core.tracking.config import TrackerConfig

DEFAULT = TrackerConfig()
KEYS = {setting.key for setting in (MAX_HANDS, DEVICE, ENGINE, METHOD, CHECKPOINT)}  # a change needs another tracker


def use_given(preferences: Preferences, config: TrackerConfig) -> None:
    """Use what the command line gives in place of saved settings, without saving it."""
    if config.max_hands != DEFAULT.max_hands:
        preferences.override(MAX_HANDS, config.max_hands)
    if config.smoothing != DEFAULT.smoothing:
        preferences.override(SMOOTHING, config.smoothing)
    for name, given in ((DEVICE, config.device), (ENGINE, config.engine)):
        if given != "auto":
            preferences.override(name, given)
    if config.checkpoint is not None or config.fit or config.hand_model is not None:
        preferences.override(METHOD, _method(config))
        preferences.override(CHECKPOINT, str(config.checkpoint or ""))


def save_config(preferences: Preferences, config: TrackerConfig) -> None:
    """Save the settings of a config that is in use; those of the command line stay unsaved."""
    if config.checkpoint is not None:
        preferences.set(CHECKPOINT, str(config.checkpoint))
    preferences.set(METHOD, _method(config))
    preferences.set(DEVICE, config.device)
    preferences.set(ENGINE, config.engine)
    preferences.set(MAX_HANDS, config.max_hands)


def _method(config: TrackerConfig) -> str:
    return "checkpoint" if config.checkpoint is not None else "fit" if config.fit else "network"


def configured(preferences: Preferences, config: TrackerConfig) -> TrackerConfig:
    """The config with the settings in use."""
    method, file = preferences.get(METHOD), preferences.get(CHECKPOINT)
    checkpoint = Path(file) if method == "checkpoint" and file else None
    device = next(name for name in DEVICES if name == preferences.get(DEVICE))
    engine = next(name for name in ENGINES if name == preferences.get(ENGINE))
    others = replace(
        config,
        max_hands=preferences.get(MAX_HANDS),
        checkpoint=checkpoint,
        fit=method == "fit",
        smoothing=preferences.get(SMOOTHING),
    )
    try:
        return replace(others, device=device, engine=engine)
    except UserError:  # the engine does not run on the device: changed by hand
        return replace(others, device=device, engine="auto")
