"""The description of a folder of shards, its `about.json`; for people, never relied on."""

import json
from pathlib import Path
from typing import Any

from handmirror.core.clips.writer import ABOUT
from handmirror.core.files import read_at_most

MAX_BYTES = 1_000_000
MAX_CHARACTERS = 200


def about(shards: str | Path, name: str) -> str | None:
    """A text of a folder's `about.json`, as "source"; None where it is missing or not plain text."""
    try:
        content = read_at_most(Path(shards) / ABOUT, MAX_BYTES)
        values: Any = json.loads(content or b"null")
        text = values.get(name)
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    return text if isinstance(text, str) and text.isprintable() and len(text) <= MAX_CHARACTERS else None
