"""The optional groups of packages in `pyproject.toml`: what is missing of one, and how it is installed."""

import functools
import re
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_LOCKS = _ROOT / ".ci" / "locks"
_LOCK_PYTHON = (3, 11)  # the lowest one that the locks of extras hold for
DOWNLOAD_MB = {"export": 93, "train": 45}  # about, on Linux; elsewhere less


def requirements_of(extra: str) -> tuple[str, ...]:
    """The packages of an extra with their versions, as pip takes them; empty if Handmirror is not installed."""
    try:
        pairs = [each.partition(";") for each in _stated()]
    except metadata.PackageNotFoundError:
        return ()
    return tuple(name.strip() for name, _, marker in pairs if re.search(rf"extra\s*==\s*['\"]{extra}['\"]", marker))


@functools.cache
def _stated() -> list[str]:
    """All requirements of Handmirror; reading them takes milliseconds."""
    return metadata.requires("handmirror") or []


def missing_of(extra: str) -> tuple[str, ...]:
    """The names of the packages of an extra that are not installed."""
    names = [re.split(r"[^\w.-]", requirement)[0] for requirement in requirements_of(extra)]
    return tuple(name for name in names if not _is_installed(name))


def pip_arguments(extra: str) -> list[str] | None:
    """Python's arguments that install an extra into the running environment; None if that is not possible.

    In a checkout's own `.venv` they are the locked versions, and no file of another hash.
    """
    requirements = requirements_of(extra)
    if is_bundle() or not requirements or find_spec("pip") is None:
        return None
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "1"]
    lock = _LOCKS / f"{extra}.txt"
    if _is_own_environment() and lock.is_file() and sys.version_info >= _LOCK_PYTHON:
        return ["-m", "pip", "install", *options, "--no-deps", "--require-hashes", "-r", str(lock)]
    return ["-m", "pip", "install", *options, *requirements]


def install_command(extra: str) -> str:
    """The command for this Python and this copy of Handmirror, which is on no package index."""
    elsewhere = f'".[{extra}]" (in the folder of Handmirror\'s source)'
    if is_bundle():  # its own Python has no pip
        return f"python3 -m pip install -e {elsewhere}"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    if (_ROOT / "pyproject.toml").is_file():
        return f'{python} -m pip install -e "{_ROOT}[{extra}]"'
    requirements = requirements_of(extra)
    return f"{python} -m pip install {' '.join(requirements) or f'-e {elsewhere}'}"


def is_bundle() -> bool:
    """Whether this is a bundle with a Python of its own, into which nothing can be installed."""
    return bool(getattr(sys, "frozen", False))


def _is_own_environment() -> bool:
    """Whether this is the environment that run.py made for this checkout."""
    return Path(sys.prefix).resolve() == (_ROOT / ".venv").resolve()


def _is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True
