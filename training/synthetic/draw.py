"""Draws a scene off screen with OpenGL, by EGL: on a graphics card or, without one, by Mesa's llvmpipe."""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import moderngl
import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.types import Array, Image
from handmirror.training.synthetic.light import Lighting

SHADERS = Path(__file__).parent / "shaders"
SHADOW_SIZE = 256
SKIN, OBJECT = 0, 1
MOVING_FLOATS = 10
# name and number of floats of what each vertex has, new in every frame or fixed
MOVING = (("in_position", 3), ("in_normal", 3), ("in_velocity", 3), ("in_open", 1))
FIXED = (("in_uv", 2), ("in_part", 1))
# what is noted of each pixel before it is shaded, its numbers and their kind; see `geometry.frag`
NOTED = (("facing", 4, "f2"), ("at", 2, "f4"), ("further", 2, "f4"))
SAMPLERS = ("shadow_map", "noise", "base", "marks", "printed", "shown", *(name for name, _, _ in NOTED))
MATERIALS = 16  # in an image at most


@dataclass(frozen=True, eq=False)
class View:
    """An image to take: the camera in the scene, and the part of its image plane that is wanted."""

    rotation: Array  # [3, 3] x_camera = rotation @ x_scene + shift
    shift: Array  # [3] metres
    K: Array  # [3, 3] of the wanted image; the centre of its first pixel is (0, 0)
    size: tuple[int, int]  # width and height in pixels

    @property
    def eye(self) -> Array:
        """Where the camera is in the scene."""
        return -self.rotation.T @ self.shift


@dataclass(frozen=True, eq=False)
class Material:
    """Appearance of a surface; see `surface.frag`."""

    kind: int = OBJECT
    base: str = "white"  # name of a texture of the renderer; of objects "white" or "printed"
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    pigment: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    polish: tuple[float, float, float] = (0.0, 0.0, 0.0)
    polished: float = 0.0
    gloss: tuple[float, float] = (0.1, 30.0)
    metal: float = 0.0
    pattern: float = 0.0
    pattern_scale: tuple[float, float] = (1.0, 1.0)
    puff: float = 0.0  # metres


@dataclass(eq=False)
class Stage:
    """What lies behind everything: a far image and, with normal and offset, a table; see `table.frag`."""

    far_rotation: Array  # [3, 3] of the camera that the far image is made for
    far_window: tuple[float, float, float, float]  # x, y of its first corner and its size, as tangents of that camera
    far: Image | None = None  # [h, w, 3]
    table: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    table_along: tuple[float, float, float] = (1.0, 0.0, 0.0)
    table_edges: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    table_colour: tuple[float, float, float] = (0.5, 0.4, 0.3)
    table_pattern: tuple[float, float] = (0.0, 2.0)
    table_gloss: float = 0.02


@dataclass(frozen=True, eq=False)
class Target:
    """What an image is drawn to."""

    geometry: moderngl.Framebuffer
    noted: dict[str, moderngl.Texture]  # its content
    framebuffer: moderngl.Framebuffer  # has the depth of `geometry`
    shown: moderngl.Texture  # its content
    moved: moderngl.Framebuffer


@dataclass(eq=False)
class Shape:
    """A mesh on the graphics side; its vertices are written for every frame."""

    moving: moderngl.Buffer
    fixed: moderngl.Buffer
    index: moderngl.Buffer
    rough: moderngl.Buffer  # index of fewer triangles, for what is not seen sharply
    arrays: dict[moderngl.Program, moderngl.VertexArray] = field(default_factory=dict)
    material: Material = field(default_factory=Material)

    def write(self, positions: Array, normals: Array, velocity: Array, open_sky: Array | float) -> None:
        """Set all vertices [n, 3]."""
        rows = np.empty((len(positions), MOVING_FLOATS), np.float32)
        rows[:, :3], rows[:, 3:6], rows[:, 6:9], rows[:, 9] = positions, normals, velocity, open_sky
        with self.moving.ctx:
            self.moving.write(rows)


Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def _in_context(
    method: Callable[Concatenate["Renderer", Parameters], Result],
) -> Callable[Concatenate["Renderer", Parameters], Result]:
    """Makes the renderer's context current during the call only; these methods must not call each other.

    In a thread with a current context of EGL, Qt cannot use one of GLX.
    """

    @functools.wraps(method)
    def call(renderer: "Renderer", *args: Parameters.args, **keywords: Parameters.kwargs) -> Result:
        with renderer.context:
            renderer.context.gc()  # not earlier: OpenGL frees these numbers in whichever context is current
            return method(renderer, *args, **keywords)

    return call


class Renderer:
    """One OpenGL context with its programs and textures.

    It is current during each call only, so that several renderers, and a window, can be used in one thread.
    """

    def __init__(self) -> None:
        self.context = open_context()
        self._set_up()

    @_in_context
    def _set_up(self) -> None:
        self.context.depth_func = "<="
        self.context.front_face = "cw"  # rows run down, which turns faces over
        self._programs: dict[tuple[str, ...], moderngl.Program] = {}
        self._screens: dict[moderngl.Program, moderngl.VertexArray] = {}
        depth = self.context.depth_texture((SHADOW_SIZE, SHADOW_SIZE))
        depth.compare_func, depth.repeat_x, depth.repeat_y = "<=", False, False
        self._shadow_map, self._shadow_frame = depth, self.context.framebuffer(depth_attachment=depth)
        self._targets: dict[tuple[int, int], Target] = {}
        self._textures: dict[str, moderngl.Texture] = {}
        for name in ("white", "printed"):
            self._write_texture(name, np.full((1, 1, 3), 255, np.uint8), repeat=False)

    @property
    def device(self) -> str:
        """What draws, in words."""
        return str(self.context.info["GL_RENDERER"])

    @_in_context
    def shape(self, faces: np.ndarray, rough: np.ndarray, uv: Array, part: Array) -> Shape:
        """A mesh of `faces` [f, 3], or `rough` ones [g, 3], whose n vertices have fixed `uv` [n, 2] and parts [n]."""
        context = self.context
        moving = context.buffer(reserve=len(uv) * MOVING_FLOATS * 4, dynamic=True)
        fixed = context.buffer(np.column_stack([uv, part]).astype(np.float32))
        index, few = (context.buffer(np.ascontiguousarray(index, np.int32)) for index in (faces, rough))
        return Shape(moving, fixed, index, few)

    @_in_context
    def set_texture(self, name: str, image: Image, repeat: bool = False) -> None:
        """Keep an image [h, w, 3 or 4] under a name, in place of the last one."""
        self._write_texture(name, image, repeat)

    def _write_texture(self, name: str, image: Image, repeat: bool) -> None:
        height, width, channels = image.shape
        texture = self._textures.get(name)
        if texture is None or texture.size != (width, height) or texture.components != channels:
            texture = self._textures[name] = self.context.texture((width, height), channels, alignment=1)
            texture.repeat_x = texture.repeat_y = repeat
        texture.write(np.ascontiguousarray(image))
        if max(width, height) > 1:
            texture.build_mipmaps()
            texture.filter = (moderngl.LINEAR_MIPMAP_NEAREST, moderngl.LINEAR)

    @_in_context
    def draw_shadows(self, shapes: list[Shape], lighting: Lighting) -> None:
        """Draw what the first light sees; `draw` uses it until the next call."""
        context = self.context
        self._shadow_frame.use()
        context.viewport = (0, 0, SHADOW_SIZE, SHADOW_SIZE)
        self._shadow_frame.clear(depth=1.0)
        # back faces count, too: an arm that starts in front of the drawn range is open there
        context.enable_only(moderngl.DEPTH_TEST)
        program = self._program("shadow", "shadow")
        _set(program, {"shadow_clip": lighting.shadow_clip})
        for shape in shapes:
            self._array(shape, program, rough=True).render()

    @_in_context
    def draw(self, view: View, shapes: list[Shape], lighting: Lighting, oversampling: float) -> Image:
        """What stands before the stage [h, w, 4], `oversampling` as large: RGB, and 255 where there is anything."""
        target = self._target(_scaled(view.size, oversampling))
        self._draw_to(target, view, shapes, lighting)
        return _read(target.framebuffer)

    def _draw_to(self, target: Target, view: View, shapes: list[Shape], lighting: Lighting) -> None:
        """Draw the middle moment: first which place each pixel shows, then its colour.

        The triangles are so small that shading each as it is drawn would mostly be wasted.
        """
        camera = _camera(view, target.shown.size)
        materials = list(dict.fromkeys(shape.material for shape in shapes))
        skin = next((material for material in materials if material.kind == SKIN), materials[0])
        program = self._program("surface", "geometry")
        _set(program, {**camera, "moment": 0.0})
        target.geometry.use()
        target.geometry.clear()  # all of it: neighbours of a drawn pixel are read, too
        self.context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        for shape in shapes:
            _set(program, {"puff": shape.material.puff, "material": materials.index(shape.material)})
            self._array(shape, program).render()
        target.framebuffer.use()
        target.framebuffer.clear()
        self.context.enable_only(moderngl.DEPTH_TEST)
        self.context.depth_func = ">"  # where there is anything before the end of all
        program = self._program("screen", "surface", f"LIGHTS {lighting.lamps}", f"MATERIALS {MATERIALS}")
        _set(program, {**camera, **lighting.uniforms, **_material_uniforms(materials, skin)})
        _set(program, {"print_level": float(np.log2(self._textures["printed"].width))})
        self._shade(program, {**target.noted, "base": self._textures[skin.base if skin.kind == SKIN else "white"]})
        self.context.depth_func = "<="

    def draw_moments(self, view: View, shapes: list[Shape], lighting: Lighting, moments: Array) -> Iterator[Image]:
        """As `draw`, without oversampling, of moments in seconds from the middle of the exposure.

        Only the middle is shaded; what moves takes its colours along.
        """
        target, program = self._draw_middle(view, shapes, lighting)
        for moment in moments:
            yield self._draw_moment(target, program, shapes, moment)

    @_in_context
    def _draw_middle(self, view: View, shapes: list[Shape], lighting: Lighting) -> tuple[Target, moderngl.Program]:
        target = self._target(view.size)
        self._draw_to(target, view, shapes, lighting)
        program = self._program("surface", "moved")
        _set(program, _camera(view, view.size))
        target.shown.use(SAMPLERS.index("shown"))
        self.context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        return target, program

    @_in_context
    def _draw_moment(self, target: Target, program: moderngl.Program, shapes: list[Shape], moment: float) -> Image:
        target.moved.use()
        target.moved.clear()
        _set(program, {"moment": moment})
        for shape in shapes:
            _set(program, {"puff": shape.material.puff})
            self._array(shape, program, rough=True).render()
        return _read(target.moved)

    @_in_context
    def draw_table(self, view: View, stage: Stage, lighting: Lighting, scale: float) -> Image:
        """The table alone with the shadows on it [h, w, 4], `scale` as large: RGB, and how much of a pixel it fills."""
        target = self._target(_scaled(view.size, scale))
        target.framebuffer.use()
        self.context.enable_only(moderngl.NOTHING)
        program = self._program("screen", "table", f"LIGHTS {lighting.lamps}")
        _set(program, {**_camera(view, target.shown.size), **lighting.uniforms, **vars(stage)})
        self._shade(program, {})
        return _read(target.framebuffer)

    def _shade(self, program: moderngl.Program, own: dict[str, moderngl.Texture]) -> None:
        """Draw one triangle over the whole image, with the program's textures and its `own`."""
        known = {**self._textures, "shadow_map": self._shadow_map, **own}
        for unit, name in enumerate(SAMPLERS):
            if program.get(name, None) is not None:
                known[name].use(unit)
        if program not in self._screens:
            self._screens[program] = self.context.vertex_array(program, [])
        self._screens[program].render(vertices=3)

    @_in_context
    def truth(self, view: View, shapes: list[Shape]) -> tuple[Array, Image]:
        """Depth in metres [h, w], 0 where there is nothing, and numbers of the parts [h, w] of the middle moment."""
        width, height = view.size
        context = self.context
        colour, depth = context.texture(view.size, 2, dtype="f4"), context.depth_renderbuffer(view.size)
        frame = context.framebuffer([colour], depth)
        frame.use()
        frame.clear()
        context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        program = self._program("surface", "truth")
        _set(program, {**_camera(view, view.size), "moment": 0.0})
        for shape in shapes:
            _set(program, {"puff": shape.material.puff})
            self._array(shape, program).render()
        found = np.frombuffer(frame.read(components=2, dtype="f4"), np.float32).reshape(height, width, 2)
        return found[..., 0], np.round(found[..., 1]).astype(np.uint8)

    @_in_context
    def unwrap(
        self, side: int, faces: np.ndarray, uv: Array, positions: Array, normals: Array, nail: Array, part: Array
    ) -> tuple[Array, Array]:
        """A mesh laid out flat in its texture: place and nail [side, side, 4], normal and part [side, side, 4]."""
        context = self.context
        program = self._program("unwrap", "unwrap")
        rows = np.column_stack([positions, normals, nail, uv, part]).astype(np.float32)
        content = [
            (context.buffer(rows), "3f4 3f4 1f4 2f4 1f4", "in_position", "in_normal", "in_nail", "in_uv", "in_part")
        ]
        targets = [context.texture((side, side), 4, dtype="f4") for _ in range(2)]
        frame = context.framebuffer(targets)
        frame.use()
        frame.clear()
        context.enable_only(moderngl.NOTHING)
        context.vertex_array(program, content, context.buffer(np.ascontiguousarray(faces, np.int32))).render()
        first, second = (np.frombuffer(target.read(), np.float32).reshape(side, side, 4) for target in targets)
        return first, second

    def _target(self, size: tuple[int, int]) -> Target:
        """The place to draw to; sizes repeat, so they are kept until there are too many."""
        if size not in self._targets:
            if len(self._targets) > 24:
                self._targets.clear()
            context, depth = self.context, self.context.depth_renderbuffer(size)
            noted = {name: context.texture(size, floats, dtype=dtype) for name, floats, dtype in NOTED}
            geometry = context.framebuffer(list(noted.values()), depth)
            shown = context.texture(size, 4)
            shown.repeat_x = shown.repeat_y = False
            framebuffer = context.framebuffer([shown], depth)
            framebuffer.depth_mask = False
            moved = context.framebuffer([context.texture(size, 4)], context.depth_renderbuffer(size))
            self._targets[size] = Target(geometry, noted, framebuffer, shown, moved)
        return self._targets[size]

    def _program(self, vertex: str, fragment: str, *defined: str) -> moderngl.Program:
        """A program with names defined; each is compiled once."""
        key = (vertex, fragment, *defined)
        if key not in self._programs:
            head = "".join(f"#define {name}\n" for name in defined)
            sources = (_source(f"{vertex}.vert"), _source(f"{fragment}.frag").replace("\n", f"\n{head}", 1))
            program = self._programs[key] = self.context.program(*sources)
            _set(program, {name: unit for unit, name in enumerate(SAMPLERS)})
        return self._programs[key]

    def _array(self, shape: Shape, program: moderngl.Program, rough: bool = False) -> moderngl.VertexArray:
        """What feeds a shape to a program, which always draws it `rough` or never."""
        if program not in shape.arrays:
            content = [_fed(program, shape.moving, MOVING), _fed(program, shape.fixed, FIXED)]
            used = [part for part in content if len(part) > 2]
            shape.arrays[program] = self.context.vertex_array(program, used, shape.rough if rough else shape.index)
        return shape.arrays[program]


def _fed(program: moderngl.Program, buffer: moderngl.Buffer, layout: tuple[tuple[str, int], ...]) -> tuple:
    """A buffer, its format, and the names in it that the program uses."""
    uses = [name in program for name, _ in layout]
    form = " ".join(f"{size}f4" if used else f"{4 * size}x" for (_, size), used in zip(layout, uses, strict=True))
    return (buffer, form, *(name for (name, _), used in zip(layout, uses, strict=True) if used))


def open_context() -> moderngl.Context:
    """An OpenGL context without a screen; UserError naming what is missing."""
    try:
        context = moderngl.create_context(require=330, standalone=True, backend="egl")  # type: ignore[arg-type]
    except Exception as error:  # the library raises bare Exceptions
        raise UserError(
            f"OpenGL is not available without a screen ({error}): install the system's packages libegl1 and "
            f"libgl1-mesa-dri, on Debian or Ubuntu with  sudo apt-get install libegl1 libgl1-mesa-dri ."
        ) from error
    context.__exit__(None, None, None)  # its creation made it current
    context.gc_mode = "context_gc"  # unused objects are collected, and freed by `Renderer`
    return context


def _read(frame: moderngl.Framebuffer) -> Image:
    """An image [h, w, 4]."""
    width, height = frame.size
    return np.frombuffer(frame.read(components=4), np.uint8).reshape(height, width, 4)


def _source(name: str) -> str:
    text = (SHADERS / name).read_text(encoding="utf-8")
    return re.sub(r"#include (\S+)", lambda found: _source(found[1]), text)


def _scaled(size: tuple[int, int], scale: float) -> tuple[int, int]:
    width, height = (int(np.ceil(side * scale)) for side in size)
    return width, height


def _camera(view: View, size: tuple[int, int]) -> dict[str, Any]:
    scale = np.array(size) / view.size
    fx, fy, cx, cy = view.K[0, 0], view.K[1, 1], view.K[0, 2], view.K[1, 2]
    x, y = scale
    return {
        "view_rotation": view.rotation,
        "view_shift": tuple(view.shift),
        "camera": (fx * x, fy * y, (cx + 0.5) * x - 0.5, (cy + 0.5) * y - 0.5),
        "image_size": size,
        "eye": tuple(view.eye),
    }


def _material_uniforms(materials: list[Material], skin: Material) -> dict[str, Any]:
    """The materials of an image, and what only its skin has, for `surface.frag`."""
    values = np.zeros((3, MATERIALS, 4), np.float32)
    for k, material in enumerate(materials):
        values[0, k] = (*material.tint, material.metal)
        values[1, k] = (*material.gloss, material.pattern, material.base == "printed")
        values[2, k, :3] = (*material.pattern_scale, material.kind == SKIN)
    own = {"pigment": skin.pigment, "polish": skin.polish, "polished": skin.polished}
    return {**dict(zip(("tint_metal", "finish", "weave"), values, strict=True)), **own}


def _columns(matrix: Array) -> bytes:
    return np.ascontiguousarray(np.asarray(matrix, np.float32).T).tobytes()  # OpenGL stores columns


def _set(program: moderngl.Program, values: dict[str, Any]) -> None:
    """Set those of the values that the program uses."""
    for name, value in values.items():
        uniform = program.get(name, None)
        if isinstance(uniform, moderngl.Uniform):
            if isinstance(value, np.ndarray):
                uniform.write(_columns(value) if uniform.dimension in (9, 16) else value.astype(np.float32).tobytes())
            else:
                uniform.value = value
