"""A whole visit to the window without a mouse, and what screen readers are given."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow

pytestmark = pytest.mark.opengl

Key, NONE, CTRL = Qt.Key, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, keys)


def tab_to(name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(100):
        widget = focused()
        if name in (widget.accessibleName(), getattr(widget, "text", str)()):
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def active(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window and window.focusWidget() is not None)


def test_from_the_demo_to_an_export(qtbot: QtBot, open_window, sessions: Path, tmp_path: Path) -> None:
    window: MainWindow = open_window()
    active(qtbot, window)
    press(Key.Key_D, CTRL)
    wait_for_frames(qtbot, window)
    press(Key.Key_R, CTRL)
    with qtbot.waitSignal(window.controller.recording_grew, check_params_cb=lambda r: r.frames >= 8):
        pass
    press(Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: window.banner.text.startswith("Recorded"))
    tab_to("Open")
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: window.replay.session is not None)

    press(Key.Key_M)
    assert window.replay.markers == (0,)
    press(Key.Key_Z, CTRL)
    assert window.replay.markers == ()
    press(Key.Key_Right)
    qtbot.waitUntil(lambda: window.replay.place == 1)
    tab_to("Start here")
    press(Key.Key_Space)
    assert window.replay.marked_range is not None

    press(Key.Key_E, CTRL)
    dialog = window.session_tools.export_dialog
    assert dialog is not None
    active(qtbot, dialog)
    tab_to(dialog.folder.line.accessibleName())
    assert isinstance(focused(), QLineEdit)
    press(Key.Key_A, CTRL)
    QTest.keyClicks(focused(), str(tmp_path / "out"))
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.outcome.kind == "success")
    assert list((tmp_path / "out").glob("*.glb"))
    press(Key.Key_Escape)
    active(qtbot, window)
    press(Key.Key_Q, CTRL)
    qtbot.waitUntil(window.isHidden)


def test_letters_search_a_list_and_set_no_marker(qtbot: QtBot, open_window, session: Path) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    active(qtbot, window)
    tab_to("Plotted joint")
    press(Key.Key_M)
    assert window.replay.timeline.joint.currentText().startswith("Middle") and window.replay.markers == ()


def test_keys_turn_and_zoom_the_focused_3d_view(qtbot: QtBot, open_window, session: Path) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    active(qtbot, window)
    tab_to("3D view")
    before = dict(window.mesh_pane.opts)
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(focused(), "+")
    after = window.mesh_pane.opts
    assert after["azimuth"] != before["azimuth"] and after["distance"] < before["distance"]
    press(Key.Key_Right)  # without Alt it is the replay's
    qtbot.waitUntil(lambda: window.replay.place == 1)


def test_the_focused_picture_has_a_frame_by_tab_but_not_by_a_click(qtbot: QtBot, open_window) -> None:
    window = open_window()
    active(qtbot, window)
    tab_to("3D view")
    tab_to("Camera picture")

    def edge() -> str:
        return (
            window.grab()
            .toImage()
            .pixelColor(window.camera_pane.mapTo(window, window.camera_pane.rect().topLeft()))
            .name()
        )

    accent = window.palette().highlight().color().name()
    assert edge() == accent
    tab_to("3D view")
    qtbot.mouseClick(window.camera_pane, Qt.MouseButton.LeftButton)
    assert focused() is window.camera_pane and edge() != accent


def test_screen_readers_are_given_messages(qtbot: QtBot, open_window) -> None:
    window = open_window()
    window.banner.show_message("The camera is in use.", "error", "Try again")
    assert window.banner.accessibleName() == "Error: The camera is in use."
    assert window.banner.button.accessibleDescription() == "The camera is in use."
    window.status_line.showMessage("Copied.")
    assert window.status_line.accessibleName() == "Copied."


def test_curves_are_described(qtbot: QtBot, open_window, session: Path) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    assert window.replay.timeline.plot.accessibleDescription().startswith("Flexion of Index 1, from ")
    window.replay.timeline.quantity.setCurrentIndex(3)
    assert window.replay.timeline.plot.accessibleDescription().endswith(" m/s")


def test_plus_and_minus_zoom_the_focused_curves(qtbot: QtBot, open_window, session: Path) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    active(qtbot, window)
    tab_to("Curves")

    def shown_s() -> float:
        first, last = window.replay.timeline.plot.getViewBox().viewRange()[0]
        return last - first

    whole = shown_s()
    QTest.keyClicks(focused(), "++")
    assert shown_s() == pytest.approx(0.64 * whole)
    QTest.keyClicks(focused(), "--")
    assert shown_s() == pytest.approx(whole)


def test_tab_scrolls_to_the_control(qtbot: QtBot, open_window) -> None:
    window = open_window()
    window.resize(900, 420)
    window.inspector.show()
    active(qtbot, window)
    tab_to("Copy report for an issue")
    inspector, button = window.inspector, focused()
    assert inspector.rect().contains(button.rect().translated(button.mapTo(inspector, button.rect().topLeft())))


def test_the_focused_button_starts_and_stops_a_recording(qtbot: QtBot, open_window, sessions: Path) -> None:
    window = open_window(DEMO_CLIP)
    wait_for_frames(qtbot, window)
    active(qtbot, window)
    qtbot.waitUntil(window.actions_.record.isEnabled)
    tab_to("Record")
    press(Key.Key_Space)
    with qtbot.waitSignal(window.controller.recording_grew, check_params_cb=lambda r: r.frames >= 3):
        pass
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: window.banner.text.startswith("Recorded"))
