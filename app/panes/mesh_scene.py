"""The 3D scene: hands as shaded meshes, in a view that can be rotated, panned and zoomed."""

from collections.abc import Sequence
from math import radians, tan

import numpy as np
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QMatrix4x4, QMouseEvent, QWheelEvent
from pyqtgraph import Vector
from pyqtgraph.opengl import GLGridItem
from pyqtgraph.opengl.GLViewWidget import GLViewMixin

from handmirror.app.panes.mesh_item import Color, HandMeshItem
from handmirror.app.widgets.theme import RUN_COLOURS, VIEW_BACKGROUND
from handmirror.core.hand.model import vertex_normals
from handmirror.core.types import Array, Hand, Side

SKIN: dict[Side, Color] = {Side.LEFT: (0.74, 0.50, 0.37, 1.0), Side.RIGHT: (0.94, 0.75, 0.62, 1.0)}
# the second run is blended over the first, so that hands that nearly coincide are both visible
RUNS: tuple[Color, ...] = tuple(
    (r / 255, g / 255, b / 255, a) for (r, g, b), a in zip(RUN_COLOURS, (1.0, 0.55), strict=True)
)

# from the camera's axes (x right, y down, z forward) to the view's (x right, y forward, z up)
CAMERA_TO_VIEW = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float32)

FIELD_OF_VIEW_DEG = 45  # across the shorter side of the pane
NEAR_M, FAR_M = 0.02, 20.0
ELEVATION_DEG, AZIMUTH_DEG = 10.0, -90.0  # from the camera's position, slightly from above
CENTRED_DISTANCE_M = 0.42  # from the eye to a hand in the centre
CAMERA_DISTANCE_M = 0.75  # from the eye to the point half a metre in front of the camera
ONE_HAND_M = 0.22  # the eye moves away from hands that span more than this
USUAL_HAND_M = np.array([0.0, 0.5, 0.0])  # in the view's axes: the usual position of a hand
FOLLOW_SHARE = 0.25  # of the way to the hand that the eye moves with each frame
FLOOR_M = -0.25  # height of the grid


class MeshScene(GLViewMixin):
    """Shows the hands of one frame at a time, in metres; nothing is shown when there are none.

    A mixin for widgets with the methods of QOpenGLWidget (see mesh_pane.py).
    """

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand, counter-clockwise from outside."""
        super().__init__()
        self.setMinimumSize(240, 200)
        self.setBackgroundColor(VIEW_BACKGROUND)
        self.setToolTip("Drag: rotate · right drag or Shift-drag: pan · wheel: zoom · double-click: reset")
        self._faces = faces
        self._items: list[HandMeshItem] = []
        self._centred = True
        self._target: Array | None = None  # [3] where the eye looks before the user pans; None until there is a hand
        self._span = ONE_HAND_M
        self.addItem(_floor())
        self.reset_view()

    def set_faces(self, faces: np.ndarray) -> None:
        """Draw hands with these faces [f, 3] of a right hand from now on."""
        if np.array_equal(faces, self._faces):
            return
        self._faces = faces
        self.makeCurrent()
        for item in self._items:
            item.free()
            self.removeItem(item)
        self._items.clear()
        self.doneCurrent()

    def show_hands(self, hands: Sequence[Hand], mirror: bool, second: Sequence[Hand] | None = None) -> None:
        """Show these hands and no others; `mirror` swaps left and right of the scene.

        With the hands of a `second` run the colours show the run instead of the side. If neither the last nor
        this frame has hands, nothing is redrawn.
        """
        if not (hands or second or any(item.visible() for item in self._items)):
            return
        colours = [SKIN[hand.side] if second is None else RUNS[0] for hand in hands]
        if second is not None:
            hands, colours = [*hands, *second], colours + [RUNS[1]] * len(second)
        while len(self._items) < len(hands):
            self._items.append(HandMeshItem(self._faces))
            self.addItem(self._items[-1])
        shown = [_to_view(hand.vertices, mirror) for hand in hands]
        for item, hand, colour, vertices in zip(self._items, hands, colours, shown, strict=False):
            turned_over = (hand.side is Side.LEFT) != mirror  # mirroring reverses the faces
            item.show_mesh(vertices, _normals(vertices, self._faces, turned_over), colour, turned_over)
        for item in self._items[len(hands) :]:
            item.setVisible(False)
        if shown:
            self._follow(np.concatenate(shown))
        else:
            self._target = None  # the eye jumps to the next hand
        self.update()

    @property
    def centred(self) -> bool:
        """Whether the eye follows the hands; otherwise it stays behind the camera."""
        return self._centred

    @centred.setter
    def centred(self, on: bool) -> None:
        self._centred = on
        self.reset_view()

    def reset_view(self) -> None:
        """Return to the view from the camera's side."""
        self._target, self._span = None, ONE_HAND_M
        self._pan = np.zeros(3)
        self._distance = CENTRED_DISTANCE_M if self._centred else CAMERA_DISTANCE_M
        self.opts["elevation"], self.opts["azimuth"] = ELEVATION_DEG, AZIMUTH_DEG
        visible = [item.vertexes for item in self._items if item.visible()]
        if visible:
            self._follow(np.concatenate(visible))
        self._place_eye()

    def free(self) -> None:
        """Release the graphics memory; the view shows nothing afterwards."""
        self.makeCurrent()
        for item in self._items:
            item.free()
        self.clear()
        self._items.clear()
        self.doneCurrent()

    def _follow(self, points: Array) -> None:
        """Turn the eye towards points [n, 3] in the view's axes, gradually; at once if nothing was followed before."""
        low, high = points.min(0), points.max(0)
        middle, span = (low + high) / 2, max(ONE_HAND_M, float((high - low).max()))
        if self._target is None:
            self._target, self._span = middle, span
        self._target = self._target + FOLLOW_SHARE * (middle - self._target)
        self._span += FOLLOW_SHARE * (span - self._span)
        self._place_eye()

    def _place_eye(self) -> None:
        target = self._target if self._centred and self._target is not None else USUAL_HAND_M
        self.opts["center"] = Vector(*(target + self._pan))
        self.opts["distance"] = self._distance * (self._span / ONE_HAND_M if self._centred else 1.0)
        self.update()

    def projectionMatrix(self, region: tuple, viewport: tuple) -> QMatrix4x4:
        """Perspective in metres, the field of view spanning the shorter side (called by the base class)."""
        _, _, width, height = viewport
        half = NEAR_M * tan(radians(FIELD_OF_VIEW_DEG / 2)) / max(1, min(width, height))
        matrix = QMatrix4x4()
        matrix.frustum(-half * width, half * width, -half * height, half * height, NEAR_M, FAR_M)
        return matrix

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Remember where a drag begins."""
        assert event is not None
        self._drag_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Left drag turns; right drag, middle drag and Shift move."""
        assert event is not None
        moved = event.position() - self._drag_from
        self._drag_from = event.position()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.buttons() == Qt.MouseButton.LeftButton and not shift:
            self.orbit(-0.5 * moved.x(), 0.5 * moved.y())
        elif event.buttons():
            self._move_by(moved)

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Reset the view."""
        assert event is not None
        self._drag_from = event.position()
        self.reset_view()

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Zoom."""
        assert event is not None
        self._distance = float(np.clip(self._distance * 0.999 ** event.angleDelta().y(), 0.08, 5.0))
        self._place_eye()

    def _move_by(self, pixels: QPointF) -> None:
        """Pan with the mouse."""
        metres = 2 * self.opts["distance"] * tan(radians(FIELD_OF_VIEW_DEG / 2)) / min(self.width(), self.height())
        right, up = np.array(self.viewMatrix().data()).reshape(4, 4).T[:2, :3]
        self._pan = self._pan + metres * (up * pixels.y() - right * pixels.x())
        self._place_eye()


def _to_view(points: Array, mirror: bool) -> Array:
    """Camera points [n, 3] in the view's axes."""
    flip = np.array([-1 if mirror else 1, 1, 1], np.float32)
    return (points.astype(np.float32) @ CAMERA_TO_VIEW.T) * flip


def _normals(vertices: Array, faces: np.ndarray, turned_over: bool) -> Array:
    """Outward unit normals [v, 3]."""
    return vertex_normals(vertices, faces) * (-1 if turned_over else 1)


def _floor() -> GLGridItem:
    grid = GLGridItem(color=(255, 255, 255, 28), antialias=False)
    grid.setSize(1.6, 1.6, 1)
    grid.setSpacing(0.1, 0.1, 1)
    grid.translate(0, float(USUAL_HAND_M[1]), FLOOR_M)
    return grid
