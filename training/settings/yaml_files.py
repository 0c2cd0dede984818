"""YAML from untrusted files: plain values only, in bounded time and memory."""

from pathlib import Path
from typing import Any

import yaml
from yaml import Node

from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most, reason
from handmirror.core.plain_yaml import YAML_ERRORS, DuplicateKeyError, PlainLoader, line_of

MAX_BYTES = 256 * 1024
MAX_VALUES = 50_000  # counted after aliases have been followed


def read_yaml(path: Path, remedy: str) -> Any:
    """The plain values (dicts, lists, texts, numbers, booleans, None) in a YAML file.

    UserError "... cannot be read (why): remedy." when it is damaged, or too large once its aliases are followed.
    """
    try:
        content = read_at_most(path, MAX_BYTES)
    except OSError as error:
        raise UserError(f"{path} cannot be read ({reason(error)}): {remedy}.") from error
    if content is None:
        raise UserError(f"{path} cannot be read (more than {MAX_BYTES // 1024} kB): {remedy}.")
    try:
        return _values(content)
    except _UnsuitedError as error:
        raise UserError(f"{path} cannot be read ({error}): {remedy}.") from None
    except DuplicateKeyError as error:
        raise UserError(f"{path} cannot be read ({error.problem} in line {line_of(error)}): {remedy}.") from None
    except YAML_ERRORS as error:
        where = f"{f'line {line}' if (line := line_of(error)) else 'it'} is not plain YAML"
        raise UserError(f"{path} cannot be read ({where}): {remedy}.") from error


class _UnsuitedError(Exception):
    """Why a file of valid YAML is refused."""


def _values(content: bytes) -> Any:
    loader = PlainLoader(content)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        if _size(node, {}) > MAX_VALUES:
            raise _UnsuitedError(f"more than {MAX_VALUES} values")
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _size(node: Node, known: dict[int, int]) -> int:
    """Values in a node, where an alias counts as much as its target."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if known.get(id(node)) == 0:
        raise _UnsuitedError("a part of it contains itself")
    if id(node) not in known:
        known[id(node)] = 0
        pairs = isinstance(node, yaml.MappingNode)
        children = [each for pair in node.value for each in pair] if pairs else node.value
        known[id(node)] = 1 + sum(_size(child, known) for child in children)
    return known[id(node)]
