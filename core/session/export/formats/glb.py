"""GLB (binary glTF 2.0): a skeleton with a skin for each hand, and one animation of all of them."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pygltflib as gltf

from handmirror.core.session.export.motion import Motion
from handmirror.core.session.export.notes import RIG, Y_UP_AXES, describe, scene_rate, with_size
from handmirror.core.session.export.rig import PARENTS, SKIN_COLOUR, Rig, make_rig, visibility
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array

SENTENCES = (
    Y_UP_AXES,
    RIG,
    "There is a keyframe at each timestamp at which the hand was seen; while it is out of sight, it is scaled to zero.",
    "three.js hides a mesh while the place where it was first drawn is out of view: set frustumCulled = false on "
    "every mesh.",
    "Blender before 3.5 with numpy 1.24 to 1.26, as in Debian 12, cannot open glTF meshes with default shading: choose "
    "Smooth Shading in the import dialog there.",
)
_KINDS = {1: gltf.SCALAR, 3: gltf.VEC3, 4: gltf.VEC4, 16: gltf.MAT4}
_COMPONENTS = {"f": gltf.FLOAT, "u1": gltf.UNSIGNED_BYTE, "u2": gltf.UNSIGNED_SHORT}


@dataclass
class _Scene:
    """A glTF scene that grows node by node."""

    file: gltf.GLTF2
    blob: bytearray = field(default_factory=bytearray)

    def data(self, values: np.ndarray, target: int | None = None, bounds: bool = False) -> int:
        """Add numbers [n] or [n, k] and return their accessor; `target` is what a graphics card uses them for."""
        values = np.ascontiguousarray(values.astype(values.dtype.newbyteorder("<")))
        view = gltf.BufferView(buffer=0, byteOffset=len(self.blob), byteLength=values.nbytes, target=target)
        self.file.bufferViews.append(view)
        self.blob.extend(values.tobytes())
        rows = values.reshape(len(values), -1)
        accessor = gltf.Accessor(
            bufferView=len(self.file.bufferViews) - 1,
            componentType=_COMPONENTS["f" if values.dtype.kind == "f" else values.dtype.str[1:]],
            count=len(values),
            type=_KINDS[rows.shape[1]],
            min=rows.min(0).tolist() if bounds else None,
            max=rows.max(0).tolist() if bounds else None,
        )
        self.file.accessors.append(accessor)
        return len(self.file.accessors) - 1

    def node(self, **facts: object) -> int:
        """Add a node and return its number."""
        self.file.nodes.append(gltf.Node(**facts))
        return len(self.file.nodes) - 1


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    motion = job.motion
    text = describe(motion, *sentences(job))
    asset = gltf.Asset(version="2.0", generator="Handmirror", extras={"readme": text, "fps": motion.fps})
    material = gltf.Material(
        name="skin",
        pbrMetallicRoughness=gltf.PbrMetallicRoughness(baseColorFactor=list(SKIN_COLOUR), metallicFactor=0.0),
    )
    scene = _Scene(gltf.GLTF2(asset=asset, scene=0, scenes=[gltf.Scene(name=motion.source)], materials=[material]))
    animation = gltf.Animation(name=motion.source)
    for hand in motion.hands:
        rig = make_rig(hand, motion, job.model, job.follow_size)
        first = len(scene.file.nodes)
        _add_skeleton(scene, rig)
        _add_skin(scene, rig, first)
        _animate(scene, animation, rig, first)
        _hide(scene, animation, rig, motion, first)
        scene.file.scenes[0].nodes += [first, len(scene.file.nodes) - 1]
    scene.file.animations.append(animation)
    scene.file.buffers.append(gltf.Buffer(byteLength=len(scene.blob)))
    scene.file.set_binary_blob(bytes(scene.blob))
    out.write_bytes(b"".join(scene.file.save_to_bytes()))
    return ()


def sentences(job: Job) -> tuple[str, ...]:
    """What the readme states."""
    return with_size(job.follow_size, SENTENCES)


def in_blender(motion: Motion) -> str:
    """What to set in Blender."""
    return (
        f"{scene_rate(motion)} before importing, so that its frames match those of the session; at another rate the "
        "hands move at the same speed, between the frames."
    )


def _add_skeleton(scene: _Scene, rig: Rig) -> None:
    """The hand's node and below it the 21 joints, in their order, as they are when the hand is first seen."""
    hand = scene.node(name=rig.name, children=[])
    for joint, (parent, name) in enumerate(zip(PARENTS, rig.joint_names, strict=True)):
        place = rig.wrist[0] if parent < 0 else rig.offsets[0, joint]
        turn = rig.turns[0, joint]
        number = scene.node(name=name, translation=place.tolist(), rotation=turn.tolist(), children=[])
        scene.file.nodes[hand + 1 + parent].children.append(number)


def _add_skin(scene: _Scene, rig: Rig, hand: int) -> None:
    """The mesh at the scene's root: the skeleton alone moves it. No vertex hangs on more than four joints."""
    joints, weights = rig.influences()
    vertex, index = gltf.ARRAY_BUFFER, gltf.ELEMENT_ARRAY_BUFFER
    attributes = gltf.Attributes(
        POSITION=scene.data(rig.vertices.astype(np.float32), vertex, bounds=True),
        NORMAL=scene.data(rig.normals.astype(np.float32), vertex),
        JOINTS_0=scene.data(joints.astype(np.uint8), vertex),
        WEIGHTS_0=scene.data(weights.astype(np.float32), vertex),
    )
    triangles = scene.data(rig.faces.astype(np.uint16).ravel(), index)
    primitive = gltf.Primitive(attributes=attributes, indices=triangles, material=0)
    scene.file.meshes.append(gltf.Mesh(name=rig.name, primitives=[primitive]))
    inverse = np.tile(np.eye(4, dtype=np.float32), (21, 1, 1))
    inverse[:, 3, :3] = -rig.rest  # column by column
    skin = gltf.Skin(
        name=rig.name,
        skeleton=hand + 1,
        joints=list(range(hand + 1, hand + 22)),
        inverseBindMatrices=scene.data(inverse.reshape(21, 16)),
    )
    scene.file.skins.append(skin)
    scene.node(name=f"{rig.name}_mesh", mesh=len(scene.file.meshes) - 1, skin=len(scene.file.skins) - 1)


def _animate(scene: _Scene, animation: gltf.Animation, rig: Rig, hand: int) -> None:
    times = scene.data(rig.seconds.astype(np.float32), bounds=True)
    for joint in range(21):
        moving = rig.wrist if joint == 0 else rig.offsets[:, joint]
        if len(moving) == len(rig.seconds) and (joint == 0 or len(moving) > 1):
            _channel(scene, animation, times, moving, (hand + 1 + joint, "translation"))
        if joint == 0 or joint % 4:  # tips do not turn
            _channel(scene, animation, times, rig.turns[:, joint], (hand + 1 + joint, "rotation"))


def _hide(scene: _Scene, animation: gltf.Animation, rig: Rig, motion: Motion, hand: int) -> None:
    """Scale the hand to zero, at once, wherever it was out of sight: at the wrist, so that it stays in its place.

    Programs that look once where a mesh is, as three.js does, would otherwise look for it at the camera.
    """
    keys = visibility(rig, rig.seconds, motion.length_s, 1 / motion.fps)
    if keys:
        times, scales = np.array(keys, np.float32).T
        shared = scene.data(times, bounds=True)
        _channel(scene, animation, shared, np.tile(scales[:, None], 3), (hand + 1, "scale"), gltf.ANIM_STEP)


def _channel(
    scene: _Scene,
    animation: gltf.Animation,
    times: int,
    values: Array,
    target: tuple[int, str],
    interpolation: str = gltf.ANIM_LINEAR,
) -> None:
    output = scene.data(values.astype(np.float32))
    animation.samplers.append(gltf.AnimationSampler(input=times, output=output, interpolation=interpolation))
    aimed = gltf.AnimationChannelTarget(node=target[0], path=target[1])
    animation.channels.append(gltf.AnimationChannel(sampler=len(animation.samplers) - 1, target=aimed))


WRITER = Writer(write, sentences, in_blender)
