"""Calls into other code, whose errors must not end the thread that calls."""

import sys
import traceback
from collections.abc import Callable

from handmirror.core.camera.address import without_logins


def survive(callback: Callable[..., None], *values: object) -> None:
    """Call it; an exception is printed to stderr, without the passwords of addresses in it."""
    try:
        callback(*values)
    except Exception:
        print(f"An error in {callback}:\n{without_logins(traceback.format_exc())}", end="", file=sys.stderr)
