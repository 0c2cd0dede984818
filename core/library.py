"""Handmirror as a library: live hand tracking, sessions and exports.

    from handmirror import HandTracker, Intrinsics, open_source

What is named in `__all__` is public and documented; each name is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from handmirror.core.camera.intrinsics import Intrinsics as Intrinsics
    from handmirror.core.camera.modes import CameraMode as CameraMode
    from handmirror.core.camera.source import Source as Source
    from handmirror.core.camera.sources import open_source as open_source
    from handmirror.core.cameras.rig import CameraPose as CameraPose
    from handmirror.core.cameras.rig import Rig as Rig
    from handmirror.core.cameras.rig import read_rig as read_rig
    from handmirror.core.cameras.session import fuse_session as fuse_session
    from handmirror.core.cameras.tracking import track_cameras as track_cameras
    from handmirror.core.errors import UserError as UserError
    from handmirror.core.hand.angles import ANGLE_NAMES as ANGLE_NAMES
    from handmirror.core.hand.angles import joint_angles as joint_angles
    from handmirror.core.hand.angles import model_axes as model_axes
    from handmirror.core.hand.joints import JOINT_NAMES as JOINT_NAMES
    from handmirror.core.hand.model import HandModel as HandModel
    from handmirror.core.live import Live as Live
    from handmirror.core.live import LiveResult as LiveResult
    from handmirror.core.network.checkpoint import read_facts as read_checkpoint
    from handmirror.core.poses.schema import HandLine as HandLine
    from handmirror.core.poses.schema import PoseLine as PoseLine
    from handmirror.core.session.export.exporter import export_session as export
    from handmirror.core.session.export.formats import ExportFormat as ExportFormat
    from handmirror.core.session.facts import SessionFacts as SessionFacts
    from handmirror.core.session.facts import SourceFacts as SourceFacts
    from handmirror.core.session.folder import SessionFolder as SessionFolder
    from handmirror.core.session.headless import track_to_folder as track_to_folder
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
    "ANGLE_NAMES": "hand.angles.ANGLE_NAMES",
    "CameraPose": "cameras.rig.CameraPose",
    "CameraMode": "camera.modes.CameraMode",
    "ExportFormat": "session.export.formats.ExportFormat",
    "Frame": "types.Frame",
    "FrameResult": "types.FrameResult",
    "Hand": "types.Hand",
    "HandLine": "poses.schema.HandLine",
    "HandModel": "hand.model.HandModel",
    "HandTracker": "tracking.tracker.HandTracker",
    "Intrinsics": "camera.intrinsics.Intrinsics",
    "JOINT_NAMES": "hand.joints.JOINT_NAMES",
    "Live": "live.Live",
    "LiveResult": "live.LiveResult",
    "PoseLine": "poses.schema.PoseLine",
    "Recorder": "session.recorder.Recorder",
    "Rig": "cameras.rig.Rig",
    "Session": "session.reader.Session",
    "SessionFacts": "session.facts.SessionFacts",
    "SessionFolder": "session.folder.SessionFolder",
    "Side": "types.Side",
    "Source": "camera.source.Source",
    "SourceFacts": "session.facts.SourceFacts",
    "TrackerConfig": "tracking.config.TrackerConfig",
    "UserError": "errors.UserError",
    "export": "session.export.exporter.export_session",
    "fuse_session": "cameras.session.fuse_session",
    "joint_angles": "hand.angles.joint_angles",
    "model_axes": "hand.angles.model_axes",
    "open_session": "session.reader.open_session",
    "open_source": "camera.sources.open_source",
    "read_rig": "cameras.rig.read_rig",
    "track_cameras": "cameras.tracking.track_cameras",
    "read_checkpoint": "network.checkpoint.read_facts",
    "track_to_folder": "session.headless.track_to_folder",
}

__all__ = [
    "ANGLE_NAMES",
    "JOINT_NAMES",
    "CameraMode",
    "CameraPose",
    "ExportFormat",
    "Frame",
    "FrameResult",
    "Hand",
    "HandLine",
    "HandModel",
    "HandTracker",
    "Intrinsics",
    "Live",
    "LiveResult",
    "PoseLine",
    "Recorder",
    "Rig",
    "Session",
    "SessionFacts",
    "SessionFolder",
    "Side",
    "Source",
    "SourceFacts",
    "TrackerConfig",
    "UserError",
    "export",
    "fuse_session",
    "joint_angles",
    "model_axes",
    "open_session",
    "open_source",
    "read_checkpoint",
    "read_rig",
    "track_cameras",
    "track_to_folder",
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
