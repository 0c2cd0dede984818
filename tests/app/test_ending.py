"""How the program ends."""

import subprocess
import sys

BUSY = """
import atexit, threading
import cv2, numpy as np
from handmirror.app.ending import end_with

cv2.setNumThreads(1)
image = np.zeros((300, 300, 3), np.uint8)
started = threading.Event()

def work():
    while True:
        cv2.GaussianBlur(image, (31, 31), 5)
        started.set()

atexit.register(print, "at the end")
for _ in range(4):
    threading.Thread(target=work, daemon=True).start()
started.wait()
end_with(3)
"""


def test_threads_that_are_busy_when_the_program_ends_do_not_abort_it() -> None:
    ended = subprocess.run([sys.executable, "-c", BUSY], capture_output=True, text=True, timeout=300, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (3, "at the end\n", "")
