"""The joints of a robot hand that follows a hand of a session."""

import numpy as np

from handmirror.core.robots import RobotHand, robot_points
from handmirror.core.session.export.motion import TrackMotion
from handmirror.core.session.export.steps import Steps
from handmirror.core.types import Array


def robot_joints(hand: TrackMotion, robot: RobotHand, steps: Steps) -> Array:
    """Positions [n, j] of the robot's joints for each sample; each is a step."""
    robot.reset()
    points = robot_points(hand.pose, hand.joints, hand.side)
    return np.array([robot.positions(each) for each in steps.over(points)])
