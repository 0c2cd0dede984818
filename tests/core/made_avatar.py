"""A VRM avatar of boxes, in either version: the smallest file that avatar programs open."""

import json
import struct
from pathlib import Path

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.rotation import matrix_to_axis_angle

# bone of VRM 1.0 -> its parent and its place from there in the T-pose; y up, the avatar looks along +z, its left is +x
BODY = {
    "hips": (None, (0, 0.9, 0)),
    "spine": ("hips", (0, 0.1, 0)),
    "chest": ("spine", (0, 0.12, 0)),
    "neck": ("chest", (0, 0.22, 0)),
    "head": ("neck", (0, 0.08, 0)),
}
LEFT = {
    "Shoulder": ("chest", (0.03, 0.17, 0)),
    "UpperArm": ("Shoulder", (0.11, 0, 0)),
    "LowerArm": ("UpperArm", (0.25, 0, 0)),
    "Hand": ("LowerArm", (0.23, 0, 0)),
    "IndexProximal": ("Hand", (0.085, 0, 0.025)),
    "MiddleProximal": ("Hand", (0.088, 0, 0.003)),
    "RingProximal": ("Hand", (0.083, 0, -0.018)),
    "LittleProximal": ("Hand", (0.075, -0.004, -0.038)),
    "ThumbMetacarpal": ("Hand", (0.02, -0.01, 0.02)),
    "ThumbProximal": ("ThumbMetacarpal", (0.025, 0, 0.025)),
    "ThumbDistal": ("ThumbProximal", (0.02, 0, 0.02)),
    "ThumbEnd": ("ThumbDistal", (0.016, 0, 0.016)),
    "UpperLeg": ("hips", (0.08, -0.04, 0)),
    "LowerLeg": ("UpperLeg", (0, -0.42, 0)),
    "Foot": ("LowerLeg", (0, -0.4, 0)),
}
for _finger in ("Index", "Middle", "Ring", "Little"):
    for _above, _below, _x in (
        ("Proximal", "Intermediate", 0.04),
        ("Intermediate", "Distal", 0.025),
        ("Distal", "End", 0.02),
    ):
        LEFT[_finger + _below] = (_finger + _above, (_x, 0, 0))
# what VRM 0 calls a thumb's bones
VRM0_THUMB = {"ThumbMetacarpal": "ThumbProximal", "ThumbProximal": "ThumbIntermediate"}


def skeleton() -> dict[str, tuple[str | None, np.ndarray]]:
    """The parent and the place from there of all bones, parents first; those that end in End are no bones of VRM's."""
    bones = {name: (parent, np.array(place, float)) for name, (parent, place) in BODY.items()}
    waiting = {
        side + name: (parent if parent in BODY else side + parent, np.array(place) * [sign, 1, 1])
        for side, sign in (("left", 1), ("right", -1))
        for name, (parent, place) in LEFT.items()
    }
    while waiting:
        for name in [name for name, (parent, _) in waiting.items() if parent in bones]:
            bones[name] = waiting.pop(name)
    return bones


def write_avatar(path: Path, version: int, leave_out: tuple[str, ...] = (), texture: str = "") -> None:
    """Write a VRM of `version` 0 or 1.

    VRM 0 looks along -z and its bones have no rotation at rest; those of VRM 1 may have any, and here have.
    The bones in `leave_out` are missing; `texture` is the address of a picture.
    """
    bones, random = skeleton(), np.random.default_rng(5)
    names = list(bones)
    gltf, data = box()
    turned: dict[str, np.ndarray] = {}
    for name, (parent, place) in bones.items():
        world = quaternion.from_axis_angle(random.normal(size=3) * (version == 1))
        above = turned[parent] if parent else np.eye(3)
        turned[name] = quaternion.to_matrix(world)
        place = place * ([1, 1, 1] if version == 1 else [-1, 1, -1])
        node = {"name": f"bone {name}", "children": [], "translation": (above.T @ place).tolist()}
        node["rotation"] = _quaternion(above.T @ turned[name])
        gltf["nodes"].append(node)
        if parent:
            gltf["nodes"][names.index(parent)]["children"].append(names.index(name))
    for parent, place in bones.values():
        if parent:
            place = place * ([1, 1, 1] if version == 1 else [-1, 1, -1])
            gltf["nodes"][names.index(parent)]["children"].append(len(gltf["nodes"]))
            gltf["nodes"].append(_box_node(turned[parent], place))
    for node in gltf["nodes"]:
        if not node.get("children"):
            node.pop("children", None)
    human = {name: names.index(name) for name in bones if not name.endswith("End") and name not in leave_out}
    if texture:
        gltf["images"], gltf["textures"] = [{"uri": texture}], [{"source": 0}]
        gltf["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"] = {"index": 0}
    gltf["scene"], gltf["scenes"] = 0, [{"nodes": [0]}]
    _add_vrm(gltf, human, version)
    path.write_bytes(glb(gltf, data))


def glb(gltf: dict, data: bytes) -> bytes:
    """A binary glTF file."""
    text = json.dumps(gltf).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(data), b"BIN\0") + data
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def box() -> tuple[dict, bytes]:
    """A file with one mesh, a box from 0 to 1 along x, and no nodes yet; and its data."""
    corners = np.array([[x, y, z] for x in (0, 1) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    triangles = np.array([corner for a, b, c, d in quads for corner in (a, b, c, a, c, d)])
    points = corners[triangles].astype("<f4")
    normals = np.cross(points[1::3] - points[::3], points[2::3] - points[::3]).repeat(3, axis=0).astype("<f4")
    data = points.tobytes() + normals.tobytes()
    accessor = {"componentType": 5126, "count": len(points), "type": "VEC3"}
    return {
        "asset": {"version": "2.0"},
        "nodes": [],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0, "NORMAL": 1}, "material": 0}]}],
        "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [0.5, 0.7, 0.9, 1], "metallicFactor": 0}}],
        "accessors": [
            {"bufferView": 0, **accessor, "min": [0, -0.5, -0.5], "max": [1, 0.5, 0.5]},
            {"bufferView": 1, **accessor},
        ],
        "bufferViews": [{"buffer": 0, "byteOffset": k * points.nbytes, "byteLength": points.nbytes} for k in (0, 1)],
        "buffers": [{"byteLength": len(data)}],
    }, data


def _box_node(turned: np.ndarray, place: np.ndarray) -> dict:
    length = float(np.linalg.norm(place))
    along = place / length
    across = np.cross(along, [0.0, 0.0, 1.0] if abs(along[2]) < 0.9 else [1.0, 0.0, 0.0])
    across /= np.linalg.norm(across)
    axes = np.stack([along, across, np.cross(along, across)], axis=1)
    width = min(0.3 * length + 0.005, 0.07)
    return {"mesh": 0, "rotation": _quaternion(turned.T @ axes), "scale": [length, width, width]}


def _add_vrm(gltf: dict, human: dict[str, int], version: int) -> None:
    if version == 1:
        meta = {"name": "Boxes", "authors": ["Handmirror"], "licenseUrl": "https://vrm.dev/licenses/1.0/"}
        bones = {name: {"node": node} for name, node in human.items()}
        extension = {"VRMC_vrm": {"specVersion": "1.0", "meta": meta, "humanoid": {"humanBones": bones}}}
    else:
        rows = [{"bone": _vrm0_name(name), "node": node, "useDefaultValues": True} for name, node in human.items()]
        meta = {"title": "Boxes", "author": "Handmirror"}
        extension = {"VRM": {"specVersion": "0.0", "meta": meta, "humanoid": {"humanBones": rows}}}
    gltf["extensions"], gltf["extensionsUsed"] = extension, list(extension)


def _vrm0_name(name: str) -> str:
    side = next((side for side in ("left", "right") if name.startswith(side)), "")
    part = name.removeprefix(side)
    return side + VRM0_THUMB.get(part, part)


def _quaternion(rotation: np.ndarray) -> list[float]:
    return quaternion.from_axis_angle(matrix_to_axis_angle(rotation)).tolist()
