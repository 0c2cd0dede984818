"""Writes docs/licences.md: the licence of every distribution in the lock files.

    .venv/bin/python .ci/locks/licences.py    # with the extra `dev` installed

What is installed states its own licence, read by pip-licenses; KNOWN has what states none and what other systems need.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

LOCKS = Path(__file__).resolve().parent
PAGE = LOCKS.parents[1] / "docs" / "licences.md"
NAMES = ("run", "torch", "cuda", "test", "dev")  # in this order: each distribution stands under the first that has it
TITLES = {
    "run": "The program",
    "torch": "PyTorch",
    "cuda": "With PyTorch's CUDA build on Linux",
    "test": "Training and tests",
    "dev": "Development",
}
INTRODUCTION = (
    "Made by `.ci/locks/licences.py` from what the distributions state of themselves; what they bundle is named in",
    "their own licence files. They are installed from the package index and are no part of Handmirror.",
)
NVIDIA = "NVIDIA's terms for the CUDA Toolkit"
# distribution -> licence: as their own pages and files state them
KNOWN = {
    "coloredlogs": "MIT",
    "editables": "MIT",
    "hatchling": "MIT",
    "humanfriendly": "MIT",
    "opencv-python": "Apache-2.0",
    "pefile": "MIT",
    "pyobjc-core": "MIT",
    "pyreadline3": "BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "smplx": "non-commercial scientific research (Max Planck Society)",
    "tomlkit": "MIT",
    "triton": "MIT",
    "trove-classifiers": "Apache-2.0",
    "usd-core": "Tomorrow Open Source Technology License 1.0 (Apache-2.0 with a change on trademarks)",
}


def main() -> None:
    """Write the page; ends with what has no licence, if anything."""
    stated, unknown = installed(), []
    parts = ["# Licences of the libraries\n", *INTRODUCTION]
    seen: set[str] = set()
    for lock in NAMES:
        rows = []
        for name in locked(lock):
            if name in seen:
                continue
            seen.add(name)
            licence = licence_of(name, stated)
            if not licence:
                unknown.append(name)
            rows.append(f"| {name} | {licence} |")
        parts += [f"\n## {TITLES[lock]}\n", "| distribution | licence |", "|---|---|", *rows]
    if unknown:
        sys.exit(f"These state no licence and are not in KNOWN: {', '.join(unknown)}.")
    PAGE.write_text("\n".join(parts) + "\n", encoding="utf-8")


def locked(lock: str) -> list[str]:
    """Names of a lock's distributions, each once."""
    found = re.findall(r"^([\w.-]+)==", (LOCKS / f"{lock}.txt").read_text(), re.MULTILINE)
    return list(dict.fromkeys(found))


def installed() -> dict[str, str]:
    """Distribution -> licence, of those in this environment."""
    command = [sys.executable, "-m", "piplicenses", "--format=json", "--from=all", "--with-system"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    keys = ("License-Expression", "License-Classifier", "License-Metadata")
    return {
        re.sub(r"[-_.]+", "-", row["Name"]).lower(): next((row[key] for key in keys if is_stated(row.get(key, ""))), "")
        for row in rows
    }


def is_stated(licence: str) -> bool:
    """Whether this names a licence, and is not the whole text of one."""
    return licence not in ("", "UNKNOWN") and len(licence) < 120 and "\n" not in licence


def licence_of(name: str, stated: dict[str, str]) -> str:
    """The licence of a distribution; empty where none is known."""
    if re.match(r"(nvidia|cuda)-", name):
        return stated.get(name) or NVIDIA
    if name.startswith("pyobjc-framework-"):
        return KNOWN["pyobjc-core"]
    return KNOWN.get(name) or stated.get(name, "")


if __name__ == "__main__":
    main()
