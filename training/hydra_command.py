"""A command whose arguments are a config: --config-name=NAME and overrides like train.lr=5e-5."""

import sys
from collections.abc import Callable
from pathlib import Path

import hydra
from omegaconf import DictConfig

from core import interrupts
from core.errors import UserError

CONFIGS = Path(__file__).parent.resolve() / "configs"
# a config is named, or none is needed
NAMED_OR_HELP = ("--config-n", "-cn", "--help", "-h", "--hydra-help", "--version", "--shell", "-sc")


def run_with_config(work: Callable[[DictConfig], object]) -> None:
    """Call `work` with the config of the command line; a UserError is shown as its sentence, with exit status 2."""

    interrupts.take_signals()

    @hydra.main(version_base="1.3", config_path=str(CONFIGS))
    def main(config: DictConfig) -> None:
        try:
            work(config)
        except UserError as error:
            print(error, file=sys.stderr)
            sys.exit(2)
        except KeyboardInterrupt:
            print("Interrupted: what was saved so far is kept.", file=sys.stderr)
            sys.exit(interrupts.exit_status(130))

    if not any(argument.startswith(NAMED_OR_HELP) for argument in sys.argv[1:]):  # Hydra would run with an empty config
        names = ", ".join(sorted(path.stem for path in CONFIGS.glob("*.yaml")))
        print(f"No config is named: add --config-name=NAME, of {names}.", file=sys.stderr)
        sys.exit(2)
    main()
