"""The 3D scene: the hands of a frame in one of several looks, and on request the camera and trails."""

from collections.abc import Sequence

import numpy as np
from pyqtgraph.opengl import GLGridItem
from pyqtgraph.opengl.GLGraphicsItem import GLGraphicsItem

from handmirror.app.panes.cameras import cameras_in
from handmirror.app.panes.frustum import FrustumItem, PictureItem
from handmirror.app.panes.hand_item import HandItem, Look
from handmirror.app.panes.mesh_item import Color, compile_skin
from handmirror.app.panes.orbit_view import CAMERA_TO_VIEW, USUAL_HAND_M, OrbitView
from handmirror.app.panes.trails import Trails
from handmirror.app.translation import tr
from handmirror.app.widgets.focus_ring import FocusRing
from handmirror.app.widgets.theme import RUN_COLOURS, VIEW_BACKGROUND
from handmirror.core.render.drawing import MESH_COLOURS
from handmirror.core.types import Array, FrameResult, Hand, Side

SKIN: dict[Side, Color] = {Side.LEFT: (0.74, 0.50, 0.37, 1.0), Side.RIGHT: (0.94, 0.75, 0.62, 1.0)}
# the second run is blended over the first, so that hands that nearly coincide are both visible
RUNS: tuple[Color, ...] = tuple(
    (r / 255, g / 255, b / 255, a) for (r, g, b), a in zip(RUN_COLOURS, (1.0, 0.55), strict=True)
)
WIRES: dict[Side, Color] = {side: (r / 255, g / 255, b / 255, 0.85) for side, (r, g, b) in MESH_COLOURS.items()}
PALE = np.array([0.80, 0.82, 0.86])  # the colour of a hand that is hardly seen
SURE, UNSURE = 0.90, 0.35  # confidence from which on a hand has its own colour, and up to which it is pale
FLOOR_M = -0.25  # height of the grid
RIG_DEPTH_M = 0.12  # of the frusta that show where several cameras stand


class MeshScene(OrbitView):
    """Shows the hands of one frame at a time, in metres; nothing is shown when there are none.

    A mixin for widgets with the methods of QOpenGLWidget (see mesh_pane.py). What is switched off is neither computed
    nor drawn.
    """

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand, counter-clockwise from outside."""
        self._faces = faces
        self._hands: list[HandItem] = []
        super().__init__()
        self.setMinimumSize(210, 200)
        self.setBackgroundColor(VIEW_BACKGROUND)
        self.setToolTip(tr("Drag: rotate · right drag or Shift-drag: pan · wheel: zoom · double-click: reset"))
        self.setAccessibleName(tr("3D view"))
        self.setAccessibleDescription(
            tr("The hands in 3D. Alt with an arrow key rotates the view, plus and minus zoom, R resets it.")
        )
        FocusRing(self)
        self._axes: Array = np.tile(np.eye(3), (16, 1, 1))  # of the joints, until `set_axes`
        self._look, self._tint = Look.SHADED, True
        self._frame: FrameResult | None = None
        self._last_shown: tuple[Sequence[Hand], bool, Sequence[Hand] | None] = ((), False, None)
        self._frustum: FrustumItem | None = None
        self._screen: PictureItem | None = None
        self.rig: list[FrustumItem] = []  # of several cameras; empty with one
        self._rig_mirrored = False
        self._trails: Trails | None = None
        self.addItem(_floor())

    def prepare(self) -> None:
        """Do now what the first hand would wait for."""
        if self.isValid():
            self.makeCurrent()
            compile_skin()
            self.doneCurrent()

    # how it is shown

    def set_faces(self, faces: np.ndarray) -> None:
        """Draw hands with these faces [f, 3] of a right hand from now on."""
        if np.array_equal(faces, self._faces):
            return
        self._faces = faces
        self.makeCurrent()
        for item in [each for hand in self._hands for each in hand.items]:
            self._release(item)
        self._hands.clear()
        self.doneCurrent()
        self._last_shown = ((), False, None)  # these hands were not of this model

    def set_axes(self, axes: Array) -> None:
        """The axes [16, 3, 3] of the joints of the hand model, of core.hand.angles.model_axes."""
        self._axes = axes

    def set_look(self, look: Look) -> None:
        """Draw the hands in this way."""
        self._look = look
        self._show_again()

    def set_tint(self, on: bool) -> None:
        """Whether hands of low confidence are paler."""
        self._tint = on
        self._show_again()

    def show_frustum(self, on: bool) -> None:
        """Whether the frustum of the camera is shown."""
        self._frustum = self._switched(self._frustum, on, FrustumItem)
        self._show_camera()

    def show_picture(self, on: bool) -> None:
        """Whether the live picture is shown on the frustum's far plane."""
        self._screen = self._switched(self._screen, on, PictureItem)
        self._show_camera()

    def show_trails(self, on: bool) -> None:
        """Whether the finger tips leave trails."""
        if on and self._trails is None:
            self._trails = Trails()
            self.addItem(self._trails.item)
        elif not on and self._trails is not None:
            self.makeCurrent()
            self._release(self._trails.item)
            self.doneCurrent()
            self._trails = None
        self.update()

    # what is shown

    def show_frame(self, result: FrameResult, mirror: bool, second: Sequence[Hand] | None = None) -> None:
        """Show a frame: its hands, and of the camera and the trails what is switched on; as `show_hands`."""
        self._frame = result
        self.set_camera(result.K, result.frame.size, mirror)
        self._show_camera()
        self._show_rig(result)
        if self._trails is not None:
            was_shown = self._trails.shown
            self._trails.add(result, self._to_view(mirror))
            if was_shown or self._trails.shown:
                self.update()
        self.show_hands(result.hands, mirror, second)

    def show_nothing(self) -> None:
        """Show no frame."""
        self._frame = None
        self._set_rig(0)
        if self._screen is not None:
            self._screen.setVisible(False)
            self.update()
        if self._trails is not None:
            self._trails.clear()
            self.update()
        self.show_hands((), self._mirror)

    def show_hands(self, hands: Sequence[Hand], mirror: bool, second: Sequence[Hand] | None = None) -> None:
        """Show these hands and no others; `mirror` swaps left and right of the scene.

        With the hands of a `second` run the colours show the run instead of the side. If neither the last nor
        this frame has hands, nothing is redrawn.
        """
        self._last_shown = hands, mirror, second
        if not (hands or second or any(item.visible for item in self._hands)):
            return
        runs = [(hand, None if second is None else RUNS[0]) for hand in hands]
        runs += [(hand, RUNS[1]) for hand in second or ()]
        while len(self._hands) < len(runs):
            self._hands.append(HandItem(self._faces, self.addItem))
        to_view = self._to_view(mirror)
        for item, (hand, run) in zip(self._hands, runs, strict=False):
            item.show(hand, self._look, self._color(hand, run), run is None, self._axes, to_view)
        for item in self._hands[len(runs) :]:
            item.hide()
        points = self.shown_points()
        if len(points):
            self._follow(points)
        else:
            self._target = None  # the eye jumps to the next hand
        self.update()

    def shown_points(self) -> Array:
        """The points [n, 3] of all shown hands, in the view's axes."""
        return np.concatenate([np.zeros((0, 3)), *(hand.points for hand in self._hands)])

    def free(self) -> None:
        """Release the graphics memory; the view shows nothing afterwards."""
        self.makeCurrent()
        for item in list(self.items):
            self._release(item)
        self.clear()
        self._hands.clear()
        self._frustum = self._screen = self._trails = None
        self.rig = []
        self.doneCurrent()

    def _color(self, hand: Hand, run: Color | None) -> Color:
        """The colour of the run, or of the side; paler where the confidence is low or the hand was not seen."""
        red, green, blue, alpha = run or (WIRES if self._look is Look.WIREFRAME else SKIN)[hand.side]
        if not self._tint:
            return red, green, blue, alpha
        share = 0.0 if hand.filled else float(np.clip((hand.score - UNSURE) / (SURE - UNSURE), 0, 1))
        mixed = share * np.array([red, green, blue]) + (1 - share) * PALE
        return float(mixed[0]), float(mixed[1]), float(mixed[2]), alpha

    @staticmethod
    def _to_view(mirror: bool) -> Array:
        """From the camera's axes to the view's [3, 3]."""
        return np.diag([-1.0 if mirror else 1.0, 1.0, 1.0]) @ CAMERA_TO_VIEW

    def _show_camera(self) -> None:
        """Bring frustum and picture up to date with the frame."""
        to_view = self._to_view(self._mirror)
        if self._frustum is not None:
            self._frustum.show_camera(self._K, self._size, to_view)
        if self._screen is not None and self._frame is not None:
            self._screen.show_picture(self._frame.frame.image, self._K, to_view)

    def _show_rig(self, result: FrameResult) -> None:
        """Show where several cameras stand; when they appear, look at all of them."""
        cameras = cameras_in(result)
        is_new = self._set_rig(len(cameras)) or self._rig_mirrored != self._mirror
        self._rig_mirrored, to_view = self._mirror, self._to_view(self._mirror)
        for item, each in zip(self.rig, cameras, strict=True):
            item.show_camera(each.K, each.size, to_view @ each.pose.rotation.T, to_view @ each.pose.centre)
        if is_new and cameras:
            self.look_at_all(np.array([to_view @ each.pose.centre for each in cameras]))

    def _set_rig(self, cameras: int) -> bool:
        """Have so many frusta; whether there are others than before."""
        if cameras == len(self.rig):
            return False
        self.makeCurrent()
        for item in self.rig:
            self._release(item)
        self.doneCurrent()
        self.rig = [FrustumItem(RIG_DEPTH_M) for _ in range(cameras)]
        for item in self.rig:
            self.addItem(item)
        self.update()
        return True

    def _show_again(self) -> None:
        self.show_hands(*self._last_shown)

    def _switched(self, item: GLGraphicsItem | None, on: bool, kind: type[GLGraphicsItem]) -> GLGraphicsItem | None:
        """The item while it is `on`, made or released as needed."""
        if on and item is None:
            item = kind()
            self.addItem(item)
        elif not on and item is not None:
            self.makeCurrent()
            self._release(item)
            self.doneCurrent()
            item = None
        self.update()
        return item

    def _release(self, item: GLGraphicsItem) -> None:
        """Remove an item and free its memory; the context must be current."""
        if hasattr(item, "free"):
            item.free()
        elif hasattr(item, "m_vbo_position") and hasattr(item, "m_vbo_color"):  # lines
            item.m_vbo_position.destroy()
            item.m_vbo_color.destroy()
        self.removeItem(item)


def _floor() -> GLGridItem:
    grid = GLGridItem(color=(255, 255, 255, 28), antialias=False)
    grid.setSize(1.6, 1.6, 1)
    grid.setSpacing(0.1, 0.1, 1)
    grid.translate(0, float(USUAL_HAND_M[1]), FLOOR_M)
    return grid
