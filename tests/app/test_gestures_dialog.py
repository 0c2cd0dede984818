"""Gestures in the real window: shown, switched, learned, renamed, deleted, restored, saved."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from gesture_hands import axes, shaped
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QProgressBar, QTableWidget
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.gestures import lesson
from handmirror.app.gestures.dialog import GesturesDialog
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.gestures.files import read_gestures, shipped_gestures, write_gestures
from handmirror.core.gestures.recogniser import GestureRecogniser
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import Array, Frame, FrameResult

pytestmark = pytest.mark.opengl


class ShapedHands(MovingHands):
    """A tracker that sees a hand of a named shape, or none."""

    def __init__(self, shape: str | None) -> None:
        super().__init__()
        self.shape, self.gestures = shape, None

    def track(self, frame: Frame, K: Array) -> FrameResult:
        super().track(frame, K)  # counts the frame
        hands = (shaped(self.shape),) if self.shape is not None else ()
        if self.gestures is not None:
            hands = GestureRecogniser(self.gestures, axes(), stills=True).apply(hands, frame.time_ns)
        return FrameResult(frame, K, hands)


@pytest.fixture
def quick_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lesson, "COUNTDOWN_S", 0.1)
    monkeypatch.setattr(lesson, "RECORD_S", 0.2)


def open_dialog(qtbot: QtBot, window: MainWindow) -> GesturesDialog:
    qtbot.waitUntil(window.gestures.action.isEnabled)
    window.gestures.action.trigger()
    dialog = window.findChild(GesturesDialog)
    with qtbot.waitExposed(dialog):
        pass
    return dialog


def row_of(dialog: GesturesDialog, name: str) -> int:
    return names_in(dialog).index(name)


def names_in(dialog: GesturesDialog) -> list[str]:
    return [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())]


def bar_of(dialog: GesturesDialog, name: str) -> QProgressBar:
    return dialog.table.cellWidget(row_of(dialog, name), 1)


def click_check_box(qtbot: QtBot, dialog: GesturesDialog, name: str) -> None:
    table: QTableWidget = dialog.table
    item = table.item(row_of(dialog, name), 0)
    table.scrollToItem(item)
    at = table.visualItemRect(item)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.left() + 11, at.center().y()))


def saved_names(settings: Settings) -> list[str]:
    path = settings.path.with_name("gestures.json")
    return [gesture.name for gesture in read_gestures(path).gestures.gestures] if path.exists() else []


def test_gestures_are_shown_once_they_are_switched_on(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, ShapedHands("fist"))
    wait_for_frames(qtbot, window)
    assert window.status_line.hands.text().startswith("Right ≈ ") and "(" not in window.status_line.hands.text()
    dialog = open_dialog(qtbot, window)
    dialog.on.click()
    qtbot.waitUntil(lambda: window.status_line.hands.text().endswith(" cm (fist)"))
    click_check_box(qtbot, dialog, "fist")
    qtbot.waitUntil(lambda: window.status_line.hands.text().endswith(" cm"))


def test_the_inspector_names_the_gesture(qtbot: QtBot, camera: MjpegCamera, open_window, settings: Settings) -> None:
    settings.set("gestures", True)
    tracker = ShapedHands("fist")
    window = open_window(camera.url, tracker)
    wait_for_frames(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_I)

    def shown() -> list[str]:
        return [card.gesture.text() for card in window.inspector.cards if card.gesture.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["fist"])
    tracker.shape = "relaxed"
    qtbot.waitUntil(lambda: shown() != ["fist"])


def test_the_bars_show_how_well_the_hand_matches(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    tracker = ShapedHands("victory")
    window = open_window(camera.url, tracker)
    dialog = open_dialog(qtbot, window)
    qtbot.waitUntil(lambda: bar_of(dialog, "victory").value() > 50)
    assert bar_of(dialog, "fist").value() < 30
    tracker.shape = None
    qtbot.waitUntil(lambda: bar_of(dialog, "victory").value() == 0)


def test_a_learned_gesture_is_recognised_and_kept(
    qtbot: QtBot, camera: MjpegCamera, open_window, settings: Settings, quick_lesson: None
) -> None:
    window = open_window(camera.url, ShapedHands("vulcan"))
    wait_for_frames(qtbot, window)
    dialog = open_dialog(qtbot, window)
    dialog.on.click()
    qtbot.keyClicks(dialog.name, "salute")
    dialog.learn.click()
    assert "recording in" in dialog.message.text()
    qtbot.waitUntil(lambda: "salute" in names_in(dialog))
    assert dialog.message.text() == "“salute” was learned."
    click_check_box(qtbot, dialog, "open")  # which the hand is, too
    qtbot.waitUntil(lambda: "(salute)" in window.status_line.hands.text())
    window.close()
    assert "salute" in saved_names(settings)

    second = open_window(camera.url, ShapedHands("vulcan"))
    qtbot.waitUntil(lambda: "(salute)" in second.status_line.hands.text())


def test_a_direction_is_learned_where_it_matters(
    qtbot: QtBot, camera: MjpegCamera, open_window, quick_lesson: None
) -> None:
    window = open_window(camera.url, ShapedHands("vulcan"))
    wait_for_frames(qtbot, window)
    dialog = open_dialog(qtbot, window)

    def learn(name: str) -> tuple[str, ...]:
        """The parts whose directions were learned."""
        qtbot.keyClicks(dialog.name, name)
        dialog.learn.click()
        qtbot.waitUntil(lambda: dialog.message.text() == f"“{name}” was learned.")
        return tuple(next(each for each in dialog.gestures.gestures if each.name == name).directions)

    assert learn("anywhere") == ()
    qtbot.mouseClick(dialog.directed, Qt.MouseButton.LeftButton, pos=QPoint(8, dialog.directed.height() // 2))
    assert {"palm", "fingers"} <= set(learn("salute"))
    qtbot.keyClicks(dialog.name, "anywhere")  # again as it was
    assert not dialog.directed.isChecked()


def test_without_a_hand_nothing_is_learned(qtbot: QtBot, camera: MjpegCamera, open_window, quick_lesson: None) -> None:
    window = open_window(camera.url, ShapedHands(None))
    dialog = open_dialog(qtbot, window)
    before = names_in(dialog)
    qtbot.keyClicks(dialog.name, "salute")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "No hand was seen" in dialog.message.text())
    assert names_in(dialog) == before and dialog.learn.isEnabled()


def test_rename_tolerance_delete_and_restore(qtbot: QtBot, open_window, settings: Settings) -> None:
    window = open_window("", ShapedHands(None))
    dialog = open_dialog(qtbot, window)
    names = names_in(dialog)
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    editor = dialog.focusWidget()
    editor.selectAll()
    qtbot.keyClicks(editor, "Faust")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names_in(dialog)[1] == "Faust")
    qtbot.keyClick(dialog.tolerance, Qt.Key.Key_Right)
    assert dialog.percent.text() == "110 %"
    dialog.table.selectRow(0)
    dialog.delete.click()
    assert names_in(dialog) == ["Faust", *names[2:]]
    qtbot.waitUntil(lambda: saved_names(settings) == ["Faust", *names[2:]])
    saved = json.loads(settings.path.with_name("gestures.json").read_text())
    assert saved["gestures"][0]["tolerance"] == 1.1
    dialog.restore.click()
    assert names_in(dialog) == [*names, "Faust"]


def test_a_name_that_exists_is_refused(qtbot: QtBot, open_window) -> None:
    window = open_window("", ShapedHands(None))
    dialog = open_dialog(qtbot, window)
    names = names_in(dialog)
    dialog.table.item(0, 0).setText(names[1])
    assert "already a gesture" in dialog.message.text()
    assert names_in(dialog) == names


def test_the_file_of_the_command_line_is_used_and_changed(
    qtbot: QtBot, camera: MjpegCamera, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    mine = shipped_gestures()
    write_gestures(file, replace(mine, gestures=mine.gestures[1:3]))
    window = MainWindow(
        lambda config, announce: ShapedHands("fist"), Intrinsics(), settings, config=TrackerConfig(gestures=file)
    )
    qtbot.addWidget(window)
    window.show()
    window.open(camera.url)
    qtbot.waitUntil(lambda: "(fist)" in window.status_line.hands.text())
    dialog = open_dialog(qtbot, window)
    assert names_in(dialog) == ["fist", "pinch"]
    dialog.table.selectRow(1)
    dialog.delete.click()
    qtbot.waitUntil(lambda: len(read_gestures(file).gestures.gestures) == 1)
    assert saved_names(settings) == []


def test_a_damaged_file_is_reported_and_kept(
    qtbot: QtBot, camera: MjpegCamera, open_window, settings: Settings
) -> None:
    path = settings.path.with_name("gestures.json")
    write_gestures(path, shipped_gestures())
    damaged = path.read_text().replace('"fist"', "7")
    path.write_text(damaged)
    window = open_window(camera.url, ShapedHands(None))
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: "gesture 2 was left out" in window.banner.text)
    dialog = open_dialog(qtbot, window)
    assert "fist" not in names_in(dialog)
    dialog.restore.click()
    qtbot.waitUntil(lambda: "fist" in saved_names(settings))
    assert path.with_name("gestures-damaged.json").read_text() == damaged
