"""What is tracked and with which options; all of it can be sent to another process."""

import hashlib
import re
from dataclasses import asdict, dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Any

from handmirror.core.camera.address import kind_of, without_login
from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig

MAX_NAME = 100  # characters
_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{MAX_NAME - 1}}}")
_DEVICE_NAMES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)  # of Windows, no files
_STEM = 60  # characters of a file's name that are kept in that of its results


class BatchFormat(str, Enum):
    """What is written for each video."""

    PARQUET = "parquet"
    POSES = "poses"
    LEROBOT = "lerobot"


@dataclass(frozen=True)
class Episode:
    """An episode of a LeRobot data set, seen by one camera."""

    data_set: str  # absolute path
    number: int
    camera: str  # the feature, as observation.images.front
    begin_s: float  # in the video file, from ...
    end_s: float  # ... to, not included
    fps: float


@dataclass(frozen=True)
class Item:
    """One video of a collection.

    Attributes:
        source: absolute path of a file, or an address that fsspec opens.
        name: what its results are called; unique in the collection, and a valid name of a file everywhere.
        intrinsics: as `Intrinsics.parse` takes them; None, with `fov`, for those of the whole collection.
        fov: field of view, as `Intrinsics.parse` takes it.
        hand_length: metres, as in TrackerConfig; None for that of the whole collection.
        episode: of a LeRobot data set: which part of the video file it is; None for all of it.
        fault: a sentence that says why it cannot be tracked, known before it is opened; empty for none.
    """

    source: str
    name: str
    intrinsics: str | None = None
    fov: str | None = None
    hand_length: float | None = None
    episode: "Episode | None" = None
    fault: str = ""

    @property
    def is_remote(self) -> bool:
        """Whether it is an address."""
        return kind_of(self.source) is not None

    @property
    def label(self) -> str:
        """The source as it may be shown and kept."""
        if self.episode is not None:
            return f"{self.episode.data_set}, episode {self.episode.number}, {self.episode.camera}"
        return without_login(self.source)

    def settings(self) -> dict[str, Any]:
        """Its own options, those that are given."""
        part = None if self.episode is None else [self.episode.begin_s, self.episode.end_s]
        given = {"intrinsics": self.intrinsics, "fov": self.fov, "hand_length": self.hand_length, "part_s": part}
        return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True)
class BatchConfig:
    """The options of a whole collection.

    Attributes:
        out: folder of the results.
        tracker: the tracker's options.
        intrinsics: of videos without their own, as `Intrinsics.parse` takes them.
        fov: likewise.
        formats: what is written for each video.
        piece_s: videos longer than one and a half times this are cut into pieces of this length, in seconds; 0 for
            never.
        timeout_s: how long an object store or web server may take to answer.
    """

    out: Path
    tracker: TrackerConfig = field(default_factory=TrackerConfig)
    intrinsics: str | None = None
    fov: str | None = None
    formats: tuple[BatchFormat, ...] = (BatchFormat.PARQUET,)
    piece_s: float = 600.0
    timeout_s: float = 60.0

    @property
    def writes_table(self) -> bool:
        """Whether there are rows in Parquet, of which LeRobot's columns are made, too."""
        return bool({BatchFormat.PARQUET, BatchFormat.LEROBOT} & {*self.formats})

    def settings(self) -> dict[str, Any]:
        """What decides the results, as JSON has it: all videos in a folder are tracked with the same."""
        tracker = asdict(self.tracker)
        for name in ("device", "engine", "threads", "stills"):  # may differ between computers; not an option here
            tracker.pop(name)
        tracker = {name: str(value) if isinstance(value, Path) else value for name, value in tracker.items()}
        own = {"intrinsics": self.intrinsics, "fov": self.fov, "piece_s": self.piece_s}
        return tracker | own | {"formats": sorted(kind.value for kind in self.formats)}


def name_of(source: str) -> str:
    """A name for the results of a file or address: the stem of its name, and a hash of the whole."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "_", PurePosixPath(source.replace("\\", "/").partition("?")[0]).stem)
    digest = hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{stem.strip('._-')[:_STEM] or 'video'}-{digest[:10]}"


def check_name(name: str) -> None:
    """UserError when results cannot be called this."""
    if not _NAME.fullmatch(name) or _DEVICE_NAMES.fullmatch(name) or name.endswith("."):
        raise UserError(
            f"The name {name!r} cannot be used for a file: use up to {MAX_NAME} letters, digits, dots, dashes and "
            "underscores."
        )
