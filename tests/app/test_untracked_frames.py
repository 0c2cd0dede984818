"""Frames of a recording that the tracker skipped: their signs in the replay, and tracking them afterwards."""

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from pixels import pixels
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot
from recording import record
from shown import wait_for_frames

from handmirror.app.live.recording_view import summary
from handmirror.app.main_window import MainWindow
from handmirror.app.panes.mark import Mark
from handmirror.app.replay.curve_plot import Curve
from handmirror.app.replay.curves import joined
from handmirror.app.replay.markers import write_markers
from handmirror.app.replay.untracked_strip import skipped_shares
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.reader import open_session
from handmirror.core.session.recorder import Recorder, RecordingReport
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker

opengl = pytest.mark.opengl


def replay(qtbot: QtBot, open_window, session: Path) -> MainWindow:
    window = open_window()
    window.open(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    return window


def go_to(qtbot: QtBot, window: MainWindow, place: int) -> None:
    with qtbot.waitSignal(window.replay.shown, check_params_cb=lambda result, _: result.frame.index == place):
        window.replay.seek(place)


@pytest.fixture
def skipping(tmp_path: Path) -> Path:
    """Eight frames of the demo clip, of which every other one was tracked, and one is marked."""
    folder = SessionFolder(tmp_path / "skipping")
    tracker = HandTracker(TrackerConfig(max_hands=1, device="cpu"))
    with open_source(str(asset("demo/demo.mp4"))) as source:
        recorder = Recorder(folder, SessionFacts.beginning(SourceFacts.of(source), tracker.setup), stop_free_bytes=0)
        recorder.start()
        for _ in range(8):
            frame = source.read()
            assert frame is not None
            recorder.add_frame(frame)
            if frame.index % 2 == 0:
                recorder.add_result(tracker.track(frame, Intrinsics().for_frame(frame)))
        recorder.stop()
    with open_session(folder.path) as session:
        write_markers(folder.path, session.frames, [3])
    return folder.path


@opengl
def test_a_frame_that_was_not_tracked_is_dimmed(qtbot: QtBot, open_window, session: Path) -> None:
    window = replay(qtbot, open_window, session)

    def brightness(place: int) -> float:
        """Of the grey picture, beside the hands."""
        go_to(qtbot, window, place)
        picture = pixels(window.camera_pane.grab().toImage())
        x, y = window.camera_pane.to_pane(np.array([[20.0, 20.0]]))[0].astype(int)
        return float(picture[y, x].mean())

    assert brightness(14) == pytest.approx(60 + 14, abs=2)
    assert brightness(15) < 0.6 * (60 + 15)
    assert brightness(16) == pytest.approx(60 + 16, abs=2)


@opengl
def test_the_sign_does_not_flicker_while_the_session_plays(qtbot: QtBot, open_window, session: Path) -> None:
    window = replay(qtbot, open_window, session)
    go_to(qtbot, window, 20)
    marks: list[Mark] = []
    window.replay.marked.connect(marks.append)
    window.replay.play_or_pause()
    qtbot.waitUntil(lambda: window.replay.place > 40)
    assert len(marks) > 5 and {mark.text for mark in marks} == {"Some frames not tracked"}  # as frames 15, 25 and 35
    window.replay.play_or_pause()
    go_to(qtbot, window, 44)
    assert marks[-1].text == ""
    go_to(qtbot, window, 45)
    assert marks[-1].text == "Not tracked"


@opengl
def test_the_timeline_counts_and_marks_untracked_frames(qtbot: QtBot, open_window, session: Path) -> None:
    window = replay(qtbot, open_window, session)
    strip = window.replay.timeline.plot.strip
    assert strip.label.toPlainText() == "6 of 60 frames not tracked"
    coloured = pixels(strip.pixmap().toImage())[0].any(axis=1)
    starts = np.flatnonzero(np.diff(coloured.astype(int)) == 1)
    seconds = window.replay.session.seconds
    expected = seconds[5::10] / seconds[-1] * len(coloured)
    assert len(starts) == 6 and np.allclose(starts, expected, atol=2)


@opengl
def test_filled_hands_are_marked_apart(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    filled = tmp_path / "filled"
    shutil.copytree(session, filled)
    lines = [json.loads(line) for line in (filled / "poses.jsonl").open()]
    for line in lines:
        if 20 <= line["frame"] < 24:
            line["hands"][0]["filled"] = True
    (filled / "poses.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    window = replay(qtbot, open_window, filled)
    strip = window.replay.timeline.plot.strip
    assert strip.label.toPlainText() == "6 of 60 frames not tracked  4 of 60 frames with filled-in hands"
    coloured = pixels(strip.pixmap().toImage())[0]
    seconds = window.replay.session.seconds
    middle = round(seconds[22] / seconds[-1] * len(coloured))
    red, _, blue = coloured[middle].astype(int)
    assert blue > red + 20  # the others are reddish


@opengl
def test_all_frames_are_not_refined_where_that_is_off(qtbot: QtBot, open_window, settings, skipping: Path) -> None:
    settings.set("refine", False)
    window = open_window()
    window.track_all.start(skipping)
    assert not window.track_all.job.request.refine
    qtbot.mouseClick(window.track_all.field.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.track_all.job is None)


def test_the_strip_shows_shares_of_skipped_frames() -> None:
    seconds, skipped = np.array([0.0, 1.0, 2.0, 3.0]), np.array([0, 0, 1, 2, 2])  # frames 1 and 2
    assert skipped_shares(seconds, skipped, np.array([0.0, 2.0, 4.0])).tolist() == [0.5, 0.5]
    assert skipped_shares(seconds, skipped, np.array([1.2, 1.4, 2.9, 3.0])).tolist() == [1, 1, 1]
    assert skipped_shares(seconds, skipped, np.array([3.0, 9.0])).tolist() == [0]


@opengl
def test_curves_have_gaps_at_untracked_frames(qtbot: QtBot, open_window, session: Path) -> None:
    window = replay(qtbot, open_window, session)
    tracked = [place for place in range(60) if place % 10 != 5]
    for item in window.replay.timeline.plot.getPlotItem().listDataItems():
        assert len(item.xData) == len(tracked)
        gaps = np.flatnonzero(~item.opts["connect"][:-1])
        assert [tracked[k] for k in gaps] == [4, 14, 24, 34, 44, 54]


def test_lines_join_values_of_neighbouring_frames_only() -> None:
    places, seconds = np.array([0, 1, 3, 4, 5]), np.array([0.0, 0.1, 0.3, 0.4, 9.0])
    assert joined(places, seconds).tolist() == [True, False, True, False, False]


def test_a_value_that_no_line_leads_to_is_alone() -> None:
    values = np.array([1.0, 2.0, 3.0, np.nan, 5.0])
    lines = np.array([False, True, True, True, False])
    assert Curve(np.arange(5.0), values, lines, (0, 0, 0)).alone.tolist() == [True, False, False, False, True]


@opengl
def test_all_frames_of_the_open_session_are_tracked_and_shown(qtbot: QtBot, open_window, skipping: Path) -> None:
    window = replay(qtbot, open_window, skipping)
    action = window.track_all.action
    assert action.isEnabled()
    go_to(qtbot, window, 5)
    action.trigger()
    assert window.track_all.field.isVisible()
    qtbot.waitUntil(lambda: window.source != str(skipping))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    assert window.replay.session.tracked.all() and len(window.replay.session.seconds) == 8
    assert not action.isEnabled() and not window.track_all.field.isVisible()
    assert not window.replay.timeline.plot.strip.label.isVisible()
    assert window.replay.markers == (3,)
    qtbot.waitUntil(lambda: window.replay.place == 5)  # as before
    assert window.replay.session.settings.max_hands == 1 and window.replay.session.settings.refined
    assert Path(window.source).parent == skipping.parent


@opengl
def test_a_recording_is_tracked_while_the_camera_is(
    qtbot: QtBot, open_window, camera: MjpegCamera, sessions: Path, skipping: Path
) -> None:
    window = open_window(camera.url)
    record(qtbot, window, frames=2)
    window.track_all.start(skipping)
    field, job = window.track_all.field, window.track_all.job
    qtbot.waitUntil(lambda: field.text.text() == "Paused while recording")
    window.actions_.record.trigger()
    qtbot.waitUntil(lambda: window.banner.button.text() == "Open" and window.track_all.job is None)
    assert str(job.written) in window.banner.text and not field.isVisible()
    wait_for_frames(qtbot, window)
    assert window.source == camera.url
    qtbot.mouseClick(window.banner.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.replay.session is not None)
    assert window.source == str(job.written)


@opengl
def test_a_cancelled_job_leaves_nothing(
    qtbot: QtBot, open_window, camera: MjpegCamera, sessions: Path, skipping: Path
) -> None:
    window = open_window(camera.url)
    record(qtbot, window, frames=2)
    window.track_all.start(skipping)
    field = window.track_all.field
    qtbot.waitUntil(lambda: field.text.text() == "Paused while recording")
    qtbot.mouseClick(field.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not field.isVisible())
    assert list(skipping.parent.glob("skipping*")) == [skipping]
    assert window.recording_view.running


@opengl
def test_a_session_whose_checkpoint_is_missing_is_a_sentence(qtbot: QtBot, open_window, skipping: Path) -> None:
    path = skipping / "session.json"
    facts = json.loads(path.read_text())
    facts["checkpoint"] = {"file": "mine.safetensors", "sha256": "0" * 64}
    path.write_text(json.dumps(facts))
    window = replay(qtbot, open_window, skipping)
    window.track_all.action.trigger()
    qtbot.waitUntil(lambda: "mine.safetensors, which was not found" in window.banner.text)


@pytest.mark.skipif(sys.platform == "win32", reason="an open video keeps its folder")
@opengl
def test_a_session_that_was_deleted_is_a_sentence(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    shutil.copytree(session, opened)
    window = replay(qtbot, open_window, opened)
    shutil.rmtree(opened)
    window.track_all.action.trigger()
    moved = "The session opened was moved or deleted: open it again from its new place."
    qtbot.waitUntil(lambda: window.banner.text == moved)
    assert list(tmp_path.glob("opened*")) == []


@pytest.mark.parametrize(
    ("tracked", "lost", "expected"),
    [
        (43, 0, "Recorded 3.0\xa0s: 43 of 91 frames tracked, 12\xa0MB. Saved in here"),
        (91, 0, "Recorded 3.0\xa0s: all 91 frames tracked, 12\xa0MB. Saved in here"),
        (91, 2, "Frames lost because the disk or the computer was too slow: 2. Saved in here"),
    ],
)
def test_a_report_in_words(tracked: int, lost: int, expected: str) -> None:
    report = RecordingReport(Path("here"), "complete", 91, lost, tracked, 3.0, 12_000_000, tracked, 10**12)
    assert summary(report).endswith(expected)
