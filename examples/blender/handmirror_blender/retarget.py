# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies the motion of a hand to the hand of another armature.

Fingers point where those of the tracked hand point, seen from the hand: both flat hands are laid on each other by the
wrist and the knuckles, and each bone is corrected for the direction that it has at rest.
"""

from collections.abc import Iterator

import bpy
import numpy as np
from mathutils import Matrix, Quaternion, Vector

from .rig import bone_names, fcurve, new_action, set_keys
from .session import HandmirrorError

FINGERS = ("thumb", "index", "middle", "ring", "pinky")
# of each rig the possible names of the hand, and those of the fingers' bones from base to tip
RIGS = {
    "Rigify": (
        ("hand_fk.{s}", "hand.{s}"),
        ("thumb.0{k}.{s}", "f_index.0{k}.{s}", "f_middle.0{k}.{s}", "f_ring.0{k}.{s}", "f_pinky.0{k}.{s}"),
    ),
    "MakeHuman": (("wrist.{s}", "hand.{s}"), tuple(f"finger{n}-{{k}}.{{s}}" for n in range(1, 6))),
    "Mixamo": (("{side}Hand",), tuple(f"{{side}}Hand{finger.title()}{{k}}" for finger in FINGERS)),
}


def find_bones(armature: bpy.types.Object, side: str) -> tuple:
    """The rig's name and its bones by ours ("wrist", "index_1", ...); HandmirrorError when it has no known hand."""
    by_name = {
        name.rpartition(":")[2]: name for name in (bone.name for bone in armature.data.bones)
    }  # "mixamorig:LeftHand"
    letters = {"s": "L" if side == "left" else "R", "side": side.title()}
    best, rig_name = {}, ""
    for rig, (hands, fingers) in RIGS.items():
        names = {
            f"{finger}_{k}": pattern.format(k=k, **letters)
            for finger, pattern in zip(FINGERS, fingers, strict=True)
            for k in (1, 2, 3)
        }
        names["wrist"] = next((name for hand in hands if (name := hand.format(**letters)) in by_name), "")
        found = {ours: by_name[theirs] for ours, theirs in names.items() if theirs in by_name}
        if "wrist" in found and len(found) > len(best):
            best, rig_name = found, rig
    if sum(f"{finger}_1" in best for finger in FINGERS[1:]) < 2:
        raise HandmirrorError(
            f"{armature.name} has no {side} hand with names of {', '.join(RIGS)}: choose another armature."
        )
    return rig_name, best


class Retarget:
    """The hand of one side of `target` follows a hand of this add-on."""

    def __init__(self, source: bpy.types.Object, target: bpy.types.Object, side: str, with_hand: bool) -> None:
        """HandmirrorError when the target has no known hand.

        Args:
            source: an armature that was imported, or is live.
            target: the other armature.
            side: "left" or "right".
            with_hand: turn the hand itself as well, in the axes of the world; otherwise only its fingers.
        """
        self._source, self._target, self._with_hand = source, target, with_hand
        self.rig, self._theirs = find_bones(target, side)
        ours = {name.rpartition(".")[0]: name for name in bone_names(side)}
        # parents first
        self._bones = [bone for bone in ours if bone in self._theirs]
        self._ours = ours
        knuckles = [bone for bone in self._bones if bone.endswith("_1") and bone != "thumb_1"]
        knuckles.sort(key=lambda bone: FINGERS.index(bone[:-2]))
        align = self._frame(target, self._theirs, knuckles) @ self._frame(source, ours, knuckles).transposed()
        self._align = align.to_quaternion()
        self._correct = {}  # how a bone of the target at rest differs from ours
        for bone in self._bones[1:]:
            aligned = self._align @ self._direction(source, ours, bone)
            self._correct[bone] = aligned.rotation_difference(self._direction(target, self._theirs, bone)).inverted()

    def turns(self) -> Iterator:
        """The target's bones and their rotations for the source's present pose: (bone, quaternion)."""
        world = self._source.matrix_world.to_quaternion()
        ours = {bone: world @ _turn(self._source.pose.bones[self._ours[bone]]) for bone in self._bones}
        hand = ours["wrist"]
        deltas = {"wrist": Quaternion()}  # in the target's hand
        if self._with_hand:
            wanted = self._target.matrix_world.to_quaternion().inverted() @ hand @ self._align.inverted()
            bone = self._target.pose.bones[self._theirs["wrist"]]
            before = _turn(bone.parent) if bone.parent else Quaternion()
            yield bone, self._own(bone, before.inverted() @ wanted)
        for bone in self._bones[1:]:
            inside = hand.inverted() @ ours[bone]
            turned = self._align @ inside @ self._align.inverted()
            deltas[bone] = turned @ self._correct[bone]
            finger, _, number = bone.rpartition("_")
            parent = deltas.get(f"{finger}_{int(number) - 1}", deltas["wrist"])
            theirs = self._target.pose.bones[self._theirs[bone]]
            yield theirs, self._own(theirs, parent.inverted() @ deltas[bone])

    def apply(self) -> None:
        """Pose the target as the source is."""
        for bone, turn in self.turns():
            bone.rotation_mode = "QUATERNION"
            bone.rotation_quaternion = turn

    @staticmethod
    def _own(bone: bpy.types.PoseBone, turn: Quaternion) -> Quaternion:
        """A turn in the axes of the armature -> in those of the bone."""
        rest = bone.bone.matrix_local.to_quaternion()
        return rest.inverted() @ turn @ rest

    @staticmethod
    def _frame(armature: bpy.types.Object, names: dict, knuckles: list) -> Matrix:
        """Axes of the hand at rest: across the knuckles, along the fingers, out of the hand."""
        bones = armature.data.bones
        heads = [bones[names[bone]].head_local for bone in knuckles]
        along = sum(heads, Vector()) / len(heads) - bones[names["wrist"]].head_local
        out = (heads[0] - heads[-1]).cross(along).normalized()
        along.normalize()
        return Matrix((along.cross(out), along, out)).transposed()

    @staticmethod
    def _direction(armature: bpy.types.Object, names: dict, bone: str) -> Vector:
        """Where a bone points at rest; tails of imported rigs may lie anywhere."""
        finger, _, number = bone.rpartition("_")
        this = armature.data.bones[names[bone]]
        following = names.get(f"{finger}_{int(number) + 1}")
        if following:
            end = armature.data.bones[following].head_local
        else:
            end = this.children[0].head_local if len(this.children) == 1 else this.tail_local
        return (end - this.head_local).normalized()


def retarget(
    source: bpy.types.Object, target: bpy.types.Object, side: str, scene: bpy.types.Scene, with_hand: bool = True
) -> str:
    """Copy the keyframes of a hand to the target, and return the name of its rig; HandmirrorError."""
    pair = Retarget(source, target, side, with_hand)
    path = f'pose.bones["{bone_names(side)[0]}"].rotation_quaternion'
    has_action = source.animation_data is not None and source.animation_data.action is not None
    points = fcurve(source, source.animation_data.action, path, 0, "").keyframe_points if has_action else ()
    if not points:
        raise HandmirrorError(f"{source.name} has no keyframes: import a session first.")
    keys, kinds = np.empty(2 * len(points), np.float32), np.empty(len(points), np.int32)
    points.foreach_get("co", keys)
    points.foreach_get("interpolation", kinds)
    frames = keys[::2]
    turns: dict = {}
    before = scene.frame_current_final
    for frame in frames.tolist():
        scene.frame_set(int(frame // 1), subframe=frame % 1)
        for bone, turn in pair.turns():
            rows = turns.setdefault(bone.name, [])
            if rows:
                turn.make_compatible(rows[-1])
            rows.append(turn)
    has_action = target.animation_data is not None and target.animation_data.action is not None
    action = target.animation_data.action if has_action else new_action(target)
    for name, rows in turns.items():
        target.pose.bones[name].rotation_mode = "QUATERNION"
        set_keys(target, action, f'pose.bones["{name}"].rotation_quaternion', frames, np.array(rows), kinds, name)
    scene.frame_set(int(before // 1), subframe=before % 1)
    return pair.rig


def _turn(bone: bpy.types.PoseBone) -> Quaternion:
    """How a bone is turned from its rest, in the axes of the armature."""
    return bone.matrix.to_quaternion() @ bone.bone.matrix_local.to_quaternion().inverted()
