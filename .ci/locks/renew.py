"""Renews the lock files beside this script from pyproject.toml: every version, with the hashes of all its files.

    .venv/bin/python .ci/locks/renew.py              # the newest versions that pyproject.toml allows
    .venv/bin/python .ci/locks/renew.py --keep       # only what a change of pyproject.toml asks for

`run.txt` and `test.txt` hold for Linux, Windows and macOS and every Python that run.py takes (tests: from 3.11 on);
`run.py` installs from them and refuses a file of another hash. They leave out PyTorch, whose build `run.py` chooses:
`torch.txt` has the usual index's build, `cuda.txt` the libraries that its CUDA build needs on Linux. `export.txt`,
`remote.txt` and `train.txt` have what these extras need beyond `run.txt`: for the window, which installs some of them
on request, and for the Dockerfile. `dev.txt` is what CI checks with, `lowest.txt` (without hashes) the lowest versions
that pyproject.toml allows, with which CI tests core.

Needs uv, which the extra `dev` installs.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LOCKS = Path(__file__).resolve().parent
PROJECT = LOCKS.parents[1] / "pyproject.toml"
# lock -> extra of pyproject.toml and the lowest Python that it can be installed with
EXTRAS = {"run": ("window", "3.10"), "test": ("test", "3.11"), "dev": ("dev", "3.11")}
ADDED = ("export", "remote", "train")  # extras that are installed into an environment made of `run.txt`
CONSTRAINTS = "backports-strenum<1.3\n"  # of later ones an upper bound on Python, which uv overlooks
BUILD = "hatchling>=1.27\neditables>=0.5\n"  # what pip needs to install Handmirror itself without asking an index
# what the core's tests need themselves
TESTS = "hypothesis>=6.140\npillow>=11\npytest>=8.4\npytest-xdist>=3.8\nscipy>=1.15\n"
CUDA = re.compile(r"^(nvidia-|cuda-|triton\b)")
HEADER = "# Made by .ci/locks/renew.py; not to be edited.\n"


def main() -> None:
    """Write all lock files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="keep the versions that still fit")
    keep = parser.parse_args().keep
    for name, (extra, python) in EXTRAS.items():
        known = [LOCKS / f"{each}.txt" for each in (name, "torch", "cuda")] if keep else []
        entries = resolve([*(["--extra", extra] if extra else []), "--universal", "--generate-hashes"], python, known)
        write(name, [entry for entry in entries if not CUDA.match(entry) and not entry.startswith("torch=")])
        if name == "run":
            write("cuda", [entry for entry in entries if CUDA.match(entry)])
            write("torch", [entry for entry in entries if entry.startswith("torch=")])
    for name in ADDED:
        add_extra(name)
    lowest = resolve(["--resolution", "lowest-direct"], EXTRAS["test"][1], [], TESTS)
    write("lowest", [entry for entry in lowest if not CUDA.match(entry) and not entry.startswith("torch=")])


def add_extra(name: str) -> None:
    """Write the lock of an extra: what it needs beyond `run.txt`, in the versions that are tested."""
    known = [LOCKS / f"{each}.txt" for each in ("test", "torch", "cuda")]
    entries = resolve(["--extra", name, "--universal", "--generate-hashes"], EXTRAS["test"][1], known)
    there = {entry.partition("==")[0] for each in ("run", "torch", "cuda") for entry in locked_entries(each)}
    write(name, [entry for entry in entries if entry.partition("==")[0] not in there])


def locked_entries(name: str) -> list[str]:
    """The entries of a lock file."""
    return re.split(r"\n(?=\S)", (LOCKS / f"{name}.txt").read_text().removeprefix(HEADER).strip())


def resolve(options: list[str], python: str, known: list[Path], more: str = BUILD) -> list[str]:
    """The entries of a resolution, each a requirement with its hashes; those of `known` files stay where they fit."""
    with tempfile.TemporaryDirectory() as folder:
        build, out = Path(folder, "build.in"), Path(folder, "out.txt")
        build.write_text(more)
        constraints = Path(folder, "constraints.txt")
        constraints.write_text(CONSTRAINTS)
        out.write_text("".join(path.read_text() for path in known if path.exists()))
        command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-annotate", "--no-header"]
        command += ["--python-version", python, "--constraint", str(constraints), *options]
        command += ["-o", str(out), str(PROJECT), str(build)]
        if subprocess.run(command, check=False).returncode:
            sys.exit("The versions could not be resolved, uv says why above.")
        return re.split(r"\n(?=\S)", out.read_text().strip())


def write(name: str, entries: list[str]) -> None:
    """Write one lock file."""
    entries = [entry for entry in entries if "sys_platform == 'emscripten'" not in entry.splitlines()[0]]
    (LOCKS / f"{name}.txt").write_text(HEADER + "\n".join(entries) + "\n")
    print(f".ci/locks/{name}.txt: {len(entries)} distributions")


if __name__ == "__main__":
    main()
