"""Follows the hands that several cameras see: one fit of each hand in each moment, in the world."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from handmirror.core.cameras.fit import HandView, ViewsFitter
from handmirror.core.cameras.matching import groups, rays_seen
from handmirror.core.cameras.rig import CameraPose
from handmirror.core.cameras.seen import SeenHand
from handmirror.core.hand.fit import FitState
from handmirror.core.hand.mirror import points_of_side, rotation_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.posed import PosedHand
from handmirror.core.hand.size import HandSizer
from handmirror.core.tracking.smoothing import OneEuro, OneEuroHandFilter, OneEuroSettings
from handmirror.core.types import Array, Side

FIRST_SPREAD, LEAST_SPREAD = 0.5, 0.03  # of the betas: of a hand never seen, and of one that was seen long
STEADY_FRAMES = 150  # the size of a hand is the mean over its frames; from here on new ones have this weight
WORST_FIT = 0.05  # metres between the lines of sight and the fitted hand
MAX_GAP_NS = 500_000_000  # after which a hand is fitted from scratch
FORGET_NS = 5_000_000_000  # after which a hand that is not seen is another one
NEAR_M = 0.15  # metres from where a hand was last seen, within which it is the same one
# of the filter, in metres: as quick as that of one camera is across its line of sight, for hands half a metre away
PLACE = OneEuroSettings(min_cutoff=1.0, beta=120.0, d_cutoff=4.0)
STEADIER = 0.4  # of one camera's strength of the filter: fused hands jitter less to begin with
SIDE_MEMORY = 0.97  # share of the votes for a side that is kept from frame to frame


@dataclass(frozen=True, eq=False)
class FusedHand:
    """One hand in the world, whose axes are those of the first camera."""

    number: int  # the same as long as the same hand is followed; starts at 1
    side: Side
    score: float  # 0..1, the best camera's
    hand: PosedHand  # of the right hand model
    joints: Array  # [21, 3] metres
    seen: tuple[SeenHand, ...]  # by the cameras that see it
    error: float  # metres between the lines of sight and the hand, root mean square


@dataclass(eq=False)
class _Followed:
    """A hand from moment to moment."""

    number: int
    votes: float = 0.0  # for a right hand
    side: Side | None = None
    state: FitState | None = None
    shape: Array | None = None
    frames: int = 0  # in which two cameras or more have measured its size
    time_ns: int = 0
    place: Array | None = None  # [3] of the wrist
    smoother: "_Smoother | None" = None


class HandFuser:
    """Fuses the cameras' hands moment by moment, in order of time."""

    def __init__(
        self,
        cameras: Sequence[CameraPose],
        arrays: dict[str, Array],
        smooth: bool = True,
        smoothing: float = 1.0,
        hand_length: float | None = None,
    ) -> None:
        """A fuser.

        Args:
            cameras: where they stand; their order is that of `SeenHand.camera`.
            arrays: of the hand model in MANO's format, with which the hands were tracked.
            smooth: whether the One-Euro filter runs.
            smoothing: its strength, as in TrackerConfig.
            hand_length: metres, of all hands; None where it is not known.
        """
        self.cameras, self.model = tuple(cameras), HandModel(arrays)
        self._fitter, self._sizer = ViewsFitter(arrays), HandSizer(arrays)
        self._smoothing = smoothing if smooth else None
        self._length = hand_length
        self._hands: list[_Followed] = []
        self._known: dict[tuple[int, int], int] = {}  # camera and its track -> number of the hand
        self._last = 0

    def fuse(self, hands: Sequence[SeenHand], time_ns: int) -> tuple[FusedHand, ...]:
        """The hands of one moment of the world, of what all cameras see then."""
        self._hands = [hand for hand in self._hands if time_ns - hand.time_ns < FORGET_NS]
        found = groups(hands, self.cameras, self._known)
        fused = []
        for group, followed in zip(found, self._followed(found, time_ns), strict=True):
            if (hand := self._fitted(group, followed, time_ns)) is not None:
                fused.append(hand)
        return tuple(sorted(fused, key=lambda hand: hand.number))

    def _followed(self, found: Sequence[Sequence[SeenHand]], time_ns: int) -> list[_Followed]:
        """The hand of each group: that of most of its cameras' tracks, else the nearest one, else a new one."""
        by_number = {hand.number: hand for hand in self._hands}
        chosen: list[_Followed | None] = [None] * len(found)
        for k in sorted(range(len(found)), key=lambda k: -len(found[k])):
            votes = Counter(
                number
                for each in found[k]
                if (number := self._known.get((each.camera, each.track))) is not None and number in by_number
            )
            for number, _ in votes.most_common():
                if by_number[number] not in chosen:
                    chosen[k] = by_number[number]
                    break
        for k, group in enumerate(found):
            chosen[k] = chosen[k] or self._nearest(group, chosen) or self._new()
        result = [hand for hand in chosen if hand is not None]
        for hand, group in zip(result, found, strict=True):
            self._known |= {(each.camera, each.track): hand.number for each in group}
        return result

    def _nearest(self, group: Sequence[SeenHand], taken: Sequence[_Followed | None]) -> _Followed | None:
        """The hand that was last where this one is; None without one of its side."""
        best = max(group, key=lambda each: each.score)
        place = self.cameras[best.camera].to_world(best.joints[0])
        free = [
            (float(np.linalg.norm(hand.place - place)), hand)
            for hand in self._hands
            if hand not in taken and hand.place is not None and hand.side in (None, best.side)
        ]
        distance, near = min(free, key=lambda each: each[0], default=(np.inf, None))
        return near if distance < NEAR_M else None

    def _new(self) -> _Followed:
        self._last += 1
        hand = _Followed(self._last)
        self._hands.append(hand)
        return hand

    def _fitted(self, group: Sequence[SeenHand], followed: _Followed, time_ns: int) -> FusedHand | None:
        """The hand of a group, and what is remembered of it; None where no hand fits."""
        self._vote(group, followed)
        side = followed.side
        assert side is not None
        views = [self._view(each, group, side) for each in group]
        start = followed.state if time_ns - followed.time_ns < MAX_GAP_NS else None
        spread = None
        if followed.shape is not None:
            spread = (
                max(LEAST_SPREAD, FIRST_SPREAD / math.sqrt(1 + followed.frames)) if len(group) > 1 else LEAST_SPREAD
            )
        shape = followed.shape
        if self._length is not None:
            shape, spread = self._sizer.resized(np.zeros(10) if shape is None else shape, self._length), LEAST_SPREAD
        state = self._fitter.fit(views, start, shape, spread)
        if start is not None and not state.error < WORST_FIT / 3:  # it may be a local minimum
            again = self._fitter.fit(views, None, shape, spread)
            state = again if again.error < state.error else state
        if not state.error < WORST_FIT:
            followed.state = None
            return None
        self._remember(followed, state, len(group), time_ns)
        hand = self._fitter.posed(state)
        if self._smoothing is not None:
            followed.smoother = followed.smoother or _Smoother(self._smoothing)
            hand = followed.smoother(hand, time_ns)
        followed.place = points_of_side(hand.wrist, side)
        return FusedHand(
            followed.number,
            side,
            max(each.score for each in group),
            hand,
            self._joints(hand, side),
            tuple(sorted(group, key=lambda each: each.camera)),
            state.error,
        )

    def _vote(self, group: Sequence[SeenHand], followed: _Followed) -> None:
        """Let the cameras decide the side; another one forgets the pose."""
        now = sum(each.score * (1 if each.side is Side.RIGHT else -1) for each in group)
        followed.votes = SIDE_MEMORY * followed.votes + now
        side = Side.RIGHT if followed.votes >= 0 else Side.LEFT
        if side is not followed.side:
            followed.side, followed.state, followed.shape, followed.frames, followed.smoother = (
                side,
                None,
                None,
                0,
                None,
            )

    def _view(self, seen: SeenHand, group: Sequence[SeenHand], side: Side) -> HandView:
        """What a camera sees, mirrored to a right hand; only the position if the camera mistakes it for the other hand.

        The posed joints of a camera's own answer lie nearer to the hand than the points that it was posed by.
        """
        camera = self.cameras[seen.camera]
        agreeing = [each for each in group if each.side is side] or list(group)
        source = seen if seen in agreeing else max(agreeing, key=lambda each: each.score)
        points = camera.to_camera(self.cameras[source.camera].to_world(source.joints))
        rotation, shift = rotation_of_side(camera.rotation, side), points_of_side(camera.translation, side)
        rays, points = points_of_side(rays_seen(seen), side), points_of_side(points - points.mean(0), side)
        return HandView(rays, points, seen.confidence, rotation, shift)

    def _remember(self, followed: _Followed, state: FitState, cameras: int, time_ns: int) -> None:
        followed.state, followed.time_ns = state, time_ns
        if followed.shape is None:
            followed.shape = state.shape
        elif cameras > 1:
            new = 1 / min(followed.frames + 1, STEADY_FRAMES)
            followed.shape = followed.shape + new * (state.shape - followed.shape)
        followed.frames += cameras > 1

    def _joints(self, hand: PosedHand, side: Side) -> Array:
        shape = hand.shape[None]
        trans = hand.wrist - self.model.rest_wrist(shape)[0]
        joints = self.model.joints(hand.pose[None], shape, trans[None])[0]
        return points_of_side(joints, side)


class _Smoother:
    """The One-Euro filter on a hand in the world, where the depth in one camera means nothing."""

    def __init__(self, strength: float) -> None:
        self._pose, self._place = OneEuroHandFilter(STEADIER * strength), OneEuro(PLACE, STEADIER * strength)
        self._last_ns: int | None = None

    def __call__(self, hand: PosedHand, time_ns: int) -> PosedHand:
        seconds = 0.0 if self._last_ns is None else (time_ns - self._last_ns) * 1e-9
        self._last_ns = time_ns
        turned = self._pose.filter_hand(replace(hand, wrist=np.array([0.0, 0.0, 1.0])), seconds)
        return replace(turned, wrist=self._place(hand.wrist[None], seconds)[0])
