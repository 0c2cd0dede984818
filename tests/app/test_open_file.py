"""`handmirror FILE`, as desktops call it for "Open with"."""

from pathlib import Path

import pytest
from command import handmirror

from handmirror.app.cli.files import sources_at_the_start


def test_a_file_in_place_of_a_command_is_opened(tmp_path: Path) -> None:
    broken = tmp_path / "track.mp4"
    broken.write_bytes(b"not a video")
    ended = handmirror(str(broken), "--fov", "70")
    assert ended.returncode == 2 and f"{broken} cannot be read as a video" in ended.stderr
    assert "without a window" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["trakc", "a.mp4"], "Did you mean 'track'"),
        (["nothing.mp4"], "No such command 'nothing.mp4'"),
        (["--source", "0", "."], "Two sources were given, 0 and .: omit one."),
    ],
)
def test_a_word_that_is_no_file_is_no_command(arguments: list[str], expected: str, tmp_path: Path) -> None:
    ended = handmirror(*arguments)
    assert ended.returncode == 2 and expected in " ".join(ended.stderr.replace("│", " ").split())


def test_several_files_are_opened_together_but_no_folder_among_them(tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in "ab")
    first.touch()
    second.touch()
    assert sources_at_the_start([str(first), str(second), "--fov", "70"]) == [str(first), str(second)]
    assert sources_at_the_start([str(first), str(tmp_path)]) == [str(first)]
    assert sources_at_the_start(["http://camera/live", "x"]) == ["http://camera/live"]
    assert sources_at_the_start(["ftp://camera/live"]) == []
