"""run.py stands on the standard library alone and knows when an environment is good."""

import hashlib
import http.server
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("run.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / ".ci/locks", tmp_path / ".ci/locks")
    return tmp_path


@pytest.fixture
def run_py(checkout: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_py", checkout / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_ready(run_py: ModuleType, build: str = "default", extra: str = "", asked: bool = True) -> None:
    """An environment whose Python prints the arguments it was started with."""
    make_python(run_py, 'echo "started: $*"')
    run_py.write_stamp(build, extra, asked, complete=True)


def make_python(run_py: ModuleType, line: str) -> None:
    """A line of shell in place of the environment's Python."""
    run_py.PYTHON.parent.mkdir(parents=True, exist_ok=True)
    run_py.PYTHON.write_text(f"#!/bin/sh\n{line}\n")
    run_py.PYTHON.chmod(0o755)


def start(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run run.py with neither site-packages nor the caller's settings of Python, and with no display."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    command = [sys.executable, "-I", "-S", checkout / "run.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_help_needs_no_environment_and_makes_none(checkout):
    ended = start(checkout, "--help")
    assert ended.returncode == 0 and "[--cpu | --cuda] test [pytest arguments]" in ended.stdout
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("version", [(3, 9), (3, 15)])
def test_another_python_gets_one_sentence(version):
    code = f"import runpy, sys; sys.version_info = {(*version, 0)}; runpy.run_path('run.py', run_name='__main__')"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert f"needs Python 3.10 to 3.14 and this is Python {version[0]}.{version[1]}" in ended.stderr


def test_stamp_tells_a_good_environment(run_py):
    def ready(build: str = "default", extra: str = "") -> bool:
        return run_py.is_ready(run_py.read_stamp(), build, extra)

    assert not ready()
    make_ready(run_py, extra="test")
    assert ready() and ready(extra="test")
    assert not ready(build="cpu")

    run_py.write_stamp("default", "", asked=False, complete=True)
    assert ready() and not ready(extra="test")

    run_py.write_stamp("default", "", asked=False, complete=False)
    assert not ready()

    run_py.write_stamp("default", "", asked=False, complete=True)
    with (run_py.HERE / "pyproject.toml").open("a") as project:
        project.write("# changed\n")
    assert not ready()

    run_py.STAMP.write_text("[damaged")
    assert run_py.read_stamp() == {} and not ready()


def test_environment_whose_python_is_gone_is_not_ready(run_py):
    make_ready(run_py)
    run_py.PYTHON.unlink()
    assert not run_py.is_ready(run_py.read_stamp(), "default", "")
    assert not run_py.has_pip()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Python is a shell script")
def test_later_start_hands_over_at_once(run_py, checkout):
    make_ready(run_py, build="cpu")
    for arguments in (["track", "a b.mp4", "--out", "x"], ["--cpu", "track", "a b.mp4", "--out", "x"]):
        ended = start(checkout, *arguments)
        assert (ended.returncode, ended.stdout, ended.stderr) == (
            0,
            "started: -m handmirror track a b.mp4 --out x\n",
            "",
        )
    ended = start(checkout, "--help")
    assert ended.stdout.startswith("usage: python3 run.py") and ended.stdout.endswith("started: -m handmirror --help\n")


@pytest.mark.parametrize(
    ("platform", "driver", "unasked", "cpu", "cuda"),
    [
        ("linux", False, "cpu", "cpu", "default"),
        ("linux", True, "default", "cpu", "default"),
        ("win32", False, "default", "default", "cuda"),
        ("win32", True, "default", "default", "cuda"),
    ],
)
def test_build_of_pytorch_for_a_system(run_py, monkeypatch, platform, driver, unasked, cpu, cuda):
    monkeypatch.setattr(run_py, "has_nvidia_driver", lambda: driver)
    monkeypatch.setattr(run_py.sys, "platform", platform)
    builds = run_py.choose_build(), run_py.flagged_build("--cpu"), run_py.flagged_build("--cuda")
    assert builds == (unasked, cpu, cuda)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the usual index has no CUDA build")
def test_only_a_flag_changes_the_build(run_py, monkeypatch, capfd):
    make_ready(run_py, build="cpu", asked=False)
    rebuilt: list[str] = []
    monkeypatch.setattr(run_py, "make_environment", lambda: rebuilt.append("made"))

    def start_says(flag: str, driver: bool) -> str:
        monkeypatch.setattr(run_py, "has_nvidia_driver", lambda: driver)
        run_py.set_up(flag, "")
        return capfd.readouterr().err

    assert start_says("", driver=False) == ""
    assert "--cuda replaces it" in start_says("", driver=True)
    assert start_says("--cpu", driver=True) == start_says("", driver=True) == ""

    with (run_py.HERE / "pyproject.toml").open("a") as project:
        project.write("# changed\n")
    start_says("", driver=True)
    assert not rebuilt and run_py.read_stamp()["build"] == "cpu"
    start_says("--cuda", driver=False)
    assert rebuilt and run_py.read_stamp()["build"] == "default"


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Python is a shell script")
def test_index_of_pytorch_that_cannot_be_used(run_py, checkout, capfd, monkeypatch):
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    make_python(run_py, f'echo "$*" >>{checkout}/installs; case "$*" in *--index-url*) exit 1;; esac')
    run_py.install_torch("cpu")
    first, second = (checkout / "installs").read_text().splitlines()
    assert "--index-url https://download.pytorch.org/whl/cpu" in first and second.endswith(
        "--require-hashes -r " + str(checkout / ".ci/locks/torch.txt")
    )
    assert run_py.TORCH in (checkout / ".ci/locks/torch.txt").read_text()
    assert "using PyTorch's default build instead" in capfd.readouterr().err

    with pytest.raises(SystemExit, match="could not be used: fix the error that pip shows above"):
        run_py.install_torch("cuda")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Python is a shell script")
def test_own_file_of_pytorch_stands_in_for_the_index(run_py, checkout, monkeypatch):
    make_python(run_py, f'echo "$*" >>{checkout}/installs; case "$*" in *--index-url*) exit 1;; esac')
    monkeypatch.setenv("PIP_FIND_LINKS", str(checkout))
    run_py.install_torch("cpu")
    _, second = (checkout / "installs").read_text().splitlines()
    assert second.endswith(f"--no-index torch{run_py.TORCH_RANGE}")
    assert f'"torch{run_py.TORCH_RANGE}; python_version' in (run_py.HERE / "pyproject.toml").read_text()


@pytest.mark.parametrize("version", [(3, 10), (3, 14)])
def test_pytorch_is_the_locked_one_of_each_python(checkout, version):
    code = f"import runpy, sys; sys.version_info = {(*version, 0)}; found = runpy.run_path('run.py')"
    shown = [sys.executable, "-c", f"{code}; print(found['TORCH'], found['CUDA'])"]
    torch, cuda = subprocess.run(shown, cwd=checkout, capture_output=True, text=True, check=True).stdout.split()
    python = {"python_full_version": f"{version[0]}.{version[1]}.0", "sys_platform": "linux"}
    assert torch in locked(checkout, "torch", python)
    (toolkit,) = (entry for entry in locked(checkout, "cuda", python) if entry.startswith("cuda-toolkit=="))
    assert toolkit.split("==")[1].split(".")[:2] == [cuda[2:4], cuda[4:]]


def locked(checkout: Path, name: str, python: dict[str, str]) -> list[str]:
    """The entries of a lock file for a Python."""
    lines = (checkout / ".ci/locks" / f"{name}.txt").read_text().splitlines()
    entries = [Requirement(line.removesuffix("\\")) for line in lines if "==" in line]
    return [f"{each.name}{each.specifier}" for each in entries if not each.marker or each.marker.evaluate(python)]


def test_flags_that_exclude_each_other(checkout):
    ended = start(checkout, "--cpu", "--cuda", "doctor")
    assert ended.returncode == 1 and ended.stderr == "--cpu and --cuda exclude each other: give only one.\n"


@pytest.fixture
def index(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """A package index on loopback: address path -> content."""
    pages: dict[str, bytes] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 404)
            self.end_headers()
            self.wfile.write(pages.get(self.path, b""))

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple/")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield pages
        server.shutdown()


def test_pip_is_refused_when_missing_or_damaged(run_py, index):
    with pytest.raises(OSError, match="404"):
        run_py.bootstrap_pip()

    index["/simple/pip/"] = b'{"files": []}'
    with pytest.raises(LookupError, match="lists no pip-"):
        run_py.bootstrap_pip()

    content = b"not what was promised"  # although the index says so
    hashes = {"sha256": hashlib.sha256(content).hexdigest()}
    file = {"filename": run_py.PIP_WHEEL, "url": "../../wheels/pip.whl", "hashes": hashes}
    index["/simple/pip/"] = json.dumps({"files": [file]}).encode()
    index["/wheels/pip.whl"] = content
    with pytest.raises(ValueError, match="arrived damaged"):
        run_py.bootstrap_pip()
