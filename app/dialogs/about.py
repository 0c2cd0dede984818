"""The dialog with version and licences."""

from html import escape

from PyQt6.QtCore import QT_VERSION_STR, Qt
from PyQt6.QtWidgets import QMessageBox, QWidget

from handmirror.app.panes.opengl import OpenGL
from handmirror.app.translation import tr
from handmirror.core.version import program_version


def show_about(parent: QWidget, opengl: OpenGL | None) -> None:
    """Show the dialog, with the renderer of the 3D view, and return at once."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About Handmirror"))
    box.setTextFormat(Qt.TextFormat.RichText)
    box.setText("".join(f"<p>{paragraph}</p>" for paragraph in _paragraphs(opengl)))
    box.setIconPixmap(parent.windowIcon().pixmap(72, 72))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _paragraphs(opengl: OpenGL | None) -> tuple[str, ...]:
    """In HTML."""
    return (
        f"<h3>Handmirror {program_version()}</h3>",
        tr("Real-time webcam hand tracking as a live 3D mesh."),
        tr(
            "Licence: Apache-2.0. Handmirror uses PyQt6 (GPL v3 or commercial), Qt {qt} (LGPL v3), pyqtgraph and "
            "PyOpenGL (MIT and BSD), PyTorch (BSD), OpenCV (Apache-2.0) and PyAV (BSD).",
            qt=QT_VERSION_STR,
        ),
        tr(
            "Hand model: CC0. Palm detector and landmark network: Apache-2.0, by the MediaPipe authors. "
            "The file NOTICE has the full list."
        ),
        _view(opengl),
    )


def _view(opengl: OpenGL | None) -> str:
    if opengl is None:
        return tr("There is no 3D view, since OpenGL is not available.")
    renderer = escape(opengl.renderer)
    if opengl.on_cpu:
        return tr("The 3D view is drawn by {renderer}, on the CPU.", renderer=renderer)
    return tr("The 3D view is drawn by {renderer}.", renderer=renderer)
