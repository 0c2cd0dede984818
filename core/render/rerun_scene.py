"""Hands, camera and picture as Rerun's archetypes, for its files and its viewer. Needs the extra `viewers`.

Entities: `camera` is a pinhole camera with the picture, `camera/HAND` the points in it, `hands/HAND/mesh`, `bones` and
`joints` are in the camera's axes (metres, x right, y down, z forward), `angles/HAND` are the joint angles in radians.
Pixels are moved by a half: Rerun has the corner of the first pixel at (0, 0), not its centre.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import rerun

from handmirror.core.hand.angles import ANGLE_NAMES, joint_angles
from handmirror.core.hand.joints import BONES, JOINT_NAMES
from handmirror.core.hand.mirror import faces_of_side
from handmirror.core.render.scene import SceneHand
from handmirror.core.types import Array

APPLICATION = "handmirror"
TIME, FRAME = "time", "frame"  # timelines: since the first frame; the frame's number
SKIN = (204, 148, 117)
_BONE_M, _JOINT_M = 0.0015, 0.003  # radii
_POINT_PX = 3.0
_TO_CORNER = np.array([[0, 0, 0.5], [0, 0, 0.5], [0, 0, 0]])


@dataclass(frozen=True, eq=False)
class Entry:
    """What is logged of an entity."""

    path: str
    archetype: Any
    static: bool = False  # holds at all times


class RerunScene:
    """Makes the entries of each frame, in order of time."""

    def __init__(self, faces: np.ndarray, axes: Array) -> None:
        """`faces` [f, 3] are those of a right hand, `axes` [16, 3, 3] those of `model_axes`."""
        self._faces, self._axes = faces, axes
        self._known: set[str] = set()
        self._shown: set[str] = set()
        self._camera: tuple[Any, ...] = ()

    def entries(
        self, K: Array, size: tuple[int, int], hands: Iterable[SceneHand], jpeg: bytes | None
    ) -> Iterator[Entry]:
        """Of a frame with the camera matrix K [3, 3] and this width and height, whose picture is a JPEG."""
        if not self._camera:
            yield Entry("/", rerun.ViewCoordinates.RDF, static=True)
        if self._camera != (size, K.tolist()):
            self._camera = (size, K.tolist())
            yield Entry(
                "camera",
                rerun.Pinhole(image_from_camera=K + _TO_CORNER, resolution=size, camera_xyz=rerun.ViewCoordinates.RDF),
            )
        if jpeg is not None:
            yield Entry("camera", rerun.EncodedImage(contents=jpeg, media_type="image/jpeg"))
        before, self._shown = self._shown, set()
        for hand in hands:
            self._shown.add(hand.name)
            yield from self._of_hand(hand)
        for name in sorted(before - self._shown):
            for path in (f"hands/{name}", f"camera/{name}", f"angles/{name}"):
                yield Entry(path, rerun.Clear(recursive=True))

    def _of_hand(self, hand: SceneHand) -> Iterator[Entry]:
        name, joints = hand.name, hand.joints
        if name not in self._known:
            self._known.add(name)
            faces = np.ascontiguousarray(faces_of_side(self._faces, hand.side), np.uint32)
            yield Entry(
                f"hands/{name}/mesh", rerun.Mesh3D.from_fields(triangle_indices=faces, albedo_factor=SKIN), True
            )
            yield Entry(
                f"hands/{name}/joints",
                rerun.Points3D.from_fields(radii=[_JOINT_M], labels=JOINT_NAMES, show_labels=False),
                True,
            )
            yield Entry(f"hands/{name}/bones", rerun.LineStrips3D.from_fields(radii=[_BONE_M]), True)
            yield Entry(f"camera/{name}", rerun.Points2D.from_fields(radii=[-_POINT_PX]), True)
            yield Entry(f"angles/{name}", rerun.SeriesLines(names=ANGLE_NAMES), True)
        yield Entry(f"hands/{name}/mesh", rerun.Mesh3D.from_fields(vertex_positions=hand.vertices))
        yield Entry(f"hands/{name}/joints", rerun.Points3D.from_fields(positions=joints))
        yield Entry(
            f"hands/{name}/bones", rerun.LineStrips3D.from_fields(strips=[joints[list(bone)] for bone in BONES])
        )
        yield Entry(f"camera/{name}", rerun.Points2D.from_fields(positions=hand.joints_2d + 0.5))
        yield Entry(f"angles/{name}", rerun.Scalars(joint_angles(hand.pose, self._axes).ravel()))
