"""One run of the benchmark in a process of its own: `python worker.py JOB`, started by `core.bench.run`.

JOB is JSON: {"program": "handmirror" or "mediapipe", "options": what opens it, "pin": a core or null}. Each frame is
asked for with a line `next` on stdout and comes on stdin as HEADER and the RGB bytes; width 0 is the end. The last line
on stdout is the result as JSON. Decoding is thus not this process's work, and every program gets the same pixels.

This file also runs in the peer's environment: it imports only the standard library before a program is opened.
"""

import time

BEGIN_CPU_NS, BEGIN_WALL_NS = time.process_time_ns(), time.perf_counter_ns()  # before the imports: they are counted

import json  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import struct  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any, BinaryIO, NamedTuple  # noqa: E402

HEADER = struct.Struct("<4q9d")  # index, time in nanoseconds, width, height, K row by row


class Program(NamedTuple):
    """How frames are tracked; only `track` is counted."""

    prepare: Callable[[Any, list[float], int, int], Any]  # image [h, w, 3], K, index and nanoseconds -> its argument
    track: Callable[[Any], tuple[int, dict[str, float]]]  # -> how many hands, milliseconds of each stage


def main() -> None:
    """Measure one run and print its result."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, whose end of the pipe ends this process
    folder = str(Path(__file__).resolve().parent)
    sys.path[:] = [each for each in sys.path if each != folder]  # its modules are not to be found as top-level ones
    job = json.loads(sys.argv[1])
    requests = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what libraries print goes to stderr
    if job["pin"] is not None:
        os.sched_setaffinity(0, {job["pin"]})
    try:
        result = measure(PROGRAMS[job["program"]](job["options"]), requests, sys.stdin.buffer)
    except Exception as error:
        if type(error).__name__ != "UserError":
            raise
        result = {"error": str(error)}
    requests.write(json.dumps(result).encode() + b"\n")
    sys.stderr.flush()
    os._exit(0)  # what a program would still do or send at its end is not waited for


def measure(program: Program, requests: BinaryIO, frames: BinaryIO) -> dict[str, Any]:
    """Track all frames; seconds to the first result, megabytes, and milliseconds of each frame."""
    import numpy as np

    load_cpu, load_wall = time.process_time_ns() - BEGIN_CPU_NS, time.perf_counter_ns() - BEGIN_WALL_NS
    cpu_ms: list[float] = []
    wall_ms: list[float] = []
    hands: list[int] = []
    stages: list[dict[str, float]] = []
    while True:
        process_ns, thread_ns = time.process_time_ns(), time.thread_time_ns()
        requests.write(b"next\n")
        index, time_ns, width, height, *K = HEADER.unpack(_read(frames, HEADER.size))
        if width == 0:
            break
        image = np.frombuffer(_read(frames, width * height * 3), np.uint8).reshape(height, width, 3)
        argument = program.prepare(image, K, index, time_ns)
        # what a tracker leaves to threads of its own is done beside the reading, and belongs to the last frame
        beside = (time.process_time_ns() - process_ns) - (time.thread_time_ns() - thread_ns)
        if cpu_ms:
            cpu_ms[-1] += max(0, beside) / 1e6
        cpu, wall = time.process_time_ns(), time.perf_counter_ns()
        found, times = program.track(argument)
        wall_ms.append((time.perf_counter_ns() - wall) / 1e6)
        cpu_ms.append((time.process_time_ns() - cpu) / 1e6)
        hands.append(found)
        stages.append(times)
    return {
        "load_cpu_s": load_cpu / 1e9,
        "load_wall_s": load_wall / 1e9,
        "memory_mb": peak_memory_mb(),
        "cpu_ms": cpu_ms,
        "wall_ms": wall_ms,
        "hands": hands,
        "stages_ms": stages,
    }


def _read(frames: BinaryIO, size: int) -> bytes:
    data = frames.read(size)
    if len(data) < size:
        os._exit(1)  # the parent has ended
    return data


def peak_memory_mb() -> float | None:
    """The most physical memory this process has had, in 10^6 bytes; None where the system does not say."""
    if sys.platform == "linux":  # getrusage() would include what the parent had when it started this process
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM:")), None)
    if sys.platform == "win32":
        return _windows_peak_mb()
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts bytes


def _windows_peak_mb() -> float | None:
    """What GetProcessMemoryInfo of psapi.h says in PROCESS_MEMORY_COUNTERS."""
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [("cb", ctypes.c_uint32), ("faults", ctypes.c_uint32)]
        _fields_ += [(f"size{k}", ctypes.c_size_t) for k in range(8)]  # the first one is PeakWorkingSetSize

    counters = Counters(ctypes.sizeof(Counters))
    windll = ctypes.windll  # type: ignore[attr-defined]
    windll.kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(windll.kernel32.GetCurrentProcess())
    known = windll.psapi.GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb)
    return counters.size0 / 1e6 if known else None


def make_tracker(options: dict[str, Any]) -> Any:
    """The HandTracker with these arguments, paths as text."""
    from handmirror.core.tracking.tracker import HandTracker

    paths = {name: Path(value) for name, value in options.items() if name == "checkpoint" and value is not None}
    return HandTracker(**{**options, **paths})


def open_handmirror(options: dict[str, Any]) -> Program:
    """Handmirror's tracker."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    tracker = make_tracker(options)
    import numpy as np

    from handmirror.core.errors import UserError
    from handmirror.core.types import Frame

    if tracker.engines.notices:  # what was asked for cannot be measured, and nothing else is under its name
        raise UserError(" ".join(tracker.engines.notices))

    def prepare(image: Any, K: list[float], index: int, time_ns: int) -> Any:
        return Frame(image, index, time_ns, f"{index:06d}"), np.array(K).reshape(3, 3)

    def track(argument: Any) -> tuple[int, dict[str, float]]:
        result = tracker.track(*argument)
        return len(result.hands), result.timings_ms

    return Program(prepare, track)


def open_mediapipe(options: dict[str, Any]) -> Program:
    """MediaPipe's hand landmarker in its video mode, on the CPU."""
    import mediapipe
    from mediapipe.tasks.python import BaseOptions, vision

    landmarker = vision.HandLandmarker.create_from_options(
        vision.HandLandmarkerOptions(
            base_options=BaseOptions(model_asset_path=options["task"]),
            running_mode=vision.RunningMode.VIDEO,
            num_hands=options["max_hands"],
        )
    )

    def prepare(image: Any, K: list[float], index: int, time_ns: int) -> Any:
        return mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=image), time_ns // 1_000_000

    def track(argument: Any) -> tuple[int, dict[str, float]]:
        return len(landmarker.detect_for_video(*argument).hand_landmarks), {}

    return Program(prepare, track)


PROGRAMS = {"handmirror": open_handmirror, "mediapipe": open_mediapipe}

if __name__ == "__main__":
    main()
