"""Quantities as people read them, in the number format of the window's language.

Numbers in files, exports, on the clipboard and in commands have a point.
"""

import math

from PyQt6.QtCore import QLocale

NO_BREAK = "\N{NO-BREAK SPACE}"


def decimal_text(value: float, digits: int) -> str:
    """A number with so many decimals, such as "3.20", or "3,20" in German."""
    return QLocale().toString(float(value), "f", digits)


def short_text(value: float, digits: int = 6) -> str:
    """A number with so many significant digits at most and no zeros at its end, such as "29.97" or "30"."""
    return QLocale().toString(float(value), "g", digits)


def decimal_point() -> str:
    """What separates decimals."""
    return QLocale().decimalPoint()


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


def exact_clock_text(seconds: float) -> str:
    """A length of time or a position to the millisecond, such as "0:12.345"."""
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes}:{rest // 1000:02d}{decimal_point()}{rest % 1000:03d}"


def length_text(seconds: float) -> str:
    """A length of time, such as "3.0 s", or as of a clock from one minute on."""
    return f"{decimal_text(seconds, 1)}{NO_BREAK}s" if seconds < 60 else clock_text(seconds)
