"""What is kept from one start to the next, in a file that may have been damaged or edited."""

from typing import TypeVar

from PyQt6.QtCore import QSettings

T = TypeVar("T")


def remembered(settings: QSettings, key: str, missing: T) -> T:
    """What is kept there; `missing` where there is nothing or something that is not of the same kind."""
    try:
        value = settings.value(key, missing, type(missing))
    except TypeError:  # it cannot be made into one
        return missing
    return value if isinstance(value, type(missing)) else missing
