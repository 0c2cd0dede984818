"""What a headless run leaves in its folder, also when it goes wrong."""

import json
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from handmirror.core.assets import asset
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.files import PoseWriter
from handmirror.core.session.headless import track_to_folder
from handmirror.core.session.reader import NOT_ENDED, open_session
from handmirror.core.tracking.network_estimator import shipped_parts
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Frame, FrameResult


@pytest.fixture
def damaged_pictures(pictures):
    """The same, one of them broken."""
    (pictures / "023.jpg").write_bytes(b"not a picture")
    return pictures


def test_folder_of_pictures(damaged_pictures, tmp_path):
    meanwhile = []  # what a run that was killed here would have left

    def look(summary):
        meanwhile.append(open_session(tmp_path))

    with open_source(str(damaged_pictures)) as source:
        summary = track_to_folder(source, HandTracker(device="cpu"), Intrinsics.parse(), tmp_path, progress=look)
    assert [len(session.frames) for session in meanwhile] == [1, 2, 3, 4, 5]
    assert all(NOT_ENDED in session.losses for session in meanwhile)
    lines = [json.loads(line) for line in (tmp_path / "poses.jsonl").open()]
    assert [line["image"] for line in lines] == ["020.jpg", "021.jpg", "022.jpg", "024.jpg", "025.jpg"]
    assert summary.frames == 5 == summary.frames_with_hands
    facts = json.loads((tmp_path / "session.json").read_text())
    assert facts["ending"] == "complete" and facts["source"]["skipped"] == ["023.jpg"]
    assert facts["stages"]["landmarks"]["median_ms"] > 0 and len(facts["assets_sha256"]) >= 3
    network = facts["assets_sha256"]["checkpoints/stage2.safetensors"]
    assert facts["checkpoint"] == {"file": "stage2.safetensors", "sha256": network} and not facts["settings"]["fit"]
    assert facts["settings"]["engine"] == "ONNX Runtime" and "onnxruntime" in facts["versions"]
    assert {name.split("-")[0] for name in facts["assets_sha256"] if "graphs/" in name} == {
        f"graphs/{part.name}" for part in shipped_parts()
    }
    with av.open(str(tmp_path / "overlay.mp4")) as video:
        assert sum(1 for _ in video.decode(video=0)) == 5


def test_a_line_describes_the_hand_of_its_parameters(damaged_pictures, tmp_path):
    with open_source(str(damaged_pictures)) as source:
        track_to_folder(source, HandTracker(device="cpu", fit=True), Intrinsics.parse(), tmp_path, video=False)
    facts = json.loads((tmp_path / "session.json").read_text())
    assert facts["checkpoint"] is None and facts["settings"]["fit"]
    line = json.loads((tmp_path / "poses.jsonl").open().readline())
    hand = line["hands"][0]
    assert set(hand) >= {"track", "side", "score", "pose", "shape", "trans", "joints", "joints_2d"}
    joints = HandModel.load().joints(*(np.array([hand[name]]) for name in ("pose", "shape", "trans")))
    sign = np.array([-1 if hand["side"] == "left" else 1, 1, 1])
    assert np.abs(joints[0] * sign - hand["joints"]).max() < 1e-4
    projected = np.array(hand["joints"]) @ np.array(line["K"]).T
    projected = projected[:, :2] / projected[:, 2:]
    extent = np.ptp(np.array(hand["joints_2d"]), axis=0).max()
    assert np.linalg.norm(projected - hand["joints_2d"], axis=1).mean() < 0.06 * extent
    assert not (tmp_path / "overlay.mp4").exists()


def test_what_was_tracked_is_kept_when_a_later_frame_fails(damaged_pictures, tmp_path):
    only_two = Intrinsics(
        per_name={name: Calibration(np.diag([500.0, 500, 1])) for name in ("020.jpg", "021.jpg")}, where="K.json"
    )
    with open_source(str(damaged_pictures)) as source, pytest.raises(UserError, match=r"022\.jpg"):
        track_to_folder(source, HandTracker(device="cpu"), only_two, tmp_path)
    assert len((tmp_path / "poses.jsonl").read_text().splitlines()) == 2
    assert "022.jpg" in json.loads((tmp_path / "session.json").read_text())["ending"]


def test_a_folder_that_cannot_be_made_is_one_sentence(damaged_pictures, tmp_path):
    (tmp_path / "file").write_text("")
    with open_source(str(damaged_pictures)) as source, pytest.raises(UserError, match="cannot be created"):
        track_to_folder(source, HandTracker(device="cpu"), Intrinsics.parse(), tmp_path / "file" / "out")


def test_the_video_that_is_tracked_is_never_overwritten(tmp_path):
    clip = tmp_path / "overlay.mp4"
    clip.write_bytes(asset("demo/demo.mp4").read_bytes())
    with open_source(str(clip)) as source, pytest.raises(UserError, match="overwritten"):
        track_to_folder(source, HandTracker(device="cpu", fit=True), Intrinsics.parse(), tmp_path)
    assert clip.read_bytes() == asset("demo/demo.mp4").read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_poses_that_cannot_be_written_are_one_sentence():
    frame = Frame(np.zeros((8, 8, 3), np.uint8), 0, 0, "000000")
    with pytest.raises(UserError, match="/dev/full cannot be written"), PoseWriter(Path("/dev/full")) as writer:
        writer.write(FrameResult(frame, np.eye(3), ()))


def test_stills_become_annotated_pictures(tmp_path):
    """Two frames of the demo clip, one as PNG: each is drawn over under its own name, and no video is made."""
    photos, out = tmp_path / "photos", tmp_path / "out"
    photos.mkdir()
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        images = {name: clip.read().image for name in ("b.jpg", "a.png")}
    for name, image in images.items():
        cv2.imwrite(str(photos / name), cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    with open_source(str(photos), stills=True) as source:
        summary = track_to_folder(source, HandTracker(device="cpu", fit=True), Intrinsics.parse(), out)
    assert summary.overlay == out / "overlay" and not (out / "overlay.mp4").exists()
    assert sorted(path.name for path in summary.overlay.iterdir()) == ["a.png.jpg", "b.jpg"]
    for name, image in (("a.png.jpg", images["a.png"]), ("b.jpg", images["b.jpg"])):
        drawn = cv2.cvtColor(cv2.imread(str(summary.overlay / name)), cv2.COLOR_BGR2RGB).astype(int)
        changed = np.abs(drawn - image).max(2) > 40
        assert drawn.shape == image.shape and 0.005 < changed.mean() < 0.5
    with open_source(str(out / "overlay"), stills=True) as source, pytest.raises(UserError, match="overwritten"):
        track_to_folder(source, HandTracker(device="cpu", fit=True), Intrinsics.parse(), out)
