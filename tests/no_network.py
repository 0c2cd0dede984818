"""Runs Handmirror's commands and prints where each one connected to: nowhere but this machine.

    python -m tests.no_network            # all
    python -m tests.no_network doctor     # only those whose name begins so

Each command runs under strace, which sees the connections of native code too. Exit status 1 where one failed or
connected to elsewhere.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from handmirror.core.assets import asset
from handmirror.core.session.export.formats import ExportFormat

# an address in an answer of strace: connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("9.9.9.9")}
ADDRESS = re.compile(r'(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"')
LOCAL = re.compile(r"^(127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$)")
SECONDS = 600  # that a command may take
TIMED_OUT = 124  # as of the program timeout


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it called up outside this machine."""

    status: int
    addresses: tuple[str, ...]


def commands(folder: Path) -> dict[str, list[str]]:
    """Name -> arguments of Python; later ones read what earlier ones wrote."""
    clip, session = str(asset("demo/demo.mp4")), str(folder / "session")
    app = ["-m", "handmirror"]
    found = {
        "doctor": [*app, "doctor"],
        "cameras": [*app, "cameras"],
        "record": [*app, "record", clip, "--out", session, "--seconds", "2"],
        "stream": [*app, "stream", clip, "--seconds", "2", "--web", "on", "--vmc", "on"],
        "window": [*app, "--source", clip, "--seconds", "3"],
        "track": [*app, "track", f"{session}/video.mkv", "--out", str(folder / "track")],
        "batch": [*app, "batch", f"{session}/video.mkv", "--out", str(folder / "batch"), "--format", "poses"],
        "track --fit": [*app, "track", f"{session}/video.mkv", "--out", str(folder / "fit"), "--fit"],
        "replay": [*app, "replay", session, "--out", str(folder / "replay.mp4")],
        "rerun": [*app, "rerun", session, "--out", str(folder / "rerun"), "--fit"],
        "compare": [*app, "compare", session, str(folder / "rerun")],
        "bench": [*app, "bench", "--frames", "10", "--rounds", "1"],
    }
    for format in ExportFormat:
        if not format.is_installed or format is ExportFormat.ROBOT:  # needs files that are not there
            continue
        out = str(folder / (f"all-{format.value}" if format.writes_folder else f"one.{format.value}"))
        found[f"export {format.value}"] = [*app, "export", session, "--format", format.value, "--out", out]
    return found | training(folder, clip)


def training(folder: Path, clip: str) -> dict[str, list[str]]:
    """The same of training, with as little as shows what is loaded."""
    shards, checkpoint = str(folder / "demo-shards"), str(folder / "mine.safetensors")
    common = [f"general.runs={folder}", f"data.train={shards}", f"data.validation={shards}", "train.steps=2"]
    tokens = f"data.tokens={folder}/tokens"
    debug = "--config-name=stage1-landmark-debug", "--config-name=stage2-landmark-debug"
    network = str(asset("checkpoints/stage2.safetensors"))
    return {
        "shards": [
            "-m",
            "handmirror.training.data.poses_to_shards",
            clip,
            str(asset("demo/truth.jsonl")),
            "--out",
            shards,
        ],
        "contact sheet": ["-m", "handmirror.training.contact_sheet", shards, "--out", str(folder / "shards.jpg")],
        "synthetic": [
            "-m",
            "handmirror.training.synthetic",
            "--out",
            str(folder / "made"),
            "--clips",
            "1",
            "--frames",
            "2",
        ],
        "train stage 1": ["-m", "handmirror.training.train", debug[0], *common],
        "tokens": ["-m", "handmirror.training.tokens", debug[1], *common, tokens],
        "train stage 2": ["-m", "handmirror.training.train", debug[1], *common, tokens],
        "export checkpoint": [
            "-m",
            "handmirror.training.export",
            str(folder / "stage2-landmark-debug"),
            "--out",
            checkpoint,
        ],
        "evaluate": ["-m", "handmirror.training.evaluate", network, shards],
    }


def traced(command: list[str]) -> Outcome:
    """Run a command of this Python and see where it connects to."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "trace")
        calls = "trace=connect,sendto,sendmsg,sendmmsg"
        # --seccomp-bpf: other calls are not slowed down
        strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", calls, "-o", str(log), sys.executable, *command]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(strace, env=environment, start_new_session=True, **quiet)
        try:
            status = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # strace alone would leave its command running
            process.wait()
            status = TIMED_OUT
        return Outcome(status, outside(log.read_text(errors="replace")))


def outside(trace: str) -> tuple[str, ...]:
    """Addresses beyond this machine in strace's lines, each once."""
    return tuple(sorted({found for found in ADDRESS.findall(trace) if not LOCAL.match(found)}))


def main() -> int:
    """Trace the commands and print a table; 1 where one called up another machine or failed."""
    chosen = tuple(sys.argv[1:])
    calls = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, command in commands(Path(folder)).items():
            if chosen and not name.startswith(chosen):
                continue
            outcome = traced(command)
            calls += len(outcome.addresses)
            failed += outcome.status != 0
            print(f"{name:24} exit {outcome.status}  {', '.join(outcome.addresses) or 'nothing'}", flush=True)
    print(f"{calls} addresses outside this machine, {failed} commands failed")
    return 1 if calls or failed else 0


if __name__ == "__main__":
    sys.exit(main())
