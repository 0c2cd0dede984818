"""What the window calls the sides, joints and gestures of hands."""

from handmirror.app.translation import tr
from handmirror.core.types import Side


def side_name(side: Side) -> str:
    """The side of a hand."""
    return tr("Left") if side is Side.LEFT else tr("Right")


def finger_name(finger: str) -> str:
    """A finger, by its name in FINGERS."""
    names = {
        "thumb": tr("Thumb"),
        "index": tr("Index"),
        "middle": tr("Middle"),
        "ring": tr("Ring"),
        "pinky": tr("Pinky"),
    }
    return names[finger]


def joint_name(joint: str) -> str:
    """A joint, by its name in JOINT_NAMES."""
    finger, _, number = joint.partition("_")
    return f"{finger_name(finger)} {number}" if number else tr("Wrist")


def gesture_name(gesture: str) -> str:
    """A gesture, by its name in files: one that ships with Handmirror is translated."""
    names = {
        "open": tr("open"),
        "fist": tr("fist"),
        "pinch": tr("pinch"),
        "point": tr("point"),
        "thumbs up": tr("thumbs up"),
        "thumbs down": tr("thumbs down"),
        "victory": tr("victory"),
        "OK": tr("OK"),
        "call me": tr("call me"),
        "rock": tr("rock"),
    }
    return names.get(gesture, gesture)
