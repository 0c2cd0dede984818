"""Looks, viewpoints, camera and trails in the 3D view, panes and pictures, by the menu and keys of the real window."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest
from mjpeg_camera import MjpegCamera
from moving_hands import MovingHands
from pixels import pixels, skin
from PyQt6.QtCore import QPoint, QRect, Qt
from PyQt6.QtGui import QAction, QGuiApplication
from PyQt6.QtWidgets import QFileDialog, QMenu, QToolBar, QToolButton
from pytestqt.qtbot import QtBot
from shown import wait_for_frames

from handmirror.app.hand_models import hand_axes, hand_faces
from handmirror.app.main_window import MainWindow
from handmirror.app.panes.camera_pane import CameraPane
from handmirror.app.panes.hand_item import Look
from handmirror.app.panes.mesh_pane import CpuMeshPane, GpuMeshPane
from handmirror.app.panes.mesh_scene import MeshScene
from handmirror.app.panes.orbit_view import Viewpoint
from handmirror.app.settings import Settings
from handmirror.core.camera.projection import project
from handmirror.core.types import Frame, FrameResult, Side

pytestmark = pytest.mark.opengl

K = np.array([[310.0, 0, 130], [0, 300, 90], [0, 0, 1]])  # its principal point is not in the middle


tracker_of = cache(MovingHands)


def still_frame(index: int = 0, sides: tuple[Side, ...] = (Side.LEFT, Side.RIGHT), still: bool = True) -> FrameResult:
    picture = np.full((240, 320, 3), 90, np.uint8)
    picture[:, :40] = (220, 30, 30)
    frame = Frame(picture, index, index * 40_000_000, f"{index:06d}")
    return tracker_of(sides, still).track(frame, K)


@pytest.fixture(params=[GpuMeshPane, CpuMeshPane])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> MeshScene:
    shown = request.param(hand_faces())
    shown.set_axes(hand_axes())
    qtbot.addWidget(shown)
    shown.resize(500, 300)
    with qtbot.waitSignal(shown.frameSwapped):
        shown.show()
    yield shown
    shown.free()


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    def press_in(window: MainWindow, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, key, modifiers)

    return press_in


def menu_action(window: MainWindow, *path: str) -> QAction:
    """An action of the menus by its titles, such as "View", "View from", "Top"."""
    widget: QMenu = window.menuBar()
    for title in path:
        action = next(each for each in widget.actions() if each.text().replace("&", "") == title)
        widget = action.menu()
    return action


def seen(view: MeshScene, mask: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Pixels [n, 2] (x, y) of the view for which `mask` of red, green and blue [h, w, 3] is true."""
    rows, columns = np.nonzero(mask(pixels(view.grabFramebuffer())))
    return np.stack([columns, rows], axis=1)


def drawn(view: MeshScene) -> np.ndarray:
    """Pixels [n, 2] that are much brighter than the background and the grid."""
    return seen(view, lambda colours: colours.max(2) > 80)


def box(points: np.ndarray) -> np.ndarray:
    return np.array([*points.min(0), *points.max(0)])


@pytest.mark.parametrize("mirror", [False, True])
def test_from_the_camera_hands_coincide_with_those_over_the_picture(
    qtbot: QtBot, view: MeshScene, mirror: bool
) -> None:
    camera = CameraPane(hand_faces())
    qtbot.addWidget(camera)
    camera.resize(view.size())
    result = still_frame()
    camera.set_style(mirror, mesh=True, skeleton=True)
    camera.show_result(result)
    view.show_frame(result, mirror)
    view.look_from(Viewpoint.CAMERA)
    for hand in result.hands:
        view.show_hands([hand], mirror)
        overlay = camera.to_pane(project(hand.vertices, K))
        assert np.allclose(view.to_pane(view.shown_points()), overlay, atol=0.01)
        assert np.allclose(box(skin(view)) + np.array([0, 0, 1, 1]), box(overlay), atol=1.5)  # pixels are squares


def test_looks_differ_and_lie_on_the_same_hand(view: MeshScene) -> None:
    hand = still_frame().hands[0]
    view.look_from(Viewpoint.CAMERA)
    view.show_hands([hand], mirror=False)
    surface = len(drawn(view))
    near = cv2.dilate((pixels(view.grabFramebuffer()).max(2) > 80).astype(np.uint8), np.ones((13, 13)))
    for look in (Look.WIREFRAME, Look.SKELETON):
        view.set_look(look)
        found = drawn(view)
        assert 300 < len(found) < surface
        assert near[found[:, 1], found[:, 0]].mean() > 0.99
    view.show_hands([], mirror=False)
    assert len(drawn(view)) == 0
    view.set_look(Look.SHADED)
    view.show_hands([hand], mirror=False)
    assert len(drawn(view)) == surface


def test_a_wireframe_hides_what_is_behind_it(view: MeshScene) -> None:
    front = still_frame(sides=(Side.RIGHT,)).hands[0]
    behind = replace(front, side=Side.LEFT, mesh=lambda: 1.3 * front.vertices + np.float32([0.005, 0, 0]))
    view.resize(1400, 840)  # so that there is space between the lines
    view.look_from(Viewpoint.CAMERA)
    view.set_look(Look.WIREFRAME)

    def orange() -> int:  # of a left hand
        return len(seen(view, lambda c: c[..., 0] > 80 + c[..., 2]))

    view.show_hands([behind], mirror=False)
    alone = orange()
    view.show_hands([front, behind], mirror=False)
    assert 0 < orange() < 0.2 * alone


def test_skeleton_and_axes_have_their_colours(view: MeshScene) -> None:
    hand = still_frame(sides=(Side.RIGHT,)).hands[0]
    view.show_hands([hand], mirror=False)
    view.set_look(Look.SKELETON)
    for finger in (  # thumb, index, ring
        lambda c: (c[..., 0] > 2 * c[..., 1]) & (c[..., 0] > 120),
        lambda c: (c[..., 0] > 120) & (c[..., 1] > 100) & (c[..., 2] < 70),
        lambda c: (c[..., 2] > 120) & (c[..., 0] < 80),
    ):
        assert len(seen(view, finger)) > 20
    view.set_look(Look.AXES)
    for channel in range(3):  # x red, y green, z blue
        assert len(seen(view, lambda c, k=channel: c[..., k] > 60 + np.delete(c, k, axis=2).max(2))) > 20


def test_a_hand_of_low_confidence_is_paler(view: MeshScene) -> None:
    hand = still_frame().hands[0]

    def saturation(score: float) -> float:
        view.show_hands([replace(hand, score=score)], mirror=False)
        at = drawn(view)
        colours = pixels(view.grabFramebuffer())[at[:, 1], at[:, 0]]
        return float(np.median(np.ptp(colours, axis=1)))

    assert saturation(0.99) > 40 > 25 > saturation(0.4)
    view.set_tint(False)
    assert saturation(0.4) == saturation(0.99)


def test_the_camera_and_its_picture_are_drawn_on_request(view: MeshScene) -> None:
    view.centred = False
    view.show_frame(replace(still_frame(), hands=()), mirror=False)

    def red() -> np.ndarray:
        return seen(view, lambda c: (c[..., 0] > 150) & (c[..., 1] < 80))

    assert len(drawn(view)) == 0
    view.show_frustum(True)
    lines = len(drawn(view))
    assert lines > 300
    view.show_picture(True)
    view.look_from(Viewpoint.CAMERA)
    scale = 300 / 240
    left = (500 - 320 * scale) / 2
    assert np.allclose(box(red()), [left, 0, left + 40 * scale, 299], atol=3)
    view.show_frame(still_frame(index=1), mirror=True)
    assert np.allclose(box(red()), [500 - left - 40 * scale, 0, 500 - left, 299], atol=3)
    assert len(skin(view)) > 1000  # hands are in front of it
    view.show_picture(False)
    view.show_frustum(False)
    view.show_hands([], mirror=True)
    assert len(drawn(view)) == 0


def test_trails_show_the_last_second_of_the_finger_tips(view: MeshScene) -> None:
    view.look_from(Viewpoint.CAMERA)
    results = [still_frame(index, (Side.RIGHT,), still=False) for index in range(30, 70)]

    def show_without_hands(seconds_later: float) -> None:
        frame = results[-1].frame
        later = replace(frame, time_ns=frame.time_ns + round(seconds_later * 1e9))
        view.show_frame(FrameResult(later, K, ()), mirror=False)

    view.show_trails(True)
    for result in results:
        view.show_frame(result, mirror=False)
    show_without_hands(0.03)
    scale = 300 / 240
    tips = project(results[29].hands[0].joints[[4, 8, 12, 16, 20]], K)  # 0.4 s ago
    where = tips * scale + [(500 - 320 * scale) / 2, 0]
    assert (np.linalg.norm(drawn(view)[None] - where[:, None], axis=2).min(1) < 4).all()
    show_without_hands(1.5)
    assert len(drawn(view)) == 0


def test_keys_look_from_the_sides_and_a_drag_leaves_the_camera(
    qtbot: QtBot, camera: MjpegCamera, open_window, press
) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, window)
    angles = {}
    for key in (Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        press(window, key)
        angles[key] = window.mesh_pane.opts["elevation"], window.mesh_pane.opts["azimuth"]
    assert list(angles.values()) == [(0, -90), (0, 0), (90, -90)]
    assert len(skin(window.mesh_pane)) > 500
    menu_action(window, "View", "View from", "Camera").trigger()
    before = box(skin(window.mesh_pane))
    wait_for_frames(qtbot, window)
    assert np.array_equal(box(skin(window.mesh_pane)), before)  # the eye follows nothing
    press(window, Qt.Key.Key_F)  # mirrored, it is still seen from the camera
    wait_for_frames(qtbot, window)
    width = window.mesh_pane.width()
    assert np.allclose(
        box(skin(window.mesh_pane))[[2, 1, 0, 3]], [width - before[0], before[1], width - before[2], before[3]], atol=3
    )
    before = box(skin(window.mesh_pane))
    qtbot.mousePress(window.mesh_pane, Qt.MouseButton.LeftButton)
    qtbot.mouseMove(window.mesh_pane, window.mesh_pane.rect().center())
    qtbot.mouseRelease(window.mesh_pane, Qt.MouseButton.LeftButton)
    assert not np.array_equal(box(skin(window.mesh_pane)), before)


def test_choices_panes_and_sizes_are_kept(
    qtbot: QtBot, camera: MjpegCamera, open_window, press, settings: Settings
) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, window)
    press(window, Qt.Key.Key_W)
    press(window, Qt.Key.Key_W)
    for entry in ("Finger trails", "Pale when uncertain", "Inspector", "Camera pane"):
        menu_action(window, "View", entry).trigger()
    splitter = window.inspector.parentWidget()
    splitter.setSizes([700, 0, 420])
    width = window.inspector.width()
    window.close()

    second = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, second)
    actions = second.view_tools.actions_
    assert actions.look is Look.SKELETON
    assert actions.trails.isChecked() and not actions.tint.isChecked()
    assert second.inspector.isVisible() and not second.camera_pane.isVisible() and second.mesh_pane.isVisible()
    assert second.inspector.width() == width > 400


def test_one_of_picture_and_3d_view_is_always_shown_with_messages_and_figures(
    qtbot: QtBot, camera: MjpegCamera, open_window
) -> None:
    tracker = MovingHands(still=True)
    window = open_window(camera.url, tracker)
    wait_for_frames(qtbot, window)
    picture, view = menu_action(window, "View", "Camera pane"), menu_action(window, "View", "3D pane")
    picture.trigger()
    assert not window.camera_pane.isVisible()
    window.clock.clear()
    qtbot.waitUntil(lambda: window.clock.pace() is not None)
    tracker.sides = ()
    qtbot.waitUntil(lambda: window.status_line.hands.text() == "No hand")
    window.clock.clear()
    qtbot.waitUntil(lambda: window.clock.pace() is not None)
    window.banner.show_message("Look here.", "info")
    assert window.banner.isVisible() and window.banner.parentWidget() is window.mesh_pane
    view.trigger()
    assert window.camera_pane.isVisible() and not window.mesh_pane.isVisible() and picture.isChecked()
    assert window.banner.isVisible() and window.banner.width() == window.camera_pane.width() - 24


def test_the_3d_view_is_up_to_date_when_it_is_shown_again(qtbot: QtBot, session: Path, open_window) -> None:
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    pane = menu_action(window, "View", "3D pane")
    pane.trigger()
    window.replay.seek(30)
    qtbot.waitUntil(lambda: window.replay.place == 30)
    pane.trigger()
    assert len(skin(window.mesh_pane)) > 1000


def test_pictures_of_the_view_go_to_the_clipboard_and_to_a_file(
    qtbot: QtBot, camera: MjpegCamera, open_window, press, tmp_path: Path
) -> None:
    window = open_window(camera.url, MovingHands(still=True))
    wait_for_frames(qtbot, window)
    qtbot.waitUntil(lambda: len(skin(window.mesh_pane)) > 1000)
    snapshots = window.view_tools.snapshots
    with qtbot.waitSignal(snapshots.done):
        press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (window.mesh_pane.width(), window.mesh_pane.height())
    with qtbot.waitSignal(snapshots.done):
        menu_action(window, "View", "Copy picture of window").trigger()
    copied_window = QGuiApplication.clipboard().image()
    assert copied_window.size() == window.size()
    bars = QRect(0, 0, window.width(), window.panes.picture.mapTo(window, QPoint()).y())
    assert copied_window.copy(bars) == window.grab(bars).toImage().convertToFormat(copied_window.format())

    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)
    with qtbot.waitSignal(snapshots.done):
        dialog.filesSelected.emit([str(tmp_path / "hand.png")])
    saved = cv2.imread(str(tmp_path / "hand.png"))
    assert saved is not None and saved.shape[:2] == (copied.height(), copied.width())
    assert np.count_nonzero(saved[..., 2].astype(int) - saved[..., 0] > 40) > 1000  # a hand in BGR
    with qtbot.waitSignal(snapshots.failed):
        dialog.filesSelected.emit([str(tmp_path / "missing" / "hand.png")])
    assert "missing" in window.banner.text


def test_f11_fills_the_screen_and_back(qtbot: QtBot, open_window, press) -> None:
    window = open_window()
    press(window, Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    assert menu_action(window, "View", "Full screen").isChecked()
    press(window, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())


def test_a_narrow_window_has_the_rest_of_the_tool_bar_behind_a_visible_button(qtbot: QtBot, open_window) -> None:
    window = open_window()
    bar, button = window.findChild(QToolBar, "tools"), window.findChild(QToolButton, "qt_toolbar_ext_button")
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024)
    assert not button.isVisible()
    window.resize(800, 700)
    qtbot.waitUntil(button.isVisible)
    assert np.count_nonzero(pixels(button.grab().toImage()).min(2) > 150) > 5  # its sign
    reset = bar.widgetForAction(window.actions_.reset_view)
    assert not reset.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reset.isVisible)


def test_everything_fits_into_1024_pixels_during_a_comparison(
    qtbot: QtBot, session: Path, open_window, tmp_path: Path
) -> None:
    shutil.copytree(session, tmp_path / "second")
    window = open_window(str(session))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    window.view_tools.actions_.inspector.trigger()
    window.session_tools.compare_with(tmp_path / "second")
    qtbot.waitUntil(lambda: window.replay.second is not None and len(window.inspector.cards) == 2)
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024)
    content = window.inspector.widget()
    assert content.minimumSizeHint().width() <= window.inspector.viewport().width()
