"""Files are written whole or not at all, and links that came with a folder are not followed."""

from pathlib import Path

import pytest

from core.errors import UserError
from core.files import open_new, open_new_text, read_at_most, replace_text, replaced


def test_an_older_file_stays_whole_when_writing_fails(tmp_path: Path) -> None:
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


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    for write in (open_new, open_new_text, lambda path: replace_text(path, "")):
        with pytest.raises(UserError, match=r"missing.x cannot be written \(No such file"):
            write(tmp_path / "missing" / "x")


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"1234")
    assert read_at_most(path, 4) == b"1234"
    assert read_at_most(path, 3) is None
