"""What is fuzzed, and the one property that must hold: a reader reads, or refuses in one sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handmirror.core.errors import UserError

MAX_SENTENCE = 2000  # characters


class BrokenPropertyError(AssertionError):
    """A reader gave something that no user should see."""


@dataclass(frozen=True)
class Target:
    """One file that one reader reads."""

    kind: str  # the group, such as "sessions"
    name: str  # the file's name
    seeds: Callable[[Path], list[bytes]]  # valid contents; may fill the folder with the files that go with it
    read: Callable[[Path], object]  # reads the file of that name in the folder, as the program does
    names_file: bool = True  # its sentences name the file; text that is typed, and settings, have none
    slowness: int = 1  # how many times fewer inputs the tests can afford

    @property
    def key(self) -> str:
        """Names the target."""
        return f"{self.kind}/{self.name}"


def attempt(target: Target, folder: Path, data: bytes) -> str:
    """Read `data` as the target's file; "accepted" or "refused", anything else is raised."""
    path = folder / target.name
    path.write_bytes(data)
    try:
        target.read(path)
    except UserError as error:
        if target.names_file:
            check_sentence(str(error), path)
        else:  # what was typed may be repeated
            check_sentence(str(error), longest=MAX_SENTENCE + 4 * len(data))
        return "refused"
    return "accepted"


def check_sentence(sentence: str, path: Path | None = None, longest: int = MAX_SENTENCE) -> None:
    """BrokenPropertyError unless it is one line that ends with a full stop and names the file or its folder."""
    if not sentence.endswith(".") or len(sentence) > longest:
        raise BrokenPropertyError(f"not a sentence: {sentence[:300]!r}")
    if bad := re.search(r"[^ -~\u00a0-\u2027\u2030-\ufffd\U00010000-\U0010ffff]", sentence):
        raise BrokenPropertyError(f"has the control character {bad[0]!r}: {sentence[:300]!r}")
    if path and path.name not in sentence and str(path.parent) not in sentence:
        raise BrokenPropertyError(f"does not name the file: {sentence[:300]!r}")
