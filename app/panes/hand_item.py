"""One hand in the 3D view, in one of several looks."""

from collections.abc import Callable
from enum import Enum
from functools import cache

import numpy as np
from pyqtgraph.opengl import GLLinePlotItem
from pyqtgraph.opengl.GLGraphicsItem import GLGraphicsItem

from handmirror.app.panes.mesh_item import Color, LitMeshItem
from handmirror.app.panes.sticks import Sticks
from handmirror.core.hand.angles import joint_frames
from handmirror.core.hand.joints import BONES, MANO_TO_21
from handmirror.core.hand.model import vertex_normals
from handmirror.core.render.drawing import FINGER_COLOURS
from handmirror.core.types import Array, Hand, Side

BONE_RADIUS, JOINT_RADIUS = 0.0028, 0.0046  # metres
THIN = 0.4  # of these, beside axes
AXIS_LENGTH, AXIS_RADIUS = 0.018, 0.0019
AXIS_COLOURS = ((0.93, 0.26, 0.24, 1.0), (0.36, 0.80, 0.30, 1.0), (0.28, 0.52, 0.98, 1.0))  # x, y, z
GREY = (0.58, 0.61, 0.66, 1.0)
WHITE = (0.95, 0.95, 0.95, 1.0)


class Look(str, Enum):
    """How hands are drawn."""

    SHADED = "shaded"
    WIREFRAME = "wireframe"
    SKELETON = "skeleton"
    AXES = "axes"  # each joint's local frame


class HandItem:
    """Makes the items that a look needs when it is used first; hidden until a hand is shown."""

    def __init__(self, faces: np.ndarray, add: Callable[[GLGraphicsItem], None]) -> None:
        """`faces` [f, 3] of a right hand; `add` adds an item to the view."""
        self._faces, self._add = faces, add
        self.items: list[GLGraphicsItem] = []
        self.points: Array = np.zeros((0, 3))  # that are shown, in the view's axes
        self._surface: LitMeshItem | None = None
        self._wires: tuple[LitMeshItem, GLLinePlotItem, np.ndarray] | None = None
        self._sticks: dict[Look, tuple[LitMeshItem, Sticks]] = {}

    @property
    def visible(self) -> bool:
        """Whether a hand is shown."""
        return bool(len(self.points))

    def hide(self) -> None:
        """Show nothing."""
        self.points = np.zeros((0, 3))
        for item in self.items:
            item.setVisible(False)

    def show(self, hand: Hand, look: Look, color: Color, of_side: bool, axes: Array, to_view: Array) -> None:
        """Show a hand.

        Args:
            hand: in the camera's axes.
            look: how.
            color: of the surface and the wires, and without `of_side` of everything.
            of_side: whether the colours of fingers and axes are used.
            axes: [16, 3, 3] of the hand model, as core.hand.angles.model_axes.
            to_view: [3, 3] from the camera's axes to the view's; mirrored where its determinant is negative.
        """
        self.hide()
        shown = hand.vertices if look in (Look.SHADED, Look.WIREFRAME) else hand.joints
        self.points = shown.astype(np.float32) @ to_view.T.astype(np.float32)
        if look is Look.SHADED:
            self._show_surface(hand.side, color, np.linalg.det(to_view) < 0)
        elif look is Look.WIREFRAME:
            self._show_wires(color)
        elif look is Look.SKELETON:
            self._show_skeleton(None if of_side else color)
        else:
            self._show_axes(joint_frames(hand.pose, axes, hand.side) @ to_view.T, None if of_side else color)

    def _show_surface(self, side: Side, color: Color, mirror: bool) -> None:
        if self._surface is None:
            self._surface = self._added(LitMeshItem(self._faces))
        turned_over = (side is Side.LEFT) != mirror  # mirroring reverses the faces
        normals = vertex_normals(self.points, self._faces) * (-1 if turned_over else 1)
        self._surface.show_mesh(self.points, normals, color, turned_over)

    def _show_wires(self, color: Color) -> None:
        if self._wires is None:
            sides = np.concatenate([self._faces[:, [0, 1]], self._faces[:, [1, 2]], self._faces[:, [2, 0]]])
            lines = GLLinePlotItem(mode="lines", glOptions="translucent")
            outline = self._added(LitMeshItem(self._faces, outline_only=True))
            self._wires = outline, self._added(lines), np.unique(np.sort(sides, axis=1), axis=0)
        outline, lines, edges = self._wires
        outline.show_mesh(self.points, self.points, color)
        lines.setData(pos=self.points[edges].reshape(-1, 3), color=color)
        lines.setVisible(True)

    def _show_skeleton(self, color: Color | None) -> None:
        item, sticks = self._sticks_of(Look.SKELETON, len(BONES))
        starts, ends = self.points[_starts()], self.points[_ends()]
        radii = np.full((len(BONES), 2), BONE_RADIUS)
        vertices, normals = sticks.place(self.points, JOINT_RADIUS, starts, ends, radii)
        item.show_mesh(vertices, normals, _skeleton_colours(sticks) if color is None else color)

    def _show_axes(self, frames: Array, color: Color | None) -> None:
        """Axes from frames [16, 3 axes, 3] in the view's axes."""
        item, sticks = self._sticks_of(Look.AXES, len(BONES) + 48)
        origins = np.repeat(self.points[[MANO_TO_21.index(joint) for joint in range(16)]], 3, axis=0)
        starts = np.concatenate([self.points[_starts()], origins])
        ends = np.concatenate([self.points[_ends()], origins + AXIS_LENGTH * frames.reshape(-1, 3)])
        radii = np.concatenate([np.full((len(BONES), 2), THIN * BONE_RADIUS), np.tile([AXIS_RADIUS, 0.0], (48, 1))])
        vertices, normals = sticks.place(self.points, THIN * JOINT_RADIUS, starts, ends, radii)
        item.show_mesh(vertices, normals, _axes_colours(sticks, GREY if color is None else color))

    def _sticks_of(self, look: Look, count: int) -> tuple[LitMeshItem, Sticks]:
        if look not in self._sticks:
            sticks = Sticks(21, count)
            self._sticks[look] = self._added(LitMeshItem(sticks.faces)), sticks
        return self._sticks[look]

    def _added(self, item: GLGraphicsItem) -> GLGraphicsItem:
        item.setVisible(False)
        self._add(item)
        self.items.append(item)
        return item


@cache
def _starts() -> list[int]:
    return [start for start, _ in BONES]


@cache
def _ends() -> list[int]:
    return [end for _, end in BONES]


def _skeleton_colours(sticks: Sticks) -> Array:
    """Those of the fingers; the wrist is white."""
    fingers = np.repeat(np.array(FINGER_COLOURS) / 255, 4, axis=0)
    fingers = np.column_stack([fingers, np.ones(len(fingers))])
    return sticks.colours(np.vstack([WHITE, fingers]), fingers)


def _axes_colours(sticks: Sticks, bones: Color) -> Array:
    """Red, green and blue for x, y and z."""
    return sticks.colours(
        np.tile(bones, (21, 1)), np.vstack([np.tile(bones, (len(BONES), 1)), np.tile(AXIS_COLOURS, (16, 1))])
    )
