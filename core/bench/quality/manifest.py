"""A benchmark folder: its clips, its `manifest.json`, and what makes it unfit to be measured on."""

import hashlib
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from handmirror.core.errors import UserError
from handmirror.core.files import reason, replace_text

VERSION = 1  # of the scenes: rises when they change, as figures then no longer compare
SEEDS = {"tuning": 20261201, "test": 20261202}  # one half to tune on, the other to report
MANIFEST, VIDEO, TRUTH = "manifest.json", "video.mp4", "truth.jsonl"
MAX_BYTES, MAX_COUNT, MAX_KINDS = 10_000_000, 10_000, 100  # of a manifest, of any number in it, of kinds
KIND = re.compile("[a-z][a-z-]{0,30}")
RENDER = "render it with  python -m handmirror.training.hard_moments --out FOLDER"


@dataclass(frozen=True)
class ClipFacts:
    """One clip of a folder: `FOLDER/NAME/video.mp4` and `truth.jsonl`."""

    name: str  # kind-half-number
    kind: str  # which hard moment
    half: str  # "tuning" or "test"
    variant: str  # of the kind, such as the border that a hand crosses
    frames: int
    sha256: dict[str, str]  # of its files by their names

    def folder(self, root: Path) -> Path:
        """Where its files are."""
        return root / self.name


@dataclass(frozen=True)
class Manifest:
    """What a folder is to contain, and what it contains so far."""

    version: int
    seeds: dict[str, int]  # of each half in the folder
    kinds: tuple[str, ...]
    clips_per_kind: int  # in each half
    size: tuple[int, int]  # width, height in pixels
    fps: int
    seconds: float  # a clip's length
    clips: tuple[ClipFacts, ...] = ()

    @property
    def planned(self) -> list[tuple[str, str, int]]:
        """Kind, half and number of every clip."""
        numbers = range(self.clips_per_kind)
        return [(kind, half, number) for kind in self.kinds for half in self.seeds for number in numbers]

    def is_same_plan(self, other: "Manifest") -> bool:
        """Whether both are to contain the same clips."""
        return _plan(self) == _plan(other)


def clip_name(kind: str, half: str, number: int) -> str:
    """The name of a clip and its folder."""
    return f"{kind}-{half}-{number:02d}"


def write_manifest(root: Path, manifest: Manifest) -> None:
    """Write `manifest.json`; UserError when that is not possible."""
    replace_text(root / MANIFEST, json.dumps(asdict(manifest), indent=1) + "\n")


def read_manifest(root: Path) -> Manifest:
    """The manifest of a folder, complete or not; UserError when there is none that can be read."""
    path = root / MANIFEST
    if not path.is_file():
        raise UserError(f"{root} is not a benchmark folder (it has no {MANIFEST}): {RENDER}.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("it is too large")
        return _parsed(json.loads(path.read_bytes()))
    except OSError as error:
        raise UserError(f"{path} cannot be read ({reason(error)}): check its permissions.") from error
    except json.JSONDecodeError as error:
        raise UserError(f"{path} is damaged (not JSON): render the folder again.") from error
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path} is damaged ({error}): render the folder again.") from error


def check_folder(root: Path, half: str | None = None, kinds: Sequence[str] = ()) -> Manifest:
    """The manifest of a folder to measure on.

    UserError when it is incomplete, lacks the wanted half or kinds, has other seeds or another version, or when files
    were changed.
    """
    manifest = read_manifest(root)
    if manifest.version != VERSION:
        raise UserError(
            f"The benchmark folder {root} has version {manifest.version} of the scenes, not {VERSION}: {RENDER}."
        )
    for name, seed in manifest.seeds.items():
        if seed != SEEDS[name]:
            raise UserError(
                f"The benchmark folder {root} has other seeds ({name} {seed}, not {SEEDS[name]}), so its figures "
                f"compare with no others: {RENDER}."
            )
    if half is not None and half not in manifest.seeds:
        raise UserError(f"The benchmark folder {root} has no {half} half: render it with --half {half}.")
    for kind in kinds:
        if kind not in manifest.kinds:
            known = ", ".join(manifest.kinds)
            raise UserError(f"The benchmark folder {root} has no clips of the kind {kind!r}: give some of {known}.")
    done = {clip.name for clip in manifest.clips}
    missing = [name for each in manifest.planned if (name := clip_name(*each)) not in done]
    if missing:
        raise UserError(
            f"The benchmark folder {root} is incomplete ({len(missing)} of {len(manifest.planned)} clips are missing, "
            f"the first is {missing[0]}): run the command that renders it again, which continues."
        )
    for clip in manifest.clips:
        check_clip(root, clip)
    return manifest


def check_clip(root: Path, clip: ClipFacts) -> None:
    """UserError when a file of a clip is missing or not the one that was rendered."""
    for name in (VIDEO, TRUTH):
        path = clip.folder(root) / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise UserError(
                f"The benchmark folder {root} is incomplete ({path.relative_to(root)}: {reason(error)}): "
                f"delete {clip.name} and render it again."
            ) from error
        if hashlib.sha256(content).hexdigest() != clip.sha256[name]:
            raise UserError(
                f"{path} in the benchmark folder was changed after it was rendered: delete {clip.name} and render it "
                "again."
            )


def _plan(manifest: Manifest) -> dict[str, Any]:
    return {name: value for name, value in asdict(manifest).items() if name != "clips"}


def _parsed(record: Any) -> Manifest:
    """ValueError saying what is missing or of another kind."""
    kinds = _value(record, "kinds", list)
    if not kinds or len(kinds) > MAX_KINDS or not all(isinstance(kind, str) and KIND.fullmatch(kind) for kind in kinds):
        raise ValueError("kinds are not names")
    seeds = _value(record, "seeds", dict)
    if not seeds or not set(seeds) <= set(SEEDS) or not all(type(seed) is int for seed in seeds.values()):
        raise ValueError("seeds are not those of halves")
    size = _value(record, "size", list)
    if len(size) != 2 or not all(type(side) is int and 0 < side <= MAX_COUNT for side in size):
        raise ValueError("size is not a width and height")
    seconds = _value(record, "seconds", (int, float))
    if not 0 < seconds <= MAX_COUNT:
        raise ValueError("seconds is out of range")
    version, clips_per_kind, fps = (_count(record, name) for name in ("version", "clips_per_kind", "fps"))
    plan = Manifest(version, seeds, tuple(kinds), clips_per_kind, (size[0], size[1]), fps, float(seconds))
    names = {clip_name(*each) for each in plan.planned}
    clips = tuple(_clip(clip, names) for clip in _value(record, "clips", list))
    return replace(plan, clips=clips)


def _clip(record: Any, names: Collection[str]) -> ClipFacts:
    name, kind, half, variant = (_value(record, key, str) for key in ("name", "kind", "half", "variant"))
    if name not in names or not name.startswith(f"{kind}-{half}-"):  # it is part of a path
        raise ValueError("a clip is not one of the plan")
    hashes = _value(record, "sha256", dict)
    if set(hashes) != {VIDEO, TRUTH}:
        raise ValueError("sha256 is not that of a clip's files")
    return ClipFacts(name, kind, half, variant, _count(record, "frames"), hashes)


def _count(record: Any, name: str) -> int:
    value = _value(record, name, int)
    if not 0 < value <= MAX_COUNT:
        raise ValueError(f"{name} is out of range")
    return int(value)


def _value(record: Any, name: str, kind: type | tuple[type, ...]) -> Any:
    if not isinstance(record, dict) or name not in record:
        raise ValueError(f"{name} is missing")
    if not isinstance(record[name], kind) or isinstance(record[name], bool):
        raise ValueError(f"{name} is of another kind")
    return record[name]
