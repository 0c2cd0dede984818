"""Hostile and faulty files, given to the real commands: `python -m tests.probes`."""
