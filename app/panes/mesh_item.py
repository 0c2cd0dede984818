"""Lit meshes in the 3D view: the surface of a hand, or its bones."""

import numpy as np
from OpenGL import GL
from PyQt6.QtGui import QOpenGLContext
from pyqtgraph.opengl import GLMeshItem
from pyqtgraph.opengl.items.GLMeshItem import DirtyFlag
from pyqtgraph.opengl.shaders import FragmentShader, ShaderProgram, VertexShader

from handmirror.core.types import Array

Color = tuple[float, float, float, float]  # red, green, blue, alpha in 0..1

# A light beside the viewer's head, a weak one from the left and a small highlight. Lit at the vertices, which are close
# enough together: where the CPU draws, lighting each pixel takes several times as long. The inside of the hand, seen
# through the open wrist, is dark.
VERTEX_SHADER = """
uniform mat4 u_mvp;
uniform mat3 u_normal;
attribute vec4 a_position;
attribute vec3 a_normal;
attribute vec4 a_color;
varying vec4 v_color;
void main() {
    vec3 normal = normalize(u_normal * a_normal);
    vec3 key = normalize(vec3(0.35, 0.55, 1.0));
    float lit = 0.25 + 0.72 * max(dot(normal, key), 0.0)
              + 0.22 * max(dot(normal, normalize(vec3(-0.9, -0.2, 0.25))), 0.0);
    float shine = pow(max(dot(normal, normalize(key + vec3(0.0, 0.0, 1.0))), 0.0), 32.0);
    v_color = vec4(a_color.rgb * lit + vec3(0.10 * shine), a_color.a);
    gl_Position = u_mvp * a_position;
}
"""
FRAGMENT_SHADER = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec4 v_color;
void main() {
    gl_FragColor = gl_FrontFacing ? v_color : vec4(0.16, 0.12, 0.11, v_color.a);
}
"""


def _skin_shader() -> ShaderProgram:
    """The shader, compiled once for all views: they share their OpenGL contexts."""
    name = "handmirror skin"
    if name not in ShaderProgram.names:
        ShaderProgram(name, [VertexShader(VERTEX_SHADER), FragmentShader(FRAGMENT_SHADER)])
    return ShaderProgram.names[name]


def compile_skin() -> None:
    """Compile the shader of the hands in the current context, before the first hand is drawn."""
    context = QOpenGLContext.currentContext()
    assert context is not None
    _skin_shader().program(es2_compat=context.hasExtension(b"GL_ARB_ES2_compatibility"))


class LitMeshItem(GLMeshItem):
    """A mesh whose faces never change: each frame uploads only vertices, normals and, if they differ, colours.

    The base class would compute the normals in a Python loop that takes milliseconds per frame.
    """

    def __init__(self, faces: np.ndarray, outline_only: bool = False) -> None:
        """`faces` [f, 3]; with `outline_only` the mesh is not seen and only hides what is behind it."""
        super().__init__(shader=_skin_shader(), glOptions="opaque")
        self.faces = np.ascontiguousarray(faces, np.uint32)
        self._dirty = DirtyFlag.FACES
        self._mirrored, self._outline_only, self._translucent = False, outline_only, False
        self.setVisible(False)

    def show_mesh(self, vertices: Array, normals: Array, color: Color | Array, mirrored: bool = False) -> None:
        """Show vertices [v, 3] with outward unit normals [v, 3]; `mirrored` when the faces are wound the other way.

        The colour is that of the mesh, or [v, 4] of the vertices. With an alpha below 1 the mesh is blended over
        everything drawn before, regardless of depth.
        """
        self.vertexes = np.ascontiguousarray(vertices, np.float32)
        self.normals = np.ascontiguousarray(normals, np.float32)
        self._show_color(color)
        self.setGLOptions("translucent" if self._translucent else "opaque")
        self._mirrored = mirrored
        self._dirty |= DirtyFlag.POSITION | DirtyFlag.NORMAL
        self.setVisible(True)

    def _show_color(self, color: Color | Array) -> None:
        if not isinstance(color, np.ndarray):
            self.opts["color"], self.colors = color, None
            self._translucent = color[3] < 1
        elif self.colors is None or not np.array_equal(color, self.colors):
            self.colors = np.ascontiguousarray(color, np.float32)
            self._translucent = bool(self.colors[0, 3] < 1)
            self._dirty |= DirtyFlag.COLOR

    def parseMeshData(self) -> DirtyFlag:
        """What to upload before drawing (called by the base class)."""
        dirty, self._dirty = self._dirty, DirtyFlag(0)
        return dirty

    def paint(self) -> None:
        """Draw with the winding of this hand (called by the view)."""
        GL.glFrontFace(GL.GL_CW if self._mirrored else GL.GL_CCW)
        if self._outline_only:
            self._paint_outline()
        else:
            if self._translucent:
                GL.glClear(GL.GL_DEPTH_BUFFER_BIT)
                self._paint_depth()  # so that only the nearest layer of this mesh is drawn
                GL.glDepthFunc(GL.GL_LEQUAL)
            super().paint()
        GL.glFrontFace(GL.GL_CCW)

    def _paint_depth(self) -> None:
        """Fill only the depth buffer."""
        GL.glColorMask(False, False, False, False)
        super().paint()
        GL.glColorMask(True, True, True, True)

    def _paint_outline(self) -> None:
        """Hide what is behind the mesh, but not the lines on its surface."""
        GL.glEnable(GL.GL_POLYGON_OFFSET_FILL)
        GL.glPolygonOffset(1.0, 2.0)
        self._paint_depth()
        GL.glDisable(GL.GL_POLYGON_OFFSET_FILL)

    def free(self) -> None:
        """Release the buffers; the view's context must be current."""
        for buffer in (self.m_vbo_position, self.m_vbo_normal, self.m_vbo_color, self.m_ibo_faces):
            buffer.destroy()
