"""The command: damage files for some minutes, and keep each input that a reader fails on."""

import argparse
import hashlib
import importlib.util
import itertools
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from .damage import cuts, field_damages, flips, mutated
from .process import SeedsError, Verdict, Worker
from .targets import KINDS, TARGETS

SHOWN = 12  # failures of one target that are kept


class Tally:
    """Counts what came of the inputs, and keeps those that failed."""

    def __init__(self, out: Path) -> None:
        self.verdicts: dict[str, Counter[str]] = {key: Counter() for key in TARGETS}
        self._out = out
        self._known: Counter[tuple[str, str]] = Counter()

    def add(self, key: str, verdict: Verdict, data: bytes) -> None:
        """One more input."""
        self.verdicts[key][verdict.name] += 1
        if verdict.name != "failed":
            return
        place = verdict.detail.rpartition(" at ")[2]  # the line that raised it, else the text without its numbers
        reason = re.sub(r"\d+", "", verdict.detail)[:60] if place == verdict.detail else place
        self._known[key, reason] += 1
        if self._known[key, reason] > 1 or sum(k == key for k, _ in self._known) > SHOWN:
            return
        kind, name = key.split("/")
        file = self._out / f"{kind}-{hashlib.sha256(data).hexdigest()[:8]}-{name}"
        self._out.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        print(f"{key}: {verdict.detail}\n  input kept in {file}", flush=True)

    def table(self) -> str:
        """One row a target that was tried."""
        rows = [f"{'kind':42}{'inputs':>9}{'refused':>9}{'accepted':>10}{'failed':>8}"]
        for key, counts in self.verdicts.items():
            if counts:
                refused, accepted, failed = (counts[verdict] for verdict in ("refused", "accepted", "failed"))
                rows.append(f"{key:42}{counts.total():9}{refused:9}{accepted:10}{failed:8}")
        return "\n".join(rows)

    @property
    def failed(self) -> bool:
        """Whether any input failed."""
        return any(counts["failed"] for counts in self.verdicts.values())


def main() -> int:
    """Run until the minutes are over; 1 when a reader failed."""
    parser = _parser()
    asked = parser.parse_args()
    if asked.again is not None:
        return read_again(*asked.again)
    kinds = asked.kind.split(",")
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        parser.error(f"unknown kinds {', '.join(unknown)}: choose from {', '.join(KINDS)}")
    seed = time.time_ns() if asked.seed is None else asked.seed
    keys = [key for key, target in TARGETS.items() if target.kind in kinds]
    guided = importlib.util.find_spec("atheris") is not None and not asked.plain
    engine = "guided by atheris" if guided else f"seed {seed}"
    print(f"{len(keys)} targets, {asked.minutes:g} minutes, {engine}", flush=True)
    tally = Tally(asked.out)
    fuzz(keys, asked.minutes * 60, Random(seed), tally, guided)
    print(tally.table())
    return int(tally.failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Feed every reader with damaged files.")
    parser.add_argument("--minutes", type=float, default=10.0, help="minutes in total [10]")
    parser.add_argument("--kind", default=",".join(KINDS), help=f"some of {','.join(KINDS)}")
    parser.add_argument("--out", type=Path, default=Path("fuzz-failures"), help="folder for failing inputs")
    parser.add_argument("--seed", type=int, help="repeats a run without atheris [the time]")
    parser.add_argument("--plain", action="store_true", help="random damage only, even where atheris is installed")
    parser.add_argument("--again", nargs=2, metavar=("TARGET", "FILE"), help="read one saved input and show the result")
    return parser


def read_again(key: str, file: str) -> int:
    """Say what happens when the target's reader reads the file; 1 when it fails."""
    with Worker() as worker:
        verdict = worker.read(key, Path(file).read_bytes())
    print(verdict.name, verdict.detail)
    return int(verdict.name == "failed")


def fuzz(keys: list[str], seconds: float, random: Random, tally: Tally, guided: bool) -> None:
    """An equal share of the time for each target: first the fixed damages of the tests, then random ones."""
    for number, key in enumerate(keys):
        began = time.monotonic()
        until = began + seconds / (len(keys) - number)
        with Worker() as worker:
            try:
                seeds = worker.seeds(key)
            except SeedsError as error:
                tally.add(key, Verdict("failed", str(error)), b"")
                continue
            for data in itertools.chain(fixed_damages(seeds), random_damages(seeds, None if guided else random)):
                tally.add(key, worker.read(key, data), data)
                if time.monotonic() >= until:
                    break
            if guided:
                for verdict, data in worker.guided(key, until - time.monotonic()):
                    tally.add(key, verdict, data)
        seconds -= time.monotonic() - began


def fixed_damages(seeds: list[bytes]) -> Iterator[bytes]:
    """Those that the tests make too, and some more."""
    for seed in seeds:
        yield from itertools.chain(cuts(seed, 50), flips(seed, 100), field_damages(seed, 100))


def random_damages(seeds: list[bytes], random: Random | None) -> Iterator[bytes]:
    """Without end; none without random numbers."""
    while random is not None:
        yield mutated(random.choice(seeds), seeds, random)


if __name__ == "__main__":
    sys.exit(main())
