#!/usr/bin/env bash
# Blender 4.5.15 (bpy from PyPI): curves made with the legacy `action.fcurves.new` move nothing if the new action was
# assigned to the object before. The reference says that the call makes "the necessary layer, strip, and slot", and that
# `fcurves` is kept "for backward compatibility with code that does not handle slotted actions yet". The slot is made, but
# the object that already has the action is not given it, and there is no message. The same lines in the other order work.
# What helps: assign the action after its curves are made, or set `animation_data.action_slot` (Blender 5 has no
# `action.fcurves`).
#
# Expected: the order makes no difference, as before Blender 4.4.
# Seen on 2026-12-01, Linux x86-64, Python 3.11, location x of the object at frames 1, 6 and 11 (expected: 0 5 10):
#   curves, then assigned: 0 5 10, slot OBLegacy Slot
#   assigned, then curves: 0 0 0, slot None of ['XXLegacy Slot']
#   slot set by hand: 0 5 10, slot OBLegacy Slot
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3.11 -m venv blender
blender/bin/pip install --quiet --disable-pip-version-check bpy==4.5.15
cat >curves.py <<'PY'
import bpy

bpy.ops.wm.read_factory_settings(use_empty=True)
scene = bpy.context.scene


def new_object(name):
    thing = bpy.data.objects.new(name, None)
    scene.collection.objects.link(thing)
    thing.animation_data_create()
    return thing


def new_curve(action):
    curve = action.fcurves.new("location", index=0)
    curve.keyframe_points.insert(1, 0)
    curve.keyframe_points.insert(11, 10)


def show(name, thing):
    places = []
    for frame in (1, 6, 11):
        scene.frame_set(frame)
        places.append(f"{thing.location.x:.3g}")
    slot = thing.animation_data.action_slot
    slots = [each.identifier for each in thing.animation_data.action.slots]
    print(f"{name}: {' '.join(places)}, slot {slot.identifier if slot else f'None of {slots}'}")


first = new_object("first")
action = bpy.data.actions.new("first")
new_curve(action)
first.animation_data.action = action
show("curves, then assigned", first)

second = new_object("second")
action = bpy.data.actions.new("second")
second.animation_data.action = action
new_curve(action)
show("assigned, then curves", second)

second.animation_data.action_slot = action.slots[0]
show("slot set by hand", second)
PY
blender/bin/python curves.py | grep slot | tee seen
diff - seen <<'SEEN'
curves, then assigned: 0 5 10, slot OBLegacy Slot
assigned, then curves: 0 0 0, slot None of ['XXLegacy Slot']
slot set by hand: 0 5 10, slot OBLegacy Slot
SEEN
