"""The streams of the real window, read over real sockets."""

import json
import socket
import urllib.request
from pathlib import Path

import pytest
from mjpeg_camera import MjpegCamera
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from websockets.sync.client import connect

from handmirror.app.settings import Settings

pytestmark = pytest.mark.opengl


def test_the_page_is_served_when_it_is_switched_on(
    qtbot: QtBot, camera: MjpegCamera, open_window, settings: Settings
) -> None:
    settings.set("stream/web", "0")  # a free port
    window = open_window(camera.url)
    switch = window.stream_view.switches["web"]
    assert not switch.isChecked() and window.status_line.streams.text() == ""
    with qtbot.waitSignal(window.streams.opened) as opened:
        switch.trigger()
    where = opened.args[1]
    assert where in switch.text() and where in window.status_line.streams.toolTip()
    address = where.split()[-1]
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(address, timeout=60) as page:
        assert b"<html" in page.read()
    with connect(address.replace("http", "ws") + "stream", open_timeout=60) as reader:
        qtbot.waitSignal(window.controller.result_ready).wait()
        reader.recv(timeout=60)
        assert json.loads(reader.recv(timeout=60))["hands"]
    with qtbot.waitSignal(window.streams.closed):
        switch.trigger()
    assert not switch.isChecked() and window.status_line.streams.text() == ""
    with pytest.raises(OSError):
        urllib.request.urlopen(address, timeout=2)


def test_vmc_is_sent_in_replay(qtbot: QtBot, open_window, settings: Settings, session: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(60)
        settings.set("stream/vmc", str(receiver.getsockname()[1]))
        window = open_window(str(session))
        with qtbot.waitSignal(window.streams.opened):
            window.stream_view.switches["vmc"].trigger()
        qtbot.waitUntil(lambda: window.replay.session is not None)
        window.replay.step(1)
        packets = [receiver.recv(65536) for _ in range(3)]
    assert packets[0].startswith(b"#bundle") and b"LeftHand" in packets[1] and b"RightHand" in packets[2]


def test_vmc_is_sent_at_the_rate_of_the_settings(qtbot: QtBot, open_window, settings: Settings, session: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(30)
        settings.set("stream/vmc", str(receiver.getsockname()[1]))
        settings.set("stream/vmc_rate", 60)
        window = open_window(str(session))
        with qtbot.waitSignal(window.streams.opened):
            window.stream_view.switches["vmc"].trigger()
        qtbot.waitUntil(lambda: window.replay.session is not None)
        window.replay.step(1)  # one frame
        hands = 0
        while hands < 10:
            hands += b"LeftHand" in receiver.recv(65536)


def test_an_address_in_use_is_a_sentence(qtbot: QtBot, open_window, settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.set("stream/web", str(taken.getsockname()[1]))
        window = open_window()
        switch = window.stream_view.switches["web"]
        with qtbot.waitSignal(window.streams.failed):
            switch.trigger()
        assert "choose another port" in window.camera_pane.banner.text
        assert not switch.isChecked() and switch.isEnabled()


def test_where_is_streamed_to_does_not_make_the_window_wider(qtbot: QtBot, open_window) -> None:
    window = open_window()
    QApplication.processEvents()  # the layout
    narrowest = window.minimumSizeHint().width()
    window.status_line.show_streams(["VMC to 127.0.0.1:39539", "Web page at http://127.0.0.1:8765/" + 20 * "long"])
    window.status_line.show_source("http://127.0.0.1:8080/camera.mjpg")
    QApplication.processEvents()
    assert window.minimumSizeHint().width() == narrowest
