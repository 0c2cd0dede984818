"""The part of a session that is exported."""

import math
from dataclasses import dataclass

from handmirror.core.errors import UserError

TOLERANCE_NS = 500_000  # times are shown to the millisecond, and a frame whose time was typed so is included


@dataclass(frozen=True)
class TimeRange:
    """From and to which time, both included, in seconds after the session's first frame; UserError when it is empty."""

    begin_s: float = 0.0
    end_s: float = math.inf

    def __post_init__(self) -> None:
        if not 0 <= self.begin_s <= self.end_s or math.isinf(self.begin_s):
            raise UserError(
                f"The range {self} is invalid: give a beginning from 0 s on, and an end that is not before it."
            )

    def __str__(self) -> str:
        end = "the end" if math.isinf(self.end_s) else f"{self.end_s:.3f} s"
        return f"from {self.begin_s:.3f} s to {end}"

    def limits_ns(self, first_ns: int) -> tuple[float, float]:
        """The lowest and the highest timestamp in it, where the session's first frame has the timestamp `first_ns`."""
        return first_ns + self.begin_s * 1e9 - TOLERANCE_NS, first_ns + self.end_s * 1e9 + TOLERANCE_NS
