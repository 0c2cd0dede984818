"""A tracker that notes what the summary of a video needs, while its frames are tracked."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from handmirror.core.batch.folder import THUMBNAIL
from handmirror.core.files import replace_bytes
from handmirror.core.render.drawing import draw_hands
from handmirror.core.tracking.config import TrackerSetup
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array, Frame, FrameResult

PARTS = 60  # of a video, in its summary
THUMBNAIL_WIDTH = 240  # pixels
_QUALITY = 80  # of the JPEG


class WatchedTracker:
    """Passes frames on to a tracker, and keeps one of them as a picture for the summary."""

    def __init__(self, tracker: HandTracker) -> None:
        """The tracker restarts with the first frame: nothing of another video remains."""
        self._tracker = tracker
        self._shown: FrameResult | None = None
        self._next_look = 1
        self.presence = bytearray()  # 1 for each frame with a hand, else 0
        self.rows = 0  # hands of all frames
        self.first_ns: int | None = None
        self.last_ns = 0
        self.size = (0, 0)

    @property
    def setup(self) -> TrackerSetup:
        """That of the tracker."""
        return self._tracker.setup

    @property
    def faces(self) -> NDArray[np.integer]:
        """Those of the tracker."""
        return self._tracker.faces

    def reset(self) -> None:
        """Reset the tracker."""
        self._tracker.reset()

    def track(self, frame: Frame, K: Array) -> FrameResult:
        """The tracker's result."""
        if self.first_ns is None:
            self._tracker.restart(frame.index)
            self.first_ns, self.size = frame.time_ns, frame.size
        result = self._tracker.track(frame, K)
        self.last_ns = frame.time_ns
        self.presence.append(bool(result.hands))
        self.rows += len(result.hands)
        shown = self._shown
        if len(self.presence) >= self._next_look and (shown is None or len(result.hands) >= len(shown.hands)):
            # ever later frames: the last one kept is from the second half, whatever the length
            self._shown, self._next_look = result, 2 * len(self.presence)
        return result

    @property
    def video_s(self) -> float:
        """Time of the last frame after the first."""
        return (self.last_ns - (self.first_ns or 0)) * 1e-9

    def write_thumbnail(self, folder: Path) -> None:
        """Write the picture with its hands as a small JPEG."""
        if self._shown is None:
            return
        frame = self._shown.frame
        image = draw_hands(frame.image, self._shown.hands, self._shown.K, self.faces)
        height = max(round(frame.size[1] * THUMBNAIL_WIDTH / frame.size[0]), 1)
        small = cv2.resize(image, (THUMBNAIL_WIDTH, height), interpolation=cv2.INTER_AREA)
        _, jpeg = cv2.imencode(".jpg", small[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
        replace_bytes(folder / THUMBNAIL, jpeg.tobytes())


def parts_of(presence: bytes | bytearray) -> tuple[int, ...]:
    """The share of frames with a hand, 0 to 9, in each of up to PARTS equal parts."""
    flags = np.frombuffer(bytes(presence), np.uint8)
    parts = np.array_split(flags, min(PARTS, len(flags))) if len(flags) else []
    return tuple(round(9 * float(part.mean())) for part in parts)
