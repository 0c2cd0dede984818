"""Configuration of Sphinx: `python -m sphinx --fail-on-warning docs build/docs` builds the site in `build/docs`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "extensions"))

project = "Handmirror"
copyright = "the authors of Handmirror, Apache-2.0"
html_title = "Handmirror"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "commands",
    "field_comments",
    "repository",
]
exclude_patterns = ["extensions"]

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
autodoc_class_signature = "separated"
napoleon_numpy_docstring = False

html_theme = "furo"  # system fonts; nothing is loaded from other hosts
html_favicon = "../assets/icons/handmirror.svg"
html_logo = "../assets/icons/handmirror.svg"
html_copy_source = html_show_sourcelink = html_show_sphinx = False
