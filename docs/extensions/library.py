"""A block `{library}` lists public names of `handmirror` to document; `others` stands for all that no block lists."""

import re
from collections.abc import Iterable
from typing import Any

from sphinx.application import Sphinx

import handmirror

BLOCK = re.compile(r"```\{library\}\n(.*?)```", re.DOTALL)
OTHERS = "others"
ARRAY = re.compile(r"(?:~?numpy\.)?ndarray\[tuple\[.*?\], .*?dtype\[.*?\]\]")


def expand(app: Sphinx, docname: str, source: list[str]) -> None:
    """Turn the blocks into autodoc's directives."""
    listed = {name for block in BLOCK.findall(source[0]) for name in block.split()}
    others = sorted(set(handmirror.__all__) - listed)

    def directives(names: Iterable[str]) -> str:
        return "\n".join(
            line for name in names for line in (others if name == OTHERS else [name]) for line in _of(line)
        )

    source[0] = BLOCK.sub(lambda block: f"```{{eval-rst}}\n{directives(block[1].split())}\n```", source[0])


def _of(name: str) -> list[str]:
    item = getattr(handmirror, name)
    if not isinstance(item, type):
        return [f".. autofunction:: handmirror.{name}"] if callable(item) else _data(name, item)
    kind = "exception" if issubclass(item, Exception) else "class"
    lines = [f".. auto{kind}:: handmirror.{name}", "   :members:"]
    if "__call__" in vars(item):
        lines.append("   :special-members: __call__")
    return lines


def _data(name: str, values: tuple[str, ...]) -> list[str]:
    shown = ", ".join(f"``{value}``" for value in values)
    return [f".. data:: handmirror.{name}", "", f"   {shown}", ""]


def shorten(app: Sphinx, what: str, name: str, item: Any, options: Any, call: str | None, gives: str | None) -> Any:
    """Leave out what an array's type says without saying anything."""
    return tuple(part and ARRAY.sub("ndarray", part) for part in (call, gives))


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen to pages being read."""
    app.connect("source-read", expand)
    app.connect("autodoc-process-signature", shorten)
    return {"parallel_read_safe": True}
