"""`python -m handmirror.training.train --config-name=stage1-landmark`: trains PoseNet; see training/README.md."""

import sys
from pathlib import Path

if not __package__:  # run as a file: its folder would hide other packages that are called evaluate or data
    if sys.path[:1] == [str(Path(__file__).resolve().parent)]:
        del sys.path[0]
    import handmirror.training

    handmirror.training.check_packages()

from handmirror.training.command_line.config_command import run_with_config
from handmirror.training.loop.training import train

if __name__ == "__main__":
    run_with_config("train", __doc__ or "", train)
