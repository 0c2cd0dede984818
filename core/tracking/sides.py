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
# ... this if the hand was seen in fewer frames, ...
AGAINST_YOUNG, YOUNG_FRAMES = 1.0, 10
# ... or this if another hand in the picture is of that side: an edge-on hand can look like the other one for seconds.
AGAINST_TAKEN = 20.0
# A new hand is that likely the one that its person does not show yet.
FREE_SIDE = 1.0
# A new hand's side is known when its evidence is that strong, or with the last of this many observations.
SURE, UNCERTAIN_FRAMES = 0.62, 3


@dataclass(frozen=True)
class SideEvidence:
    """The side of a hand and what speaks for it."""

    side: Side
    support: float = 0.0  # frames; below 0 if the other side is likelier
    observations: int = 0
    is_known: bool = False  # from then on it changes only on strong evidence

    def towards(self, side: Side) -> float:
        """The evidence for a side, in frames."""
        return self.support if side is self.side else -self.support

    def with_seen(self, seen: Landmarks, weight: float, taken: Side | None) -> "SideEvidence":
        """With the landmarks of a new frame.

        Args:
            seen: the frame's landmarks.
            weight: 0 to 1, how reliably the landmarks show the side.
            taken: the side that the other hands in the picture have; None: both, or there are none.
        """
        agrees = (2 * seen.right - 1) * (1 if self.side is Side.RIGHT else -1)
        support = self.support + weight * agrees
        side, other = self.side, self.side.other
        if support < -self._limit(other is taken):
            side, support = other, -support
        observations = self.observations + 1
        is_known = self.is_known or abs(support) >= SURE or observations >= UNCERTAIN_FRAMES
        return replace(
            self, side=side, support=min(support, MOST_EVIDENCE), observations=observations, is_known=is_known
        )

    def leaning(self, taken: Side | None) -> "SideEvidence":
        """Of a hand in its first frame: likelier the side that is not `taken` by the others."""
        if taken is None:
            return self
        support = self.support - FREE_SIDE if self.side is taken else self.support + FREE_SIDE
        side = self.side.other if support < 0 else self.side
        return replace(self, side=side, support=abs(support), is_known=abs(support) >= SURE)

    def _limit(self, is_taken: bool) -> float:
        """What the evidence for the other side must exceed."""
        if not self.is_known:
            return 0.0
        if is_taken:
            return AGAINST_TAKEN
        return AGAINST_YOUNG if self.observations < YOUNG_FRAMES else AGAINST

    def joined(self, newer: "SideEvidence") -> "SideEvidence":
        """With what was seen of the hand after it was lost; a side that was known stays."""
        support = min(self.support, MOST_WAKING) + newer.towards(self.side)
        if self.is_known:
            support = max(support, 0.0)
        side = self.side if support >= 0 else self.side.other
        observations = self.observations + newer.observations
        return SideEvidence(side, abs(support), observations, self.is_known or abs(support) >= SURE)
