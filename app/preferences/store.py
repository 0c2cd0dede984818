"""The settings while the dialog changes them: whoever uses one hears of each change, and all can be undone."""

from collections.abc import Sequence
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.preferences.keys import Setting
from handmirror.app.settings import Settings, T

_NOTHING = object()


class Preferences(QObject):
    """Typed values over the settings file."""

    changed = pyqtSignal(str)  # the key

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._overrides: dict[str, Any] = {}
        # what was saved, and what the command line gave or _NOTHING, at the last `begin`, where it has changed since
        self._before: dict[str, tuple[Setting[Any], Any, Any]] = {}

    def get(self, setting: Setting[T]) -> T:
        """The value in use: that of the command line, else the saved one, else the default."""
        if setting.key in self._overrides:
            value: T = self._overrides[setting.key]
            return value
        return self._saved(setting)

    def override(self, setting: Setting[T], value: T) -> None:
        """Use a value of the command line, which is not saved, until another one is set."""
        self._overrides[setting.key] = value

    def set(self, setting: Setting[T], value: T) -> None:
        """Save a value and emit `changed`, if it is another than the one in use."""
        key = setting.key
        if value == self.get(setting):
            return
        self._before.setdefault(key, (setting, self._saved(setting), self._overrides.get(key, _NOTHING)))
        self._overrides.pop(key, None)
        self._save(setting, value)
        self.changed.emit(key)

    def reset(self, settings: Sequence[Setting[Any]]) -> None:
        """Return to the defaults of these."""
        for setting in settings:
            self.set(setting, setting.default)

    def begin(self) -> None:
        """Forget what changed so far: `undo` returns to the values of now."""
        self._before = {}

    def undo(self) -> None:
        """Return to the values at the last `begin`."""
        before, self._before = self._before, {}
        for setting, saved, given in reversed(before.values()):
            last = self.get(setting)
            self._save(setting, saved)
            if given is not _NOTHING:
                self._overrides[setting.key] = given
            if self.get(setting) != last:
                self.changed.emit(setting.key)

    def _saved(self, setting: Setting[T]) -> T:
        value = self.settings.get(setting.key, setting.default)
        return value if setting.fits(value) else setting.default

    def _save(self, setting: Setting[T], value: T) -> None:
        if value == setting.default:
            self.settings.remove(setting.key)
        elif value != self.settings.get(setting.key, setting.default):
            self.settings.set(setting.key, value)
