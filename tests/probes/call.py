"""`python -m tests.probes.call package.module:name PATH...`: call a loader as a command would."""

import importlib
import sys
from pathlib import Path

from app.cli import run


def main() -> int:
    """Call it; the status as the commands have it."""
    module, _, name = sys.argv[1].partition(":")
    found = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return run(lambda prog_name: found(*map(Path, sys.argv[2:])))


if __name__ == "__main__":
    raise SystemExit(main())
