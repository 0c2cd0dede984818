"""Calibrating in the real window: lens, board, hand and files, as a user does it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from pixels import pixels
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.calibration.dialog import CalibrateDialog
from handmirror.app.hand_models import hand_faces
from handmirror.app.main_window import MainWindow
from handmirror.app.panes.camera_pane import CameraPane
from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.calibrate.saved import find_calibrations
from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.calibration.lens import Lens
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.hand.people import Person, find_person, read_people, remember
from handmirror.core.types import Frame, FrameResult

sys.path.insert(0, str(Path(__file__).parents[1] / "core"))
from board_views import SIZE, views
from board_views import K as BOARD_K
from hand_on_table import View, scene

pytestmark = pytest.mark.opengl
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("HANDMIRROR_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def board_camera() -> Iterator[MjpegCamera]:
    """Shows one view of the board after the other, each for some frames."""
    with MjpegCamera([image for image in views(Board()) for _ in range(4)]) as camera:
        yield camera


def calibrate(window: MainWindow, qtbot: QtBot) -> CalibrateDialog:
    menu = next(action.menu() for action in window.menuBar().actions() if action.text() == "&Track")
    next(action for action in menu.actions() if action.text() == "Calibrate…").trigger()
    dialog = window.calibration.dialog
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_the_field_of_view_changes_the_distance_at_once(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, window)
    dialog = calibrate(window, qtbot)
    focal = []
    window.controller.result_ready.connect(lambda live: focal.append(live.result.K[0, 0]))
    dialog.lens_page.slider.setFocus()
    qtbot.keyClick(dialog.lens_page.slider, Qt.Key.Key_End)
    assert dialog.lens_page.degrees.value() == 130
    qtbot.waitUntil(lambda: bool(focal) and bool(np.isclose(focal[-1], 160 / np.tan(np.radians(65)))))
    qtbot.mouseClick(dialog.lens_page.saved, LEFT)
    qtbot.waitUntil(lambda: bool(np.isclose(focal[-1], 160 / np.tan(np.radians(30)))))
    assert dialog.lens_page.degrees.value() == 60


def test_a_picture_is_tracked_again_with_another_field_of_view(qtbot: QtBot, open_window, tmp_path) -> None:
    cv2.imwrite(str(tmp_path / "picture.png"), np.full((240, 320, 3), 90, np.uint8))
    window = open_window(str(tmp_path / "picture.png"), MovingHands(still=True))
    wait_for_frames(qtbot, window, 1)
    dialog = calibrate(window, qtbot)

    def is_wide(live) -> bool:
        return live.result.K[0, 0] == pytest.approx(160)

    with qtbot.waitSignal(window.controller.result_ready, check_params_cb=is_wide):
        dialog.lens_page.degrees.setValue(90)


def test_a_chosen_field_of_view_is_kept_for_its_camera(
    qtbot: QtBot, camera: MjpegCamera, open_window, settings
) -> None:
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    calibrate(window, qtbot).lens_page.degrees.setValue(78.5)
    window.close()
    again = open_window(camera.url)
    with qtbot.waitSignal(again.controller.result_ready) as first:
        pass
    assert first.args[0].result.K[0, 0] == pytest.approx(160 / np.tan(np.radians(78.5 / 2)))


def test_distances_are_estimates_until_lens_and_hand_are_known(qtbot: QtBot, camera: MjpegCamera, open_window) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, window)
    assert window.status_line.hands.text() == "Right ≈ 51 cm"
    dialog = calibrate(window, qtbot)
    window.view_tools.inspector.show()
    cards = window.view_tools.inspector.cards
    qtbot.waitUntil(lambda: len(cards) == 1 and cards[0].distance.text().startswith("≈ 5"))
    dialog.hand_page.field.setValue(18.5)
    wait_for_frames(qtbot, window)
    assert window.status_line.hands.text() == "Right ≈ 51 cm"
    dialog.lens_page.degrees.setValue(70)
    qtbot.waitUntil(lambda: window.status_line.hands.text() == "Right 51 cm")
    assert dialog.lens_page.distance.text() == "Right 51 cm"
    qtbot.waitUntil(lambda: cards[0].distance.text().startswith("5"))


def test_the_label_over_the_picture_says_whether_its_distance_is_an_estimate(qtbot: QtBot) -> None:
    pane = CameraPane(hand_faces())
    qtbot.addWidget(pane)
    pane.set_style(mirror=False, mesh=False, skeleton=True)
    frame = Frame(np.zeros((240, 320, 3), np.uint8), 0, 0, "000000")
    K = np.array([[300.0, 0, 160], [0, 300, 120], [0, 0, 1]])
    result = MovingHands(still=True).track(frame, K)
    pane.show_result(result, known=True)
    known = pixels(pane.grab().toImage())
    pane.show_result(result, known=False)
    assert (pixels(pane.grab().toImage()) != known).any()


def test_a_board_calibrates_the_camera_and_the_result_is_used(
    qtbot: QtBot, board_camera: MjpegCamera, open_window
) -> None:
    window = open_window(board_camera.url, MovingHands(()))
    wait_for_frames(qtbot, window, 1)
    dialog = calibrate(window, qtbot)
    dialog.pages.setCurrentWidget(dialog.board_page)
    page = dialog.board_page
    assert not page.save.isEnabled()
    qtbot.mouseClick(page.start, LEFT)
    qtbot.waitUntil(page.save.isEnabled)
    assert "Views: 1" in page.figures.text() and "Error: 0." in page.figures.text()
    qtbot.mouseClick(page.save, LEFT)
    qtbot.waitUntil(lambda: "the corners are off by 0." in page.advice.text())
    (saved,) = find_calibrations(board_camera.url).files
    assert saved.calibration.size == SIZE
    assert np.allclose(saved.calibration.K[[0, 1], [0, 1]], BOARD_K[[0, 1], [0, 1]], rtol=0.015)

    def is_used(live) -> bool:
        return live.result.frame.undistorted

    with qtbot.waitSignal(window.controller.result_ready, check_params_cb=is_used):
        pass


def test_while_the_board_is_looked_for_pictures_are_as_the_camera_takes_them(
    qtbot: QtBot, board_camera: MjpegCamera, open_window
) -> None:
    window = open_window(board_camera.url, MovingHands(()))
    wait_for_frames(qtbot, window, 1)
    dialog = calibrate(window, qtbot)
    bent = Calibration(BOARD_K, SIZE, Lens("brown", (-0.28, 0.09)))
    window.calibration.lens.use_file(Intrinsics(shared=bent, where="bent"))

    def undistorted(on: bool) -> None:
        def is_so(live) -> bool:
            return live.result.frame.undistorted is on

        with qtbot.waitSignal(window.controller.result_ready, check_params_cb=is_so):
            pass

    undistorted(True)
    dialog.pages.setCurrentWidget(dialog.board_page)
    qtbot.mouseClick(dialog.board_page.start, LEFT)
    undistorted(False)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    undistorted(True)


def test_views_that_do_not_suffice_are_a_sentence_and_more_can_be_taken(qtbot: QtBot, open_window) -> None:
    turned = [view for view in views(Board(), 3) for _ in range(4)]
    with MjpegCamera(turned) as camera:
        window = open_window(camera.url, MovingHands(()))
        wait_for_frames(qtbot, window, 1)
        dialog = calibrate(window, qtbot)
        dialog.pages.setCurrentWidget(dialog.board_page)
        page = dialog.board_page
        qtbot.mouseClick(page.start, LEFT)
        qtbot.waitUntil(lambda: "Views: 3" in page.figures.text())
        assert not page.save.isEnabled() and page.capturing
        assert page.advice.text().endswith(".")


def test_the_board_is_shown_and_saved(qtbot: QtBot, open_window, tmp_path) -> None:
    window = open_window()
    dialog = calibrate(window, qtbot)
    dialog.pages.setCurrentWidget(dialog.board_page)
    page = dialog.board_page
    page.write_board(str(tmp_path / "board.pdf"))
    qtbot.waitUntil(lambda: "Print it at 100 %" in page.advice.text())
    assert (tmp_path / "board.pdf").read_bytes().startswith(b"%PDF-")
    page.square_mm.setValue(60)
    page.write_board(str(tmp_path / "large.pdf"))
    qtbot.waitUntil(lambda: "does not fit" in page.advice.text())
    assert not (tmp_path / "large.pdf").exists()


def test_a_calibration_file_is_imported_for_the_camera(
    qtbot: QtBot, camera: MjpegCamera, open_window, tmp_path
) -> None:
    (tmp_path / "camera.json").write_text('{"fx": 800, "fy": 800, "cx": 320, "cy": 240, "width": 640, "height": 480}')
    window = open_window(camera.url)
    wait_for_frames(qtbot, window)
    dialog = calibrate(window, qtbot)
    window.calibration.import_file(str(tmp_path / "camera.json"))

    def is_used(live) -> bool:
        return live.result.K[0, 0] == pytest.approx(400)

    with qtbot.waitSignal(window.controller.result_ready, check_params_cb=is_used):
        pass
    assert len(find_calibrations(camera.url).files) == 1
    window.calibration.import_file(str(tmp_path / "missing.json"))
    qtbot.waitUntil(lambda: "missing.json" in dialog.state.text())


def test_a_hand_beside_a_card_gives_its_length(qtbot: QtBot, open_window) -> None:
    seen = scene("id1", View(), 0.185)

    class FlatHand(MovingHands):
        def track(self, frame, K):
            return FrameResult(frame, seen.K, seen.hands)

    with MjpegCamera([seen.frame.image]) as camera:
        window = open_window(camera.url, FlatHand())
        wait_for_frames(qtbot, window, 1)
        dialog = calibrate(window, qtbot)
        dialog.pages.setCurrentWidget(dialog.hand_page)
        qtbot.mouseClick(dialog.hand_page.measure, LEFT)
        qtbot.waitUntil(lambda: "Your hand is 18." in dialog.hand_page.message.text())
        assert window.hand_length.length == pytest.approx(0.185, rel=0.03)


def test_people_are_kept_chosen_and_removed(qtbot: QtBot, open_window) -> None:
    remember(Person("Bob", 0.195))
    window = open_window()
    dialog = calibrate(window, qtbot)
    dialog.pages.setCurrentWidget(dialog.hand_page)
    page = dialog.hand_page
    qtbot.waitUntil(lambda: page.person.count() == 1)
    assert not page.keep.isEnabled()
    page.field.setValue(17.5)
    qtbot.keyClicks(page.person, "Ann")
    qtbot.mouseClick(page.keep, LEFT)
    qtbot.waitUntil(lambda: page.person.count() == 2)
    assert find_person("Ann").hand_length == pytest.approx(0.175)
    page.person.setCurrentText("Bob")
    page.person.activated.emit(page.person.findText("Bob"))
    assert window.hand_length.length == pytest.approx(0.195)
    qtbot.mouseClick(page.remove, LEFT)
    qtbot.waitUntil(lambda: [person.name for person in read_people()] == ["Ann"])
