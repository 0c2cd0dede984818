"""OpenXR's 26 joints as an export and as a live stream."""

import json
from contextlib import closing

import numpy as np
import pytest
from posed_hands import hand_model, posed_hand, random_pose, result_of
from websockets.sync.client import connect

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand.openxr import OPENXR_NAMES, openxr_joints
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.motion import read_motion
from handmirror.core.stream.address import Address
from handmirror.core.stream.websocket import WebStream
from handmirror.core.types import Side

CLIP = asset("demo/truth.jsonl")


@pytest.fixture(scope="module")
def poses(tmp_path_factory):
    """Frames 172 to 191: the left hand from 180 on, no hand in 176 to 178."""
    path = tmp_path_factory.mktemp("session", numbered=False) / "poses.jsonl"
    records = [json.loads(line) for line in CLIP.open()][172:192]
    for record in records:
        record["hands"] = [] if 176 <= record["frame"] < 179 else record["hands"]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_each_line_has_the_joints_of_its_hands(poses, tmp_path):
    exported = export_session(poses, ExportFormat.OPENXR, tmp_path)
    assert exported.path == tmp_path / "session.openxr.jsonl"
    header, *frames = map(json.loads, exported.path.open())
    assert (header["format"], header["format_version"]) == ("handmirror-openxr", 1)
    assert header["joints"] == list(OPENXR_NAMES) and len(header["columns"]) == 8
    assert [frame["frame"] for frame in frames] == [172, 173, 174, 175, *range(179, 192)]
    assert [len(frame["hands"]) for frame in frames] == [1] * 5 + [2] * 12
    for hand in read_motion(poses, hand_model()).hands:
        joints = openxr_joints(hand.pose, hand.joints, hand.side)
        for frame, time_ns, located in zip(hand.frame.tolist(), hand.time_ns.tolist(), joints, strict=True):
            line = next(line for line in frames if line["frame"] == frame)
            assert line["time_ns"] == time_ns and line["time_s"] == pytest.approx((frame - 172) / 30, abs=1e-6)
            (found,) = (np.array(each["joints"]) for each in line["hands"] if each["side"] == str(hand.side))
            sign = np.sign((found[:, 3:7] * located[:, 3:7]).sum(1))[:, None]
            np.testing.assert_allclose(found[:, [0, 1, 2, 7]], located[:, [0, 1, 2, 7]], atol=1e-6)
            np.testing.assert_allclose(found[:, 3:7] * sign, located[:, 3:7], atol=1e-6)
    turns = np.array([frame["hands"][0]["joints"] for frame in frames])[:, :, 3:7]
    assert (turns[1:] * turns[:-1]).sum(-1).min() > 0


def test_a_file_of_the_session_is_never_replaced(poses):
    before = poses.read_bytes()
    with pytest.raises(UserError, match="is a file of the session itself: give the export another name"):
        export_session(poses, ExportFormat.OPENXR, poses, overwrite=True)
    assert poses.read_bytes() == before


def test_a_reader_of_the_stream_gets_the_joints():
    result = result_of(*(posed_hand(side, random_pose(6)) for side in Side), index=7)
    broken = posed_hand(Side.RIGHT, random_pose(7))
    broken.joints[3] = np.nan
    with closing(WebStream(Address("127.0.0.1", 0), hand_model().faces)) as web:
        address = web.access.url.replace("http", "ws") + "openxr"
        with connect(address, proxy=None) as reader:
            hello = json.loads(reader.recv(20))
            assert (hello["type"], hello["joints"]) == ("hello", list(OPENXR_NAMES))
            web.publish(result)
            message = json.loads(reader.recv(20))
            assert (message["type"], message["frame"]) == ("frame", 7)
            for sent, hand in zip(message["hands"], result.hands, strict=True):
                assert sent["side"] == str(hand.side)
                np.testing.assert_allclose(sent["joints"], openxr_joints(hand.pose, hand.joints, hand.side), atol=1e-6)
            web.publish(result_of(broken, result.hands[0], index=8))
            assert [hand["side"] for hand in json.loads(reader.recv(20))["hands"]] == [str(result.hands[0].side)]
