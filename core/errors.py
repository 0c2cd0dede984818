"""The one exception for what a user can cause and mend."""

import unicodedata

LONGEST = 1500  # characters of a sentence
_JOINERS = "\u200c\u200d"  # between letters of Persian and parts of emoji


class UserError(Exception):
    """One sentence: what went wrong, where, and what to do. Shown without a traceback; exit status 2.

    What it repeats of a file or a name is shown as `printable` gives it.
    """

    def __str__(self) -> str:
        return printable(super().__str__())


def printable(text: str) -> str:
    """The text for a terminal: control characters and the like as escapes, and the middle left out when too long.

    A file's name may hold bytes that are no text, and a file anything, such as sequences that control the terminal.
    """
    text = "".join(sign if _is_shown(sign) else sign.encode("unicode_escape").decode() for sign in text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST * 2 // 3]} ... {text[-LONGEST // 4 :]}"


def _is_shown(sign: str) -> bool:
    return sign.isprintable() or sign in _JOINERS or unicodedata.category(sign) == "Zs"
