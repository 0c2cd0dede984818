#!/usr/bin/env bash
# Blender 5.0.1 (bpy from PyPI), USD import: a joint whose scale is 0 in one sample of a valid UsdSkelAnimation, as where
# a thing is hidden. Blender warns "Error decomposing matrix" and sets that sample's key at frame 0 with scale 0, so that
# the joint also vanishes in the frames before, where UsdSkel gives 1. With a scale of 0.001 all frames are right; with
# 0.0001 they are wrong, too.
#
# Guess before the run: at that one frame the joint has some scale or other, and the rest is right.
# Seen on 2026-12-01, Linux x86-64, Python 3.11, scale at frames 0, 5, 10, 15 and 20 (expected: 1 1 SMALLEST 1 1):
#   smallest 0: 1 0 0 1 1
#   smallest 0.0001: 1 0 0 1 1
#   smallest 0.001: 1 1 0.001 1 1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3.11 -m venv usd
usd/bin/pip install --quiet --disable-pip-version-check usd-core==26.11
python3.11 -m venv blender
blender/bin/pip install --quiet --disable-pip-version-check bpy==5.0.1
cat >make.py <<'PY'
import sys

from pxr import Sdf, Usd, UsdSkel

smallest = float(sys.argv[1])
layer = Sdf.Layer.CreateAnonymous(".usda")
layer.ImportFromString('''#usda 1.0
(
  defaultPrim = "world"
  startTimeCode = 0
  endTimeCode = 20
  timeCodesPerSecond = 24
  upAxis = "Z"
)
def SkelRoot "world"
{
  def Skeleton "bones" (prepend apiSchemas = ["SkelBindingAPI"])
  {
    uniform token[] joints = ["root", "root/tip"]
    uniform matrix4d[] bindTransforms = [((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,0,1)), ((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,1,1))]
    uniform matrix4d[] restTransforms = [((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,0,1)), ((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,1,1))]
    rel skel:animationSource = </world/bones/moves>
    def SkelAnimation "moves"
    {
      uniform token[] joints = ["root", "root/tip"]
      quatf[] rotations = [(1,0,0,0), (1,0,0,0)]
      float3[] translations = [(0,0,0), (0,0,1)]
      half3[] scales.timeSamples = {
        0: [(1,1,1), (1,1,1)],
        9: [(1,1,1), (1,1,1)],
        10: [(SMALLEST,SMALLEST,SMALLEST), (1,1,1)],
        11: [(1,1,1), (1,1,1)],
        20: [(1,1,1), (1,1,1)],
      }
    }
  }
}
'''.replace("SMALLEST", str(smallest)))
layer.Export("joint.usd")
stage = Usd.Stage.Open("joint.usd")
cache = UsdSkel.Cache()
cache.Populate(UsdSkel.Root.Get(stage, "/world"), Usd.PrimDefaultPredicate)
query = cache.GetSkelQuery(UsdSkel.Skeleton.Get(stage, "/world/bones"))
for frame in (0, 5, 10, 15, 20):  # what UsdSkel itself makes of it
    expected = smallest if frame == 10 else 1
    assert abs(query.ComputeJointLocalTransforms(frame)[0][0][0] - expected) < 1e-5
PY
cat >open.py <<'PY'
import bpy

bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.wm.usd_import(filepath="joint.usd")
armature = next(thing for thing in bpy.context.scene.objects if thing.type == "ARMATURE")
scales = []
for frame in (0, 5, 10, 15, 20):
    bpy.context.scene.frame_set(frame)
    posed = armature.evaluated_get(bpy.context.evaluated_depsgraph_get())
    scales.append(f"{posed.pose.bones['root'].matrix.to_scale().x:.3g}")
print("scales", *scales)
PY
for case in "0|1 0 0 1 1" "0.0001|1 0 0 1 1" "0.001|1 1 0.001 1 1"; do
  smallest=${case%|*}
  usd/bin/python make.py "$smallest"
  seen=$(blender/bin/python open.py 2>/dev/null | sed -n 's/^scales //p')
  echo "smallest $smallest: $seen"
  [ "$seen" = "${case#*|}" ]
done
