"""A session as MCAP, read by the libraries of MCAP and Foxglove."""

import json

import cv2
import numpy as np
import pytest
from posed_hands import hand_model

from handmirror.core.assets import asset
from handmirror.core.hand import quaternion
from handmirror.core.hand.angles import joint_angles, model_axes
from handmirror.core.hand.openxr import openxr_joints
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.motion import posed, read_motion

reader = pytest.importorskip("mcap.reader")
decoder = pytest.importorskip("mcap_protobuf.decoder")
pytest.importorskip("foxglove_schemas_protobuf")

FRAMES = range(176, 188)  # of `poses_with_gaps`


@pytest.fixture(scope="module")
def messages(poses_with_gaps, tmp_path_factory):
    """By topic: time in nanoseconds and message, in the order of the file."""
    out = tmp_path_factory.mktemp("mcap") / "hands.mcap"
    export_session(poses_with_gaps, ExportFormat.MCAP, out, video=str(asset("demo/demo.mp4")))
    found: dict[str, list] = {}
    with out.open("rb") as file:
        mcap = reader.make_reader(file, decoder_factories=[decoder.DecoderFactory()])
        for _, channel, message, decoded in mcap.iter_decoded_messages():
            assert message.log_time == message.publish_time
            found.setdefault(channel.topic, []).append((message.log_time, decoded))
    return found


def hands_of(poses):
    return read_motion(poses, hand_model()).hands


def vectors(points):
    return np.array([[point.x, point.y, point.z] for point in points])


def test_the_hands_are_meshes_at_their_times_and_go_when_they_are_not_seen(messages, poses_with_gaps):
    updates = dict(messages["/hands"])
    times = {line["time_ns"]: line["frame"] for line in map(json.loads, poses_with_gaps.open())}
    assert [times[time] for time in updates] == list(FRAMES)  # also the one with a picture and no hand
    for hand in hands_of(poses_with_gaps):
        vertices, joints = posed(hand, hand_model())
        for row, time in enumerate(hand.time_ns.tolist()):
            (entity,) = (each for each in updates[time].entities if each.id == hand.name)
            assert entity.frame_id == "camera" and entity.timestamp.ToNanoseconds() == time
            np.testing.assert_allclose(vectors(entity.triangles[0].points), vertices[row], atol=1e-6)
            np.testing.assert_allclose(vectors(entity.lines[0].points), joints[row], atol=1e-5)
            corners = vertices[row][np.array(entity.triangles[0].indices).reshape(-1, 3)]
            volume = (np.cross(corners[:, 0], corners[:, 1]) * corners[:, 2]).sum()
            assert volume > 0  # counter-clockwise from outside
    gone = {times[time]: [each.id for each in update.deletions] for time, update in updates.items()}
    assert {frame: ids for frame, ids in gone.items() if ids} == {178: ["hand_1_right"], 183: ["hand_1_right"]}


def test_poses_and_angles_are_those_of_the_hands(messages, poses_with_gaps):
    for hand in hands_of(poses_with_gaps):
        located = openxr_joints(hand.pose, hand.joints, hand.side)
        for (_, sent), expected in zip(messages[f"/{hand.name}/joints"], located, strict=True):
            assert sent.frame_id == "openxr"
            np.testing.assert_allclose(vectors(pose.position for pose in sent.poses), expected[:, :3], atol=1e-9)
            turn = sent.poses[7].orientation
            np.testing.assert_allclose([turn.x, turn.y, turn.z, turn.w], expected[7, 3:7], atol=1e-9)
        angles = joint_angles(hand.pose, model_axes(hand_model()))[:, 1, 0]
        flexions = [
            next(joint.position for joint in sent.joints if joint.name == "index_2_flexion")
            for _, sent in messages[f"/{hand.name}/angles"]
        ]
        np.testing.assert_allclose(flexions, angles, atol=1e-9)


def test_pictures_and_camera_fit_the_hands(messages, poses_with_gaps):
    images, cameras = messages["/camera/image"], dict(messages["/camera/calibration"])
    assert len(images) == len(FRAMES)
    picture = cv2.imdecode(np.frombuffer(images[0][1].data, np.uint8), cv2.IMREAD_COLOR)
    camera = cameras[images[0][0]]
    assert (camera.width, camera.height) == (picture.shape[1], picture.shape[0]) == (960, 540)
    hand = hands_of(poses_with_gaps)[0]
    pixels = hand.joints[0] @ np.array(camera.P).reshape(3, 4)[:, :3].T
    assert np.abs(pixels[:, :2] / pixels[:, 2:] - hand.joints_2d[0]).max() < 2


def test_the_world_is_upright_and_both_frames_have_the_joints_in_one_place(messages, poses_with_gaps):
    time, tree = messages["/tf"][0]
    turns = {
        each.child_frame_id: quaternion.to_matrix(
            np.array([each.rotation.x, each.rotation.y, each.rotation.z, each.rotation.w])
        )
        for each in tree.transforms
    }
    assert {each.parent_frame_id for each in tree.transforms} == {"world"}
    assert turns["camera"] @ [0, -1, 0] == pytest.approx([0, 0, 1]) == turns["openxr"] @ [0, 1, 0]
    assert turns["camera"] @ [0, 0, 1] == pytest.approx([0, 1, 0])
    wrist = dict(messages["/hand_1_right/joints"])[time].poses[1].position
    joint = dict(messages["/hands"])[time].entities[0].lines[0].points[0]
    np.testing.assert_allclose(
        turns["openxr"] @ [wrist.x, wrist.y, wrist.z], turns["camera"] @ [joint.x, joint.y, joint.z], atol=1e-6
    )
