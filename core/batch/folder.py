"""The folder of a collection's results: who owns which path, and how a video's results get there whole or not at all.

    batch.json          options that all videos were tracked with
    ledger.jsonl        one line for each attempt at a video
    hands/video=NAME/hands.parquet
    poses/NAME/         poses.jsonl and session.json
    thumbnails/NAME.jpg
    lerobot/NAME/       LeRobot data sets with columns of hands
    videos.csv, summary.html
    .work/              what is being made

A worker makes a folder in `.work`, whose last file, `record.json`, says that it is complete. From there on the results
of that video exist: `publish` moves them to their places and adds the line to the ledger, and a run that is killed in
between is completed by `recover` of the next one.
"""

import json
import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from handmirror.core.batch.item import BatchConfig, BatchFormat
from handmirror.core.batch.outcome import DONE, Outcome
from handmirror.core.errors import UserError
from handmirror.core.files import (
    FileLock,
    append_line,
    make_folder,
    read_at_most,
    reason,
    replace_bytes,
    replace_text,
    write_errors,
)
from handmirror.core.json_lines import read_lines
from handmirror.core.provenance import versions
from handmirror.core.session.folder import SessionFolder

FORMAT, FORMAT_VERSION = "handmirror-batch", 1
FACTS = "batch.json"  # by which a folder of results is known
TABLE, THUMBNAIL, RECORD = "hands.parquet", "thumbnail.jpg", "record.json"
_MAX_FILE = 10_000_000  # bytes
_MARK = "~"  # between the name of a video and a random one: no name contains it
_OWN = (FACTS, "ledger.jsonl", "hands", "poses", "lerobot", "thumbnails", "videos.csv", "summary.html", ".work")


class BatchFolder:
    """The one owner of the paths in a folder of results."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.facts, self.ledger = path / FACTS, path / "ledger.jsonl"
        self.videos, self.summary = path / "videos.csv", path / "summary.html"
        self.tables, self.work = path / "hands", path / ".work"

    def table(self, name: str) -> Path:
        """The rows of a video."""
        return self.tables / f"video={name}" / TABLE

    def poses(self, name: str) -> SessionFolder:
        """The poses of a video, as a session."""
        return SessionFolder(self.path / "poses" / name)

    def thumbnail(self, name: str) -> Path:
        """A small picture of a video."""
        return self.path / "thumbnails" / f"{name}.jpg"

    def data_set(self, name: str) -> Path:
        """A LeRobot data set with columns of hands."""
        return self.path / "lerobot" / name

    def pieces(self, name: str) -> Path:
        """The folder of the pieces of a long video that have been tracked."""
        return self.work / "pieces" / name

    def piece(self, name: str, key: str, number: int) -> Path:
        """The session of one of them; `key` names the version of the file and its cuts."""
        return self.pieces(name) / f"{key}-{number:05d}"

    def download(self, name: str) -> Path:
        """The folder for the copy of a remote video."""
        return self.work / "downloads" / name

    # one run at a time

    def claim(self, config: BatchConfig, overwrite: bool) -> FileLock:
        """Create the folder and lock it for one run, until the lock is released.

        UserError when another run holds it, it contains something else, or results with other options and `overwrite`
        is off; with `overwrite` earlier results are removed.
        """
        foreign = self.path.is_dir() and any(not each.name.startswith(".") for each in self.path.iterdir())
        if foreign and not self.facts.is_file():
            raise UserError(f"The folder {self.path} is not empty: choose a new one for the results.")
        make_folder(self.path)
        held = f"Another run is writing to the folder {self.path}: wait until it has ended, or choose another folder."
        lock = FileLock(self.path / ".lock", held)
        try:
            if overwrite:
                self._remove(_OWN)
            self._check_settings(config)
            make_folder(self.work)
        except BaseException:
            lock.release()
            raise
        return lock

    def _check_settings(self, config: BatchConfig) -> None:
        """Write the options, or UserError when earlier results have others."""
        settings: dict[str, Any] = json.loads(json.dumps(config.settings()))
        if not self.facts.is_file():
            record = {"format": FORMAT, "format_version": FORMAT_VERSION, "settings": settings, "versions": versions()}
            replace_text(self.facts, json.dumps(record, indent=2) + "\n")
            return
        earlier = self._read_settings()
        different = sorted(name for name in {*settings, *earlier} if settings.get(name) != earlier.get(name))
        if different:
            raise UserError(
                f"The results in {self.path} were made with other options ({', '.join(different)}): give the same, "
                "choose another folder, or allow overwriting (--overwrite)."
            )

    def _read_settings(self) -> dict[str, Any]:
        try:
            record = json.loads(read_at_most(self.facts, _MAX_FILE) or b"")
            if record["format"] == FORMAT and record["format_version"] == FORMAT_VERSION:
                return dict(record["settings"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            pass
        raise UserError(f"{self.facts} is damaged or of another version: choose another folder for the results.")

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            _remove(self.path / name)

    # what was done

    def read_ledger(self) -> dict[str, Outcome]:
        """The last outcome of each video by name; a line that was cut off is removed from the file."""
        if not self.ledger.is_file():
            return {}
        read = read_lines(self.ledger, _parse_line, "give the folder of a batch")
        if read.cut_off or read.damaged:
            text = "".join(_line(outcome) + "\n" for outcome in read.values)
            replace_bytes(self.ledger, text.encode())
        return {outcome.name: outcome for outcome in read.values}

    def has_results(self, name: str, config: BatchConfig) -> bool:
        """Whether the files of a video are there."""
        wanted = [self.table(name)] if config.writes_table else []
        wanted += [self.poses(name).poses] if BatchFormat.POSES in config.formats else []
        return all(file.is_file() for file in wanted)

    def note(self, outcome: Outcome) -> None:
        """Add a line to the ledger; UserError when it cannot be written."""
        append_line(self.ledger, _line(outcome))

    # from .work to the results

    def stage(self, name: str) -> Path:
        """A new folder for results that are being made."""
        folder = self.work / f"{name}{_MARK}{secrets.token_hex(8)}"
        make_folder(folder)
        return folder

    def publish(self, staged: Path, outcome: Outcome) -> None:
        """Move complete results to their places and note them; UserError when that is not possible."""
        poses = self.poses(outcome.name)
        moves = {
            TABLE: self.table(outcome.name),
            "poses.jsonl": poses.poses,
            "session.json": poses.facts,
            THUMBNAIL: self.thumbnail(outcome.name),
        }
        for name, target in moves.items():
            if (made := staged / name).is_file():
                make_folder(target.parent)
                with write_errors(target):
                    made.replace(target)
        self.note(outcome)
        for folder in (staged, self.pieces(outcome.name), self.download(outcome.name)):
            _remove(folder)
        for shared in ("pieces", "downloads"):
            with suppress(OSError):  # it is missing, or others' are in it
                (self.work / shared).rmdir()

    def recover(self) -> list[Outcome]:
        """Publish what an ended run or worker had completed, and remove what it had not."""
        ledger = self.read_ledger()  # a line that was cut off must not become the beginning of the next one
        found: list[Outcome] = []
        for staged in sorted(self.work.glob(f"*{_MARK}*")):
            outcome = read_record(staged)
            if outcome is None or outcome.status != DONE or _is_known(outcome, ledger):
                _remove(staged)
                continue
            self.publish(staged, outcome)
            found.append(outcome)
            ledger[outcome.name] = outcome
        for part in (self.work / "downloads").glob("*/.*"):
            _remove(part)
        return found


def write_record(staged: Path, outcome: Outcome) -> None:
    """State that the results in a folder of `.work` are complete; UserError when it cannot be written."""
    replace_text(staged / RECORD, _line(outcome) + "\n")


def read_record(staged: Path) -> Outcome | None:
    """The outcome of complete results in a folder of `.work`; None where they are not complete."""
    try:
        return _parse_line(read_at_most(staged / RECORD, _MAX_FILE) or b"")
    except (OSError, ValueError):
        return None


def discard(folder: Path) -> None:
    """Remove a folder or file in `.work`, as far as that is possible."""
    with suppress(UserError):
        _remove(folder)


def _is_known(outcome: Outcome, ledger: dict[str, Outcome]) -> bool:
    """Whether another attempt at the same file, with the same options, has been published."""
    known = ledger.get(outcome.name)
    same = known is not None and known.status == DONE and known.fingerprint == outcome.fingerprint
    return same and known is not None and (known.settings or {}) == (outcome.settings or {})


def _remove(path: Path) -> None:
    remove: Callable[[Path], None] = shutil.rmtree if path.is_dir() and not path.is_symlink() else Path.unlink
    try:
        remove(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise UserError(f"{path} cannot be removed ({reason(error)}): close programs that use it.") from error


def _line(outcome: Outcome) -> str:
    return json.dumps(outcome.record(), separators=(",", ":"))


def _parse_line(text: bytes) -> Outcome:
    try:
        return Outcome.parse(json.loads(text))
    except (RecursionError, TypeError) as error:
        raise ValueError("not a record") from error
