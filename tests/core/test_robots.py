"""Robot hands that follow human ones, with dex-retargeting and small URDF files."""

import csv
import json
import socket
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from posed_hands import hand_model, posed_hand, result_of
from robot_files import ALLEGRO_TIPS, write_allegro, write_urdf

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.robots import RobotChoice, robot_points
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.stream.hub import StreamHub
from handmirror.core.types import Array, Side

CONFIGURATION = """
retargeting:
  type: vector
  urdf_path: hand.urdf
  target_origin_link_names: ["wrist"]
  target_task_link_names: ["index_tip"]
  target_link_human_indices: [[0], [8]]
"""
TURN = [0.4, -1.0, 0.3]  # of the whole hand, which robot hands do not follow


def curled(share: float) -> Array:
    """A pose whose fingers are bent by this share of a right angle at each joint, but for the thumb's."""
    pose = np.zeros((16, 3))
    pose[0] = TURN
    pose[1:13, 2] = share * np.pi / 2
    return pose.ravel()


@pytest.mark.parametrize("side", list(Side))
def test_points_are_in_the_axes_of_the_robot(side: Side) -> None:
    flat, bent = (
        robot_points(hand.pose, hand.joints, side) for hand in (posed_hand(side, curled(share)) for share in (0, 0.5))
    )
    assert flat[0] == pytest.approx([0, 0, 0])
    assert flat[9] == pytest.approx([0, 0, np.linalg.norm(flat[9])], abs=1e-6)  # the middle finger's knuckle
    assert flat[4, 1] * (1 if side is Side.RIGHT else -1) > 0.05  # the thumb
    assert bent[12, 0] > flat[12, 0] + 0.05  # fingers curl to the palm's side


@pytest.fixture(scope="module")
def robots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("dex_retargeting")
    return write_allegro(tmp_path_factory.mktemp("hands"))


@pytest.mark.parametrize("side", list(Side))
def test_the_robot_curls_as_the_hand_does(robots: Path, side: Side) -> None:
    robot = RobotChoice("allegro", robots).open()[side]
    flexion = robot.joint_names.index("link_7.0_tip_1"), robot.joint_names.index("link_7.0_tip_2")
    sums = []
    for share in (0, 0.3, 0.6):
        hand = posed_hand(side, curled(share))
        positions = robot.positions(robot_points(hand.pose, hand.joints, side))
        assert len(positions) == len(robot.joint_names) == 12 and np.abs(positions).max() < 1.71
        sums.append(positions[list(flexion)].sum())
    assert sums[0] < sums[1] - 0.4 < sums[2] - 0.8


def test_a_hand_without_a_hand_before_it_gets_the_same_pose_after_a_reset(robots: Path) -> None:
    robot = RobotChoice("allegro", robots).open()[Side.RIGHT]
    hands = [posed_hand(Side.RIGHT, curled(share)) for share in (0.6, 0)]
    points = [robot_points(hand.pose, hand.joints, hand.side) for hand in hands]
    first = robot.positions(points[0])
    robot.positions(points[1])
    robot.reset()
    np.testing.assert_array_equal(robot.positions(points[0]), first)


def test_a_session_is_exported_as_the_joints_of_the_robot(robots: Path, poses_with_gaps: Path, tmp_path: Path) -> None:
    choice = RobotChoice("allegro", robots)
    exported = export_session(poses_with_gaps, ExportFormat.ROBOT, tmp_path / "out", robot=choice)
    for name, frames in (("hand_1_right", {*range(176, 188)} - {178, 183}), ("hand_2_left", {*range(180, 188)})):
        rows = list(csv.DictReader((exported.path / f"{name}.csv").open()))
        assert {int(row["frame"]) for row in rows} == frames
        assert {"link_15.0_tip_1", "link_15.0_tip_2", "link_15.0_tip_from_wrist_x_m"} <= set(rows[0])
        thumb = float(rows[0]["link_15.0_tip_from_wrist_y_m"])
        assert (thumb > 0) == (name == "hand_1_right")
    with pytest.raises(UserError, match="csv has no robot hands: choose lerobot or robot, or omit"):
        export_session(poses_with_gaps, ExportFormat.CSV, tmp_path / "a.csv", robot=choice)


def test_actions_of_a_lerobot_data_set_are_the_joints_of_the_robot(
    robots: Path, poses_with_gaps: Path, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    choice = RobotChoice("allegro", robots)
    out = export_session(poses_with_gaps, ExportFormat.LEROBOT, tmp_path / "set", robot=choice).path
    tables = export_session(poses_with_gaps, ExportFormat.ROBOT, tmp_path / "joints", robot=choice).path
    info = json.loads((out / "meta/info.json").read_text())
    names = info["features"]["action"]["names"]
    assert info["robot_type"] == "allegro" and len(names) == 24 and names[0].startswith("left_link_")
    actions = parquet.read_table(out / "data/chunk-000/file-000.parquet")["action"].to_pylist()
    rows = list(csv.DictReader((tables / "hand_1_right.csv").open()))
    name = "link_7.0_tip_1"
    column = [row[names.index(f"right_{name}")] for row in actions]
    assert column[0] == pytest.approx(float(rows[1][name]), abs=1e-3)  # the next frame's
    assert column[-1] == pytest.approx(float(rows[-1][name]), abs=1e-3)


def test_joints_are_sent_for_each_hand(robots: Path) -> None:
    result = result_of(*(posed_hand(side, curled(0.3)) for side in Side), index=7)
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.settimeout(20)
        options = {"robot": RobotChoice("allegro", robots), "robot_address": str(receiver.getsockname()[1])}
        with StreamHub.from_options(None, None, hand_model().faces, **options) as hub:
            hub.publish(result)
            packets = [receiver.recv(65536) for _ in range(2)]
    assert max(map(len, packets)) <= 1472  # in one piece through an Ethernet
    for message, side in zip(map(json.loads, packets), Side, strict=True):
        assert (message["format"], message["side"], message["frame"]) == ("handmirror-robot", str(side), 7)
        robot, hand = options["robot"].open()[side], result.hands[list(Side).index(side)]
        points = robot_points(hand.pose, hand.joints, side)
        assert list(message["joints"].values()) == pytest.approx(robot.positions(points), abs=1e-5)
        assert {target["link"] for target in message["targets"]} == set(ALLEGRO_TIPS)
        assert message["targets"][1]["position"] == pytest.approx(robot.targets(points)[1], abs=1e-5)


def test_a_configuration_of_ones_own_is_for_the_hand_of_its_name(tmp_path: Path, poses_with_gaps: Path) -> None:
    pytest.importorskip("dex_retargeting")
    write_urdf(tmp_path / "hand.urdf", {"index_tip": (0, 0, 0.09)})
    (tmp_path / "mine_left.yml").write_text(CONFIGURATION)
    choice = RobotChoice(str(tmp_path / "mine_left.yml"))
    (robot,) = choice.open().values()
    assert robot.joint_names == ("index_tip_spread", "index_tip_1", "index_tip_2")
    exported = export_session(poses_with_gaps, ExportFormat.ROBOT, tmp_path / "out", robot=choice)
    assert [path.name for path in exported.path.glob("*.csv")] == ["hand_2_left.csv"]
    assert exported.losses == ("1 hand left out: the configuration is for the other side.",)


@pytest.mark.parametrize(
    ("urdf", "sentence"),
    [
        ("", "cannot be read as a URDF"),
        ("<sdf/>", "is not a URDF: its root element is sdf"),
        ("FIXED", "has no joint that moves, so no fingers: give the URDF of a robot hand"),
        ("OTHER", "has no link index_tip, which the configuration names: give the URDF of that hand"),
        (
            '<robot><link name="wrist"/><link name="index_tip"/><joint name="a" type="revolute"/></robot>',
            "without limits",
        ),
        (None, "does not exist: give the folder robots/hands"),
    ],
)
def test_a_urdf_that_cannot_be_used_is_one_sentence(tmp_path: Path, urdf: str | None, sentence: str) -> None:
    pytest.importorskip("dex_retargeting")
    (tmp_path / "mine.yml").write_text(CONFIGURATION)
    if urdf == "FIXED":
        write_urdf(tmp_path / "hand.urdf", {"index_tip": (0, 0, 0.09)}, kind="fixed")
    elif urdf == "OTHER":
        write_urdf(tmp_path / "hand.urdf", {"gripper": (0, 0, 0.09)})
    elif urdf is not None:
        (tmp_path / "hand.urdf").write_text(urdf)
    with pytest.raises(UserError, match=sentence) as failed:
        RobotChoice(str(tmp_path / "mine.yml")).open()
    assert "\n" not in str(failed.value)


def test_what_a_user_forgets_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="No robot was chosen: choose allegro"):
        export_session(asset("demo/truth.jsonl"), ExportFormat.ROBOT, tmp_path / "out")
    pytest.importorskip("dex_retargeting")
    with pytest.raises(UserError, match="is not a known robot hand: choose allegro"):
        RobotChoice("hal").open()
    with pytest.raises(UserError, match="URDF files are missing: give the folder"):
        RobotChoice("leap").open()
    for text, sentence in (
        ("[", "cannot be read"),
        ("a: 1", "is not a configuration"),
        (CONFIGURATION.replace("vector", "position"), "type"),
    ):
        (tmp_path / "bad.yml").write_text(text)
        with pytest.raises(UserError, match=sentence):
            RobotChoice(str(tmp_path / "bad.yml")).open()
