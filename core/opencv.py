"""Which OpenCV is loaded. Its distributions share one folder, so that another one may have overwritten Handmirror's."""

import cv2

TESTED = 4  # major version


def version() -> str:
    """The version of the OpenCV that is loaded, whichever distribution installed it."""
    return cv2.__version__


def notice() -> str:
    """A sentence where OpenCV is of another major version than Handmirror is tested with, else empty."""
    if version().split(".")[0] == str(TESTED):
        return ""
    return (
        f"OpenCV {version()} is loaded, but Handmirror is tested with OpenCV {TESTED}, whose results differ: "
        "install Handmirror in an environment without the package that installed this OpenCV."
    )
