"""Makes small sessions for tests; run as a script it records until it is killed."""

import sys
import time
from pathlib import Path

import numpy as np

from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.types import Frame, FrameResult, Hand, Side

K = np.array([[600.0 + 1 / 3, 0, 320], [0, 600.0, 240], [0, 0, 1]])
FACTS = SessionFacts(SourceFacts("a test", live=True, fps=30.0), created="2026-01-01T00:00:00+0000", monotonic_ns=7)


def make_frame(index: int, time_ns: int, size: tuple[int, int] = (64, 48)) -> Frame:
    """A picture that no other index has."""
    image = np.full((size[1], size[0], 3), (index * 7 % 250, index // 35 % 250, 90), np.uint8)
    image[: size[1] // 2, index % size[0] :] = 255
    return Frame(image, index, time_ns, f"{index:06d}")


def make_hand(seed: int, track: int = 1, side: Side = Side.RIGHT) -> Hand:
    rng = np.random.default_rng(seed)
    pose, shape, trans = (rng.normal(size=size).astype(np.float32) for size in (48, 10, 3))
    joints, vertices = (rng.normal(size=(size, 3)).astype(np.float32) for size in (21, 778))
    return Hand(
        track, side, float(rng.random()), pose, shape, trans, joints, rng.normal(size=(21, 2)) * 99, lambda: vertices
    )


def make_result(frame: Frame, hands: int = 1) -> FrameResult:
    sides = (Side.RIGHT, Side.LEFT)
    found = tuple(make_hand(frame.index * 10 + k, k + 1, sides[k % 2]) for k in range(hands))
    return FrameResult(frame, K, found)


def make_session(path: Path, frames: int = 12, skipped: int = 4) -> Path:
    """A session at uneven times; every `skipped`-th frame was not tracked."""
    recorder = Recorder(SessionFolder(path), FACTS, warn_free_bytes=0, stop_free_bytes=0)
    recorder.start()
    for index in range(frames):
        frame = make_frame(index, 5_000_000_123 + index * 33_333_333 + index % 3)
        recorder.add_frame(frame)
        if (index + 1) % skipped:
            recorder.add_result(make_result(frame, hands=index % 3))
    recorder.stop()
    return path


def record_until_killed(path: Path, width: int, height: int, fps: float) -> None:
    """Tell each frame on stdout as soon as it is captured."""
    recorder = Recorder(SessionFolder(path), FACTS, warn_free_bytes=0, stop_free_bytes=0)
    recorder.start()
    noise = np.random.default_rng(0).integers(0, 40, (height, width, 3), dtype=np.uint8)
    began = time.monotonic()
    for index in range(10**6):
        time.sleep(max(0.0, began + index / fps - time.monotonic()))
        frame = make_frame(index, time.monotonic_ns(), (width, height))
        np.add(frame.image // 2, noise, out=frame.image)
        recorder.add_frame(frame)
        print(index, frame.time_ns, flush=True)
        recorder.add_result(make_result(frame, hands=2))


if __name__ == "__main__":
    record_until_killed(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
