"""The list of recent sources in the real window."""

from pathlib import Path

import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from pixels import pixels
from PyQt6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.live.address_dialog import AddressDialog
from handmirror.app.live.recent import MOST, RecentSources
from handmirror.app.live.source_chooser import OPEN_FILE
from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings

pytestmark = pytest.mark.opengl


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HANDMIRROR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "thumbnails"


def entries(window: MainWindow) -> list[str]:
    """Texts of the submenu's items, of those that are not separators."""
    return [action.text() for action in window.recent_menu.actions() if action.text()]


def test_an_opened_source_is_listed_with_its_picture(
    qtbot: QtBot, camera: MjpegCamera, open_window, cache: Path, session: Path
) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window, 1)
    qtbot.waitUntil(lambda: not window.sources.recent.icon(camera.url).isNull())
    with qtbot.waitSignal(window.replay.shown):
        window.open(str(session))
    assert entries(window) == ["&1 hands", f"&2 {camera.url}", "Clear list"]
    qtbot.waitUntil(lambda: len(list(cache.glob("*.jpg"))) == 2)
    assert window.chooser.findData(camera.url) > window.chooser.findData(str(session)) >= 0
    window.close()

    again = open_window()
    qtbot.waitUntil(lambda: not again.sources.recent.icon(camera.url).isNull())
    again.recent_menu.actions()[1].trigger()
    wait_for_frames(qtbot, again, 1)
    assert again.source == camera.url
    assert entries(again)[0] == f"&1 {camera.url}"


def test_pictures_in_the_menu_are_large_enough_to_recognise(
    qtbot: QtBot, camera: MjpegCamera, open_window, cache: Path
) -> None:
    window = open_window(camera.url)
    qtbot.waitUntil(lambda: not window.sources.recent.icon(camera.url).isNull())
    menu = window.recent_menu
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    shown = pixels(menu.grab().toImage())
    menu.hide()
    red, _, blue = (shown[..., channel] for channel in range(3))
    left, right = np.nonzero(red - blue > 100)[1].min(), np.nonzero(blue - red > 100)[1].max()  # the bars at its edges
    assert right - left > 45


def test_clear_list_deletes_the_pictures(qtbot: QtBot, camera: MjpegCamera, open_window, cache: Path) -> None:
    window = open_window(camera.url)
    qtbot.waitUntil(lambda: len(list(cache.glob("*.jpg"))) == 1)
    window.recent_menu.actions()[-1].trigger()
    assert entries(window) == ["Nothing opened yet", "Clear list"]
    qtbot.waitUntil(lambda: not list(cache.glob("*.jpg")))


def test_a_recent_address_asks_for_its_login(
    qtbot: QtBot, camera: MjpegCamera, open_window, settings: Settings
) -> None:
    window = open_window(camera.url.replace("//", "//me:secret@"))
    wait_for_frames(qtbot, window, 1)
    assert "secret" not in settings.path.read_text()
    window.recent_menu.actions()[0].trigger()
    assert "login" in window.banner.text
    window.banner.button.click()
    dialog = window.findChild(AddressDialog)
    assert dialog.address.text() == camera.url


def test_the_list_is_short_and_without_what_is_always_at_hand(settings: Settings, tmp_path: Path, qapp) -> None:
    recent = RecentSources(settings)
    for k in range(MOST + 3):
        (tmp_path / f"{k}.mp4").touch()
        recent.add(str(tmp_path / f"{k}.mp4"))
    recent.add("0")
    recent.add(DEMO_CLIP)
    recent.add(str(tmp_path / "5.mp4"))
    recent.close()
    names = [Path(source).stem for source in recent.sources()]
    assert names == ["5", "12", "11", "10", "9", "8", "7", "6", "4", "3"]


def test_the_dialog_for_files_has_filters_and_starts_where_it_ended(
    qtbot: QtBot, open_window, settings: Settings, tmp_path: Path
) -> None:
    window = open_window()
    window.actions_.openers[OPEN_FILE].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.windowTitle() == "Open video or pictures"
    assert "*.mp4" in dialog.nameFilters()[0] and "*.png" in dialog.nameFilters()[0]
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.mp4").write_bytes(b"no video")
    dialog.filesSelected.emit([str(tmp_path / "there" / "a.mp4")])
    dialog.reject()
    assert window.source == str(tmp_path / "there" / "a.mp4")
    window.actions_.openers[OPEN_FILE].trigger()
    assert window.findChildren(QFileDialog)[-1].directory().path() == str(tmp_path / "there")
