"""Things that hands hold: a cup, a phone, a pen, a tool."""

import numpy as np

from handmirror.core.types import Array
from handmirror.training.synthetic.forms import ANGLES, RINGS, palm_frame, rings_around
from handmirror.training.synthetic.mesh import PosedArm
from handmirror.training.synthetic.objects import SceneObject, any_material, as_object, free_room, pen

CUP_M, PHONE_M, TOOL_M = (0.030, 0.041), (0.070, 0.145, 0.008), (0.008, 0.014)
EDGES = 12  # degree of the superellipse across a phone
CURLED = [*range(5, 17)]  # joints of index, middle and ring finger


def held_thing(rng: np.random.Generator, name: str, arm: PosedArm) -> SceneObject:
    """The thing of this name in a hand that is posed to hold it."""
    if name == "pen":
        return pen(rng, arm, float(np.linalg.norm(arm.joints[:, 4] - arm.joints[:, 8], axis=1).mean()))
    palm = palm_frame(arm.joints)
    local = np.einsum("tij,tnj->tni", palm.transpose(0, 2, 1), arm.joints - arm.joints[:, 9:10])
    centre, room = free_room(rng, local)
    if name == "tool":  # the fist leaves no room: what the fingers bend around
        centre = np.array([0.0, *local[:, CURLED].mean((0, 1))[1:]])
    along, radii, flat = {"cup": _cup, "phone": _phone, "tool": _tool}[name](rng, room)
    middle = arm.joints[:, 9] + np.einsum("tij,j->ti", palm, centre)
    centres = middle[:, None] + palm[:, None, :, 0] * along[None, :, None]
    basis = np.stack([palm[:, :, 1], palm[:, :, 2]], axis=1)
    across = (np.abs(np.cos(ANGLES)) ** EDGES + np.abs(np.sin(ANGLES) / flat) ** EDGES) ** (-1 / EDGES)
    across = across if flat < 1 else np.ones(len(ANGLES))
    return as_object(name, rings_around(centres, basis, (radii[:, None] * across)[None]), any_material(rng))


def _cup(rng: np.random.Generator, room: float) -> tuple[Array, Array, float]:
    """Places along the axis [RINGS], radii there [RINGS], and how flat it is: 1 is round."""
    radius, length = float(np.clip(room, *CUP_M)), rng.uniform(0.085, 0.11)
    along = np.concatenate([[-0.5, -0.5], np.linspace(-0.48, 0.5, RINGS - 4), [0.5, 0.45]]) * length
    radii = radius * np.concatenate([[0, 0.9], np.linspace(0.94, 1.06, RINGS - 4), [0.98, 0.0]])
    return along + rng.normal(0, 0.008), radii, 1.0


def _phone(rng: np.random.Generator, room: float) -> tuple[Array, Array, float]:
    """A flat box, its long side along the knuckles."""
    width, length, thick = np.array(PHONE_M) * rng.uniform(0.95, 1.05)
    inner = np.linspace(-0.5, 0.5, RINGS - 4)
    along = np.concatenate([[-0.5, -0.5], inner, [0.5, 0.5]]) * length + rng.normal(0, 0.015)
    radii = np.concatenate([[0, 0.96], np.ones(RINGS - 4), [0.96, 0]]) * width / 2
    return along, radii, thick / width


def _tool(rng: np.random.Generator, room: float) -> tuple[Array, Array, float]:
    """A handle with a shaft and a head, as of a screwdriver or a small hammer."""
    grip, shaft = float(np.clip(room, *TOOL_M)), rng.uniform(0.003, 0.005)
    head = rng.uniform(0.003, 0.014)
    along = np.concatenate(
        [[-0.05, -0.05], np.linspace(-0.045, 0.055, 6), [0.06, 0.09, 0.12, 0.15, 0.152, 0.175, 0.177]]
    )
    radii = np.concatenate([[0, 0.9 * grip], np.full(6, grip), [shaft] * 4, [head, head, 0]])
    along, radii = np.append(along, along[-1]), np.append(radii, 0.0)
    return (along, radii, 1.0) if rng.random() < 0.5 else (-along[::-1], radii[::-1], 1.0)
