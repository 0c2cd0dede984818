"""A reader that does what the file says, to see that everything that must not happen is noticed."""

import ctypes
from pathlib import Path

from handmirror.core.errors import UserError

from .target import Target

KIND = "misbehaving"  # is not fuzzed


def read(path: Path) -> None:
    """Misbehave."""
    match path.read_bytes():
        case b"crash":
            ctypes.string_at(0)
        case b"hang":
            while True:
                pass
        case b"memory":
            bytearray(4 << 30)
        case b"exception":
            raise KeyError("name")
        case b"no full stop":
            raise UserError(f"{path} cannot be read")
        case b"nameless":
            raise UserError("It cannot be read.")
        case b"refused":
            raise UserError(f"{path} cannot be read: copy it again.")


TARGETS = (Target(KIND, "file.txt", lambda folder: [b"fine"], read),)
