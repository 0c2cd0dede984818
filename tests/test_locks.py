"""The lock files fit pyproject.toml, and what is recorded of the locked distributions covers all."""

import importlib.util
import re
import sys
from types import ModuleType

import pytest
from packaging.requirements import Requirement

from handmirror.core.assets import ASSETS

if sys.version_info < (3, 11):
    pytest.skip("the tests need Python 3.11", allow_module_level=True)

import tomllib

ROOT = ASSETS.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RENEW = "renew the locks: .venv/bin/python .ci/locks/renew.py --keep"


def entries(lock: str) -> dict[str, list[str]]:
    """Distribution -> its locked versions."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([\w.+!-]+)", (ROOT / ".ci/locks" / f"{lock}.txt").read_text(), re.M):
        found.setdefault(name, []).append(version)
    return found


def requirements(extra: str) -> list[Requirement]:
    """What pyproject.toml asks for, with an extra and the extras that it names."""
    found = []
    for line in PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]:
        requirement = Requirement(line)
        if requirement.name == PROJECT["name"]:
            found += [each for name in requirement.extras for each in requirements(name)]
        else:
            found.append(requirement)
    return found + (requirements("") if extra else [])


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci/locks" / f"{name}.py")
    assert spec and spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.mark.parametrize(("lock", "extra"), [("run", "window"), ("test", "test"), ("dev", "dev")])
def test_a_lock_has_all_that_pyproject_asks_for(lock, extra):
    locked = entries(lock) | entries("torch")
    pythons = ["3.11", "3.12", "3.13", "3.14"] + ["3.10"] * (lock == "run")
    for requirement in requirements(extra):
        if requirement.marker and not any(requirement.marker.evaluate({"python_version": each}) for each in pythons):
            continue
        versions = locked.get(normal(requirement.name), [])
        assert any(requirement.specifier.contains(each) for each in versions), f"{requirement}: {RENEW}"


@pytest.mark.parametrize("extra", ["export", "remote", "train"])
def test_the_lock_of_an_extra_completes_that_of_the_program(extra):
    locked, tested = entries(extra), entries("test")
    assert all(tested[name] == versions for name, versions in locked.items()), RENEW
    there = {**entries("run"), **entries("torch"), **locked}
    for requirement in requirements(extra):
        versions = there.get(normal(requirement.name), [])
        assert any(requirement.specifier.contains(each) for each in versions), f"{requirement}: {RENEW}"


@pytest.mark.parametrize("lock", ["run", "test", "dev", "torch", "cuda", "export", "remote", "train"])
def test_a_lock_has_hashes_and_names_no_host(lock):
    text = (ROOT / ".ci/locks" / f"{lock}.txt").read_text()
    for entry in re.split(r"\n(?=\w)", text.strip())[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
    assert "://" not in text and "--index" not in text and "--find-links" not in text


def test_the_lowest_versions_are_the_bounds():
    """What is allowed is what CI tests."""
    lowest = entries("lowest")
    for requirement in requirements(""):
        bounds = [each.version for each in requirement.specifier if each.operator in (">=", "==")]
        applies = requirement.marker is None or requirement.marker.evaluate(
            {"sys_platform": "linux", "python_version": "3.11"}
        )
        if applies and requirement.name != "torch":
            (locked,) = lowest[normal(requirement.name)]
            assert requirement.specifier.contains(locked) and locked.startswith(bounds[0]), f"{requirement}: {RENEW}"


def test_every_locked_distribution_has_its_licence_on_the_page():
    page = (ROOT / "docs/licences.md").read_text()
    listed = dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", page, re.M))
    for name in {name for lock in ("run", "torch", "cuda", "test", "dev") for name in entries(lock)}:
        assert listed.get(name), f"{name}: .venv/bin/python .ci/locks/licences.py"


def test_an_audit_without_results_does_not_pass():
    judged = module("audit").judged
    unknown = {"name": "a", "version": "1", "skip_reason": "Dependency not found"}
    assert judged([unknown]) == ([], "The database knows none of the 1 distributions here: nothing was audited.")
    fault = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2"]}
    known, sentence = judged([unknown, {"name": "b", "version": "1", "vulns": [fault]}])
    assert known == ["b 1: PYSEC-1, fixed in 2"] and known[0] in sentence
    assert judged([unknown, {"name": "b", "version": "1", "vulns": []}])[1].startswith(
        "No known vulnerability in 1 of 2"
    )


def test_the_container_leaves_out_the_window_alone():
    """By the expression in the Dockerfile, which gives `sed` the lock that the window is in."""
    (first,) = re.findall(r"sed -E '/(\^\(.+?\))/,/\[\^\\\\\]\$/d' /locks/run.txt", (ROOT / "Dockerfile").read_text())
    left_out = {name for name in entries("run") if re.search(first, name)}
    window = {normal(Requirement(line).name) for line in PROJECT["optional-dependencies"]["window"]}
    assert left_out == window | {"pyqt6-sip"}
