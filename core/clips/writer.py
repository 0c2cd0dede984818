"""Writing clips into shards: tar files as WebDataset reads them."""

import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from handmirror.core.clips.frames import LabelledFrame, StoredFrame, store_frame
from handmirror.core.clips.schema import FORMAT_VERSION, MAX_FRAMES, Clip, HandModelName, to_sample
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, write_errors
from handmirror.core.types import Side

SHARD_BYTES = 256e6
MAX_GAP_S = 0.5  # a longer one ends a clip
ABOUT = "about.json"


@dataclass
class _Track:
    """A hand whose clip is not full yet."""

    side: Side
    facts: dict[str, Any] = field(default_factory=dict)  # for its clips' about.json
    clips: int = 0  # already written
    frames: list[StoredFrame] = field(default_factory=list)


class ClipWriter:
    """Writes clips into `shard-000000.tar`, ... of a folder, and `about.json` beside them. A context manager.

    A shard that is being written ends in `.part`. UserError when the folder holds shards already, when it cannot be
    written, and at the end when there was nothing to write.
    """

    def __init__(self, out: Path, source: str, hand_model: HandModelName, shard_bytes: float = SHARD_BYTES) -> None:
        self.clips = self.frames = self.left_out = self.shards = 0
        self._out, self._source, self._hand_model = out, source, hand_model
        make_folder(out)
        if any(out.glob("shard-*.tar*")):
            raise UserError(f"The folder {out} already contains shards: remove them or choose another folder.")
        self._tracks: dict[str, _Track] = {}
        self._tar: tarfile.TarFile | None = None
        self._shard_bytes, self._written = shard_bytes, 0

    def add(
        self, key: str, side: Side, frames: Iterable[LabelledFrame | StoredFrame], facts: dict[str, Any] | None = None
    ) -> None:
        """Write one hand's frames, oldest first, as one clip or, at gaps and after MAX_FRAMES, as several.

        Frames that nothing can be learnt from are left out and counted in `left_out`. `facts` are what else is known.
        """
        self._tracks.setdefault(key, _Track(side, facts or {}))
        for frame in frames:
            self.append(key, side, frame)
        self._end_clip(key)

    def append(self, key: str, side: Side, frame: LabelledFrame | StoredFrame) -> None:
        """Add the next frame of one hand of several that take turns; clips and frames left out as in `add`."""
        stored = store_frame(frame) if isinstance(frame, LabelledFrame) else frame
        if stored is None:
            self.left_out += 1
            return
        track = self._tracks.setdefault(key, _Track(side))
        if track.frames:
            gap = float(stored.labels["timestamp"] - track.frames[-1].labels["timestamp"])
            if len(track.frames) == MAX_FRAMES or not 0 < gap <= MAX_GAP_S:
                self._end_clip(key)
        track.frames.append(stored)

    @property
    def summary(self) -> str:
        """One sentence of what was written."""
        left_out = (
            f"; {self.left_out} frames were left out, as they show too little of the hand" if self.left_out else ""
        )
        return f"{self.clips} clips with {self.frames} frames in {self.shards} shards in {self._out}{left_out}"

    def __enter__(self) -> "ClipWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if kind is None:
            for key in self._tracks:
                self._end_clip(key)
            if not self.clips:
                raise UserError("No hands to write: check the source and its labels.")
        with self._write_errors():
            self._close_shard()
            if self.shards:
                self._write_about(complete=kind is None)

    def _end_clip(self, key: str) -> None:
        """Write the frames that a track has gathered."""
        track = self._tracks.get(key)
        if track is None or not track.frames:
            return
        name = re.sub(r"[^\w-]+", "_", key) + f"-{track.clips:03d}"
        labels = {name: np.stack([frame.labels[name] for frame in track.frames]) for name in track.frames[0].labels}
        imgs = tuple(frame.img for frame in track.frames)
        extra = {
            f"{k:03d}.{ending}": content
            for k, frame in enumerate(track.frames)
            for ending, content in frame.extra.items()
        }
        self._write(Clip(name, imgs, labels, track.side, self._hand_model, self._source, extra, track.facts))
        track.clips += 1
        track.frames.clear()

    def _write(self, clip: Clip) -> None:
        sample = to_sample(clip)
        with self._write_errors():
            if self._written >= self._shard_bytes:
                self._close_shard()
            tar = self._tar or self._open_shard()
            for name in sorted(sample.keys() - {"__key__"}):
                _add_file(tar, f"{clip.key}.{name}", sample[name])
                self._written += len(sample[name])
        self.clips += 1
        self.frames += len(clip)

    def _open_shard(self) -> tarfile.TarFile:
        self._part = self._out / f"shard-{self.shards:06d}.tar.part"
        self._tar, self._written = tarfile.open(self._part, "w"), 0  # noqa: SIM115 (closed when it is full)
        return self._tar

    def _close_shard(self) -> None:
        if self._tar is None:
            return
        tar, self._tar = self._tar, None
        tar.close()
        self._part.rename(self._part.with_suffix(""))
        self.shards += 1

    def _write_about(self, complete: bool) -> None:
        about = {
            "format": "handmirror-clips",
            "format_version": FORMAT_VERSION,
            "source": self._source,
            "hand_model": self._hand_model,
            "complete": complete,
            "clips": self.clips,
            "frames": self.frames,
            "frames_left_out": self.left_out,
        }
        (self._out / ABOUT).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")

    @contextmanager
    def _write_errors(self) -> Iterator[None]:
        """While files are written: a UserError when that fails; the shard that was open stays a `.part`."""
        with write_errors(self._out):
            try:
                yield
            except OSError:
                if self._tar is not None:
                    with suppress(OSError):
                        self._tar.close()
                    self._tar = None
                raise


def _add_file(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    tar.addfile(entry, BytesIO(content))
