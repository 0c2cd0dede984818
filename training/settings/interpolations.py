"""The length of a config when its `${...}` are followed: a few lines could need more memory than there is."""

import re
from typing import Any

from handmirror.core.errors import UserError

MAX_CHARACTERS = 1_000_000  # characters of all values
OF_ENVIRONMENT = 10_000  # characters assumed for a variable of the environment
_REFERENCE = re.compile(r"\$\{([^${}]*)\}")
_INDEX = re.compile(r"\[(\w+)\]")

Key = tuple[str, ...]


def check_interpolations(values: Any) -> None:
    """UserError when following the references in the values of a config is circular or gives too much text."""
    if _Size(values).of((), values) > MAX_CHARACTERS:
        raise UserError(f"The config's values have more than {MAX_CHARACTERS} characters: use fewer references.")


class _Size:
    """Counts characters, each part once."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._known: dict[Key, int | None] = {}  # None while it is being counted

    def of(self, key: Key, value: Any) -> int:
        """Characters in a value and in all that it refers to."""
        if key in self._known:
            known = self._known[key]
            if known is None:
                raise UserError(f"{'.'.join(key)} in the config refers to itself: give it a value.")
            return known
        self._known[key] = None
        if isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            size = 1 + sum(self.of((*key, str(name)), child) for name, child in pairs)
        else:
            size = 1 + len(str(value)) + (self._referred(key, value) if isinstance(value, str) else 0)
        self._known[key] = size
        return size

    def _referred(self, key: Key, text: str) -> int:
        if "${" in _REFERENCE.sub("", text):
            raise UserError(f"{'.'.join(key)} in the config has a nested reference: use a single one.")
        return sum(self._reference(key, name.strip()) for name in _REFERENCE.findall(text))

    def _reference(self, key: Key, name: str) -> int:
        if ":" in name:
            if not name.startswith("oc.env:"):
                raise UserError(f"{'.'.join(key)} in the config calls {name}: only references and oc.env are allowed.")
            return OF_ENVIRONMENT
        bare = name.lstrip(".")
        ups = len(name) - len(bare)
        target = (*(key[:-ups] if ups else ()), *_INDEX.sub(r".\1", bare).split("."))
        value = self._root
        for part in target:
            if isinstance(value, list) and part.isdecimal() and int(part) < len(value):
                value = value[int(part)]
            elif isinstance(value, dict) and part in value:
                value = value[part]
            else:
                return 0  # refused later, when the value is resolved
        return self.of(target, value)
