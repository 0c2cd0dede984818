"""The source last chosen in the window, kept from one start to the next without the login of an address."""

from handmirror.app.settings import Settings
from handmirror.core.camera.address import has_login, without_login

SOURCE, HAD_LOGIN = "source", "source_had_login"


class LastSource:
    """In the settings; what an earlier version kept with a login loses it at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        kept = settings.get(SOURCE, "")
        if has_login(kept):
            self.keep(kept)

    def keep(self, source: str) -> None:
        """Keep this one for the next start."""
        self._settings.set(SOURCE, without_login(source))
        self._settings.set(HAD_LOGIN, has_login(source))

    @property
    def source(self) -> str:
        """What `open_source` takes, empty at the first time; an address as it may be shown."""
        return self._settings.get(SOURCE, "")

    @property
    def lacks_login(self) -> bool:
        """Whether it is an address that was given with a login: it must be given again."""
        return self._settings.get(HAD_LOGIN, False)
