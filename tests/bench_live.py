"""`python tests/bench_live.py`: what recording and streaming cost the tracker, on a loopback camera with 720p JPEGs.

Every round runs each of them once in an order of its own, on one tracker. Camera and readers are other processes: one
reader of the page's WebSocket takes everything, one has stopped reading, and one takes VMC. The table holds medians
over the rounds; "latency" is from a frame's arrival to its result, "processor" the program's seconds a second.
"""

import multiprocessing
import random
import shutil
import socket
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import typer
from mjpeg_camera import MjpegCamera
from rich.console import Console
from rich.table import Table
from websockets.sync.client import connect

from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.live import Live, LiveResult
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.stream.hub import StreamHub
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Frame

SIZE = (1280, 720)
VMC_PORT, WEB_PORT = 39541, 18541
WARM_UP_S = 1.5
NOTHING, RECORDING, ENCODING, STREAMING, BOTH = (
    "nothing",
    "recording",
    "recording, JPEGs made here",
    "streaming",
    "recording and streaming",
)


@dataclass(frozen=True)
class Measured:
    """One run."""

    fps: float  # results a second
    captured: float  # frames per second
    latency_ms: float  # median
    slowest_ms: float  # 95th percentile
    processor: float  # seconds a second
    bytes_a_minute: float  # of the session
    lost: int  # captured, but not recorded


def main(
    rounds: Annotated[int, typer.Option(min=1)] = 5,
    seconds: Annotated[float, typer.Option(min=1, help="Of each run, after a second and a half to warm up.")] = 8.0,
    fps: Annotated[float, typer.Option(help="Of the camera; more than the tracker can do shows all it costs.")] = 30.0,
) -> None:
    """Print a table of frame rates with and without recording and streaming."""
    runs: dict[str, list[Measured]] = defaultdict(list)
    tracker = HandTracker(device="cpu")
    with in_process(serve_camera, fps) as url, in_process(read_vmc):
        for number in range(rounds):
            for what in random.Random(number).sample((NOTHING, RECORDING, ENCODING, STREAMING, BOTH), 5):
                runs[what].append(measure(what, url, tracker, seconds))
    table = Table("", "fps", "to nothing", "captured", "latency ms", "p95", "processor", "MB a minute", "lost")
    for what in (NOTHING, RECORDING, ENCODING, STREAMING, BOTH):
        middle = {name: statistics.median(getattr(run, name) for run in runs[what]) for name in vars(runs[what][0])}
        # pair by pair: what else the computer does changes from round to round
        changes = [run.fps / bare.fps - 1 for run, bare in zip(runs[what], runs[NOTHING], strict=True)]
        table.add_row(
            what,
            f"{middle['fps']:.1f}",
            f"{statistics.median(changes):+.1%}",
            f"{middle['captured']:.1f}",
            f"{middle['latency_ms']:.1f}",
            f"{middle['slowest_ms']:.1f}",
            f"{middle['processor']:.2f}",
            f"{middle['bytes_a_minute'] / 1e6:.0f}",
            str(sum(run.lost for run in runs[what])),
        )
    Console(width=120).print(table)


def measure(what: str, url: str, tracker: HandTracker, seconds: float) -> Measured:
    """One run."""
    folder = Path(tempfile.mkdtemp())
    seen: list[tuple[int, int]] = []  # when a result came, and how long after its frame
    tracker.reset()

    def note(result: LiveResult) -> None:
        now = time.monotonic_ns()
        seen.append((now, now - result.captured_ns))

    with ExitStack() as stack:
        live = Live(lambda: open_source(url), tracker, Intrinsics.parse())
        live.subscribe(note)
        recorder = None
        if what in (RECORDING, ENCODING, BOTH):
            recorder = record_to(folder / "session", live, tracker, without_packets=what == ENCODING)
        if what in (STREAMING, BOTH):
            hub = stack.enter_context(StreamHub.from_options(str(VMC_PORT), str(WEB_PORT), tracker.faces))
            stack.enter_context(in_process(read_page))
            live.subscribe(lambda result: hub.publish(result.result))
        live.start()
        while not seen:
            time.sleep(0.01)
        time.sleep(WARM_UP_S)
        begin_ns, processor, captured = time.monotonic_ns(), time.process_time(), live.counters().captured
        time.sleep(seconds)
        end_ns, processor = time.monotonic_ns(), time.process_time() - processor
        captured = live.counters().captured - captured
        live.stop()
        report = None if recorder is None else recorder.stop()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    shutil.rmtree(folder)
    span_s = (end_ns - begin_ns) * 1e-9
    latencies = [late * 1e-6 for now, late in seen if begin_ns <= now < end_ns]
    return Measured(
        fps=len(latencies) / span_s,
        captured=captured / span_s,
        latency_ms=statistics.median(latencies),
        slowest_ms=float(np.percentile(latencies, 95)),
        processor=processor / span_s,
        bytes_a_minute=0.0 if report is None else size / report.seconds * 60,
        lost=0 if report is None else report.lost,
    )


def record_to(path: Path, live: Live, tracker: HandTracker, without_packets: bool) -> Recorder:
    """Record the run, as if the camera gave no JPEGs where that is wished."""
    facts = SessionFacts.beginning(SourceFacts("bench", live=True), tracker.setup)
    recorder = Recorder(SessionFolder(path), facts)
    recorder.start()

    def add(frame: Frame) -> None:
        recorder.add_frame(replace(frame, packet=None) if without_packets else frame)

    live.on_frame = add
    live.subscribe(lambda result: recorder.add_result(result.result))
    return recorder


# other processes: each says when it is ready, and lives until it is ended


@contextmanager
def in_process(target, *arguments) -> Iterator[str]:
    """A process that does this in the background, and the line that it prints when it is ready."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(theirs, *arguments), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.terminate()
        process.join()


def serve_camera(ready: Connection, fps: float) -> None:
    with open_source(str(asset("demo/demo.mp4"))) as source:
        frames = [cv2.resize(frame.image, SIZE, interpolation=cv2.INTER_AREA) for frame in source]
    with MjpegCamera(frames, fps) as camera:
        ready.send(camera.url)
        time.sleep(1e9)


def read_vmc(ready: Connection) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", VMC_PORT))
        ready.send("")
        while True:
            receiver.recv(65536)


def read_page(ready: Connection) -> None:
    """One reader that takes everything, beside one that takes nothing after the greeting."""
    address = f"ws://127.0.0.1:{WEB_PORT}/stream"
    with socket.create_connection(("127.0.0.1", WEB_PORT)) as dead:
        dead.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        key = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        head = f"GET /stream HTTP/1.1\r\nHost: 127.0.0.1:{WEB_PORT}\r\n{key}Sec-WebSocket-Version: 13\r\n\r\n"
        dead.sendall(head.encode())
        assert b" 101 " in dead.recv(100)
        with connect(address, max_size=None) as reader:
            ready.send("")
            for _ in reader:
                pass


if __name__ == "__main__":
    typer.run(main)
