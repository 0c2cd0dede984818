"""A session as a file of Rerun, read by Rerun."""

import cv2
import numpy as np
import pytest
from posed_hands import hand_model

from handmirror.core.assets import asset
from handmirror.core.hand.angles import joint_angles, model_axes
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.motion import posed, read_motion

chunk = pytest.importorskip("rerun.chunk")

FRAMES = range(176, 188)  # of `poses_with_gaps`


@pytest.fixture(scope="module")
def recording(poses_with_gaps, tmp_path_factory):
    """The rows of all components, by entity and component: frame, time in nanoseconds and value."""
    out = tmp_path_factory.mktemp("rrd") / "hands.rrd"
    export_session(poses_with_gaps, ExportFormat.RRD, out, video=str(asset("demo/demo.mp4")))
    reader = chunk.RrdReader(out)
    (entry,) = reader.recordings()
    assert entry.application_id == "handmirror"
    found: dict[tuple[str, str], list] = {}
    for part in reader.stream():
        batch = part.to_record_batch()
        names = batch.schema.names
        for row in range(batch.num_rows):
            frame = batch["frame"][row].as_py() if "frame" in names else None
            time = batch["time"].cast("int64")[row].as_py() if "time" in names else None
            for name in names:
                if ":" in name:
                    found.setdefault((part.entity_path, name), []).append((frame, time, batch[name][row].as_py()))
    return found


def values(recording, entity, component):
    return [np.array(value) for _, _, value in recording[entity, component]]


def test_meshes_joints_and_angles_are_on_the_timelines(recording, poses_with_gaps):
    for hand in read_motion(poses_with_gaps, hand_model()).hands:
        vertices, joints = posed(hand, hand_model())
        meshes = recording[f"/hands/{hand.name}/mesh", "Mesh3D:vertex_positions"]
        assert [frame for frame, _, _ in meshes] == hand.frame.tolist()
        assert [time for _, time, _ in meshes] == (hand.time_ns - hand.time_ns.min()).tolist() or hand.track == 2
        np.testing.assert_allclose([mesh for _, _, mesh in meshes], vertices, atol=1e-6)
        located = values(recording, f"/hands/{hand.name}/joints", "Points3D:positions")
        np.testing.assert_allclose(located, joints, atol=1e-5)
        ((_, _, names),) = recording[f"/angles/{hand.name}", "SeriesLines:names"]
        angles = values(recording, f"/angles/{hand.name}", "Scalars:scalars")
        expected = joint_angles(hand.pose, model_axes(hand_model()))[:, 1, 0]
        np.testing.assert_allclose([row[names.index("index_2_flexion")] for row in angles], expected, atol=1e-9)
        ((_, _, faces),) = recording[f"/hands/{hand.name}/mesh", "Mesh3D:triangle_indices"]
        corners = vertices[0][np.array(faces)]
        assert (np.cross(corners[:, 0], corners[:, 1]) * corners[:, 2]).sum() > 0  # counter-clockwise from outside


def test_a_hand_that_is_not_seen_is_cleared(recording):
    cleared = recording["/hands/hand_1_right", "Clear:is_recursive"]
    assert [(frame, value) for frame, _, value in cleared] == [(178, [True]), (183, [True])]


def test_pictures_and_camera_fit_the_hands(recording, poses_with_gaps):
    pictures = recording["/camera", "EncodedImage:blob"]
    assert [frame for frame, _, _ in pictures] == list(FRAMES)
    picture = cv2.imdecode(np.frombuffer(bytes(np.array(pictures[0][2]).ravel().tolist()), np.uint8), cv2.IMREAD_COLOR)
    ((_, _, (size,)),) = recording["/camera", "Pinhole:resolution"]
    assert size == [960, 540] == [picture.shape[1], picture.shape[0]]
    ((_, _, (columns,)),) = recording["/camera", "Pinhole:image_from_camera"]
    hand = read_motion(poses_with_gaps, hand_model()).hands[0]
    pixels = hand.joints[0] @ np.array(columns).reshape(3, 3)
    points = values(recording, "/camera/hand_1_right", "Points2D:positions")[0]
    np.testing.assert_allclose(points, hand.joints_2d[0] + 0.5, atol=1e-4)  # from the pixel's corner, not its centre
    assert np.abs(pixels[:, :2] / pixels[:, 2:] - points).max() < 2
