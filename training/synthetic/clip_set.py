"""Renders the shards of a set in several processes, and continues where an earlier run was stopped."""

import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

import cv2
import torch

from handmirror.core.assets import asset, sha256
from handmirror.core.clips.schema import HandModelName
from handmirror.core.clips.writer import ABOUT, ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.files import unwritten, write_errors
from handmirror.training.synthetic.clip import make_clip
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.studio import Studio

SET_FILE = "synthetic.json"  # the set's options, in the folder of the shards
UNFINISHED = "unfinished"  # folder of the shards that are being rendered
HAND_MODEL: HandModelName = "free"
ASSETS = ("hand_model/hand_right.npz", "hand_model/fine_right.npz", "pose_prior/poses.npz")


@dataclass(frozen=True)
class ClipSet:
    """A set of clips. Its images follow from these options and the shipped hand model and poses."""

    clips: int
    frames: int
    fps: float
    seed: int
    depth: bool
    masks: bool
    shard_pictures: int  # about so many a shard, which a stopped run has to render again
    knobs: Knobs

    @property
    def clips_a_shard(self) -> int:
        """The last shard may have fewer."""
        return max(1, self.shard_pictures // self.frames)

    @property
    def shards(self) -> int:
        """How many there will be."""
        return -(-self.clips // self.clips_a_shard)

    def numbers(self, shard: int) -> range:
        """The clips of a shard."""
        first = shard * self.clips_a_shard
        return range(first, min(first + self.clips_a_shard, self.clips))

    @property
    def text(self) -> str:
        """JSON that identifies the set in a folder."""
        return options_text(asdict(self))


def render_shards(clip_set: ClipSet, out: Path, processes: int, progress: Callable[[int], None]) -> None:
    """Render those shards of the set that `out` does not hold yet.

    Args:
        clip_set: what is rendered.
        out: folder; created when missing.
        processes: how many render.
        progress: called with numbers of further images, those of an earlier run first.

    UserError, with all finished shards kept, when a process fails.
    """
    todo = _prepare(clip_set, out)
    progress((clip_set.clips - sum(len(clip_set.numbers(shard)) for shard in todo)) * clip_set.frames)
    context = multiprocessing.get_context("spawn")  # OpenGL does not survive a fork
    running = []
    try:
        for k in range(min(processes, len(todo))):
            ours, theirs = context.Pipe()
            shards = todo[k::processes]
            process = context.Process(target=_render_in_process, args=(clip_set, out, shards, theirs), daemon=True)
            with _one_thread():
                process.start()
            theirs.close()
            running.append((process, ours))
        _listen([ours for _, ours in running], progress)
    finally:
        for process, _ in running:
            process.terminate()
            process.join()
    shutil.rmtree(out / UNFINISHED, ignore_errors=True)
    _write_about(clip_set, out)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Limit started processes to one thread each; libraries read these variables when they are loaded."""
    before = dict(os.environ)
    os.environ.update({"LP_NUM_THREADS": "0", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _listen(connections: list[Connection], progress: Callable[[int], None]) -> None:
    """Pass on the processes' progress until all are finished."""
    while connections:
        for connection in wait(connections):
            assert isinstance(connection, Connection)
            try:
                message = connection.recv()
            except EOFError as error:
                raise UserError(
                    "A rendering process was killed, possibly because memory ran out: run the same command again "
                    "with fewer --processes to continue."
                ) from error
            if isinstance(message, str):
                raise UserError(message)
            if message is None:
                connections.remove(connection)
            else:
                progress(message)


def _render_in_process(clip_set: ClipSet, out: Path, shards: list[int], connection: Connection) -> None:
    """One process: render shards, sending numbers of images, finally None, or an error's sentence."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    try:
        studio = Studio(clip_set.knobs)
        for shard in shards:
            _render_shard(clip_set, out, shard, studio, connection)
        connection.send(None)
    except UserError as error:
        connection.send(str(error))
    except (BrokenPipeError, KeyboardInterrupt):  # the results are no longer read
        return
    except OSError as error:
        connection.send(str(unwritten(out, error, "free some space, then repeat the command")))


def _render_shard(clip_set: ClipSet, out: Path, shard: int, studio: Studio, connection: Connection) -> None:
    """Write a shard in a folder of its own, and move it beside the others when it is complete."""
    folder = out / UNFINISHED / f"{shard:06d}"
    shutil.rmtree(folder, ignore_errors=True)
    with ClipWriter(folder, "synthetic", HAND_MODEL, shard_bytes=float("inf")) as writer:
        truth = clip_set.depth, clip_set.masks
        for index in clip_set.numbers(shard):
            clip = make_clip(studio, clip_set.knobs, clip_set.seed, index, clip_set.frames, clip_set.fps, truth)
            writer.add(clip.key, clip.side, clip.frames, clip.facts)
            connection.send(clip_set.frames)
    (folder / "shard-000000.tar").replace(_shard_path(out, shard))
    shutil.rmtree(folder)


def options_text(options: dict[str, Any]) -> str:
    """JSON of the options and of the shipped files that the images follow from."""
    assets = {name: sha256(asset(name)) for name in ASSETS}
    return json.dumps({**options, "assets": assets}, indent=2) + "\n"


def open_folder(out: Path, options: str, has_data: bool) -> None:
    """Create the folder and write the options into it; UserError where it `has_data` of other options."""
    with write_errors(out, "choose another folder with --out"):
        out.mkdir(parents=True, exist_ok=True)
        note = out / SET_FILE
        if has_data and not note.exists():
            raise UserError(f"The folder {out} contains other images: choose another with --out.")
        if has_data and note.read_text(encoding="utf-8") != options:
            raise UserError(
                f"The folder {out} contains a different set (see {note.name} in it): give the same options to continue "
                "it, or choose another folder with --out."
            )
        note.write_text(options, encoding="utf-8")


def _prepare(clip_set: ClipSet, out: Path) -> list[int]:
    """The shards that the folder lacks; UserError when it holds another set."""
    open_folder(out, clip_set.text, has_data=any(out.glob("*.tar")))
    return [shard for shard in range(clip_set.shards) if not _shard_path(out, shard).exists()]


def _write_about(clip_set: ClipSet, out: Path) -> None:
    about = {"format": "handmirror-clips", "source": "synthetic", "hand_model": HAND_MODEL, "clips": clip_set.clips}
    (out / ABOUT).write_text(json.dumps({**about, "complete": True}, indent=2) + "\n", encoding="utf-8")


def _shard_path(out: Path, shard: int) -> Path:
    return out / f"shard-{shard:06d}.tar"
