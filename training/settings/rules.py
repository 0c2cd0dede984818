"""What a setting may be: a test of its value, and the words of the error."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MAX_COUNT = 10**12  # of any count


@dataclass(frozen=True)
class Rule:
    """Which values a setting may have."""

    wanted: str  # in words, after "must be"
    fits: Callable[[Any], bool]
    required: bool = True
    saved: bool = False  # whether reading a finished run needs the setting


def number(wanted: str, fits: Callable[[float], bool], **more: bool) -> Rule:
    """A finite number; a boolean is not one."""
    return Rule(wanted, lambda value: type(value) in (int, float) and math.isfinite(value) and fits(value), **more)


def whole(least: int, most: int = MAX_COUNT, **more: bool) -> Rule:
    """A whole number from `least` to `most`."""
    wanted = f"a whole number from {least} to {most}" if most < MAX_COUNT else f"a whole number from {least}"
    return Rule(wanted, lambda value: type(value) is int and least <= value <= most, **more)


def choice(*names: str, **more: bool) -> Rule:
    """One of some words."""
    return Rule(f"one of {', '.join(names)}", lambda value: value in names, **more)


def flag(**more: bool) -> Rule:
    """True or false."""
    return Rule("true or false", lambda value: type(value) is bool, **more)


def text(what: str, or_null: bool = False, **more: bool) -> Rule:
    """A text that is not empty."""
    wanted = f"{what} or null" if or_null else what
    return Rule(wanted, lambda value: _is_text(value) or (or_null and value is None), **more)


def places(wanted: str, or_null: bool = False, **more: bool) -> Rule:
    """A text, or a list of texts that is not empty."""

    def fits(value: Any) -> bool:
        is_list = isinstance(value, list) and value != [] and all(map(_is_text, value))
        return _is_text(value) or is_list or (or_null and value is None)

    return Rule(wanted, fits, **more)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != "" and "\0" not in value
