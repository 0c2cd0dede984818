"""One hand mesh in the 3D view."""

import numpy as np
from OpenGL import GL
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


class HandMeshItem(GLMeshItem):
    """A mesh whose faces never change: each frame uploads only vertices and normals.

    The base class would compute the normals in a Python loop that takes milliseconds per frame.
    """

    def __init__(self, faces: np.ndarray) -> None:
        super().__init__(shader=_skin_shader(), glOptions="opaque")
        self.faces = np.ascontiguousarray(faces, np.uint32)
        self._dirty = DirtyFlag.FACES
        self._mirrored = False
        self.setVisible(False)

    def show_mesh(self, vertices: Array, normals: Array, color: Color, mirrored: bool) -> None:
        """Show vertices [v, 3] with outward unit normals [v, 3]; `mirrored` when the faces are wound the other way.

        With an alpha below 1 it is blended over everything drawn before, regardless of depth.
        """
        self.vertexes = np.ascontiguousarray(vertices, np.float32)
        self.normals = np.ascontiguousarray(normals, np.float32)
        self.opts["color"] = color
        self.setGLOptions("opaque" if color[3] == 1 else "translucent")
        self._mirrored = mirrored
        self._dirty |= DirtyFlag.POSITION | DirtyFlag.NORMAL
        self.setVisible(True)

    def parseMeshData(self) -> DirtyFlag:
        """What to upload before drawing (called by the base class)."""
        dirty, self._dirty = self._dirty, DirtyFlag(0)
        return dirty

    def paint(self) -> None:
        """Draw with the winding of this hand (called by the view)."""
        GL.glFrontFace(GL.GL_CW if self._mirrored else GL.GL_CCW)
        if self.opts["color"][3] < 1:
            self._paint_depth()
        super().paint()
        GL.glFrontFace(GL.GL_CCW)

    def _paint_depth(self) -> None:
        """Clear the depth buffer, and fill it so that only the nearest layer of this mesh is drawn."""
        GL.glClear(GL.GL_DEPTH_BUFFER_BIT)
        GL.glDepthFunc(GL.GL_LEQUAL)
        GL.glColorMask(False, False, False, False)
        super().paint()
        GL.glColorMask(True, True, True, True)

    def free(self) -> None:
        """Release the buffers; the view's context must be current."""
        for buffer in (self.m_vbo_position, self.m_vbo_normal, self.m_ibo_faces):
            buffer.destroy()
