# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the add-on's .zip file for Blender: python examples/blender/package.py [OUT.zip]."""

import sys
import zipfile
from pathlib import Path

ADD_ON = Path(__file__).resolve().parent / "handmirror_blender"
HAND_MODEL = ADD_ON.parents[2] / "assets" / "hand_model"
KINDS = {".py", ".toml", ""}  # the licence has no ending


def main() -> None:
    """Write the file: the add-on, and the hand model with its licence."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "handmirror_blender.zip")
    files = {path.name: path for path in sorted(ADD_ON.iterdir()) if path.is_file() and path.suffix in KINDS}
    files |= {"hand_right.npz": HAND_MODEL / "hand_right.npz", "HAND_MODEL.md": HAND_MODEL / "LICENSE.md"}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files.items():
            archive.write(path, name)
    print(f"Wrote {out}: drop it onto Blender's window")


main()
