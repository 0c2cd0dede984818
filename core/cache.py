"""The folder for results that can be recomputed."""

import os
from pathlib import Path

from platformdirs import user_cache_path

VARIABLE = "HANDMIRROR_CACHE"  # another folder, or empty for none


def cache_folder(name: str) -> Path | None:
    """The folder of that name in the platform's cache folder, not yet made; None when the user disabled the cache."""
    chosen = os.environ.get(VARIABLE)
    if chosen == "":
        return None
    return (Path(chosen) if chosen else user_cache_path("handmirror", appauthor=False)) / name
