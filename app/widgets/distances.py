"""The distances of hands as text."""

from collections.abc import Sequence

from handmirror.app.hand_names import gesture_name, side_name
from handmirror.app.translation import tr
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.types import Hand, Side


def describe_distances(hands: Sequence[Hand], known: bool, gestures: bool = False) -> str:
    """Side and distance of each hand's wrist, left ones first, such as "Right ≈ 47 cm"; `known` leaves the sign away.

    A distance is known when both the lens and the length of the hand are. `gestures` adds those that were recognised.
    """
    hands = sorted(hands, key=lambda hand: hand.side is Side.RIGHT)  # tracks are in the order in which they began
    texts = (_describe(hand, known) for hand in hands)
    shown = (hand.gesture if gestures else None for hand in hands)
    return tr(", ").join(
        text if gesture is None else f"{text} ({gesture_name(gesture)})"
        for text, gesture in zip(texts, shown, strict=True)
    )


def distance_text(metres: float, known: bool, digits: int = 0) -> str:
    """A distance in centimetres, such as "≈ 47 cm"; `known` leaves the sign away."""
    text = tr("{value} cm", value=decimal_text(100 * metres, digits))
    return text if known else f"≈ {text}"


def _describe(hand: Hand, known: bool) -> str:
    return f"{side_name(hand.side)} {distance_text(float(hand.joints[0, 2]), known)}"
