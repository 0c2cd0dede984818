"""The eye of the 3D view: it can be rotated, panned and zoomed, follows the hands, and has preset places."""

from enum import Enum
from math import radians, tan

import numpy as np
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QKeyEvent, QMatrix4x4, QMouseEvent, QWheelEvent
from pyqtgraph import Vector
from pyqtgraph.opengl.GLViewWidget import GLViewMixin

from handmirror.app.panes.placement import placement
from handmirror.core.types import Array

# from the camera's axes (x right, y down, z forward) to the view's (x right, y forward, z up)
CAMERA_TO_VIEW = np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]], np.float32)

FIELD_OF_VIEW_DEG = 45  # across the shorter side of the pane
NEAR_M, FAR_M = 0.02, 20.0
CENTRED_DISTANCE_M = 0.42  # from the eye to a hand in the centre
CAMERA_DISTANCE_M = 0.75  # from the eye to the point half a metre in front of the camera
NEAREST_M, FARTHEST_M = 0.08, 5.0  # between which the wheel moves the eye
ONE_HAND_M = 0.22  # the eye moves away from hands that span more than this
USUAL_HAND_M = np.array([0.0, 0.5, 0.0])  # in the view's axes: the usual position of a hand
FOLLOW_SHARE = 0.25  # of the way to the hand that the eye moves with each frame
TURN_DEG = 5
# azimuth and elevation in degrees by a key
TURNS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-TURN_DEG, 0),
    Qt.Key.Key_Right: (TURN_DEG, 0),
    Qt.Key.Key_Up: (0, TURN_DEG),
    Qt.Key.Key_Down: (0, -TURN_DEG),
}
ZOOMS = {"+": 0.9, "-": 1 / 0.9}  # of the distance by a key
USUAL_SIZE = (640, 480)  # of a picture, until there is one
USUAL_K = np.array([[554.0, 0, 320], [0, 554.0, 240], [0, 0, 1]])  # 60 degrees across it


class Viewpoint(str, Enum):
    """From where the hands are seen."""

    USUAL = "usual"  # from the camera's side, slightly from above
    FRONT = "front"
    SIDE = "side"
    TOP = "top"
    CAMERA = "camera"  # in the camera itself, with its field of view


# elevation and azimuth in degrees; those of CAMERA are where a drag continues from
ANGLES = {
    Viewpoint.USUAL: (10.0, -90.0),
    Viewpoint.FRONT: (0.0, -90.0),
    Viewpoint.SIDE: (0.0, 0.0),
    Viewpoint.TOP: (90.0, -90.0),
    Viewpoint.CAMERA: (0.0, -90.0),
}

# to see several cameras: degrees from above, and to the side of most cameras; the distance in parts of that of the
# farthest camera
ALL_ANGLES, ALL_DISTANCE = (35.0, 30.0), 2.4


class OrbitView(GLViewMixin):
    """A mixin for widgets with the methods of QOpenGLWidget."""

    def __init__(self) -> None:
        super().__init__()
        self._centred = True
        self._viewpoint = Viewpoint.USUAL  # the last one, from which the user may have turned away
        self._target: Array | None = None  # [3] where the eye looks before the user pans; None until there is a hand
        self._span = ONE_HAND_M
        self._K, self._size, self._mirror = USUAL_K, USUAL_SIZE, False  # of the shown frame
        self.look_from(Viewpoint.USUAL)

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
        self.look_from(Viewpoint.USUAL)

    def look_from(self, viewpoint: Viewpoint) -> None:
        """Look at the hands from there."""
        self._target, self._span = None, ONE_HAND_M
        self._pan = np.zeros(3)
        self._distance = CENTRED_DISTANCE_M if self._centred else CAMERA_DISTANCE_M
        self._viewpoint = viewpoint
        self.opts["elevation"], self.opts["azimuth"] = ANGLES[viewpoint]
        points = self.shown_points()
        if len(points):
            self._follow(points)
        self._place_eye()

    def look_at_all(self, places: Array) -> None:
        """Look at the hands from above and aside, from where cameras at `places` [n, 3] are seen, too."""
        self.look_from(Viewpoint.USUAL)
        elevation, aside = ALL_ANGLES
        self.opts["elevation"] = elevation
        self.opts["azimuth"] = ANGLES[Viewpoint.USUAL][1] + (aside if places[:, 0].mean() >= 0 else -aside)
        self._distance = ALL_DISTANCE * float(np.linalg.norm(places - USUAL_HAND_M, axis=1).max())
        self._place_eye()

    def look_again(self) -> None:
        """Return to the last viewpoint, for instance when the scene has been mirrored."""
        self.look_from(self._viewpoint)

    @property
    def _from_camera(self) -> bool:
        return self._viewpoint is Viewpoint.CAMERA

    def shown_points(self) -> Array:
        """Points [n, 3] that the eye follows, in the view's axes; none if there is no hand."""
        return np.zeros((0, 3))

    def set_camera(self, K: Array, size: tuple[int, int], mirror: bool) -> None:
        """The intrinsics [3, 3] and size in pixels of the shown frame, and whether it is mirrored."""
        if not (np.array_equal(K, self._K) and (size, mirror) == (self._size, self._mirror)):
            self._K, self._size, self._mirror = K, size, mirror
            if self._from_camera:
                self.update()

    def to_pane(self, points: Array) -> Array:
        """The positions [n, 2] in the pane of points [n, 3] in the view's axes."""
        region = self.getViewport()
        matrix = self.projectionMatrix(region, region) * self.viewMatrix()
        to_clip = np.array(matrix.data(), float).reshape(4, 4).T
        clip = np.column_stack([points, np.ones(len(points))]) @ to_clip.T
        x, y = clip[:, 0] / clip[:, 3], clip[:, 1] / clip[:, 3]
        return np.stack([(1 + x) * self.width() / 2, (1 - y) * self.height() / 2], axis=1)

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

    # matrices, called by the base class

    def projectionMatrix(self, region: tuple, viewport: tuple) -> QMatrix4x4:
        """Perspective in metres, the field of view spanning the shorter side; or that of the camera."""
        _, _, width, height = viewport
        if self._from_camera:
            return self._camera_projection(max(1, width), max(1, height))
        half = NEAR_M * tan(radians(FIELD_OF_VIEW_DEG / 2)) / max(1, min(width, height))
        matrix = QMatrix4x4()
        matrix.frustum(-half * width, half * width, -half * height, half * height, NEAR_M, FAR_M)
        return matrix

    def viewMatrix(self) -> QMatrix4x4:
        """From the view's axes to the eye's (x right, y up, z backward)."""
        if self._from_camera:
            return QMatrix4x4(1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1)
        return super().viewMatrix()

    def _camera_projection(self, width: int, height: int) -> QMatrix4x4:
        """From the eye's axes to the pixels at which the camera pane, were it this large, would show a point."""
        scale, (left, top) = placement(self._size, (width, height))
        across, down, depth = np.pad(self._K.astype(float), ((0, 0), (0, 1)))  # of points: pixels times depth
        if self._mirror:
            across[1:] = (self._size[0] - 1) * depth[1:] - across[1:]  # its x is negated twice: by scene and picture
        matrix = np.stack(
            [
                2 / width * (scale * across + left * depth) - depth,
                depth - 2 / height * (scale * down + top * depth),
                (FAR_M + NEAR_M) / (FAR_M - NEAR_M) * depth - [0, 0, 0, 2 * FAR_M * NEAR_M / (FAR_M - NEAR_M)],
                depth,
            ]
        )
        matrix = matrix * np.array([1, -1, -1, 1])  # the eye's axes are y up, z backward
        return QMatrix4x4(*matrix.ravel().tolist())

    # keys and mouse

    def keyPressEvent(self, ev: QKeyEvent | None) -> None:
        """Alt with an arrow key rotates, as the arrow keys do where they are no shortcuts; plus and minus zoom."""
        assert ev is not None
        if ev.key() in TURNS:
            self._leave_camera()
            self.orbit(*TURNS[ev.key()])
        elif ev.text() in ZOOMS:
            self._zoom(ZOOMS[ev.text()])
        else:
            ev.ignore()

    def keyReleaseEvent(self, ev: QKeyEvent | None) -> None:
        """Not of interest here."""
        assert ev is not None
        ev.ignore()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Remember where a drag begins."""
        assert event is not None
        self._drag_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Left drag turns; right drag, middle drag and Shift move."""
        assert event is not None
        moved = event.position() - self._drag_from
        self._drag_from = event.position()
        self._leave_camera()
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
        self._zoom(0.999 ** event.angleDelta().y())

    def _zoom(self, factor: float) -> None:
        """Multiply the distance of the eye."""
        self._leave_camera()
        self._distance = float(np.clip(self._distance * factor, NEAREST_M, FARTHEST_M))
        self._place_eye()

    def _leave_camera(self) -> None:
        """Continue with an eye that can be moved."""
        if self._from_camera:
            self._viewpoint = Viewpoint.FRONT
            self._place_eye()

    def _move_by(self, pixels: QPointF) -> None:
        """Pan with the mouse."""
        metres = 2 * self.opts["distance"] * tan(radians(FIELD_OF_VIEW_DEG / 2)) / min(self.width(), self.height())
        right, up = np.array(self.viewMatrix().data()).reshape(4, 4).T[:2, :3]
        self._pan = self._pan + metres * (up * pixels.y() - right * pixels.x())
        self._place_eye()
