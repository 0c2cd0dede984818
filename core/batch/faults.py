"""Errors of a video in sentences."""

from errno import EDQUOT, EFBIG, ENOSPC

from handmirror.core.errors import TOO_LITTLE_MEMORY, UserError, lacks_memory


def sentence_of(error: Exception) -> str:
    """Why it failed, for people."""
    if isinstance(error, UserError):
        return str(error)
    if lacks_memory(error):
        return TOO_LITTLE_MEMORY
    if isinstance(error, FileNotFoundError):
        return f"The file {error.filename} does not exist: check the path."
    if isinstance(error, OSError):
        return f"{error.filename or 'A file'} cannot be read ({error.strerror or error}): check its permissions."
    return f"Unexpected error ({type(error).__name__}: {str(error).partition(chr(10))[0]}): please report it."


def no_space(error: BaseException | None) -> str:
    """The system's words where an error, or what caused it, is that the disk or a quota is full; else empty."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT, EFBIG):
            return error.strerror or "no space"
        error = error.__cause__ or error.__context__
    return ""
