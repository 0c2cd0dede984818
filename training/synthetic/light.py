"""Lamps, sky and exposure."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from handmirror.core.types import Array
from handmirror.training.synthetic.knobs import LightKnobs

SKIN_ALBEDO = 0.28  # what a camera's automatic exposure makes medium bright
MEDIUM = 0.30


@dataclass(frozen=True, eq=False)
class Lighting:
    """The light of a clip. Directions and places are the scene's; strengths are linear RGB."""

    place: Array  # [k, 4] w = 1: a lamp's place; w = 0: the direction towards a far light
    colour: Array  # [k, 3] strength at the middle of the scene
    sky: Array  # [3] from above
    ground: Array  # [3] from below
    exposure: Array  # [3]
    softness: float  # of the first light's shadow, as a part of the scene
    stops: float  # by which the automatic exposure errs
    reach: float  # metres around the middle that can cast and take shadows

    @property
    def lamps(self) -> int:
        """How many there are."""
        return len(self.colour)

    @cached_property
    def shadow_clip(self) -> Array:
        """[4, 4] from the scene to the clip space of the first light's image."""
        towards = self.place[0, :3] / np.linalg.norm(self.place[0, :3])
        side = np.cross(towards, (0.0, 0.0, 1.0) if abs(towards[2]) < 0.9 else (1.0, 0.0, 0.0))
        side /= np.linalg.norm(side)
        matrix = np.eye(4)
        matrix[:3, :3] = np.stack([side, np.cross(towards, side), -towards]) / self.reach
        return matrix

    @cached_property
    def uniforms(self) -> dict[str, Any]:
        """For the shaders."""
        to_map = np.eye(4)
        to_map[:3] *= 0.5
        to_map[:3, 3] = 0.5
        return {
            "light_place": np.asarray(self.place),
            "light_colour": np.asarray(self.colour),
            "sky": tuple(self.sky),
            "ground": tuple(self.ground),
            "exposure": tuple(self.exposure),
            "shadow_matrix": to_map @ self.shadow_clip,
            "shadow_softness": self.softness / self.reach,
            "shadow_bias": 0.003 / self.reach,
        }


def draw_lighting(rng: np.random.Generator, knobs: LightKnobs, camera_rotation: Array, reach: float) -> Lighting:
    """Lamps mostly above and before the hands, as a room has them."""
    count = 1 + int(rng.random() < knobs.second_lamp) + int(rng.random() < knobs.third_lamp)
    place, colour = np.zeros((count, 4)), np.zeros((count, 3))
    for k in range(count):
        way: Array = rng.normal(size=3) * (1.0, 0.7, 0.6) + (0, -0.7, -0.55)
        if k and rng.random() < 0.3:
            way[2] = abs(way[2]) + 0.5  # behind the hands
        way = camera_rotation.T @ (way / np.linalg.norm(way))
        near = rng.random() < knobs.near
        distance = rng.uniform(0.5, 2.0) if near else 1.0
        place[k] = (*(way * distance), float(near))
        strength = 1.0 if k == 0 else rng.uniform(0.15, 0.9)
        hue = warmth(rng.uniform(*knobs.warmth_k))
        if rng.random() < knobs.coloured:
            hue = vivid(rng)
        colour[k] = strength * hue
    flatness = np.exp(rng.uniform(*np.log(knobs.ambient)))
    sky = flatness * warmth(rng.uniform(*knobs.warmth_k))
    ground = sky * rng.uniform(0.25, 0.8) * (1 + rng.normal(0, 0.08, 3))
    received = (colour.sum(0) * 0.5 + 0.6 * sky + 0.3 * ground).mean()
    white = (colour.sum(0) * 0.5 + 0.6 * sky).clip(0.05)
    balance = (white.mean() / white) ** rng.uniform(*knobs.white_balance)
    stops = rng.normal(0, knobs.exposure_stops)
    exposure = 2.0**stops * MEDIUM / (SKIN_ALBEDO * received) * balance
    return Lighting(place, colour, sky, ground, exposure, rng.uniform(*knobs.softness_m), stops, reach)


def developed(linear: Array, exposure: Array | float) -> Array:
    """The camera's response to linear light [..., 3]: 0..1, as in `light.glsl`."""
    x = np.maximum(linear * exposure, 0)
    toned = np.clip(x * (1 + 0.1 * x) / (1 + 0.55 * x), 0, 1)
    return np.where(toned < 0.0031308, 12.92 * toned, 1.055 * np.maximum(toned, 1e-9) ** (1 / 2.4) - 0.055)


def warmth(kelvin: float) -> Array:
    """Linear RGB of a glowing body, mean 1 (a fit for 1500..12000 K)."""
    t = np.log(kelvin / 6500)
    rgb = np.exp(np.array([-0.42, 0.0, 0.62]) * t + np.array([-0.05, -0.13, -0.28]) * t * t)
    return rgb / rgb.mean()


def vivid(rng: np.random.Generator) -> Array:
    """Linear RGB of a coloured lamp or a screen, mean 1."""
    rgb = rng.dirichlet((1.0, 1.0, 1.0)) + 0.05
    return rgb / rgb.mean()
