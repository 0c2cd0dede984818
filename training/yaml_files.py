"""YAML from files that anyone may have written: plain values alone, in bounded time and memory."""

import re
from pathlib import Path
from typing import Any

import yaml
from yaml import Node

from core.errors import UserError
from core.files import read_at_most, reason

MOST_BYTES = 256 * 1024
MOST_VALUES = 50_000  # counted after aliases have been followed
# PyYAML raises errors of many kinds for tags that do not fit their text, as `!!int ''`
_ERRORS = (
    yaml.YAMLError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    OverflowError,
    AssertionError,
)


class _Loader(yaml.SafeLoader):
    """Numbers as OmegaConf and YAML 1.2 read them: 1e-3 is one, and none is longer than 64 bits."""

    def construct_yaml_int(self, node: Any) -> int:
        """ValueError for an integer that no setting can have."""
        value = super().construct_yaml_int(node)
        if not -(2**63) <= value < 2**63:
            raise ValueError("an integer of more than 64 bits")
        return value


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\d[\d_]*\.?[\d_]*|\.\d[\d_]*)[eE][-+]?\d+$"),
    list("-+.0123456789"),
)


def read_yaml(path: Path, remedy: str) -> Any:
    """The plain values (dicts, lists, texts, numbers, booleans, None) in a YAML file.

    UserError "... cannot be read (why): remedy." when it is damaged, or too large once its aliases are followed.
    """
    try:
        content = read_at_most(path, MOST_BYTES)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({reason(error)}): {remedy}.") from error
    if content is None:
        raise UserError(f"{path} cannot be read (more than {MOST_BYTES // 1024} kB): {remedy}.")
    try:
        return _values(content)
    except _UnsuitedError as error:
        raise UserError(f"{path} cannot be read ({error}): {remedy}.") from None
    except _ERRORS as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1} is not plain YAML" if mark else "it is not plain YAML"
        raise UserError(f"{path} cannot be read ({where}): {remedy}.") from error


class _UnsuitedError(Exception):
    """Why a file of good YAML is not read."""


def _values(content: bytes) -> Any:
    loader = _Loader(content)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        if _size(node, {}) > MOST_VALUES:
            raise _UnsuitedError(f"more than {MOST_VALUES} values")
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _size(node: Node, known: dict[int, int]) -> int:
    """Values in a node, where an alias counts as much as what it names."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if known.get(id(node)) == 0:
        raise _UnsuitedError("a part of it holds itself")
    if id(node) not in known:
        known[id(node)] = 0
        pairs = isinstance(node, yaml.MappingNode)
        children = [each for pair in node.value for each in pair] if pairs else node.value
        known[id(node)] = 1 + sum(_size(child, known) for child in children)
    return known[id(node)]
