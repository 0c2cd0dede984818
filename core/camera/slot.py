"""A mailbox between a fast and a slow thread that holds only the newest value."""

from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestSlot(Generic[T]):
    """One value, for one reader; putting a new one drops the one not yet taken and counts it."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._value: T | None = None
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many values were replaced before anyone took them."""
        return self._dropped

    @property
    def closed(self) -> bool:
        """True after close(); a value put before may still be there."""
        return self._closed

    def put(self, value: T) -> None:
        """Offer a value; after close() it is discarded."""
        with self._changed:
            if self._closed:
                return
            self._dropped += self._value is not None
            self._value = value
            self._changed.notify_all()

    def get(self, timeout: float | None = None) -> T | None:
        """Take the value, waiting up to `timeout` seconds for one; None when none came or the slot is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._value is not None or self._closed, timeout)
            value, self._value = self._value, None
            self._changed.notify_all()
            return value

    def wait_until_taken(self) -> None:
        """Wait until the value has been taken, or the slot is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._value is None or self._closed)

    def close(self) -> None:
        """Wake waiting threads; the last value can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
