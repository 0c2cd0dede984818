"""CSV of the joints of a robot hand that follows each hand, and of where its links should be."""

import csv
from pathlib import Path

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.robots import ROBOTS, RobotHand, robot_points
from handmirror.core.session.export.motion import Motion, TrackMotion
from handmirror.core.session.export.robot_joints import robot_joints
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.text import plural
from handmirror.core.types import Array

SENTENCES = (
    "Axes: those of a robot hand, from its wrist: x out of the palm, z to the knuckle of the middle finger, y to the "
    "thumb of a right hand and away from that of a left one.",
    "A file for each hand. The columns after score are the joints by their names in the URDF, in radians (metres for "
    "those that slide); then, for each link that follows a fingertip or joint, where it should be from its origin in "
    "metres. The joints were found by dex-retargeting; only the fingers are followed, not the hand's place.",
)


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write a file for each hand that the robot has a hand for."""
    if job.robot is None:
        raise UserError(f"No robot was chosen: choose {', '.join(ROBOTS)}, or a file .yml.")
    robots = job.robot.open()
    followed = [hand for hand in job.motion.hands if hand.side in robots]
    if not followed:
        raise UserError(
            f"{job.motion.source} has no {' or '.join(map(str, robots))} hand: give the other configuration."
        )
    steps = Steps(job.progress, sum(len(hand.frame) for hand in followed))
    for hand in followed:
        robot = robots[hand.side]
        _write_hand(out / f"{hand.name}.csv", hand, job.motion, robot, robot_joints(hand, robot, steps))
    left_out = len(job.motion.hands) - len(followed)
    return (f"{plural(left_out, 'hand')} left out: the configuration is for the other side.",) if left_out else ()


def _write_hand(path: Path, hand: TrackMotion, motion: Motion, robot: RobotHand, joints: Array) -> None:
    names = [f"{link}_from_{origin}_{axis}_m" for link, origin in robot.links for axis in "xyz"]
    targets = robot.targets(robot_points(hand.pose, hand.joints, hand.side)).reshape(len(joints), -1)
    numbers = np.column_stack([motion.seconds(hand.time_ns), hand.score, joints, targets]).round(6).tolist()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["frame", "time_s", "score", *robot.joint_names, *names])
        writer.writerows([frame, *row] for frame, row in zip(hand.frame.tolist(), numbers, strict=True))


WRITER = Writer(write, lambda job: SENTENCES)
