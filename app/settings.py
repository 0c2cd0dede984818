"""What the window saves from one start to the next: plain values in a JSON file.

Not Qt's QSettings: PyQt unpickles what it reads there, so a settings file could run code.
"""

import base64
import binascii
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_config_path

from handmirror.app.translation import localized, localized_reason, tr
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, read_at_most, replace_text

MAX_FILE = 1_000_000  # bytes
_BYTES = "base64"  # key of encoded bytes, which JSON lacks

T = TypeVar("T", bool, int, float, str, bytes, list[str])


def user_settings() -> "Settings":
    """The current user's settings."""
    return Settings(user_config_path("handmirror", appauthor=False) / "settings.json")


class Settings:
    """Values by their keys; a file that is missing, damaged or read-only does not stop the program.

    A damaged file is renamed, so that nothing in it is lost. `on_failure` is called with a sentence when that happens,
    and the first time that the settings cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.on_failure: Callable[[str], None] | None = None
        self._notice: Callable[[], str] = str
        self._failed = False
        self._values = self._read()

    @property
    def notice(self) -> str:
        """A sentence if the file was damaged when it was first read, else empty; in the language of now."""
        return self._notice()

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
        self._write(self._newest() | {key: stored})

    def remove(self, key: str) -> None:
        """Remove a value, if there is one, so that its default applies again."""
        newest = self._newest()
        if key in newest:
            self._write({name: value for name, value in newest.items() if name != key})

    def _newest(self) -> dict[str, Any]:
        return self._values if self._failed else self._read()

    def _write(self, values: dict[str, Any]) -> None:
        self._values = values
        try:
            make_folder(self.path.parent)
            replace_text(self.path, json.dumps(values, indent=1) + "\n")
        except UserError as error:
            if not self._failed and self.on_failure is not None:
                self.on_failure(tr("The settings could not be saved: {error}", error=localized(str(error))))
            self._failed = True

    def _read(self) -> dict[str, Any]:
        try:
            content = read_at_most(self.path, MAX_FILE)
        except OSError:
            return {}
        try:
            values = json.loads(content) if content is not None else None
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, dict):
            self._set_aside()
            return {}
        return values

    def _set_aside(self) -> None:
        """Rename the damaged file, so that the next value saved does not overwrite it."""
        place = self.path.with_name(f"{self.path.stem}.broken-{time.strftime('%Y-%m-%d-%H%M%S')}{self.path.suffix}")
        try:
            self.path.rename(place)
        except FileNotFoundError:  # another window has renamed it
            return
        except OSError as error:
            failure = error  # which the handler forgets
            self._report(
                lambda: tr(
                    "The settings file {path} is damaged and cannot be renamed ({reason}): rename or delete it.",
                    path=self.path,
                    reason=localized_reason(failure),
                )
            )
        else:
            self._report(
                lambda: tr(
                    "The settings file was damaged: the defaults are used, and the damaged file was kept as {place}.",
                    place=place,
                )
            )

    def _report(self, sentence: Callable[[], str]) -> None:
        if self.on_failure is None:  # the window is not there yet, nor is its language
            self._notice = sentence
        else:
            self.on_failure(sentence())


def _decoded(value: Any) -> Any:
    """The bytes of an encoded value; other values as they are."""
    if isinstance(value, dict) and isinstance(value.get(_BYTES), str):
        try:
            return base64.b64decode(value[_BYTES], validate=True)
        except (binascii.Error, ValueError):
            return None
    return value
