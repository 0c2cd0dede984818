"""How well hands match gestures, from their joint angles, the thumb's gaps and directions."""

from collections.abc import Sequence

import numpy as np

from handmirror.core.gestures.gesture import PARTS, TOUCHABLE, TOWARDS, Gesture
from handmirror.core.hand.angles import ANGLE_NAMES, joint_angles
from handmirror.core.hand.rotation import cross
from handmirror.core.types import Array, Hand, Side

FEATURES = (*ANGLE_NAMES, *TOUCHABLE)
_WRIST, _THUMB_2, _INDEX_1, _MIDDLE_1, _PINKY_1 = 0, 2, 5, 9, 17  # of the 21 joints
_THUMB_TIP, _TIPS = 4, (8, 12, 16, 20)
_ANGLES = len(ANGLE_NAMES)
_FINGERS = 5  # with nine angles each, in the order of ANGLE_NAMES


def features(hands: Sequence[Hand], axes: Array) -> Array:
    """[h, 49]: joint angles in degrees, then the gaps of core.gestures.gesture in percent, in the order of FEATURES.

    `axes` as for `joint_angles`.
    """
    found = np.empty((len(hands), len(FEATURES)))
    found[:, :_ANGLES] = np.degrees(joint_angles(np.stack([hand.pose for hand in hands]), axes)).reshape(-1, _ANGLES)
    joints = np.stack([hand.joints for hand in hands]).astype(float)
    palm = np.linalg.norm(joints[:, _MIDDLE_1] - joints[:, _WRIST], axis=1)
    gaps = np.linalg.norm(joints[:, _TIPS] - joints[:, _THUMB_TIP, None], axis=2)
    found[:, _ANGLES:] = 100 * gaps / np.maximum(palm, 1e-9)[:, None]
    return found


def directions(hands: Sequence[Hand]) -> Array:
    """Unit vectors [h, 3, 3] in the camera's axes of the PARTS of each hand."""
    joints = np.stack([hand.joints for hand in hands]).astype(float)
    fingers = joints[:, _MIDDLE_1] - joints[:, _WRIST]
    palm = cross(joints[:, _INDEX_1] - joints[:, _WRIST], joints[:, _PINKY_1] - joints[:, _WRIST])
    palm *= np.array([[1.0 if hand.side is Side.RIGHT else -1.0] for hand in hands])
    vectors = np.stack([palm, fingers, joints[:, _THUMB_TIP] - joints[:, _THUMB_2]], axis=1)
    unit: Array = vectors / np.maximum(np.linalg.norm(vectors, axis=2, keepdims=True), 1e-9)
    return unit


class Matcher:
    """Scores hands against gestures."""

    def __init__(self, gestures: Sequence[Gesture]) -> None:
        self.gestures = tuple(gestures)
        count = len(self.gestures)
        self._centre = np.zeros((count, len(FEATURES)))
        self._per_width = np.zeros((count, len(FEATURES)))  # 1 / half the width; 0: any value matches
        self._towards = np.zeros((count, len(PARTS), 3))
        self._per_deg = np.zeros((count, len(PARTS)))
        for k, gesture in enumerate(self.gestures):
            for name, (low, high) in (*gesture.angles.items(), *gesture.gaps.items()):
                column = FEATURES.index(name)
                self._centre[k, column] = (low + high) / 2
                self._per_width[k, column] = 2 / (high - low) / gesture.tolerance
            for part, direction in gesture.directions.items():
                self._towards[k, PARTS.index(part)] = TOWARDS[direction.towards]
                self._per_deg[k, PARTS.index(part)] = 1 / min(direction.within_deg * gesture.tolerance, 180)
        used = (self._per_width[:, :_ANGLES] > 0).reshape(count, _FINGERS, _ANGLES // _FINGERS).sum(2)
        self._share = 1 / np.maximum(used, 1)
        self._has_directions = bool(self._per_deg.any())

    def scores(self, hands: Sequence[Hand], axes: Array) -> Array:
        """Scores [h, g] from 0 to 1 of each hand and gesture; `axes` as for `joint_angles`.

        A distance is counted from the middle of a range, in halves of its width; that of a finger is the root mean
        square of its angles' distances. The largest one of the fingers, gaps and directions counts: at the distance d
        the score is 0.5 ** d², so 1 in the middle of all ranges and 0.5 at their edges.
        """
        if not (hands and self.gestures):
            return np.zeros((len(hands), len(self.gestures)))
        off = (features(hands, axes)[:, None] - self._centre) * self._per_width
        squared = off * off
        fingers = squared[:, :, :_ANGLES].reshape(*squared.shape[:2], _FINGERS, -1).sum(3) * self._share
        worst = np.maximum(fingers.max(2), squared[:, :, _ANGLES:].max(2))
        if self._has_directions:
            cosine = np.einsum("hpx,gpx->hgp", directions(hands), self._towards)
            turned = np.degrees(np.arccos(np.clip(cosine, -1, 1))) * self._per_deg
            worst = np.maximum(worst, (turned * turned).max(2))
        scores: Array = np.nan_to_num(0.5**worst)
        return scores
