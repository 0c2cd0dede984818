"""The source last chosen in the window, kept from one start to the next without the login of an address."""

from PyQt6.QtCore import QSettings

from app.remembered import remembered
from core.camera.address import has_login, without_login

SOURCE, HAD_LOGIN = "source", "source_had_login"


class LastSource:
    """In the settings; what an earlier version kept with a login loses it at once."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        kept = remembered(settings, SOURCE, "")
        if has_login(kept):
            self.keep(kept)

    def keep(self, source: str) -> None:
        """Keep this one for the next start."""
        self._settings.setValue(SOURCE, without_login(source))
        self._settings.setValue(HAD_LOGIN, has_login(source))

    @property
    def source(self) -> str:
        """What `open_source` takes, empty at the first time; an address as it may be shown."""
        return remembered(self._settings, SOURCE, "")

    @property
    def lacks_login(self) -> bool:
        """Whether it is an address that was given with a login: it must be given again."""
        return remembered(self._settings, HAD_LOGIN, False)
