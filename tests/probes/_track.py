"""The real command that tracks a picture, quickly."""

from pathlib import Path

import numpy as np

from handmirror.core.camera.jpeg import encode_jpeg


def tracks(folder: Path, *options: object) -> list[str]:
    """Python's arguments that track a grey picture with these options."""
    picture = folder / "grey.jpg"
    if not picture.exists():
        picture.write_bytes(encode_jpeg(np.full((96, 128, 3), 90, np.uint8)))
    out = folder / "tracked"
    command = [
        "-m",
        "handmirror",
        "track",
        str(picture),
        "--out",
        str(out),
        "--device",
        "cpu",
        "--no-video",
        "--overwrite",
    ]
    return [*command, *map(str, options)]
