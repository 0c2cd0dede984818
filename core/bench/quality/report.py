"""The figures of a benchmark folder as JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handmirror.core.bench.quality.figures import Figures
from handmirror.core.bench.quality.manifest import Manifest
from handmirror.core.bench.report import write_json

Results = Mapping[str, Mapping[str, Figures]]  # program -> kind -> figures


def write_figures(path: Path, manifest: Manifest, half: str | None, computer: dict[str, str], results: Results) -> None:
    """Write every figure of every program and kind; UserError when that is not possible."""
    folder: dict[str, Any] = {
        "version": manifest.version,
        "halves": [half] if half else list(manifest.seeds),
        "seeds": manifest.seeds,
        "clips_per_kind": manifest.clips_per_kind,
        "size": list(manifest.size),
        "fps": manifest.fps,
        "seconds": manifest.seconds,
    }
    figures = {program: {kind: each.rounded() for kind, each in kinds.items()} for program, kinds in results.items()}
    write_json(path, {"machine": computer, "benchmark": folder, "figures": figures})
