"""Errors of writing as one sentence, where a library writes."""

from contextlib import AbstractContextManager
from pathlib import Path

from safetensors import SafetensorError

from handmirror.core.files import write_errors


def library_write_errors(where: Path, remedy: str) -> AbstractContextManager[None]:
    """While a library writes files at `where`: its errors become a UserError with the `remedy`.

    On a full disk safetensors raises an error of its own, and torch.save a RuntimeError.
    """
    return write_errors(where, remedy, also=(SafetensorError, RuntimeError))
