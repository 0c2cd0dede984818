"""The data that stages exchange: frozen records with typed arrays.

Metres, radians, nanoseconds; RGB; OpenCV camera axes (x right, y down, z forward).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]
Image = NDArray[np.uint8]


class Side(str, Enum):
    """Which hand of the person, as seen on the unmirrored image."""

    LEFT = "left"
    RIGHT = "right"

    def __str__(self) -> str:
        return self.value

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.LEFT if self is Side.RIGHT else Side.RIGHT


@dataclass(frozen=True)
class Frame:
    """One image from a source."""

    image: Image  # [h, w, 3] RGB
    index: int  # 0, 1, 2 ... as the source counts; a live source's gaps are dropped frames
    time_ns: int  # monotonic clock (live) or presentation time (files)
    name: str  # the file's name in a folder of images, else the index as six digits
    packet: bytes | None = None  # the JPEG as the source gave it, of which `image` is the decoded image
    undistorted: bool = False  # straightened by Intrinsics.undistort: the camera's own image was bent by its lens

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.shape[1], self.image.shape[0]


@dataclass(frozen=True)
class Hand:
    """One hand of one frame, in the camera's axes.

    `pose`, `shape` and `trans` are those of the right hand model; for a left hand they describe its mirror image, and
    `vertices` and `joints` have been mirrored back (X negated).
    """

    track: int  # the same number as long as the same hand is followed; starts at 1
    side: Side
    score: float  # presence, 0..1
    pose: Array  # [48] axis-angle: 3 global + 15 x 3, zero is the flat hand
    shape: Array  # [10] betas
    trans: Array  # [3] metres, added after the kinematics
    joints: Array  # [21, 3] metres
    joints_2d: Array  # [21, 2] pixels of the full image
    mesh: Callable[[], Array]  # makes `vertices`, which not every reader needs
    gesture: str | None = None  # its name; None where none was recognised
    gesture_score: float | None = None  # 0..1 in this frame
    joints_score: Array | None = (
        None  # [21] 0..1, 0 where outside the image, lower where covered; None: all are `score`
    )
    raw_wrist: Array | None = None  # [3] metres, before the filter; None where only the filtered one is known
    filled: bool = False  # not seen in this frame, but in earlier and later ones (core.refine)
    cameras: tuple[int, ...] = ()  # of several, those that saw the hand, from 1 (core.cameras); empty with one camera

    @cached_property
    def vertices(self) -> Array:
        """[778, 3] metres."""
        return self.mesh()


@dataclass(frozen=True)
class FrameResult:
    """The tracker's result for one frame."""

    frame: Frame
    K: Array  # [3, 3] intrinsics the frame was read with
    hands: tuple[Hand, ...]
    timings_ms: dict[str, float] = field(default_factory=dict)  # stage name -> milliseconds
    notice: str = ""  # one sentence when a problem was corrected, else empty
