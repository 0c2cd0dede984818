"""Makes the package `handmirror` out of the folders `app`, `core`, `training` and `assets`.

A wheel gets them under `handmirror/`. For an editable install, `.editable/handmirror/` is made, whose folders are links
to those of the checkout, and is put on the path: what Python, type checkers and editors find there are the checkout's
own files. `python3 .ci/hatch_build.py` makes it by hand, as for a second checkout that shares an environment.
"""

import os
import shutil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("app", "core", "training", "assets")
FILES = {
    "__init__.py": "core/library.py",
    "__main__.py": "app/__main__.py",
    "py.typed": "core/py.typed",
}  # their sources


def make_links(root: Path = ROOT) -> Path:
    """Make or remake `.editable/handmirror` in a checkout; OSError where neither links nor junctions can be made.

    Links that are right stay, so that a program that runs at the same time does not miss them.
    """
    package = root / ".editable" / "handmirror"
    package.mkdir(parents=True, exist_ok=True)
    for name, source in ({folder: folder for folder in FOLDERS} | FILES).items():
        link, target = package / name, root / source
        if _is_link(link, target):
            continue
        if os.path.lexists(link):
            _remove(link)
        (_link_folder if name in FOLDERS else _link_file)(target, link)
    return package


def _is_link(link: Path, target: Path) -> bool:
    return link.is_symlink() and str(link.readlink()) == os.path.relpath(target, link.parent)


def _link_file(target: Path, link: Path) -> None:
    try:
        link.symlink_to(os.path.relpath(target, link.parent))
    except OSError:  # on Windows links need a privilege
        shutil.copyfile(target, link)


def _link_folder(target: Path, link: Path) -> None:
    try:
        link.symlink_to(os.path.relpath(target, link.parent), target_is_directory=True)
    except OSError:
        if os.name != "nt":
            raise
        import _winapi

        _winapi.CreateJunction(str(target), str(link))  # type: ignore[attr-defined]  # needs no privilege


def _remove(path: Path) -> None:
    """Remove a file, link or junction, and never what a link leads to."""
    is_junction = os.name == "nt" and path.is_dir() and not path.is_symlink()
    path.rmdir() if is_junction else path.unlink()


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand
    pass
else:

    class Hook(BuildHookInterface):
        """What hatchling calls before it builds."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Links for an editable install; the package's own files for a wheel."""
            if version == "editable":
                make_links(Path(self.root))
            else:
                root = Path(self.root)
                build_data["force_include"] |= {str(root / file): f"handmirror/{name}" for name, file in FILES.items()}


if __name__ == "__main__":
    print(make_links())
