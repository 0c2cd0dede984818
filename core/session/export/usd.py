"""USD: a UsdSkel skeleton with a skin for each hand."""

from pathlib import Path

import numpy as np
from pxr import Gf, Sdf, Usd, UsdGeom, UsdSkel, Vt

from core.hand.joints import JOINT_NAMES
from core.hand.model import HandModel
from core.session.export.glb import SKIN_COLOUR
from core.session.export.motion import Motion
from core.session.export.notes import FOLLOWED_SIZE, RIG, Y_UP_AXES, describe
from core.session.export.rig import PARENTS, Rig, make_rig, visibility
from core.session.export.steps import Progress, Steps, unheard
from core.types import Array

SENTENCES = (
    Y_UP_AXES,
    RIG,
    "A time code is a frame of the frame rate above: seconds times frames a second. Samples lie where the hand was "
    "seen, at the time stamps of the recording; out of sight the hand is invisible.",
    "Debian 12's Blender is built without USD: take the GLB there.",
)


def write_usd(
    motion: Motion, model: HandModel, out: Path, follow_size: bool = False, progress: Progress = unheard
) -> None:
    """Write the file; with `follow_size` bones take each frame's own length (see make_rig)."""
    stage = Usd.Stage.CreateInMemory()
    UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.y)
    UsdGeom.SetStageMetersPerUnit(stage, 1.0)
    stage.SetTimeCodesPerSecond(motion.fps)
    stage.SetFramesPerSecond(motion.fps)
    stage.SetStartTimeCode(0)
    stage.SetEndTimeCode(float(motion.seconds(np.array(motion.end_ns)) * motion.fps))
    followed = [FOLLOWED_SIZE] if follow_size else []
    stage.GetRootLayer().comment = describe(motion, *SENTENCES, *followed)
    world = UsdGeom.Xform.Define(stage, "/session")
    stage.SetDefaultPrim(world.GetPrim())
    steps = Steps(progress, motion.sample_count)
    for hand in motion.hands:
        _add_hand(stage, make_rig(hand, motion, model, follow_size), motion, steps)
    if not stage.GetRootLayer().Export(str(out)):
        raise OSError("USD could not write it")


def _add_hand(stage: Usd.Stage, rig: Rig, motion: Motion, steps: Steps) -> None:
    root = UsdSkel.Root.Define(stage, f"/session/{rig.name}")
    path = root.GetPath()
    visible = root.CreateVisibilityAttr()
    for seconds, is_seen in visibility(rig, motion):
        visible.Set(UsdGeom.Tokens.inherited if is_seen else UsdGeom.Tokens.invisible, seconds * motion.fps)
    skeleton = UsdSkel.Skeleton.Define(stage, path.AppendChild("skeleton"))
    joints = Vt.TokenArray(_paths())
    skeleton.CreateJointsAttr(joints)
    skeleton.CreateBindTransformsAttr(_moved(rig.rest))
    skeleton.CreateRestTransformsAttr(_moved(np.concatenate([rig.rest[:1], rig.offsets[0, 1:]])))
    _animate(stage, rig, joints, skeleton, motion.fps, steps)
    _add_skin(stage, rig, skeleton)


def _animate(
    stage: Usd.Stage, rig: Rig, joints: Vt.TokenArray, skeleton: UsdSkel.Skeleton, fps: float, steps: Steps
) -> None:
    animation = UsdSkel.Animation.Define(stage, skeleton.GetPath().AppendChild("animation"))
    animation.CreateJointsAttr(joints)
    animation.CreateScalesAttr(Vt.Vec3hArray(len(JOINT_NAMES), Gf.Vec3h(1, 1, 1)))
    rotations, translations = animation.CreateRotationsAttr(), animation.CreateTranslationsAttr()
    places = np.repeat(rig.offsets, len(rig.seconds), axis=0) if len(rig.offsets) == 1 else rig.offsets.copy()
    places[:, 0] = rig.wrist
    for time, turns, place in steps.over(zip(rig.seconds * fps, rig.turns, places, strict=True)):
        rotations.Set(Vt.QuatfArray([Gf.Quatf(float(w), float(x), float(y), float(z)) for x, y, z, w in turns]), time)
        translations.Set(_vectors(place), time)
    binding = UsdSkel.BindingAPI.Apply(skeleton.GetPrim())
    binding.CreateAnimationSourceRel().SetTargets([animation.GetPath()])


def _add_skin(stage: Usd.Stage, rig: Rig, skeleton: UsdSkel.Skeleton) -> None:
    mesh = UsdGeom.Mesh.Define(stage, skeleton.GetPath().GetParentPath().AppendChild("mesh"))
    mesh.CreatePointsAttr(_vectors(rig.vertices))
    mesh.CreateExtentAttr(_vectors(np.stack([rig.vertices.min(0), rig.vertices.max(0)])))
    mesh.CreateFaceVertexCountsAttr(Vt.IntArray.FromNumpy(np.full(len(rig.faces), 3, np.int32)))
    mesh.CreateFaceVertexIndicesAttr(Vt.IntArray.FromNumpy(rig.faces.ravel().astype(np.int32)))
    mesh.CreateSubdivisionSchemeAttr(UsdGeom.Tokens.none)
    mesh.CreateNormalsAttr(_vectors(rig.normals))
    mesh.SetNormalsInterpolation(UsdGeom.Tokens.vertex)
    mesh.CreateDisplayColorAttr(Vt.Vec3fArray([Gf.Vec3f(*SKIN_COLOUR[:3])]))
    joints, weights = rig.influences()
    binding = UsdSkel.BindingAPI.Apply(mesh.GetPrim())
    binding.CreateSkeletonRel().SetTargets([skeleton.GetPath()])
    binding.CreateJointIndicesPrimvar(False, 4).Set(Vt.IntArray.FromNumpy(joints.ravel().astype(np.int32)))
    binding.CreateJointWeightsPrimvar(False, 4).Set(Vt.FloatArray.FromNumpy(weights.ravel().astype(np.float32)))
    binding.CreateGeomBindTransformAttr(Gf.Matrix4d(1))


def _paths() -> list[str]:
    """wrist, wrist/thumb_1, wrist/thumb_1/thumb_2 ..."""
    paths: list[str] = []
    for joint, parent in enumerate(PARENTS):
        path = Sdf.Path(JOINT_NAMES[joint]) if parent < 0 else Sdf.Path(paths[parent]).AppendChild(JOINT_NAMES[joint])
        paths.append(str(path))
    return paths


def _moved(places: Array) -> Vt.Matrix4dArray:
    return Vt.Matrix4dArray([Gf.Matrix4d().SetTranslate(Gf.Vec3d(*place)) for place in places.tolist()])


def _vectors(values: Array) -> Vt.Vec3fArray:
    return Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(values, np.float32))
