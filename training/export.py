"""`python -m handmirror.training.export RUN --out model.safetensors`: one file that Handmirror opens, and ONNX.

The file holds the weights with the network's config, hand model, training data, licence and scores.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from handmirror.core.errors import UserError
from handmirror.core.network.checkpoint import load_checkpoint, save_checkpoint
from handmirror.training.command_line.commands import run_command
from handmirror.training.command_line.write_errors import library_write_errors
from handmirror.training.model.trained import load_network, spatial_part

ONNX_TOLERANCE = 1e-3  # of tokens of about 1, radians and hand sizes


def main(
    source: Annotated[Path, typer.Argument(help="A run's folder, one of its checkpoints, or an exported file.")],
    out: Annotated[Path, typer.Option(help="The .safetensors file to write.")],
    half: Annotated[bool, typer.Option("--half", help="Store the weights in 16 bits: a file half as large.")] = False,
    onnx: Annotated[Path | None, typer.Option(help="Also write encode, refine and answer as ONNX here.")] = None,
    licence: Annotated[str | None, typer.Option(help="Licence of the weights.")] = None,
    data: Annotated[list[str] | None, typer.Option(help="Name of a training set; repeatable.")] = None,
    scores: Annotated[Path | None, typer.Option(help="JSON that training.evaluate wrote.")] = None,
    stage1: Annotated[
        bool, typer.Option("--stage1", help="Omit the temporal encoder, to train another stage 2.")
    ] = False,
    hold: Annotated[
        bool, typer.Option("--hold", help="Let the tracker fit its result to the points found in the image.")
    ] = False,
) -> None:
    """Write a trained network as one self-describing file."""
    net, facts = load_network(source)
    if stage1 and net.config.stage == 2:
        net, facts = spatial_part(net), replace(facts, scores={})
    if licence is not None:
        facts = replace(facts, licence=licence)
    if data:
        facts = replace(facts, training_data=tuple(data))
    if scores is not None:
        facts = replace(facts, scores=read_scores(scores))
    if hold:
        facts = replace(facts, hold=True)
    if out.suffix != ".safetensors":
        raise UserError(f"{out} must end in .safetensors: choose another name.")
    with library_write_errors(out, "free some space or choose another with --out"):
        out.parent.mkdir(parents=True, exist_ok=True)
        save_checkpoint(out, net, facts, half)
    load_checkpoint(out)  # the written file must be valid
    typer.echo(
        f"{out}: stage {net.config.stage}, {out.stat().st_size / 1e6:.1f} MB, hand model {facts.hand_model}, "
        f"trained on {', '.join(facts.training_data) or 'unnamed data'}, licence {facts.licence or 'unknown'}, "
        f"{len(facts.scores)} scores."
    )
    if onnx is not None:
        from handmirror.training.model.onnx_export import export_onnx  # slow to import

        for name, difference in export_onnx(net, onnx).items():
            typer.echo(f"{onnx / name}.onnx: differs by {difference:.1e} at most")
            if difference > ONNX_TOLERANCE:
                raise UserError(f"{onnx / name}.onnx gives different results than the network: do not use it.")


def read_scores(path: Path) -> dict[str, float]:
    """The scores in a file that training.evaluate wrote, as "set/metric" -> value; UserError when it is invalid."""
    try:
        sets = json.loads(path.read_bytes())
        found = {f"{name}/{metric}": v for name, values in sets.items() for metric, v in values.items()}
        return {name: float(value) for name, value in found.items() if value is not None}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise UserError(f"{path} has no scores ({error}): give the JSON that training.evaluate wrote.") from error


if __name__ == "__main__":
    run_command(main)
