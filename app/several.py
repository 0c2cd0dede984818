"""Several pictures as one source: their paths in one text."""

from collections.abc import Sequence

_BETWEEN = "\n"  # no file dialog, desktop or address gives one within a path


def join_sources(paths: Sequence[str]) -> str:
    """One text for these paths of pictures; that of a single one is the path itself."""
    return _BETWEEN.join(paths)


def split_sources(source: str) -> list[str]:
    """The paths of a text made by `join_sources`."""
    return source.split(_BETWEEN)
