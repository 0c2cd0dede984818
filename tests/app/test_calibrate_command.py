"""`handmirror calibrate`, from the board to the use of the result."""

import sys
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
import typer
from mjpeg_camera import MjpegCamera
from typer.testing import CliRunner

from handmirror.app.cli.main import app
from handmirror.app.cli.options import with_tracker_options
from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.calibrate.saved import find_calibrations
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.names import CameraInfo
from handmirror.core.errors import UserError
from handmirror.core.hand.people import Person, find_person, remember
from handmirror.core.tracking.config import TrackerConfig

sys.path.insert(0, str(Path(__file__).parents[1] / "core"))
from board_views import SIZE, K, views
from hand_on_table import K as HAND_K
from hand_on_table import View, scene

runner = CliRunner()


@pytest.fixture(scope="module")
def images() -> list[np.ndarray]:
    return list(views(Board()))


@pytest.fixture
def folder(images, tmp_path) -> Path:
    folder = tmp_path / "board"
    folder.mkdir()
    for k, image in enumerate(images):
        cv2.imwrite(str(folder / f"{k:02}.png"), image)
    return folder


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("HANDMIRROR_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "calibrations"


def calibrate(*arguments: object) -> str:
    ended = runner.invoke(app, ["calibrate", *map(str, arguments)], catch_exceptions=False)
    assert ended.exit_code == 0, ended.output
    return ended.output


def test_pictures_become_a_calibration_that_its_camera_uses(folder, data):
    printed = calibrate(folder, "--name", "HD Webcam")
    assert "field of view 54." in printed and "used from now on for HD Webcam" in printed
    assert len(find_calibrations("HD Webcam").files) == 1
    (saved,) = data.iterdir()
    found = Intrinsics.parse(str(saved)).shared
    assert found.size == SIZE and np.allclose(found.K[[0, 1], [0, 1]], K[[0, 1], [0, 1]], rtol=0.01)


def test_the_list_of_cameras_names_what_is_calibrated(folder, monkeypatch):
    calibrate(folder, "--name", "HD Webcam")
    found = [CameraInfo(987, "HD Webcam", "V4L2"), CameraInfo(988, "Other", "V4L2")]  # there is none where tests run
    monkeypatch.setattr("handmirror.app.cli.cameras.list_cameras", lambda: found)
    lines = runner.invoke(app, ["cameras"]).output.splitlines()
    (line,) = (line for line in lines if "calibrated at 640 x 480" in line)
    assert lines.index(line) == 1


def test_a_video_becomes_a_calibration_file(images, tmp_path):
    with av.open(str(tmp_path / "board.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=10, options={"crf": "12", "bf": "0"})
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        for image in images:
            for _ in range(2):  # at rest in two frames
                container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        container.mux(stream.encode(None))
    calibrate(tmp_path / "board.mp4", "--out", tmp_path / "camera.yaml")
    found = Intrinsics.parse(str(tmp_path / "camera.yaml")).shared
    assert np.allclose(found.K[[0, 1], [0, 1]], K[[0, 1], [0, 1]], rtol=0.01)


def test_a_live_camera_is_calibrated_by_its_address(images, data):
    with MjpegCamera([image for image in images for _ in range(3)]) as camera:
        assert "used from now on for http://" in calibrate(camera.url, "--seconds", "60")
        assert Intrinsics.parse().of_camera(camera.url).saved.for_size(SIZE) is not None


def test_the_board_is_written_and_not_overwritten(tmp_path):
    assert "10 x 7 squares of 25 mm" in calibrate("--print", tmp_path / "board.pdf")
    assert (tmp_path / "board.pdf").read_bytes().startswith(b"%PDF-")
    with pytest.raises(UserError, match="already exists"):
        calibrate("--print", tmp_path / "board.pdf")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["{folder}"], "does not say which camera"),
        (["{folder}", "--name", "x", "--squares", "ten"], "Invalid squares"),
        (["{folder}", "--name", "x", "--board", "checkerboard"], "seen in"),
        (["{folder}", "--name", "x", "--squares", "9x6"], "seen in"),
        (["{folder}/00.png", "--name", "x"], "1 different view"),
        (["{folder}/none.mp4", "--name", "x"], "none.mp4"),
        (["--print", "{folder}/board.txt"], "board.txt"),
        (["{folder}", "--out", "{folder}/no/camera.yaml"], "no folder"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_saves_nothing(folder, data, arguments, word):
    with pytest.raises(UserError, match=word) as caught:
        calibrate(*(text.format(folder=folder) for text in arguments))
    assert str(caught.value).endswith(".") and not data.exists()


def test_a_hand_is_measured_beside_a_card_and_kept_for_a_person(tmp_path):
    (tmp_path / "hand").mkdir()
    for k, turn in enumerate((-0.2, -0.1, 0.0, 0.1, 0.2)):
        picture = scene("id1", View(0.6, tilt_x=turn / 2, turn=turn), 0.185).frame.image
        cv2.imwrite(str(tmp_path / "hand" / f"{k}.png"), picture[..., ::-1])
    lens = ",".join(str(HAND_K[place]) for place in ((0, 0), (1, 1), (0, 2), (1, 2)))
    printed = calibrate(tmp_path / "hand", "--hand", "--intrinsics", lens, "--person", "Ann")
    assert "--person 'Ann'" in printed
    assert find_person("ann").hand_length == pytest.approx(0.185, rel=0.04)


def test_the_hand_of_a_person_is_that_of_the_tracker():
    received = []

    @with_tracker_options
    def command(tracker: TrackerConfig) -> None:
        received.append(tracker.hand_length)

    single = typer.Typer()
    single.command()(command)
    remember(Person("Ann", 0.175))
    assert runner.invoke(single, ["--person", "ann"]).exit_code == 0
    assert received == [0.175]
    for arguments, word in ((["--person", "Bob"], "Ann"), (["--person", "Ann", "--hand-length", "18"], "both given")):
        assert word in str(runner.invoke(single, arguments).exception)


def test_a_hand_without_a_card_is_refused_and_nothing_is_kept(folder, tmp_path):
    with pytest.raises(UserError, match=r"No bank card was found in \d+ of 14 frames"):
        calibrate(folder, "--hand", "--person", "Ann")
    assert not (tmp_path / "data").exists()
