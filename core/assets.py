"""Where the files that ship with Handmirror lie."""

import hashlib
from pathlib import Path

from core.errors import UserError

ASSETS = Path(__file__).resolve().parent.parent / "assets"


def asset(name: str) -> Path:
    """Path of a shipped file, `name` relative to `assets/`; UserError when it is missing."""
    path = ASSETS / name
    if not path.is_file():
        raise UserError(f"The shipped file {path} is missing: install Handmirror again.")
    return path


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
