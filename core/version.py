"""Which version of Handmirror this is."""

import importlib.metadata
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def program_version() -> str:
    """The installed version; of a checkout that is not installed, that of its pyproject.toml; else "unknown"."""
    try:
        return importlib.metadata.version("handmirror")
    except importlib.metadata.PackageNotFoundError:
        return _version_of(PROJECT)


def _version_of(project: Path) -> str:
    try:
        found = re.search(r'^version = "(.+)"$', project.read_text(encoding="utf-8"), re.MULTILINE)
    except (OSError, ValueError):
        return "unknown"
    return found[1] if found else "unknown"
