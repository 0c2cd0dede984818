"""Makes the shards of a set with several processes, and goes on where an earlier run was stopped."""

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
from handmirror.training.synthetic.clip import make_clip
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.studio import Studio

ORDER = "synthetic.json"  # what is made, in the folder of the shards
WORK = "unfinished"  # folder of the shards that are being made
HAND_MODEL: HandModelName = "free"
ASSETS = ("hand_model/hand_right.npz", "hand_model/fine_right.npz", "pose_prior/poses.npz")


@dataclass(frozen=True)
class Order:
    """A set of clips. Which pictures it holds follows from these and the shipped hand model and poses."""

    clips: int
    frames: int
    fps: float
    seed: int
    depth: bool
    masks: bool
    shard_pictures: int  # about so many a shard: what a stopped run has to make again
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
        """JSON, by which a folder is known to hold this very set."""
        return order_text(asdict(self))


def make_shards(order: Order, out: Path, processes: int, progress: Callable[[int], None]) -> None:
    """Make those shards of the set that `out` does not hold yet.

    Args:
        order: what is made.
        out: folder; made when missing.
        processes: how many work.
        progress: called with numbers of further pictures, those of an earlier run first.

    UserError, with all finished shards kept, when a process cannot go on.
    """
    todo = _prepare(order, out)
    progress((order.clips - sum(len(order.numbers(shard)) for shard in todo)) * order.frames)
    context = multiprocessing.get_context("spawn")  # OpenGL does not survive a fork
    crew = []
    try:
        for k in range(min(processes, len(todo))):
            ours, theirs = context.Pipe()
            shards = todo[k::processes]
            process = context.Process(target=_work, args=(order, out, shards, theirs), daemon=True)
            with _one_thread():
                process.start()
            theirs.close()
            crew.append((process, ours))
        _listen([ours for _, ours in crew], progress)
    finally:
        for process, _ in crew:
            process.terminate()
            process.join()
    shutil.rmtree(out / WORK, ignore_errors=True)
    _write_about(order, out)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Give processes that are started one thread each, as they are the threads; libraries look when they are loaded."""
    before = dict(os.environ)
    os.environ.update({"LP_NUM_THREADS": "0", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _listen(connections: list[Connection], progress: Callable[[int], None]) -> None:
    """Pass on what the processes tell, until each has told that it is done."""
    while connections:
        for connection in wait(connections):
            assert isinstance(connection, Connection)
            try:
                told = connection.recv()
            except EOFError as error:
                raise UserError(
                    "A process that made pictures was killed, perhaps because the memory was full: run the same "
                    "command again with fewer --processes, and it goes on."
                ) from error
            if isinstance(told, str):
                raise UserError(told)
            if told is None:
                connections.remove(connection)
            else:
                progress(told)


def _work(order: Order, out: Path, shards: list[int], connection: Connection) -> None:
    """One process: make shard after shard, telling the number of pictures, at last None, or an error's sentence."""
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    try:
        studio = Studio(order.knobs)
        for shard in shards:
            _make_shard(order, out, shard, studio, connection)
        connection.send(None)
    except UserError as error:
        connection.send(str(error))
    except (BrokenPipeError, KeyboardInterrupt):  # nobody waits for more
        return
    except OSError as error:
        connection.send(f"The shards in {out} cannot be written ({error.strerror}): free some space, then go on.")


def _make_shard(order: Order, out: Path, shard: int, studio: Studio, connection: Connection) -> None:
    """Write a shard in a folder of its own, and move it to the others when it is complete."""
    folder = out / WORK / f"{shard:06d}"
    shutil.rmtree(folder, ignore_errors=True)
    with ClipWriter(folder, "synthetic", HAND_MODEL, shard_bytes=float("inf")) as writer:
        for index in order.numbers(shard):
            clip = make_clip(
                studio, order.knobs, order.seed, index, order.frames, order.fps, (order.depth, order.masks)
            )
            writer.add(clip.key, clip.side, clip.frames, clip.facts)
            connection.send(order.frames)
    (folder / "shard-000000.tar").replace(_shard_path(out, shard))
    shutil.rmtree(folder)


def order_text(options: dict[str, Any]) -> str:
    """JSON of the options and of what ships that the pictures follow from."""
    assets = {name: sha256(asset(name)) for name in ASSETS}
    return json.dumps({**options, "assets": assets}, indent=2) + "\n"


def take_up(out: Path, order: str, begun: bool) -> None:
    """Make the folder and note the order in it; UserError when what was `begun` there is of another one."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        note = out / ORDER
        if begun and not note.exists():
            raise UserError(f"The folder {out} holds other pictures: choose another with --out.")
        if begun and note.read_text(encoding="utf-8") != order:
            raise UserError(
                f"The folder {out} holds another set (see {note.name} in it): give the same options to go on with it, "
                f"or choose another folder with --out."
            )
        note.write_text(order, encoding="utf-8")
    except OSError as error:
        raise UserError(f"The folder {out} cannot be written ({error.strerror}): choose another with --out.") from error


def _prepare(order: Order, out: Path) -> list[int]:
    """Make the folder, or see that it holds a part of this very set; the shards that it lacks."""
    take_up(out, order.text, begun=any(out.glob("*.tar")))
    return [shard for shard in range(order.shards) if not _shard_path(out, shard).exists()]


def _write_about(order: Order, out: Path) -> None:
    about = {"format": "handmirror-clips", "source": "synthetic", "hand_model": HAND_MODEL, "clips": order.clips}
    (out / ABOUT).write_text(json.dumps({**about, "complete": True}, indent=2) + "\n", encoding="utf-8")


def _shard_path(out: Path, shard: int) -> Path:
    return out / f"shard-{shard:06d}.tar"
