"""Handmirror as a library: live hand tracking, sessions and exports.

    from handmirror import HandTracker, Intrinsics, open_source

What is named in `__all__` is public and documented; each name is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handmirror.core.camera.intrinsics import Intrinsics as Intrinsics
    from handmirror.core.camera.sources import open_source as open_source
    from handmirror.core.errors import UserError as UserError
    from handmirror.core.hand.model import HandModel as HandModel
    from handmirror.core.session.export.exporter import export_session as export
    from handmirror.core.session.export.formats import ExportFormat as ExportFormat
    from handmirror.core.session.reader import Session as Session
    from handmirror.core.session.reader import open_session as open_session
    from handmirror.core.session.recorder import Recorder as Recorder
    from handmirror.core.tracking.config import TrackerConfig as TrackerConfig
    from handmirror.core.tracking.tracker import HandTracker as HandTracker
    from handmirror.core.types import Frame as Frame
    from handmirror.core.types import FrameResult as FrameResult
    from handmirror.core.types import Hand as Hand
    from handmirror.core.types import Side as Side

_PLACES = {  # in handmirror.core
    "ExportFormat": "session.export.formats.ExportFormat",
    "Frame": "types.Frame",
    "FrameResult": "types.FrameResult",
    "Hand": "types.Hand",
    "HandModel": "hand.model.HandModel",
    "HandTracker": "tracking.tracker.HandTracker",
    "Intrinsics": "camera.intrinsics.Intrinsics",
    "Recorder": "session.recorder.Recorder",
    "Session": "session.reader.Session",
    "Side": "types.Side",
    "TrackerConfig": "tracking.config.TrackerConfig",
    "UserError": "errors.UserError",
    "export": "session.export.exporter.export_session",
    "open_session": "session.reader.open_session",
    "open_source": "camera.sources.open_source",
}

__all__ = [
    "ExportFormat",
    "Frame",
    "FrameResult",
    "Hand",
    "HandModel",
    "HandTracker",
    "Intrinsics",
    "Recorder",
    "Session",
    "Side",
    "TrackerConfig",
    "UserError",
    "export",
    "open_session",
    "open_source",
]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PLACES[name].rpartition(".")
    value = getattr(import_module(f"handmirror.core.{module}"), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
