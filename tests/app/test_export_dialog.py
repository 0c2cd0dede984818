import csv
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from robot_files import write_allegro

from handmirror.app.dialogs.export_dialog import ExportDialog
from handmirror.app.dialogs.missing_packages import MissingPackages, failure_in
from handmirror.app.main_window import MainWindow
from handmirror.core.session.export.formats import ExportFormat

pytestmark = pytest.mark.opengl


def dialog_of(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    qtbot.waitUntil(window.actions_.export.isEnabled)
    window.actions_.export.trigger()
    dialog = window.session_tools.export_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


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
    qtbot.waitUntil(lambda: not dialog.busy)
    [glb] = (tmp_path / "out").glob("*.glb")
    assert glb.read_bytes()[:4] == b"glTF"
    assert dialog.message.text() == f"Exported 2 hands, 54 frames to {glb}" and dialog.show_folder.isVisible()
    assert dialog.outcome.kind == "success"

    dialog.format.setCurrentIndex(dialog.format.findData("obj"))
    assert not dialog.follow_size.isEnabled()
    dialog.folder.line.setText(str(tmp_path / "out"))  # is not empty
    dialog.start.click()
    dialog.close()  # the job continues; the window shows the outcome
    qtbot.waitUntil(lambda: "not empty" in window.camera_pane.banner.text)


def choose(dialog: ExportDialog, name: str, out: Path) -> None:
    dialog.format.setCurrentIndex(dialog.format.findData(name))
    dialog.folder.line.setText(str(out))


def export(qtbot: QtBot, dialog: ExportDialog) -> str:
    """Click Export; the message at the end."""
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog.message.text()


def frames_of(file: Path) -> set[int]:
    return {int(row["frame"]) for row in csv.DictReader(file.open())}


def test_the_range_of_the_timeline_is_exported(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    window = open_window()
    window.open(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    keys = window.replay.actions_
    for place, key in ((20, keys.from_here), (31, keys.to_here)):
        window.replay.seek(place)
        qtbot.waitUntil(lambda place=place: window.replay.place == place)
        key.trigger()
    dialog = dialog_of(qtbot, window)
    assert dialog.range.currentText() == "Range A–B: 0.669 s to 1.034 s (12 frames)"
    choose(dialog, "csv", tmp_path / "part.csv")
    assert export(qtbot, dialog) == f"Exported 2 hands, 11 frames to {tmp_path / 'part.csv'}"
    assert frames_of(tmp_path / "part.csv") == set(range(20, 32)) - {25}

    dialog.range.setCurrentIndex(0)
    assert dialog.range.currentText() == "Whole clip (60 frames)"
    choose(dialog, "csv", tmp_path / "whole.csv")
    export(qtbot, dialog)
    assert len(frames_of(tmp_path / "whole.csv")) == 54


def test_an_earlier_export_is_replaced_only_when_the_user_agrees(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path
) -> None:
    window = open_window()
    window.open(str(session))
    dialog = dialog_of(qtbot, window)
    choose(dialog, "csv", tmp_path / "hands.csv")
    (tmp_path / "hands.csv").write_text("older")

    def question() -> QMessageBox:
        dialog.start.click()
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox) and box.text() == "hands.csv already exists. Replace it?"
        return box

    box = question()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert (tmp_path / "hands.csv").read_text() == "older"
    box = question()
    next(button for button in box.buttons() if button.text() == "Replace").click()
    qtbot.waitUntil(lambda: dialog.outcome.kind == "success")
    assert len(frames_of(tmp_path / "hands.csv")) == 54


@pytest.mark.nightly  # which installs the extra robots
def test_a_robot_hand_is_exported_with_the_folder_of_its_files(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path
) -> None:
    pytest.importorskip("dex_retargeting")
    window = open_window()
    window.open(str(session))
    dialog = dialog_of(qtbot, window)
    assert not dialog.robot.isEnabled()
    choose(dialog, "robot", tmp_path / "joints")
    assert dialog.robot.isEnabled() and dialog.robot.choice.currentText() == "Allegro"
    dialog.robot.choice.setCurrentText("LEAP")
    assert dialog.robot.folder.isVisible() and not dialog.robot.file.isVisible()
    dialog.robot.folder.line.setText(str(tmp_path))
    missing = tmp_path / "leap_hand/leap_hand_left.urdf"
    source = "dex-urdf (https://github.com/dexsuite/dex-urdf)"
    assert export(qtbot, dialog) == f"{missing} does not exist: give the folder robots/hands of a copy of {source}."
    dialog.robot.choice.setCurrentText("Allegro")
    dialog.robot.folder.line.setText(str(write_allegro(tmp_path / "hands")))
    assert export(qtbot, dialog).startswith("Exported 2 hands, 54 frames to")
    assert len(list((tmp_path / "joints").glob("hand_*.csv"))) == 2


def test_an_error_looks_like_one(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    window = open_window()
    window.open(str(session))
    dialog = dialog_of(qtbot, window)
    choose(dialog, "obj", tmp_path)
    (tmp_path / "other.txt").touch()
    assert "is not empty: choose a new one" in export(qtbot, dialog)
    assert dialog.outcome.kind == "error" and dialog.outcome.icon.isVisible()


def test_a_long_sentence_leaves_the_fields_their_height(
    qtbot: QtBot, open_window, session: Path, tmp_path: Path
) -> None:
    window = open_window()
    window.open(str(session))
    dialog = dialog_of(qtbot, window)
    choose(dialog, "glb", tmp_path / ("a folder with a name that fills a line of the dialog " * 2).strip() / "out")
    export(qtbot, dialog)
    layout = dialog.layout()
    qtbot.waitUntil(lambda: dialog.height() >= layout.totalHeightForWidth(dialog.width()))


@pytest.mark.skipif(sys.platform == "win32", reason="an open video keeps its folder")
def test_a_session_that_was_deleted_is_not_exported(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    shutil.copytree(session, opened)
    window = open_window()
    window.open(str(opened))
    dialog = dialog_of(qtbot, window)
    choose(dialog, "bvh", tmp_path / "out")
    shutil.rmtree(opened)
    moved = "The session opened was moved or deleted: open it again from its new place."
    assert export(qtbot, dialog) == moved and not (tmp_path / "out").exists()


def test_formats_without_their_library_are_grey_until_it_is_installed(
    qtbot: QtBot, open_window, session: Path, monkeypatch
) -> None:
    with monkeypatch.context() as hidden:
        hidden.setattr(ExportFormat, "is_installed", property(lambda kind: kind is not ExportFormat.USD))
        window = open_window()
        window.open(str(session))
        dialog = dialog_of(qtbot, window)
        usd, glb = (dialog.format.model().item(dialog.format.findData(name)) for name in ("usd", "glb"))
        assert not usd.isEnabled() and glb.isEnabled()
        assert "-m pip install" in usd.toolTip()
        assert dialog.missing.isVisible() and dialog.missing.install.isVisible()
    dialog.missing.installed.emit()
    assert usd.isEnabled() and not usd.toolTip()


def test_missing_packages_are_installed_when_the_user_agrees(qtbot: QtBot, tmp_path: Path, monkeypatch) -> None:
    with zipfile.ZipFile(tmp_path / "hm_small-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("hm_small.py", "")
        wheel.writestr("hm_small-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: hm-small\nVersion: 1.0\n")
        wheel.writestr("hm_small-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("hm_small-1.0.dist-info/RECORD", "")
    place = tmp_path / "installed"
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": str(tmp_path), "TARGET": str(place)}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    row = MissingPackages("Small is missing.", "pip install hm-small", ["-m", "pip", "install", "hm-small==1.0"], 1)
    qtbot.addWidget(row)
    row.show()
    row.install.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox) and "About 1 MB" in box.informativeText()
    with qtbot.waitSignal(row.installed):
        next(button for button in box.buttons() if button.text() == "Install").click()
        assert row.busy
    assert (place / "hm_small.py").is_file() and row.outcome.kind == "success"


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying: NewConnectionError: [Errno -3] name resolution\nERROR: No matching", "cannot be reached"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left.", "No space left): see"),
        ("", "pip failed without an error message"),
    ],
)
def test_a_failed_installation_is_one_sentence(output: str, sentence: str) -> None:
    assert sentence in failure_in(output)


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
    qtbot.waitUntil(lambda: not dialog.busy)
    assert seen[0][0] == 108 and "of 108" in seen[0][1]  # two hands in 54 frames
    assert "Cancelled" in dialog.message.text() and not out.exists()
