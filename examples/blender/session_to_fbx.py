# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a session's hands as FBX: blender -b --python session_to_fbx.py -- SESSION OUT.fbx [--hand-model FILE]."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bpy
from handmirror_blender.hand import find_model
from handmirror_blender.scene import import_session
from handmirror_blender.session import HandmirrorError, read_session

# armatures at scale 1, every frame as it is, and a bone at each fingertip
OPTIONS = {
    "use_selection": True,
    "object_types": {"ARMATURE", "MESH"},
    "apply_scale_options": "FBX_SCALE_UNITS",
    "add_leaf_bones": True,
    "bake_anim_use_all_actions": False,
    "bake_anim_use_nla_strips": False,
    "bake_anim_simplify_factor": 0.0,
}


def main() -> None:
    """Write the file, or say in one sentence why not."""
    parser = argparse.ArgumentParser("session_to_fbx.py")
    parser.add_argument("session", type=Path, help="folder of a recording")
    parser.add_argument("out", type=Path, help="the .fbx file to write")
    parser.add_argument("--hand-model", default="", help=".npz file; default: the one that comes with Handmirror")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing file")
    arguments = parser.parse_args(sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else [])
    try:
        check_out(arguments.out, arguments.overwrite)
        session = read_session(arguments.session)
        model = find_model(session.model_file, session.model_sha256, arguments.hand_model)
        armatures = import_session(session, model, bpy.context.scene, camera=False, hide=False)
        bpy.ops.object.select_all(action="DESELECT")
        for thing in armatures:
            for part in (thing, *thing.children):
                part.select_set(True)
        bpy.ops.preferences.addon_enable(module="io_scene_fbx")
        bpy.ops.export_scene.fbx(filepath=str(arguments.out.resolve()), **OPTIONS)
    except HandmirrorError as error:
        sys.exit(f"session_to_fbx.py: error: {error}")
    print(f"Wrote {len(armatures)} hands, {bpy.context.scene.frame_end + 1} frames to {arguments.out}")


def check_out(out: Path, overwrite: bool) -> None:
    """HandmirrorError where the file cannot be written."""
    if out.suffix.lower() != ".fbx" or not out.parent.is_dir():
        raise HandmirrorError(f"{out} cannot be written: give a name that ends in .fbx, in an existing folder.")
    if out.exists() and not overwrite:
        raise HandmirrorError(f"{out} already exists: choose another name, or add --overwrite.")


main()
