"""`python -m handmirror.training.evaluate`: scores of a checkpoint on shards, or of a poses.jsonl against the truth.

A table with a line for each set, and the same figures as JSON. core/metrics/scores.py defines the columns.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import torch
import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from handmirror.core.errors import UserError
from handmirror.core.files import check_place, replace_text
from handmirror.core.hand.model import HandModel
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.core.metrics.scores import Scores, score
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.data.shards import find_shards, read_clips
from handmirror.training.evaluation.benchmark_files import Format, Hands, sample_names, write_result
from handmirror.training.evaluation.pose_files import match_files, named_hands
from handmirror.training.evaluation.predictions import Prediction, predict_clips, scored
from handmirror.training.model.trained import hand_model_name, load_network

COLUMNS = {
    "mpjpe": "MPJPE",
    "pa_mpjpe": "PA-\nMPJPE",
    "pa_mpvpe": "PA-\nMPVPE",
    "f5": "F@5",
    "f15": "F@15",
    "auc": "AUC",
    "pa_auc": "PA-\nAUC",
    "accel": "ACCEL",
    "camera_accel": "ACCEL\ncamera",
    "camera": "camera",
    "depth": "|depth|",
    "depth_bias": "depth\nbias",
}
Device = Literal["auto", "cpu", "cuda"]
MAX_LINE = 1000  # characters of a line of the table
SHARES = ("f5", "f15", "auc", "pa_auc")


@dataclass(frozen=True)
class SetScores:
    """One line of the table."""

    name: str  # where it lies
    scores: Scores
    extra: dict[str, Any]  # further counts, for the JSON and below the table


def main(
    checkpoint: Annotated[Path | None, typer.Argument(help="Checkpoint file or run folder.")] = None,
    shards: Annotated[
        list[str] | None, typer.Argument(help="Data sets: folders of shards, .tar files or addresses.")
    ] = None,
    poses: Annotated[list[Path] | None, typer.Option(help="A poses.jsonl to score; repeatable.")] = None,
    truth: Annotated[
        list[Path] | None, typer.Option(help="The poses.jsonl with its ground truth; one for each.")
    ] = None,
    hand_model: Annotated[
        Path | None, typer.Option(help="Hand model of pose and shape, if not the bundled one: MANO_RIGHT.pkl, .npz.")
    ] = None,
    kind: Annotated[Format | None, typer.Option("--format", help="Also write an official result file.")] = None,
    out: Annotated[Path | None, typer.Option(help="The official result file.")] = None,
    order: Annotated[Path | None, typer.Option(help="The benchmark's list of pictures, for its result file.")] = None,
    scores: Annotated[Path | None, typer.Option(help="Also write the scores to this JSON file.")] = None,
    device: Annotated[Device, typer.Option(help="Where the network runs.")] = "auto",
) -> None:
    """Score a checkpoint on shards, or poses.jsonl files against their truth; write official result files of either."""
    if (kind is None) != (out is None):
        raise UserError("An official result file needs both --format and --out.")
    for path in (out, scores):
        if path is not None:
            check_place(path)
    poses, truth, sets = poses or [], truth or [], shards or []
    rows: list[SetScores] = []
    hands: Hands = {}
    if checkpoint is not None and sets and not (poses or truth):
        rows = evaluate_checkpoint(checkpoint, sets, hand_model, device, kind, hands)
    elif checkpoint is None and poses and (len(truth) == len(poses) or (kind and not truth)):
        rows = [evaluate_poses(*pair, hand_model) for pair in zip(poses, truth, strict=False)]
        hands = {name: hand for path in poses if kind for name, hand in named_hands(path, kind, hand_model).items()}
    else:
        raise UserError("Give either a checkpoint and shards, or --poses and --truth.")
    if rows:
        report(rows, scores)
    if kind is not None and out is not None:
        typer.echo(write_result(kind, out, hands, order))


def evaluate_poses(poses: Path, truth: Path, hand_model: Path | None = None) -> SetScores:
    """Score the hands of one poses.jsonl that are near a true hand in the image, and count the others."""
    matched = match_files(poses, truth, HandModel.load(hand_model))
    found = matched.hands.joints.shape[0]
    extra = {
        "true_hands": matched.true_hands,
        "found": found,
        "right_side": matched.right_side,
        "extra_hands": matched.extra_hands,
    }
    return SetScores(str(poses.parent), score(matched.hands), extra)


def evaluate_checkpoint(
    checkpoint: Path,
    sets: list[str],
    hand_model: Path | None = None,
    device: Device = "auto",
    kind: Format | None = None,
    hands: Hands | None = None,
) -> list[SetScores]:
    """Score a checkpoint on every set of shards; with `kind` the real hands are added to `hands` under their names."""
    net, facts = load_network(checkpoint)
    name = hand_model_name(facts, hand_model)
    place = choose_device(device)
    net, model = net.to(place), TorchHandModel.load(hand_model).to(place)
    rows = []
    for where in sets:
        clips = with_progress(read_clips(find_shards(where)), f"scoring {where}")
        predictions = list(predict_clips(net, clips, model, name))
        if not predictions:
            raise UserError(f"The shards {where} contain no clips: create them again.")
        rows.append(SetScores(where.rstrip("/"), score(scored(predictions)), {"clips": len(predictions)}))
        if kind is not None and hands is not None:
            hands.update(_named(predictions, kind))
    return rows


def _named(predictions: list[Prediction], kind: Format) -> Hands:
    """The real hands of the predictions by the benchmark's samples."""
    hands: Hands = {}
    for prediction in predictions:
        names = sample_names(prediction.clip.key, prediction.clip.labels["timestamp"], kind)
        hands.update(zip(names, zip(prediction.real_joints, prediction.real_vertices, strict=True), strict=True))
    return hands


def choose_device(wish: Device) -> torch.device:
    """The device to run on; UserError when CUDA is asked for and cannot be used."""
    has_cuda = torch.cuda.is_available()
    if wish == "cuda" and not has_cuda:
        raise UserError("No CUDA device is available: install NVIDIA's driver, or choose --device cpu.")
    return torch.device("cuda" if wish != "cpu" and has_cuda else "cpu")


def report(rows: list[SetScores], scores: Path | None) -> None:
    """Print the table and write the JSON."""
    names = short_names([row.name for row in rows])
    table = Table("set", "hands", *COLUMNS.values(), caption="mm; ACCEL mm/frame\u00b2; F and AUC 0..1", box=SIMPLE)
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for name, row in zip(names, rows, strict=True):
        table.add_row(escape(name), str(row.scores.samples), *(_cell(row.scores, column) for column in COLUMNS))
    needed = Console(width=MAX_LINE).measure(table).maximum
    console = Console(width=max(Console().width, needed))
    console.print(table)
    for name, row in zip(names, rows, strict=True):
        if "true_hands" in row.extra:
            console.print(
                f"{name}: found {row.extra['found']} of {row.extra['true_hands']} hands, "
                f"{row.extra['right_side']} of them with the correct side, "
                f"and {row.extra['extra_hands']} other detections.",
                highlight=False,
                markup=False,
            )
    if scores is None:
        return
    found = {name: {**row.scores.rounded(), **row.extra} for name, row in zip(names, rows, strict=True)}
    replace_text(scores, json.dumps(found, indent=2) + "\n")
    console.print(f"  {scores}", highlight=False, markup=False)


def short_names(paths: list[str]) -> list[str]:
    """As many of each path's last parts as distinguish the paths, for table and JSON."""
    parts = [Path(path).resolve().parts for path in paths]
    for length in range(1, max(map(len, parts)) + 1):
        names = ["/".join(part[-length:]) for part in parts]
        if len(set(names)) == len(names):
            break
    return names


def _cell(scores: Scores, name: str) -> str:
    value = getattr(scores, name)
    if math.isnan(value):
        return "-"
    return f"{value:.3f}" if name in SHARES else f"{value:.2f}"


if __name__ == "__main__":
    run_command(main)
