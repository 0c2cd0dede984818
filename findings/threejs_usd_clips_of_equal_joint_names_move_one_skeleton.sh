#!/usr/bin/env bash
# three.js 0.187.0, USDLoader: a valid USD of two skeletons whose joints have the same names, each with an animation of
# its own. UsdSkel binds an animation to its skeleton by path, so that each moves by itself. The loader makes clips whose
# tracks name a joint alone ("wrist.position"): both clips move the first skeleton's joint, mixed, and the second stays.
# With names of their own each skeleton moves as it should.
#
# Guess before the run: the joint's path, unique in the file, distinguishes the two.
# Seen on 2026-12-01, Node.js 20.20, usd-core 26.11, Python 3.11, after one second (expected: -5 and 5):
#   names of their own: -5 5
#   equal names: 0 0
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check usd-core==26.11
npm install --silent three@0.187.0
cat >make.py <<'PY'
from pxr import Sdf, Usd, UsdSkel


def skeleton(name, joint, x):
    return f'''
  def SkelRoot "{name}"
  {{
    def Skeleton "{name}_bones" (prepend apiSchemas = ["SkelBindingAPI"])
    {{
      uniform token[] joints = ["{joint}"]
      uniform matrix4d[] bindTransforms = [((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,0,1))]
      uniform matrix4d[] restTransforms = [((1,0,0,0),(0,1,0,0),(0,0,1,0),(0,0,0,1))]
      rel skel:animationSource = </world/{name}/{name}_bones/{name}_moves>
      def SkelAnimation "{name}_moves"
      {{
        uniform token[] joints = ["{joint}"]
        quatf[] rotations = [(1,0,0,0)]
        half3[] scales = [(1,1,1)]
        float3[] translations.timeSamples = {{ 0: [(0,0,0)], 24: [({x},0,0)] }}
      }}
    }}
    def Mesh "{name}_mesh" (prepend apiSchemas = ["SkelBindingAPI"])
    {{
      point3f[] points = [(0,0,0), (1,0,0), (0,1,0)]
      int[] faceVertexCounts = [3]
      int[] faceVertexIndices = [0, 1, 2]
      rel skel:skeleton = </world/{name}/{name}_bones>
      int[] primvars:skel:jointIndices = [0, 0, 0] (
        elementSize = 1
        interpolation = "vertex"
      )
      float[] primvars:skel:jointWeights = [1, 1, 1] (
        elementSize = 1
        interpolation = "vertex"
      )
    }}
  }}'''


def write(path, left, right):
    layer = Sdf.Layer.CreateAnonymous(".usda")
    layer.ImportFromString(f'''#usda 1.0
(
  defaultPrim = "world"
  startTimeCode = 0
  endTimeCode = 24
  timeCodesPerSecond = 24
  upAxis = "Y"
  metersPerUnit = 1
)
def Xform "world"
{{{skeleton("left", left, -5)}{skeleton("right", right, 5)}
}}
''')
    layer.Export(path)
    stage = Usd.Stage.Open(path)
    for name, x in (("left", -5), ("right", 5)):  # what UsdSkel itself makes of it
        cache = UsdSkel.Cache()
        cache.Populate(UsdSkel.Root.Get(stage, f"/world/{name}"), Usd.PrimDefaultPredicate)
        query = cache.GetSkelQuery(UsdSkel.Skeleton.Get(stage, f"/world/{name}/{name}_bones"))
        assert query.ComputeJointSkelTransforms(24)[0][3][0] == x


write("own.usd", "left_wrist", "right_wrist")
write("equal.usd", "wrist", "wrist")
PY
venv/bin/python make.py
cat >play.mjs <<'JS'
import assert from "node:assert"
import { readFileSync } from "node:fs"
import { AnimationMixer, Vector3 } from "three"
import { USDLoader } from "three/addons/loaders/USDLoader.js"

function placesAfterASecond(path) {
  const bytes = readFileSync(path)
  const model = new USDLoader().parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  const mixer = new AnimationMixer(model)
  model.animations.forEach((clip) => mixer.clipAction(clip).play())
  mixer.setTime(1 - 1e-6)
  const places = []
  model.traverse((thing) => thing.isBone && places.push(Math.round(thing.getWorldPosition(new Vector3()).x * 10) / 10))
  return places
}

const own = placesAfterASecond("own.usd"), equal = placesAfterASecond("equal.usd")
console.log(`names of their own: ${own.join(" ")}`)
console.log(`equal names: ${equal.join(" ")}`)
assert.deepEqual(own, [-5, 5])
assert.deepEqual(equal, [0, 0])
JS
node play.mjs
