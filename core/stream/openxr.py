"""The messages of the WebSocket's `/openxr`: OpenXR's 26 joints of each hand, as JSON; see docs/formats/openxr.md."""

import json

import numpy as np

from handmirror.core.hand.openxr import openxr_joints
from handmirror.core.poses.openxr import openxr_hand, openxr_header
from handmirror.core.types import FrameResult


def openxr_hello_message() -> str:
    """The first message: the names of the joints."""
    return json.dumps({"type": "hello", **openxr_header()})


def openxr_frame_message(result: FrameResult) -> str:
    """The message of a frame; a hand with NaN or infinity is left out, since JSON cannot represent them."""
    hands = []
    for hand in result.hands:
        joints = openxr_joints(hand.pose, hand.joints, hand.side)
        if np.isfinite(joints).all():
            hands.append(openxr_hand(hand.track, hand.side, hand.score, joints))
    frame = {"type": "frame", "frame": result.frame.index, "time_ns": result.frame.time_ns, "hands": hands}
    return json.dumps(frame, separators=(",", ":"), allow_nan=False)
