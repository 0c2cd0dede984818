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
    "library",
    "repository",
]
exclude_patterns = ["extensions"]
default_role = "code"  # of the docstrings' backticks

myst_heading_anchors = 4

autoclass_content = "both"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 90
napoleon_numpy_docstring = False

html_theme = "furo"  # with the system's fonts; nothing is loaded from other hosts
html_favicon = html_logo = "../assets/icons/handmirror.svg"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = html_show_sourcelink = html_show_sphinx = False
