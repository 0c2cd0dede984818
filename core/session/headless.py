"""Tracks a whole source into a folder: `poses.jsonl`, `session.json` and, if wished, `overlay.mp4`."""

import importlib.metadata
import json
import platform
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from core.assets import ASSETS, sha256
from core.camera.intrinsics import Intrinsics
from core.camera.source import Source, SourceLost
from core.errors import UserError
from core.session.drawing import draw_hands
from core.session.overlay_video import OverlayVideo
from core.session.poses import PoseWriter
from core.tracking.tracker import HandTracker
from core.types import FrameResult

FORMAT_VERSION = 1
_VERSIONS = ("handmirror", "torch", "numpy", "av", "opencv-python", "opencv-python-headless")


@dataclass
class Summary:
    """What a run came to."""

    frames: int = 0
    frames_with_hands: int = 0
    hands: int = 0  # different tracks
    seconds: float = 0.0
    ending: str = "complete"  # or "interrupted", or the sentence that says why it ended
    lost: bool = False  # a live source vanished
    notices: dict[str, int] = field(default_factory=dict)  # sentence -> in how many frames
    timings_ms: dict[str, list[float]] = field(default_factory=dict)  # stage -> each frame's milliseconds
    _tracks: set[int] = field(default_factory=set)

    def add(self, result: FrameResult) -> None:
        """Count one frame."""
        self.frames += 1
        self.frames_with_hands += bool(result.hands)
        self._tracks.update(hand.track for hand in result.hands)
        self.hands = len(self._tracks)
        if result.notice:
            self.notices[result.notice] = self.notices.get(result.notice, 0) + 1
        for stage, milliseconds in result.timings_ms.items():
            self.timings_ms.setdefault(stage, []).append(milliseconds)

    @property
    def fps(self) -> float:
        """Frames a second, everything included."""
        return self.frames / self.seconds if self.seconds else 0.0

    def stage_table(self) -> dict[str, dict[str, float]]:
        """Median and 95th percentile of each stage in milliseconds."""
        return {
            stage: {"median_ms": round(float(np.median(ms)), 3), "p95_ms": round(float(np.percentile(ms, 95)), 3)}
            for stage, ms in self.timings_ms.items()
        }


def track_to_folder(
    source: Source,
    tracker: HandTracker,
    intrinsics: Intrinsics,
    out: Path,
    video: bool = True,
    progress: Callable[[Summary], None] = lambda summary: None,
) -> Summary:
    """Track every frame of a source, in order, without dropping any.

    What was tracked is kept whatever happens: each line and each second of video is on disk as soon as it is made, and
    `session.json` is written at the end also of a run that was interrupted or failed.

    Args:
        source: where frames come from; ends by itself, by Ctrl-C, or when a camera vanishes.
        tracker: a fresh tracker.
        intrinsics: gives K for each frame.
        out: a folder, made when missing; files of an earlier run in it are overwritten.
        video: whether to write the annotated video.
        progress: called after each frame.
    """
    _make_folder(out)
    summary, K = Summary(), None
    began = time.perf_counter()
    with ExitStack() as stack:
        stack.callback(lambda: _write_session(out, source, tracker, K, summary))
        poses = stack.enter_context(PoseWriter(out / "poses.jsonl"))
        overlay: OverlayVideo | None = None
        try:
            while (frame := source.read()) is not None:
                K = intrinsics.for_frame(frame)
                result = tracker.track(frame, K)
                poses.write(result)
                if video:
                    if overlay is None:
                        path, fps = out / "overlay.mp4", source.fps or 30.0
                        overlay = stack.enter_context(OverlayVideo(path, fps, frame.size))
                    overlay.write(draw_hands(frame.image, result.hands, K, tracker.faces), frame.time_ns)
                summary.add(result)
                summary.seconds = time.perf_counter() - began
                progress(summary)
        except KeyboardInterrupt:
            summary.ending = "interrupted"
        except SourceLost as error:
            summary.ending, summary.lost = str(error), True
        except BaseException as error:
            summary.ending = f"failed: {error}"
            raise
    return summary


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"The folder {out} cannot be made ({error.strerror}): choose another with --out.") from error


def _write_session(out: Path, source: Source, tracker: HandTracker, K: np.ndarray | None, summary: Summary) -> None:
    facts = {
        "format": "handmirror-session",
        "format_version": FORMAT_VERSION,
        "created": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "ending": summary.ending,
        "source": {
            "label": source.label,
            "live": source.live,
            "fps": source.fps,
            "skipped": source.skipped,
            "warning": source.warning,
        },
        "K_last_frame": None if K is None else K.tolist(),
        "frames": summary.frames,
        "frames_with_hands": summary.frames_with_hands,
        "tracks": summary.hands,
        "seconds": round(summary.seconds, 3),
        "fps": round(summary.fps, 2),
        "notices": summary.notices,
        "device": tracker.device_label,
        "settings": {"max_hands": tracker.max_hands, "stills": tracker.stills, "smooth": tracker.smooth},
        "checkpoint": _checkpoint_facts(tracker.checkpoint),
        "versions": versions(),
        "assets_sha256": asset_hashes(),
        "stages": summary.stage_table(),
    }
    (out / "session.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def _checkpoint_facts(checkpoint: Path | None) -> dict[str, str] | None:
    return None if checkpoint is None else {"file": checkpoint.name, "sha256": sha256(checkpoint)}


def versions() -> dict[str, str]:
    """Versions of Handmirror, Python and the libraries that decide the result."""
    found: dict[str, Any] = {"python": platform.python_version(), "system": platform.platform()}
    for name in _VERSIONS:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def asset_hashes() -> dict[str, str]:
    """SHA-256 of each shipped file that decides the result."""
    files = [*ASSETS.glob("hand_model/*.npz"), *ASSETS.glob("landmark_net/*.safetensors")]
    return {file.relative_to(ASSETS).as_posix(): sha256(file) for file in sorted(files)}
