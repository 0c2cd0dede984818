"""`python -m app` is the command `handmirror`."""

from core import interrupts


def main() -> None:
    """Run the command line; what a user can mend is one sentence and exit status 2."""
    interrupts.take_signals()
    try:
        with interrupts.Held():  # an import that is torn apart would show where it was
            from app.cli import app, run
        status = run(app)
    except KeyboardInterrupt:
        status = 130
    raise SystemExit(interrupts.exit_status(status))


if __name__ == "__main__":
    main()
