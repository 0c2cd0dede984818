"""Recognises gestures over time: per hand, with hysteresis, and only what lasts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handmirror.core.gestures.gesture import GestureSet
from handmirror.core.gestures.scores import Matcher
from handmirror.core.types import Array, Hand, Side

_NONE = -1


@dataclass(frozen=True)
class _State:
    """Of one hand: numbers of gestures, or _NONE."""

    shown: int
    wanted: int  # what the newest frames say
    since_ns: int  # when they first did


class GestureRecogniser:
    """Adds gestures to hands from frame to frame.

    A gesture is reported once its score has been at least `enter` for `minimum_ns`, and until it has been below
    `leave` for as long. Another gesture replaces it when its score is better by `enter - leave`.
    """

    def __init__(self, gestures: GestureSet, axes: Array, stills: bool = False) -> None:
        """`axes` as for `joint_angles`; with `stills` every frame is an independent image."""
        self.gestures = gestures
        self._axes, self._stills = axes, stills
        self._matcher = Matcher(gestures.recognised)
        self._states: dict[tuple[int, Side], _State] = {}

    def reset(self) -> None:
        """Forget all hands: the next frame is unrelated to the last one."""
        self._states = {}

    def apply(self, hands: Sequence[Hand], time_ns: int) -> tuple[Hand, ...]:
        """The hands of the next frame with their gestures; `time_ns` is the frame's."""
        states: dict[tuple[int, Side], _State] = {}
        shown: list[Hand] = []
        for hand, scores in zip(hands, self._matcher.scores(hands, self._axes), strict=True):
            key = hand.track, hand.side
            state = states[key] = self._next(self._states.get(key), scores, time_ns)
            if state.shown == _NONE:
                shown.append(hand)
            else:
                name, score = self._matcher.gestures[state.shown].name, round(float(scores[state.shown]), 3)
                shown.append(replace(hand, gesture=name, gesture_score=score))
        self._states = {} if self._stills else states
        return tuple(shown)

    def _next(self, last: _State | None, scores: Array, time_ns: int) -> _State:
        shown = _NONE if last is None else last.shown
        wanted = self._wanted(scores, shown)
        since_ns = time_ns if last is None or last.wanted != wanted else last.since_ns
        if self._stills or time_ns - since_ns >= self.gestures.minimum_ns:
            shown = wanted
        return _State(shown, wanted, since_ns)

    def _wanted(self, scores: Array, shown: int) -> int:
        if not len(scores):
            return _NONE
        best, gestures = int(scores.argmax()), self.gestures
        stays = shown != _NONE and scores[shown] >= gestures.leave
        if stays and scores[best] < scores[shown] + gestures.enter - gestures.leave:
            return shown
        return best if scores[best] >= gestures.enter else _NONE
