"""How optional packages are installed: in the environment of run.py, in another one, and in a bundle."""

import sys

import pytest

from handmirror.core.assets import ASSETS
from handmirror.core.extras import install_command, missing_of, pip_arguments, requirements_of

ROOT = ASSETS.resolve().parent


def test_the_environment_of_a_checkout_gets_locked_versions(monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(ROOT / ".venv"))
    arguments = pip_arguments("train")
    assert arguments is not None
    assert arguments[-4:] == ["--no-deps", "--require-hashes", "-r", str(ROOT / ".ci/locks/train.txt")]


def test_another_environment_gets_the_versions_that_the_project_states(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    requirements = requirements_of("export")
    assert pip_arguments("export")[-len(requirements) :] == list(requirements)
    assert {"pyarrow", "usd-core"} <= {each.partition("==")[0] for each in requirements}


def test_into_a_bundle_nothing_can_be_installed(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert pip_arguments("export") is None


def test_a_command_for_a_path_with_spaces_is_quoted(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/my programs/python")
    assert install_command("export").startswith('"/my programs/python" -m pip install ')


@pytest.mark.parametrize("extra", ["export", "train"])
def test_nothing_is_missing_where_everything_is_installed(extra):
    assert missing_of(extra) == ()
