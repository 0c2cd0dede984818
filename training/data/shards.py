"""Shards: finding them, and reading their clips in order."""

import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from handmirror.core.clips.schema import Clip, from_sample
from handmirror.core.errors import UserError
from handmirror.core.files import reason
from handmirror.training.data.addresses import WEB_ERRORS, open_shard, shards_at
from handmirror.training.data.archive import ArchiveError, read_samples


def find_shards(where: str | Path | Iterable[str | Path]) -> list[str]:
    """Shards that a folder, a file, an address (`http://.../shard-{000000..000009}.tar`) or a list of these names.

    UserError when no shard is found, or an address is neither http nor https.
    """
    if isinstance(where, str | Path):
        return shards_at(where)
    return [shard for one in where for shard in shards_at(one)]


def read_clips(shards: Iterable[str]) -> Iterator[Clip]:
    """The clips of the shards, in order; UserError naming the shard when one cannot be read."""
    for shard in shards:
        try:
            with open_shard(shard) as stream:
                for sample in read_samples(stream):
                    yield from_sample({**sample, "__url__": shard})
        except (ArchiveError, OSError, tarfile.TarError, *WEB_ERRORS) as error:
            why = reason(error) if isinstance(error, OSError) else " ".join(str(error).split())
            raise UserError(f"The shard {shard} cannot be read ({why}): copy it again or recreate it.") from error
