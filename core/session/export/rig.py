"""A hand as animation programs need it: a skeleton of fixed bones, a skin bound to it, rotations over time.

Axes are those of glTF: metres, x right, y up, the camera at the origin looking along -z.
"""

from dataclasses import dataclass

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.hand.joints import JOINT_NAMES, MANO_TO_21
from handmirror.core.hand.mirror import faces_of_side, points_of_side
from handmirror.core.hand.model import HandModel, vertex_normals
from handmirror.core.session.export.motion import Motion, TrackMotion
from handmirror.core.types import Array

PARENTS = tuple(-1 if k == 0 else 0 if k % 4 == 1 else k - 1 for k in range(21))
SKIN_COLOUR = (0.80, 0.58, 0.46, 1.0)  # red, green, blue, opacity
TO_Y_UP = np.array([1.0, -1.0, -1.0])  # camera axes (y down, z forward) -> y up, z backward


@dataclass(frozen=True, eq=False)
class Rig:
    """One hand. Joints are the 21 in the order of JOINT_NAMES, so that a parent comes before its children."""

    name: str
    rest: Array  # [21, 3] where the joints are at rest
    offsets: Array  # [1 or n, 21, 3] each joint in its parent, once or for each sample; the wrist's is unused
    vertices: Array  # [778, 3] the skin at rest
    normals: Array  # [778, 3]
    faces: np.ndarray  # [1538, 3] int32, counter-clockwise from outside
    weights: Array  # [778, 21], rows sum to 1
    time_ns: np.ndarray  # [n] int64
    seconds: Array  # [n] after the first frame of the session
    span: np.ndarray  # [n]: the hand was out of sight between two spans
    wrist: Array  # [n, 3] where the wrist is
    turns: Array  # [n, 21, 4] quaternions (x, y, z, w) of each joint in its parent; at rest all are the unit
    shape: Array  # [10] the betas of the whole track: the median

    @property
    def joint_names(self) -> list[str]:
        """Names unique across hands: programs that open several hands animate joints by name."""
        return [f"{self.name}_{joint}" for joint in JOINT_NAMES]

    def influences(self) -> tuple[np.ndarray, Array]:
        """The four joints [778, 4] that a vertex hangs on at most, and their weights; weightless ones are joint 0."""
        joints = np.argsort(-self.weights, axis=1)[:, :4]
        weights = np.take_along_axis(self.weights, joints, axis=1)
        return np.where(weights > 0, joints, 0), weights / weights.sum(1, keepdims=True)

    def joints(self) -> Array:
        """Where the skeleton's joints are: [n, 21, 3]."""
        turns = quaternion.to_matrix(self.turns)
        world, places = turns.copy(), np.empty((len(turns), 21, 3))
        offsets = np.broadcast_to(self.offsets, places.shape)[..., None]
        for joint, parent in enumerate(PARENTS):
            if parent < 0:
                places[:, joint] = self.wrist
                continue
            places[:, joint] = places[:, parent] + (world[:, parent] @ offsets[:, joint])[..., 0]
            world[:, joint] = world[:, parent] @ turns[:, joint]
        return places


def make_rig(hand: TrackMotion, motion: Motion, model: HandModel, follow_size: bool = False) -> Rig:
    """The rig of one hand.

    Its shape is the track's median, and its bones keep their length; with `follow_size` they take each sample's own
    length instead, so that the joints are where they were recorded before the hand's size had converged.
    """
    shape = np.median(hand.shape, axis=0)
    axes = points_of_side(TO_Y_UP, hand.side)
    rest, vertices = (part[0] for part in _at_rest(shape[None], model))
    sampled = _at_rest(hand.shape, model)[0] if follow_size else rest[None]
    offsets = (sampled - sampled[:, np.maximum(PARENTS, 0)]) * axes
    # a turn's axis under a map of determinant d is d times the mapped axis
    axis_angle = hand.pose.reshape(-1, 16, 3) * axes * np.prod(axes)
    turns = np.zeros((len(hand.frame), 21, 4))
    turns[..., 3] = 1
    weights = np.zeros((len(vertices), 21))
    for joint, mano in enumerate(MANO_TO_21):
        if mano < 16:
            turns[:, joint] = quaternion.from_axis_angle(axis_angle[:, mano])
            weights[:, joint] = model.weights[:, mano]
    wrist = model.rest_wrist(hand.shape) + hand.trans
    faces = faces_of_side(model.faces, hand.side)
    return Rig(
        name=hand.name,
        rest=rest * axes,
        offsets=offsets,
        vertices=vertices * axes,
        normals=vertex_normals(vertices * axes, faces),
        faces=np.ascontiguousarray(faces),
        weights=weights / weights.sum(1, keepdims=True),
        time_ns=hand.time_ns,
        seconds=motion.seconds(hand.time_ns),
        span=hand.span,
        wrist=wrist * axes,
        turns=quaternion.continuous(turns),
        shape=shape,
    )


def visibility(rig: Rig, times: Array, end: float, frame: float) -> list[tuple[float, bool]]:
    """When the hand becomes visible and hidden: (time, whether it is seen), rising; empty when it is always seen.

    Args:
        rig: the hand.
        times: its samples' times [n], in any unit; zero is the session's first frame.
        end: the time of the session's last frame.
        frame: how long a frame takes. The hand stays for half a frame after the last sample of a span.
    """
    keys: list[tuple[float, bool]] = []
    for span in np.unique(rig.span):
        first, last = times[rig.span == span][[0, -1]].tolist()
        if keys and keys[-1][0] >= first:  # it is back within half a frame
            keys.pop()
        else:
            keys.append((first, True))
        keys.append((last + 0.5 * frame, False))
    if keys[0][0] > 0:
        keys.insert(0, (0.0, False))
    if keys[-1][0] > end:
        keys.pop()
    return keys if len(keys) > 1 else []


def _at_rest(shapes: Array, model: HandModel) -> tuple[Array, Array]:
    """Joints [n, 21, 3] and vertices [n, 778, 3] of flat right hands of these betas [n, 10]."""
    flat = model(np.zeros((len(shapes), 48)), shapes)
    return flat.joints.astype(float), flat.vertices.astype(float)
