# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands that move as they are tracked."""

import json

import bpy
import numpy as np

from .hand import PARENTS, HandModel, check_wrists
from .retarget import Retarget
from .rig import basis_place, basis_turns, bone_names, make_hand
from .session import HandmirrorError
from .websocket import NewestMessage

STEP_S = 1 / 60
COLLECTION = "Handmirror live"
SIDES = ("left", "right")


class LiveLink:
    """A hand of each side, posed by the newest frame; `step` is called by a timer."""

    def __init__(self, address: str, model: HandModel) -> None:
        """Connect in the background; HandmirrorError."""
        self._model = model
        self._messages = NewestMessage(address)
        self._error, self._notice = "", ""
        self.target: bpy.types.Object | None = None  # an armature that moves, too
        self.with_hand = True

    @property
    def status(self) -> str:
        """For the user."""
        return self._error or self._notice or self._messages.status

    def step(self) -> bool:
        """Pose the hands; False when there is no new frame."""
        text = self._messages.take()
        message = json.loads(text) if text else {}
        if message.get("type") != "frame":
            return False
        self._notice = ""
        for side in SIDES:
            seen = [hand for hand in message["hands"] if hand["side"] == side]
            if seen:
                self._pose(max(seen, key=lambda hand: hand["score"]))
            elif (armature := bpy.data.objects.get(f"live_{side}")) is not None:
                show(armature, False)
        return True

    def tick(self) -> "float | None":
        """For Blender's timers: seconds until the next call, None for no more."""
        if self._error:
            return None
        try:
            self.step()
        except (HandmirrorError, KeyError, RuntimeError, TypeError, ValueError) as error:
            self.close()
            self._error = f"Stopped: {error}"
            return None
        return STEP_S

    def close(self) -> None:
        """Disconnect; the hands stay as they are."""
        self._messages.close()
        self._error = "Disconnected"

    def _pose(self, hand: dict) -> None:
        side = hand["side"]
        pose, shape, trans, joints = (np.array([hand[key]], float) for key in ("pose", "shape", "trans", "joints"))
        points, wrist = self._model.points(shape, side)[0], self._model.wrists(shape, trans, side)[0]
        check_wrists(wrist[None], joints[:, 0], "The stream")
        armature = self._armature(side, shape[0])
        turns = basis_turns(armature, pose, side)[0]
        for k, name in enumerate(bone_names(side)):
            bone = armature.pose.bones[name]
            bone.rotation_quaternion = turns[k]
            # the hand's size may change until it is known
            offset = points[k] - points[PARENTS[k]] if k else wrist
            bone.location = basis_place(armature, name, offset[None])[0]
        show(armature, True)
        if self.target is not None:
            bpy.context.view_layer.update()
            try:
                Retarget(armature, self.target, side, self.with_hand).apply()
            except HandmirrorError as error:  # the other hand may be there
                self._notice = str(error)

    def _armature(self, side: str, shape: np.ndarray) -> bpy.types.Object:
        name = f"live_{side}"
        armature = bpy.data.objects.get(name)
        if armature is None:
            collection = bpy.data.collections.get(COLLECTION)
            if collection is None:
                collection = bpy.data.collections.new(COLLECTION)
                bpy.context.scene.collection.children.link(collection)
            armature = make_hand(name, self._model.rest(shape, side), side, collection)
        return armature


def show(armature: bpy.types.Object, visible: bool) -> None:
    """Show or hide a hand's mesh."""
    for skin in armature.children:
        skin.hide_viewport = skin.hide_render = not visible
