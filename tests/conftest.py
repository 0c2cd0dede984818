"""A test of the window needs a screen with OpenGL; without one it is skipped, and where CI=true that is a failure."""

import os
import sys
from collections.abc import Generator

import pytest


@pytest.hookimpl(trylast=True)  # after pytest-xvfb, which sets DISPLAY where there is Xvfb
def pytest_configure() -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("opengl") and os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        pytest.skip("no display and no Xvfb, so no OpenGL: see what run.py test says to install")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if skipped and item.get_closest_marker("opengl") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"an OpenGL test was skipped, which CI does not accept: {report.longrepr}"
    return report
