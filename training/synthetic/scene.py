"""The hands of a synthetic clip and their motion, before any camera or light.

The scene's axes are those of a webcam that looks straight ahead: x right, y down (gravity), z away from the viewer;
metres, with the hands around the origin. A camera is placed into this scene afterwards.
"""

from dataclasses import dataclass

from handmirror.core.types import Array, Side
from handmirror.training.synthetic.things.catalogue import HeldThing


@dataclass(frozen=True, eq=False)
class HandMotion:
    """One hand over the frames of a clip.

    A left hand is stored as its mirror image, as everywhere in Handmirror: with the world's X mirrored, it is a right
    hand with these parameters.
    """

    side: Side
    pose: Array  # [t, 48] radians, axis-angle; the first three turn the hand in the scene
    shape: Array  # [10] betas of the free hand model
    trans: Array  # [t, 3] metres, as HandModel's `trans`
    elbow: Array  # [t, 3] metres in the scene, where the forearm leads to


@dataclass(frozen=True, eq=False)
class SceneMotion:
    """The one or two hands of a clip, and when each frame is."""

    hands: tuple[HandMotion, ...]
    time_s: Array  # [t] seconds since the first frame; one frame for an image
    kind: str  # of motion, for people: "grasp", "sign", "touch", ...
    held: HeldThing | None = None  # what the first hand holds with a grasp that fits it
