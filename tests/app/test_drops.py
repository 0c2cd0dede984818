"""Files dropped onto the real window."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.hand_models import HandModels
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.core.assets import asset

pytestmark = pytest.mark.opengl
COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "pictures" / f"{k}.png" for k in range(3)]
    paths[0].parent.mkdir()
    for path in paths:
        cv2.imwrite(str(path), np.full((48, 64, 3), 90, np.uint8))
    return paths


def carried(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(window: MainWindow, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(50, 50), COPY, data, LEFT, NO_KEY)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event


def drop(window: MainWindow, *paths: Path | str) -> None:
    data = carried(*paths)
    assert enter(window, data).isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), COPY, data, LEFT, NO_KEY))


def test_a_drag_shows_what_a_drop_would_do(open_window, pictures: list[Path]) -> None:
    window = open_window()
    data = carried(pictures[0].parent)
    enter(window, data)
    assert window.sources.drops.highlight.isVisible() and "pictures" in window.sources.drops.highlight.text()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.sources.drops.highlight.isVisible()


def test_text_is_no_drop(open_window) -> None:
    data = QMimeData()
    data.setText("words")
    window = open_window()
    assert not enter(window, data).isAccepted() and not window.sources.drops.highlight.isVisible()


def test_a_dropped_folder_is_opened(qtbot: QtBot, open_window, pictures: list[Path]) -> None:
    window = open_window()
    drop(window, pictures[0].parent)
    wait_for_frames(qtbot, window, 1)
    assert window.source == str(pictures[0].parent) and not window.sources.drops.highlight.isVisible()


def test_several_pictures_are_opened_together(qtbot: QtBot, open_window, pictures: list[Path]) -> None:
    window = open_window()
    drop(window, *pictures[1:])
    wait_for_frames(qtbot, window, 1)
    assert "1 of 2" in window.sources.transport.bar.time.text()


def test_a_dropped_session_is_replayed(qtbot: QtBot, open_window, session: Path) -> None:
    window = open_window()
    with qtbot.waitSignal(window.replay.opened) as opened:
        drop(window, session)
    assert opened.args[0].path == session


def test_a_dropped_address_is_opened(qtbot: QtBot, open_window, camera: MjpegCamera) -> None:
    window = open_window()
    drop(window, camera.url)
    wait_for_frames(qtbot, window, 1)
    assert window.source == camera.url


def test_a_dropped_checkpoint_poses_the_hands(open_window, tmp_path: Path) -> None:
    window = open_window()
    drop(window, tmp_path / "mine.safetensors")
    assert window.estimators.config.checkpoint == tmp_path / "mine.safetensors"


def test_a_dropped_hand_model_is_checked_and_added(
    qtbot: QtBot, open_window, settings: Settings, tmp_path: Path
) -> None:
    window = open_window()
    model = asset("hand_model/hand_right.npz")
    drop(window, model)
    qtbot.waitUntil(lambda: "was added" in window.banner.text)
    assert HandModels(settings).paths() == (model,)

    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no model")
    drop(window, broken)
    qtbot.waitUntil(lambda: "broken.npz cannot be used" in window.banner.text)
    assert HandModels(settings).paths() == (model,)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["notes.txt"], "notes.txt cannot be opened"),
        (["a.mp4", "b.mp4"], "only if all are pictures"),
        (["a.png", "b.mp4"], "only if all are pictures"),
        (["ftp://host/a.mp4"], "http, https or rtsp"),
    ],
)
def test_what_is_not_supported_is_refused_by_a_sentence(open_window, names: list[str], reason: str) -> None:
    window = open_window()
    drop(window, *(name if "://" in name else Path("/nowhere", name) for name in names))
    assert reason in window.banner.text and window.banner.text.endswith(".") and window.source == ""
