"""A frame of several cameras that see the same hands, as the panes show it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from handmirror.core.camera.projection import project
from handmirror.core.cameras.rig import CameraPose
from handmirror.core.hand.mirror import points_of_side, rotation_of_side
from handmirror.core.hand.rotation import axis_angle_to_matrix, matrix_to_axis_angle
from handmirror.core.types import Array, Frame, FrameResult, Hand


@dataclass(frozen=True, eq=False)
class CameraPicture:
    """What one of several cameras shows at a moment."""

    pose: CameraPose  # its name, and where it stands
    K: Array  # [3, 3] of its last frame
    size: tuple[int, int]  # of its last frame, pixels
    frame: Frame | None  # None: it has no frame at this moment


@dataclass(frozen=True)
class CamerasFrame(Frame):
    """A frame of the first of several cameras, in whose axes the hands are; black where it is missing."""

    cameras: tuple[CameraPicture, ...] = ()  # all of them, the first one included


def together(frame: Frame, cameras: Sequence[CameraPicture]) -> CamerasFrame:
    """A frame of the first camera, or a black one, with what all cameras show."""
    own = {field.name: getattr(frame, field.name) for field in fields(Frame)}
    return CamerasFrame(**own, cameras=tuple(cameras))


def cameras_in(result: FrameResult) -> tuple[CameraPicture, ...]:
    """What each of several cameras shows; empty with one camera."""
    return result.frame.cameras if isinstance(result.frame, CamerasFrame) else ()


def hands_in(hands: Sequence[Hand], picture: CameraPicture) -> tuple[Hand, ...]:
    """Hands of the world in the axes of a camera, and in its picture."""
    return tuple(_seen(hand, picture.pose, picture.K) for hand in hands)


def _seen(hand: Hand, camera: CameraPose, K: Array) -> Hand:
    joints = camera.to_camera(hand.joints)
    turn = rotation_of_side(camera.rotation, hand.side) @ axis_angle_to_matrix(hand.pose[:3].astype(float))
    # the model turns about its wrist, which lies elsewhere than its origin
    rest_wrist = points_of_side(hand.joints[0], hand.side) - hand.trans
    return replace(
        hand,
        pose=np.concatenate([matrix_to_axis_angle(turn), hand.pose[3:]]),
        trans=points_of_side(joints[0], hand.side) - rest_wrist,
        joints=joints,
        joints_2d=project(joints, K),
        mesh=lambda: camera.to_camera(hand.vertices),
        raw_wrist=None,
    )
