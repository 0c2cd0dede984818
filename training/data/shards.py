"""Shards on disk: writing clips, finding shards, and reading their clips one after the other."""

import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from webdataset.gopen import gopen
from webdataset.shardlists import expand_urls
from webdataset.tariterators import group_by_keys, tar_file_expander
from webdataset.writer import TarWriter

from core.errors import UserError
from core.types import Side
from training.data.frames import LabelledFrame, StoredFrame, store_frame
from training.data.schema import FORMAT_VERSION, MAX_FRAMES, Clip, HandModelName, from_sample, to_sample

SHARD_BYTES = 256e6
MAX_GAP_S = 0.5  # a longer one ends a clip
ABOUT = "about.json"


class ClipWriter:
    """Writes clips into `shard-000000.tar`, ... of a folder, and `about.json` beside them. A context manager.

    A shard that is being written ends in `.part`. UserError when the folder holds shards already, and at the end when
    there was nothing to write.
    """

    def __init__(self, out: Path, source: str, hand_model: HandModelName, shard_bytes: float = SHARD_BYTES) -> None:
        self.clips = self.frames = self.left_out = 0
        self._out, self._source, self._hand_model = out, source, hand_model
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"The folder {out} cannot be made ({error.strerror}): choose another with --out."
            ) from error
        if any(out.glob("shard-*.tar*")):
            raise UserError(f"The folder {out} holds shards already: remove them or choose another with --out.")
        self._shard_bytes, self._shards, self._written = shard_bytes, 0, 0.0
        self._tar: TarWriter | None = None

    def add(self, key: str, side: Side, frames: Iterable[LabelledFrame | StoredFrame]) -> None:
        """Write one hand's frames, oldest first, as one clip or, at gaps and after MAX_FRAMES, as several.

        Frames that nothing can be learnt from are left out and counted in `left_out`.
        """
        key, part = re.sub(r"[^\w-]+", "_", key), 0
        run: list[StoredFrame] = []
        for frame in frames:
            stored = store_frame(frame) if isinstance(frame, LabelledFrame) else frame
            if stored is None:
                self.left_out += 1
                continue
            gap = float(stored.labels["timestamp"] - run[-1].labels["timestamp"]) if run else 0.0
            if run and (len(run) == MAX_FRAMES or not 0 < gap <= MAX_GAP_S):
                self._write(f"{key}-{part:03d}", side, run)
                run, part = [], part + 1
            run.append(stored)
        if run:
            self._write(f"{key}-{part:03d}", side, run)

    def _write(self, key: str, side: Side, run: list[StoredFrame]) -> None:
        labels = {name: np.stack([frame.labels[name] for frame in run]) for name in run[0].labels}
        clip = Clip(key, tuple(frame.img for frame in run), labels, side, self._hand_model, self._source)
        if self._tar is not None and self._written >= self._shard_bytes:
            self._close(self._tar)
        try:
            self._tar = self._tar or self._open()
            self._written += self._tar.write(to_sample(clip))
        except OSError as error:
            raise UserError(
                f"The shards in {self._out} cannot be written ({error.strerror}): free some space or choose another "
                f"folder with --out."
            ) from error
        self.clips += 1
        self.frames += len(run)

    @property
    def summary(self) -> str:
        """One sentence of what was written."""
        left_out = f"; {self.left_out} frames had too little to learn from" if self.left_out else ""
        return f"{self.clips} clips with {self.frames} frames in {self._shards} shards in {self._out}{left_out}"

    def _open(self) -> TarWriter:
        self._file = (self._out / f"shard-{self._shards:06d}.tar.part").open("wb")
        self._written = 0.0
        return TarWriter(self._file, encoder=False, mtime=0)

    def _close(self, tar: TarWriter) -> None:
        tar.close()
        self._file.close()
        Path(self._file.name).rename(self._out / f"shard-{self._shards:06d}.tar")
        self._shards, self._tar = self._shards + 1, None

    def __enter__(self) -> "ClipWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._tar is None:
            if kind is None:
                raise UserError(f"There was no hand to write to {self._out}: check the source and its labels.")
            return
        self._close(self._tar)
        about = {
            "format": "handmirror-clips",
            "format_version": FORMAT_VERSION,
            "source": self._source,
            "hand_model": self._hand_model,
            "complete": kind is None,
            "clips": self.clips,
            "frames": self.frames,
            "frames_left_out": self.left_out,
        }
        (self._out / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def find_shards(where: str | Path | Iterable[str | Path]) -> list[str]:
    """Shards that a folder, a file, a WebDataset address (`.../shard-{000000..000009}.tar`) or a list of these names.

    UserError when there is none.
    """
    if not isinstance(where, str | Path):
        return [shard for one in where for shard in find_shards(one)]
    path = Path(where)
    if path.is_dir():
        shards = sorted(str(shard) for shard in path.glob("*.tar"))
        if not shards:
            raise UserError(f"The folder {path} has no shards (*.tar) in it: make some with training.data.")
        return shards
    shards = [str(path)] if path.is_file() else expand_urls(str(where))
    for shard in shards:
        if not _is_address(shard) and not Path(shard).is_file():
            raise UserError(f"There are no shards at {shard}: give a folder of shards, a .tar file or an address.")
    return shards


def read_clips(shards: Iterable[str]) -> Iterator[Clip]:
    """The clips of the shards, in order; UserError naming the shard when one cannot be read."""
    for shard in shards:
        try:
            with gopen(shard, "rb") if _is_address(shard) else Path(shard).open("rb") as stream:
                yield from map(from_sample, _samples(shard, stream))
        except (OSError, tarfile.TarError) as error:
            raise UserError(f"The shard {shard} cannot be read ({error.args[0]}): copy it or make it again.") from error


def _samples(shard: str, stream: Any) -> Iterator[dict[str, Any]]:
    return group_by_keys(tar_file_expander([{"url": shard, "stream": stream}]))


def _is_address(text: str) -> bool:
    return re.match(r"[a-z]{2,}:", text) is not None  # one letter is a drive of Windows
