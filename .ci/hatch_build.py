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
FILES = {"core/library.py": "__init__.py", "app/__main__.py": "__main__.py", "core/py.typed": "py.typed"}


def make_links(root: Path = ROOT) -> Path:
    """Make or remake `.editable/handmirror` in a checkout; OSError where neither links nor junctions can be made."""
    package = root / ".editable" / "handmirror"
    package.mkdir(parents=True, exist_ok=True)
    for name in (*FOLDERS, *FILES.values()):
        if os.path.lexists(package / name):
            _remove(package / name)
    for name in FOLDERS:
        _link_folder(root / name, package / name)
    for source, name in FILES.items():
        try:
            (package / name).symlink_to(os.path.relpath(root / source, package))
        except OSError:  # on Windows links need a privilege
            shutil.copyfile(root / source, package / name)
    return package


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
                build_data["force_include"] |= {str(root / file): f"handmirror/{name}" for file, name in FILES.items()}


if __name__ == "__main__":
    print(make_links())
