"""`python -m handmirror.training.bench_kinematics`: the cost of a stage 2 step with kinematics of 1 frame or of 7.

The step is that of training on stored tokens (with --pictures on images). "Kept" is what autograd keeps for the
backward pass, without the weights; "peak" is the most memory in use at any time, which is measured on a GPU only.
"""

from typing import Annotated

import torch
import typer
from rich.console import Console
from rich.table import Table

from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.training.command_line.commands import run_command
from handmirror.training.speed.check import FRAMES
from handmirror.training.speed.kinematics import measure, network, random_windows


def main(
    batch: Annotated[int, typer.Option(help="Windows per step.")] = 64,
    steps: Annotated[int, typer.Option(help="Number of timed steps.")] = 10,
    dim: Annotated[int, typer.Option(help="Width of a token.")] = 1024,
    pictures: Annotated[bool, typer.Option(help="Also encode the images in each step.")] = False,
) -> None:
    """Print a table of memory and time of a stage 2 step."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(0)
    net = network(dim).to(device)
    hand_model = TorchHandModel.load().to(device)
    table = Table("kinematics of", "kept MB", "peak MB", "ms per step", title=_name(device))
    for frames in (1, FRAMES):
        kept, peak, seconds = measure(net, hand_model, random_windows(batch, dim, pictures, device), frames, steps)
        table.add_row(f"{frames} frame" + "s" * (frames > 1), f"{kept:.1f}", peak, f"{seconds * 1e3:.1f}")
    Console().print(table)


def _name(device: torch.device) -> str:
    where = torch.cuda.get_device_name() if device.type == "cuda" else f"CPU, {torch.get_num_threads()} threads"
    return f"Stage 2 step on {where}"


if __name__ == "__main__":
    run_command(main)
