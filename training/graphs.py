"""`python -m handmirror.training.graphs`: exports the graphs of the bundled networks to `assets/graphs`.

Run it whenever the code of a network changes; a test compares each graph's outputs with those of PyTorch.
"""

from pathlib import Path
from typing import Annotated

import typer

from handmirror.core.network.graph_export import export_graph
from handmirror.core.network.graph_files import SHIPPED, write_graph
from handmirror.core.network.shipped import shipped_parts
from handmirror.training import assets_hashes
from handmirror.training.command_line.commands import run_command


def main(out: Annotated[Path, typer.Option(help="The folder to write to.")] = SHIPPED) -> None:
    """Export the graphs of the bundled networks."""
    for part in shipped_parts():
        graph = export_graph(part)
        write_graph(out, part, graph)
        typer.echo(f"{out / part.key}.onnx: {len(graph.model) / 1e3:.0f} kB, {len(graph.weights)} weights")
    if out == SHIPPED:
        assets_hashes.main()


if __name__ == "__main__":
    run_command(main)
