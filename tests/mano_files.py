"""Files as MANO publishes them, made of the free hand: what is in them is not MANO's, how it is stored is.

MANO_RIGHT.pkl was written by Python 2 at protocol 2: texts are Latin-1 strings, `shapedirs` is an array of chumpy and
another one that was picked from a larger array, J_regressor is a sparse matrix of scipy under its old module's name.
"""

import pickle
import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import scipy.sparse

from handmirror.core.hand.model import default_model_path, load_arrays

COEFFICIENTS = 3  # rows of hands_coeffs; MANO has 1554


@contextmanager
def chumpy() -> Iterator[types.SimpleNamespace]:
    """Modules under chumpy's names, with its classes as far as pickles know them: a class and a dict of attributes."""
    ch, reordering = types.ModuleType("chumpy.ch"), types.ModuleType("chumpy.reordering")
    ch.Ch = type("Ch", (), {"__module__": "chumpy.ch"})
    reordering.Select = type("Select", (ch.Ch,), {"__module__": "chumpy.reordering"})
    sys.modules |= {"chumpy": types.ModuleType("chumpy"), "chumpy.ch": ch, "chumpy.reordering": reordering}
    try:
        yield types.SimpleNamespace(Ch=ch.Ch, Select=reordering.Select)
    finally:
        for name in ("chumpy", "chumpy.ch", "chumpy.reordering"):
            del sys.modules[name]


def mano_content(betas: int = 10) -> dict[str, object]:
    """The entries of MANO_RIGHT.pkl with plain arrays in float64."""
    arrays = {name: value.astype(float) for name, value in load_arrays().items()}
    more = np.random.default_rng(1).normal(size=(778, 3, betas - 10))
    with np.load(default_model_path()) as file:
        rest = {name: file[name].astype(float) for name in ("J", "hands_mean", "hands_components")}
        tree = file["kintree_table"].astype(np.int64)
    tree = tree.astype(np.uint32)  # the root's parent is 2^32 - 1
    return {
        **arrays,
        **rest,
        "shapedirs": np.concatenate([arrays["shapedirs"], more], axis=2),
        "f": load_arrays()["f"].astype(np.uint32),
        "kintree_table": tree,
        "hands_coeffs": np.zeros((COEFFICIENTS, 45)),
        "bs_style": "lbs",
        "bs_type": "lrotmin",
    }


def write_mano(path: Path, protocol: int = 2, **changes: object) -> Path:
    """Write MANO_RIGHT.pkl as it is published."""
    content = mano_content() | changes
    with chumpy() as fake:
        whole, chosen = fake.Ch(), fake.Select()
        whole.__dict__ |= {"x": content["shapedirs"], "_dirty_vars": set(), "_itr": None, "_make_dense": False}
        whole.__dict__ |= {"_depends_on_deps": {"J_transformed": {"deps": ("pose",), "out_of_date": True}}}
        size = content["v_template"].size
        chosen.__dict__ |= {"idxs": np.arange(size), "preferred_shape": (size // 3, 3), "a": fake.Ch()}
        chosen.a.x = np.concatenate([content["v_template"].ravel(), [9.0, 9.0]])
        regressor = scipy.sparse.csc_matrix(content["J_regressor"])
        content |= {"shapedirs": whole, "v_template": chosen, "J_regressor": regressor}
        data = pickle.dumps(content, protocol)
    if protocol <= 2:  # the names of Python 2 and of its scipy
        data = data.replace(b"cscipy.sparse._csc\n", b"cscipy.sparse.csc\n")
    path.write_bytes(data)
    return path
