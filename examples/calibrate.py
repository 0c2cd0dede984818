"""Calibrates a camera from photos of a printed chessboard, for --intrinsics.

python examples/calibrate.py PHOTOS camera.json    # 10 or more photos of a board with 9 x 6 inner corners

Print a chessboard of 10 x 7 squares, glue it to something flat, and photograph it with the camera, focus and size
that you will track with: tilted in all directions, near and far, also in the corners of the picture.
"""

import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from handmirror import UserError, open_source

CORNERS = (9, 6)
FLAGS = cv2.CALIB_CB_ADAPTIVE_THRESH | cv2.CALIB_CB_NORMALIZE_IMAGE
BOARD = np.zeros((54, 3), np.float32)
BOARD[:, :2] = np.mgrid[:9, :6].T.reshape(-1, 2)


def main(photos: str, out: str) -> None:
    """Write K, the lens distortion and the size that they are for; print how well they fit."""
    seen, size = [], (0, 0)
    with open_source(photos, stills=True) as source:
        for frame in source:
            grey, size = cv2.cvtColor(frame.image, cv2.COLOR_RGB2GRAY), frame.size
            found, corners = cv2.findChessboardCorners(grey, CORNERS, flags=FLAGS)
            print(f"{frame.name}: {'board found' if found else 'no board'}")
            if found:
                criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, 30, 0.001)
                seen.append(cv2.cornerSubPix(grey, corners, (5, 5), (-1, -1), criteria))
    if len(seen) < 5:
        raise UserError(f"The board was found in {len(seen)} photos: take 10 or more with all of it in view.")
    error, K, distortion, *_ = cv2.calibrateCamera([BOARD] * len(seen), seen, size, None, None)
    record = {"image_width": size[0], "image_height": size[1], "camera_matrix": K.tolist()}
    Path(out).write_text(json.dumps({**record, "dist_coeffs": distortion.ravel().tolist()}))
    print(f"{out}: fx {K[0, 0]:.1f}, fy {K[1, 1]:.1f}; corners are off by {error:.2f} pixels, good is below 0.5")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos")
    parser.add_argument("out", metavar="camera.json")
    try:
        main(**vars(parser.parse_args()))
    except UserError as error:
        parser.error(str(error))
