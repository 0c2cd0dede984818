"""Arrays from what `core.pickles` reads: numpy's, scipy's sparse matrices and chumpy's, of any version and protocol."""

import re
from typing import Any

import numpy as np

from handmirror.core.pickles import Made, Name, PickleError, read_pickle
from handmirror.core.types import Array

_DEEPEST = 12  # objects that hold one another
_MAX_VALUES = 200_000  # of all that `read_values` gives
_MAX_CELLS = 1 << 22  # of a sparse matrix that is made dense
_NUMBERS = re.compile(r"[<>|=]?([biuf])([1248])")
_ERRORS = (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError)


def read_values(content: bytes) -> Any:
    """A pickle as plain values and numpy arrays; objects of which no array can be made become None.

    PickleError when it is not one of numbers.
    """
    return _Plain().value(read_pickle(content), 0)


def as_array(value: Any, depth: int = 0) -> Array:
    """An array from one value of `read_pickle`; PickleError when it is not one of numbers."""
    if depth > _DEEPEST:
        raise PickleError("its objects contain too many others")
    try:
        if isinstance(value, Made):
            return _of_object(value, depth + 1)
        if isinstance(value, list | tuple | int | float):
            found = np.asarray(value)
            if found.dtype.kind in "biuf":
                return found
    except PickleError:
        raise
    except _ERRORS as error:
        raise PickleError("an array in it is damaged") from error
    raise PickleError("something in it is not an array of numbers")


class _Plain:
    """Goes through the values; one that is shared is met as often as it is named, so they are counted."""

    def __init__(self) -> None:
        self._left = _MAX_VALUES

    def value(self, value: Any, depth: int) -> Any:
        """The value with arrays in place of `Made`s."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise PickleError("it contains too many values")
        if isinstance(value, dict):
            return {key: self.value(each, depth + 1) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(each, depth + 1) for each in value]
        if not isinstance(value, Made | Name):
            return value
        try:
            found = as_array(value)
            return found[()] if _is_numpy(value, "scalar") else found
        except PickleError:
            return _bytes(value) if _is_bytes(value) else None


def _of_object(made: Made, depth: int) -> Array:
    if _is_numpy(made, "_reconstruct"):
        _, shape, dtype, fortran, data = made.state
        return _filled(shape, dtype, "F" if fortran else "C", data, depth)
    if _is_numpy(made, "_frombuffer"):
        data, dtype, shape, order = made.arguments
        return _filled(shape, dtype, order, data, depth)
    if _is_numpy(made, "scalar"):
        dtype, data = made.arguments
        return _filled((), dtype, "C", data, depth)
    kind = made.arguments[0] if isinstance(made.maker, Name) and made.maker.name == "_reconstructor" else made.maker
    if isinstance(kind, Name) and kind.package == "chumpy":
        return _of_chumpy(kind.name, made.state, depth)
    if isinstance(kind, Name) and kind.module.startswith("scipy.sparse"):
        return _of_sparse(kind.name, made.state, depth)
    raise PickleError("something in it is not an array of numbers")


def _is_numpy(value: Any, name: str) -> bool:
    maker = value.maker if isinstance(value, Made) else None
    return isinstance(maker, Name) and maker.package == "numpy" and maker.name == name


def _filled(shape: Any, dtype: Any, order: str, data: Any, depth: int) -> Array:
    if _type_code(dtype).startswith("O"):  # a single object, as numpy keeps what is not numbers
        if shape != () or len(data) != 1:
            raise PickleError("an array in it contains objects")
        return as_array(data[0], depth)
    kind, raw = _dtype(dtype), _bytes(data)
    count = kind.itemsize
    for length in shape:
        if type(length) is not int or length < 0:
            raise PickleError("an array in it has an invalid shape")
        count *= length
    if count != len(raw):
        raise PickleError("an array in it is not as long as its shape says")
    return np.array(np.frombuffer(raw, kind).reshape(shape, order="F" if order == "F" else "C"), kind.newbyteorder("="))


def _type_code(dtype: Any) -> str:
    if not (isinstance(dtype, Made) and isinstance(dtype.maker, Name) and dtype.maker.package == "numpy"):
        raise PickleError("an array in it has an unknown type")
    code = dtype.arguments[0]
    return code.decode("latin-1") if isinstance(code, bytes) else str(code)


def _dtype(dtype: Made) -> np.dtype:
    found = _NUMBERS.fullmatch(_type_code(dtype))
    if found is None:
        raise PickleError(f"an array in it contains values of the type {_type_code(dtype)[:20]!r}")
    order = "<" if dtype.state is None else dtype.state[1]
    order = order.decode("latin-1") if isinstance(order, bytes) else order
    return np.dtype((order if order in ("<", ">") else "=") + "".join(found.groups()))


def _is_bytes(value: Any) -> bool:
    """Whether it is how Python 3 writes bytes for Python 2: as a text that is encoded, or as an empty call."""
    return isinstance(value, Made) and isinstance(value.maker, Name) and value.maker.name in ("encode", "bytes")


def _bytes(data: Any) -> bytes:
    if _is_bytes(data):
        data = data.arguments[0] if data.arguments else b""
    return data.encode("latin-1") if isinstance(data, str) else memoryview(data).tobytes()


def _of_chumpy(kind: str, state: dict[str, Any], depth: int) -> Array:
    """The value of chumpy's objects that hold an array, pick some of its items or give it another shape."""
    if kind == "Select":
        found = as_array(state["a"], depth).ravel()[as_array(state["idxs"], depth).astype(np.int64).ravel()]
        return found.reshape(state["preferred_shape"]) if "preferred_shape" in state else found
    if kind == "reshape":
        return as_array(state["a"], depth).reshape(state["newshape"])
    if "x" not in state:
        raise PickleError(f"it contains chumpy's {kind[:40]}, which is not supported")
    return as_array(state["x"], depth)


def _of_sparse(kind: str, state: dict[str, Any], depth: int) -> Array:
    """A dense array of scipy's matrices compressed by column or by row."""
    layout = kind[:3]
    if layout not in ("csc", "csr"):
        raise PickleError(f"it contains scipy's {kind[:40]}")
    rows, columns = (int(length) for length in state["_shape"])
    if min(rows, columns) < 0 or rows * columns > _MAX_CELLS:
        raise PickleError("a matrix in it is too large")
    data, places, starts = (as_array(state[name], depth).ravel() for name in ("data", "indices", "indptr"))
    lines = columns if layout == "csc" else rows
    places, steps = places.astype(np.int64), np.diff(starts.astype(np.int64)).astype(np.int64)
    if len(steps) != lines or (steps < 0).any() or starts[0] != 0 or not starts[-1] == len(places) == len(data):
        raise PickleError("a matrix in it is damaged")
    line = np.repeat(np.arange(lines), steps)
    if len(places) and not 0 <= places.min() <= places.max() < (rows if layout == "csc" else columns):
        raise PickleError("a matrix in it is damaged")
    row, column = (places, line) if layout == "csc" else (line, places)
    return np.bincount(row * columns + column, data, rows * columns).astype(float).reshape(rows, columns)
