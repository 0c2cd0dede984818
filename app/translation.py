"""The language of the window's texts."""

from typing import Any

from PyQt6.QtCore import QCoreApplication

CONTEXT = "Handmirror"  # of every text in the translation files


def tr(text: str, n: int | None = None, /, **values: Any) -> str:
    """The text in the user's language, with `values` in its {fields}.

    Args:
        text: a literal in English, as the translation files have it; never an f-string.
        n: the number that chooses the plural form and replaces `%n`; None without one.
        values: what `str.format` fills in, after the translation.
    """
    translated = QCoreApplication.translate(CONTEXT, text, None, -1 if n is None else n)
    if n is not None:  # English needs no translation file for its plural forms
        translated = translated.replace("(s)", "" if n == 1 else "s")
    return translated.format(**values) if values else translated
