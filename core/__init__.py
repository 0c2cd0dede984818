"""The tracking engine: no Qt, no training. Usable as a library."""
