"""USD: a UsdSkel skeleton with a skin for each hand."""

import math
from pathlib import Path

import numpy as np
from pxr import Gf, Sdf, Tf, Usd, UsdGeom, UsdSkel, Vt

from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.session.export.motion import Motion
from handmirror.core.session.export.notes import RIG, Y_UP_AXES, describe, scene_rate, with_size
from handmirror.core.session.export.rig import PARENTS, SKIN_COLOUR, Rig, make_rig, visibility
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array

SENTENCES = (
    Y_UP_AXES,
    RIG,
    "A time code is one frame at the frame rate above: time in seconds times frames per second, a whole number if the "
    "frame rate is constant. There is a sample at each timestamp at which the hand was seen; while it is out of sight, "
    "it is invisible and scaled to a thousandth.",
    "The Blender of Debian 12 is built without USD: use the GLB there.",
)
_AT_ONCE = 1 / 16  # of a frame
_HIDDEN = 0.001  # the wrist's scale out of sight: with less, Blender 5.0 loses the animation of the whole hand


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    motion = job.motion
    stage = Usd.Stage.CreateInMemory()
    UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.y)
    UsdGeom.SetStageMetersPerUnit(stage, 1.0)
    stage.SetTimeCodesPerSecond(motion.fps)
    stage.SetFramesPerSecond(motion.fps)
    stage.SetStartTimeCode(0)
    stage.SetEndTimeCode(math.ceil(motion.codes(np.array(motion.end_ns))))  # whole, as programs play it
    stage.GetRootLayer().comment = describe(motion, *sentences(job))
    world = UsdGeom.Xform.Define(stage, "/session")
    stage.SetDefaultPrim(world.GetPrim())
    steps = Steps(job.progress, motion.sample_count)
    for hand in motion.hands:
        _add_hand(stage, make_rig(hand, motion, job.model, job.follow_size), motion, steps)
    try:
        written = stage.GetRootLayer().Export(str(out))
    except Tf.ErrorException:
        written = False
    if not written:
        raise OSError("USD could not write it")
    return ()


def sentences(job: Job) -> tuple[str, ...]:
    """What the readme states."""
    return with_size(job.follow_size, SENTENCES)


def in_blender(motion: Motion) -> str:
    """What to set in Blender."""
    return f"{scene_rate(motion)}; Blender shows one time code per frame, so at another rate the speed is wrong."


def _add_hand(stage: Usd.Stage, rig: Rig, motion: Motion, steps: Steps) -> None:
    root = UsdSkel.Root.Define(stage, f"/session/{rig.name}")
    path = root.GetPath()
    codes = motion.codes(rig.time_ns)
    end = float(motion.codes(np.array(motion.end_ns)))
    seen = visibility(rig, codes, end, 1)
    visible = root.CreateVisibilityAttr()
    for code, is_seen in seen:
        visible.Set(UsdGeom.Tokens.inherited if is_seen else UsdGeom.Tokens.invisible, code)
    skeleton = UsdSkel.Skeleton.Define(stage, path.AppendChild(f"{rig.name}_skeleton"))
    joints = Vt.TokenArray(_paths(rig.joint_names))
    skeleton.CreateJointsAttr(joints)
    skeleton.CreateBindTransformsAttr(_moved(rig.rest))
    skeleton.CreateRestTransformsAttr(_moved(np.concatenate([rig.rest[:1], rig.offsets[0, 1:]])))
    animation = _animate(stage, rig, joints, skeleton, codes, steps)
    _hide(animation, seen, end)
    _add_skin(stage, rig, skeleton)


def _animate(
    stage: Usd.Stage, rig: Rig, joints: Vt.TokenArray, skeleton: UsdSkel.Skeleton, codes: Array, steps: Steps
) -> UsdSkel.Animation:
    animation = UsdSkel.Animation.Define(stage, skeleton.GetPath().AppendChild(f"{rig.name}_animation"))
    animation.CreateJointsAttr(joints)
    animation.CreateScalesAttr(_scales(1))
    rotations, translations = animation.CreateRotationsAttr(), animation.CreateTranslationsAttr()
    places = np.repeat(rig.offsets, len(rig.seconds), axis=0) if len(rig.offsets) == 1 else rig.offsets.copy()
    places[:, 0] = rig.wrist
    for time, turns, place in steps.over(zip(codes.tolist(), rig.turns, places, strict=True)):
        rotations.Set(Vt.QuatfArray([Gf.Quatf(float(w), float(x), float(y), float(z)) for x, y, z, w in turns]), time)
        translations.Set(_vectors(place), time)
    binding = UsdSkel.BindingAPI.Apply(skeleton.GetPrim())
    binding.CreateAnimationSourceRel().SetTargets([animation.GetPath()])
    return animation


def _hide(animation: UsdSkel.Animation, seen: list[tuple[float, bool]], end: float) -> None:
    """Scale the wrist to nearly zero where the hand is out of sight, for programs that ignore animated visibility.

    Between samples a scale changes steadily: the last value stands once more right before each change, and at the
    session's end, so that hands which are played in a loop, each by itself, stay together.
    """
    scales = animation.GetScalesAttr()
    for number, (code, is_seen) in enumerate(seen):
        if number:
            scales.Set(_scales(_HIDDEN if is_seen else 1), code - _AT_ONCE)
        scales.Set(_scales(1 if is_seen else _HIDDEN), code)
    if seen:
        scales.Set(_scales(1 if seen[-1][1] else _HIDDEN), max(end, seen[-1][0]))


def _scales(wrist: float) -> Vt.Vec3hArray:
    """Of the wrist, and 1 for every other joint."""
    return Vt.Vec3hArray([Gf.Vec3h(*[wrist] * 3), *[Gf.Vec3h(1, 1, 1)] * (len(JOINT_NAMES) - 1)])


def _add_skin(stage: Usd.Stage, rig: Rig, skeleton: UsdSkel.Skeleton) -> None:
    mesh = UsdGeom.Mesh.Define(stage, skeleton.GetPath().GetParentPath().AppendChild(f"{rig.name}_mesh"))
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


def _paths(names: list[str]) -> list[str]:
    """wrist, wrist/thumb_1, wrist/thumb_1/thumb_2 ... of joints by these names [21]."""
    paths: list[str] = []
    for name, parent in zip(names, PARENTS, strict=True):
        path = Sdf.Path(name) if parent < 0 else Sdf.Path(paths[parent]).AppendChild(name)
        paths.append(str(path))
    return paths


def _moved(places: Array) -> Vt.Matrix4dArray:
    return Vt.Matrix4dArray([Gf.Matrix4d().SetTranslate(Gf.Vec3d(*place)) for place in places.tolist()])


def _vectors(values: Array) -> Vt.Vec3fArray:
    return Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(values, np.float32))


WRITER = Writer(write, sentences, in_blender)
