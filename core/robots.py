"""Robot hands that follow human ones, by dex-retargeting (extra `robots`).

dex-retargeting has configurations of the hands in `ROBOTS`, but not their URDF files: these are in the folder
`robots/hands` of the repository dex-urdf. For another hand give a configuration of its own, in dex-retargeting's
format. Only how the fingers are posed is used, not where the hand is.
"""

import logging
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import yaml

from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import read_at_most
from handmirror.core.hand import quaternion
from handmirror.core.hand.openxr import openxr_joints
from handmirror.core.types import Array, Side

ROBOTS = ("allegro", "shadow", "svh", "leap", "ability", "inspire")
URDF_SOURCE = "https://github.com/dexsuite/dex-urdf"
LIBRARY, EXTRA = "dex_retargeting", "robots"
_MAX_BYTES = 20_000_000  # of a configuration or URDF
_MOVABLE = ("revolute", "prismatic")
_TYPES = ("vector", "dexpilot")
_WRIST = 1  # of OpenXR's joints


@dataclass(frozen=True)
class RobotChoice:
    """What a user gave."""

    robot: str  # a name of ROBOTS, or the path of a configuration
    folder: Path | None = None  # with the URDF files; None for a configuration whose path is absolute

    def open(self) -> dict[Side, "RobotHand"]:
        """The robot's hands: both, or the one of the configuration; UserError when they cannot be opened."""
        if find_spec(LIBRARY) is None:
            raise UserError(_missing())
        if self.robot in ROBOTS:
            return {side: RobotHand(_shipped_configuration(self.robot, side), self.folder) for side in Side}
        path = Path(self.robot)
        if path.suffix.lower() not in (".yml", ".yaml"):
            raise UserError(f"{self.robot} is not a known robot hand: choose {', '.join(ROBOTS)}, or a file .yml.")
        side = Side.LEFT if "left" in path.stem.lower() else Side.RIGHT
        return {side: RobotHand(path, self.folder or path.parent)}


class RobotHand:
    """One robot hand; follows one human hand from frame to frame, since each pose is sought from the last one."""

    def __init__(self, configuration: Path, folder: Path | None) -> None:
        """Read a configuration of dex-retargeting and the URDF in it, whose path is relative to `folder`; UserError."""
        settings = _read_configuration(configuration)
        self.urdf = _urdf_path(settings, configuration, folder)
        _check_urdf(self.urdf, _links_of(settings))
        logging.getLogger(f"{LIBRARY}.yourdfpy").setLevel(logging.CRITICAL)  # names meshes, which are not needed
        config = import_module(f"{LIBRARY}.retargeting_config").RetargetingConfig
        try:
            # the tracker's own filter smooths
            made = config.from_dict({**settings, "urdf_path": str(self.urdf), "low_pass_alpha": 1.0})
            self._retargeting = made.build()
        except Exception as error:
            reason = str(error).partition("\n")[0]
            raise UserError(f"{self.urdf} cannot be used with {configuration} ({reason}): check both.") from error
        self._gives_up = import_module("nlopt").RoundoffLimited  # which dex-retargeting does not catch
        self._indices = np.asarray(self._retargeting.optimizer.target_link_human_indices)
        self.joint_names: tuple[str, ...] = tuple(self._retargeting.joint_names)
        optimizer = self._retargeting.optimizer
        self.links = tuple(
            zip(optimizer.task_link_names, optimizer.origin_link_names, strict=True)
        )  # and their origins

    def reset(self) -> None:
        """Begin with another human hand."""
        self._retargeting.reset()

    def targets(self, points: Array) -> Array:
        """Where the robot's links should be from their origins: [..., l, 3] metres of `robot_points` [..., 21, 3]."""
        origins, tips = self._indices
        vectors: Array = (points[..., tips, :] - points[..., origins, :]) * self._retargeting.optimizer.scaling
        return vectors

    def positions(self, points: Array) -> Array:
        """The robot's joints [j] by `joint_names` of `robot_points` [21, 3], in radians; metres of those that slide."""
        origins, tips = self._indices
        try:
            found: Array = np.asarray(self._retargeting.retarget(points[tips] - points[origins]), float)
        except self._gives_up:
            found = np.asarray(self._retargeting.get_qpos(), float)  # the last ones
        return found


def robot_points(pose: Array, joints: Array, side: Side) -> Array:
    """The 21 joints [..., 21, 3] of a hand from its wrist, in metres and the axes of robot hands.

    x points out of the palm and z to the middle finger's knuckle; y points to the thumb of a right hand and away from
    that of a left one, as in dex-retargeting's configurations. Arguments as those of `openxr_joints`.
    """
    turn = quaternion.to_matrix(openxr_joints(pose, joints, side)[..., _WRIST, 3:7])
    axes = -turn[..., [1, 0, 2]]  # columns
    from_wrist = (joints - joints[..., :1, :]) * [1.0, -1.0, -1.0]
    points: Array = from_wrist @ axes
    return points


def _missing() -> str:
    if sys.platform == "win32" or sys.version_info >= (3, 13):
        return (
            f"{LIBRARY} is not available for this system: use Linux or macOS with Python 3.10 to 3.12 for robot hands."
        )
    return f"Robot hands need {LIBRARY}: install it with {install_command(EXTRA)}"


def _shipped_configuration(robot: str, side: Side) -> Path:
    constants = import_module(f"{LIBRARY}.constants")
    path = constants.get_default_config_path(
        constants.RobotName[robot], constants.RetargetingType.vector, constants.HandType[str(side)]
    )
    return Path(path)


def _read_configuration(path: Path) -> dict[str, Any]:
    try:
        document = yaml.safe_load(read_at_most(path, _MAX_BYTES) or b"")
    except (OSError, yaml.YAMLError, RecursionError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise UserError(f"The configuration {path} cannot be read ({reason}): give one of dex-retargeting.") from error
    settings = document.get("retargeting") if isinstance(document, dict) else None
    if not isinstance(settings, dict) or not isinstance(settings.get("urdf_path"), str):
        raise UserError(f"{path} is not a configuration of dex-retargeting: retargeting with urdf_path is missing.")
    if str(settings.get("type")).lower() not in _TYPES:
        raise UserError(f"The type of {path} is not supported: choose {' or '.join(_TYPES)}.")
    return settings


def _urdf_path(settings: dict[str, Any], configuration: Path, folder: Path | None) -> Path:
    path = Path(settings["urdf_path"])
    if not path.is_absolute():
        if folder is None:
            raise UserError(
                f"The URDF files are missing: give the folder robots/hands of a copy of dex-urdf ({URDF_SOURCE})."
            )
        path = folder.absolute() / path
    if not path.is_file():
        raise UserError(f"{path} does not exist: give the folder robots/hands of a copy of dex-urdf ({URDF_SOURCE}).")
    return path


def _links_of(settings: dict[str, Any]) -> list[str]:
    """The links that a configuration names."""
    keys = ("target_origin_link_names", "target_task_link_names", "finger_tip_link_names", "wrist_link_name")
    named: list[str] = []
    for key in keys:
        value = settings.get(key) or []
        named += [value] if isinstance(value, str) else map(str, value)
    return list(dict.fromkeys(named))


def _check_urdf(path: Path, links: Sequence[str]) -> None:
    """UserError when it is no URDF, nothing in it can move, or a link is missing."""
    try:
        root = ElementTree.fromstring(read_at_most(path, _MAX_BYTES) or b"")
    except (OSError, ElementTree.ParseError, ValueError) as error:
        raise UserError(f"{path} cannot be read as a URDF ({error}): give another file.") from error
    if root.tag != "robot":
        raise UserError(f"{path} is not a URDF: its root element is {root.tag}, not robot.")
    joints = [joint for joint in root.iter("joint") if joint.get("type") in _MOVABLE]
    if not joints:
        raise UserError(f"{path} has no joint that moves, so no fingers: give the URDF of a robot hand.")
    there = {link.get("name") for link in root.iter("link")}
    missing = [link for link in links if link not in there]
    if missing:
        raise UserError(f"{path} has no link {missing[0]}, which the configuration names: give the URDF of that hand.")
    if not all(_has_limits(joint) for joint in joints):
        raise UserError(f"{path} has a joint without limits: add lower and upper to each joint that moves.")


def _has_limits(joint: ElementTree.Element) -> bool:
    limit = joint.find("limit")
    try:
        return limit is not None and all(math.isfinite(float(limit.get(key, "nan"))) for key in ("lower", "upper"))
    except ValueError:
        return False
