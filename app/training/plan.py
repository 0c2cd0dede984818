"""What a training does: the commands that a person would type, one after the other."""

import hashlib
import shlex
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from handmirror.app.translation import tr
from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.session.folder import SessionFolder

MAX_LOGGED_STEPS = 2000  # up to so many, each step is logged


class Recipe(str, Enum):
    """The kinds of training that the window offers."""

    MOTION = "motion"
    IMAGES = "images"
    TRIAL = "trial"
    FILE = "file"

    @property
    def text(self) -> str:
        """Its name in the list."""
        texts = {
            Recipe.MOTION: tr("Fine-tune: motion (the temporal encoder)"),
            Recipe.IMAGES: tr("Fine-tune: single pictures (the spatial part)"),
            Recipe.TRIAL: tr("Try it: overfit a few pictures (debug)"),
            Recipe.FILE: tr("A config file of your own…"),
        }
        return texts[self]

    @property
    def tool_tip(self) -> str:
        """What it does."""
        tips = {
            Recipe.MOTION: tr("Adapts how the network uses earlier frames; the rest of it stays as it is"),
            Recipe.IMAGES: tr("Adapts what the network sees in a single picture; the result has no temporal encoder"),
            Recipe.TRIAL: tr("Shows in minutes that everything works; the result is useless on other hands"),
            Recipe.FILE: tr("A YAML file like those in training/configs"),
        }
        return tips[self]

    @property
    def fine_tunes(self) -> bool:
        """Whether it starts from a checkpoint."""
        return self in (Recipe.MOTION, Recipe.IMAGES)

    @property
    def defaults(self) -> tuple[int, int, float]:
        """Steps, batch size and learning rate; 0 where the config file has them."""
        numbers = {
            Recipe.MOTION: (500, 8, 1e-5),
            Recipe.IMAGES: (500, 16, 1e-5),
            Recipe.TRIAL: (100, 8, 1e-3),
            Recipe.FILE: (0, 0, 0.0),
        }
        return numbers[self]


@dataclass(frozen=True)
class Step:
    """A command, what it does in words, and whether it is the training itself."""

    text: str
    arguments: tuple[str, ...]  # of Python
    trains: bool = False

    @property
    def command(self) -> list[str]:
        """As subprocesses are started."""
        return [sys.executable, *self.arguments]


@dataclass(frozen=True)
class Plan:
    """A training as the form describes it."""

    sources: tuple[Path, ...]  # sessions, or folders of shards
    runs: Path  # folder of all runs
    name: str
    recipe: Recipe = Recipe.TRIAL
    validation: Path | None = None  # one of the sources, which is not trained on; None validates on all of them
    start: Path | None = None  # checkpoint to fine-tune; None for the bundled one
    config: Path | None = None  # for Recipe.FILE
    steps: int = 0  # these three: 0 leaves the config's value
    batch_size: int = 0
    rate: float = 0.0
    more: str = ""  # further settings, as on the command line

    @property
    def run(self) -> Path:
        """The folder of this run."""
        return self.runs / self.name

    def commands(self) -> tuple[Step, ...]:
        """What is to be done; UserError when something is missing in the form."""
        self._check()
        shards = {source: self._shards_of(source) for source in self.sources}
        steps = [self._export_step(source, place) for source, place in shards.items() if place != source]
        trained = [place for source, place in shards.items() if source != self.validation]
        validated = trained if self.validation is None else [shards[self.validation]]
        arguments = [f"data.train={_listed(trained)}", f"data.validation={_listed(validated)}"]
        if self.recipe is Recipe.IMAGES:
            steps.append(
                _module_step(tr("Preparing the checkpoint"), "export", self._start, "--stage1", *self._spatial)
            )
        return (*steps, self._train_step(arguments))

    def _check(self) -> None:
        if not self.sources:
            raise UserError(tr("There is no training data: add a session or a folder of shards."))
        if self.sources == (self.validation,):
            raise UserError(tr("Nothing is left to train on: add more data, or validate on the training data."))
        if not self.name or Path(self.name).name != self.name:
            raise UserError(tr("The name of the run cannot be used as a folder name: choose another one."))
        if self.recipe is Recipe.FILE and self.config is None:
            raise UserError(tr("No config file is chosen: choose one."))

    @property
    def _start(self) -> str:
        return str(self.start or asset("checkpoints/stage2.safetensors"))

    @property
    def _spatial(self) -> tuple[str, str]:
        return "--out", str(self.run / "start.safetensors")

    def _shards_of(self, source: Path) -> Path:
        """The folder of a source's shards, which are made first if it is a session."""
        if not is_session(source):
            return source
        mark = hashlib.sha256(str(source.absolute()).encode()).hexdigest()[:8]  # of two sessions of one name
        return self.runs / "shards" / f"{source.name}-{mark}"

    def _export_step(self, session: Path, out: Path) -> Step:
        arguments = ("-m", "handmirror", "export", str(session), "--format", "shards", "--out", str(out), "--overwrite")
        return Step(tr("Preparing {name}", name=session.name), arguments)

    def _train_step(self, data: list[str]) -> Step:
        if self.recipe is Recipe.FILE and self.config is not None:
            chosen = [f"--config-dir={self.config.parent}", f"--config-name={self.config.stem}"]
        else:
            names = {Recipe.MOTION: "stage2-landmark", Recipe.IMAGES: "stage1-landmark"}
            chosen = [f"--config-name={names.get(self.recipe, 'stage1-landmark-debug')}"]
        general = [f"general.name={quoted(self.name)}", f"general.runs={quoted(self.runs)}"]
        changes = [*general, *data, *self._pretrained(), *self._numbers(), *self._more()]
        return Step(tr("Training"), ("-m", "handmirror.training.train", *chosen, *changes), trains=True)

    def _pretrained(self) -> list[str]:
        if self.recipe is Recipe.MOTION:
            return [f"model.pretrained={quoted(self._start)}"]
        return [f"model.pretrained={quoted(self._spatial[1])}"] if self.recipe is Recipe.IMAGES else []

    def _numbers(self) -> list[str]:
        """Steps, batch size and rate, and for short trainings what depends on the number of steps."""
        changes = []
        if self.steps:
            changes.append(f"train.steps={self.steps}")
        if self.batch_size:
            changes.append(f"train.batch_size={self.batch_size}")
        if self.rate:
            changes.append(f"train.lr={self.rate:g}")
        if self.steps and self.recipe is not Recipe.FILE:
            often = max(self.steps // 10, 1)
            changes += [
                f"train.warmup={self.steps // 10}",
                f"train.validate_every={often}",
                f"train.save_every={often}",
            ]
            changes += [f"train.log_every={1 if self.steps <= MAX_LOGGED_STEPS else 10}", "train.keep_last=1"]
            changes += ["train.validation_batches=8", "train.pictures=4", "train.workers=0"]
        return changes

    def _more(self) -> list[str]:
        try:
            return shlex.split(self.more)
        except ValueError as error:
            raise UserError(tr("A quotation mark in “More settings” is not closed: correct it.")) from error


def resume_step(run: Path, steps: int) -> Step:
    """The command that resumes a run from its own config, up to this step; 0 leaves the config's number."""
    arguments = ["-m", "handmirror.training.train", f"--config-dir={run}", "--config-name=config"]
    arguments += ["general.resume=true", f"general.folder={quoted(run)}"]  # it may have been moved
    return Step(tr("Training"), (*arguments, *([f"train.steps={steps}"] if steps else [])), trains=True)


def checkpoint_step(run: Path, hold: bool) -> Step:
    """The command that makes a checkpoint of the best state of a run."""
    options = ["--out", str(checkpoint_of(run)), *(["--hold"] if hold else [])]
    return _module_step(tr("Writing the checkpoint"), "export", str(run), *options)


def checkpoint_of(run: Path) -> Path:
    """The checkpoint that the window makes of a run."""
    return run / f"{run.name}.safetensors"


def is_session(folder: Path) -> bool:
    """Whether this is the folder of a session."""
    return SessionFolder(folder).is_there()


def is_shards(folder: Path) -> bool:
    """Whether this is a folder of shards."""
    return any(folder.glob("*.tar"))


def quoted(value: str | Path) -> str:
    """A text in the grammar of the training's settings, whatever characters it has."""
    text = value.as_posix() if isinstance(value, Path) else value
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _listed(places: list[Path]) -> str:
    return f"[{','.join(quoted(place) for place in places)}]"


def _module_step(text: str, module: str, *arguments: str) -> Step:
    return Step(text, ("-m", f"handmirror.training.{module}", *arguments))
