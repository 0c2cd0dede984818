"""`handmirror batch`: its options and what it says."""

import pytest
from typer.testing import CliRunner

from handmirror.app.cli.main import app
from handmirror.core.errors import UserError

runner = CliRunner()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nothing.mp4"], "does not exist"),
        (["--intrinsics", "1,2"], "give four"),
        (["--hand-length", "18", "--person", "Ann"], "give one of the two"),
    ],
)
def test_mistakes_are_reported_before_anything_is_tracked(tmp_path, arguments, sentence):
    (tmp_path / "a.mp4").write_bytes(b"")
    result = runner.invoke(app, ["batch", str(tmp_path / "a.mp4"), *arguments, "--out", str(tmp_path / "out")])
    assert isinstance(result.exception, UserError) and sentence in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_failed_videos_are_named_and_give_status_3(tmp_path):
    manifest = tmp_path / "list.csv"
    manifest.write_text("video\ngone.mp4\n")
    result = runner.invoke(app, ["batch", str(manifest), "--out", str(tmp_path / "out")])
    assert result.exit_code == 3 and "0 of 1 video tracked, 1 failed" in result.output
    assert (tmp_path / "out/summary.html").is_file()
