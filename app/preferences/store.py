"""The settings while the dialog changes them: whoever uses one hears of each change, and all can be undone."""

from collections.abc import Sequence
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal

from handmirror.app.preferences.keys import Setting
from handmirror.app.settings import Settings, T


class Preferences(QObject):
    """Typed values over the settings file."""

    changed = pyqtSignal(str)  # the key

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._overrides: dict[str, Any] = {}
        self._before: dict[str, tuple[Setting[Any], Any]] = {}  # values since `begin`

    def get(self, setting: Setting[T]) -> T:
        """The value in use: that of the command line, else the saved one, else the default."""
        if setting.key in self._overrides:
            value: T = self._overrides[setting.key]
            return value
        value = self.settings.get(setting.key, setting.default)
        return value if setting.fits(value) else setting.default

    def override(self, setting: Setting[T], value: T) -> None:
        """Use a value of the command line, which is not saved, until another one is set."""
        self._overrides[setting.key] = value

    def set(self, setting: Setting[T], value: T) -> None:
        """Save a value; `changed` is emitted if it is another one."""
        before = self.get(setting)
        self._overrides.pop(setting.key, None)
        if value == before and self.settings.get(setting.key, setting.default) == value:
            return
        self._before.setdefault(setting.key, (setting, before))
        if value == setting.default:
            self.settings.remove(setting.key)
        else:
            self.settings.set(setting.key, value)
        self.changed.emit(setting.key)

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
        for setting, value in reversed(before.values()):
            self.set(setting, value)
        self._before = {}
