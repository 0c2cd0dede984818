"""`python -m handmirror.training.assets_hashes`: write `assets/hashes.json`, the hashes of all shipped files.

Run it whenever a file under `assets/` was regenerated. Texts and images for people are not included.
"""

import json
from pathlib import Path

import typer

from handmirror.core.assets import ASSETS, HASHES, sha256
from handmirror.core.files import replace_text
from handmirror.training.command_line.commands import run_command

TEXTS = (".md", ".ts", "")  # licences have no ending
README_IMAGES = "readme/"


def hashes(folder: Path = ASSETS) -> dict[str, str]:
    """SHA-256 of each file, by its name relative to the folder."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in TEXTS]
    names = sorted(path.relative_to(folder).as_posix() for path in files if not path.name.startswith("."))
    return {name: sha256(folder / name) for name in names if name != HASHES and not name.startswith(README_IMAGES)}


def main() -> None:
    """Write the hashes of all shipped files."""
    found = hashes()
    replace_text(ASSETS / HASHES, json.dumps(found, indent=1) + "\n")
    typer.echo(f"{ASSETS / HASHES}: {len(found)} files")


if __name__ == "__main__":
    run_command(main)
