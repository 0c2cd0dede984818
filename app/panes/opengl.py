"""Is there OpenGL, and which one?"""

from dataclasses import dataclass

from PyQt6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext

PLATFORMS_WITHOUT = ("offscreen", "minimal", "linuxfb", "vnc")  # some make a context, none can show it in a widget
OLDEST = (2, 1)
SOFTWARE_RENDERERS = ("llvmpipe", "softpipe", "swrast", "swiftshader", "gdi generic", "microsoft basic render")
MISSING_OPENGL = (
    "There is no OpenGL here, so there is no 3D view; tracking and the picture work without it.\n\n"
    "Install the driver of your graphics card, or on Debian and Ubuntu: "
    "sudo apt install libgl1 libegl1 libgl1-mesa-dri"
)


@dataclass(frozen=True)
class OpenGL:
    """The OpenGL implementation that a window would get."""

    version: str  # "4.5 (Compatibility Profile) Mesa ..."
    renderer: str  # "llvmpipe (LLVM 15.0.6, 256 bits)"

    @property
    def software(self) -> bool:
        """Whether the CPU does the drawing."""
        return any(name in self.renderer.lower() for name in SOFTWARE_RENDERERS)


def find_opengl() -> OpenGL | None:
    """The OpenGL at hand, or None when no context can be made. Needs a QApplication."""
    if QGuiApplication.platformName() in PLATFORMS_WITHOUT:
        return None
    context = QOpenGLContext()
    if not context.create() or context.format().version() < OLDEST:
        return None
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not context.makeCurrent(surface):
        return None
    try:
        from OpenGL import GL  # only now: importing it without a libGL fails

        version, renderer = (GL.glGetString(name).decode() for name in (GL.GL_VERSION, GL.GL_RENDERER))
    except (ImportError, AttributeError, OSError):
        return None
    finally:
        context.doneCurrent()
    return OpenGL(version, renderer)
