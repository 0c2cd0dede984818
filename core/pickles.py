"""Pickles read as data: nothing that a file names is imported or called.

Python's own reader makes objects by calling what the file names; to limit it means to foresee what each call can do.
Here a call is a record, `Made`: what would be called, with what, and the state that would be set. `core.pickled_arrays`
makes arrays of those records that numpy, scipy and chumpy write. Memory stays below some hundred bytes for each
instruction of the file, of which there may be `MAX_STEPS`, beside the texts and bytes that the file itself holds.

Source of the instructions: CPython's `pickletools` (protocols 0 to 5). Texts of Python 2 are decoded as Latin-1.
"""

import codecs
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MAX_STEPS = 300_000
_MAX_NUMBER = 64  # bytes or digits of a whole number
_PACKAGES = ("numpy", "scipy", "chumpy", "copy_reg", "copyreg", "collections")
_NAMES = (
    ("_codecs", "encode"),
    *(
        (module, name)
        for module in ("builtins", "__builtin__")
        for name in ("object", "set", "frozenset", "list", "dict", "tuple", "bytearray", "complex", "slice", "bytes")
    ),
)


class PickleError(ValueError):
    """Why a pickle is not read, in a few words."""


@dataclass(frozen=True)
class Name:
    """A class or function that the file names."""

    module: str
    name: str

    @property
    def package(self) -> str:
        """The first part of the module's name."""
        return self.module.partition(".")[0]


@dataclass(eq=False)
class Made:
    """A call of `maker` and the state set afterwards, recorded instead of executed."""

    maker: Any  # a Name, if the file is what it should be
    arguments: Any
    state: Any = None
    entries: dict[Any, Any] = field(default_factory=dict)  # items that were set


def read_pickle(content: bytes) -> Any:
    """What a pickle holds: plain values, lists, tuples, dicts and `Made`s; sets become lists.

    PickleError when it is damaged, too large, or names what has no place in a file of numbers.
    """
    machine = _Machine(content)
    try:
        return machine.run()
    except PickleError:
        raise
    except (IndexError, KeyError, TypeError, ValueError, AttributeError, struct.error, OverflowError) as error:
        raise PickleError("it is damaged or not a pickle") from error


class _Machine:
    """Executes the instructions in sequence."""

    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0
        self._stack: list[Any] = []
        self._marks: list[list[Any]] = []  # the stacks below each mark
        self._memo: dict[int, Any] = {}

    def run(self) -> Any:
        """Up to the instruction that ends the pickle."""
        for _ in range(MAX_STEPS):
            code = self._take(1)
            if code == b".":
                return self._stack.pop()
            if code not in _INSTRUCTIONS:
                raise PickleError(f"it contains the instruction {code!r}")
            _INSTRUCTIONS[code](self)
        raise PickleError("it contains too many values")

    def _take(self, count: int) -> bytes:
        part = self._content[self._at : self._at + count]
        if count < 0 or len(part) < count:
            raise PickleError("it is incomplete")
        self._at += count
        return part

    def _number(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _line(self, longest: int | None = None) -> bytes:
        end = self._content.find(b"\n", self._at)
        if end < 0 or (longest is not None and end - self._at > longest):
            raise PickleError("it is incomplete" if end < 0 else "it contains a number that is too long")
        return self._take(end + 1 - self._at)[:-1]

    def _push(self, value: Any) -> None:
        self._stack.append(value)

    def _mark(self) -> None:
        self._marks.append(self._stack)
        self._stack = []

    def _since_mark(self) -> list[Any]:
        found, self._stack = self._stack, self._marks.pop()
        return found

    def _popped(self, count: int) -> list[Any]:
        return [self._stack.pop() for _ in range(count)][::-1]

    def _whole(self, size: int) -> None:
        if not 0 <= size <= _MAX_NUMBER:
            raise PickleError("it contains a number that is too long")
        self._push(int.from_bytes(self._take(size), "little", signed=True))

    def _number_line(self) -> None:
        text = self._line(_MAX_NUMBER).decode("ascii")
        self._push({"00": False, "01": True}[text] if text in ("00", "01") else int(text.removesuffix("L")))

    def _quoted(self) -> None:
        text = self._line()
        if len(text) < 2 or text[:1] != text[-1:] or text[:1] not in (b"'", b'"'):
            raise PickleError("it contains a text without quotes")
        self._push(codecs.escape_decode(text[1:-1])[0].decode("latin-1"))

    def _append(self, values: list[Any]) -> None:
        if isinstance(self._stack[-1], list):  # of a Made they are not needed
            self._stack[-1].extend(values)

    def _set(self, flat: list[Any]) -> None:
        target = self._stack[-1]
        target = target.entries if isinstance(target, Made) else target
        for key, value in zip(flat[::2], flat[1::2], strict=True):
            if isinstance(key, str | bytes | int | float):  # the hash of others may never end
                target[key] = value

    def _dict(self) -> None:
        flat = self._since_mark()
        self._push({})
        self._set(flat)

    def _name(self, module: Any, name: Any) -> Name:
        found = Name(str(module), str(name))
        if found.package not in _PACKAGES and (found.module, found.name) not in _NAMES:
            raise PickleError(f"{found.module[:80]}.{found.name[:80]} is not allowed in it")
        return found

    def _name_lines(self) -> Name:
        return self._name(self._line().decode("utf-8"), self._line().decode("utf-8"))

    def _make(self, maker: Any, arguments: Any) -> None:
        is_dict = isinstance(maker, Name) and maker.name in ("OrderedDict", "dict") and not arguments
        self._push({} if is_dict else Made(maker, arguments))

    def _build(self) -> None:
        (state,) = self._popped(1)
        if isinstance(self._stack[-1], Made):
            self._stack[-1].state = state

    def _object(self) -> None:
        maker, *arguments = self._since_mark()
        self._make(maker, arguments)

    def _instance(self) -> None:
        self._make(self._name_lines(), self._since_mark())


def _pushes(make: Callable[[_Machine], Any]) -> Callable[[_Machine], None]:
    return lambda machine: machine._push(make(machine))


def _sized(form: str, make: Callable[[bytes], Any]) -> Callable[[_Machine], None]:
    return lambda machine: machine._push(make(machine._take(machine._number(form))))


def _latin(data: bytes) -> str:
    return data.decode("latin-1")


def _utf(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _remember(place: Callable[[_Machine], int]) -> Callable[[_Machine], None]:
    return lambda machine: machine._memo.__setitem__(place(machine), machine._stack[-1])


def _recall(place: Callable[[_Machine], int]) -> Callable[[_Machine], None]:
    return lambda machine: machine._push(machine._memo[place(machine)])


def _line_number(machine: _Machine) -> int:
    return int(machine._line(_MAX_NUMBER))


_INSTRUCTIONS: dict[bytes, Callable[[_Machine], Any]] = {
    b"\x80": lambda machine: machine._take(1),  # the protocol's number
    b"\x95": lambda machine: machine._take(8),  # the length of what follows
    b"N": _pushes(lambda _: None),
    b"\x88": _pushes(lambda _: True),
    b"\x89": _pushes(lambda _: False),
    b"K": _pushes(lambda machine: machine._number("<B")),
    b"M": _pushes(lambda machine: machine._number("<H")),
    b"J": _pushes(lambda machine: machine._number("<i")),
    b"G": _pushes(lambda machine: machine._number(">d")),
    b"F": _pushes(lambda machine: float(machine._line(_MAX_NUMBER))),
    b"I": _Machine._number_line,
    b"L": _Machine._number_line,
    b"\x8a": lambda machine: machine._whole(machine._number("<B")),
    b"\x8b": lambda machine: machine._whole(machine._number("<i")),
    b"S": _Machine._quoted,
    b"V": _pushes(lambda machine: machine._line().decode("raw-unicode-escape")),
    b"U": _sized("<B", _latin),
    b"T": _sized("<i", _latin),
    b"\x8c": _sized("<B", _utf),
    b"X": _sized("<I", _utf),
    b"\x8d": _sized("<Q", _utf),
    b"C": _sized("<B", bytes),
    b"B": _sized("<I", bytes),
    b"\x8e": _sized("<Q", bytes),
    b"\x96": _sized("<Q", bytes),
    b"(": _Machine._mark,
    b"0": lambda machine: machine._stack.pop() if machine._stack else machine._since_mark(),
    b"1": _Machine._since_mark,
    b"2": _pushes(lambda machine: machine._stack[-1]),
    b"]": _pushes(lambda _: []),
    b"}": _pushes(lambda _: {}),
    b")": _pushes(lambda _: ()),
    b"\x8f": _pushes(lambda _: []),  # a set
    b"l": _pushes(_Machine._since_mark),
    b"t": _pushes(lambda machine: tuple(machine._since_mark())),
    b"\x91": _pushes(_Machine._since_mark),  # a frozen set
    b"\x85": _pushes(lambda machine: tuple(machine._popped(1))),
    b"\x86": _pushes(lambda machine: tuple(machine._popped(2))),
    b"\x87": _pushes(lambda machine: tuple(machine._popped(3))),
    b"d": _Machine._dict,
    b"a": lambda machine: machine._append(machine._popped(1)),
    b"e": lambda machine: machine._append(machine._since_mark()),
    b"\x90": lambda machine: machine._append(machine._since_mark()),
    b"s": lambda machine: machine._set(machine._popped(2)),
    b"u": lambda machine: machine._set(machine._since_mark()),
    b"p": _remember(_line_number),
    b"q": _remember(lambda machine: machine._number("<B")),
    b"r": _remember(lambda machine: machine._number("<I")),
    b"\x94": _remember(lambda machine: len(machine._memo)),
    b"g": _recall(_line_number),
    b"h": _recall(lambda machine: machine._number("<B")),
    b"j": _recall(lambda machine: machine._number("<I")),
    b"c": _pushes(_Machine._name_lines),
    b"\x93": _pushes(lambda machine: machine._name(*machine._popped(2))),
    b"R": lambda machine: machine._make(*machine._popped(2)),
    b"\x81": lambda machine: machine._make(*machine._popped(2)),
    b"\x92": lambda machine: machine._make(*machine._popped(3)[:2]),
    b"b": _Machine._build,
    b"o": _Machine._object,
    b"i": _Machine._instance,
}
