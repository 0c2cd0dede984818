"""Files of graphs in ONNX without their weights: `KEY.onnx` and, beside it, `KEY.json` with the graph's hash and the
names of its weights.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handmirror.core.assets import ASSETS
from handmirror.core.network.parts import Part

SHIPPED = ASSETS / "graphs"


class GraphError(Exception):
    """A part has no graph and none can be made: one sentence, without a full stop at its end."""


@dataclass(frozen=True)
class Graph:
    """A graph in ONNX whose weights must be given by name."""

    model: bytes
    weights: tuple[str, ...]  # names of the checkpoint's tensors


def read_graph(folder: Path, key: str) -> Graph | None:
    """The graph of that key in a folder; None when it is missing or damaged."""
    try:
        facts = json.loads((folder / f"{key}.json").read_text(encoding="utf-8"))
        model = (folder / f"{key}.onnx").read_bytes()
        names = facts["weights"]
        intact = _digest(model, names) == facts["sha256"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Graph(model, tuple(names)) if intact else None


def _digest(model: bytes, weights: Sequence[str]) -> str:
    """Of a graph and the names of its weights."""
    return hashlib.sha256(model + "\n".join(weights).encode()).hexdigest()


def write_graph(folder: Path, part: Part, graph: Graph) -> None:
    """Write a graph under the part's key; OSError when that is not possible."""
    folder.mkdir(parents=True, exist_ok=True)
    facts = {
        "sha256": _digest(graph.model, graph.weights),
        "structure": part.structure,
        "weights": list(graph.weights),
    }
    for suffix, content in ((".onnx", graph.model), (".json", (json.dumps(facts, indent=1) + "\n").encode())):
        temporary = folder / f"{part.key}{suffix}.{os.getpid()}.part"  # another program may be writing the same
        temporary.write_bytes(content)
        temporary.replace(folder / f"{part.key}{suffix}")
