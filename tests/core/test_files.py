"""Files are written whole or not at all, and links that came with a folder are not followed."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from handmirror.core.callbacks import call_safely
from handmirror.core.errors import UserError
from handmirror.core.files import (
    FileLock,
    GrowingFile,
    check_place,
    make_folder,
    open_new,
    read_at_most,
    reason,
    replace_text,
    replaced,
)


def test_an_existing_file_is_kept_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    replace_text(path, "old")
    with pytest.raises(RuntimeError), replaced(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_writing_never_follows_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("not ours")
    link.symlink_to(target)
    with pytest.raises(UserError, match="is a link"):
        open_new(link)
    replace_text(link, "ours")
    assert target.read_text() == "not ours"
    assert (link.read_text(), link.is_symlink()) == ("ours", False)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_or_device_is_never_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        with pytest.raises(UserError, match="is a device or pipe"):
            replace_text(path, "")
    assert pipe.is_fifo() and link.is_symlink()


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    for write in (open_new, lambda path: replace_text(path, "")):
        with pytest.raises(UserError, match=r"missing.x cannot be written \(No such file"):
            write(tmp_path / "missing" / "x")


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"1234")
    assert read_at_most(path, 4) == b"1234"
    assert read_at_most(path, 3) is None


def test_a_growing_file_follows_no_link_and_a_library_may_seek_in_it(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("not ours")
    link.symlink_to(target)
    with pytest.raises(UserError, match="is a link"):
        GrowingFile(link)
    assert target.read_text() == "not ours"
    file = GrowingFile(tmp_path / "new")
    file.append(b"head and body")
    assert (file.tell(), file.seek(0), file.write(b"HEAD")) == (13, 0, 4)
    file.close()
    assert (tmp_path / "new").read_bytes() == b"HEAD and body"


def test_a_lock_is_held_once_and_ends_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    lock = FileLock(path, "It is held.")
    with pytest.raises(UserError, match="It is held"):
        FileLock(path, "It is held.")
    lock.release()
    assert not path.exists()
    script = (
        "import os, pathlib, sys, handmirror.core.files as f; f.FileLock(pathlib.Path(sys.argv[1]), ''); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert path.exists()  # what a killed run leaves
    FileLock(path, "It is held.").release()


def test_places_for_results_are_checked_before_they_are_made(tmp_path):
    (tmp_path / "file").write_text("")
    check_place(tmp_path / "new.json")
    check_place(tmp_path / "file")
    for place, why in ((tmp_path, "it is a folder"), (tmp_path / "none" / "new.json", "there is no folder")):
        with pytest.raises(UserError, match=rf"cannot be written \({why}"):
            check_place(place)
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    with pytest.raises(UserError, match=r"The folder .*c cannot be created \(Not a directory\): choose another\."):
        make_folder(tmp_path / "file" / "c")


def test_an_error_of_a_callback_is_logged_and_survived(caplog):
    heard = []
    call_safely(heard.append, 1)
    call_safely(lambda: fail_at("rtsp://user:secret@camera/1"))
    logged = caplog.text
    assert heard == [1] and "An error in" in logged and "no camera at" in logged and "secret" not in logged


def fail_at(address: str) -> None:
    raise ValueError(f"no camera at {address}")


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.ENOTDIR, errno.EISDIR, errno.EROFS])
def test_reasons_do_not_depend_on_the_words_of_the_system(number: int) -> None:
    """Those of Windows are in its language; Linux' own are English here."""
    assert reason(OSError(number, "Zugriff verweigert")) == os.strerror(number)


def test_a_file_that_another_program_uses_is_named_as_such_on_windows() -> None:
    error = OSError(errno.EACCES, "Der Prozess kann nicht auf die Datei zugreifen")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]  # as Windows sets it
    assert reason(error) == "another program uses the file"
