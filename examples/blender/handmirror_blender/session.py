# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Handmirror's sessions; needs nothing of Blender."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

MAX_GAP_NS = 500_000_000  # a hand not seen for longer than this was out of sight, whatever the lines say
_KNOWN_RATES = (24, 25, 30, 50, 60, 90, 120, 240, *(rate * 1000 / 1001 for rate in (24, 30, 60, 120)))
_HAND_ARRAYS = {"pose": (48,), "shape": (10,), "trans": (3,), "joints": (21, 3)}
_HAND_KEYS = {"track", "side", *_HAND_ARRAYS}


class HandmirrorError(Exception):
    """What cannot be done and what to do, in one sentence for the user."""


@dataclass(frozen=True)
class Track:
    """One hand over time."""

    number: int
    side: str  # "left" or "right"
    time_ns: np.ndarray  # [n] int64, rising
    last: np.ndarray  # [n] bool: the hand is out of sight after this sample
    pose: np.ndarray  # [n, 48] axis-angle of the right hand model
    shape: np.ndarray  # [n, 10]
    trans: np.ndarray  # [n, 3] metres
    wrist: np.ndarray  # [n, 3] metres in the camera

    @property
    def name(self) -> str:
        """As in Handmirror's exports."""
        return f"hand_{self.number}_{self.side}"


@dataclass(frozen=True)
class Session:
    """What a session's folder contains."""

    name: str
    tracks: tuple
    K: np.ndarray  # [3, 3] camera matrix of the first frame
    size: tuple  # width and height of the picture
    begin_ns: int  # time of the first frame, which is scene frame 0
    end_ns: int
    fps: float  # the usual rate of the frames
    video: Path | None
    model_file: str  # of the hand model, empty where the session does not name it
    model_sha256: str

    def scene_frames(self, time_ns: np.ndarray) -> np.ndarray:
        """Timestamps [n] as frames of the scene, fractional where the camera was not regular."""
        frames = (np.asarray(time_ns) - self.begin_ns) * 1e-9 * self.fps
        whole = np.rint(frames)
        return np.where(np.abs(frames - whole) < 0.002, whole, frames)


def read_session(folder: str | Path) -> Session:
    """Read a session's folder; HandmirrorError."""
    folder = Path(folder)
    facts = _facts(folder)
    lines = _json_lines(folder / "poses.jsonl")
    lines = [line for line in lines if {"time_ns", "K", "size", "hands"} <= line.keys()]
    samples: dict = {}
    for row, line in enumerate(lines):
        for hand in filter(_HAND_KEYS.issubset, line["hands"]):
            samples.setdefault((hand["track"], hand["side"]), []).append((row, line["time_ns"], hand))
    if not samples:
        raise HandmirrorError(f"{folder / 'poses.jsonl'} contains no hand: choose another session.")
    times = np.array([line["time_ns"] for line in lines], np.int64)
    video, video_times = _video(folder, facts)
    frames = times if video_times is None else video_times
    model = facts.get("hand_model") or {}
    return Session(
        name=folder.resolve().name,
        tracks=tuple(_track(*key, rows) for key, rows in sorted(samples.items())),
        K=np.array(lines[0]["K"], float),
        size=tuple(lines[0]["size"]),
        begin_ns=int(frames[0]),
        end_ns=int(max(frames[-1], times[-1])),
        fps=frame_rate(frames),
        video=video,
        model_file=model.get("file", ""),
        model_sha256=model.get("sha256", ""),
    )


def frame_rate(time_ns: np.ndarray) -> float:
    """The usual rate of rising timestamps [n], at a known rate where one fits."""
    if len(time_ns) < 2:
        return 30.0
    steps = np.diff(time_ns)
    usual = np.median(steps)
    frames = np.rint(steps / usual).clip(1).sum()
    rate = frames * 1e9 / (time_ns[-1] - time_ns[0])
    nearest = min((round(rate), *_KNOWN_RATES), key=lambda known: abs(known - rate))
    # at the end of the recording a known rate may be off by half a frame
    fits = abs(nearest - rate) * frames / rate < 0.5 and abs(nearest / rate - 1) < 0.01
    return float(nearest if fits else np.clip(round(rate, 3), 1, 1000))


def _facts(folder: Path) -> dict:
    try:
        facts = json.loads((folder / "session.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise HandmirrorError(
            f"{folder} is not a session ({error}): choose a folder with session.json and poses.jsonl."
        ) from error
    if not isinstance(facts, dict) or facts.get("format") != "handmirror-session" or facts.get("format_version", 0) > 2:
        raise HandmirrorError(f"{folder} is in another or a newer format: install a newer version of this add-on.")
    return facts


def _json_lines(path: Path) -> list:
    """The lines that can be read: the last one may be incomplete."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise HandmirrorError(f"{path} cannot be read ({error.strerror}): copy the session again.") from error
    lines, newest = [], -1
    for row in text.splitlines():
        try:
            line = json.loads(row)
        except ValueError:
            continue
        if isinstance(line, dict) and line.get("time_ns", -1) > newest:
            newest = line["time_ns"]
            lines.append(line)
    return lines


def _track(number: int, side: str, samples: list) -> Track:
    rows, times, hands = zip(*samples, strict=True)
    arrays = {name: np.array([hand[name] for hand in hands], float) for name in _HAND_ARRAYS}
    for name, shape in _HAND_ARRAYS.items():
        if arrays[name].shape[1:] != shape:
            raise HandmirrorError(f'"{name}" of hand {number} has the wrong length: copy the session again.')
    arrays["wrist"] = arrays.pop("joints")[:, 0]
    times = np.array(times, np.int64)
    gap = (np.diff(rows) > 1) | (np.diff(times) > MAX_GAP_NS)
    return Track(number, side, times, np.append(gap, True), **arrays)


def _video(folder: Path, facts: dict) -> tuple:
    """The video's path and the times of its frames; (None, None) where there is no video."""
    rerun_of = facts.get("rerun_of", "")
    # a re-run has no video of its own; only a neighbouring folder is followed
    original = folder.resolve().parent / Path(rerun_of).name if rerun_of else folder
    video = original / "video.mkv"
    if video.is_file() and (original / "frames.jsonl").is_file():
        frames = _json_lines(original / "frames.jsonl")
        if frames:
            return video, np.array([frame["time_ns"] for frame in frames], np.int64)
    overlay = folder / "overlay.mp4"
    return (overlay, None) if overlay.is_file() else (None, None)
