from pytestqt.qtbot import QtBot

from handmirror.app.live.status import StatusLine


def test_long_addresses_of_streams_are_shortened_in_their_middle(qtbot: QtBot) -> None:
    line = StatusLine("cpu")
    qtbot.addWidget(line)
    address = "Web page at http://192.168.178.23:8765/"
    line.show_streams([address])
    line.resize(1600, 30)
    with qtbot.waitExposed(line):
        line.show()
    qtbot.waitUntil(lambda: line.streams.text() == address)
    line.resize(760, 30)
    qtbot.waitUntil(lambda: "…" in line.streams.text())
    assert line.streams.text().startswith("Web") and line.streams.text().endswith("/")
    assert line.streams.toolTip() == address
    line.show_streams([])
    assert line.streams.text() == ""


def test_a_long_source_is_shortened_to_the_space_that_is_left(qtbot: QtBot) -> None:
    line = StatusLine("cpu")
    qtbot.addWidget(line)
    address = "http://camera.example/a/very/long/path/of/a/camera.mjpg"
    line.show_source(address)
    line.resize(1600, 30)
    with qtbot.waitExposed(line):
        line.show()
    wide = line.source.text()
    line.resize(line.minimumSizeHint().width() + 60, 30)
    qtbot.waitUntil(lambda: line.source.text() != wide)
    assert "…" in line.source.text() and line.source.toolTip() == address
    assert line.source.fontMetrics().horizontalAdvance(line.source.text()) <= line.source.width()
    line.resize(1600, 30)
    qtbot.waitUntil(lambda: line.source.text() == wide)
