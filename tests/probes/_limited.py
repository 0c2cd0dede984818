"""`python -m tests.probes._limited REPORT MEMORY SECONDS ARGUMENTS...`: run Python with these arguments under limits.

REPORT then holds the exit status (null when it took too long) and the most bytes that were resident, as JSON. A process
of its own, for Linux counts what the process had in memory that a measured one was forked from.
"""

import json
import subprocess
import sys
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


def main() -> None:
    """Run it."""
    report, memory, seconds, *command = sys.argv[1:]
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    child = subprocess.Popen([sys.executable, *command], stdin=subprocess.DEVNULL)
    try:
        status: int | None = child.wait(float(seconds))
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        status = None
    resident = 0 if resource is None else resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    Path(report).write_text(json.dumps([status, resident if sys.platform == "darwin" else resident * 1024]))


if __name__ == "__main__":
    main()
