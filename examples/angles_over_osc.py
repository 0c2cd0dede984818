"""Sends the angles of all finger joints over OSC, for example to Max, Pure Data, TouchDesigner or a synthesizer.

python examples/angles_over_osc.py [SOURCE] [PORT]    # to this computer; the port is 9000

For each hand of each frame: /hand/SIDE/JOINT_KIND with one float in radians, such as /hand/right/index_2_flexion.
"""

import argparse

from pythonosc.udp_client import SimpleUDPClient

from handmirror import ANGLE_NAMES, HandModel, HandTracker, Intrinsics, UserError, joint_angles, model_axes, open_source


def main(source: str, port: int) -> None:
    """Send until the source ends; Ctrl-C ends it earlier."""
    client, axes = SimpleUDPClient("127.0.0.1", port), model_axes(HandModel.load())
    tracker, intrinsics = HandTracker(), Intrinsics.parse(fov_deg=60)
    sent = 0
    with open_source(source) as frames:
        for frame in frames:
            for hand in tracker.track(frame, intrinsics.for_frame(frame)).hands:
                angles = joint_angles(hand.pose, axes)  # [15, 3]: flexion, abduction, twist
                for name, angle in zip(ANGLE_NAMES, angles.ravel(), strict=True):
                    client.send_message(f"/hand/{hand.side}/{name}", float(angle))
                    sent += 1
    print(f"{sent} messages sent to port {port}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", default="0")
    parser.add_argument("port", nargs="?", type=int, default=9000)
    try:
        main(**vars(parser.parse_args()))
    except UserError as error:
        parser.error(str(error))
