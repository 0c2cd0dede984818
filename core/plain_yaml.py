"""YAML of plain values, as files from anywhere are read with: numbers as YAML 1.2 and OmegaConf read them.

Imported only where YAML is read: PyYAML takes a while to load.
"""

import re
from typing import Any

import yaml

# PyYAML raises errors of many kinds for tags that do not fit their text, as `!!int ''`
YAML_ERRORS = (
    *(yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError),
    *(RecursionError, OverflowError, AssertionError),
)


class DuplicateKeyError(yaml.MarkedYAMLError):  # type: ignore[misc]
    """A dictionary has a key twice, and which value is meant is not known."""


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Dictionaries, lists, texts, numbers, booleans and None; 1e-3 is a number, dates are texts; YAML_ERRORS else."""

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self._checked: set[int] = set()

    def flatten_mapping(self, node: Any) -> None:
        """Take over merged entries (`<<`); DuplicateKeyError where a key occurs twice: PyYAML would take the last."""
        if id(node) not in self._checked:  # once, before entries that are merged into it may be replaced by its own
            self._checked.add(id(node))
            keys: set[tuple[str, str]] = set()
            for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
                if (key.tag, key.value) in keys:
                    raise DuplicateKeyError(problem=f"duplicate key {key.value}", problem_mark=key.start_mark)
                keys.add((key.tag, key.value))
        super().flatten_mapping(node)

    def construct_yaml_int(self, node: Any) -> int:
        """ValueError for an integer of more than 64 bits."""
        value: int = super().construct_yaml_int(node)
        if not -(2**63) <= value < 2**63:
            raise ValueError("an integer of more than 64 bits")
        return value


PlainLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_constructor("tag:yaml.org,2002:int", PlainLoader.construct_yaml_int)
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)[eE][-+]?\d+$"),
    list("-+.0123456789"),
)


def line_of(error: BaseException) -> int | None:
    """The line, from 1, at which one of YAML_ERRORS was met; None where it is not known."""
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else mark.line + 1
