"""The browser of sessions over a real recording folder."""

import shutil
import sys
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from handmirror.app.browser.browser import SessionBrowser
from handmirror.app.browser.changes import rename_session
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.errors import UserError
from handmirror.core.files import FileLock
from handmirror.core.session.export.formats import ExportFormat

pytestmark = pytest.mark.opengl
NAMES = ("first", "second", "wave")


@pytest.fixture
def recordings(settings: Settings, tmp_path: Path, session: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A recording folder with three sessions, one with fewer poses, and something else."""
    monkeypatch.setenv("HANDMIRROR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))  # of the bin on Linux
    folder = tmp_path / "recordings"
    for name in NAMES:
        shutil.copytree(session, folder / name)
    poses = folder / "wave" / "poses.jsonl"
    poses.write_bytes(b"".join(poses.read_bytes().splitlines(True)[:7]))
    (folder / "no session").mkdir()
    settings.set("sessions", str(folder))
    return folder


def opened(qtbot: QtBot, open_window) -> tuple[MainWindow, SessionBrowser]:
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    browser = window.sources.sessions.browser
    qtbot.waitUntil(lambda: browser.is_complete)
    return window, browser


def rows(browser: SessionBrowser) -> dict[str, list[str]]:
    """The shown texts by the names."""
    table, columns = browser.shown, range(browser.shown.columnCount())
    texts = [[table.index(row, column).data() for column in columns] for row in range(table.rowCount())]
    return {text[0]: text[1:] for text in texts}


def select(browser: SessionBrowser, *names: str) -> None:
    browser.table.clearSelection()
    model = browser.table.selectionModel()
    for row in range(browser.shown.rowCount()):
        if browser.shown.index(row, 0).data() in names:
            index = browser.shown.index(row, 0)
            model.setCurrentIndex(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)


def test_sessions_are_listed_with_their_facts_and_pictures(qtbot: QtBot, open_window, recordings: Path) -> None:
    _, browser = opened(qtbot, open_window)
    listed = rows(browser)
    assert set(listed) == set(NAMES)
    _, length, hands, frames, method, size = listed["wave"]
    assert (length, frames) == ("2.0 s", "7 of 60") and hands == "Left, Right" and size.endswith(" MB")
    assert listed["first"][3] == "54 of 60" and method.startswith("Fit to key points")
    first = browser.shown.index(0, 0)
    qtbot.waitUntil(lambda: first.data(Qt.ItemDataRole.DecorationRole) is not None)


def test_the_filter_needs_each_word(qtbot: QtBot, open_window, recordings: Path) -> None:
    _, browser = opened(qtbot, open_window)
    qtbot.keyClicks(browser.filter, "left WAV")
    assert set(rows(browser)) == {"wave"} and browser.message.text() == "1 of 3 sessions"


def test_rows_stay_selected_when_they_are_sorted(qtbot: QtBot, open_window, recordings: Path) -> None:
    _, browser = opened(qtbot, open_window)
    select(browser, "first")
    for order, names in (
        (Qt.SortOrder.DescendingOrder, ["wave", "second", "first"]),
        (Qt.SortOrder.AscendingOrder, ["first", "second", "wave"]),
    ):
        browser.table.sortByColumn(0, order)
        assert list(rows(browser)) == names
        assert [entry.path.name for entry in browser.selected()] == ["first"]


def test_enter_opens_the_session(qtbot: QtBot, open_window, recordings: Path) -> None:
    window, browser = opened(qtbot, open_window)
    select(browser, "second")
    browser.table.setFocus()
    with qtbot.waitSignal(window.replay.opened) as opening:
        qtbot.keyClick(browser.table, Qt.Key.Key_Return)
    assert opening.args[0].path == recordings / "second" and not browser.isVisible()

    window.sources.sessions.action.trigger()  # what is open cannot be moved away
    qtbot.waitUntil(lambda: browser.is_complete)
    select(browser, "second")
    browser.bin.click()
    assert "second is open in the window" in browser.message.text() and (recordings / "second").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_session_that_was_opened_by_a_link_is_not_renamed(
    qtbot: QtBot, open_window, recordings: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(recordings / "second", target_is_directory=True)
    window, browser = opened(qtbot, open_window)
    with qtbot.waitSignal(window.replay.opened):
        window.open(str(tmp_path / "link"))
    select(browser, "second")
    browser.rename.click()
    field = browser.table.findChild(QLineEdit)
    field.setText("renamed")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "second is open in the window" in browser.message.text())
    assert (recordings / "second").is_dir() and not (recordings / "renamed").exists()


def test_a_session_is_renamed_in_the_table(qtbot: QtBot, open_window, recordings: Path) -> None:
    _, browser = opened(qtbot, open_window)
    select(browser, "first")
    browser.rename.click()
    editor = browser.table.findChild(QLineEdit)
    editor.setText("piano")
    qtbot.waitUntil(lambda: all(browser.shown.index(row, 0).data(Qt.ItemDataRole.DecorationRole) for row in range(3)))
    with qtbot.waitSignal(browser.reader.renamed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert set(rows(browser)) == {"piano", "second", "wave"}
    assert (recordings / "piano" / "session.json").is_file() and not (recordings / "first").exists()


@pytest.mark.parametrize(("name", "reason"), [("wave", "already a session"), ("a/b", "cannot be the name")])
def test_a_name_that_is_not_possible_is_refused(recordings: Path, name: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        rename_session(recordings / "first", name)
    assert (recordings / "first").is_dir()


def test_a_session_that_is_being_recorded_is_kept(qtbot: QtBot, open_window, recordings: Path) -> None:
    lock = FileLock(recordings / "first" / ".lock", "held")
    try:
        _, browser = opened(qtbot, open_window)
        select(browser, "first")
        browser.bin.click()
        qtbot.waitUntil(lambda: "being recorded" in browser.message.text())
    finally:
        lock.release()
    assert (recordings / "first").is_dir()


def test_sessions_are_moved_to_the_bin(qtbot: QtBot, open_window, recordings: Path, tmp_path: Path) -> None:
    _, browser = opened(qtbot, open_window)
    select(browser, "first", "wave")
    browser.table.setFocus()
    qtbot.keyClick(browser.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: set(rows(browser)) == {"second"})
    assert not (recordings / "first").exists() and not (recordings / "wave").exists()
    assert len(list(tmp_path.rglob("session.json"))) == 3  # two of them in the bin


def test_several_sessions_are_exported_and_a_failure_does_not_stop_the_others(
    qtbot: QtBot, open_window, recordings: Path, tmp_path: Path
) -> None:
    (recordings / "second" / "poses.jsonl").write_bytes(b"")
    _, browser = opened(qtbot, open_window)
    select(browser, *NAMES)
    browser.export.click()
    dialog = browser.export_dialog
    dialog.format.setCurrentIndex(dialog.format.findData(ExportFormat.CSV.value))
    dialog.folder.line.setText(str(tmp_path / "exports"))
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.message.text().startswith("Exported 2 of 3 sessions") and "second: " in dialog.message.text()
    assert len(list((tmp_path / "exports").rglob("*.csv"))) == 2
