from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from handmirror.app.live.frame_clock import Pace
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


def test_other_figures_do_not_lay_out_the_window_again(qtbot: QtBot) -> None:
    class Layouts(QObject):
        count = 0

        def eventFilter(self, a0: QObject | None, a1: QEvent | None) -> bool:  # noqa: N802
            self.count += a1.type() == QEvent.Type.LayoutRequest
            return False

    line, layouts = StatusLine("cpu"), Layouts()
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    line.show_pace(Pace(9.5, 8, 9), 0)
    QApplication.processEvents()
    line.installEventFilter(layouts)
    line.show_pace(Pace(29.5, 48, 49), 3)
    QApplication.processEvents()
    assert line.fps.text() == "29.5 fps" and layouts.count == 0
    line.fps.setText("a text that needs more space")
    QApplication.processEvents()
    assert layouts.count > 0 and line.fps.width() >= line.fps.sizeHint().width()
