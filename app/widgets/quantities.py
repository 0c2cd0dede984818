"""Quantities as people read them, in the user's number format."""

import math

from PyQt6.QtCore import QLocale

NO_BREAK = "\N{NO-BREAK SPACE}"


def size_text(size: int) -> str:
    """A size in bytes, such as "9.5 MB" or "118 GB", which no line end separates."""
    mantissa = size / 1000 ** int(math.log(max(size, 1), 1000))
    digits = 0 if mantissa >= 10 else 1
    return QLocale().formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeSIFormat).replace(" ", NO_BREAK)


def clock_text(seconds: float) -> str:
    """A length of time, such as "0:12" or "1:02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def length_text(seconds: float) -> str:
    """A length of time, such as "3.0 s", or as of a clock from one minute on."""
    return f"{QLocale().toString(seconds, 'f', 1)}{NO_BREAK}s" if seconds < 60 else clock_text(seconds)
