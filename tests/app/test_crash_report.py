from pathlib import Path

from PyQt6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from handmirror.app.crash_report import CrashReporter


def test_exception_in_a_slot_becomes_a_report_and_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = CrashReporter(tmp_path / "logs")
    reporter.install()
    try:
        with qtbot.waitSignal(reporter.reported) as reported:
            QTimer.singleShot(0, lambda: [].index("nothing"))
    finally:
        reporter.uninstall()
    [report] = (tmp_path / "logs").iterdir()
    assert "ValueError" in report.read_text()
    assert str(report) in reported.args[0]


def test_a_report_that_cannot_be_written_is_mentioned(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way")
    reporter = CrashReporter(tmp_path / "logs")
    with qtbot.waitSignal(reporter.reported) as reported:
        reporter.report(ValueError, ValueError("x"), None)
    assert "no report could be written" in reported.args[0]
