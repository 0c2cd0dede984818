"""What the window calls hands, their sides and their joints."""

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
