"""Graphs of the networks' parts in ONNX, without their weights, which stay in the checkpoints.

A graph depends on a part's structure alone (`Part.key`), so one file serves every checkpoint of that structure. Those
of the shipped networks are in `assets/graphs`. For other structures a graph is exported once, with PyTorch, and kept in
the platform's cache folder. Beside each `KEY.onnx` lies `KEY.json`: the graph's hash, and the names of its weights.
"""

import contextlib
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.assets import ASSETS
from core.cache import cache_folder
from core.network.parts import Part

SHIPPED = ASSETS / "graphs"
_NETWORK = Path(__file__).parent


class GraphError(Exception):
    """A part has no graph and none can be made: one sentence, without a full stop at its end."""


@dataclass(frozen=True)
class Graph:
    """A graph in ONNX whose weights must be given by name."""

    model: bytes
    weights: tuple[str, ...]  # names of the checkpoint's tensors


def find_graph(part: Part, progress: Callable[[str], None] = lambda sentence: None) -> Graph:
    """The part's graph: shipped, from the cache, or exported now, which `progress` announces.

    Raises GraphError when the exporter's packages are missing or cannot export the part.
    """
    cached = _cache()
    for folder in (SHIPPED, *([cached] if cached is not None else [])):
        if (graph := read_graph(folder, part.key)) is not None:
            return graph
    progress(f"Preparing {part.weights.name} for this computer: half a minute, once.")
    graph = _exported(part)
    if cached is not None:
        with contextlib.suppress(OSError):  # it works without, and is exported again next time
            write_graph(cached, part, graph)
    return graph


def read_graph(folder: Path, key: str) -> Graph | None:
    """The graph of that key in a folder; None when it is missing or damaged."""
    try:
        facts = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        model = (folder / f"{key}.onnx").read_bytes()
        names = facts["weights"]
        intact = hashlib.sha256(model).hexdigest() == facts["sha256"] and all(isinstance(name, str) for name in names)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Graph(model, tuple(names)) if intact else None


def write_graph(folder: Path, part: Part, graph: Graph) -> None:
    """Write a graph under the part's key; OSError when that is not possible."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = {
        "sha256": hashlib.sha256(graph.model).hexdigest(),
        "structure": part.structure,
        "weights": list(graph.weights),
    }
    for suffix, content in ((".onnx", graph.model), (".json", (json.dumps(facts, indent=1) + "\n").encode())):
        temporary = folder / f"{part.key}{suffix}.part"
        temporary.write_bytes(content)
        temporary.replace(folder / f"{part.key}{suffix}")


def _exported(part: Part) -> Graph:
    try:
        from core.network.graph_export import export_graph
    except ImportError as error:
        raise GraphError(
            f"ONNX Runtime needs {error.name} once to prepare {part.weights.name}: pip install 'handmirror[train]'"
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
