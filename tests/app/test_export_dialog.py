from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from handmirror.app.dialogs.export_dialog import ExportDialog
from handmirror.app.main_window import MainWindow
from handmirror.core.session.export.formats import ExportFormat

pytestmark = pytest.mark.opengl


def dialog_of(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    qtbot.waitUntil(window.actions_.export.isEnabled, timeout=10_000)
    window.actions_.export.trigger()
    assert window.session_tools.export_dialog is not None
    return window.session_tools.export_dialog


def test_a_session_is_exported(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    window = open_window()
    assert not window.actions_.export.isEnabled()
    window.open(str(session))
    dialog = dialog_of(qtbot, window)
    assert {dialog.format.itemData(k) for k in range(dialog.format.count())} == {kind.value for kind in ExportFormat}
    assert dialog.folder.line.text() == f"{session} glb"
    dialog.folder.line.setText("/mine/hands glb")
    dialog.format.setCurrentIndex(dialog.format.findData("bvh"))
    assert dialog.folder.line.text() == "/mine/hands bvh"
    dialog.folder.line.setText("/mine/out")
    dialog.format.setCurrentIndex(dialog.format.findData("glb"))
    assert dialog.folder.line.text() == "/mine/out"
    dialog.folder.line.setText(str(tmp_path / "out"))
    dialog.start.click()
    assert dialog.busy and dialog.progress.isVisible() and dialog.cancel.isVisible() and not dialog.start.isVisible()
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
    [glb] = (tmp_path / "out").glob("*.glb")
    assert glb.read_bytes()[:4] == b"glTF"
    assert str(glb) in dialog.message.text() and dialog.show_folder.isVisible()

    dialog.format.setCurrentIndex(dialog.format.findData("obj"))
    assert not dialog.follow_size.isEnabled()
    dialog.folder.line.setText(str(tmp_path / "out"))  # is not empty
    dialog.start.click()
    dialog.close()  # the job continues; the window shows the outcome
    qtbot.waitUntil(lambda: "not empty" in window.camera_pane.banner.text, timeout=10_000)


def test_an_export_shows_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path
) -> None:
    window = open_window()
    window.open(str(session))
    dialog = dialog_of(qtbot, window)
    dialog.format.setCurrentIndex(dialog.format.findData("obj"))
    out = tmp_path / "obj"
    dialog.folder.line.setText(str(out))
    seen: list[tuple[int, str]] = []
    dialog.progressed.connect(lambda done, total: seen.append((total, dialog.message.text())) if done else None)
    dialog.progressed.connect(lambda done, total: dialog.cancel.click() if done else None)
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)
    assert seen[0][0] == 108 and "of 108" in seen[0][1]  # two hands in 54 frames
    assert "Cancelled" in dialog.message.text() and not out.exists()
