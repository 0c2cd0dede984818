"""What is said of the libraries is true of those that run."""

import cv2

from handmirror.core import opencv
from handmirror.core.provenance import versions


def test_the_opencv_that_runs_is_the_one_that_is_recorded(monkeypatch):
    """opencv-contrib-python overwrites the folder of opencv-python and leaves that one's number in place."""
    assert versions()["opencv"] == cv2.__version__ and opencv.notice() == ""
    monkeypatch.setattr(cv2, "__version__", "5.1.0")
    assert versions()["opencv"] == "5.1.0"
    assert "OpenCV 5.1.0" in opencv.notice()
