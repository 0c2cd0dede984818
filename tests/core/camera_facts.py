"""One camera, and its calibration as a file."""

import json
from pathlib import Path

import numpy as np

from handmirror.core.types import Frame

FX, FY, CX, CY = 500.0, 510.0, 322.0, 238.0
K = [[FX, 0.0, CX], [0.0, FY, CY], [0.0, 0.0, 1.0]]
FLAT = [FX, 0, CX, 0, FY, CY, 0, 0, 1]
COLUMNS = [[FX, 0, 0], [0, FY, 0], [CX, CY, 1]]
BENT = [-0.3, 0.1, 0.001, -0.002, 0.02]


def frame(width: int = 640, height: int = 480, name: str = "000000") -> Frame:
    return Frame(np.zeros((height, width, 3), np.uint8), 0, 0, name)


def written(folder: Path, content: object, name: str = "calibration") -> str:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return str(path)
