"""What a bundle starts: the command `handmirror`."""

import multiprocessing
import sys


def main() -> None:
    """Run the command, or as Python does the code after `-c`: `handmirror doctor` asks Qt in a process of its own."""
    multiprocessing.freeze_support()
    if sys.argv[1:2] == ["-c"]:
        exec(sys.argv[2], {"__name__": "__main__"})
        return
    from handmirror.__main__ import main as handmirror

    handmirror()


if __name__ == "__main__":
    main()
