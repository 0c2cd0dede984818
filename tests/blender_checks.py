"""Run inside Blender, after examples/blender/session_to_fbx.py and with its arguments: SESSION OUT.fbx.

Imports the FBX file and sessions, connects to Handmirror, copies motion to other rigs, and writes what it sees as JSON
to the path in CHECKS_OUT. CHECKS_UNEVEN is a second session, CHECKS_ADDRESS a WebSocket. Places are in the axes of
Handmirror's cameras; the 21 joints are in their usual order.
"""

import json
import math
import os
import sys
import time
from pathlib import Path

import bpy
import handmirror_blender
from bpy_extras.object_utils import world_to_camera_view
from handmirror_blender.hand import BONES, find_model
from handmirror_blender.live import LiveLink
from mathutils import Matrix, Vector

FINGERS = ("thumb", "index", "middle", "ring", "pinky")
RIGS = {  # names of the hand and of the second bone of the index and of the third of the thumb, without a side
    "Rigify": ("hand.{s}", {f: ("" if f == "thumb" else "f_") + f + ".0{k}.{s}" for f in FINGERS}),
    "MakeHuman": ("wrist.{s}", {f: f"finger{n}-{{k}}.{{s}}" for n, f in enumerate(FINGERS, 1)}),
    "Mixamo": ("mixamorig:{side}Hand", {f: f"mixamorig:{{side}}Hand{f.title()}{{k}}" for f in FINGERS}),
}
scene = bpy.context.scene


def clear() -> None:
    for thing in list(bpy.data.objects):
        bpy.data.objects.remove(thing)


def show_frame(frame: float) -> None:
    scene.frame_set(math.floor(frame), subframe=frame % 1)


def camera_axes(place: Vector) -> list:
    return [place.x, -place.z, place.y]


def joints(armature: bpy.types.Object) -> list:
    """World places of the 21 joints: heads of the bones; the tips are tails or, in FBX files, bones of their own."""
    posed = armature.evaluated_get(bpy.context.evaluated_depsgraph_get())
    bones = {name[: -len(".R")]: bone for name, bone in posed.pose.bones.items() if not name.endswith("_end")}
    ends = {name[: -len(".R_end")]: bone for name, bone in posed.pose.bones.items() if name.endswith("_end")}
    places = [bones["wrist"].head]
    for finger in FINGERS:
        last = f"{finger}_3"
        places += [bones[f"{finger}_{k}"].head for k in (1, 2, 3)]
        places.append(ends[last].head if ends else bones[last].tail)
    return [camera_axes(posed.matrix_world @ place) for place in places]


def hands() -> dict:
    return {thing.name: joints(thing) for thing in scene.objects if thing.type == "ARMATURE"}


def imported_fbx(path: str) -> list:
    clear()
    bpy.ops.import_scene.fbx(filepath=path)
    frames = []
    for k in range(3):
        show_frame(1 + k)
        frames.append(hands())
    return frames


def imported_session(folder: str) -> dict:
    clear()
    bpy.ops.handmirror.import_session(directory=folder)
    lines = [json.loads(line) for line in (Path(folder) / "poses.jsonl").read_text().splitlines()]
    pictures = [json.loads(line) for line in (Path(folder) / "frames.jsonl").read_text().splitlines()]
    fps = scene.render.fps / scene.render.fps_base
    view, frames = scene.camera, []
    for line in lines:
        show_frame((line["time_ns"] - pictures[0]["time_ns"]) * 1e-9 * fps)
        pixels = {}
        for name, places in hands().items():
            seen = [world_to_camera_view(scene, view, Vector((x, z, -y))) for x, y, z in places]
            width, height = scene.render.resolution_x, scene.render.resolution_y
            pixels[name] = [[spot.x * width - 0.5, (1 - spot.y) * height - 0.5] for spot in seen]
        hidden = {thing.name: thing.hide_render for thing in scene.objects if thing.type == "MESH"}
        frames.append({"hands": hands(), "pixels": pixels, "hidden": hidden})
    clip = bpy.data.movieclips.load(str(Path(folder) / "video.mkv"))
    video = []
    for frame in range(scene.frame_end + 1):
        scene.frame_set(frame)
        data = view.data.evaluated_get(bpy.context.evaluated_depsgraph_get())
        user = data.background_images[0].image_user
        video.append((frame - user.frame_start + user.frame_offset) / clip.fps)
    return {
        "fps": fps,
        "range": [scene.frame_start, scene.frame_end],
        "frames": frames,
        "video": video,
        "video_fps": clip.fps,
    }


def live_hands(address: str) -> dict:
    clear()
    link = LiveLink(address, find_model("", ""))
    until = time.monotonic() + 30
    while not link.step():
        assert time.monotonic() < until, link.status
        time.sleep(0.01)
    link.close()
    bpy.context.view_layer.update()
    return hands()


def other_rig(rig: str, side: str, source: bpy.types.Object) -> bpy.types.Object:
    """A larger hand in other axes, whose fingers are bent by 25 degrees at rest."""
    hand, fingers = RIGS[rig]
    letters = {"s": side[0].upper(), "side": side.title()}
    names = {"wrist": hand.format(**letters)}
    names.update({f"{f}_{k}": fingers[f].format(k=k, **letters) for f in FINGERS for k in (1, 2, 3)})
    armature = bpy.data.objects.new(rig, bpy.data.armatures.new(rig))
    scene.collection.objects.link(armature)
    armature.matrix_world = Matrix.Translation((1, 2, 3)) @ Matrix.Rotation(0.7, 4, (1, 2, 3))
    turn, bend = 1.7 * Matrix.Rotation(2.0, 3, (3, 1, 1)), Matrix.Rotation(math.radians(25), 3, (1, 0.2, 0.1))
    bpy.context.view_layer.objects.active = armature
    bpy.ops.object.mode_set(mode="EDIT")
    for name in BONES:
        rest = source.data.bones[f"{name}.{letters['s']}"]
        bone = armature.data.edit_bones.new(names[name])
        bone.head = turn @ rest.head_local
        along = turn @ (rest.tail_local - rest.head_local)
        if name != "wrist":
            before = "wrist" if name.endswith("1") else f"{name[:-1]}{int(name[-1]) - 1}"
            bone.parent = armature.data.edit_bones[names[before]]
            bone.head = bone.head if before == "wrist" else bone.parent.tail
            along = bend @ along
        bone.tail = bone.head + along
        bone.roll = 0.3
    bpy.ops.object.mode_set(mode="OBJECT")
    return armature


def turn(thing: bpy.types.Object) -> Matrix:
    return thing.matrix_world.to_3x3()


def copied_motion(folder: str) -> dict:
    """Degrees between the bones of the hands and those of other rigs, at most over all frames."""
    clear()
    bpy.ops.handmirror.import_session(directory=folder)
    sources = {("left" if thing.name.endswith("left") else "right"): thing for thing in scene.objects if thing.pose}
    worst = {}
    for rig in RIGS:
        for side, source in sources.items():
            target = other_rig(rig, side, source)
            bpy.ops.object.select_all(action="DESELECT")
            source.select_set(True)
            scene.handmirror.target = target
            assert bpy.ops.handmirror.retarget() == {"FINISHED"}
            errors, moved = [], []
            for frame in range(scene.frame_start, scene.frame_end + 1):
                show_frame(frame)
                vectors = []
                for ours, theirs in zip(source.pose.bones, target.pose.bones, strict=True):
                    vectors.append((turn(source) @ ours.vector, turn(target) @ theirs.vector))
                errors += [math.degrees(ours.angle(theirs)) for ours, theirs in vectors]
                moved.append(vectors[3][1])
            worst[f"{rig} {side}"] = [max(errors), math.degrees(moved[0].angle(moved[-1]))]
    return worst


def main() -> None:
    session, fbx = sys.argv[sys.argv.index("--") + 1 :][:2]
    handmirror_blender.register()
    report = {
        "fbx": imported_fbx(fbx),
        "session": imported_session(os.environ["CHECKS_UNEVEN"]),
        "live": live_hands(os.environ["CHECKS_ADDRESS"]),
        "copied": copied_motion(session),
    }
    handmirror_blender.unregister()
    Path(os.environ["CHECKS_OUT"]).write_text(json.dumps(report))


main()
