"""State that a process keeps from clip to clip: the renderer, the hands' meshes, textures and folders."""

from dataclasses import replace

import numpy as np

from handmirror.core.types import Array, Side
from handmirror.training.synthetic.background import photos_in
from handmirror.training.synthetic.draw import Material, Renderer, Shape
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.mesh import ArmMesh, PosedArm, velocities
from handmirror.training.synthetic.objects import GRID_FACES, GRID_UV, SceneObject
from handmirror.training.synthetic.skin import layout_uv, mark_texture, noise_texture, skins_in

MAX_OBJECTS = 14
OBJECT_PART = 16  # part number of objects
OTHER_HAND = 32  # added to the parts of another hand


class Studio:
    """Created once per process: reading meshes and painting marks takes about a second."""

    def __init__(self, knobs: Knobs) -> None:
        self.renderer, self.arms = Renderer(), ArmMesh()
        self.skins, self.photos = skins_in(knobs.skin.folder), photos_in(knobs.background.folder)
        uv = layout_uv(self.arms.uv)
        right = self.arms.faces, self.arms.rough
        left = right[0][:, ::-1], right[1][:, ::-1]
        part = self.arms.part
        self._hands = {
            (side, other): self.renderer.shape(faces, rough, uv, part + other * OTHER_HAND)
            for side, (faces, rough) in ((Side.RIGHT, right), (Side.LEFT, left))
            for other in (0, 1)
        }
        object_part = np.full(len(GRID_UV), OBJECT_PART)
        self._objects = [self.renderer.shape(GRID_FACES, GRID_FACES, GRID_UV, object_part) for _ in range(MAX_OBJECTS)]
        self.renderer.set_texture("noise", noise_texture(), repeat=True)
        self.renderer.set_texture("marks", mark_texture(self.renderer, self.arms, uv))
        self._skins = (Material(), Material())
        self.shapes_in_use: list[Shape] = []

    def rest_wrist(self, shape: Array) -> Array:
        """Where the wrist [3] of betas [10] is at rest, metres."""
        return self.arms.model.rest_wrist(shape)

    def dress(self, skin: Material, texture: str) -> None:
        """Give the hands their skin, made of a texture of the folder unless that is ""."""
        if texture and self.skins is not None:
            self.renderer.set_texture("skin", self.skins.read(texture))
            skin = replace(skin, base="skin")
        self._skins = skin, skin

    def tint_second(self, factor: tuple[float, float, float]) -> None:
        """Give the second hand another person's colour: that of the first, each channel times a factor, linear."""
        first = self._skins[0]
        red, green, blue = (a * b for a, b in zip(first.tint, factor, strict=True))
        self._skins = first, replace(first, tint=(red, green, blue))

    def pose_shapes(self, arms: list[PosedArm], objects: list[SceneObject], time_s: Array, frame: int) -> list[Shape]:
        """Bring all meshes to a frame; what is to be drawn."""
        shapes = []
        for k, arm in enumerate(arms):
            shape = self._hands[arm.side, min(k, 1)]
            shape.material = self._skins[min(k, 1)]
            shape.write(
                arm.positions[frame], arm.normals[frame], velocities(arm.positions, time_s, frame), arm.open_sky[frame]
            )
            shapes.append(shape)
        for shape, each in zip(self._objects, objects, strict=False):
            shape.material = each.material
            shape.write(each.places[frame], each.normals[frame], velocities(each.places, time_s, frame), 1.0)
            shapes.append(shape)
        self.shapes_in_use = shapes
        return shapes
