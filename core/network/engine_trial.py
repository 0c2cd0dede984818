"""Records that an engine crashed the whole program.

An instruction that the processor lacks ends the program in a way that cannot be caught. So the first run of each
version of an engine on each processor leaves a file in the cache folder that marks it as being tried; a run that
survives is marked as passed. After two failed attempts the next start uses another engine.
"""

import contextlib
import json
import platform
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from handmirror.core.cache import cache_folder

TRIES = 2  # one may have been ended by the user or a power cut
MAX_S = 5.0  # a first run takes far less; a younger try may be another program's that is running now


def failed_before(package: str) -> Path | None:
    """The file that says so, when the package's engine ended the program on this processor; None when it did not."""
    file = _file(package)
    facts = {} if file is None else _read(file)
    is_over = time.time() - facts.get("since", 0.0) > MAX_S
    return file if facts.get("state") == "trying" and facts.get("tries", 0) >= TRIES and is_over else None


@contextlib.contextmanager
def trial(package: str) -> Iterator[None]:
    """Around an engine's first run. Without a cache folder that can be written nothing is recorded."""
    file = _file(package)
    facts = {} if file is None else _read(file)
    if file is None or facts.get("state") == "passed":
        yield
        return
    _write(file, {"state": "trying", "tries": facts.get("tries", 0) + 1, "since": time.time()})
    try:
        yield
    finally:
        _write(file, {"state": "passed"})


def _file(package: str) -> Path | None:
    folder = cache_folder("engines")
    try:
        return None if folder is None else folder / f"{package}-{version(package)}.json"
    except PackageNotFoundError:
        return None


def _processor() -> str:
    return f"{platform.machine()} {platform.processor()}"


def _read(file: Path) -> dict[str, Any]:
    """What is recorded of the package on this processor; empty without a record, or when the file is damaged."""
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
        known = facts["processor"] == _processor()
        typed = isinstance(facts.get("tries", 0), int) and isinstance(facts.get("since", 0.0), float)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return facts if known and typed else {}


def _write(file: Path, facts: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({**facts, "processor": _processor()}), encoding="utf-8")
