"""The one exception for errors that a user can cause and correct."""

import unicodedata

CLOSE_OTHERS = "close other programs, or track fewer hands or smaller pictures"  # what helps against too little memory
TOO_LITTLE_MEMORY = f"There is not enough memory: {CLOSE_OTHERS}."
MAX_LENGTH = 1500  # characters of a sentence
_NO_MEMORY = (
    "cannot allocate memory",
    "failed to map segment",  # of a library that is loaded
    "bad allocation",
    "bad_alloc",
    "failed to allocate memory",
    "insufficient memory",
    "can't start new thread",
)
_JOINERS = "\u200c\u200d"  # between letters of Persian and parts of emoji


class UserError(Exception):
    """One sentence: what went wrong, where, and what to do. Shown without a traceback; exit status 2.

    What it repeats of a file or a name is shown as `printable` gives it.
    """

    def __str__(self) -> str:
        return printable(super().__str__())


def lacks_memory(error: BaseException) -> bool:
    """Whether an error means that there is too little memory; libraries say so in words of their own."""
    text = str(error).lower()
    return isinstance(error, MemoryError) or any(words in text for words in _NO_MEMORY)


def printable(text: str) -> str:
    """The text for a terminal: control characters and the like as escapes, and the middle left out when too long.

    File names may hold bytes that are not text, and files anything, such as escape sequences of terminals.
    """
    text = "".join(sign if _is_shown(sign) else sign.encode("unicode_escape").decode() for sign in text)
    return text if len(text) <= MAX_LENGTH else f"{text[: MAX_LENGTH * 2 // 3]} ... {text[-MAX_LENGTH // 4 :]}"


def _is_shown(sign: str) -> bool:
    return sign.isprintable() or sign in _JOINERS or unicodedata.category(sign) == "Zs"
