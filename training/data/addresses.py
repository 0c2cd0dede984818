"""Places of shards: local folders and files, and http and https addresses; nothing else is opened."""

import itertools
import re
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager
from http.client import HTTPException
from pathlib import Path
from typing import Any

from handmirror.core.errors import UserError

WEB = ("http", "https")
MAX_SHARDS = 100_000
TIMEOUT_S = 60.0
# what opening and reading an address raises besides OSError: bad responses, and text that is not an address
WEB_ERRORS = (HTTPException, ValueError)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")  # one letter is a drive of Windows
_BRACES = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"(\d{1,9})\.\.(\d{1,9})")


def shards_at(where: str | Path) -> list[str]:
    """The shards that a folder, a file or an address names; UserError when there are none.

    Whatever exists is treated as a path. Otherwise `...{000..009}...` and `{a,b}` stand for several addresses, and `::`
    separates several.
    """
    path = Path(where)
    if _exists(path):
        return _of_path(path)
    if isinstance(where, Path):
        raise _nothing_at(str(where))
    found = []
    for part in where.split("::"):
        for one in _expanded(part):
            found += _of_path(Path(one)) if _exists(Path(one)) else [_address(one)]
            if len(found) > MAX_SHARDS:
                raise _too_many(where)
    return found


def open_shard(shard: str) -> AbstractContextManager[Any]:
    """The bytes of a shard from `shards_at`; OSError or one of WEB_ERRORS when it cannot be opened."""
    scheme = _SCHEME.match(shard)
    if scheme is None or scheme[1].lower() not in WEB or _exists(Path(shard)):
        return Path(shard).open("rb")
    # an opener of these alone: Python's usual one also reads file: and ftp:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener.open(shard, timeout=TIMEOUT_S)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for a path, or with a zero byte
        return False


def _of_path(path: Path) -> list[str]:
    if not path.is_dir():
        return [_as_path(path)]
    shards = [_as_path(shard) for shard in sorted(path.glob("*.tar"))]
    if not shards:
        raise UserError(f"The folder {path} has no shards (*.tar): create some with training.data.")
    return shards


def _as_path(path: Path) -> str:
    """As it is given, but for a path that looks like an address."""
    return str(path.absolute() if _SCHEME.match(str(path)) else path)


def _address(text: str) -> str:
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise _nothing_at(text)
    if scheme[1].lower() not in WEB or not text[scheme.end() :].startswith("//"):
        raise UserError(
            f"Shards cannot be read from {text!r}: give a folder, a .tar file, or an http or https address."
        )
    return text


def _expanded(text: str) -> Iterator[str]:
    """The text with each `{000..009}` and `{a,b}` replaced by what it stands for."""
    choices: list[list[str]] = []
    place, count = 0, 1
    for found in _BRACES.finditer(text):
        options = _options(found[1])
        count *= len(options)
        if count > MAX_SHARDS:
            raise _too_many(text)
        choices += [[text[place : found.start()]], options]
        place = found.end()
    return map("".join, itertools.product(*choices, [text[place:]]))


def _options(inner: str) -> list[str]:
    numbers = _RANGE.fullmatch(inner)
    if numbers is None:
        return inner.split(",") if "," in inner else ["{" + inner + "}"]
    first, last = int(numbers[1]), int(numbers[2])
    if abs(last - first) >= MAX_SHARDS:
        raise _too_many(inner)
    step = 1 if first <= last else -1
    padded = any(len(number) > 1 and number[0] == "0" for number in numbers.groups())
    width = max(map(len, numbers.groups())) if padded else 0
    return [f"{number:0{width}d}" for number in range(first, last + step, step)]


def _nothing_at(where: str) -> UserError:
    return UserError(f"{where} has no shards: give a folder of shards, a .tar file or an address.")


def _too_many(where: str) -> UserError:
    return UserError(f"{where} stands for more than {MAX_SHARDS} shards: give fewer.")
