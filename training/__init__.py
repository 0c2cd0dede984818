"""Training, data and asset builders."""

import sys
from importlib.util import find_spec

_NEEDED = ("torch", "accelerate", "hydra", "webdataset", "yaml")  # by pyproject's extra "train"
_OTHERS = ("training.hand_model", "training.landmark_net")  # need extras of their own


def check_packages() -> None:
    """Exit with one sentence when packages that training needs are not installed."""
    if any(find_spec(name) is None for name in _NEEDED):
        from handmirror.core.extras import install_command  # slow to import

        print(f"Training needs more packages: run {install_command('train')}.", file=sys.stderr)
        sys.exit(2)


if sys.argv[:1] == ["-m"] and not any(
    part.removeprefix("handmirror.").startswith(_OTHERS) for part in sys.orig_argv
):  # a command is about to run
    check_packages()
