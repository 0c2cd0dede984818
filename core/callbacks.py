"""Calls into other code, whose errors must not end the thread that calls."""

import logging
import traceback
from collections.abc import Callable

from handmirror.core.camera.address import without_logins

_log = logging.getLogger("handmirror.callbacks")


def call_safely(callback: Callable[..., None], *values: object) -> None:
    """Call it; an exception is logged, without the passwords of addresses in it."""
    try:
        callback(*values)
    except Exception:
        _log.error("An error in %s:\n%s", callback, without_logins(traceback.format_exc()).rstrip())
