"""Makes the bundle of this system: a folder with Handmirror and its own Python, to be unpacked and started.

    python3 .ci/bundle/build.py dist/handmirror-0.2.0-py3-none-any.whl

The folder is `build/bundle/handmirror`, and packed it goes to `dist/`. PyInstaller makes it: it knows how to collect
Qt, OpenCV and ONNX Runtime on all three systems, and a folder that starts anywhere is all that is needed. Briefcase
makes installers and app packages, which are of use only with certificates to sign them.

The libraries are those of `.ci/locks/run.txt`, the tools those of `tools.txt`, both with their hashes.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "bundle"
DIST = ROOT / "dist"


def main() -> None:
    """Build the bundle and pack it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path, help="the wheel of Handmirror to bundle")
    wheel = parser.parse_args().wheel.resolve()
    shutil.rmtree(BUILD, ignore_errors=True)
    python = make_environment(wheel)
    folders = ["--workpath", str(BUILD / "work"), "--distpath", str(BUILD)]
    run(python, "-m", "PyInstaller", "--noconfirm", "--clean", *folders, str(HERE / "handmirror.spec"))
    bundle = BUILD / "handmirror"
    add_texts(bundle)
    print(pack(bundle, wheel.name.split("-")[1]))


def make_environment(wheel: Path) -> str:
    """Make an environment with the locked libraries, the tools and the wheel; its Python."""
    place = BUILD / "venv"
    venv.create(place, with_pip=True)
    python = str(place / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    for lock in (ROOT / ".ci" / "locks" / "run.txt", HERE / "tools.txt"):
        run(*install, "--require-hashes", "-r", str(lock))
    run(*install, str(wheel))
    return python


def run(*command: str) -> None:
    """Run a command; CalledProcessError when it fails."""
    subprocess.run(command, check=True, cwd=ROOT)


def add_texts(bundle: Path) -> None:
    """Put what people should read, and the licences, beside the program."""
    shutil.copyfile(HERE / "bundle.txt", bundle / "README.txt")
    for name in ("LICENSE", "NOTICE", "docs/licences.md"):
        shutil.copy(ROOT / name, bundle)
    for text in (Path(os.__file__).with_name("LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt")):
        if text.exists():
            shutil.copyfile(text, bundle / "LICENSE-Python.txt")
            return
    sys.exit(f"The licence of Python was not found in {sys.base_prefix}: use a Python that has it.")


def pack(bundle: Path, version: str) -> Path:
    """Pack the bundle as people of this system expect it."""
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, sys.platform)
    name = f"handmirror-{version}-{system}-{platform.machine().lower()}"
    DIST.mkdir(exist_ok=True)
    kind = "zip" if sys.platform == "win32" else "gztar"  # zip would lose links and permissions
    return Path(shutil.make_archive(str(DIST / name), kind, bundle.parent, bundle.name))


if __name__ == "__main__":
    main()
