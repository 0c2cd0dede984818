"""Documents the fields of dataclasses by the comments beside them, where the code says shapes and units."""

import ast
import dataclasses
import inspect
import io
import textwrap
import tokenize
from typing import Any

from sphinx.application import Sphinx


def add_fields(app: Sphinx, what: str, name: str, item: Any, options: Any, lines: list[str]) -> None:
    """Append the public fields of a dataclass to its docstring."""
    if what != "class" or not dataclasses.is_dataclass(item):
        return
    comments = field_comments(item)
    types = {each.name: each.type for each in dataclasses.fields(item) if not each.name.startswith("_")}
    if types:
        lines.append("")
        lines += [f":var {field}: {comments.get(field, '') or ' '}" for field in types]
        lines += [f":vartype {field}: {_shown(kind)}" for field, kind in types.items()]


def field_comments(item: type) -> dict[str, str]:
    """Field -> the comment after it, and those on lines of their own that follow."""
    source = textwrap.dedent(inspect.getsource(item))
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    tree = ast.parse(source).body[0]
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.end_lineno is not None:
            inside = range(node.lineno, node.end_lineno + 1)
            found[node.target.id] = " ".join(comments[line] for line in inside if line in comments)
    return found


def _shown(kind: Any) -> str:
    return (
        kind if isinstance(kind, str) else getattr(kind, "__name__", str(kind)) if isinstance(kind, type) else str(kind)
    )


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen to autodoc."""
    app.connect("autodoc-process-docstring", add_fields)
    return {"parallel_read_safe": True}
