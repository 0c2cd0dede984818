"""What a training run leaves: its config, its curves and its checkpoints.

runs/NAME/config.yaml            the resolved config
runs/NAME/losses.jsonl           one line per log: step, rates, losses
runs/NAME/dropped.txt            one line per sample that was dropped
runs/NAME/events.out.tfevents.*  TensorBoard
runs/NAME/checkpoints/step_00002000/, best/   Accelerate's folders, with model.safetensors
"""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from accelerate import Accelerator
from omegaconf import DictConfig, OmegaConf
from safetensors import SafetensorError
from yaml import YAMLError

from core.errors import UserError
from training.writing import writing_to

CONFIG = "config.yaml"
LOSSES = "losses.jsonl"
DROPPED = "dropped.txt"
BEST = "best"
DAMAGED = "copy it again from where the run was trained, or resume the run, which writes it anew"
REMEDY = "free some space and go on by general.resume=true, or choose another place by general.runs"


@dataclass
class RunState:
    """How far a run has come; saved in every checkpoint."""

    step: int = 0  # optimiser steps taken
    best_score: float = float("inf")  # lowest validation score so far
    dropped: int = 0  # samples dropped so far, by all processes

    def state_dict(self) -> dict[str, Any]:
        """For Accelerate."""
        return asdict(self)

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """For Accelerate."""
        for name, value in state.items():
            setattr(self, name, value)


def open_run(config: DictConfig, write: bool) -> Path:
    """The run's folder, which is made where `write` (one process).

    UserError when it holds a run that is not to be resumed.
    """
    folder = Path(config.general.folder)
    if checkpoints(folder) and not config.general.resume:
        raise UserError(f"{folder} holds a run: go on with it by general.resume=true or choose another general.name.")
    if write:
        with writing_to(folder, REMEDY):
            folder.mkdir(parents=True, exist_ok=True)
            if not config.general.resume:
                (folder / LOSSES).unlink(missing_ok=True)
    return folder


def take_up(accelerator: Accelerator, folder: Path) -> None:
    """Load the newest checkpoint of the run, if there is one; UserError when it is of another network, or damaged."""
    for newest in checkpoints(folder)[-1:]:
        try:
            accelerator.load_state(str(newest))
        except (RuntimeError, ValueError, KeyError, EOFError, OSError, UnpicklingError, SafetensorError) as error:
            raise UserError(
                f"The checkpoint {newest} does not fit the options, or is damaged: resume with those in "
                f"{folder / CONFIG}, or remove the checkpoint."
            ) from error


def write_config(config: DictConfig, folder: Path) -> None:
    """Write the run's config; not before its checkpoint was taken up, for it shall stay the one that this fits."""
    with writing_to(folder, REMEDY):
        OmegaConf.save(config, folder / CONFIG, resolve=True)


def read_config(folder: Path) -> DictConfig:
    """The config of the run in `folder`; UserError when it is not a run's folder, or the config is damaged."""
    try:
        config = OmegaConf.load(folder / CONFIG)
    except FileNotFoundError as error:
        raise UserError(f"{folder} has no {CONFIG}: give the folder of a training run, like runs/NAME.") from error
    except (OSError, YAMLError, UnicodeDecodeError) as error:  # OSError: also of YAML that is one number
        raise UserError(f"{folder / CONFIG} cannot be read: {DAMAGED}.") from error
    if not isinstance(config, DictConfig) or not {"model", "data"} <= set(config):
        raise UserError(f"{folder / CONFIG} is no config of a run: {DAMAGED}.")
    return config


def checkpoints(folder: Path) -> list[Path]:
    """The kept checkpoints of a run, oldest first, without the best one."""
    return sorted((folder / "checkpoints").glob("step_*"))


def best_checkpoint(folder: Path) -> Path:
    """The best checkpoint of a run, else its newest; UserError when it has none."""
    best = folder / "checkpoints" / BEST
    found = [best] if best.exists() else checkpoints(folder)[-1:]
    if not found:
        raise UserError(f"{folder} has no checkpoint yet: let the training reach its first one (train.save_every).")
    return found[0]


def save_checkpoint(accelerator: Accelerator, folder: Path, name: str, keep_last: int) -> None:
    """Save the state of all processes as `checkpoints/NAME` and delete all but the last `keep_last` steps.

    The folder appears under its name when it is complete, so a run killed while saving leaves no half checkpoint.
    """
    unfinished = folder / "checkpoints" / f"unfinished_{name}"
    if accelerator.is_main_process:
        shutil.rmtree(unfinished, ignore_errors=True)
    accelerator.wait_for_everyone()
    with writing_to(folder, REMEDY):
        accelerator.save_state(str(unfinished))
    accelerator.wait_for_everyone()
    if accelerator.is_main_process:
        final = folder / "checkpoints" / name
        shutil.rmtree(final, ignore_errors=True)
        unfinished.rename(final)
        for old in checkpoints(folder)[:-keep_last]:
            shutil.rmtree(old)
    accelerator.wait_for_everyone()


def cut_log(folder: Path, step: int) -> None:
    """Delete the lines of losses.jsonl after `step`: a resumed run writes them again."""
    log = folder / LOSSES
    if log.exists():
        lines = [line for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")]
        log.write_text("".join(line for line in lines if json.loads(line)["step"] <= step))
