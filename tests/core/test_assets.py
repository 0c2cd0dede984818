"""Shipped files are what was shipped, or are named."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handmirror.core import assets
from handmirror.core.assets import ASSETS, HASHES, asset, damaged_assets, shipped_hashes
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.training.assets_hashes import hashes


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the assets in place of the real ones."""
    folder = tmp_path / "assets"
    shutil.copytree(ASSETS, folder)
    monkeypatch.setattr(assets, "ASSETS", folder)
    return folder


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_the_hashes_are_current():
    assert shipped_hashes() == hashes(), "run python -m handmirror.training.assets_hashes"
    assert damaged_assets() == []


def test_a_flipped_bit_in_any_file_is_noticed_and_named(copy):
    asset("demo/demo.mp4")  # known as whole before
    for name in shipped_hashes():
        flip(copy / name)
        with pytest.raises(UserError, match=rf"{name} is damaged or changed: install .*training\.assets_hashes"):
            asset(name)
    assert len(damaged_assets()) == len(shipped_hashes())
    with pytest.raises(UserError, match=r"hand_right\.npz is damaged"):
        HandModel.load()


def test_missing_files_and_hashes_are_named(copy):
    (copy / "demo/demo.mp4").unlink()
    assert damaged_assets() == ["demo/demo.mp4 is missing"]
    with pytest.raises(UserError, match=r"demo\.mp4 is missing: install"):
        asset("demo/demo.mp4")
    for content in (None, b"{", b"[1]", b'{"a": [1]}'):
        (copy / HASHES).unlink() if content is None else (copy / HASHES).write_bytes(content)
        with pytest.raises(UserError, match=r"hashes\.json is missing or damaged"):
            damaged_assets()


def test_doctor_names_each_damaged_file_consistently(tmp_path):
    broken = tmp_path / "onnxruntime"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise AttributeError('no such thing')")
    script = (
        "import sys; from pathlib import Path; from handmirror.core import assets; assets.ASSETS = Path(sys.argv[1])\n"
        "from handmirror.app.cli.doctor import doctor; doctor()"
    )
    shutil.copytree(ASSETS, tmp_path / "assets")
    for name in ("hand_model/fine_right.npz", "pose_prior/poses.npz", "demo/truth.jsonl"):
        flip(tmp_path / "assets" / name)
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "assets")], capture_output=True, text=True, cwd=root,
        env={"PYTHONPATH": f"{tmp_path}:{root}/.editable", "COLUMNS": "200", "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    for name in ("fine_right.npz", "poses.npz", "truth.jsonl"):
        assert f"{name} is damaged or changed" in done.stdout
    assert done.stdout.count("onnxruntime") == 3, done.stdout  # its line, and in its remedy the name and the command
    assert "cannot be loaded (AttributeError: no such thing)" in done.stdout
    assert "--force-reinstall" in done.stdout and "PyTorch on CPU" in done.stdout
