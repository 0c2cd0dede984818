"""Documents the fields of classes by the comments beside them, where the code says shapes and units."""

import ast
import inspect
import io
import re
import textwrap
import tokenize
from enum import Enum
from typing import Any

from sphinx.application import Sphinx


def add_fields(app: Sphinx, what: str, name: str, item: Any, options: Any, lines: list[str]) -> None:
    """Append the public fields of a class to its docstring."""
    if what != "class" or issubclass(item, Enum):
        return
    fields = fields_of(item)
    if fields:
        lines += ["", ".. rubric:: Fields", ""]
        lines += [f"* **{field}** (``{kind}``){comment}" for field, (kind, comment) in fields.items()]
        lines.append("")


def fields_of(item: type) -> dict[str, tuple[str, str]]:
    """Field -> its type, and the comments beside it with a dash before them."""
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
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and not node.target.id.startswith("_"):
            inside = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            comment = " ".join(comments[line] for line in inside if line in comments)
            kind = re.sub(r"\b[a-z_]+\.", "", ast.unparse(node.annotation)).replace('"', "")
            found[node.target.id] = kind, f" – {comment}".replace("*", r"\*") if comment else ""
    return found


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen to autodoc."""
    app.connect("autodoc-process-docstring", add_fields)
    return {"parallel_read_safe": True}
