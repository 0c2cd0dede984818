"""The trails of the finger tips in the 3D view."""

from collections import deque

import numpy as np
from pyqtgraph.opengl import GLLinePlotItem

from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.render.drawing import FINGER_COLOURS
from handmirror.core.types import Array, FrameResult, Side

SECONDS = 1.0
WIDTH = 2.0  # pixels
MAX_GAP_NS = 500_000_000  # a longer gap in a track is not bridged
TIPS = [JOINT_NAMES.index(f"{finger}_4") for finger in ("thumb", "index", "middle", "ring", "pinky")]


class Trails:
    """Where the tips were in the last second; older parts are fainter."""

    def __init__(self) -> None:
        self.item = GLLinePlotItem(mode="lines", width=WIDTH, antialias=True, glOptions="translucent")
        self.item.setVisible(False)
        self._tips: dict[tuple[int, Side], deque[tuple[int, Array]]] = {}

    def clear(self) -> None:
        """Forget all, and show nothing."""
        self._tips.clear()
        self.item.setVisible(False)

    def add(self, result: FrameResult, to_view: Array) -> None:
        """Add the hands of a frame and draw; `to_view` [3, 3] is from the camera's axes to the view's."""
        now = result.frame.time_ns
        for hand in result.hands:
            tips = self._tips.setdefault((hand.track, hand.side), deque())
            if tips and now <= tips[-1][0]:  # the frame is shown again, or the replay went back
                tips.clear()
            tips.append((now, hand.joints[TIPS].astype(np.float32)))
        first = now - round(SECONDS * 1e9)
        for tips in self._tips.values():
            while tips and not first <= tips[0][0] <= now:
                tips.popleft()
        self._tips = {key: tips for key, tips in self._tips.items() if tips}
        self._draw(now, to_view)

    @property
    def shown(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.item.visible())

    def _draw(self, now: int, to_view: Array) -> None:
        lines, ages = [], []  # [n, 2 ends, 5 fingers, 3] and [n, 2 ends]
        for tips in self._tips.values():
            times_ns = np.array([time_ns for time_ns, _ in tips])
            points = np.array([each for _, each in tips]) @ to_view.T
            joined = np.diff(times_ns) <= MAX_GAP_NS
            lines.append(np.stack([points[:-1], points[1:]], 1)[joined])
            age = (now - times_ns) * 1e-9 / SECONDS
            ages.append(np.stack([age[:-1], age[1:]], 1)[joined])
        count = sum(map(len, lines))
        self.item.setVisible(count > 0)
        if count:
            ends = np.concatenate(lines).swapaxes(1, 2)  # [n, 5, 2, 3]
            colours = np.ones((count, 5, 2, 4), np.float32)
            colours[..., :3] = np.array(FINGER_COLOURS)[:, None] / 255
            colours[..., 3] = (1 - np.concatenate(ages))[:, None] ** 1.5
            self.item.setData(pos=ends.reshape(-1, 3), color=colours.reshape(-1, 4))
