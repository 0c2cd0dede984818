"""Prints the notes of a release, after checking that the tag fits the files.

    python3 .ci/release.py v0.2.0    # the list of version 0.2.0 in CHANGELOG.md

Needs Python 3.11 or newer.
"""

import re
import sys
from pathlib import Path

import tomllib

ROOT = Path(__file__).resolve().parents[1]


def notes(tag: str, root: Path = ROOT) -> str:
    """The list of a version in the change log; ValueError where the tag fits no file's version."""
    version = tag.removeprefix("v")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = re.search(r"^version: (.*)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    for file, found in (("pyproject.toml", project), ("CITATION.cff", cited and cited[1])):
        if found != version:
            raise ValueError(f"{file} has version {found}, but the tag is {tag}: change one of them.")
    lists = re.split(r"^## ", (root / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for each in lists[1:]:
        heading, _, text = each.partition("\n")
        if heading.startswith(f"[{version}]"):
            return text.strip()
    raise ValueError(f"CHANGELOG.md has no heading ## [{version}]: name the list of this release so.")


if __name__ == "__main__":
    try:
        print(notes(sys.argv[1]))
    except ValueError as error:
        sys.exit(str(error))
