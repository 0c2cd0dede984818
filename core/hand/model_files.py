"""Files of hand models in MANO's format: the .npz that ships, MANO's own .pkl, and what other programs make of it.

MANO publishes `MANO_RIGHT.pkl`: a pickle of Python 2 whose arrays are numpy's, chumpy's and a sparse matrix of scipy.
It is read without running anything that it names (`core.pickles`). Poses here are around the flat hand, as with smplx's
`flat_hand_mean=True`: the file's `hands_mean` and `hands_components` are not needed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most, reason
from handmirror.core.hand.joints import TIP_VERTICES
from handmirror.core.npz import Expected, Npz, NpzError
from handmirror.core.pickled_arrays import as_array
from handmirror.core.pickles import PickleError, read_pickle
from handmirror.core.types import Array

ARRAY_SHAPES = {
    "v_template": (778, 3),
    "f": (1538, 3),
    "shapedirs": (778, 3, 10),
    "posedirs": (778, 3, 135),
    "weights": (778, 16),
    "J_regressor": (16, 778),
}
MAX_FILE = 64_000_000  # bytes; MANO's has 4 million
_BETAS = 10
_MAX_BETAS = 400  # of MANO's later files: the first ten are used
_HAND_SPAN = (0.05, 0.5)  # metres between which the longest side of a hand at rest is plausible
_MAX_VALUE = 1e6  # a hand in micrometres; from such numbers on float32 has no hand any more
_SUM_OFF = 0.02  # by which a vertex's weights may miss 1
_MIDDLE_TIP = TIP_VERTICES[2]


class _ModelError(ValueError):
    """What is wrong with a file, as the end of a sentence."""


def read_model_file(path: Path) -> dict[str, Array]:
    """The arrays of ARRAY_SHAPES of a right hand, checked: the faces int32, all others of a floating type.

    UserError when the file cannot be read, is not a hand model, or is one of a left hand.
    """
    try:
        array_of = _opened(path)
        arrays = {name: _shaped(name, array_of(name)) for name in ARRAY_SHAPES}
        _check(arrays)
    except OSError as error:
        raise UserError(f"The hand model {path} cannot be read ({reason(error)}): check the path.") from error
    except (NpzError, PickleError, _ModelError) as error:
        raise UserError(
            f"The hand model {path} cannot be used ({error}): give MANO_RIGHT.pkl, or an .npz file in its format."
        ) from error
    return arrays


def _opened(path: Path) -> Callable[[str], Array]:
    """What gives the arrays of a file by name."""
    if path.exists() and not path.is_file():
        raise _ModelError("it is not a file")
    content = read_at_most(path, MAX_FILE)
    if content is None:
        raise _ModelError("it is larger than 64 MB")
    if content[:2] == b"PK":
        archive = Npz(content)
        return lambda name: _of_archive(archive, name)
    if content[:1] in (b"\x80", b"(", b"}", b"c"):
        values = read_pickle(content)
        return lambda name: _of_pickle(values, name)
    raise _ModelError("it is neither an .npz nor a .pkl file" if content else "it is empty")


def _of_archive(archive: Npz, name: str) -> Array:
    if (pickled := archive.pickled(name, MAX_FILE)) is not None:  # as a sparse J_regressor
        return as_array(read_pickle(pickled))
    shape = ARRAY_SHAPES[name]
    if name == "shapedirs" and len(found := archive.shape(name)) == 3 and _BETAS < found[2] <= _MAX_BETAS:
        shape = (*shape[:2], found[2])
    return archive.array(name, Expected(shape, "iu" if name == "f" else "f"))


def _of_pickle(values: Any, name: str) -> Array:
    if not isinstance(values, dict) or name not in values:
        raise _ModelError(f"{name} is missing")
    return as_array(values[name])


def _shaped(name: str, found: Array) -> Array:
    """An array of the type and shape that are expected; of more than ten betas the first."""
    if name == "shapedirs" and found.ndim == 3:
        found = found[..., :_BETAS]
    if found.shape != ARRAY_SHAPES[name]:
        raise _ModelError(f"{name} has the shape {found.shape}, expected {ARRAY_SHAPES[name]}")
    if name == "f":
        if found.dtype.kind not in "iu" or not 0 <= found.min() <= found.max() < ARRAY_SHAPES["v_template"][0]:
            raise _ModelError("f refers to vertices that do not exist")
        return found.astype(np.int32)
    if found.dtype.kind != "f" or not (np.abs(found) <= _MAX_VALUE).all():  # false for what is not a number
        raise _ModelError(f"{name} contains values that are not finite numbers of at most {_MAX_VALUE:.0f}")
    return found


def _check(arrays: dict[str, Array]) -> None:
    """Whether the numbers are those of a right hand in metres."""
    template = arrays["v_template"]
    span = float((template.max(0) - template.min(0)).max())
    if not _HAND_SPAN[0] < span < _HAND_SPAN[1]:
        raise _ModelError(f"its hand measures {span:.3g} m, so it is not in metres")
    if np.abs(arrays["weights"].sum(1) - 1).max() > _SUM_OFF:
        raise _ModelError("the weights of a vertex do not add up to 1")
    wrist = arrays["J_regressor"][0] @ template
    if template[_MIDDLE_TIP, 0] > wrist[0]:  # at rest the fingers of MANO's right hand point along -x
        raise _ModelError("it is of a left hand; left hands are mirrored from the right one")
