"""The log file keeps what was said, nothing private, and stops no program."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from handmirror.app.log import LogFile, private

HOME = os.path.expanduser("~")  # noqa: PTH111


def logged(path: Path, *messages: str, most_bytes: int = 1000) -> None:
    handler = LogFile(path, most_bytes)
    for message in messages:
        handler.handle(logging.LogRecord("handmirror", logging.WARNING, "", 0, "%s", (message,), None))


def handmirror(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "handmirror", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})


@pytest.mark.skipif(len(HOME) < 4, reason="this user has no home")
def test_home_and_logins_are_not_logged(tmp_path):
    text = f"{HOME}/clip.mp4 and '{HOME}' and rtsp://me:secret@camera/live in {HOME}, {HOME}.\nTraceback"
    logged(tmp_path / "new/a.log", text)
    kept = (tmp_path / "new/a.log").read_text()
    assert kept.endswith(" WARNING ~/clip.mp4 and '~' and rtsp://camera/live in ~, ~.\nTraceback\n")
    assert private(f"{HOME}sick {HOME}-2 {HOME}.old") == f"{HOME}sick {HOME}-2 {HOME}.old"


def test_control_characters_are_escaped_and_repeated_messages_logged_once(tmp_path):
    logged(tmp_path / "a.log", "\x1b[2J", "\x1b[2J", "other")
    first, second = (tmp_path / "a.log").read_text().splitlines()
    assert first.endswith(r"WARNING \x1b[2J") and second.endswith("other")


def test_the_older_part_of_a_large_log_is_kept_and_what_is_older_dropped(tmp_path):
    logged(tmp_path / "a.log", *(f"{number:0500}" for number in range(1, 10)))
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert sizes.keys() == {"a.log", "a.old.log"} and max(sizes.values()) < 2000
    assert (tmp_path / "a.log").read_text().endswith("9\n")


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "link.log").symlink_to(tmp_path / "file")
    (tmp_path / "folder.log").mkdir()
    places = [tmp_path / "file/a.log", tmp_path / "link.log", tmp_path / "folder.log"]
    places += [Path("/dev/full")] * Path("/dev/full").exists()
    for place in places:
        logged(place, "lost", most_bytes=1)
    assert (tmp_path / "file").read_text() == "in the way"
    assert {path.name for path in tmp_path.iterdir()} == {"file", "link.log", "folder.log"}


def test_a_command_says_on_stderr_what_it_logs(tmp_path):
    ended = handmirror(
        "track", "rtsp:/me:secret@camera/x.mp4", "--out", str(tmp_path / "out"), HANDMIRROR_LOG=str(tmp_path)
    )
    assert ended.returncode == 2 and ended.stderr.startswith("handmirror: ") and ended.stderr.count("\n") == 1
    started, error, last = (tmp_path / "handmirror.log").read_text().splitlines()
    assert "INFO Started: handmirror " in started and "secret" not in started
    assert error.partition(" ERROR ")[2] == private(ended.stderr.strip())
    assert last.endswith("with status 2")


def test_doctor_says_where_the_log_is(tmp_path):
    ended = handmirror("doctor", HANDMIRROR_LOG=str(tmp_path), COLUMNS="300")
    assert str(tmp_path / "handmirror.log") in ended.stdout
    (tmp_path / "file").write_text("")
    ended = handmirror("doctor", HANDMIRROR_LOG=str(tmp_path / "file"))
    assert ended.returncode == 0 and "another folder in HANDMIRROR_LOG" in ended.stdout


def test_an_error_in_the_program_is_logged(tmp_path):
    code = "import handmirror.app.__main__ as program\ndef fail(_): raise ZeroDivisionError('a bug')\n"
    code += "program.run = fail; program.main()"
    environment = {**os.environ, "HANDMIRROR_LOG": str(tmp_path)}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert ended.returncode == 1 and ended.stderr.count("ZeroDivisionError: a bug") == 1
    assert "ZeroDivisionError: a bug" in (tmp_path / "handmirror.log").read_text()
