"""Where frames come from: sources, intrinsics, the latest-frame slot."""

import os

# OpenCV reads these when it is loaded or first used; a value the user has set stays.
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")  # else a webcam takes half a minute to open
os.environ.setdefault("OPENCV_AVFOUNDATION_SKIP_AUTH", "1")  # the window asks for the permission
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "5")  # seconds until a silent camera counts as lost

import cv2

if "OPENCV_LOG_LEVEL" not in os.environ:
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
