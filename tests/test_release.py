"""What a release is made with."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from handmirror.core.extras import install_command

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def release() -> ModuleType:
    if sys.version_info < (3, 11):
        pytest.skip("releases are made with Python 3.11 or newer")
    spec = importlib.util.spec_from_file_location("release", ROOT / ".ci/release.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n')
    (tmp_path / "CITATION.cff").write_text("title: A\nversion: 1.2.0\n")
    (tmp_path / "CHANGELOG.md").write_text("# A\n\n## [1.2.0] - 2026-12-01\n\n- new\n\n## [1.1.0]\n\n- old\n")
    return tmp_path


def test_the_notes_of_a_release_are_its_list(release, files):
    assert release.notes("v1.2.0", files) == "- new"


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("pyproject.toml", '[project]\nversion = "1.1.0"\n', "pyproject.toml has version 1.1.0"),
        ("CITATION.cff", "version: 1.1.0\n", "CITATION.cff has version 1.1.0"),
        ("CHANGELOG.md", "## [Unreleased]\n", "no heading ## \\[1.2.0\\]"),
    ],
)
def test_a_tag_must_fit_all_files(release, files, file, text, problem):
    (files / file).write_text(text)
    with pytest.raises(ValueError, match=problem):
        release.notes("v1.2.0", files)


def test_a_bundle_does_not_offer_its_own_pip(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert install_command("export").startswith('python3 -m pip install -e ".[export]" (')
