"""Where results are kept that can be made again."""

import os
from pathlib import Path

from platformdirs import user_cache_path

VARIABLE = "HANDMIRROR_CACHE"  # another folder, or empty for none


def cache_folder(name: str) -> Path | None:
    """The folder of that name in the platform's cache folder, not yet made; None when the user wants no cache."""
    wish = os.environ.get(VARIABLE)
    if wish == "":
        return None
    return (Path(wish) if wish else user_cache_path("handmirror", appauthor=False)) / name
