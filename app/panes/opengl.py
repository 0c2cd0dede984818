"""Detects the OpenGL implementation."""

from dataclasses import dataclass

from PyQt6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext

PLATFORMS_WITHOUT_OPENGL = (
    "offscreen",
    "minimal",
    "linuxfb",
    "vnc",
)  # some create contexts, none can show them in a widget
OLDEST_VERSION = (2, 1)
CPU_RENDERERS = ("llvmpipe", "softpipe", "swrast", "swiftshader", "gdi generic", "microsoft basic render")


@dataclass(frozen=True)
class OpenGL:
    """The OpenGL implementation that a window would get."""

    version: str  # "4.5 (Compatibility Profile) Mesa ..."
    renderer: str  # "llvmpipe (LLVM 15.0.6, 256 bits)"

    @property
    def on_cpu(self) -> bool:
        """Whether it draws on the CPU."""
        return any(name in self.renderer.lower() for name in CPU_RENDERERS)


def find_opengl() -> OpenGL | None:
    """The OpenGL of this system, or None when no context can be created. Needs a QApplication."""
    if QGuiApplication.platformName() in PLATFORMS_WITHOUT_OPENGL:
        return None
    context = QOpenGLContext.globalShareContext()  # where the window's views share theirs; making one takes long
    if context is None:
        context = QOpenGLContext()
        context.create()
    if not context.isValid() or context.format().version() < OLDEST_VERSION:
        return None
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not context.makeCurrent(surface):
        return None
    try:
        from OpenGL import GL  # only here: without a libGL the import fails

        version, renderer = (GL.glGetString(name).decode() for name in (GL.GL_VERSION, GL.GL_RENDERER))
    except (ImportError, AttributeError, OSError):
        return None
    finally:
        context.doneCurrent()
    return OpenGL(version, renderer)
