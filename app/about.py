"""The dialog with version and licences."""

from html import escape

from PyQt6.QtCore import QT_VERSION_STR, Qt
from PyQt6.QtWidgets import QMessageBox, QWidget

from handmirror.app.opengl import OpenGL
from handmirror.core.version import program_version

TEXT = """
<h3>Handmirror {version}</h3>
<p>Real-time webcam hand tracking as a live 3D mesh.</p>
<p>Licence of the program: Apache-2.0. It uses PyQt6 (GPL v3 or commercial), Qt {qt} (LGPL v3), pyqtgraph and PyOpenGL
(MIT and BSD), PyTorch (BSD), OpenCV (Apache-2.0) and PyAV (BSD).</p>
<p>Hand model: CC0. Palm and hand landmark networks: Apache-2.0, by the MediaPipe authors. The file NOTICE has the
whole list.</p>
<p>The 3D view is drawn by {renderer}.</p>
"""


def show_about(parent: QWidget, opengl: OpenGL | None) -> None:
    """Show the dialog, with what draws the 3D view, and return at once."""
    box = QMessageBox(parent)
    box.setWindowTitle("About Handmirror")
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(TEXT.format(version=program_version(), qt=QT_VERSION_STR, renderer=_renderer(opengl)))
    box.setIconPixmap(parent.windowIcon().pixmap(72, 72))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _renderer(opengl: OpenGL | None) -> str:
    if opengl is None:
        return "nothing: there is no OpenGL here"
    return escape(opengl.renderer) + (", on the CPU" if opengl.software else "")
