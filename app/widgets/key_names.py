"""The names of keys in tool tips."""

from PyQt6.QtGui import QKeySequence


def key_name(keys: str) -> str:
    """What is written on the keyboard of the user's system, such as "Strg+E" for "Ctrl+E"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
