"""Which OpenCV is loaded. Its distributions share one folder, so that another one may have overwritten Handmirror's."""

import cv2

TESTED = 4  # major version


def version() -> str:
    """Of the OpenCV that runs, whichever is installed under which name."""
    return cv2.__version__


def notice() -> str:
    """A sentence where OpenCV is of another major version than Handmirror is tested with, else empty."""
    if version().split(".")[0] == str(TESTED):
        return ""
    return (
        f"OpenCV {version()} is loaded, whose results differ from those of OpenCV {TESTED}, with which Handmirror is "
        "tested: install Handmirror apart from the package that brought it."
    )
