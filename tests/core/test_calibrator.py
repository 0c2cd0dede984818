"""Calibrating on rendered views of a board, whose camera is known exactly."""

import cv2
import numpy as np
import pytest
from board_views import DISTORTION, SIZE, VIEWS, K, picture, views

from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.calibrate.calibrator import MIN_VIEWS, Advice, Calibrator, Verdict
from handmirror.core.camera.calibrate.saved import find_calibrations, place_of, save_calibration
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.types import Frame

CHARUCO, CHECKERBOARD = Board(), Board("checkerboard", (10, 7), 25.0)


@pytest.fixture(scope="module")
def charuco_views() -> list[np.ndarray]:
    return list(views(CHARUCO))


def filled(board: Board, images) -> Calibrator:
    calibrator = Calibrator(board)
    for image in images:
        calibrator.add(image)
    return calibrator


@pytest.mark.parametrize("board", [CHARUCO, CHECKERBOARD], ids=lambda board: board.kind)
def test_the_camera_is_found_to_within_one_percent(board, charuco_views):
    calibrator = filled(board, charuco_views if board is CHARUCO else views(board))
    assert len(calibrator.views) >= MIN_VIEWS and calibrator.is_enough
    result = calibrator.result()
    assert result.error_px < 0.3
    found = result.calibration
    assert np.allclose(found.K[[0, 1], [0, 1]], K[[0, 1], [0, 1]], rtol=0.01)
    assert np.allclose(found.K[:2, 2], K[:2, 2], atol=0.01 * SIZE[0])
    # where the lens moves pixels: as far from the middle as the views reach
    x, y = np.meshgrid(np.linspace(-0.4, 0.4, 9), np.linspace(-0.3, 0.3, 7))
    moved = np.stack(found.lens.distort(x, y)) - np.stack(Lens("brown", DISTORTION).distort(x, y))
    assert np.abs(moved).max() * K[0, 0] < 1.0


def test_a_view_like_an_earlier_one_is_not_new(charuco_views):
    calibrator = Calibrator(CHARUCO)
    assert calibrator.add(charuco_views[0]).verdict is Verdict.NEW
    assert calibrator.add(picture(CHARUCO, 0.02, 0.0, 0.0, 0.01, 0.0, 1.52)).verdict is Verdict.SIMILAR
    assert calibrator.add(charuco_views[1]).verdict is Verdict.NEW  # tilted
    assert calibrator.add(picture(CHARUCO, 0.0, 0.0, 0.0, 0.0, 0.0, 2.2)).verdict is Verdict.NEW  # farther
    assert len(calibrator.views) == 3


def test_in_a_video_the_board_must_be_at_rest(charuco_views):
    calibrator = Calibrator(CHARUCO, moving=True)
    verdicts = [calibrator.add(charuco_views[k]).verdict for k in (0, 1, 1)]
    assert verdicts == [Verdict.MOVING, Verdict.MOVING, Verdict.NEW]


def test_coverage_is_where_the_corners_were_and_the_advice_leads_to_the_rest():
    calibrator = Calibrator(CHARUCO)
    seen = calibrator.add(picture(CHARUCO, 0.0, 0.0, 0.0, -0.25, 0.0, 2.2))
    assert calibrator.coverage_map[:, :4].any() and not calibrator.coverage_map[:, 4:].any()
    assert calibrator.advice(seen) is Advice.TILT
    for x, y in ((0.5, 0.0), (-0.5, 0.0), (0.0, 0.5), (0.0, -0.5)):
        seen = calibrator.add(picture(CHARUCO, x, y, 0.0, -0.25, 0.0, 2.2))
    assert calibrator.advice(seen) is Advice.RIGHT


def test_part_of_a_charuco_board_suffices():
    hidden = picture(CHARUCO, *VIEWS[0]).copy()
    hidden[:, :320] = 110
    view = CHARUCO.find(cv2.cvtColor(hidden, cv2.COLOR_RGB2GRAY))
    assert view is not None and 8 <= len(view.corners) < 54
    whole = CHARUCO.find(cv2.cvtColor(picture(CHARUCO, *VIEWS[0]), cv2.COLOR_RGB2GRAY))
    assert np.abs(view.outline - whole.outline).max() < 16  # the lens bends what is hidden


def frontal(count: int) -> list[np.ndarray]:
    return [
        picture(CHARUCO, 0.0, 0.0, 0.0, x, y, distance)
        for distance in (1.6, 2.1, 2.7)
        for x, y in ((-0.1, 0.0), (0.1, 0.0), (0.0, -0.1), (0.0, 0.1))
    ][:count]


@pytest.mark.parametrize(
    ("images", "word"),
    [
        ([np.full((480, 640, 3), 90, np.uint8)] * 3, "No charuco board of 10 x 7 squares was seen in 3 frames"),
        (list(views(CHARUCO, 3)), "3 different views, but 10"),
        ([picture(CHARUCO, *VIEWS[0])] * 12, "1 different view, but 10"),
    ],
)
def test_what_does_not_suffice_is_refused_with_a_sentence(images, word):
    with pytest.raises(UserError, match=word) as caught:
        filled(CHARUCO, images).result()
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


def test_a_board_that_always_faces_the_camera_is_refused():
    images = [
        picture(CHARUCO, 0.0, 0.0, turn, x, y, distance)
        for turn, distance in ((0.0, 1.4), (0.1, 2.0), (0.2, 2.7))
        for x, y in ((-0.2, -0.15), (0.2, -0.15), (-0.2, 0.15), (0.2, 0.15))
    ]
    with pytest.raises(UserError, match="does not determine the focal length"):
        filled(CHARUCO, images).result()


def test_a_board_that_is_not_flat_is_refused(charuco_views):
    """Its picture bent as no lens bends it, in another way in each view."""
    bent = []
    for k, image in enumerate(charuco_views):
        v, u = np.indices(image.shape[:2]).astype(np.float32)
        bent.append(cv2.remap(image, u + 6 * np.sin(v / 40 + k), v + 6 * np.cos(u / 50 + k), cv2.INTER_LINEAR))
    with pytest.raises(UserError, match=r"off by \d+\.\d\d pixels, more than 1"):
        filled(CHARUCO, bent).result()


def test_pictures_of_two_sizes_are_refused(charuco_views):
    calibrator = filled(CHARUCO, charuco_views[:1])
    with pytest.raises(UserError, match="one size"):
        calibrator.add(np.zeros((240, 320, 3), np.uint8))


def test_one_view_in_motion_does_not_spoil_the_others(charuco_views):
    rolled = charuco_views[5].copy()  # a rolling shutter: each row a little further to the right
    for row in range(480):
        rolled[row] = np.roll(rolled[row], row // 20, axis=0)
    result = filled(CHARUCO, [*charuco_views[:5], rolled, *charuco_views[6:]]).result()
    assert np.allclose(result.calibration.K[[0, 1], [0, 1]], K[[0, 1], [0, 1]], rtol=0.01)


@pytest.mark.parametrize(
    ("arguments", "word"), [(("charuco", (3, 7), 25.0), "3 x 7"), (("checkerboard", (10, 7), 0.1), "0.1 mm")]
)
def test_boards_that_cannot_be(arguments, word):
    with pytest.raises(UserError, match=word):
        Board(*arguments)


# saved calibrations

SAVED = Calibration(K, SIZE, Lens("brown", DISTORTION))


def frame(width: int, height: int) -> Frame:
    return Frame(np.zeros((height, width, 3), np.uint8), 0, 0, "000000")


def save(folder, camera: str, calibration: Calibration) -> None:
    save_calibration(place_of(camera, calibration.size, folder), camera, calibration)


def test_a_saved_calibration_is_used_for_its_camera_alone(tmp_path):
    save(tmp_path, "HD Webcam: Büro", SAVED)
    intrinsics = Intrinsics.parse().of_camera("HD Webcam: Büro", tmp_path)
    assert intrinsics.are_known(frame(*SIZE)) and not intrinsics.doubt(frame(*SIZE))
    straight = intrinsics.undistort(frame(*SIZE))
    assert straight.undistorted and np.allclose(intrinsics.for_frame(straight)[:2, 2], K[:2, 2])
    other = Intrinsics.parse().of_camera("HD Webcam_ Büro", tmp_path)
    assert not other.are_known(frame(*SIZE)) and not other.doubt(frame(*SIZE))


def test_what_the_user_gives_goes_before_a_saved_calibration(tmp_path):
    save(tmp_path, "cam", SAVED)
    for given in (Intrinsics.parse(fov_deg=70), Intrinsics.parse("500,500,320,240")):
        assert given.of_camera("cam", tmp_path) is given


def test_the_size_decides_which_saved_calibration_is_used(tmp_path):
    save(tmp_path, "cam", Calibration(K, SIZE))
    save(tmp_path, "cam", Calibration(np.array([[900.0, 0, 640], [0, 900, 360], [0, 0, 1]]), (1280, 720)))
    intrinsics = Intrinsics.parse().of_camera("cam", tmp_path)
    assert intrinsics.for_frame(frame(1280, 720))[0, 0] == 900
    assert intrinsics.for_frame(frame(640, 360))[0, 0] == 450  # scaled
    assert intrinsics.for_frame(frame(640, 480))[0, 0] == K[0, 0]
    square = frame(480, 480)
    assert not intrinsics.are_known(square)
    assert "1280 x 720, 640 x 480" in intrinsics.doubt(square) and "480 x 480" in intrinsics.doubt(square)
    assert np.isclose(intrinsics.for_frame(square)[0, 0], 240 / np.tan(np.radians(30)))


def test_a_damaged_saved_calibration_is_left_out_with_a_sentence(tmp_path):
    save(tmp_path, "cam", SAVED)
    place_of("cam", (1280, 720), tmp_path).write_text("K: [1, 2")
    intrinsics = Intrinsics.parse().of_camera("cam", tmp_path)
    assert intrinsics.are_known(frame(*SIZE))
    assert "1280x720" in intrinsics.doubt(frame(*SIZE)) and intrinsics.doubt(frame(*SIZE)).endswith("not used.")


@pytest.mark.parametrize(
    "lens",
    [
        Lens(),
        Lens("brown", (0.5, -0.2, 0.001, 0.001, 0.1, 0.7, -0.1, 0.05)),
        Lens("modified brown", (0.1, 0.2, 0.01, 0.02)),
        Lens("fisheye", (0.05, -0.01)),
        Lens("fov", (0.9,)),
    ],
)
def test_every_lens_is_saved_in_a_form_that_is_read_again(tmp_path, lens):
    save(tmp_path, "cam", Calibration(K, SIZE, lens))
    (saved,) = find_calibrations("cam", tmp_path).files
    assert saved.calibration.lens == lens and np.array_equal(saved.calibration.K, K)
