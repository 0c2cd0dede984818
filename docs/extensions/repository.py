"""Relative links of the pages work in the repository's browser and on the site.

A page with a line `<!-- the site shows FILE here -->` shows that file of the repository, such as `training/README.md`,
in place of its own text. Links to such a file lead to its page. Links to other files of the repository lead to the
address in `DOCS_SOURCE_URL`, such as https://example.org/handmirror/blob/main/, or are plain text where it is not set.
"""

import os
import posixpath
import re
from pathlib import Path

from sphinx.application import Sphinx

DOCS = Path(__file__).resolve().parents[1]
ROOT = DOCS.parent
SHOWN = re.compile(r"<!-- the site shows (\S+) here -->")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)")


def shown_files() -> dict[str, str]:
    """File of the repository -> the page that shows it, both from the root."""
    pages = {page: SHOWN.search(page.read_text(encoding="utf-8")) for page in DOCS.rglob("*.md")}
    return {found[1]: page.relative_to(ROOT).as_posix() for page, found in pages.items() if found}


def read_page(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put the file in and adapt the links."""
    page = f"docs/{docname}.md"
    shown = shown_files()
    origin = next((file for file, place in shown.items() if place == page), page)
    if origin != page:
        source[0] = (ROOT / origin).read_text(encoding="utf-8")
    source[0] = LINK.sub(lambda link: _link(link, origin, page, shown), source[0])


def _link(link: re.Match[str], origin: str, page: str, shown: dict[str, str]) -> str:
    image, text, target, anchor = link[1], link[2], link[3], link[4] or ""
    if not target or re.match(r"[a-z]+:", target):
        return link[0]
    file = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
    file = shown.get(file, file)
    is_on_site = file.startswith("docs/") or image
    if is_on_site:
        return f"{image}[{text}]({posixpath.relpath(file, posixpath.dirname(page))}{anchor})"
    url = os.environ.get("DOCS_SOURCE_URL", "")
    return f"[{text}]({url}{file}{anchor})" if url else text


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen to pages being read."""
    app.connect("source-read", read_page)
    return {"parallel_read_safe": True}
