"""Prints how far the tips of thumb and index finger are apart, live.

python examples/live_pinch.py [SOURCE]    # a camera's number or name, a video or an address; Ctrl-C ends it
"""

import argparse
import time

import numpy as np

from handmirror import JOINT_NAMES, HandTracker, Intrinsics, Live, LiveResult, UserError, open_source

THUMB, INDEX = JOINT_NAMES.index("thumb_4"), JOINT_NAMES.index("index_4")


def show(live_result: LiveResult) -> None:
    """Called with every result, on the tracker's thread."""
    for hand in live_result.result.hands:
        millimetres = 1000 * np.linalg.norm(hand.joints[THUMB] - hand.joints[INDEX])
        print(f"frame {live_result.result.frame.index}: {hand.side} hand, {millimetres:.0f} mm")


def main(source: str) -> None:
    """Track until the source ends, skipping frames when the tracker is slower than the camera."""
    live = Live(lambda: open_source(source), HandTracker(), Intrinsics.parse(fov_deg=60))
    live.subscribe(show)
    live.start()
    try:
        while live.status().state not in ("ended", "failed"):
            time.sleep(0.05)
    except KeyboardInterrupt:
        pass
    finally:
        live.stop()
    if live.status().state == "failed":
        raise UserError(live.status().message)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", default="0")
    try:
        main(**vars(parser.parse_args()))
    except UserError as error:
        parser.error(str(error))
