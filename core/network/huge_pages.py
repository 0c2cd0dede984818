"""Memory in pages of 2 MiB on Linux, where the system gives them to programs that ask (its usual setting: "madvise").

Weights and maps of the networks take some 50 MB, which every frame reads: in pages of 4 KiB a tenth of the time goes
into address look-ups. madvise(2) describes both requests; a kernel before 6.1 supports only the first and then moves
the memory by itself, later.
"""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

_PAGE = 2 << 20  # bytes
_HUGEPAGE, _COLLAPSE = 14, 25  # MADV_HUGEPAGE: wanted from now on; MADV_COLLAPSE: what is there is moved at once
_LEAST_USED = 0.5  # of a region: the rest of each huge page takes memory, too


def use_huge_pages() -> int:
    """Ask for huge pages for the memory that is in use now; returns the bytes asked for, 0 where there is nothing to.

    Takes a tenth of a second or two, during which the program runs on; may be called on any thread.
    """
    if sys.platform != "linux":
        return 0
    try:
        regions = list(_regions(Path("/proc/self/smaps").read_text()))
        madvise = ctypes.CDLL(None).madvise
    except (OSError, ValueError, AttributeError):
        return 0
    asked = 0
    for start, end in regions:
        for advice in (_HUGEPAGE, _COLLAPSE):
            madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), advice)  # what is refused stays as it was
        asked += end - start
    return asked


def _regions(smaps: str) -> Iterator[tuple[int, int]]:
    """Whole huge pages, from and to, within the program's own memory that is mostly in use; see proc(5)."""
    start = end = 0
    is_own = False
    for line in smaps.splitlines():
        name, *values = line.split()
        if not name.endswith(":"):  # the first line of a region: addresses, rights, offset, device, inode, path
            start, end = (int(address, 16) for address in name.split("-"))
            rights, _, _, inode, *path = values
            is_own = rights == "rw-p" and inode == "0" and path in ([], ["[heap]"])
        elif name == "Rss:" and is_own and int(values[0]) * 1024 >= _LEAST_USED * (end - start):
            low, high = -(-start // _PAGE) * _PAGE, end // _PAGE * _PAGE
            if low < high:
                yield low, high
