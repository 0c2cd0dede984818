"""Graphs of the networks' parts in ONNX, without their weights, which stay in the checkpoints.

A graph depends only on a part's structure (`Part.key`), so one file serves every checkpoint of that structure. Those
of the shipped networks are in `assets/graphs`. For other structures a graph is exported once, with PyTorch, and kept in
the platform's cache folder.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from handmirror.core.cache import VARIABLE, cache_folder
from handmirror.core.extras import install_command
from handmirror.core.files import reason
from handmirror.core.network.graph_files import SHIPPED, Graph, GraphError, read_graph, write_graph
from handmirror.core.network.parts import Part

_NETWORK = Path(__file__).parent


def find_graph(part: Part, progress: Callable[[str], None] = lambda sentence: None) -> Graph:
    """The part's graph: shipped, from the cache, or exported now, which `progress` announces.

    Raises GraphError when the exporter's packages are missing or cannot export the part.
    """
    cached = _cache()
    for folder in (SHIPPED, *([cached] if cached is not None else [])):
        if (graph := read_graph(folder, part.key)) is not None:
            return graph
    how_often = "each time, as there is no cache folder" if cached is None else "once"
    progress(f"Preparing {part.weights.name} for this computer: half a minute, {how_often}.")
    graph = _exported(part)
    if cached is not None:
        try:
            write_graph(cached, part, graph)
        except OSError as error:
            progress(
                f"The prepared network cannot be saved in {cached} ({reason(error)}), so each start prepares it "
                f"again: set {VARIABLE} to a writable folder."
            )
    return graph


def _exported(part: Part) -> Graph:
    try:
        from handmirror.core.network.graph_export import export_graph
    except ImportError as error:
        raise GraphError(
            f"ONNX Runtime needs {error.name} once to prepare {part.weights.name}: {install_command('train')}"
        ) from error
    return export_graph(part)


def _cache() -> Path | None:
    folder = cache_folder("graphs")
    return None if folder is None else folder / _code_digest()


@cache
def _code_digest() -> str:
    """Of the networks' code: a graph that other code exported is not used."""
    digest = hashlib.sha256()
    for file in sorted(_NETWORK.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
