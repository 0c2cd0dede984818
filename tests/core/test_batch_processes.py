"""A batch in processes of its own: what happens when one of them, or the program, is killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest
from media_maker import write_video

from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import BatchConfig, BatchFormat
from handmirror.core.batch.pool import LocalWorkers
from handmirror.core.batch.run import Progress, run_batch
from handmirror.core.batch.sources import find_items
from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig


@pytest.fixture(scope="module")
def clips(tmp_path_factory) -> Path:
    """Grey videos, of which the tracker needs some milliseconds a frame."""
    folder = tmp_path_factory.mktemp("clips")
    for number in range(3):
        write_video(folder / f"{number}.mp4", [np.full((64, 96, 3), 90, np.uint8)] * 20)
    return folder


def test_a_worker_tracks_and_ends(clips, tmp_path):
    config = BatchConfig(tmp_path / "out", TrackerConfig(device="cpu"), formats=(BatchFormat.POSES,))
    items = find_items([str(clips)])
    result = run_batch(items, config, lambda: LocalWorkers(config, 1))
    assert (result.done, result.failed, result.frames) == (3, (), 60)
    lines = [BatchFolder(config.out).poses(item.name).poses.read_text().count("\n") for item in items]
    assert lines == [20, 20, 20]
    assert not _workers(psutil.Process())


@pytest.mark.nightly
def test_a_killed_worker_costs_nothing(clips, tmp_path):
    config = BatchConfig(tmp_path / "out", TrackerConfig(device="cpu"))
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        workers = _workers(psutil.Process())
        if progress.fps and not killed and workers:
            killed.append(workers[0].pid)
            workers[0].kill()

    result = run_batch(find_items([str(clips)]), config, lambda: LocalWorkers(config, 2), kill_one)
    assert killed and (result.done, result.failed) == (3, ())


@pytest.mark.nightly
def test_a_tracker_that_cannot_be_loaded_ends_the_run(clips, tmp_path):
    (tmp_path / "own.safetensors").write_bytes(b"no checkpoint")
    config = BatchConfig(tmp_path / "out", TrackerConfig(checkpoint=tmp_path / "own.safetensors"))
    with pytest.raises(UserError, match=r"own\.safetensors"):
        run_batch(find_items([str(clips)]), config, lambda: LocalWorkers(config, 1))


@pytest.mark.nightly
@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGKILL")
def test_a_killed_program_leaves_no_process_and_is_continued(clips, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "handmirror", "batch", str(clips), "--out", str(out), "--processes", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _wait_for(lambda: (out / "ledger.jsonl").exists())
    workers = _workers(psutil.Process(process.pid))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert workers
    _wait_for(lambda: not any(worker.is_running() and worker.status() != "zombie" for worker in workers))
    written = {path: path.stat().st_ino for path in out.rglob("hands.parquet")}
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout.startswith(
        "3 of 3 videos tracked"
    )
    assert all(path.stat().st_ino == number for path, number in written.items())
    assert len(list(out.rglob("hands.parquet"))) == 3 and not list((out / ".work").iterdir())


def _workers(program: psutil.Process) -> list[psutil.Process]:
    return [child for child in program.children() if "spawn_main" in " ".join(child.cmdline())]


def _wait_for(condition) -> None:
    until = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)
