"""Too little memory is a sentence of its own: the file is not to blame."""

import subprocess
import sys

import pytest

from handmirror.core.assets import asset
from handmirror.core.errors import lacks_memory

SCRIPT = """
import resource, sys
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError, lacks_memory
with open_source(sys.argv[1]) as clip:
    kept = [clip.read() for _ in range(5)]
    pages = int(open("/proc/self/statm").read().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 60_000_000,) * 2)
    try:
        kept += list(clip)
    except (UserError, MemoryError) as error:
        kept.clear()
        sys.exit(str(error) if isinstance(error, UserError) else "MemoryError")
    sys.exit(f"{len(kept)} frames: {clip.warning}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's limit of a process's memory")
def test_a_video_is_not_called_damaged():
    command = [sys.executable, "-c", SCRIPT, str(asset("demo/demo.mp4"))]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ended.stderr.strip() == "MemoryError" or ended.stderr.startswith("There is not enough memory: ")


def test_messages_of_libraries_are_recognised():
    for error in (MemoryError(), OSError("libgomp.so.1: failed to map segment from shared object"), RuntimeError("x")):
        assert lacks_memory(error) == (str(error) != "x")
