"""The settings dialog of the real window, used by keyboard and mouse."""

import json
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from pixels import pixels
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.main_window import MainWindow
from handmirror.app.preferences.dialog import SettingsDialog
from handmirror.app.preferences.page import Page
from handmirror.app.preferences.qr import QrCode
from handmirror.app.settings import Settings
from handmirror.app.widgets.theme import apply_theme
from handmirror.core.assets import asset
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig

pytestmark = pytest.mark.opengl
CHECKPOINT = asset("checkpoints/stage2.safetensors")


def open_dialog(qtbot: QtBot, window: MainWindow, page: str = "Appearance") -> Page:
    """Open it by its shortcut, and choose a page by the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(SettingsDialog)))
    dialog = window.findChildren(SettingsDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.list, page[0])
    assert dialog.list.currentItem().text() == page
    return dialog.pages[page]


def press(qtbot: QtBot, window: MainWindow, button: QDialogButtonBox.StandardButton) -> None:
    dialog = window.findChildren(SettingsDialog)[-1]
    pressed = dialog.findChild(QDialogButtonBox).button(button)
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)


OK, CANCEL = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
RESTORE = QDialogButtonBox.StandardButton.RestoreDefaults


def field(page: QWidget, name: str, kind: type) -> QWidget:
    (found,) = [each for each in page.findChildren(kind) if each.accessibleName() == name]
    return found


def choose(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Choose an entry by typing its first word."""
    qtbot.keyClicks(box, text.partition(" ")[0])
    assert box.currentText() == text


def type_in(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def brightness(widget: QWidget) -> float:
    return float(pixels(widget.grab().toImage()).mean())


def saved(settings: Settings) -> dict:
    return json.loads(settings.path.read_text()) if settings.path.exists() else {}


def texts(page: Page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_what_cannot_be_used_looks_different_in_every_theme(qtbot: QtBot, qapp, theme: str) -> None:
    apply_theme(qapp, theme)
    button = QPushButton("Record")
    qtbot.addWidget(button)
    enabled = pixels(button.grab().toImage())
    button.setEnabled(False)
    disabled = pixels(button.grab().toImage())
    assert abs(enabled - disabled).max() > 60


@pytest.mark.parametrize("theme", ["Light", "High contrast"])
def test_a_theme_applies_at_once_and_is_saved(qtbot: QtBot, open_window, settings: Settings, theme: str) -> None:
    window = open_window()
    page = open_dialog(qtbot, window)
    bar = window.menuBar()
    before = brightness(bar)
    choose(qtbot, field(page, "Theme", QComboBox), theme)
    assert abs(brightness(bar) - before) > 15
    press(qtbot, window, OK)
    assert saved(settings)["theme"] == {"Light": "light", "High contrast": "contrast"}[theme]


def test_cancel_returns_to_what_was_before(qtbot: QtBot, open_window, settings: Settings) -> None:
    settings.set("theme", "light")
    window = open_window()
    page = open_dialog(qtbot, window)
    choose(qtbot, field(page, "Theme", QComboBox), "High contrast")
    field(page, "Text size", QSlider).setValue(30)
    choose(qtbot, field(page, "Language", QComboBox), "Deutsch")
    assert saved(settings) == {"theme": "contrast", "text_size": 150, "language": "de"}
    press(qtbot, window, CANCEL)
    assert saved(settings) == {"theme": "light"}
    assert QApplication.instance().palette().window().color().lightness() > 200


def test_text_grows_with_its_size(qtbot: QtBot, open_window) -> None:
    window = open_window()
    page = open_dialog(qtbot, window)
    small = window.fontMetrics().height()
    slider = field(page, "Text size", QSlider)
    while slider.value() < slider.maximum():
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert window.fontMetrics().height() > 1.3 * small and "150 %" in texts(page)


def test_defaults_are_restored_for_the_page_alone(qtbot: QtBot, open_window, settings: Settings) -> None:
    settings.set("theme", "light")
    settings.set("max_hands", 4)
    window = open_window()
    page = open_dialog(qtbot, window)
    press(qtbot, window, RESTORE)
    assert saved(settings) == {"max_hands": 4} and field(page, "Theme", QComboBox).currentText() == "Dark"


Made = list[TrackerConfig]


@pytest.fixture
def made() -> Made:
    """The configs of the trackers that were made."""
    return []


@pytest.fixture
def open_tracked(qtbot: QtBot, camera: MjpegCamera, settings: Settings, made: Made) -> Callable[..., MainWindow]:
    def open_window(tracker: MovingHands | None = None, config: TrackerConfig | None = None) -> MainWindow:
        def make(wanted: TrackerConfig, announce: object) -> MovingHands:
            made.append(wanted)
            return tracker or MovingHands()

        window = MainWindow(make, Intrinsics(), settings, config=config or TrackerConfig())
        qtbot.addWidget(window)
        window.show()
        window.open(camera.url)
        wait_for_frames(qtbot, window)
        return window

    return open_window


def test_the_number_of_hands_makes_another_tracker_and_lasts(qtbot: QtBot, open_tracked, made: Made) -> None:
    window = open_tracked()
    page = open_dialog(qtbot, window, "Tracking")
    qtbot.keyClick(field(page, "Hands", QSpinBox), Qt.Key.Key_Up)
    wait_for_frames(qtbot, window)
    assert [each.max_hands for each in made] == [2, 3]
    press(qtbot, window, OK)
    window.close()
    open_tracked()
    assert made[-1].max_hands == 3


def test_the_command_line_wins_over_saved_settings_and_is_not_saved(
    qtbot: QtBot, open_tracked, made: Made, settings: Settings
) -> None:
    settings.set("max_hands", 4)
    window = open_tracked(config=TrackerConfig(max_hands=1, fit=True))
    page = open_dialog(qtbot, window, "Tracking")
    assert field(page, "Hands", QSpinBox).value() == 1 and field(page, "Method", QComboBox).currentIndex() == 1
    press(qtbot, window, OK)
    assert (made[-1].max_hands, made[-1].fit) == (1, True)
    assert saved(settings)["max_hands"] == 4 and "method" not in saved(settings)


def test_cancel_returns_to_the_command_line_and_leaves_what_is_saved(
    qtbot: QtBot, open_tracked, made: Made, settings: Settings
) -> None:
    settings.set("max_hands", 4)
    window = open_tracked(config=TrackerConfig(max_hands=1))
    page = open_dialog(qtbot, window, "Tracking")
    qtbot.keyClick(field(page, "Hands", QSpinBox), Qt.Key.Key_Up)
    press(qtbot, window, CANCEL)
    wait_for_frames(qtbot, window)
    assert made[-1].max_hands == 1 and saved(settings)["max_hands"] == 4


def test_engines_that_do_not_run_on_the_processor_cannot_be_chosen(qtbot: QtBot, open_tracked, made: Made) -> None:
    window = open_tracked()
    page = open_dialog(qtbot, window, "Tracking")
    engine = field(page, "Engine", QComboBox)
    choose(qtbot, engine, "ONNX Runtime")
    choose(qtbot, field(page, "Processor", QComboBox), "NVIDIA graphics card (CUDA)")
    wait_for_frames(qtbot, window)
    assert engine.currentText() == "Automatic" and (made[-1].device, made[-1].engine) == ("cuda", "auto")
    assert not engine.model().item(engine.findText("ONNX Runtime")).isEnabled()


def test_a_processor_that_cannot_be_used_is_not_kept(qtbot: QtBot, camera: MjpegCamera, settings: Settings) -> None:
    def make(config: TrackerConfig, announce: object) -> MovingHands:
        if config.device == "cuda":
            raise UserError("CUDA is not available: choose another device.")
        return MovingHands()

    window = MainWindow(make, Intrinsics(), settings)
    qtbot.addWidget(window)
    window.show()
    window.open(camera.url)
    wait_for_frames(qtbot, window)
    page = open_dialog(qtbot, window, "Tracking")
    device = field(page, "Processor", QComboBox)
    choose(qtbot, device, "NVIDIA graphics card (CUDA)")
    qtbot.waitUntil(lambda: "CUDA is not available" in window.banner.text)
    assert device.currentText() == "Automatic" and "device" not in saved(settings)


def test_a_checkpoint_is_described_and_used(qtbot: QtBot, open_tracked, made: Made, tmp_path: Path) -> None:
    file = tmp_path / "mine.safetensors"
    shutil.copy(CHECKPOINT, file)
    window = open_tracked()
    page = open_dialog(qtbot, window, "Tracking")
    choose(qtbot, field(page, "Method", QComboBox), "Checkpoint file…")
    type_in(qtbot, field(page, "Checkpoint file", QLineEdit), str(file))
    qtbot.waitUntil(lambda: made[-1].checkpoint == file)
    assert "mine.safetensors, 16.7 MB" in texts(page) and "Stage: 2" in texts(page) and "Apache-2.0" in texts(page)


def test_a_file_that_is_no_checkpoint_is_said_and_not_used(
    qtbot: QtBot, open_tracked, made: Made, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "wrong.safetensors").write_bytes(b"not one")
    window = open_tracked()
    page = open_dialog(qtbot, window, "Tracking")
    choose(qtbot, field(page, "Method", QComboBox), "Checkpoint file…")
    assert "Choose a checkpoint" in texts(page)
    type_in(qtbot, field(page, "Checkpoint file", QLineEdit), str(tmp_path / "wrong.safetensors"))
    qtbot.waitUntil(lambda: "wrong.safetensors is" in texts(page))
    wait_for_frames(qtbot, window)
    assert len(made) == 1 and "method" not in saved(settings)


def test_the_smoothing_is_set_while_it_runs_and_lasts(qtbot: QtBot, open_tracked) -> None:
    tracker = MovingHands()
    window = open_tracked(tracker)
    page = open_dialog(qtbot, window, "Tracking")
    assert tracker.smoothing == 1.0
    slider = field(page, "Strength of the smoothing", QSlider)
    for _ in range(10):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert tracker.smoothing == pytest.approx(2.0) and "2.00 ×" in texts(page)
    press(qtbot, window, OK)
    window.close()
    again = MovingHands()
    open_tracked(again)
    assert again.smoothing == pytest.approx(2.0)


def test_jitter_and_lag_of_the_running_hand_are_shown(qtbot: QtBot, open_tracked) -> None:
    window = open_tracked()
    page = open_dialog(qtbot, window, "Tracking")
    qtbot.waitUntil(lambda: "Jitter of the wrist: 0." in texts(page))


def test_what_would_end_a_recording_cannot_be_changed_meanwhile(
    qtbot: QtBot, open_tracked, settings: Settings, tmp_path: Path
) -> None:
    settings.set("sessions", str(tmp_path / "videos"))
    window = open_tracked()
    with qtbot.waitSignal(window.controller.recording_started):
        window.actions_.record.trigger()
    page = open_dialog(qtbot, window, "Tracking")
    hands = field(page, "Hands", QSpinBox)
    assert not hands.isEnabled() and "Stop the recording" in texts(page)
    with qtbot.waitSignal(window.controller.recording_stopped):
        window.actions_.record.trigger()
    assert hands.isEnabled() and "Stop the recording" not in texts(page)


def test_what_would_end_a_recording_waits_for_its_end(
    qtbot: QtBot, open_tracked, made: Made, settings: Settings, tmp_path: Path
) -> None:
    settings.set("sessions", str(tmp_path))
    window = open_tracked()
    page = open_dialog(qtbot, window, "Tracking")
    qtbot.keyClick(field(page, "Hands", QSpinBox), Qt.Key.Key_Up)
    wait_for_frames(qtbot, window)
    with qtbot.waitSignal(window.controller.recording_started):
        window.actions_.record.trigger()
    press(qtbot, window, CANCEL)
    wait_for_frames(qtbot, window)
    assert window.actions_.record.isChecked() and made[-1].max_hands == 3
    window.actions_.record.trigger()
    qtbot.waitUntil(lambda: made[-1].max_hands == 2)


def test_the_smoothing_cannot_be_set_while_it_is_off(qtbot: QtBot, open_window) -> None:
    window = open_window()
    page = open_dialog(qtbot, window, "Tracking")
    window.actions_.smooth.trigger()
    assert not page.smoothing.isEnabled() and "Smoothing is off" in texts(page)


def test_recordings_go_to_the_chosen_folder(qtbot: QtBot, open_tracked, tmp_path: Path) -> None:
    window = open_tracked()
    page = open_dialog(qtbot, window, "Recording")
    (tmp_path / "a file").write_text("")
    line = field(page, "Folder", QLineEdit)
    type_in(qtbot, line, str(tmp_path / "a file"))
    qtbot.waitUntil(lambda: "a file is a file: choose a folder." in texts(page))
    type_in(qtbot, line, str(tmp_path / "mine"))
    qtbot.waitUntil(lambda: " free" in texts(page))
    press(qtbot, window, OK)
    with qtbot.waitSignal(window.controller.recording_started) as started:
        window.actions_.record.trigger()
    assert started.args[0].parent == tmp_path / "mine"


def test_refining_all_frames_is_on_until_switched_off(qtbot: QtBot, open_tracked, settings: Settings) -> None:
    window = open_tracked()
    box = field(open_dialog(qtbot, window, "Recording"), "Refine with later frames", QCheckBox)
    assert box.isChecked() and settings.get("refine", True)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    press(qtbot, window, OK)
    assert not settings.get("refine", True)


def test_cancel_returns_to_the_folder_that_was_used(qtbot: QtBot, open_tracked, tmp_path: Path) -> None:
    window = open_tracked()
    before = window.recording_view.folder.path
    page = open_dialog(qtbot, window, "Recording")
    type_in(qtbot, field(page, "Folder", QLineEdit), str(tmp_path / "mine"))
    qtbot.waitUntil(lambda: window.recording_view.folder.path == tmp_path / "mine")
    press(qtbot, window, CANCEL)
    assert window.recording_view.folder.path == before


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("192.168.1.300", "192.168.1.300 is not an IP address"),
        ("my computer", "my computer is not the name of a computer"),
    ],
)
def test_an_invalid_host_is_said_while_it_is_typed(
    qtbot: QtBot, open_window, settings: Settings, host: str, sentence: str
) -> None:
    window = open_window()
    page = open_dialog(qtbot, window, "Streams")
    line = field(page, "Send VMC to: host", QLineEdit)
    type_in(qtbot, line, host)
    assert sentence in texts(page)
    press(qtbot, window, OK)
    assert "stream/vmc" not in saved(settings)


def test_the_address_of_vmc_is_saved_as_host_and_port(qtbot: QtBot, open_window, settings: Settings) -> None:
    window = open_window()
    page = open_dialog(qtbot, window, "Streams")
    type_in(qtbot, field(page, "Send VMC to: host", QLineEdit), "studio.local")
    type_in(qtbot, field(page, "Send VMC to: port", QSpinBox).lineEdit(), "40000")
    press(qtbot, window, OK)
    assert saved(settings)["stream/vmc"] == "studio.local:40000"


def test_vmc_is_sent_at_a_rate_that_is_typed(qtbot: QtBot, open_window, settings: Settings) -> None:
    window = open_window()
    page = open_dialog(qtbot, window, "Streams")
    rate = field(page, "VMC rate", QSpinBox)
    assert rate.text() == "Each frame"
    type_in(qtbot, rate.lineEdit(), "60")
    press(qtbot, window, OK)
    assert saved(settings)["stream/vmc_rate"] == 60


def test_a_phone_can_read_the_address_of_the_page(qtbot: QtBot, open_window, settings: Settings) -> None:
    settings.set("stream/web", "0.0.0.0:0")
    window = open_window()
    page = open_dialog(qtbot, window, "Streams")
    token = field(page, "Token", QLineEdit)
    type_in(qtbot, token, "short")
    assert "use 8 to 64 characters" in texts(page)
    type_in(qtbot, token, "my-own-token")
    qtbot.keyClick(token, Qt.Key.Key_Tab)
    with qtbot.waitSignal(window.stream_view.changed):
        qtbot.keyClick(page.web_on, Qt.Key.Key_Space)
    code = page.findChild(QrCode)
    picture = pixels(code.grab().toImage()).astype(np.uint8)
    read, _, _ = cv2.QRCodeDetector().detectAndDecode(picture)
    assert read == window.stream_view.url and read.startswith("http://") and read.endswith("/my-own-token/")
    assert read in texts(page)


def test_another_port_is_served_at_once(qtbot: QtBot, open_window, settings: Settings) -> None:
    settings.set("stream/web", "0")
    window = open_window()
    with qtbot.waitSignal(window.streams.opened):
        window.stream_view.switches["web"].trigger()
    page = open_dialog(qtbot, window, "Streams")
    line = field(page, "Port of the web page", QSpinBox).lineEdit()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    type_in(qtbot, line, str(port))
    with qtbot.waitSignal(window.streams.opened):
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert window.stream_view.url == f"http://127.0.0.1:{port}/"


def test_a_damaged_file_is_reported_with_its_new_place(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": ')
    window = MainWindow(lambda config, announce: MovingHands(), Intrinsics(), Settings(path))
    qtbot.addWidget(window)
    window.show()
    (kept,) = tmp_path.glob("settings.broken-*.json")
    assert str(kept) in window.banner.text


def test_every_field_can_be_reached_by_tab_and_has_a_name(qtbot: QtBot, open_window) -> None:
    window = open_window()
    open_dialog(qtbot, window, "Streams")
    dialog = window.findChildren(SettingsDialog)[-1]
    reached, widget = set(), dialog.list
    while (widget := widget.nextInFocusChain()) is not dialog.list:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(widget)
    for page in dialog.pages.values():
        for each in page.findChildren((QComboBox, QLineEdit, QSlider)):
            inner = isinstance(each.parent(), QSpinBox | QComboBox)
            assert inner or (each in reached and each.accessibleName()), (each, each.objectName())


def test_every_key_is_documented(settings: Settings) -> None:
    from handmirror.app.preferences import keys

    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text()
    known = [each.key for each in vars(keys).values() if isinstance(each, keys.Setting)]
    known += [keys.camera_mode("NAME").key, keys.camera_controls("NAME").key]
    assert len(known) > 10 and [key for key in known if f"`{key}`" not in page] == []
