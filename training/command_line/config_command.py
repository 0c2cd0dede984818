"""A command whose arguments are a config: --config-name=NAME and changes like train.lr=5e-5.

Configs are composed only by Hydra's compose. hydra.main would also create objects that a config names, for logging
and callbacks; here nothing in a config is ever executed.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import yaml
from hydra import compose, initialize_config_dir
from hydra.errors import HydraException, MissingConfigException, OverrideParseException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from handmirror.core import interrupts
from handmirror.core.errors import UserError
from handmirror.training.settings.interpolations import check_interpolations
from handmirror.training.settings.schema import SETTINGS, TrainingConfig, training_config, unknown_setting
from handmirror.training.settings.yaml_files import read_yaml

CONFIGS = Path(__file__).resolve().parents[1] / "configs"
MAX_FILES = 1000
USUAL = "stage1-landmark"  # whose values --help shows


def run_with_config(name: str, about: str, command: Callable[[TrainingConfig], object]) -> None:
    """Call a command with the config of the command line; a UserError is shown as its sentence, with exit status 2.

    Args:
        name: of the command's module in this package.
        about: its docstring, for --help.
        command: called with the config.
    """
    interrupts.take_signals()
    try:
        arguments = _parser().parse_intermixed_args()
        if arguments.help:
            print(help_text(_usage(name, about), arguments.config_dir))
            return
        config = read_config(arguments.config_name, arguments.changes, arguments.config_dir)
        if arguments.show:
            print(config.resolved, end="")
            return
        command(config)
    except UserError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Interrupted: what was saved so far is kept.", file=sys.stderr)
        sys.exit(interrupts.exit_status(130))


def read_config(name: str | None, changes: list[str], folder: Path | None = None) -> TrainingConfig:
    """The config `name` with changes like "train.lr=5e-5"; UserError when it cannot be composed or is invalid.

    Args:
        name: of a file in training/configs or in `folder`, without its ending.
        changes: in Hydra's grammar.
        folder: of further configs.
    """
    if name is None:
        raise UserError(f"No config was given: add --config-name=NAME, one of {', '.join(_names(folder))}.")
    first = CONFIGS
    if folder is not None:
        # Hydra looks for the config itself in the first place alone
        first, second = _checked(folder), CONFIGS
        if name.removesuffix(".yaml") in _stems(CONFIGS):
            first, second = second, first
        changes = [f"hydra.searchpath=[{_quoted(second)}]", *changes]
    config = _composed(name, changes, first)
    check_interpolations(OmegaConf.to_container(config))
    general = config.get("general")
    if isinstance(general, DictConfig):
        if OmegaConf.select(general, "precision") is False:  # a bare no in YAML
            general.precision = "no"
        if OmegaConf.is_missing(general, "name"):
            general.name = Path(name).stem
    return _typed(config)


def _composed(name: str, changes: list[str], folder: Path) -> DictConfig:
    """The config `name` in a folder as composed by Hydra, its references not followed yet."""
    try:
        with initialize_config_dir(str(folder), version_base="1.3"):
            return compose(name.removesuffix(".yaml"), overrides=changes)
    except MissingConfigException as error:
        options = error.options or _names(folder if folder != CONFIGS else None)
        raise UserError(
            f"The config {error.missing_cfg_file or name} does not exist: give one of {', '.join(options)}."
        ) from error
    except OverrideParseException as error:
        raise UserError(
            f"The setting {error.override} is invalid: give NAME=VALUE, with single quotes around a value that "
            f"has spaces or special characters."
        ) from error
    except (HydraException, OmegaConfBaseException, ValueError, RecursionError, OSError) as error:
        if unknown := re.match("Could not override '(.+)'", str(error)):
            raise unknown_setting(unknown[1]) from error
        reason = str(error).partition("\n")[0].rstrip(".")
        raise UserError(f"The config {name} cannot be composed ({reason}): --help lists all settings.") from error


def _typed(config: DictConfig) -> TrainingConfig:
    try:
        values: Any = OmegaConf.to_container(config, resolve=True, throw_on_missing=True)
        resolved = OmegaConf.to_yaml(config, resolve=True)
    except (OmegaConfBaseException, ValueError, RecursionError) as error:
        reason = str(error).partition("\n")[0]
        raise UserError(f"The config cannot be resolved ({reason}): define what is missing.") from error
    return training_config(values, resolved)


def help_text(usage: str, folder: Path | None = None) -> str:
    """The usage, and all configs, alternatives and settings."""
    groups = {path.name: _stems(path) for path in sorted(CONFIGS.iterdir()) if path.is_dir()}
    values = yaml.safe_load(read_config(USUAL, []).resolved)
    return "\n".join(
        [
            usage,
            "",
            "  --config-name=NAME  the config, one of: " + ", ".join(_names(folder)),
            "  --config-dir=DIR    a folder with configs of your own (*.yaml)",
            "  --show              print the config with all changes, and exit",
            "",
            "Alternatives for a part of the config, for example train=stage1_cpu:",
            *(f"  {name + '=':<10} {', '.join(stems)}" for name, stems in groups.items()),
            "",
            f"Settings, for example train.lr=5e-5; the values are those of {USUAL}:",
            *(f"  {_value(values, name):<48} {rule.wanted}" for name, rule in SETTINGS.items()),
        ]
    )


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message[:1].upper()}{message[1:]}: --help lists the options.")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--help", "-h", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--config-name", "-cn")
    parser.add_argument("--config-dir", "-cd", type=Path)
    parser.add_argument("changes", nargs="*", metavar="NAME=VALUE")
    return parser


def _usage(name: str, about: str) -> str:
    first = about.partition("\n")[0].rpartition("`: ")[2]
    return f"python -m handmirror.training.{name} --config-name=NAME [NAME=VALUE ...]\n\n{first}"


def _value(values: Any, name: str) -> str:
    value = values
    for part in name.split("."):
        if part not in value:
            return f"+{name}=..."  # Hydra's sign for what the config does not have yet
        value = value[part]
    if isinstance(value, dict | list):
        return f"{name}=..."
    return f"{name}={'null' if value is None else str(value).lower() if isinstance(value, bool) else value}"


def _names(folder: Path | None) -> list[str]:
    return [*_stems(CONFIGS), *(_stems(folder) if folder is not None else [])]


def _stems(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.yaml"))


def _checked(folder: Path) -> Path:
    """The folder, absolute; UserError when it does not exist, or a file in it is not a config."""
    if not folder.is_dir():
        raise UserError(f"The folder {folder} does not exist: give the one that holds your configs with --config-dir.")
    files = sorted(folder.rglob("*.yaml"))
    if len(files) > MAX_FILES:
        raise UserError(
            f"The folder {folder} contains more than {MAX_FILES} files: give one that contains only configs."
        )
    for file in files:
        values = read_yaml(file, "write it like those in training/configs")
        if values is not None and (not isinstance(values, dict) or "hydra" in values):
            raise UserError(f"{file} is not a training config: write it like those in training/configs.")
    return folder.absolute()


def _quoted(folder: Path) -> str:
    """A folder as a string of Hydra's grammar, whose file addresses are not percent-encoded."""
    return "'file://" + folder.as_posix().replace("\\", "\\\\").replace("'", "\\'") + "'"
