"""A gesture: ranges of joint angles, gaps and directions that a hand must have."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handmirror.core.hand.angles import ANGLE_NAMES

MAX_NUMBER = 1e12  # anywhere in a file
MAX_GESTURES = 100  # in one set
MAX_NAME = 40  # characters
MIN_TOLERANCE, MAX_TOLERANCE = 0.25, 4.0
MAX_MINIMUM_NS = 10_000_000_000
MAX_DEG, MAX_GAP = 180, 500  # percent
TOUCHABLE = ("index", "middle", "ring", "pinky")
PARTS = ("palm", "fingers", "thumb")
TOWARDS = {  # unit vectors in the camera's axes
    "up": (0, -1, 0),
    "down": (0, 1, 0),
    "left": (-1, 0, 0),
    "right": (1, 0, 0),
    "camera": (0, 0, -1),
    "away": (0, 0, 1),
}


@dataclass(frozen=True)
class Direction:
    """Where a part of the hand must point."""

    towards: str  # one of TOWARDS, as seen in the unmirrored image
    within_deg: float  # of that direction, above 0 and up to 180


@dataclass(frozen=True)
class Gesture:
    """One gesture, the same for both hands; ValueError where a value is not valid.

    Attributes:
        name: 1 to 40 printable characters.
        angles: lowest and highest angle in degrees, by some of ANGLE_NAMES.
        gaps: smallest and largest distance of the thumb's tip from the tips of some fingers (TOUCHABLE), in percent of
            the distance from the wrist to the base of the middle finger; some 10 to 20 where they touch.
        directions: where palm, fingers or thumb must point, by some of PARTS: out of the palm, from the wrist to the
            base of the middle finger, from the thumb's second joint to its tip.
        tolerance: factor for the width of all ranges, 0.25 to 4.
        on: whether it is recognised.
    """

    name: str
    angles: Mapping[str, tuple[float, float]]
    gaps: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    directions: Mapping[str, Direction] = field(default_factory=dict)
    tolerance: float = 1.0
    on: bool = True

    def __post_init__(self) -> None:
        if not (1 <= len(self.name) <= MAX_NAME and self.name.isprintable() and self.name == self.name.strip()):
            raise ValueError(f"its name is not 1 to {MAX_NAME} printable characters")
        if not (self.angles or self.gaps):
            raise ValueError("it has no angles")
        for name, (low, high) in self.angles.items():
            if name not in ANGLE_NAMES:
                raise ValueError(f"there is no angle {name}")
            if not -MAX_DEG <= low < high <= MAX_DEG:
                raise ValueError(f"{name} is not a lower and a higher angle between -180 and 180 degrees")
        for finger, (low, high) in self.gaps.items():
            if finger not in TOUCHABLE or not 0 <= low < high <= MAX_GAP:
                raise ValueError(f"its gap to {finger} is not valid")
        for part, direction in self.directions.items():
            if part not in PARTS or direction.towards not in TOWARDS or not 0 < direction.within_deg <= 180:
                raise ValueError(f"its direction of {part} is not valid")
        if not MIN_TOLERANCE <= self.tolerance <= MAX_TOLERANCE:
            raise ValueError(f"its tolerance is not between {MIN_TOLERANCE:g} and {MAX_TOLERANCE:g}")


@dataclass(frozen=True)
class GestureSet:
    """Gestures with different names, and when they begin and end; ValueError where a value is not valid.

    Attributes:
        gestures: at most 100.
        enter: the score, 0 to 1, from which a gesture is recognised; 0.5 is the edge of its ranges.
        leave: the score below which it ends, at most `enter`.
        minimum_ns: how long a change must last, in nanoseconds, before it is reported.
    """

    gestures: tuple[Gesture, ...]
    enter: float = 0.5
    leave: float = 0.3
    minimum_ns: int = 100_000_000

    def __post_init__(self) -> None:
        if len(self.gestures) > MAX_GESTURES:
            raise ValueError(f"there are more than {MAX_GESTURES} gestures")
        if len(self.names) != len(self.gestures):
            raise ValueError("two gestures have the same name")
        if not 0 < self.leave <= self.enter <= 1:
            raise ValueError("enter and leave are not between 0 and 1, or leave is above enter")
        if not 0 <= self.minimum_ns <= MAX_MINIMUM_NS:
            raise ValueError(f"minimum_ns is not between 0 and {MAX_MINIMUM_NS}")

    @property
    def names(self) -> set[str]:
        """The names of all gestures."""
        return {gesture.name for gesture in self.gestures}

    @property
    def recognised(self) -> tuple[Gesture, ...]:
        """The gestures that are on."""
        return tuple(gesture for gesture in self.gestures if gesture.on)

    def put(self, gesture: Gesture, in_place_of: str | None = None) -> "GestureSet":
        """With this gesture at the place of the one of its name, or of the name `in_place_of`; else at the end."""
        name = gesture.name if in_place_of is None else in_place_of
        if name not in self.names:
            return replace(self, gestures=(*self.gestures, gesture))
        return replace(self, gestures=tuple(gesture if old.name == name else old for old in self.gestures))

    def without(self, name: str) -> "GestureSet":
        """Without the gesture of this name."""
        return replace(self, gestures=tuple(gesture for gesture in self.gestures if gesture.name != name))

    def restored(self, defaults: "GestureSet") -> "GestureSet":
        """With `defaults` as they are, first, then the gestures whose names these do not have."""
        added = tuple(gesture for gesture in self.gestures if gesture.name not in defaults.names)
        return replace(defaults, gestures=(*defaults.gestures, *added))


def is_number(value: object) -> bool:
    """Whether a value of a JSON file is a number, and not one beyond all use."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= MAX_NUMBER
