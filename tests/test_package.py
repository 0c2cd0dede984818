import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder

import handmirror

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import sys
import core
assert core.MINE  # the caller's own folder of that name
import handmirror
assert not any(name.startswith("handmirror.core.") for name in sys.modules)  # nothing is loaded before it is used
from handmirror import HandTracker, Intrinsics, open_source
import handmirror.app, handmirror.training
assert not {"app", "training"} & set(sys.modules)
print(handmirror.__file__)
"""


def build(folder: Path, kind: str) -> Path:
    """A wheel of this checkout."""
    code = f"import sys; from hatchling import build; print(build.build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return folder / done.stdout.split()[-1]


def test_links_are_remade_beside_the_cache_that_python_puts_there(tmp_path: Path) -> None:
    script = tmp_path / ".ci" / "hatch_build.py"
    script.parent.mkdir()
    shutil.copy(ROOT / ".ci" / "hatch_build.py", script)
    package = tmp_path / ".editable" / "handmirror"
    for _ in range(2):
        subprocess.run([sys.executable, script], check=True)
        (package / "__pycache__").mkdir(exist_ok=True)
    assert (package / "core").is_symlink() or os.name == "nt"


@pytest.mark.parametrize("kind", ["wheel", "editable"])
def test_the_library_works_beside_a_folder_called_core(tmp_path: Path, kind: str) -> None:
    wheel = build(tmp_path, kind)
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    tops = {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == ({"handmirror"} if kind == "wheel" else {"_handmirror.pth"})
    path = site if kind == "wheel" else Path((site / "_handmirror.pth").read_text().strip())
    (tmp_path / "project" / "core").mkdir(parents=True)
    (tmp_path / "project" / "core" / "__init__.py").write_text("MINE = True")
    (tmp_path / "project" / "main.py").write_text(PROGRAM)
    environment = {**os.environ, "PYTHONPATH": str(path)}
    command = [sys.executable, "main.py"]
    done = subprocess.run(command, cwd=tmp_path / "project", env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).parent == path / "handmirror"
    assert (path / "handmirror" / "py.typed").exists()
    assert kind == "editable" or (path / "handmirror" / "docs" / "window.md").exists()  # the user guide


def test_the_source_distribution_has_what_a_wheel_is_built_from(tmp_path: Path) -> None:
    """Also where .editable, which links to the same folders, lies in the checkout."""
    builder = SdistBuilder(str(ROOT))
    assert not builder.get_build_hooks(str(tmp_path))  # the wheel's would move files
    names = {Path(file.distribution_path).as_posix() for file in builder.recurse_included_files()}
    assert {".ci/hatch_build.py", "assets/hashes.json", "run.py", ".ci/locks/run.txt"} <= names
    for folder in ("app", "core", "training"):
        assert {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.py")} <= names


def test_public_names_exist() -> None:
    for name in handmirror.__all__:
        assert getattr(handmirror, name).__doc__
