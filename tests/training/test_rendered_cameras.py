"""The commands for several cameras on a rendered scene, whose truth is known."""

import os

import numpy as np
import pytest
from typer.testing import CliRunner

from handmirror.app.__main__ import app
from handmirror.core.cameras.rig import read_rig
from handmirror.core.errors import UserError
from handmirror.core.poses.files import read_labels, read_pose_lines
from handmirror.training.several_cameras.render import Shot, render, rig_of, truth_of, video_of
from handmirror.training.synthetic.draw import open_context

pytestmark = pytest.mark.nightly  # renders and tracks


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    try:
        open_context()
    except UserError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("scene")
    render(folder, Shot("plain", 0, 2, seconds=1.0, late=2))
    return folder


def run(*arguments):
    ended = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert ended.exit_code == 0, ended.output
    return ended.output


def error_mm(poses, scene):
    """Mean error of the joints in the world."""
    truth = read_labels(truth_of(scene, 1))
    lines = [line for line in read_pose_lines(poses).lines if line.hands]
    errors = [np.linalg.norm(line.hands[0].joints - truth[line.image].hands[0].joints, axis=1).mean() for line in lines]
    assert len(errors) > 25
    return 1e3 * float(np.mean(errors))


def test_two_cameras_have_a_third_of_the_error_of_one(scene, tmp_path):
    videos = video_of(scene, 1), video_of(scene, 2)
    run("track", *videos, "--cameras", rig_of(scene), "--out", tmp_path / "both", "--no-smooth")
    both, one = (error_mm(tmp_path / place / "poses.jsonl", scene) for place in ("both", "both/camera_1"))
    assert both < one / 3
    offsets = [read_rig(path).cameras[1].offset_ns for path in (tmp_path / "both" / "cameras.json", rig_of(scene))]
    assert abs(offsets[0] - offsets[1]) < 8e6


def test_cameras_are_recorded_tracked_again_exported_and_replayed(scene, tmp_path):
    session, again = tmp_path / "session", tmp_path / "again"
    run("record", video_of(scene, 1), video_of(scene, 2), "--cameras", rig_of(scene), "--out", session)
    run("rerun", session, "--cameras", rig_of(scene), "--out", again)
    run("export", again, "--format", "csv", "--out", tmp_path / "hands.csv")
    run("replay", again, "--out", tmp_path / "replay.mp4")
    lines = read_pose_lines(again / "poses.jsonl").lines
    assert sum(hand.cameras == (1, 2) for line in lines for hand in line.hands) > 20
    assert (tmp_path / "replay.mp4").stat().st_size > 1000
