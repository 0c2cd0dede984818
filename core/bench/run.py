"""Runs a plan: each contender on each scene, round after round, in a fresh process each time."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any

import cv2
import numpy as np

from handmirror.core.bench.figures import Run
from handmirror.core.bench.plan import HEIGHTS, Contender, Plan, Scene
from handmirror.core.bench.worker import HEADER
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.types import Frame, Image

WORKER = Path(__file__).with_name("worker.py")
# a core's worth of work until stdin ends, as it does with this process, however that ends
BUSY = """
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
while True:
    sum(range(10000))
"""

Results = dict[tuple[Scene, Contender], list[Run]]


def run_plan(plan: Plan, announce: Callable[[str], None], tick: Callable[[], None]) -> Results:
    """All rounds; `announce` is called with what comes next, `tick` after each frame. UserError when a run fails."""
    results: Results = {}
    for scene in plan.scenes:
        check_source(scene.source)
    for number in range(plan.rounds):
        for scene, contender in plan.order(number):
            announce(f"round {number + 1} of {plan.rounds}: {contender.label}, {scene.label}")
            results.setdefault((scene, contender), []).append(run_once(scene, contender, plan, tick))
    return results


def check_source(text: str) -> None:
    """UserError when this is not a file or folder, which can be read repeatedly."""
    if not Path(text).exists():
        raise UserError(
            f"The file or folder {text} does not exist: give a video or a folder of pictures to measure on."
        )
    open_source(text).close()


def run_once(scene: Scene, contender: Contender, plan: Plan, tick: Callable[[], None]) -> Run:
    """One run in a process of its own."""
    job = {
        "program": contender.program,
        "options": {**contender.options, "max_hands": scene.hands},
        "pin": plan.pin,
    }
    command = [contender.python, str(WORKER), json.dumps(job)]
    with ExitStack() as stack:
        errors = stack.enter_context(tempfile.TemporaryFile())
        frames = stack.enter_context(open_source(scene.source))
        stack.enter_context(busy_processes(scene.busy))
        worker = stack.enter_context(_child(command, errors, contender.environment))
        result = _feed(worker, islice(frames, plan.frames), scene.size, tick)
        if result is None:
            worker.wait()
            raise UserError(f"{contender.label} ended early on {scene.label}: {_last_line(errors, worker.returncode)}")
    if "error" in result:
        raise UserError(result["error"])
    return Run(**result)


def _feed(
    worker: subprocess.Popen[bytes], frames: Iterator[Frame], size: str | None, tick: Callable[[], None]
) -> dict[str, Any] | None:
    """Give the worker the frames it asks for; its result, None when it ended without one."""
    assert worker.stdin is not None and worker.stdout is not None
    intrinsics = Intrinsics()
    for line in worker.stdout:
        if line != b"next\n":
            result: dict[str, Any] = json.loads(line)
            return result
        frame = next(frames, None)
        try:
            if frame is None:
                worker.stdin.write(HEADER.pack(0, 0, 0, 0, *[0.0] * 9))
            else:
                image = resized(frame.image, size)
                K = intrinsics.for_frame(Frame(image, frame.index, frame.time_ns, frame.name))
                height, width = image.shape[:2]
                worker.stdin.write(HEADER.pack(frame.index, frame.time_ns, width, height, *K.ravel()))
                worker.stdin.write(image.data)
                tick()
            worker.stdin.flush()
        except OSError:  # it has ended
            return None
    return None


def resized(image: Image, size: str | None) -> Image:
    """The image [h, w, 3] with its shorter side as `size` of HEIGHTS says, contiguous; None leaves it as it is."""
    if size is not None:
        height, width = image.shape[:2]
        scale = HEIGHTS[size] / min(height, width)
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
        new_size = round(width * scale), round(height * scale)
        image = np.asarray(cv2.resize(image, new_size, interpolation=method), np.uint8)
    return np.ascontiguousarray(image)


@contextmanager
def busy_processes(number: int) -> Iterator[None]:
    """So many processes that each keep a core busy, until the block ends."""
    with ExitStack() as stack:
        for _ in range(number):
            stack.enter_context(_child([sys.executable, "-c", BUSY]))
        yield


@contextmanager
def _child(
    command: list[str], errors: IO[bytes] | int = subprocess.DEVNULL, environment: Any = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the block."""
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=errors, env={**os.environ, **(environment or {})}
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _last_line(errors: IO[bytes], status: int) -> str:
    """Why a process ended, as far as it says."""
    errors.seek(0)
    lines = errors.read().decode(errors="replace").strip().splitlines()
    return f"exit status {status}{f' ({lines[-1].strip()})' if lines else ''}."
