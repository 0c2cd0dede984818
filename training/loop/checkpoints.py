"""The state of a training run on disk: a folder of plain numbers, none of which can be executed as code.

model.safetensors      the network's weights, by their names
optimizer.safetensors  AdamW's NAME.step, NAME.exp_avg and NAME.exp_avg_sq of each weight that has been changed
state.json             RunState

Random numbers are not saved: those of a step follow only from its number. Nor are rates: they follow from the config,
so that a run can be resumed with another `train.lr`.
"""

import json
import math
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.optim import AdamW

from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most, replace_text

MODEL, OPTIMIZER, STATE = "model.safetensors", "optimizer.safetensors", "state.json"
SLOTS = ("step", "exp_avg", "exp_avg_sq")
VERSION = 1
MAX_STATE_BYTES = 10_000
MAX_STEPS = 10**12


@dataclass
class RunState:
    """Progress of a run."""

    step: int = 0  # optimiser steps taken
    best_score: float = math.inf  # lowest validation score so far, mm
    dropped: int = 0  # samples dropped so far, by all processes


def write_state(folder: Path, net: nn.Module, optimizer: AdamW, state: RunState) -> None:
    """Write the whole state into `folder`, which exists and is empty; OSError or SafetensorError when that fails."""
    save_file(_plain(net.state_dict()), folder / MODEL, {"format": "pt"})
    save_file(_plain(_slots(net, optimizer)), folder / OPTIMIZER, {"format": "pt"})
    values = asdict(state) | {"best_score": None if math.isinf(state.best_score) else state.best_score}
    replace_text(folder / STATE, json.dumps({"version": VERSION, **values}, indent=2) + "\n")


def read_state(folder: Path, net: nn.Module, optimizer: AdamW) -> RunState:
    """Load the network and the optimiser from `folder`, and return the rest.

    UserError when the files are damaged, or of another network or optimiser; then neither was changed.
    """
    state = _read_run_state(folder / STATE)
    try:
        weights, slots = load_file(folder / MODEL), load_file(folder / OPTIMIZER)
        own = net.state_dict()
        if _kinds(weights) != _kinds(own):
            raise ValueError("other weights")
        moments = _moments(net, optimizer, slots)
    except (SafetensorError, OSError, ValueError) as error:
        raise UserError(
            f"The checkpoint {folder} does not match the options, or is damaged: resume with those in the run's "
            f"config.yaml, or remove the checkpoint."
        ) from error
    net.load_state_dict(weights)
    optimizer.load_state_dict({"state": moments, "param_groups": optimizer.state_dict()["param_groups"]})
    return state


def _plain(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}


def _kinds(tensors: dict[str, Tensor]) -> dict[str, tuple[torch.dtype, torch.Size]]:
    return {name: (tensor.dtype, tensor.shape) for name, tensor in tensors.items()}


def _slots(net: nn.Module, optimizer: AdamW) -> dict[str, Tensor]:
    """The optimiser's tensors by the names of the weights that they belong to."""
    named = ((name, optimizer.state.get(weight, {})) for name, weight in net.named_parameters())
    return {f"{name}.{slot}": state[slot] for name, state in named for slot in SLOTS if slot in state}


def _moments(net: nn.Module, optimizer: AdamW, slots: dict[str, Tensor]) -> dict[int, dict[str, Tensor]]:
    """AdamW's state by its own numbering of the weights; ValueError when `slots` cannot be of this optimiser."""
    names = {weight: name for name, weight in net.named_parameters()}
    moments: dict[int, dict[str, Tensor]] = {}
    for number, weight in enumerate(weight for group in optimizer.param_groups for weight in group["params"]):
        found = {slot: slots.pop(f"{names[weight]}.{slot}", None) for slot in SLOTS}
        if any(tensor is not None for tensor in found.values()):
            moments[number] = _checked(found, weight)
    if slots:
        raise ValueError(f"{len(slots)} tensors of weights that do not learn here")
    return moments


def _checked(found: dict[str, Tensor | None], weight: Tensor) -> dict[str, Tensor]:
    """One weight's state, laid out in memory as the weight is; ValueError when it is not AdamW's."""
    shapes = {"step": torch.Size(), "exp_avg": weight.shape, "exp_avg_sq": weight.shape}
    placed: dict[str, Tensor] = {}
    for slot, tensor in found.items():
        is_fitting = tensor is not None and (tensor.dtype, tensor.shape) == (torch.float32, shapes[slot])
        if tensor is None or not is_fitting or not torch.isfinite(tensor).all():
            raise ValueError(f"{slot} is missing, of another shape or not finite")
        # the layout in memory too must be what it was, for the fused step reads both in one order
        placed[slot] = tensor if slot == "step" else torch.empty_like(weight, device="cpu").copy_(tensor)
    if not 0 < placed["step"].item() <= MAX_STEPS or (placed["exp_avg_sq"] < 0).any():
        raise ValueError("numbers that AdamW cannot have")
    return placed


def _read_run_state(path: Path) -> RunState:
    """UserError when the file is missing or not as `write_state` writes it."""
    try:
        content = read_at_most(path, MAX_STATE_BYTES)
        values: Any = None if content is None else json.loads(content)
    except FileNotFoundError:
        raise UserError(
            f"The checkpoint {path.parent} has no {STATE}, as in older versions, whose runs cannot be resumed: "
            f"start a new run from its weights with model.pretrained={path.parent}."
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise UserError(
            f"{path} cannot be read: remove the folder {path.parent} to resume from an older one."
        ) from error
    if not _is_run_state(values):
        raise UserError(f"{path} is damaged: remove the folder {path.parent} to resume from an older one.")
    best = values["best_score"]
    return RunState(values["step"], math.inf if best is None else float(best), values["dropped"])


def _is_run_state(values: Any) -> bool:
    if not isinstance(values, dict) or set(values) != {"version", *(each.name for each in fields(RunState))}:
        return False
    counts = [values[name] for name in ("version", "step", "dropped")]
    if not all(type(count) is int and 0 <= count <= MAX_STEPS for count in counts) or values["version"] != VERSION:
        return False
    best = values["best_score"]
    return best is None or (type(best) in (int, float) and 0 <= best < math.inf)
