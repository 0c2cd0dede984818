"""Run inside Blender: opens a .glb or .bvh and writes where its bones and skins are at the wished times.

blender -b --factory-startup -P blender_joints.py -- FILE OUT.json FPS SECONDS,SECONDS,...
Heads of bones and middles of skins, in the file's own axes (y up), by object.
"""

import json
import sys
from pathlib import Path

import bpy

path, out, fps, times = sys.argv[sys.argv.index("--") + 1 :]
for thing in list(bpy.data.objects):
    bpy.data.objects.remove(thing)
scene = bpy.context.scene
scene.render.fps = int(fps)
if path.endswith(".glb"):
    # Blender 3.4 fails at the default shading with any mesh where its numpy is 1.24 to 1.26: those have no numpy.bool
    bpy.ops.import_scene.gltf(filepath=path, import_shading="SMOOTH")
    first = 0.0
else:
    from io_anim_bvh import import_bvh

    # Debian's Blender 3.4 opens the file as "rU", which its Python 3.11 has no more
    import_bvh.open = lambda file, mode: open(file)  # noqa: SIM115, PTH123
    bpy.ops.import_anim.bvh(filepath=path, frame_start=1, use_fps_scale=False)
    first = 1.0


def y_up(place):
    return [place.x, place.z, -place.y]


def middle(thing, graph):
    mesh = thing.evaluated_get(graph).to_mesh()
    total = sum((vertex.co for vertex in mesh.vertices), thing.location * 0) / len(mesh.vertices)
    return y_up(thing.matrix_world @ total)


frames = []
for time in times.split(","):
    frame = float(time) * scene.render.fps + first
    scene.frame_set(int(frame), subframe=frame - int(frame))
    graph = bpy.context.evaluated_depsgraph_get()
    bones, skins = {}, {}
    for thing in scene.objects:
        if thing.type == "ARMATURE":
            posed = thing.evaluated_get(graph)
            bones[thing.name] = {bone.name: y_up(posed.matrix_world @ bone.head) for bone in posed.pose.bones}
        elif thing.type == "MESH":
            skins[thing.name] = middle(thing, graph)
    frames.append({"bones": bones, "skins": skins})
Path(out).write_text(json.dumps(frames))
