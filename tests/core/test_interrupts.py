"""Signals that ask the program to end: it ends well, says so in the session and by its exit status."""

import json
import signal
import subprocess
import sys

import cv2
import numpy as np
import pytest
from session_maker import make_session
from waiting import wait_until

from handmirror.core import interrupts
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.session.headless import track_to_folder
from handmirror.core.session.live_runs import record_source
from handmirror.core.session.replay_video import replay_to_video
from handmirror.core.tracking.tracker import HandTracker

ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.fixture(autouse=True)
def signals():
    before = {number: signal.getsignal(number) for number in ENDING}
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)  # ignored where the tests run under nohup or in the background
    interrupts.take_signals()
    yield
    interrupts.take_signals()  # forgets the signals of the test
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="module")
def tracker():
    return HandTracker(device="cpu", fit=True)


@pytest.fixture
def pictures(tmp_path):
    (tmp_path / "pictures").mkdir()
    for name in "abcd":
        cv2.imwrite(str(tmp_path / "pictures" / f"{name}.png"), np.zeros((64, 64, 3), np.uint8))
    return str(tmp_path / "pictures")


@pytest.mark.parametrize("number", ENDING)
def test_tracking_ends_well_also_when_asked_twice(number, pictures, tracker, tmp_path):
    def ask_twice(summary):
        if summary.frames == 2:
            try:
                signal.raise_signal(number)
            finally:
                signal.raise_signal(number)

    with open_source(pictures) as source:
        summary = track_to_folder(source, tracker, Intrinsics.parse(), tmp_path / "out", progress=ask_twice)
    facts = json.loads((tmp_path / "out" / "session.json").read_text())
    assert facts["ending"] == "interrupted" == summary.ending and facts["frames"] == 2
    assert interrupts.exit_status(0) == 128 + number
    assert interrupts.exit_status(2) == 2  # it failed with a sentence


def test_recording_ends_well(tracker, tmp_path):
    clip = str(asset("demo/demo.mp4"))
    ended = record_source(
        clip, tmp_path / "s", tracker, Intrinsics.parse(), progress=lambda *_: signal.raise_signal(signal.SIGTERM)
    )
    facts = json.loads((tmp_path / "s" / "session.json").read_text())
    assert facts["ending"] == "interrupted" == ended.report.ending


def test_a_video_that_is_being_rendered_is_removed(tmp_path):
    session, out = make_session(tmp_path / "s"), tmp_path / "new.mp4"
    with pytest.raises(KeyboardInterrupt):
        replay_to_video(session, out, progress=lambda rendered: signal.raise_signal(signal.SIGTERM))
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def test_a_held_block_is_finished_before_the_interrupt():
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts.Held():
        signal.raise_signal(signal.SIGINT)
        done.append("the rest")
    assert done == ["the rest"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_the_command_says_by_its_status_what_ended_it(tmp_path):
    command = [
        sys.executable,
        "-m",
        "handmirror",
        "track",
        str(asset("demo/demo.mp4")),
        "--fit",
        "--out",
        str(tmp_path),
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    wait_until((tmp_path / "poses.jsonl").exists, 60)
    process.send_signal(signal.SIGTERM)
    assert "Traceback" not in process.communicate(timeout=60)[1]
    assert process.returncode == 128 + signal.SIGTERM
    assert json.loads((tmp_path / "session.json").read_text())["ending"] == "interrupted"
