"""Which side a hand is of, from all that was seen of it."""

from dataclasses import dataclass, replace

from handmirror.core.tracking.landmarks import Landmarks
from handmirror.core.types import Side

# Evidence counts frames in which the side is certain. More than this is not collected for a side, so that a hand that
# was seen for minutes can still be corrected within a second.
MOST_EVIDENCE = 20.0
MOST_WAKING = 2.0  # of the evidence from before a hand was lost: it may be another hand, after all
# A known side is given up when the evidence for the other one exceeds this, ...
AGAINST = 4.5
# ... or this if the hand was seen in fewer frames.
AGAINST_YOUNG, YOUNG_FRAMES = 1.0, 10
NEW_FRAMES = 20  # a hand that was seen in fewer was found a short time ago
# If the other hands in the picture are surely of one side, so much more evidence is needed for that side, and less
# against it: a person has one of each.
FREE_SIDE = 3.0
# Another hand's side is sure when its evidence is that strong.
SURE_OTHER = 5.0
# A new hand is that likely the one that its person does not show yet.
FREE_SIDE_NEW = 1.0
# A new hand's side is known, so that it is shown, when its evidence is that strong, when a frame shows so little doubt
# (2 x, see SURENESS), or with the last of this many observations.
SURE, LITTLE_DOUBT, UNCERTAIN_FRAMES = 0.3, 0.7, 3
# What a frame says of the side is worth the less, the less sure the network is that there is a hand, and the more
# edge-on the palm is seen: from nothing at the first figure to everything at the second. In frames with a presence
# under 0.9 a third of the sides is wrong, above 0.99 one of 50 at most; of palms seen edge-on a quarter, however high
# the presence is, and for seconds.
PRESENCE, FACING = (0.85, 0.98), (0.2, 0.5)
# A probability of 0.5 + x counts (2 x) to this power: those from 0.5 to 0.8 are right hardly more often than not.
SURENESS = 3
# Where a frame says less than UNCLEAR for a side that is not sure yet, a hand of either side is fitted to what is seen,
# at most every COMPARED_EVERY frames, later RARELY, since it costs as much as a further hand in the frame. Of edge-on
# hands this is wrong half as often as what the network says. A fit that is better by a factor of e to the power of
# CLEAR_FIT counts COMPARED frames, a smaller one less. It shows the side already where a half of the hand is in the
# image.
UNCLEAR, COMPARED_EVERY, RARELY = 0.3, 6, 30
COMPARED, CLEAR_FIT, FIT_SHARE = 3.0, 1.6, (0.4, 0.8)


def tells_side(seen: Landmarks) -> float:
    """How reliably the landmarks of a whole hand show its side, 0 to 1."""
    return _between(seen.presence, PRESENCE) * _between(seen.facing, FACING)


def _between(value: float, ends: tuple[float, float]) -> float:
    """0 up to the first end, 1 from the second one on, and evenly in between."""
    low, high = ends
    return min(max((value - low) / (high - low), 0.0), 1.0)


@dataclass(frozen=True)
class SideEvidence:
    """The side of a hand and what speaks for it."""

    side: Side
    support: float = 0.0  # frames; below 0 if the other side is likelier
    observations: int = 0
    is_known: bool = False  # from then on it changes only on strong evidence
    is_unclear: bool = False  # the newest frame says too little
    comparisons: int = 0  # how often hands of either side were fitted to it, ...
    next_comparison: int = 0  # ... and the observation from which on it may be done again

    def towards(self, side: Side) -> float:
        """The evidence for a side, in frames."""
        return self.support if side is self.side else -self.support

    @property
    def is_young(self) -> bool:
        """Whether the hand was found within the last half second or so."""
        return self.observations < NEW_FRAMES

    @property
    def needs_comparison(self) -> bool:
        """Whether hands of either side should be fitted to what is seen."""
        return self.is_unclear and self.support < SURE_OTHER and self.observations >= self.next_comparison

    def with_seen(self, seen: Landmarks, weight: float, others: float = 0.0) -> "SideEvidence":
        """With the landmarks of a new frame.

        Args:
            seen: the frame's landmarks.
            weight: 0 to 1, how much of the hand they show.
            others: the side of the other hands in the picture, -1 (surely left) to 1 (surely right).
        """
        certainty = 2 * seen.right - 1
        new = certainty**SURENESS * weight * tells_side(seen)
        is_unclear = self._agreement(new) < UNCLEAR
        sides = replace(self, observations=self.observations + 1, is_unclear=is_unclear)._with(new, others)
        return replace(sides, is_known=sides.is_known or weight * abs(certainty) >= LITTLE_DOUBT)

    def with_comparison(self, seen: Landmarks, share: float, right_fits: float, others: float = 0.0) -> "SideEvidence":
        """With how much better a right hand than a left one fits the newest frame's landmarks.

        Args:
            seen: the frame's landmarks.
            share: of the hand's joints in the image.
            right_fits: as of `Estimator.compare_sides`.
            others: as in `with_seen`.
        """
        clear = min(max(right_fits / CLEAR_FIT, -1.0), 1.0) ** 3
        new = COMPARED * clear * _between(seen.presence, PRESENCE) * _between(share, FIT_SHARE)
        comparisons = self.comparisons + 1
        later = self.observations + min(COMPARED_EVERY * comparisons, RARELY)
        return replace(self, comparisons=comparisons, next_comparison=later)._with(new, others)

    def _agreement(self, right: float) -> float:
        return right if self.side is Side.RIGHT else -right

    def _with(self, right: float, others: float) -> "SideEvidence":
        """With evidence for a right hand, in frames; below 0: for a left one."""
        support, side = self.support + self._agreement(right), self.side
        if support < -self._limit(others):
            side, support = side.other, -support
        is_known = self.is_known or abs(support) >= SURE or self.observations >= UNCERTAIN_FRAMES
        return replace(self, side=side, support=min(support, MOST_EVIDENCE), is_known=is_known)

    @property
    def turned(self) -> "SideEvidence":
        """The same evidence for a hand that is taken for the other side."""
        return replace(self, side=self.side.other, support=-self.support)

    @property
    def sureness(self) -> float:
        """How sure the side is, -1 (surely left) to 1 (surely right)."""
        sure = min(max(self.support / SURE_OTHER, -1.0), 1.0) if self.is_known else 0.0
        return sure if self.side is Side.RIGHT else -sure

    def leaning(self, others: float) -> "SideEvidence":
        """Of a hand in its first frame: likelier the side that the others have not."""
        support = self.support - FREE_SIDE_NEW * (others if self.side is Side.RIGHT else -others)
        side = self.side.other if support < 0 else self.side
        return replace(self, side=side, support=abs(support), is_known=self.is_known or abs(support) >= SURE)

    def _limit(self, others: float) -> float:
        """What the evidence for the other side must exceed."""
        if not self.is_known:
            return 0.0
        taken = -others if self.side is Side.RIGHT else others  # 1: the other side is surely another hand's
        against = AGAINST_YOUNG if self.observations < YOUNG_FRAMES else AGAINST
        return max(0.0, against + FREE_SIDE * taken)

    def joined(self, newer: "SideEvidence") -> "SideEvidence":
        """With what was seen of the hand after it was lost; a side that was known stays."""
        support = min(self.support, MOST_WAKING) + newer.towards(self.side)
        if self.is_known:
            support = max(support, 0.0)
        side = self.side if support >= 0 else self.side.other
        observations = self.observations + newer.observations
        is_known = self.is_known or abs(support) >= SURE
        return replace(self, side=side, support=abs(support), observations=observations, is_known=is_known)
