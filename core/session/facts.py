"""`session.json`: the description of a session, and the migration from older format versions.

Version 1 (headless runs only) had no clocks, no hand model and no video. Version 2 has them.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import MAX_RATE, Source
from handmirror.core.errors import UserError
from handmirror.core.files import overwrite_text, read_at_most, reason, replace_text
from handmirror.core.gestures.files import parse_gestures, to_record
from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.hand.model import default_model_path
from handmirror.core.poses.schema import camera_matrix
from handmirror.core.provenance import FileFact, asset_hashes, file_fact, versions
from handmirror.core.session.folder import SessionFolder
from handmirror.core.tracking.config import TrackerSetup
from handmirror.core.types import Array

FORMAT, FORMAT_VERSION = "handmirror-session", 2
COMPLETE = "complete"
INTERRUPTED = "interrupted"  # by Ctrl-C, or a signal that asks programs to end
_MAX_FILE = 10_000_000  # bytes
_ROOM = 4000  # bytes that an ending and its counts take at most; a sentence of a very long path may be longer


@dataclass(frozen=True)
class SourceFacts:
    """Where the frames came from."""

    label: str
    live: bool = False
    fps: float | None = None  # as it says
    measured_fps: float | None = None  # of a live one, in its first second
    mode: str = ""  # of a camera: size, rate and format that it was opened with
    skipped: tuple[str, ...] = ()  # names of broken images
    warning: str = ""

    @classmethod
    def of(cls, source: Source) -> "SourceFacts":
        """The facts of an open source, or one that has just ended."""
        return cls(
            source.label,
            source.live,
            source.fps,
            source.measured_fps,
            source.mode,
            tuple(source.skipped),
            source.warning,
        )


@dataclass(frozen=True)
class VideoFacts:
    """What is in `video.mkv`."""

    start_ns: int  # timestamp of the frame that is shown at zero
    frames: int = 0
    bytes: int = 0  # size of the whole file; 0 as long as it is being written, and when that failed
    lost: int = 0  # captured frames that could not be kept
    camera_jpegs: int = 0  # frames whose JPEG is the camera's own; the others were encoded with quality 90


@dataclass(frozen=True, eq=False)
class SessionFacts:
    """The description of a session; unknown keys of the file are in `more`."""

    source: SourceFacts
    created: str = ""  # local time, ISO 8601
    monotonic_ns: int = 0  # both clocks, read together when the session began: frames of a live source
    wall_ns: int = 0  # carry the monotonic one, this is the time since 1970
    ending: str = (
        ""  # "complete", "interrupted", or why it ended; empty while it is being written, or when the program died
    )
    K: Array | None = None  # [3, 3] of the first frame; each line of poses.jsonl has its own
    settings: dict[str, Any] = field(default_factory=dict)  # of the tracker, and where K comes from
    checkpoint: FileFact | None = None  # None: the fit
    hand_model: FileFact | None = None  # None: not known
    versions: dict[str, Any] = field(default_factory=dict)
    assets_sha256: dict[str, Any] = field(default_factory=dict)
    video: VideoFacts | None = None
    rerun_of: str = ""  # path of the session whose video was tracked again (core.session.origin)
    rerun_of_sha256: str = ""  # of its session.json
    more: dict[str, Any] = field(default_factory=dict)

    def setting(self, name: str, missing: Any) -> Any:
        """A setting of the tracker; `missing` if it does not exist or has another type than `missing`."""
        value = self.settings.get(name)
        return value if type(value) is type(missing) else missing

    @property
    def gestures(self) -> GestureSet | None:
        """The gestures that were recognised; None where they were off, or are damaged."""
        try:
            return parse_gestures(self.settings.get("gestures"), Path("session.json")).gestures
        except UserError:
            return None

    @classmethod
    def beginning(
        cls, source: SourceFacts, tracker: TrackerSetup, intrinsics: Intrinsics | None = None
    ) -> "SessionFacts":
        """The facts of a session that begins now. Hashes the checkpoint the first time, which takes up to a second."""
        config = tracker.config
        return cls(
            source=source,
            created=time.strftime("%Y-%m-%dT%H:%M:%S%z"),
            monotonic_ns=time.monotonic_ns(),
            wall_ns=time.time_ns(),
            settings={
                "max_hands": config.max_hands,
                "stills": config.stills,
                "smooth": config.smooth,
                **({} if config.smoothing == 1.0 else {"smoothing": config.smoothing}),
                "hand_length": config.hand_length,
                "fit": tracker.checkpoint is None,
                "device": tracker.device,
                "engine": tracker.engine,
                **({"gestures": to_record(config.gestures)} if isinstance(config.gestures, GestureSet) else {}),
                **({} if intrinsics is None else {"intrinsics": intrinsics.facts()}),
            },
            checkpoint=None if tracker.checkpoint is None else file_fact(tracker.checkpoint),
            hand_model=file_fact(config.hand_model or default_model_path()),
            versions=versions(),
            assets_sha256=asset_hashes(),
        )


def write_facts(path: Path, facts: SessionFacts) -> None:
    """Write `session.json`; an older one stays whole until the new one is. UserError when that is not possible.

    As long as the session has not ended, the file has room for its ending, which a full disk can then take too.
    """
    record = {"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(facts)}
    record["K"] = None if facts.K is None else facts.K.tolist()
    record |= record.pop("more")
    text = json.dumps(record, indent=2) + "\n"
    if not facts.ending:
        text = text.ljust(len(text) + _ROOM)
    try:
        replace_text(path, text)
    except UserError as full:
        try:
            overwrite_text(path, text)
        except UserError:
            raise full from full.__cause__


def read_facts(path: Path) -> SessionFacts:
    """Read `session.json`, of an older version too; UserError when it is damaged, foreign or of a newer one."""
    record = _read_record(path)
    version = record.get("format_version")
    if record.get("format") != FORMAT or type(version) is not int or not 1 <= version < 1000:
        raise UserError(f"{path} is not a Handmirror session file: give the folder of a session.")
    if version > FORMAT_VERSION:
        raise UserError(
            f"The session {path.parent} has format version {version}, newer than the supported {FORMAT_VERSION}: "
            f"update Handmirror."
        )
    try:
        while version < FORMAT_VERSION:
            record, version = MIGRATIONS[version](record), version + 1
        return _facts(record)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(f"{path} is damaged ({error}): copy the session again.") from error


def _read_record(path: Path) -> dict[str, Any]:
    if not path.is_file():
        video = SessionFolder(path.parent).video
        if video.is_file():
            raise UserError(f"The session {path.parent} has lost its {path.name}: open {video} as a video instead.")
        raise UserError(f"No session was found in {path.parent}: give a folder with a {path.name} in it.")
    try:
        content = read_at_most(path, _MAX_FILE)
        record = None if content is None else json.loads(content)
    except (OSError, ValueError, RecursionError) as error:
        why = reason(error) if isinstance(error, OSError) else "not JSON"
        raise UserError(f"{path} cannot be read ({why}): copy the session again.") from error
    return record if isinstance(record, dict) else {}


def _from_version_1(record: dict[str, Any]) -> dict[str, Any]:
    """A headless run's facts: the device was apart, K that of the last frame, and no hand model but the shipped one."""
    record = dict(record)
    record["K"] = record.pop("K_last_frame", None)
    record["settings"] = {**record["settings"], "device": record.pop("device", "")}
    shipped = record["assets_sha256"].get("hand_model/hand_right.npz")
    record["hand_model"] = None if shipped is None else {"file": "hand_right.npz", "sha256": shipped}
    return record


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _from_version_1}


def _facts(record: dict[str, Any]) -> SessionFacts:
    """Typed facts; ValueError naming the entry that is wrong."""
    source, video = _entry(record, "source", dict), record.get("video")
    more = record.keys() - SessionFacts.__dataclass_fields__.keys() - {"format", "format_version"}
    return SessionFacts(
        source=SourceFacts(
            label=_entry(source, "label", str),
            live=_entry(source, "live", bool),
            fps=_fps(source.get("fps")),
            measured_fps=_fps(source.get("measured_fps")),
            mode=_entry(source, "mode", str, ""),
            skipped=tuple(str(name) for name in _entry(source, "skipped", list, [])),
            warning=_entry(source, "warning", str, ""),
        ),
        created=_entry(record, "created", str, ""),
        ending=_entry(record, "ending", str, ""),
        rerun_of=_entry(record, "rerun_of", str, ""),
        rerun_of_sha256=_entry(record, "rerun_of_sha256", str, ""),
        monotonic_ns=_entry(record, "monotonic_ns", int, 0),
        wall_ns=_entry(record, "wall_ns", int, 0),
        settings=_entry(record, "settings", dict, {}),
        versions=_entry(record, "versions", dict, {}),
        assets_sha256=_entry(record, "assets_sha256", dict, {}),
        checkpoint=_file(record.get("checkpoint"), "checkpoint"),
        hand_model=_file(record.get("hand_model"), "hand_model"),
        K=None if record.get("K") is None else camera_matrix(record["K"]),
        video=None if video is None else _video(video),
        more={name: record[name] for name in sorted(more)},
    )


def _video(record: Any) -> VideoFacts:
    if not isinstance(record, dict):
        raise ValueError("video is not a JSON object")
    counts = {name: _entry(record, name, int, 0) for name in VideoFacts.__dataclass_fields__}
    return VideoFacts(**counts)


def _file(record: Any, name: str) -> FileFact | None:
    if record is None:
        return None
    if not isinstance(record, dict):
        raise ValueError(f"{name} is not a JSON object")
    return FileFact(_entry(record, "file", str), _entry(record, "sha256", str))


def _entry(record: dict[str, Any], name: str, kind: type, missing: Any = None) -> Any:
    value: Any = record.get(name, missing)
    if type(value) is not kind or (isinstance(value, int) and not -(2**63) < value < 2**63):
        raise ValueError(f"{name} is not valid")
    return value


def _fps(value: Any) -> float | None:
    """Frames per second, None when unknown or no sensible number."""
    return float(value) if type(value) in (int, float) and 0 < value <= MAX_RATE else None
