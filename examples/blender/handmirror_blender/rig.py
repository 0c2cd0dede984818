# SPDX-License-Identifier: GPL-3.0-or-later
"""Armatures with a skinned mesh, and their keyframes."""

import bpy
import numpy as np
from mathutils import Vector

from .hand import BONES, PARENTS, HandModel, RestHand, check_wrists, continuous, quaternion_product, turns
from .session import Session, Track

CONSTANT, LINEAR = 0, 1  # of keyframes
SKIN_COLOUR = (0.80, 0.58, 0.46, 1.0)


def bone_names(side: str) -> list:
    """The names of the bones of a hand, in the order of BONES."""
    return [f"{bone}.{'L' if side == 'left' else 'R'}" for bone in BONES]


def make_hand(name: str, rest: RestHand, side: str, collection: bpy.types.Collection) -> bpy.types.Object:
    """An armature with a skinned mesh as its child."""
    armature = bpy.data.objects.new(name, bpy.data.armatures.new(name))
    collection.objects.link(armature)
    _add_bones(armature, rest, bone_names(side))
    mesh = bpy.data.meshes.new(f"{name}_mesh")
    mesh.from_pydata(rest.vertices.tolist(), [], rest.faces.tolist())
    mesh.polygons.foreach_set("use_smooth", [True] * len(rest.faces))
    mesh.materials.append(_skin())
    skin = bpy.data.objects.new(f"{name}_mesh", mesh)
    collection.objects.link(skin)
    skin.parent = armature
    for bone, name in enumerate(bone_names(side)):
        group = skin.vertex_groups.new(name=name)
        for vertex in np.flatnonzero(rest.weights[:, bone] > 1e-4).tolist():
            group.add([vertex], float(rest.weights[vertex, bone]), "REPLACE")
    skin.modifiers.new("Armature", "ARMATURE").object = armature
    return armature


def basis_turns(armature: bpy.types.Object, pose: np.ndarray, side: str) -> np.ndarray:
    """The bones' own rotations [n, 16, 4] (w, x, y, z) for poses [n, 48]."""
    # at rest the joints of the model are parallel to the axes, the bones are not
    rest = np.array([armature.data.bones[name].matrix_local.to_quaternion() for name in bone_names(side)])
    inverse = rest * (1, -1, -1, -1)
    return quaternion_product(quaternion_product(inverse, turns(pose, side)), rest)


def basis_place(armature: bpy.types.Object, bone: str, offsets: np.ndarray) -> np.ndarray:
    """The own locations [n, 3] of a bone whose head is to be at these offsets [n, 3] from its parent at rest.

    Those of a bone without a parent are its places in the armature.
    """
    rest = armature.data.bones[bone]
    matrix = np.array(rest.matrix_local)
    usual = matrix[:3, 3] - (0 if rest.parent is None else np.array(rest.parent.head_local))
    return (offsets - usual) @ matrix[:3, :3]


def animate(armature: bpy.types.Object, track: Track, session: Session, model: HandModel) -> None:
    """Keyframes at the timestamps; between two of them rotations are interpolated, not across gaps."""
    frames = session.scene_frames(track.time_ns)
    names = bone_names(track.side)
    rotations = continuous(basis_turns(armature, track.pose, track.side))
    wrists = model.wrists(track.shape, track.trans, track.side)
    check_wrists(wrists, track.wrist, session.name)
    wrists = basis_place(armature, names[0], wrists)
    interpolation = np.where(track.last, CONSTANT, LINEAR)
    action = new_action(armature)
    set_keys(armature, action, f'pose.bones["{names[0]}"].location', frames, wrists, interpolation, names[0])
    for bone, name in enumerate(names):
        path = f'pose.bones["{name}"].rotation_quaternion'
        set_keys(armature, action, path, frames, rotations[:, bone], interpolation, name)


def animate_visibility(thing: bpy.types.Object, track: Track, session: Session) -> None:
    """Hide an object wherever the hand is out of sight."""
    frames = session.scene_frames(track.time_ns)
    first = np.concatenate([[True], track.last[:-1]])
    shown = [(frame, 0.0) for frame in frames[first].tolist()]
    # half a frame after it was seen, or half-way to where it is seen again
    again = np.append(frames[first][1:], np.inf)
    hidden = [(frame, 1.0) for frame in (frames[track.last] + np.minimum(1, again - frames[track.last]) / 2).tolist()]
    if frames[0] > 0:
        hidden.append((0.0, 1.0))
    keys = np.array(sorted(shown + hidden))
    action = new_action(thing)
    for path in ("hide_viewport", "hide_render"):
        set_keys(thing, action, path, keys[:, 0], keys[:, 1:], np.full(len(keys), CONSTANT))


def new_action(thing: bpy.types.ID) -> bpy.types.Action:
    """An empty action for an object or a camera."""
    thing.animation_data_create()
    action = thing.animation_data.action = bpy.data.actions.new(thing.name)
    if hasattr(action, "slots"):  # from Blender 4.4 on
        thing.animation_data.action_slot = action.slots.new(id_type=thing.id_type, name=thing.name)
    return action


def set_keys(
    thing: bpy.types.ID,
    action: bpy.types.Action,
    path: str,
    frames: np.ndarray,
    values: np.ndarray,
    interpolation: np.ndarray,
    group: str = "",
) -> None:
    """Replace the keyframes of a property: at frames [n] the values [n, k] of its k elements."""
    for index in range(values.shape[1]):
        curve = fcurve(thing, action, path, index, group)
        points = curve.keyframe_points
        points.clear()
        points.add(len(frames))
        points.foreach_set("co", np.column_stack([frames, values[:, index]]).ravel())
        points.foreach_set("interpolation", interpolation.astype(np.int32))
        curve.update()


def fcurve(thing: bpy.types.ID, action: bpy.types.Action, path: str, index: int, group: str) -> bpy.types.FCurve:
    """The curve of one element of a property, made where there is none."""
    if hasattr(action, "fcurves"):  # before Blender 5
        found = action.fcurves.find(path, index=index)
        return found or action.fcurves.new(path, index=index, action_group=group)
    return action.fcurve_ensure_for_datablock(thing, path, index=index, group_name=group)


def _add_bones(armature: bpy.types.Object, rest: RestHand, names: list) -> None:
    with _context():
        layer = bpy.context.view_layer
        before = layer.objects.active
        layer.objects.active = armature
        bpy.ops.object.mode_set(mode="EDIT")
        bones = armature.data.edit_bones
        for k, name in enumerate(names):
            bone = bones.new(name)
            bone.head, bone.tail = rest.heads[k].tolist(), rest.tails[k].tolist()
            bone.align_roll(Vector(rest.back.tolist()))
            if PARENTS[k] >= 0:
                bone.parent = bones[names[PARENTS[k]]]
        bpy.ops.object.mode_set(mode="OBJECT")
        layer.objects.active = before


def _context() -> object:
    """Where operators find the window: a timer runs without one."""
    windows = bpy.context.window_manager.windows
    return (
        bpy.context.temp_override(window=bpy.context.window or windows[0]) if windows else bpy.context.temp_override()
    )


def _skin() -> bpy.types.Material:
    material = bpy.data.materials.get("Handmirror skin")
    if material is None:
        material = bpy.data.materials.new("Handmirror skin")
        material.diffuse_color = SKIN_COLOUR
        material.use_nodes = True
        # names of nodes are in the language of the user
        shader = next(node for node in material.node_tree.nodes if node.type == "BSDF_PRINCIPLED")
        shader.inputs["Base Color"].default_value = SKIN_COLOUR
    return material
