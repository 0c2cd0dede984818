"""Both panes of the window, which show the same frame: the camera picture and, with OpenGL, the 3D view."""

from collections.abc import Callable, Sequence

import numpy as np
from PyQt6 import sip
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QWidget

from handmirror.app.panes.camera_pane import CameraPane
from handmirror.app.panes.layout import missing_opengl_label
from handmirror.app.panes.mesh_pane import make_mesh_pane
from handmirror.app.panes.opengl import find_opengl
from handmirror.app.panes.picture_grid import PictureGrid
from handmirror.core.types import Array, FrameResult, Hand


class Panes:
    """Keeps both panes in step."""

    def __init__(self, faces: np.ndarray, axes: Array) -> None:
        """`faces` [f, 3] of a right hand, `axes` [16, 3, 3] of its joints. Needs a QApplication."""
        self.opengl = find_opengl()
        self.camera = CameraPane(faces)
        self.grid = PictureGrid(self.camera)
        self.mesh = make_mesh_pane(faces, self.opengl) if self.opengl else None
        if self.mesh is not None:
            self.mesh.set_axes(axes)
        self.picture: QWidget = self.grid  # or what it is within
        self.view: QWidget = self.mesh or missing_opengl_label()
        self._mirror = False
        self._drawn: Callable[[], None] = lambda: None
        self._shown: tuple[FrameResult, Sequence[Hand] | None] | None = None

    def set_hand_model(self, faces: np.ndarray, axes: Array) -> None:
        """Draw hands of another model: its faces [f, 3] of a right hand, and the axes [16, 3, 3] of its joints."""
        self.grid.set_faces(faces)
        if self.mesh is not None:
            self.mesh.set_faces(faces)
            self.mesh.set_axes(axes)

    def on_drawn(self, drawn: Callable[[], None]) -> None:
        """Call `drawn` when a frame has been drawn: with its picture or, where that is hidden, with its hands."""
        self._drawn = drawn
        queued = Qt.ConnectionType.QueuedConnection  # when the whole window is drawn
        self.camera.painted.connect(drawn, queued)  # type: ignore[call-arg]
        if self.mesh is not None:
            self.mesh.frameSwapped.connect(self._on_swapped, queued)  # type: ignore[call-arg]

    def _on_swapped(self) -> None:
        if not sip.isdeleted(self.picture) and self.picture.isHidden():  # the signal may arrive after the window
            self._drawn()

    def show_camera(self, on: bool) -> None:
        """Show or hide the picture; messages appear over the 3D view while it is hidden."""
        self.picture.setVisible(on)
        self.camera.banner.lie_over(self.grid if on else self.view)

    def look_again(self) -> None:
        """Return to the last viewpoint of the 3D view, since the scene has been mirrored."""
        if self.mesh is not None:
            self.mesh.look_again()

    @property
    def drawn_by(self) -> str:
        """What draws the 3D view, in words."""
        return "none" if self.opengl is None else f"{self.opengl.renderer}, OpenGL {self.opengl.version}"

    def set_style(self, mirror: bool, mesh: bool, skeleton: bool) -> None:
        """Whether both panes are mirrored, and what is drawn over the picture."""
        self._mirror = mirror
        self.grid.set_style(mirror, mesh, skeleton)

    def set_centred(self, on: bool) -> None:
        """Whether the 3D view follows the hands."""
        if self.mesh is not None:
            self.mesh.centred = on

    def reset_view(self) -> None:
        """Show the 3D view from the camera's side again."""
        if self.mesh is not None:
            self.mesh.reset_view()

    def show_view(self, on: bool) -> None:
        """Show or hide the 3D view, with the newest frame."""
        self.view.setVisible(on)
        if on and self.mesh is not None and self._shown is not None:
            self.mesh.show_frame(self._shown[0], self._mirror, self._shown[1])

    def show(self, result: FrameResult, second: Sequence[Hand] | None = None, known: bool = False) -> None:
        """Show a frame and its hands, and those of a second run if there is one; whether their distances are known."""
        self._shown = result, second
        if self.mesh is not None and not self.mesh.isHidden():  # first: OpenGL draws while the picture is painted
            self.mesh.show_frame(result, self._mirror, second)
        self.grid.show_frame(result, second, known)
        if self.picture.isHidden() and not result.hands:  # there is nothing to draw
            QTimer.singleShot(0, self._drawn)

    def show_text(self, text: str) -> None:
        """Show a line of text in place of the picture, and no hands."""
        self._shown = None
        if self.mesh is not None:
            self.mesh.show_nothing()
        self.grid.show_nothing(text)

    def free(self) -> None:
        """Release the graphics memory; the 3D view shows nothing afterwards."""
        if self.mesh is not None:
            self.mesh.free()
