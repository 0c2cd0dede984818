# SPDX-License-Identifier: GPL-3.0-or-later
"""Menu entry, sidebar and preferences."""

import bpy
from bpy.props import BoolProperty, PointerProperty, StringProperty

from .hand import find_model
from .live import LiveLink
from .retarget import retarget
from .scene import import_session
from .session import HandmirrorError, read_session

_link: "LiveLink | None" = None


def model_path(context: bpy.types.Context) -> str:
    """The hand model chosen in the preferences, else an empty string."""
    addon = context.preferences.addons.get(__package__)
    return bpy.path.abspath(addon.preferences.hand_model) if addon else ""


class HandmirrorPreferences(bpy.types.AddonPreferences):
    """The hand model."""

    bl_idname = __package__

    hand_model: StringProperty(
        name="Hand model",
        description="An .npz file in MANO's format; empty for the hand model that comes with Handmirror",
        subtype="FILE_PATH",
    )

    def draw(self, context: bpy.types.Context) -> None:
        """Called by Blender."""
        self.layout.prop(self, "hand_model")


class HandmirrorSettings(bpy.types.PropertyGroup):
    """What the sidebar asks for."""

    address: StringProperty(
        name="Address",
        description="Address of Handmirror's WebSocket, with the token if it has one",
        default="ws://127.0.0.1:8765/stream",
    )
    target: PointerProperty(
        name="Rig",
        description="Armature with fingers named as in Rigify, MakeHuman or Mixamo",
        type=bpy.types.Object,
        poll=lambda self, thing: thing.type == "ARMATURE",
    )
    with_hand: BoolProperty(
        name="Rotate the hand", description="Also rotate the rig's hand, not only its fingers", default=True
    )


class HANDMIRROR_OT_import_session(bpy.types.Operator):
    """Import a session: hands, camera, video and frame rate."""

    bl_idname = "handmirror.import_session"
    bl_label = "Import Handmirror Session"
    bl_options = {"REGISTER", "UNDO"}

    directory: StringProperty(subtype="DIR_PATH", options={"HIDDEN"})
    filter_folder: BoolProperty(default=True, options={"HIDDEN"})
    camera: BoolProperty(name="Camera", description="Add the camera with the video as background", default=True)
    hide: BoolProperty(name="Hide lost hands", description="Hide hands while they are out of sight", default=True)

    def invoke(self, context: bpy.types.Context, event: bpy.types.Event) -> set:
        """Choose the folder."""
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def execute(self, context: bpy.types.Context) -> set:
        """Import it."""
        try:
            session = read_session(self.directory)
            model = find_model(session.model_file, session.model_sha256, model_path(context))
            armatures = import_session(session, model, context.scene, self.camera, self.hide)
        except HandmirrorError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        self.report({"INFO"}, f"Imported {', '.join(armature.name for armature in armatures)} from {session.name}")
        return {"FINISHED"}


class HANDMIRROR_OT_live(bpy.types.Operator):
    """Connect to Handmirror's WebSocket, or disconnect."""

    bl_idname = "handmirror.live"
    bl_label = "Connect"

    def execute(self, context: bpy.types.Context) -> set:
        """Connect or disconnect."""
        global _link
        if _link is not None:
            _link.close()
            _link = None
            return {"FINISHED"}
        settings = context.scene.handmirror
        try:
            _link = LiveLink(settings.address, find_model("", "", model_path(context)))
        except HandmirrorError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        bpy.app.timers.register(_tick, persistent=True)
        return {"FINISHED"}


class HANDMIRROR_OT_retarget(bpy.types.Operator):
    """Copy the keyframes of the selected hands to the rig."""

    bl_idname = "handmirror.retarget"
    bl_label = "Copy Motion to Rig"
    bl_options = {"REGISTER", "UNDO"}

    def execute(self, context: bpy.types.Context) -> set:
        """Copy it."""
        settings = context.scene.handmirror
        hands = [(thing, side) for thing in context.selected_objects if (side := hand_side(thing))]
        try:
            if settings.target is None or not hands:
                raise HandmirrorError("Select the armatures of imported hands, and choose a rig.")
            for source, side in hands:
                rig = retarget(source, settings.target, side, context.scene, settings.with_hand)
                self.report({"INFO"}, f"Copied {source.name} to {settings.target.name} ({rig})")
        except HandmirrorError as error:
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        return {"FINISHED"}


class HANDMIRROR_PT_sidebar(bpy.types.Panel):
    """Everything in one place."""

    bl_label = "Handmirror"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Handmirror"

    def draw(self, context: bpy.types.Context) -> None:
        """Called by Blender."""
        settings, layout = context.scene.handmirror, self.layout
        layout.operator("handmirror.import_session", text="Import Session…", icon="IMPORT")
        box = layout.box()
        box.label(text="Live", icon="LINKED" if _link else "UNLINKED")
        box.prop(settings, "address")
        box.operator("handmirror.live", text="Disconnect" if _link else "Connect")
        if _link is not None:
            box.label(text=_link.status)
        box = layout.box()
        box.label(text="Other rig", icon="ARMATURE_DATA")
        box.prop(settings, "target")
        box.prop(settings, "with_hand")
        box.operator("handmirror.retarget")


def hand_side(thing: bpy.types.Object) -> str:
    """The side of an armature of this add-on; empty for any other object."""
    if thing.type != "ARMATURE":
        return ""
    return next(
        (
            side
            for side in ("left", "right")
            if f"wrist.{side[0].upper()}" in thing.data.bones and f"index_1.{side[0].upper()}" in thing.data.bones
        ),
        "",
    )


def _tick() -> "float | None":
    if _link is None:
        return None
    scene = bpy.context.scene
    if scene is not None:
        _link.target, _link.with_hand = scene.handmirror.target, scene.handmirror.with_hand
    wait = _link.tick()
    for window in bpy.context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "VIEW_3D":
                area.tag_redraw()
    return wait


def _menu(self: bpy.types.Menu, context: bpy.types.Context) -> None:
    self.layout.operator("handmirror.import_session", text="Handmirror Session")


_CLASSES = (
    HandmirrorPreferences,
    HandmirrorSettings,
    HANDMIRROR_OT_import_session,
    HANDMIRROR_OT_live,
    HANDMIRROR_OT_retarget,
    HANDMIRROR_PT_sidebar,
)


def register() -> None:
    """Make everything known to Blender."""
    for each in _CLASSES:
        bpy.utils.register_class(each)
    bpy.types.Scene.handmirror = PointerProperty(type=HandmirrorSettings)
    bpy.types.TOPBAR_MT_file_import.append(_menu)


def unregister() -> None:
    """Remove it again."""
    global _link
    if _link is not None:
        _link.close()
        _link = None
    bpy.types.TOPBAR_MT_file_import.remove(_menu)
    del bpy.types.Scene.handmirror
    for each in reversed(_CLASSES):
        bpy.utils.unregister_class(each)
