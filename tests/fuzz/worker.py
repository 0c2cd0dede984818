"""A process that reads damaged files and may die of them: `... FOLDER SECONDS`.

Takes one JSON request a line, `{"target": KEY}` for the seeds or `{"target": KEY, "input": FILE}`, and answers each
with a line: `{"seeds": [FILE, ...]}`, or `{"verdict": "accepted" | "refused" | "failed", "detail": TEXT}`.
"""

import contextlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from .target import Target, attempt
from .targets import TARGETS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MEMORY_BYTES = 1 << 30  # that an input may take on top of what is loaded


def main(folder: Path, cpu_s: float) -> None:
    """Answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # libraries print too
    serve(sys.stdin, answers, folder, cpu_s)


def serve(requests: TextIO, answers: TextIO, folder: Path, cpu_s: float) -> None:
    """Answer each request with a line."""
    seeds: dict[str, list[Path]] = {}
    for line in requests:
        request = json.loads(line)
        target = TARGETS[request["target"]]
        place = folder / target.key.replace("/", "-")
        if target.key not in seeds:
            seeds[target.key] = make_seeds(target, place)
        if "input" in request:
            answer = judged(target, place, Path(request["input"]).read_bytes(), cpu_s)
        else:
            answer = {"seeds": [str(seed) for seed in seeds[target.key]]}
        print(json.dumps(answer), file=answers)


def make_seeds(target: Target, place: Path) -> list[Path]:
    """The valid contents as files beside the folder `place`, which is left ready to read in."""
    place.mkdir(parents=True, exist_ok=True)
    kept = []
    for k, content in enumerate(target.seeds(place)):
        attempt(target, place, content)  # what is loaded at the first reading does not count as an input's
        kept.append(place.with_name(f"{place.name}-seed-{k}"))
        kept[-1].write_bytes(content)
    return kept


def judged(target: Target, place: Path, data: bytes, cpu_s: float) -> dict[str, str]:
    """The verdict on one input."""
    with limits(cpu_s):
        try:
            return {"verdict": attempt(target, place, data), "detail": ""}
        except Exception as error:
            detail = f"{type(error).__name__}: {str(error)[:300]}{_place(error)}"
            return {"verdict": "failed", "detail": detail}


def _place(error: Exception) -> str:
    """Where it was raised, and by which line of ours."""
    stack = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in stack if Path(frame.filename).parent != HERE or "misbehaving" in frame.filename]
    if not frames:
        return ""
    ours = [frame for frame in frames if ROOT in Path(frame.filename).parents and "site-packages" not in frame.filename]
    places = dict.fromkeys(f"{Path(frame.filename).name}:{frame.lineno}" for frame in (frames[-1], *ours[-1:]))
    return " at " + " in ".join(places)


@contextlib.contextmanager
def limits(cpu_s: float) -> Iterator[None]:
    """Within it the process may take `cpu_s` and MEMORY_BYTES more, on Linux."""
    if sys.platform != "linux":
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY_BYTES, hard))
    signal.setitimer(signal.ITIMER_PROF, cpu_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
