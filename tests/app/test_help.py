"""The Help menu of the real window."""

import pytest
from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtGui import QDesktopServices, QKeySequence
from PyQt6.QtWidgets import QApplication, QMenuBar
from pytestqt.qtbot import QtBot
from tabbing import menu_actions

from handmirror.app.help.guide import DOCS, GuidePage
from handmirror.app.help.shortcuts import Shortcut, ShortcutsDialog, shortcuts_of
from handmirror.app.log import log_folder
from handmirror.app.main_window import MainWindow

pytestmark = pytest.mark.opengl


@pytest.fixture
def window(qtbot: QtBot, open_window) -> MainWindow:
    return active(qtbot, open_window())


def active(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def shortcuts(qtbot: QtBot, window: MainWindow) -> ShortcutsDialog:
    qtbot.keyClick(window, Qt.Key.Key_Question)
    dialog = window.help.shortcuts_dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def test_the_list_has_every_key_of_the_menus(qtbot: QtBot, window: MainWindow) -> None:
    listed = " ".join(row.keys for row in shortcuts(qtbot, window).shown())
    keys = [key for action in menu_actions(window) for key in action.shortcuts()]
    assert len(keys) > 40
    native = QKeySequence.SequenceFormat.NativeText
    assert [key.toString(native) for key in keys if key.toString(native) not in listed] == []


def test_the_filter_finds_actions_and_keys(qtbot: QtBot, window: MainWindow) -> None:
    dialog = shortcuts(qtbot, window)
    qtbot.keyClicks(dialog.filter, "replay marker prev")
    [row] = dialog.shown()
    assert (row.group, row.text, row.keys) == ("Replay", "Previous marker", "Ctrl+Left")
    dialog.filter.setText("ctrl+shift+z")
    assert [row.text for row in dialog.shown()] == ["Redo"]


def test_access_keys_are_no_part_of_the_names(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menu = bar.addMenu("文件(&F)")
    menu.addAction("&Save && close…").setShortcut(QKeySequence("Ctrl+S"))
    assert shortcuts_of(bar) == [Shortcut("文件", "Save & close", "Ctrl+S")]


def guide(qtbot: QtBot, window: MainWindow) -> GuidePage:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.help.guide_dialog is not None
    return window.help.guide_dialog.page


def follow(page: GuidePage, address: str) -> None:
    page.setSource(page.source().resolved(QUrl(address)))


def heading_at_top(page: GuidePage) -> str:
    return page.cursorForPosition(page.viewport().rect().topLeft()).block().text()


def test_the_guide_shows_the_page_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    page = guide(qtbot, window)
    assert page.toPlainText().startswith("The window\n")
    assert "images/" not in page.toPlainText()


def test_links_lead_to_headings_and_other_pages(qtbot: QtBot, window: MainWindow) -> None:
    page = guide(qtbot, window)
    follow(page, "#re-run-and-compare")
    assert heading_at_top(page) == "Re-run and compare"
    follow(page, "formats/session.md")
    assert page.source().toLocalFile() == (DOCS / "formats" / "session.md").as_posix()
    qtbot.mouseClick(window.help.guide_dialog.back, Qt.MouseButton.LeftButton)
    assert page.source().fileName() == "window.md"


@pytest.mark.parametrize(("language", "title"), [("de", "Das Fenster"), ("zh_CN", "窗口")])
def test_the_guide_is_in_the_language_of_the_window(
    qtbot: QtBot, speak, open_window, language: str, title: str
) -> None:
    speak(language)
    page = guide(qtbot, active(qtbot, open_window()))
    assert page.toPlainText().startswith(f"{title}\n")


def test_pages_without_a_translation_are_in_english_and_lead_back(qtbot: QtBot, speak, open_window) -> None:
    speak("de")
    window = active(qtbot, open_window())
    page = guide(qtbot, window)
    follow(page, "../formats/gestures.md")
    assert page.toPlainText().startswith("Gesture files\n")
    follow(page, "../window.md#calibrate")
    assert heading_at_top(page) == "Kalibrieren"
    qtbot.mouseClick(window.help.guide_dialog.contents, Qt.MouseButton.LeftButton)
    assert page.source().toLocalFile() == (DOCS / "de" / "index.md").as_posix()
    follow(page, "../index.md")
    assert page.source().toLocalFile() == (DOCS / "index.md").as_posix()


def test_a_page_that_is_not_installed_is_named(qtbot: QtBot, window: MainWindow) -> None:
    page = guide(qtbot, window)
    follow(page, "no_such_page.md")
    assert page.toPlainText() == "The page no_such_page.md is not part of this installation."


def test_the_log_folder_is_opened(window: MainWindow, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HANDMIRROR_LOG", str(tmp_path))
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    window.help.log_folder.trigger()
    assert [url.toLocalFile() for url in opened] == [log_folder().as_posix()]


@pytest.mark.nightly  # seconds: it opens every engine and OpenGL
def test_the_system_report_is_that_of_doctor(qtbot: QtBot, window: MainWindow) -> None:
    window.help.report.trigger()
    report = window.help.report_dialog
    assert report is not None
    qtbot.waitUntil(report.copy.isEnabled, timeout=90_000)
    qtbot.mouseClick(report.copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    assert "window and OpenGL" in text and "assets" in text and "Traceback" not in text
