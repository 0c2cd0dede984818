"""The recorded versions are those of the libraries that run."""

import re
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import cv2

from handmirror.core import opencv, version
from handmirror.core.provenance import versions


def test_the_opencv_that_runs_is_the_one_that_is_recorded(monkeypatch):
    """opencv-contrib-python overwrites the folder of opencv-python and leaves that one's number in place."""
    assert versions()["opencv"] == cv2.__version__ and opencv.notice() == ""
    monkeypatch.setattr(cv2, "__version__", "5.1.0")
    assert versions()["opencv"] == "5.1.0"
    assert "OpenCV 5.1.0" in opencv.notice()


def test_version_of_a_checkout_that_is_not_installed(monkeypatch):
    def is_not_installed(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(version.importlib.metadata, "version", is_not_installed)
    assert re.fullmatch(r"\d+\.\d+\.\d+", version.program_version())
    monkeypatch.setattr(version, "PROJECT", Path("missing.toml"))
    assert version.program_version() == "unknown"
