"""What the window saves from one start to the next: plain values in a JSON file.

Not Qt's QSettings: PyQt unpickles what it reads there, so a settings file could run code.
"""

import base64
import binascii
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_config_path

from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most, replace_text

MAX_FILE = 1_000_000  # bytes
_BYTES = "base64"  # key of encoded bytes, which JSON lacks

T = TypeVar("T", bool, int, float, str, bytes, list[str])


def user_settings() -> "Settings":
    """The current user's settings."""
    return Settings(user_config_path("handmirror", appauthor=False) / "settings.json")


class Settings:
    """Values by their keys; a file that is missing, damaged or read-only does not stop the program.

    `on_failure` is called with a sentence the first time that they cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.on_failure: Callable[[str], None] | None = None
        self._failed = False
        self._values = self._read()

    def get(self, key: str, missing: T) -> T:
        """The saved value; `missing` if it does not exist or has another type than `missing`."""
        value = self._values.get(key, missing)
        if isinstance(missing, bytes):
            value = _decoded(value)
        elif isinstance(missing, float) and type(value) is int:
            value = float(value) if abs(value) < 2**53 else missing
        is_list = not isinstance(missing, list) or (isinstance(value, list) and all(isinstance(k, str) for k in value))
        return value if type(value) is type(missing) and is_list else missing

    def set(self, key: str, value: bool | int | float | str | bytes | list[str]) -> None:
        """Save a value; those that other open windows saved are kept."""
        stored = {_BYTES: base64.b64encode(value).decode()} if isinstance(value, bytes) else value
        self._values = (self._values if self._failed else self._read()) | {key: stored}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace_text(self.path, json.dumps(self._values, indent=1) + "\n")
        except (UserError, OSError) as error:
            if not self._failed and self.on_failure is not None:
                self.on_failure(f"The settings could not be saved: {error}")
            self._failed = True

    def _read(self) -> dict[str, Any]:
        try:
            content = read_at_most(self.path, MAX_FILE)
            values = json.loads(content) if content is not None else None
        except (OSError, ValueError, RecursionError):
            return {}
        return values if isinstance(values, dict) else {}


def _decoded(value: Any) -> Any:
    """The bytes of an encoded value; other values as they are."""
    if isinstance(value, dict) and isinstance(value.get(_BYTES), str):
        try:
            return base64.b64decode(value[_BYTES], validate=True)
        except (binascii.Error, ValueError):
            return None
    return value
