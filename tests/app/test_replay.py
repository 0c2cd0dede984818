"""Replays a session that was made here, in the real window."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.replay.playhead import Playhead
from handmirror.core.session.reader import open_session
from handmirror.core.types import FrameResult

FRAMES = 60  # of the session in conftest.py


@pytest.fixture
def shown() -> list[FrameResult]:
    return []


def replay(qtbot: QtBot, open_window, session: Path, shown: list[FrameResult]) -> MainWindow:
    window = open_window()
    window.replay.shown.connect(lambda result, second: shown.append(result))
    window.open(str(session))
    qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    return window


def at(qtbot: QtBot, window: MainWindow, place: int) -> None:
    qtbot.waitUntil(lambda: window.replay.place == place, timeout=5000)


@pytest.mark.opengl
def test_what_is_shown_is_what_was_recorded(qtbot: QtBot, open_window, session: Path, shown) -> None:
    window = replay(qtbot, open_window, session, shown)
    assert window.replay.timeline.isVisible()
    with open_session(session) as recorded:
        for place in (0, 1, 2, 37, 5, FRAMES - 1):
            window.replay.seek(place)
            at(qtbot, window, place)
            result, frame, line = shown[-1], recorded.read_frame(place), recorded.line_at(place, 10**9)
            assert line is not None
            assert np.array_equal(result.frame.image, frame.image)
            assert result.frame.time_ns == frame.time_ns
            assert len(result.hands) == len(line.hands) == 2
            for hand, kept in zip(result.hands, line.hands, strict=True):
                for name in ("pose", "shape", "trans", "joints", "joints_2d"):
                    assert np.array_equal(getattr(hand, name), getattr(kept, name))
    assert window.status_line.hands.text() == "2 hands: Left, Right"
    assert "60 of 60" in window.replay.timeline.time.text()
    assert not window.actions_.record.isEnabled()


@pytest.mark.opengl
def test_keys_step_play_mark_and_limit(qtbot: QtBot, open_window, session: Path, shown) -> None:
    window = replay(qtbot, open_window, session, shown)
    replayed = window.replay

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(window, key, modifier)

    press(Qt.Key.Key_Right)
    at(qtbot, window, 1)
    press(Qt.Key.Key_M)
    replayed.seek(30)
    at(qtbot, window, 30)
    press(Qt.Key.Key_M)
    press(Qt.Key.Key_Left)
    at(qtbot, window, 29)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    at(qtbot, window, 1)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    at(qtbot, window, 30)

    press(Qt.Key.Key_End)
    at(qtbot, window, FRAMES - 1)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    at(qtbot, window, FRAMES - 11)
    press(Qt.Key.Key_BracketLeft)
    assert replayed.timeline.speed.currentData() == 0.5
    press(Qt.Key.Key_BracketRight)
    assert replayed.timeline.speed.currentData() == 1.0

    plot = replayed.timeline.plot

    def over(place: int) -> QPoint:
        """Where the curves have the time of a frame, in the plot's pixels."""
        return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(replayed.session.seconds[place], 10)))

    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=over(40))
    at(qtbot, window, 40)

    def drag(button: Qt.MouseButton, places: tuple[int, ...]) -> None:
        path = [over(place) for place in places]
        qtbot.mousePress(plot.viewport(), button, pos=path[0])
        for where in path[1:]:
            globally = QPointF(plot.viewport().mapToGlobal(where))
            none = Qt.KeyboardModifier.NoModifier
            move = QMouseEvent(QEvent.Type.MouseMove, QPointF(where), globally, button, button, none)
            QApplication.sendEvent(plot.viewport(), move)
            qtbot.wait(30)  # as a hand would: the plot takes so many moves a second only
        qtbot.mouseRelease(plot.viewport(), button, pos=path[-1])

    drag(Qt.MouseButton.LeftButton, (40, 43, 46, 50))
    at(qtbot, window, 50)
    plot.getViewBox().setXRange(0.9, 1.9, padding=0)
    drag(Qt.MouseButton.RightButton, (30, 33, 36))
    assert np.allclose(plot.getViewBox().viewRange()[0], (0.7, 1.7), atol=0.02)  # moved, not zoomed
    plot.show_all()
    assert replayed.place == 50
    press(Qt.Key.Key_A)
    replayed.seek(55)
    at(qtbot, window, 55)
    press(Qt.Key.Key_B)
    shown.clear()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not replayed._tick.isActive(), timeout=5000)
    at(qtbot, window, 55)
    assert {result.frame.index for result in shown} <= set(range(50, 56))
    press(Qt.Key.Key_L)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [r.frame.index for r in shown].count(50) >= 3, timeout=5000)
    assert {result.frame.index for result in shown} <= set(range(50, 56))

    window.close()
    again = replay(qtbot, open_window, session, [])
    assert again.replay._markers == (1, 30)
    assert len(again.replay.timeline.plot._markers) == 2


@pytest.mark.opengl
def test_curves_are_those_of_the_chosen_joint(qtbot: QtBot, open_window, session: Path, shown) -> None:
    window = replay(qtbot, open_window, session, shown)
    timeline = window.replay.timeline

    def drawn() -> np.ndarray:
        left, right = (curve.yData for curve in timeline.plot._curves)
        assert np.allclose(left, right, atol=1e-4, equal_nan=True)  # MovingHands bends both alike
        return left

    bent = drawn()
    assert np.ptp(bent) > 20  # degrees; MovingHands bends the index finger
    window.replay.seek(20)
    at(qtbot, window, 20)
    assert timeline.plot._values.toPlainText().split() == [f"{bent[18]:.3g}°"] * 2  # frames 5 and 15 were not tracked
    window.replay.seek(15)
    at(qtbot, window, 15)
    assert not timeline.plot._values.isVisible()
    timeline.joint.setCurrentIndex(timeline.joint.findData("thumb_2"))
    assert np.ptp(drawn()) < 1  # but not the thumb
    timeline.quantity.setCurrentIndex(timeline.quantity.findData("speed"))
    timeline.joint.setCurrentIndex(timeline.joint.findData("wrist"))
    seconds = window.replay.session.curves[0].seconds
    truth = 0.06 * 2 * np.pi / 120 * 30 * np.abs(np.cos(2 * np.pi * np.round(seconds * 30) / 120))
    assert np.nanmedian(np.abs(drawn() - truth)) < 0.01  # m/s


@pytest.mark.opengl
def test_a_damaged_session_is_a_sentence_and_tracking_goes_on_after_it(
    qtbot: QtBot, open_window, camera, session: Path, tmp_path: Path, shown
) -> None:
    window = replay(qtbot, open_window, session, shown)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "session.json").write_text("{}")
    window.open(str(broken))
    qtbot.waitUntil(lambda: str(broken) in window.camera_pane.banner.text, timeout=5000)
    assert not window.replay.timeline.isVisible()
    window.open(camera.url)
    with qtbot.waitSignal(window.controller.result_ready, timeout=10_000):
        pass
    assert window.actions_.record.isEnabled()


@pytest.mark.opengl
def test_what_is_left_of_a_session_is_shown_and_what_is_lost_is_said(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path, shown
) -> None:
    left = tmp_path / "left"
    left.mkdir()
    shutil.copy(session / "session.json", left)
    poses = (session / "poses.jsonl").read_bytes()
    (left / "poses.jsonl").write_bytes(poses[:-100])
    window = replay(qtbot, open_window, left, shown)
    assert "cut off" in window.camera_pane.banner.text
    window.replay.seek(20)
    at(qtbot, window, 20)
    assert shown[-1].frame.image.shape == (240, 320, 3) and not shown[-1].frame.image.any()
    assert len(shown[-1].hands) == 2


def test_playhead_keeps_time_range_and_speed() -> None:
    head = Playhead(np.array([0.0, 0.1, 0.3, 0.4]))
    assert [head.nearest(second) for second in (-1, 0.04, 0.06, 0.19, 0.21, 9)] == [0, 0, 1, 1, 2, 3]
    head.play(100.0)
    assert [head.advance(100 + second) for second in (0.05, 0.15, 0.29, 0.31, 0.45)] == [0, 1, 1, 2, 3]
    assert head.advance(101.0) == 3 and not head.playing
    head.set_speed(0.5, 101.0)
    head.loop = True
    head.set_range(2, 1)
    head.play(200.0)
    assert head.place == 1  # from the range's beginning
    assert head.advance(200.3) == 1 and head.advance(200.5) == 2
    assert head.advance(200.7) == 1  # 0.35 s on, of a range that lasts 0.3
    head.seek(3, 300.0)
    assert head.place == 3


def test_hostile_markers_are_a_sentence(qtbot: QtBot, session: Path, tmp_path: Path) -> None:
    from handmirror.app.replay.markers import read_markers, write_markers
    from handmirror.core.errors import UserError

    for text in ("", "[]", "{}", '{"format": "handmirror-markers", "format_version": 1, "markers": [{"frame": "x"}]}'):
        (tmp_path / "markers.json").write_text(text)
        with pytest.raises(UserError, match=r"markers\.json"):
            read_markers(tmp_path, ())
    newer = '{"format": "handmirror-markers", "format_version": 2, "markers": []}'
    (tmp_path / "markers.json").write_text(newer)
    with pytest.raises(UserError, match="update Handmirror"):
        write_markers(tmp_path, (), ())
    assert (tmp_path / "markers.json").read_text() == newer
