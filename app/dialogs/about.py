"""The dialog with version and licences."""

from html import escape

from PyQt6.QtCore import QT_VERSION_STR, Qt
from PyQt6.QtWidgets import QMessageBox, QWidget

from handmirror.app.panes.opengl import OpenGL
from handmirror.core.version import program_version

TEXT = """
<h3>Handmirror {version}</h3>
<p>Real-time webcam hand tracking as a live 3D mesh.</p>
<p>Licence: Apache-2.0. Handmirror uses PyQt6 (GPL v3 or commercial), Qt {qt} (LGPL v3), pyqtgraph and PyOpenGL
(MIT and BSD), PyTorch (BSD), OpenCV (Apache-2.0) and PyAV (BSD).</p>
<p>Hand model: CC0. Palm detector and landmark network: Apache-2.0, by the MediaPipe authors. The file NOTICE has
the full list.</p>
<p>{view}</p>
"""


def show_about(parent: QWidget, opengl: OpenGL | None) -> None:
    """Show the dialog, with the renderer of the 3D view, and return at once."""
    box = QMessageBox(parent)
    box.setWindowTitle("About Handmirror")
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText(TEXT.format(version=program_version(), qt=QT_VERSION_STR, view=_view(opengl)))
    box.setIconPixmap(parent.windowIcon().pixmap(72, 72))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _view(opengl: OpenGL | None) -> str:
    if opengl is None:
        return "There is no 3D view, since OpenGL is not available."
    return f"The 3D view is drawn by {escape(opengl.renderer)}{', on the CPU' if opengl.on_cpu else ''}."
