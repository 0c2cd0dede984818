"""`python -m app` is the command `handmirror`."""

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    # while the program is loading there is nothing to save, so Ctrl-C may end it at once
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from handmirror.app.cli.main import app, run
from handmirror.app.ending import end_with
from handmirror.app.log import log_crash, log_end, start_log
from handmirror.core import interrupts


def main() -> None:
    """Run the command line; an error the user can fix is one sentence and exit status 2."""
    interrupts.take_signals()
    try:
        start_log()
        status = run(app)
    except KeyboardInterrupt:
        status = 130
    except Exception:
        log_crash()
        raise
    status = interrupts.exit_status(status)
    log_end(status)
    end_with(status)


if __name__ == "__main__":
    main()
