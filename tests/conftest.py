"""Tests of the window need a screen with OpenGL, and some tests other programs, as Blender or a browser.

Without them they are skipped, and where CI=true, which has them all (`.ci/run`), a skip is a failure.
"""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

import handmirror.core

ROOT = Path(__file__).resolve().parents[1]
NEEDED_IN_CI = ("opengl", "peer")

# One thread for each of the processes that share the processor's cores; libraries read this when they are loaded.
for library in ("OMP", "MKL", "OPENBLAS"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")


@pytest.hookimpl(trylast=True)  # after pytest-xvfb, which sets DISPLAY where there is Xvfb
def pytest_configure(config: pytest.Config) -> None:
    is_checkout = (ROOT / ".ci" / "hatch_build.py").exists()
    if is_checkout and Path(handmirror.core.__file__).resolve().parents[1] != ROOT:
        links = (
            f"run `python .ci/hatch_build.py` and put {ROOT / '.editable'} on PYTHONPATH, or `pip install -e {ROOT}`"
        )
        pytest.exit(f"The package handmirror that Python finds is not of this checkout: {links}.", returncode=4)
    runs_tests = config.getoption("dist", "no") == "no" or hasattr(config, "workerinput")  # else its workers do
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and runs_tests and not has_display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_sessionstart(session: pytest.Session) -> None:
    if (cache := getattr(session.config, "cache", None)) is not None:  # the user's own folder stays as it is
        os.environ["HANDMIRROR_CACHE"] = str(cache.mkdir("handmirror"))
        os.environ["HANDMIRROR_LOG"] = str(cache.mkdir("handmirror-log"))
        os.environ["HANDMIRROR_DATA"] = str(cache.mkdir("handmirror-data"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("opengl") and os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        pytest.skip("no display and no Xvfb, so no OpenGL: see what run.py test says to install")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and os.environ.get("CI") == "true" and any(map(item.get_closest_marker, NEEDED_IN_CI)):
        report.outcome = "failed"
        report.longrepr = f"this test was skipped, which CI does not accept: {report.longrepr}"
    return report
