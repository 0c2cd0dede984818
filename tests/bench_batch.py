"""What a collection of short clips costs: `python -m tests.bench_batch [--clips 300] [--frames 60] [--rounds 2]`.

Prints, for rounds that alternate: the wall time with one and with two processes; the processor time of each against
that of the same clips tracked one after the other in one process, as `handmirror track --no-video` does; and the memory
of the workers in the first and the last fifth of the run. The clips are cut from the demo clip.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import av
import psutil

from handmirror.core.assets import asset
from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import BatchConfig
from handmirror.core.batch.pool import LocalWorkers
from handmirror.core.batch.run import Progress, run_batch
from handmirror.core.batch.sources import find_items
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.files import library_path
from handmirror.core.session.headless import track_to_folder
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker

CPU = TrackerConfig(device="cpu")


@dataclass
class Memory:
    """Megabytes of all workers together, by the share of clips that are done."""

    samples: list[tuple[float, float]] = field(default_factory=list)
    looked_s: float = 0.0

    def watch(self, progress: Progress) -> None:
        """Look at the workers, at most every five seconds."""
        if time.monotonic() - self.looked_s < 5:
            return
        self.looked_s = time.monotonic()
        workers = [child for child in psutil.Process().children() if "spawn_main" in " ".join(child.cmdline())]
        total = sum(worker.memory_info().rss for worker in workers) / 1e6
        self.samples.append((progress.done / progress.total, total))

    def between(self, low: float, high: float) -> float:
        """The mean in a part of the run; 0 without a sample."""
        values = [total for share, total in self.samples if low <= share <= high]
        return sum(values) / len(values) if values else 0.0


def make_clips(folder: Path, clips: int, frames: int) -> None:
    """Clips of the demo clip, each beginning at another frame."""
    with open_source(str(asset("demo/demo.mp4"))) as source:
        images = [frame.image for frame in source]
    for number in range(clips):
        begin = number * 7 % (len(images) - frames) if len(images) > frames else 0
        write_clip(folder / f"{number:04d}.mp4", images[begin : begin + frames])


def write_clip(path: Path, images: list) -> None:
    """An mp4 of images [h, w, 3]."""
    with av.open(library_path(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "ultrafast", "threads": "1"})
        stream.height, stream.width = images[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        for place, image in enumerate(images):
            picture = av.VideoFrame.from_ndarray(image, format="rgb24")
            picture.pts = place
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))


def track_plainly(clips: list[Path], out: Path) -> tuple[float, float]:
    """Wall and processor seconds of one process that tracks all clips, without its start."""
    tracker = HandTracker(CPU)
    wall, cpu = time.perf_counter(), time.process_time()
    for clip in clips:
        tracker.restart()
        with open_source(str(clip)) as source:
            track_to_folder(source, tracker, Intrinsics.parse(), out / clip.stem, video=False)
    return time.perf_counter() - wall, time.process_time() - cpu


def track_in_batch(folder: Path, out: Path, processes: int, watch: Callable[[Progress], None]) -> tuple[float, float]:
    """Wall seconds of all, and processor seconds without the workers' start."""
    config = BatchConfig(out, CPU)
    wall, cpu = time.perf_counter(), time.process_time()
    result = run_batch(find_items([str(folder)]), config, lambda: LocalWorkers(config, processes), watch)
    assert not result.failed and result.done == result.total
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    workers = sum(outcome.cpu_s for outcome in BatchFolder(out).read_ledger().values())
    return wall, cpu + workers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clips", type=int, default=300)
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        root = Path(work)
        (root / "clips").mkdir()
        make_clips(root / "clips", options.clips, options.frames)
        clips = sorted((root / "clips").iterdir())
        for number in range(options.rounds):
            plain = track_plainly(clips, root / f"plain{number}")
            print(f"round {number + 1}: plain       wall {plain[0]:8.1f} s, CPU {plain[1]:8.1f} s", flush=True)
            walls = []
            for processes in (1, 2):
                memory = Memory()
                wall, cpu = track_in_batch(root / "clips", root / f"batch{number}-{processes}", processes, memory.watch)
                walls.append(wall)
                print(
                    f"round {number + 1}: {processes} process{'es' if processes > 1 else '  '} wall {wall:8.1f} s, CPU "
                    f"{cpu:8.1f} s ({100 * (cpu / plain[1] - 1):+.1f} % of plain), memory of the workers "
                    f"{memory.between(0.05, 0.25):.0f} MB, then {memory.between(0.8, 1.0):.0f} MB",
                    flush=True,
                )
            print(f"round {number + 1}: 1 against 2 processes {walls[0] / walls[1]:.2f} times as fast", flush=True)


if __name__ == "__main__":
    main()
