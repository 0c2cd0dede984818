"""`python -m tests.probes.call package.module:name PATH...`: call a loader as a command would.

Whoever asks the network meanwhile ends in a traceback, which the probe counts.
"""

import importlib
import socket
import sys
from pathlib import Path

from handmirror.app.cli.main import run


def _offline(*where: object) -> None:
    raise AssertionError(f"the network was asked: {where}")


def main() -> int:
    """Call it; the status as the commands have it."""
    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, _offline)
    socket.getaddrinfo = _offline  # type: ignore[assignment]
    module, _, name = sys.argv[1].partition(":")
    found = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    return run(lambda prog_name: found(*map(Path, sys.argv[2:])))


if __name__ == "__main__":
    raise SystemExit(main())
