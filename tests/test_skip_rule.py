"""The rule of conftest.py: where CI=true, a skipped test of the window or with another program fails the run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = """
import pytest

@pytest.mark.opengl
def test_window():
    pytest.skip("no OpenGL here")

@pytest.mark.peer
def test_in_a_browser():
    pytest.skip("no browser here")

def test_data():
    pytest.skip("no data here")

@pytest.mark.opengl
@pytest.mark.xfail(reason="known", strict=True)
def test_known():
    assert False
"""


@pytest.mark.parametrize(
    ("ci", "status", "summary"), [("", 0, "3 skipped, 1 xfailed"), ("true", 1, "2 failed, 1 skipped, 1 xfailed")]
)
def test_skipped_test(tmp_path, ci, status, summary):
    shutil.copy(Path(__file__).parent / "conftest.py", tmp_path)
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n opengl: a marker\n peer: another\n")
    # a display by name, so that the skip is the test's own; none of these tests opens it
    environment = {**os.environ, "CI": ci, "DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xvfb", "-p", "no:pytest-qt"]
    command = [sys.executable, "-m", "pytest", *options, str(tmp_path)]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
    assert (ended.returncode, summary in ended.stdout) == (status, True), ended.stdout
    assert ("which CI does not accept" in ended.stdout) == bool(ci)
