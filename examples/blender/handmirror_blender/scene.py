# SPDX-License-Identifier: GPL-3.0-or-later
"""A session as a scene: hands, camera, video, frame rate."""

from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix

from .hand import HandModel
from .rig import LINEAR, animate, animate_visibility, make_hand, new_action, set_keys
from .session import Session

SENSOR_MM = 36.0
MAX_FRAME = 1_048_574  # of Blender


def import_session(
    session: Session, model: HandModel, scene: bpy.types.Scene, camera: bool = True, hide: bool = True
) -> list:
    """Build everything in a collection of the session's name and return the armatures.

    Args:
        session: what to import.
        model: the hand model that it was tracked with.
        scene: where; its frame rate and range become those of the session.
        camera: add the camera, with the video as its background, and make it the scene's.
        hide: hide hands while they are out of sight; otherwise they keep their last pose.
    """
    collection = bpy.data.collections.new(session.name)
    scene.collection.children.link(collection)
    set_clock(scene, session)
    view = add_camera(session, scene, collection) if camera else None
    armatures = []
    for track in session.tracks:
        rest = model.rest(np.median(track.shape, axis=0), track.side)
        armature = make_hand(track.name, rest, track.side, collection)
        animate(armature, track, session, model)
        if hide:
            for skin in armature.children:
                animate_visibility(skin, track, session)
        if view is not None:  # whoever moves the camera takes the hands along
            armature.parent = view
            armature.matrix_parent_inverse = view.matrix_world.inverted()
        armatures.append(armature)
    scene.frame_set(0)
    return armatures


def set_clock(scene: bpy.types.Scene, session: Session) -> None:
    """The session's frame rate; the first frame is 0."""
    scene.render.fps = max(1, round(session.fps))
    scene.render.fps_base = scene.render.fps / session.fps
    scene.frame_start = 0
    scene.frame_end = int(np.ceil(session.scene_frames(np.array([session.end_ns]))[0]))


def add_camera(session: Session, scene: bpy.types.Scene, collection: bpy.types.Collection) -> bpy.types.Object:
    """The camera that saw the hands: at the origin, looking along y."""
    data = bpy.data.cameras.new(f"{session.name}_camera")
    view = bpy.data.objects.new(data.name, data)
    collection.objects.link(view)
    view.matrix_world = Matrix.Rotation(np.pi / 2, 4, "X")
    (fx, _, cx), (_, fy, cy) = session.K[:2]
    width, height = session.size
    scene.render.resolution_x, scene.render.resolution_y, scene.render.resolution_percentage = width, height, 100
    scene.render.pixel_aspect_x, scene.render.pixel_aspect_y = max(1.0, fy / fx), max(1.0, fx / fy)
    data.sensor_fit, data.sensor_width = "HORIZONTAL", SENSOR_MM
    data.lens = SENSOR_MM * fx / width
    # whole numbers are the centres of pixels; both shifts are in widths of the picture
    data.shift_x = ((width - 1) / 2 - cx) / width
    data.shift_y = (cy - (height - 1) / 2) / width * (fx / fy)
    data.clip_start, data.display_size = 0.01, 0.1
    scene.camera = view
    if session.video is not None:
        add_video(data, session.video, session.fps)
    return view


def add_video(camera: bpy.types.Camera, video: Path, fps: float) -> None:
    """The video behind the hands, each picture at its time."""
    clip = bpy.data.movieclips.load(str(video))
    rate, count = clip.fps, clip.frame_duration
    bpy.data.movieclips.remove(clip)
    background = camera.background_images.new()
    background.image = bpy.data.images.load(str(video))
    background.alpha, background.display_depth = 1.0, "BACK"
    camera.show_background_images = True
    user = background.image_user
    user.use_auto_refresh = True
    length = count / rate * fps  # in frames of the scene
    user.frame_start, user.frame_offset = 0, 0
    user.frame_duration = min(max(count, int(np.ceil(length))), MAX_FRAME)
    if abs(rate / fps - 1) > 1e-6:
        # Blender may count a video of irregular frames in milliseconds; it seeks by time, so that the offset must grow
        frames = np.array([0.0, 2 * length])
        offsets = frames[:, None] * (rate / fps - 1)
        path = "background_images[0].image_user.frame_offset"
        set_keys(camera, new_action(camera), path, frames, offsets, np.full(2, LINEAR))
