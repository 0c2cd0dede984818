"""Both panes of the window, which show the same frame: the camera picture and, with OpenGL, the 3D view."""

from collections.abc import Sequence

import numpy as np
from PyQt6.QtWidgets import QWidget

from handmirror.app.panes.camera_pane import CameraPane
from handmirror.app.panes.layout import missing_opengl_label
from handmirror.app.panes.mesh_pane import make_mesh_pane
from handmirror.app.panes.opengl import find_opengl
from handmirror.core.types import FrameResult, Hand


class Panes:
    """Keeps both panes in step."""

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand. Needs a QApplication."""
        self.opengl = find_opengl()
        self.camera = CameraPane(faces)
        self.mesh = make_mesh_pane(faces, self.opengl) if self.opengl else None
        self.view: QWidget = self.mesh or missing_opengl_label()
        self._mirror = False

    def set_faces(self, faces: np.ndarray) -> None:
        """Draw hands of another hand model, with these faces [f, 3] of a right hand."""
        self.camera.set_faces(faces)
        if self.mesh is not None:
            self.mesh.set_faces(faces)

    def set_style(self, mirror: bool, mesh: bool, skeleton: bool) -> None:
        """Whether both panes are mirrored, and what is drawn over the picture."""
        self._mirror = mirror
        self.camera.set_style(mirror, mesh, skeleton)

    def set_centred(self, on: bool) -> None:
        """Whether the 3D view follows the hands."""
        if self.mesh is not None:
            self.mesh.centred = on

    def reset_view(self) -> None:
        """Show the 3D view from the camera's side again."""
        if self.mesh is not None:
            self.mesh.reset_view()

    def show(self, result: FrameResult, second: Sequence[Hand] | None = None) -> None:
        """Show a frame and its hands, and those of a second run if there is one."""
        if self.mesh is not None:  # first: OpenGL draws the hands while the picture is painted
            self.mesh.show_hands(result.hands, self._mirror, second)
        self.camera.show_result(result, second)

    def show_text(self, text: str) -> None:
        """Show a line of text in place of the picture, and no hands."""
        if self.mesh is not None:
            self.mesh.show_hands((), self._mirror)
        self.camera.show_nothing(text)

    def free(self) -> None:
        """Release the graphics memory; the 3D view shows nothing afterwards."""
        if self.mesh is not None:
            self.mesh.free()
