"""The folder of a training run: its config, its curves and its checkpoints.

runs/NAME/config.yaml            the resolved config
runs/NAME/losses.jsonl           one line per log: step, rates, losses
runs/NAME/validation.jsonl       one line per validation: step, mean errors in mm
runs/NAME/samples/               step_00002000.jpg, ...: answers over labels, an image per validation
runs/NAME/running.lock           while the run trains: locked by its process
runs/NAME/stop                   made by anyone: the run finishes its step, saves and ends
runs/NAME/dropped.txt            one line per sample that was dropped
runs/NAME/events.out.tfevents.*  TensorBoard
runs/NAME/checkpoints/step_00002000/, best/   see training.loop.checkpoints
"""

import json
import re
import shutil
from pathlib import Path

from accelerate import Accelerator
from torch import nn
from torch.optim import AdamW

from handmirror.core.errors import UserError
from handmirror.core.files import FileLock, replace_text
from handmirror.training.command_line.write_errors import library_write_errors
from handmirror.training.loop.checkpoints import RunState, read_state, write_state
from handmirror.training.settings.schema import SavedConfig, TrainingConfig, saved_config
from handmirror.training.settings.yaml_files import read_yaml

CONFIG = "config.yaml"
LOSSES = "losses.jsonl"
VALIDATION = "validation.jsonl"
SAMPLES = "samples"
LOCK = "running.lock"
STOP = "stop"
DROPPED = "dropped.txt"
BEST = "best"
DAMAGED = "copy it again from where the run was trained, or resume the run, which writes it again"
REMEDY = "free some space and resume with general.resume=true, or choose another place with general.runs"


def open_run(config: TrainingConfig, write: bool) -> Path:
    """The run's folder, created where `write` (one process).

    UserError when it already contains a run, unless that is to be resumed.
    """
    folder = Path(config.general.folder)
    if checkpoints(folder) and not config.general.resume:
        raise UserError(f"{folder} already contains a run: set general.resume=true or another general.name.")
    if write:
        with library_write_errors(folder, REMEDY):
            folder.mkdir(parents=True, exist_ok=True)
            if not config.general.resume:
                for name in (LOSSES, VALIDATION):
                    (folder / name).unlink(missing_ok=True)
                shutil.rmtree(folder / SAMPLES, ignore_errors=True)
    return folder


def lock_run(folder: Path) -> FileLock:
    """The lock of a run that trains; UserError when another process trains it."""
    return FileLock(folder / LOCK, f"{folder} is being trained by another process: stop that, or set general.name.")


def stop_wanted(folder: Path) -> bool:
    """Whether somebody asked the run to end after this step, by making the file `stop`."""
    return (folder / STOP).exists()


def load_newest(folder: Path, net: nn.Module, optimizer: AdamW) -> RunState:
    """Load the newest checkpoint of the run, if there is one; UserError when it is of another network, or damaged."""
    for newest in checkpoints(folder)[-1:]:
        state = read_state(newest, net, optimizer)
        if newest.name != step_name(state.step):
            raise UserError(f"{newest} contains step {state.step}: restore the folder's original name.")
        return state
    return RunState()


def write_config(config: TrainingConfig, folder: Path) -> None:
    """Write the run's config; only once its newest checkpoint has loaded, so that the config always fits that."""
    replace_text(folder / CONFIG, config.resolved)


def read_saved_config(folder: Path) -> SavedConfig:
    """The config of the run in `folder`; UserError when it is not a run's folder, or the config is damaged."""
    path = folder / CONFIG
    if not path.exists():
        raise UserError(f"{folder} has no {CONFIG}: give the folder of a training run, like runs/NAME.")
    return saved_config(read_yaml(path, DAMAGED), path, DAMAGED)


def step_name(step: int) -> str:
    """The name of the checkpoint of a step."""
    return f"step_{step:08d}"


def checkpoints(folder: Path) -> list[Path]:
    """The kept checkpoints of a run, oldest first, without the best one."""
    found = [path for path in (folder / "checkpoints").glob("step_*") if re.fullmatch(r"step_\d{8,12}", path.name)]
    return sorted((path for path in found if path.is_dir()), key=lambda path: int(path.name.removeprefix("step_")))


def best_checkpoint(folder: Path) -> Path:
    """The best checkpoint of a run, else its newest; UserError when the run has no checkpoint."""
    best = folder / "checkpoints" / BEST
    found = [best] if best.exists() else checkpoints(folder)[-1:]
    if not found:
        raise UserError(f"{folder} has no checkpoint yet: let the training reach its first one (train.save_every).")
    return found[0]


def save_checkpoint(
    accelerator: Accelerator,
    folder: Path,
    net: nn.Module,
    optimizer: AdamW,
    state: RunState,
    keep_last: int,
    name: str,
) -> None:
    """Save the state, the same in every process, as `checkpoints/NAME`; delete all but the last `keep_last` steps.

    The folder gets its name when it is complete, so a run killed while saving leaves no incomplete checkpoint.
    """
    if accelerator.is_main_process:
        unfinished, final = (folder / "checkpoints" / each for each in (f"unfinished_{name}", name))
        with library_write_errors(folder, REMEDY):
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir(parents=True)
            write_state(unfinished, net, optimizer, state)
            shutil.rmtree(final, ignore_errors=True)
            unfinished.rename(final)
            for old in checkpoints(folder)[:-keep_last]:
                shutil.rmtree(old)
    accelerator.wait_for_everyone()


def cut_log(folder: Path, step: int) -> None:
    """Delete what losses.jsonl and validation.jsonl have of later steps than `step`, and an incomplete last line.

    A resumed run writes these lines again. UserError naming a damaged line.
    """
    for log in (folder / LOSSES, folder / VALIDATION):
        if not log.exists():
            continue
        kept = []
        for number, line in enumerate(log.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True), 1):
            if line.endswith("\n") and _step_of(line, log, number) <= step:
                kept.append(line)
        replace_text(log, "".join(kept))


def _step_of(line: str, log: Path, number: int) -> int:
    try:
        step = json.loads(line)["step"]
    except (ValueError, KeyError, TypeError, RecursionError):
        step = None
    if type(step) is not int:
        raise UserError(f"Line {number} of {log} is damaged: delete it.")
    return step
