"""What became of a video, as it is kept in the ledger."""

from dataclasses import asdict, dataclass, fields
from typing import Any

DONE, FAILED, CUT, PIECE = "done", "failed", "cut", "piece"


@dataclass(frozen=True)
class Outcome:
    """The result of one attempt.

    Attributes:
        name: the item's.
        status: "done", "failed", "cut" for a long video that is to be tracked in pieces, or "piece" for one of them.
        source: the item's, as it may be shown.
        sentence: why it failed.
        warnings: sentences on what is doubtful or missing.
        frames: how many were tracked.
        frames_with_hands: those with at least one hand.
        rows: hands of all frames.
        hands: different tracks.
        size: width and height in pixels of the first frame.
        video_s: time of the last frame after the first, in seconds.
        seconds: wall time, from opening to the last file.
        cpu_s: processor time.
        presence: share of frames with a hand, 0 to 9, in each of up to 60 equal parts of the video.
        fingerprint: size in bytes and time of change in nanoseconds of the file, by which a changed one is noticed.
        settings: the item's own.
        cuts_ns: for "cut": the times at which pieces begin.
        length_ns: for "cut": the length that the file states.
        no_space: failed because the disk is full, in the system's words.
        at: when it ended, local time, ISO 8601.
    """

    name: str
    status: str
    source: str = ""
    sentence: str = ""
    warnings: tuple[str, ...] = ()
    frames: int = 0
    frames_with_hands: int = 0
    rows: int = 0
    hands: int = 0
    size: tuple[int, int] = (0, 0)
    video_s: float = 0.0
    seconds: float = 0.0
    cpu_s: float = 0.0
    presence: tuple[int, ...] = ()
    fingerprint: tuple[int, ...] = ()
    settings: dict[str, Any] | None = None
    cuts_ns: tuple[int, ...] = ()
    length_ns: int = 0
    no_space: str = ""
    at: str = ""

    def record(self) -> dict[str, Any]:
        """As JSON has it, without what is empty."""
        return {name: value for name, value in asdict(self).items() if value or name in ("name", "status")}

    @classmethod
    def parse(cls, record: Any) -> "Outcome":
        """From JSON; ValueError when it is something else."""
        if not isinstance(record, dict) or not isinstance(record.get("name"), str) or "status" not in record:
            raise ValueError("no record of a video")
        known = {each.name: each.default for each in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in record.items() if name in known
        }
        for name, value in values.items():
            usual = known[name]
            if isinstance(usual, (int, float)) and not isinstance(value, (int, float)):
                raise ValueError(f"{name} is not a number")
            if isinstance(usual, tuple) and not isinstance(value, tuple):
                raise ValueError(f"{name} is not a list")
        return cls(**values)
