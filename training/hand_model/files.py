"""Array files whose bytes depend only on the arrays."""

import io
import zipfile
from pathlib import Path

import numpy as np

_DATE = (1980, 1, 1, 0, 0, 0)


def write_arrays(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """Write an `.npz`: the same arrays give the same file; an older file is replaced only by a complete one."""
    part = path.with_name(path.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, values in arrays.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(values), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", _DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o644 << 16
            file.writestr(entry, buffer.getvalue(), compresslevel=9)
    part.replace(path)


def rounded(values: np.ndarray, digits: int) -> np.ndarray:
    """Single precision without the digits in which processors and libraries differ; no negative zeros."""
    return (np.round(values, digits) + 0.0).astype(np.float32)
