"""Shards on disk: finding them, and reading their clips one after the other."""

import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from webdataset.gopen import gopen
from webdataset.shardlists import expand_urls
from webdataset.tariterators import group_by_keys, tar_file_expander

from core.clips.schema import Clip, from_sample
from core.errors import UserError


def places(where: Any) -> list[str]:
    """A config's one place, or its list of places, as a list."""
    return [where] if isinstance(where, str) else list(where)


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
