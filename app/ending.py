"""The end of the program while threads are still busy."""

import atexit
import contextlib
import os
import sys
import threading
from typing import NoReturn


def end_with(status: int) -> NoReturn:
    """End with this status, even while a thread is busy with a camera or a network.

    Python first waits for the threads that write files. The others, daemons, it would end where they ask for the
    interpreter again; within the C++ of OpenCV and ONNX Runtime that aborts the process.
    """
    atexit.register(_end_at_once, status)
    raise SystemExit(status)


def _end_at_once(status: int) -> None:
    """Where a daemon is alive, do what else is registered for the end, and end without ending the threads."""
    atexit.unregister(_end_at_once)
    if any(thread.daemon for thread in threading.enumerate()):
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or None without a console
                stream.flush()
        os._exit(status)
