"""The inspector in the real window, and what it is made of."""

import os
import re
from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from pixels import pixels
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.hand_models import hand_axes
from handmirror.app.inspector import history
from handmirror.app.inspector.angle_bars import AngleBars
from handmirror.app.inspector.history import HandHistory
from handmirror.app.inspector.report import last_log_lines
from handmirror.app.main_window import MainWindow
from handmirror.core.types import Frame, FrameResult, Side

K = np.array([[400.0, 0, 160], [0, 400, 120], [0, 0, 1]])


def tracked(index: int, time_ns: int, tracker: MovingHands) -> FrameResult:
    return tracker.track(Frame(np.zeros((240, 320, 3), np.uint8), index, time_ns, f"{index:06d}"), K)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, modifiers)


def test_figures_are_those_of_the_hand() -> None:
    kept, tracker = HandHistory(hand_axes()), MovingHands((Side.LEFT, Side.RIGHT))
    first, second = (tracked(index, 10**9 + index * 33_000_000, tracker) for index in (20, 21))
    kept.add(first)
    kept.add(second)
    for figures, before, hand in zip(kept.figures(), first.hands, second.hands, strict=True):
        assert (figures.track, figures.side, figures.score) == (hand.track, hand.side, 0.99)
        assert figures.distance == pytest.approx(hand.joints[0, 2])
        assert figures.pinch == pytest.approx(np.linalg.norm(hand.joints[4] - hand.joints[8]))
        assert figures.speed == pytest.approx(np.linalg.norm(hand.joints[0] - before.joints[0]) / 0.033)
        bent = 0.25 * (1 - np.cos(2 * np.pi * 21 / 120))  # about an axis that is nearly that of flexion
        assert np.allclose(figures.flexion[1:], bent, atol=0.03)
        assert np.allclose(figures.flexion[0], 0)  # the thumb


def test_curves_span_ten_seconds_and_are_interrupted_where_there_was_no_hand() -> None:
    kept, tracker = HandHistory(hand_axes()), MovingHands()
    for index in [*range(100), *range(120, 400)]:
        kept.add(tracked(index, index * 40_000_000, tracker))
    (curve,) = kept.curves("distance")
    assert curve.seconds[-1] == 0 and np.nanmin(curve.seconds) == pytest.approx(-10)
    assert np.isnan(curve.values).sum() == 0  # the gap is older than that
    kept.add(tracked(415, 415 * 40_000_000, tracker))
    (curve,) = kept.curves("speed")
    assert np.isnan(curve.values[-2]) and curve.seconds[-3] == pytest.approx(-0.64)

    kept.add(tracked(300, 300 * 40_000_000, tracker))  # a replay that goes back
    (curve,) = kept.curves("distance")
    assert curve.seconds[-2] == pytest.approx(-0.04) and len(curve.seconds) <= 252


def test_a_pose_that_is_held_over_untracked_frames_is_one_sample() -> None:
    kept, tracker = HandHistory(hand_axes()), MovingHands()
    result = tracked(0, 0, tracker)
    kept.add(result)
    kept.add(FrameResult(Frame(result.frame.image, 1, 33_000_000, "000001"), K, result.hands))
    assert len(kept.figures()) == 1
    assert len(kept.curves("pinch")[0].values) == 1


@pytest.mark.opengl
def test_the_key_shows_the_figures_of_each_hand(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, MovingHands((Side.LEFT, Side.RIGHT), still=True))
    wait_for_frames(qtbot, window)
    assert not window.inspector.isVisible()
    press(qtbot, window, Qt.Key.Key_I)
    assert window.inspector.isVisible()
    cards = window.inspector.cards
    qtbot.waitUntil(lambda: len(cards) == 2 and cards[1].speed.text() == "0.00 m/s")
    assert "<b>Left hand</b>" in cards[0].title.text() and "<b>Right hand</b>" in cards[1].title.text()
    assert cards[0].confidence.text() == "99 %" and cards[0].distance.text().endswith(" cm")
    labels = window.inspector.performance
    qtbot.waitUntil(lambda: labels.stages["draw"].text().endswith(" ms"))
    assert labels.fps.text().endswith(" fps") and re.fullmatch(r"\d+ of \d+", labels.dropped.text())
    press(qtbot, window, Qt.Key.Key_I)
    assert not window.inspector.isVisible()


@pytest.mark.opengl
def test_it_costs_nothing_while_it_is_hidden(
    qtbot: QtBot, camera: MjpegCamera, open_window, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed = []
    angles = history.joint_angles
    monkeypatch.setattr(history, "joint_angles", lambda *args: (computed.append(1), angles(*args))[1])
    window = open_window(camera.url)
    wait_for_frames(qtbot, window, 5)
    assert not computed
    window.view_tools.actions_.inspector.trigger()
    qtbot.waitUntil(lambda: bool(computed))
    window.view_tools.actions_.inspector.trigger()
    computed.clear()
    wait_for_frames(qtbot, window, 5)
    assert not computed


@pytest.mark.opengl
def test_a_replay_shows_what_was_recorded(qtbot: QtBot, session: Path, open_window) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    press(qtbot, window, Qt.Key.Key_I)
    window.replay.seek(20)
    inspector = window.inspector
    qtbot.waitUntil(lambda: window.replay.place == 20 and len(inspector.cards) == 2)
    hand = MovingHands((Side.LEFT, Side.RIGHT)).track(Frame(np.zeros((240, 320, 3), np.uint8), 20, 0, ""), K).hands[0]
    pinch = 1000 * np.linalg.norm(hand.joints[4] - hand.joints[8])
    qtbot.waitUntil(lambda: inspector.cards[0].pinch.text() == f"{pinch:.0f} mm")
    assert not inspector.performance.isVisible()


@pytest.mark.opengl
def test_the_plotted_figure_is_chosen_and_kept(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    window.view_tools.actions_.inspector.trigger()
    plot = window.inspector.plot
    plot.quantity.setCurrentIndex(plot.quantity.findData("pinch"))
    assert not plot.joint.isVisible()
    wait_for_frames(qtbot, window)

    def drawn() -> int:
        picture = pixels(plot.plot.grab().toImage())
        return int(np.count_nonzero(picture[..., 2] - picture[..., 0] > 60))  # of a right hand's curve, which is blue

    qtbot.waitUntil(lambda: drawn() > 20)
    window.close()
    second = open_window()
    assert second.inspector.isVisible() and second.inspector.plot.column == "pinch"


def test_bars_are_as_long_as_the_angles(qtbot: QtBot) -> None:
    bars = AngleBars()
    qtbot.addWidget(bars)
    bars.resize(400, bars.sizeHint().height())

    def red() -> int:  # of the thumb's bars
        picture = pixels(bars.grab().toImage())
        return int(np.count_nonzero((picture[..., 0] > 200) & (picture[..., 1] < 90)))

    assert red() == 0
    bars.show_angles(np.full((5, 3), np.radians(30)))
    short = red()
    bars.show_angles(np.full((5, 3), np.radians(90)))
    assert red() == pytest.approx(3 * short, rel=0.1)


LOG = f"""\
2026-12-01 08:00:00,000 INFO Started: handmirror 0.2.0, Python 3.11.7, linux-x86_64, process 1: --source other.mp4
2026-12-01 09:00:00,000 INFO Started: handmirror 0.2.0, Python 3.11.7, linux-x86_64, process {os.getpid()}: --fov 60
2026-12-01 09:00:01,000 INFO running: Anna's iPhone, 1280x720 at 30 fps (MJPG)
2026-12-01 09:00:02,000 INFO waiting: Anna's iPhone has vanished; trying again every second.
2026-12-01 09:00:03,000 INFO failed: There is no file called 'my holiday.mp4': check the spelling.
2026-12-01 09:00:04,000 ERROR The session cannot be recorded in /media/Big Disk/Anna (No space left on device): retry.
2026-12-01 09:00:05,000 ERROR rtsp://10.0.0.7:554/h264?token=abc does not answer at cam.example.org: try again.
Traceback (most recent call last):
  File "/home/anna/venv/lib/site-packages/handmirror/core/live.py", line 7, in run
ValueError: C:\\Users\\Anna\\hand.npz, 192.168.178.20:8080
"""


def test_the_log_of_a_report_has_no_names_paths_and_addresses(tmp_path: Path) -> None:
    file = tmp_path / "handmirror.log"
    file.write_text(LOG)
    text = "\n".join(last_log_lines(file, ("my holiday.mp4", "cam.example.org")))
    for private in ("Anna", "anna", "holiday", "other", "Disk", "token", "abc", "10.0.0.7", "192.168", "Users", "cam."):
        assert private not in text, text
    for kept in (
        "Started: handmirror 0.2.0",
        "waiting: <name> has vanished",
        "No space left",
        "core/live.py",
        "line 7",
    ):
        assert kept in text, text
    assert text.splitlines()[0].endswith(f" process {os.getpid()}")  # what another process wrote is left out


@pytest.mark.opengl
def test_the_report_is_copied_to_the_clipboard(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    press(qtbot, window, Qt.Key.Key_I)
    with qtbot.waitSignal(window.inspector.report_copied):
        window.inspector.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("handmirror: ") and "source: network (http)\nframes: 320 x 240\n" in text
    assert "3D view: llvmpipe" in text or "OpenGL" in text
    assert "127.0.0.1" not in text and str(Path.home()) not in text
    assert "clipboard" in window.status_line.currentMessage() and window.inspector.copy.isEnabled()


def test_a_frame_that_is_shown_again_keeps_its_speed() -> None:
    kept, tracker = HandHistory(hand_axes()), MovingHands()
    for index in (10, 11, 11):
        kept.add(tracked(index, index * 33_000_000, tracker))
    assert kept.figures()[0].speed > 0
