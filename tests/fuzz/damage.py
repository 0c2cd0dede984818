"""Ways to damage a file: bytes, the parts of a container, and the fields of records."""

import io
import json
import math
import tarfile
import warnings
import zipfile
from collections.abc import Iterator
from random import Random
from typing import Any

HEAD = 2048  # bytes at either end where most of a file's structure is
JUNK: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 2.5, 2**31, 2**63, 10**30, -(10**400), 1e308, math.nan, -math.inf),
    *("", "a\nb", "../x", "\x1b[2J\0", "\ud800", "9" * 5000),
    *([], {}, [[]], [0] * 9, [None, "a"], {"a": 1}, [[[[[[1]]]]]]),
)
TOKENS = (
    *(b"\0", b"\n", b"\xff" * 4, b"-1", b"9" * 30, b"1e400", b"NaN", b"null", b'"', b"{", b"[" * 3000, b"}", b","),
    *(b":", b"../x", b"%s", b"${a}", b"!!python/object/apply:os.getcwd []", b"&a [*a]"),
    *(b"\xff\xd8\xff", b"\xff\xc0", b"PK\3\4", b"moov", b"\x1a\x45\xdf\xa3", b"\x80\2"),
)


def cuts(data: bytes, count: int) -> Iterator[bytes]:
    """The first part of it, cut at `count` places from the beginning to the end."""
    for k in range(count):
        yield data[: len(data) * k // count]


def flips(data: bytes, count: int, seed: int = 0) -> Iterator[bytes]:
    """One bit of it turned at `count` places, half of them in the first bytes, where the headers are."""
    random = Random(seed)
    for k in range(count):
        place = random.randrange(len(data) if k % 2 else min(len(data), 200)) if data else 0
        yield changed(data, place, bytes([data[place] ^ (1 << random.randrange(8))])) if data else data


def changed(data: bytes, place: int, new: bytes) -> bytes:
    """It with `new` in the place of as many bytes."""
    return data[:place] + new + data[place + len(new) :]


def field_damages(data: bytes, count: int, seed: int = 0) -> Iterator[bytes]:
    """Fields of its records, or of those in its parts, removed, swapped or given another value, `count` times."""
    random = Random(seed)
    for _ in range(count):
        if (new := damaged_field(data, random)) is not None:
            yield new


def mutated(data: bytes, others: list[bytes], random: Random) -> bytes:
    """It with one to four random changes; `others` may lend parts."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 4))):
        new = None
        if random.random() < 0.5:
            new = damaged_field(data, random)
        data = new if new is not None else _mutated_bytes(data, others, random)
    return data


def damaged_field(data: bytes, random: Random) -> bytes | None:
    """It with one change to a record or part in it; None when it is made of neither."""
    for damage in (_in_json, _in_lines, _in_safetensors, _in_zip, _in_tar):
        try:
            if (new := damage(data, random)) is not None:
                return new
        except Exception:  # it is damaged already, and these modules raise what they like
            continue
    return None


def _place(data: bytes, random: Random) -> int:
    near = min(len(data), HEAD)
    return random.choice((random.randrange(near), len(data) - 1 - random.randrange(near), random.randrange(len(data))))


def _mutated_bytes(data: bytes, others: list[bytes], random: Random) -> bytes:
    if not data:
        return random.choice(TOKENS)
    place = _place(data, random)
    match random.randrange(9):
        case 0:
            return data[:place]
        case 1 | 2:
            return changed(data, place, bytes([data[place] ^ (1 << random.randrange(8))]))
        case 3:
            return changed(data, place, random.randbytes(random.choice((1, 2, 4, 8))))[: len(data)]
        case 4:
            number = random.choice((0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 2**63 - 1, 2**64 - 1))
            size = random.choice((1, 2, 4, 8))
            new = (number % 2 ** (8 * size)).to_bytes(size, random.choice(("big", "little")))  # type: ignore[arg-type]
            return changed(data, place, new)[: len(data)]
        case 5:
            return data[:place] + random.choice(TOKENS) + data[place:]
        case 6:
            return data[:place] + data[place + random.choice((1, 2, 4, 16, 100)) :]
        case 7:
            end = place + random.choice((1, 4, 16, 200))
            return data[:end] + data[place:end] * random.choice((1, 2, 20)) + data[end:]
        case _:
            other = random.choice(others) if others else data
            return data[:place] + other[random.randrange(len(other) + 1) :]


def _in_json(data: bytes, random: Random) -> bytes | None:
    record = json.loads(data)
    if not isinstance(record, dict | list) or not record:
        return None
    return dumped(damaged_record(record, random))


def dumped(record: Any) -> bytes:
    """JSON, with what UTF-8 does not have as it is."""
    return json.dumps(record).encode()


def damaged_record(record: Any, random: Random) -> Any:
    """A copy with a value somewhere in it removed, swapped with another one or replaced."""
    record = json.loads(json.dumps(record))
    holders = list(_holders(record))
    holder, key = random.choice(holders)
    match random.randrange(6):
        case 0:
            del holder[key]
        case 1:
            other, other_key = random.choice(holders)
            holder[key], other[other_key] = other[other_key], holder[key]
            return record if _is_tree(record) else None
        case 2 if isinstance(holder, dict):
            holder[random.choice(("", "a", "__class__", "format_version", "x" * 300))] = holder.pop(key)
        case 3 if isinstance(holder, list):
            holder.insert(random.randrange(len(holder) + 1), random.choice(JUNK))
        case _:
            holder[key] = random.choice(JUNK)
    return record


def _holders(value: Any, most: int = 4) -> Iterator[tuple[Any, Any]]:
    """Each place of a value in a record: of long lists the first ones and the last."""
    if isinstance(value, dict):
        places: list[Any] = list(value)
    elif isinstance(value, list):
        places = list(range(len(value)))
        places = places if len(places) <= most + 1 else [*places[:most], places[-1]]
    else:
        return
    for place in places:
        yield value, place
        yield from _holders(value[place], most)


def _is_tree(record: Any) -> bool:
    try:
        json.dumps(record)
    except ValueError:  # a value that was swapped with one in itself
        return False
    return True


def _in_lines(data: bytes, random: Random) -> bytes | None:
    lines = data.splitlines()
    if len(lines) < 2:
        return None
    k = random.randrange(len(lines))
    if random.random() < 0.3:
        other = random.randrange(len(lines))
        lines[k], lines[other] = lines[other], lines[k]
    elif lines[k].startswith((b"{", b"[")):
        lines[k] = dumped(damaged_record(json.loads(lines[k]), random))
    elif (colon := max(lines[k].find(b":"), lines[k].find(b"="))) >= 0 and data.isascii():
        lines[k] = lines[k][: colon + 1] + b" " + json.dumps(random.choice(JUNK)).encode()[:200]
    else:
        return None
    return b"\n".join(lines) + b"\n"


def _in_safetensors(data: bytes, random: Random) -> bytes | None:
    size = int.from_bytes(data[:8], "little")
    if not 2 <= size <= len(data) - 8:
        return None
    header = json.loads(data[8 : 8 + size])
    metadata = header.get("__metadata__", {})
    documents = [name for name, text in metadata.items() if text[:1] in "{["]
    if documents and random.random() < 0.6:
        name = random.choice(documents)
        metadata[name] = json.dumps(damaged_record(json.loads(metadata[name]), random))
    else:
        header = damaged_record(header, random)
    new = dumped(header)
    return len(new).to_bytes(8, "little") + new + data[8 + size :]


def _in_zip(data: bytes, random: Random) -> bytes | None:
    if not data.startswith(b"PK"):
        return None
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = [(info.filename, file.read(info)) for info in file.infolist()]
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as file:
        for name, part in _damaged_parts(parts, random):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of a name that is there already
                file.writestr(name or "a", part)
    return kept.getvalue()


def _in_tar(data: bytes, random: Random) -> bytes | None:
    with tarfile.open(fileobj=io.BytesIO(data)) as file:
        parts = [(info.name, file.extractfile(info).read()) for info in file if info.isfile()]  # type: ignore[union-attr]
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as file:
        for name, part in _damaged_parts(parts, random):
            info = tarfile.TarInfo(name)
            info.size = len(part)
            file.addfile(info, io.BytesIO(part))
    return kept.getvalue()


def _damaged_parts(parts: list[tuple[str, bytes]], random: Random) -> list[tuple[str, bytes]]:
    """The files in a container with one left out, renamed, there twice or damaged."""
    k = random.randrange(len(parts))
    name, part = parts[k]
    match random.randrange(8):
        case 0:
            return parts[:k] + parts[k + 1 :]
        case 1:
            new = (random.choice((name + "x", "../" + name, "a", parts[random.randrange(len(parts))][0])), part)
        case 2:
            new = (name, parts[random.randrange(len(parts))][1])
        case 3 if part.startswith(b"\x93NUMPY"):
            new = (name, _other_array(part, random))
        case _:
            new = (name, damaged_field(part, random) or _mutated_bytes(part, [], random))
    return [*parts[:k], new, *parts[k + 1 :]]


def _other_array(part: bytes, random: Random) -> bytes:
    """An array's file that says another shape or type, or contains invalid numbers."""
    size = int.from_bytes(part[8:10], "little")
    header, body = part[10 : 10 + size], part[10 + size :]
    match random.randrange(4):
        case 0:
            start, end = header.find(b"(") + 1, header.find(b")")
            shape = random.choice((b"", b"0,", b"-1,", b"999999999999,", b"99999, 99999", b"2147483648, 3,", b"1e9,"))
            header = header[:start] + shape + header[end:]
        case 1:
            kind = random.choice((b"|O", b"<f2", b"<c16", b"|S8", b"<U9", b"<i8", b"|b1", b"<M8[s]", b"<f16", b"|V3"))
            start = header.find(b"'descr': '") + 10
            header = header[:start] + kind + header[header.find(b"'", start) :]
        case 2:
            return part[: 10 + size] + b"\xff" * len(body)
        case _:
            header = random.choice(
                (b"{}", b"[" * 2000, b"1", header[:30], header.replace(b"True", b"1").replace(b"False", b"True"))
            )
    return part[:8] + len(header).to_bytes(2, "little") + header + body
