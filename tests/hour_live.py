"""`python -m tests.hour_live --minutes 60`: the whole program for an hour, with a camera that has every fault.

The real command `record` runs in a process of its own, with VMC and the web page on; a reader of the page and one of
VMC are connected all the time. Its camera, a third process, is pulled out, frozen, and changes its picture's size. Of
each fault the report says whether its reason was shown, and how long after its end the next frame came. The process is
checked every second: its memory, handles and threads must not grow. At the end the session is opened and counted.

Prints a table, writes the report as JSON, and ends with status 1 when something was not as it has to be.
"""

import json
import math
import multiprocessing
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Annotated, Any

import cv2
import psutil
import typer
from rich.console import Console
from rich.table import Table
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.session.reader import Session, open_session
from tests.mjpeg_camera import MjpegCamera

FPS = 30.0
FULL, SMALL = (640, 480), (480, 360)
RECOVERED_S = 3.0  # the longest allowed from the end of a fault to the next frame
GAVE_UP_S = 30.0
MEMORY_EVERY = 30
WINDOW_S = 300.0  # at the start, in the middle and at the end: what is compared
MAX_MORE_MB, MAX_MORE_HANDLES, MAX_MORE_THREADS = 50.0, 4, 2  # at the end, beside the start
STREAMS = ("--web", "--vmc")


@dataclass(frozen=True)
class Fault:
    """Something that cameras do: steps with the seconds to wait after each but the last, which ends the fault."""

    name: str
    steps: tuple[str, ...]
    seconds: float = 0.0  # between the first step and the last
    interrupts: bool = True  # there are no frames meanwhile, and a reason has to be shown


FAULTS = (
    Fault("pulled out and returned", ("stop", "start"), 5.0),
    Fault("frozen and going on", ("freeze", "thaw"), 6.0),
    Fault("picture made smaller", ("small",), interrupts=False),
    Fault("pulled out and returned with another size", ("stop", "full", "start"), 2.0),
    Fault("frozen, pulled out and returned", ("freeze", "stop", "start"), 5.0),
    Fault("picture made smaller and larger", ("small", "full"), 2.0, interrupts=False),
)


@dataclass
class Happened:
    """One fault as it went."""

    fault: str
    at_s: float  # when it began, since the first frame
    over_s: float  # when frames came again
    shown_s: float | None  # from its beginning until a reason was shown, None for none
    recovered_s: float | None  # from the fault's end to the next frame, None when none came
    reason: str  # what was shown on the terminal, empty for nothing
    good: bool


@dataclass
class Sample:
    """The recording process at one moment."""

    at_s: float  # on the monotonic clock
    memory_mb: float  # resident
    handles: int
    threads: int


@dataclass
class Report:
    """What the hour came to."""

    minutes: float
    faults: list[Happened] = field(default_factory=list)
    windows: dict[str, dict[str, float]] = field(default_factory=dict)  # start, middle, end
    memory_mb: list[float] = field(default_factory=list)  # resident, every MEMORY_EVERY samples
    session: dict[str, Any] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)  # sentences


def main(
    minutes: Annotated[float, typer.Option(min=1)] = 60.0,
    every: Annotated[float | None, typer.Option(help="Seconds between faults. [120, less in a short run]")] = None,
    out: Annotated[Path, typer.Option(help="The report.")] = Path("hour_live.json"),
    keep: Annotated[Path | None, typer.Option(help="Keep the recorded session in this new folder.")] = None,
) -> None:
    """Run, print the report, and exit with status 1 if anything failed."""
    seconds = minutes * 60
    pause = every or min(120.0, (seconds - 20) / (len(FAULTS) + 1))
    report = Report(minutes)
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch, "session")
        run_all(folder, seconds, pause, report)
    out.write_text(json.dumps(asdict(report), indent=2) + "\n", encoding="utf-8")
    show(report)
    raise SystemExit(1 if report.failures else 0)


def run_all(folder: Path, seconds: float, pause: float, report: Report) -> None:
    """The camera, the program with its readers, the faults, and the look at what was recorded."""
    context = multiprocessing.get_context("spawn")
    camera, theirs = context.Pipe()
    process = context.Process(target=serve_camera, args=(theirs,), daemon=True)
    process.start()
    try:
        url = camera.recv()
        with Program(url, folder, seconds) as program:
            program.wait_for_frame(time.monotonic_ns(), GAVE_UP_S)
            program.began = time.monotonic()
            look_at_faults(program, camera, seconds, pause, report)
            left = program.began + seconds - time.monotonic()
            status = program.process.wait(timeout=max(left, 0) + 90)
        if status != 0:
            report.failures.append(f"The program ended with status {status}: {program.lines[-1:]}.")
        look_at_samples(program, report)
        look_at_session(folder, program, report)
    finally:
        process.terminate()
        process.join()


class Program:
    """The command `record` with its two readers; its output, readers and use of resources."""

    def __init__(self, url: str, folder: Path, seconds: float) -> None:
        self.lines: list[tuple[float, str]] = []  # when, and the line
        self.samples: list[Sample] = []
        self.frames: list[tuple[float, int, tuple[int, int]]] = []  # of the web page: when, its timestamp, its size
        self.packets = 0  # of VMC
        self.web, vmc = free_port(socket.SOCK_STREAM), free_port(socket.SOCK_DGRAM)
        self._vmc = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._vmc.bind(("127.0.0.1", vmc))
        ports = ("--web", str(self.web), "--vmc", str(vmc))
        command = [
            sys.executable,
            "-m",
            "handmirror",
            "record",
            url,
            "--out",
            str(folder),
            "--seconds",
            str(seconds),
            *ports,
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.began = time.monotonic()  # later: of the first frame
        for work in (self._listen, self._sample, self._read_page, self._read_vmc):
            threading.Thread(target=work, daemon=True).start()

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self._vmc.close()

    def wait_for_frame(self, after_ns: int, patience_s: float, size: tuple[int, int] | None = None) -> float | None:
        """Seconds from the moment `after_ns` until the page got a frame from after it, None when none came."""
        seen, end = len(self.frames), time.monotonic() + patience_s
        while time.monotonic() < end and self.process.poll() is None:
            for came, time_ns, its_size in self.frames[seen:]:
                seen += 1
                if time_ns >= after_ns and size in (None, its_size):
                    return came - after_ns * 1e-9
            time.sleep(0.02)
        return None

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append((time.monotonic(), line.strip()))

    def _sample(self) -> None:
        process = psutil.Process(self.process.pid)
        handles: Callable[[], int] = process.num_fds if hasattr(process, "num_fds") else process.num_handles
        try:
            while True:
                memory = process.memory_info().rss / 1e6
                self.samples.append(Sample(time.monotonic(), memory, handles(), process.num_threads()))
                time.sleep(1)
        except psutil.Error:  # it has ended
            pass

    def _read_page(self) -> None:
        address = f"ws://127.0.0.1:{self.web}/stream"
        while self.process.poll() is None:
            try:
                with connect(address, max_size=None) as page:
                    for message in page:
                        record = json.loads(message)
                        if record["type"] == "frame":
                            width, height = record["size"]
                            self.frames.append((time.monotonic(), record["time_ns"], (width, height)))
            except (OSError, WebSocketException):
                time.sleep(0.1)

    def _read_vmc(self) -> None:
        try:
            while self._vmc.recv(65536):
                self.packets += 1
        except OSError:  # closed
            pass


def look_at_faults(program: Program, camera: Connection, seconds: float, pause: float, report: Report) -> None:
    """One fault after the other until the end is near."""
    began, number = program.began, 0
    while (due := began + (number + 1) * pause) + GAVE_UP_S / 2 < began + seconds:
        time.sleep(max(0.0, due - time.monotonic()))
        if program.process.poll() is not None:
            return
        fault = FAULTS[number % len(FAULTS)]
        happened = cause(program, camera, fault, due - began)
        report.faults.append(happened)
        print(f"{happened.at_s:7.0f} s  {happened.fault}: {describe(happened)}", flush=True)
        if not happened.good:
            report.failures.append(f"At {happened.at_s:.0f} s, {fault.name}: {describe(happened)}.")
        number += 1


def cause(program: Program, camera: Connection, fault: Fault, at_s: float) -> Happened:
    """Let it happen, end it, and wait for the next frame."""
    seen, begin = len(program.lines), time.monotonic()
    for step in fault.steps[:-1]:
        command(camera, step)
        time.sleep(fault.seconds / (len(fault.steps) - 1))
    command(camera, fault.steps[-1])
    size = {"small": SMALL, "full": FULL}.get(fault.steps[-1])
    recovered = program.wait_for_frame(time.monotonic_ns(), GAVE_UP_S, size)
    when, reason = next((line for line in program.lines[seen:] if "trying again" in line[1]), (begin, ""))
    return Happened(
        fault=fault.name,
        at_s=round(at_s, 1),
        over_s=round(time.monotonic() - program.began, 1),
        shown_s=round(when - begin, 2) if reason else None,
        recovered_s=None if recovered is None else round(recovered, 3),
        reason=reason,
        good=recovered is not None and recovered < RECOVERED_S and bool(reason) == fault.interrupts,
    )


def describe(happened: Happened) -> str:
    """In a few words."""
    frame = "no frame came" if happened.recovered_s is None else f"a frame after {happened.recovered_s:.2f} s"
    return f"{frame}, {'shown: ' + happened.reason if happened.reason else 'nothing shown'}"


def look_at_samples(program: Program, report: Report) -> None:
    """Memory, handles and threads at the start, in the middle and at the end, and what of them has grown."""
    last = program.samples[-1].at_s - program.began
    span = min(WINDOW_S, last / 5)
    for name, begin in (("start", span / 3), ("middle", (last - span) / 2), ("end", last - span - 1)):
        samples = [sample for sample in program.samples if begin <= sample.at_s - program.began < begin + span]
        report.windows[name] = {
            "from_s": round(begin, 1),
            "to_s": round(begin + span, 1),
            "memory_mb": round(statistics.median(sample.memory_mb for sample in samples), 1),
            "handles": statistics.median(sample.handles for sample in samples),
            "threads": statistics.median(sample.threads for sample in samples),
        }
    report.memory_mb = [round(sample.memory_mb, 1) for sample in program.samples[::MEMORY_EVERY]]
    report.session["vmc_packets"] = program.packets
    report.session["most_memory_mb"] = round(max(sample.memory_mb for sample in program.samples), 1)
    start, end = report.windows["start"], report.windows["end"]
    for what, most in (("memory_mb", MAX_MORE_MB), ("handles", MAX_MORE_HANDLES), ("threads", MAX_MORE_THREADS)):
        if end[what] - start[what] > most:
            report.failures.append(f"{what} grew from {start[what]} to {end[what]}.")


def look_at_session(folder: Path, program: Program, report: Report) -> None:
    """What was recorded, read back: it must open whole, and hold the frames of every window."""
    with open_session(folder) as session:
        video, losses, ending = session.facts.video, session.losses, session.facts.ending
        sizes = {session.read_frame(k).size for k in places(session)}
        tracked = {line.frame for line in session.results()}
        frames = [(frame.time_ns * 1e-9 - program.began, frame.index) for frame in session.frames]
    report.session |= {
        "ending": ending,
        "losses": list(losses),
        "captured": len(frames),
        "tracked": len(tracked),
        "lost_while_recording": 0 if video is None else video.lost,
        "megabytes": 0 if video is None else round(video.bytes / 1e6, 1),
        "sizes": sorted(sizes),
    }
    on_page = [came - program.began for came, _, _ in program.frames]
    for window in report.windows.values():
        quiet = quiet_seconds(window["from_s"], window["to_s"], report.faults)
        if not quiet:
            continue
        captured = [index for moment, index in frames if math.floor(moment) in quiet]
        window["quiet_s"] = len(quiet)
        window["captured_fps"] = round(len(captured) / len(quiet), 2)
        window["skipped_by_tracker"] = len(set(captured) - tracked)
        window["lost_by_recorder"] = missing_numbers([i for at, i in frames if window["from_s"] <= at < window["to_s"]])
        window["page_fps"] = round(sum(math.floor(moment) in quiet for moment in on_page) / len(quiet), 2)
    if ending != "complete" or losses:
        report.failures.append(f"The session ended as {ending!r} with {losses}.")
    if sizes != {FULL, SMALL}:
        report.failures.append(f"The recorded pictures have the sizes {sizes}.")


def quiet_seconds(begin: float, end: float, faults: Sequence[Happened]) -> set[int]:
    """Whole seconds, counted from the first frame, in which no fault was under way."""
    seconds = set(range(math.ceil(begin), math.floor(end)))
    for fault in faults:
        seconds -= set(range(math.floor(fault.at_s), math.floor(fault.over_s) + 2))
    return seconds


def places(session: Session) -> Sequence[int]:
    """Some 200 frames, spread over the session."""
    return range(0, len(session.frames), max(1, len(session.frames) // 200))


def missing_numbers(indices: list[int]) -> int:
    """How many frame numbers are left out: captured, but not kept."""
    return indices[-1] - indices[0] + 1 - len(indices) if indices else 0


def show(report: Report) -> None:
    """The tables."""
    console = Console(width=140)
    faults = Table("at s", "fault", "shown after s", "recovered after s", "shown")
    for happened in report.faults:
        recovered = "never" if happened.recovered_s is None else f"{happened.recovered_s:.2f}"
        shown = "" if happened.shown_s is None else f"{happened.shown_s:.2f}"
        faults.add_row(f"{happened.at_s:.0f}", happened.fault, shown, recovered, happened.reason)
    console.print(faults)
    windows = Table("", *next(iter(report.windows.values()), {}))
    for name, window in report.windows.items():
        windows.add_row(name, *(f"{value:g}" for value in window.values()))
    console.print(windows)
    console.print("memory every half minute, MB:", *(f"{megabytes:.0f}" for megabytes in report.memory_mb))
    console.print(report.session)
    for sentence in report.failures or ["All was as it has to be."]:
        console.print(sentence)


# the camera's process


def serve_camera(orders: Connection) -> None:
    """Serve the demo clip, and do what is asked for by name."""
    with open_source(str(asset("demo/demo.mp4"))) as source:
        pictures = [frame.image for frame in source]
    full, small = (
        [cv2.resize(picture, size, interpolation=cv2.INTER_AREA) for picture in pictures] for size in (FULL, SMALL)
    )
    with MjpegCamera(full, FPS) as camera:
        does = {
            "stop": camera.stop,
            "start": camera.start,
            "freeze": camera.freeze,
            "thaw": camera.thaw,
            "full": lambda: camera.show(full),
            "small": lambda: camera.show(small),
        }
        orders.send(camera.url)
        while True:
            does[orders.recv()]()
            orders.send("done")


def command(camera: Connection, step: str) -> None:
    """Have the camera do a step; returns when it is done."""
    camera.send(step)
    camera.recv()


def free_port(kind: int) -> int:
    """A free port, for TCP or UDP."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    typer.run(main)
