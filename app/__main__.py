"""`python -m app` is the command `handmirror`."""

from app.cli import main

main()
