"""The files that ship with Handmirror, and whether they are unmodified.

`assets/hashes.json` holds the SHA-256 of each; `python -m handmirror.training.assets_hashes` writes it. A file is
compared with it before it is first used in a process: a damaged weight would show only as a wrong hand.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.files import reason

ASSETS = Path(__file__).resolve().parent.parent / "assets"
HASHES = "hashes.json"
RESTORE = "install Handmirror again, or in a git checkout run `git checkout -- assets`"


def asset(name: str) -> Path:
    """Path of a shipped file, `name` relative to `assets/`; UserError when it is missing or not the bundled one."""
    path = ASSETS / name
    if fault := fault_of(name):
        raise UserError(
            f"The shipped file {path} is {fault}: {RESTORE}; if you changed it on purpose, run "
            f"`python -m handmirror.training.assets_hashes`."
        )
    return path


def fault_of(name: str) -> str:
    """What is wrong with a shipped file, as "damaged"; empty when nothing is. UserError when the hashes are missing."""
    path = ASSETS / name
    try:
        found = file_sha256(path)
    except FileNotFoundError:
        return "missing"
    except OSError as error:
        return f"not readable ({reason(error)})"
    return "" if found == shipped_hashes().get(name, found) else "damaged or changed"


def shipped_hashes() -> dict[str, str]:
    """SHA-256 of each file that ships, by its name relative to `assets/`; UserError when they cannot be read."""
    path = ASSETS / HASHES
    try:
        status = path.stat()
    except OSError as error:
        raise _damaged_list(path) from error
    return _read_hashes(path, status.st_mtime_ns, status.st_size)


def damaged_assets() -> list[str]:
    """Each shipped file that is missing or modified, with what is wrong; UserError when the hashes cannot be read."""
    faults = ((name, fault_of(name)) for name in shipped_hashes())
    return [f"{name} is {fault}" for name, fault in faults if fault]


def file_sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file, computed again only when the file has changed; OSError."""
    status = path.stat()
    return _sha256(path, status.st_mtime_ns, status.st_size)


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


@lru_cache
def _sha256(path: Path, changed_ns: int, size: int) -> str:
    return sha256(path)


@lru_cache
def _read_hashes(path: Path, changed_ns: int, size: int) -> dict[str, str]:
    try:
        found: dict[str, str] = json.loads(path.read_bytes())
        if not all(isinstance(digest, str) for digest in found.values()):
            raise ValueError("a hash is not text")
    except (OSError, ValueError, AttributeError) as error:
        raise _damaged_list(path) from error
    return found


def _damaged_list(path: Path) -> UserError:
    return UserError(f"The list of shipped files {path} is missing or damaged: {RESTORE}.")
