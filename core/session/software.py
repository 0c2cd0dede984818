"""Versions and hashes of what decides a result."""

import importlib.metadata
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from handmirror.core import opencv
from handmirror.core.assets import ASSETS, file_sha256
from handmirror.core.version import program_version

_LIBRARIES = ("onnxruntime", "torch", "numpy", "av")


@dataclass(frozen=True)
class FileFact:
    """A file that decided the result."""

    file: str  # its name
    sha256: str


def file_fact(path: Path) -> FileFact:
    """Name and hash of a file; hashed again only when it has changed."""
    return FileFact(path.name, file_sha256(path))


def versions() -> dict[str, str]:
    """Versions of Handmirror, Python and the libraries that decide the result.

    Of a library that is loaded it is the version that is loaded: what is installed under a name may be overwritten by
    another package with the same folder.
    """
    found: dict[str, str] = {"python": platform.python_version(), "system": platform.platform()}
    found["handmirror"] = program_version()
    for name in _LIBRARIES:
        loaded = getattr(sys.modules.get(name), "__version__", None)
        try:
            found[name] = loaded or importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found | {"opencv": opencv.version()}


def asset_hashes() -> dict[str, str]:
    """SHA-256 of each shipped file that decides the result."""
    patterns = ("hand_model/*.npz", "landmark_net/*.safetensors", "checkpoints/stage2.safetensors", "graphs/*.onnx")
    files = [file for pattern in patterns for file in ASSETS.glob(pattern)]
    return {file.relative_to(ASSETS).as_posix(): file_fact(file).sha256 for file in sorted(files)}
