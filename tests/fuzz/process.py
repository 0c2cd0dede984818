"""The worker process from outside: it is started again when an input ended it."""

import base64
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CPU_S = 5.0
WALL_S = 60.0  # for one answer, seeds included; on a busy computer far more than CPU_S


@dataclass(frozen=True)
class Verdict:
    """What came of one input."""

    name: str  # "accepted", "refused" or "failed"
    detail: str = ""


class SeedsError(Exception):
    """A target's valid files cannot be made or read."""


class Worker:
    """Reads inputs in a process of its own; a context manager."""

    def __init__(self, cpu_s: float = CPU_S) -> None:
        """An input may take `cpu_s` seconds of the processor."""
        self._cpu_s = cpu_s
        self._scratch = tempfile.TemporaryDirectory(prefix="handmirror-fuzz-", ignore_cleanup_errors=True)
        self._folder = Path(self._scratch.name)
        self._log = self._folder / "stderr"
        self._process: subprocess.Popen[str] | None = None
        self._starts = 0

    def seeds(self, key: str) -> list[bytes]:
        """The target's valid contents; SeedsError when there are none."""
        answer = self._ask({"target": key})
        if "seeds" not in answer:
            raise SeedsError(f"no seeds, for {answer['detail']}: {self._log.read_text(errors='replace')[-500:]}")
        return [Path(name).read_bytes() for name in answer["seeds"]]

    def read(self, key: str, data: bytes) -> Verdict:
        """Let the target's reader read it."""
        file = self._folder / "input"
        file.write_bytes(data)
        answer = self._ask({"target": key, "input": str(file)})
        return _verdict(answer)

    def failures(self, key: str, inputs: Iterable[bytes]) -> list[tuple[Verdict, bytes]]:
        """Of these inputs those that failed."""
        judged = ((self.read(key, data), data) for data in inputs)
        return [(verdict, data) for verdict, data in judged if verdict.name == "failed"]

    def guided(self, key: str, seconds: float) -> Iterator[tuple[Verdict, bytes]]:
        """The results of the inputs that atheris derives from the target's seeds in that time."""
        self._stop()
        until = time.monotonic() + seconds
        while (left := round(until - time.monotonic())) > 1:
            folder = self._new_folder() / "place"
            self._process = process = self._start("tests.fuzz.guided", key, folder, left, self._cpu_s)
            file = folder / key.split("/")[1]
            while line := self._line():
                answer = json.loads(line)
                yield _verdict(answer), base64.b64decode(answer.get("input", ""))
            self._stop()
            if process.returncode:
                yield Verdict("failed", self._ending(process.returncode)), file.read_bytes() if file.exists() else b""

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        self._scratch.cleanup()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        if self._process is None:
            self._process = self._start("tests.fuzz.worker", self._new_folder(), self._cpu_s)
        process = self._process
        assert process.stdin is not None
        with contextlib.suppress(OSError):  # it has just ended
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
        if line := self._line():
            return json.loads(line)
        self._stop()
        return {"verdict": "failed", "detail": self._ending(process.returncode)}

    def _line(self) -> str:
        """The next line of the process; empty when it has ended, which a process that does not answer is made to."""
        process = self._process
        assert process is not None and process.stdout is not None
        if not select.select([process.stdout], [], [], WALL_S)[0]:
            process.kill()
        return process.stdout.readline()

    def _new_folder(self) -> Path:
        self._starts += 1
        folder = self._folder / f"run-{self._starts}"
        folder.mkdir()
        return folder

    def _start(self, module: str, *arguments: object) -> "subprocess.Popen[str]":
        environment = {**os.environ, "HANDMIRROR_CACHE": str(self._folder / "cache"), "QT_QPA_PLATFORM": "offscreen"}
        with self._log.open("w") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, *map(str, arguments)],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            process.wait(2)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _ending(self, status: int) -> str:
        if status >= 0:
            last = " ".join(self._log.read_text(errors="replace").split())[-300:]
            return f"the process ended with status {status}: {last}"
        if -status == signal.SIGPROF:
            return f"took more than {self._cpu_s:g} s of the processor"
        if -status == signal.SIGKILL:
            return f"was killed: it did not answer within {WALL_S:g} s, or the memory was full"
        return f"the process was ended by {signal.Signals(-status).name}"


def _verdict(answer: dict[str, Any]) -> Verdict:
    return Verdict(answer["verdict"], answer["detail"])
