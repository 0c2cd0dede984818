"""The command that installs one of the optional groups of packages in `pyproject.toml`."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def install_command(extra: str) -> str:
    """The command for this Python and this copy of Handmirror, which is on no package index."""
    has_source = (_ROOT / "pyproject.toml").is_file()
    elsewhere = f'".[{extra}]" (in the folder of Handmirror\'s source)'
    if getattr(sys, "frozen", False):  # a bundle's own Python has no pip
        return f"python3 -m pip install -e {elsewhere}"
    place = f'"{_ROOT}[{extra}]"' if has_source else elsewhere
    return f"{sys.executable} -m pip install -e {place}"
