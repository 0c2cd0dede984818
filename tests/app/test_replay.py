"""Replays a session that was made here, in the real window."""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from pixels import pixels
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QApplication
from pyqtgraph import InfLineLabel
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.replay.markers import read_markers, write_markers
from handmirror.app.replay.playhead import Playhead
from handmirror.core.errors import UserError
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
    qtbot.waitUntil(lambda: bool(shown))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def at(qtbot: QtBot, window: MainWindow, place: int) -> None:
    qtbot.waitUntil(lambda: window.replay.place == place)


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
    assert re.fullmatch(r"Left ≈ \d\d cm, Right ≈ \d\d cm", window.status_line.hands.text())
    assert "60 of 60" in window.replay.timeline.time.text()
    assert not window.actions_.record.isEnabled()


@pytest.mark.opengl
def test_keys_step_and_go_to_the_ends(qtbot: QtBot, open_window, session: Path, shown) -> None:
    window = replay(qtbot, open_window, session, shown)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    at(qtbot, window, 1)
    qtbot.keyClick(window, Qt.Key.Key_Left)
    at(qtbot, window, 0)
    qtbot.keyClick(window, Qt.Key.Key_End)
    at(qtbot, window, FRAMES - 1)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    at(qtbot, window, FRAMES - 11)
    qtbot.keyClick(window, Qt.Key.Key_Home)
    at(qtbot, window, 0)


@pytest.mark.opengl
def test_keys_change_the_speed(qtbot: QtBot, open_window, session: Path, shown) -> None:
    window = replay(qtbot, open_window, session, shown)
    for key, speed in ((Qt.Key.Key_BracketLeft, 0.5), (Qt.Key.Key_BracketRight, 1.0)):
        qtbot.keyClick(window, key)
        assert window.replay.timeline.speed.currentData() == speed


@pytest.mark.opengl
def test_skeleton_and_mesh_agree_where_the_detected_joints_are_elsewhere(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path, shown
) -> None:
    apart = tmp_path / "apart"
    shutil.copytree(session, apart)
    lines = [json.loads(line) for line in (session / "poses.jsonl").read_text().splitlines()]
    for hand in (hand for line in lines for hand in line["hands"]):
        hand["joints_2d"] = [[x - 40, y - 60] for x, y in hand["joints_2d"]]
    (apart / "poses.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    window = replay(qtbot, open_window, session, shown)
    before = pixels(window.camera_pane.grab().toImage())
    window.open(str(apart))
    qtbot.waitUntil(lambda: window.replay.session is not None and window.replay.session.path == apart)
    qtbot.waitUntil(lambda: shown[-1].hands[0].joints_2d[0, 0] < shown[0].hands[0].joints_2d[0, 0])
    assert np.array_equal(pixels(window.camera_pane.grab().toImage()), before)


@pytest.mark.opengl
def test_markers_are_set_found_and_saved(qtbot: QtBot, open_window, session: Path, tmp_path: Path, shown) -> None:
    marked = tmp_path / "marked"
    shutil.copytree(session, marked)
    window = replay(qtbot, open_window, marked, shown)
    for place in (1, 30):
        window.replay.seek(place)
        at(qtbot, window, place)
        qtbot.keyClick(window, Qt.Key.Key_M)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    at(qtbot, window, 1)
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    at(qtbot, window, 30)
    window.close()
    again = replay(qtbot, open_window, marked, [])
    assert again.replay.markers == (1, 30)
    labels = [item.textItem.toPlainText() for item in again.replay.timeline.plot.items() if type(item) is InfLineLabel]
    assert sorted(labels) == ["1", "2"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open video keeps its folder")
@pytest.mark.opengl
@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_Space])
def test_a_session_that_was_moved_while_it_is_open_is_a_sentence(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path, shown, key: Qt.Key
) -> None:
    opened = tmp_path / "opened"
    shutil.copytree(session, opened)
    window = replay(qtbot, open_window, opened, shown)
    opened.rename(tmp_path / "elsewhere")
    qtbot.keyClick(window, key)
    moved = "The session opened was moved or deleted: open it again from its new place."
    qtbot.waitUntil(lambda: window.banner.text.startswith(moved))
    assert not opened.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="an open video keeps its folder")
@pytest.mark.opengl
def test_a_marker_that_cannot_be_saved_is_not_shown(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path, shown
) -> None:
    opened, elsewhere = tmp_path / "opened", tmp_path / "elsewhere"
    shutil.copytree(session, opened)
    window = replay(qtbot, open_window, opened, shown)
    qtbot.keyClick(window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: (opened / "markers.json").exists())
    opened.rename(elsewhere)
    window.replay.seek(30)
    at(qtbot, window, 30)
    qtbot.keyClick(window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: "The markers were not changed." in window.banner.text)
    assert window.replay.markers == (0,)
    elsewhere.rename(opened)
    qtbot.keyClick(window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: '"frame": 30' in (opened / "markers.json").read_text())
    assert window.replay.markers == (0, 30)


@pytest.fixture
def all_mouse_moves() -> Iterator[None]:
    """The plot handles every mouse move, not only so many a second."""
    limit = pg.getConfigOption("mouseRateLimit")
    pg.setConfigOption("mouseRateLimit", 0)
    yield
    pg.setConfigOption("mouseRateLimit", limit)


def over(window: MainWindow, place: int) -> QPoint:
    """The position of a frame's time in the plot, in pixels."""
    plot, session = window.replay.timeline.plot, window.replay.session
    assert session is not None
    return plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(session.seconds[place], 10)))


def drag(qtbot: QtBot, window: MainWindow, button: Qt.MouseButton, places: tuple[int, ...]) -> None:
    viewport = window.replay.timeline.plot.viewport()
    path = [over(window, place) for place in places]
    qtbot.mousePress(viewport, button, pos=path[0])
    for where in path[1:]:
        on_screen, no_modifier = QPointF(viewport.mapToGlobal(where)), Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QEvent.Type.MouseMove, QPointF(where), on_screen, button, button, no_modifier)
        QApplication.sendEvent(viewport, move)
    qtbot.mouseRelease(viewport, button, pos=path[-1])


@pytest.mark.opengl
def test_the_mouse_moves_the_playhead(qtbot: QtBot, open_window, session: Path, shown, all_mouse_moves) -> None:
    window = replay(qtbot, open_window, session, shown)
    qtbot.mouseClick(window.replay.timeline.plot.viewport(), Qt.MouseButton.LeftButton, pos=over(window, 40))
    at(qtbot, window, 40)
    drag(qtbot, window, Qt.MouseButton.LeftButton, (40, 43, 46, 50))
    at(qtbot, window, 50)


@pytest.mark.opengl
def test_the_right_button_pans_the_curves(qtbot: QtBot, open_window, session: Path, shown, all_mouse_moves) -> None:
    window = replay(qtbot, open_window, session, shown)
    box = window.replay.timeline.plot.getViewBox()
    box.setXRange(0.9, 1.9, padding=0)
    drag(qtbot, window, Qt.MouseButton.RightButton, (30, 33, 36))
    assert np.allclose(box.viewRange()[0], (0.7, 1.7), atol=0.02)  # not zoomed
    assert window.replay.place == 0


@pytest.mark.opengl
def test_a_range_is_played_once_or_in_a_loop(qtbot: QtBot, open_window, session: Path, shown) -> None:
    window = replay(qtbot, open_window, session, shown)
    for place, key in ((50, Qt.Key.Key_A), (55, Qt.Key.Key_B)):
        window.replay.seek(place)
        at(qtbot, window, place)
        qtbot.keyClick(window, key)
    shown.clear()
    with qtbot.waitSignal(window.replay.playing_changed, check_params_cb=lambda playing: not playing):
        qtbot.keyClick(window, Qt.Key.Key_Space)
    at(qtbot, window, 55)
    assert {result.frame.index for result in shown} <= set(range(50, 56))
    qtbot.keyClick(window, Qt.Key.Key_L)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [result.frame.index for result in shown].count(50) >= 3)
    assert {result.frame.index for result in shown} <= set(range(50, 56))


@pytest.mark.opengl
def test_curves_are_those_of_the_chosen_joint(qtbot: QtBot, open_window, session: Path, shown) -> None:
    window = replay(qtbot, open_window, session, shown)
    timeline = window.replay.timeline

    def drawn() -> np.ndarray:
        left, right = (curve.yData for curve in timeline.plot.getPlotItem().listDataItems())
        assert np.allclose(left, right, atol=1e-4, equal_nan=True)  # MovingHands bends both alike
        return left

    bent = drawn()
    assert np.ptp(bent) > 20  # degrees; MovingHands bends the index finger
    window.replay.seek(20)
    at(qtbot, window, 20)
    assert (
        timeline.plot.value_label.toPlainText().split() == [f"{bent[18]:.3g}°"] * 2
    )  # frames 5 and 15 were not tracked
    window.replay.seek(15)
    at(qtbot, window, 15)
    assert not timeline.plot.value_label.isVisible()
    timeline.joint.setCurrentIndex(timeline.joint.findData("thumb_2"))
    assert np.ptp(drawn()) < 1  # but not the thumb
    timeline.quantity.setCurrentIndex(timeline.quantity.findData("speed"))
    timeline.joint.setCurrentIndex(timeline.joint.findData("wrist"))
    seconds = window.replay.session.curves[0].seconds
    truth = 0.06 * 2 * np.pi / 120 * 30 * np.abs(np.cos(2 * np.pi * np.round(seconds * 30) / 120))
    assert np.nanmedian(np.abs(drawn() - truth)) < 0.01  # m/s


@pytest.mark.opengl
def test_a_damaged_session_is_a_sentence_and_tracking_continues_after_it(
    qtbot: QtBot, open_window, camera, session: Path, tmp_path: Path, shown
) -> None:
    window = replay(qtbot, open_window, session, shown)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "session.json").write_text("{}")
    window.open(str(broken))
    qtbot.waitUntil(lambda: str(broken) in window.camera_pane.banner.text)
    assert not window.replay.timeline.isVisible()
    window.open(camera.url)
    with qtbot.waitSignal(window.controller.result_ready):
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
    for text in ("", "[]", "{}", '{"format": "handmirror-markers", "format_version": 1, "markers": [{"frame": "x"}]}'):
        (tmp_path / "markers.json").write_text(text)
        with pytest.raises(UserError, match=r"markers\.json"):
            read_markers(tmp_path, ())
    newer = '{"format": "handmirror-markers", "format_version": 2, "markers": []}'
    (tmp_path / "markers.json").write_text(newer)
    with pytest.raises(UserError, match="update Handmirror"):
        write_markers(tmp_path, (), ())
    assert (tmp_path / "markers.json").read_text() == newer
