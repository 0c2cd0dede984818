"""Errors of writing as one sentence, whichever library was writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from handmirror.core.errors import UserError


@contextmanager
def library_write_errors(where: Path, remedy: str) -> Iterator[None]:
    """While a library writes files at `where`: its errors become a UserError with the `remedy`.

    On a full disk safetensors raises an error of its own, and torch.save a RuntimeError.
    """
    try:
        yield
    except (OSError, SafetensorError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise UserError(f"{where} cannot be written ({reason}): {remedy}.") from error
