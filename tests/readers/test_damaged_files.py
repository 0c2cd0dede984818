"""Every reader with damaged files: it reads what is left, or refuses in one sentence that names the file."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.bombs import BOMBS
from tests.fuzz.damage import cuts, field_damages, flips, mutated
from tests.fuzz.misbehaving import KIND as MISBEHAVING
from tests.fuzz.process import Worker
from tests.fuzz.targets import KINDS, TARGETS

FUZZED = [key for key, target in TARGETS.items() if target.kind in KINDS]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory and time are those of Linux")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as started:
        yield started


@pytest.fixture(scope="module")
def impatient() -> Iterator[Worker]:
    with Worker(cpu_s=0.5) as started:
        yield started


def share(key: str, count: int) -> int:
    """Of so many inputs those of this target: fewer of one that takes long to read."""
    return max(count // TARGETS[key].slowness, 3)


@pytest.mark.parametrize("key", FUZZED)
def test_cut_anywhere_or_with_a_bit_turned(worker: Worker, key: str) -> None:
    seeds = worker.seeds(key)
    assert worker.read(key, seeds[0]).name == "accepted"
    for seed in seeds:
        for damages in (cuts(seed, share(key, 25)), flips(seed, share(key, 50))):
            assert_no_failure(worker, key, damages)


@pytest.mark.parametrize("key", FUZZED)
def test_with_fields_removed_swapped_or_of_another_type(worker: Worker, key: str) -> None:
    for seed in worker.seeds(key):
        assert_no_failure(worker, key, field_damages(seed, share(key, 30)))


def assert_no_failure(worker: Worker, key: str, inputs: Iterator[bytes]) -> None:
    failures = worker.failures(key, inputs)
    assert not failures, f"{len(failures)} failed, such as {failures[0][0].detail}: {failures[0][1][:500]!r}"


@pytest.mark.parametrize("key", FUZZED)
def test_with_any_damage(worker: Worker, key: str) -> None:
    seeds = worker.seeds(key)

    @settings(derandomize=True, deadline=None, max_examples=share(key, 12), suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(range(len(seeds))), st.randoms(use_true_random=False))
    def holds(k: int, random: object) -> None:
        verdict = worker.read(key, mutated(seeds[k], seeds, random))  # type: ignore[arg-type]
        assert verdict.name != "failed", verdict.detail

    holds()


@pytest.mark.parametrize(
    ("key", "made"), [(key, made) for key, _, made in BOMBS], ids=[f"{b[0]}: {b[1]}" for b in BOMBS]
)
def test_small_files_that_ask_for_much(worker: Worker, key: str, made) -> None:
    verdict = worker.read(key, made(worker.seeds(key)))
    assert verdict.name != "failed", verdict.detail


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        ("crash", "SIGSEGV"),
        ("hang", "more than 0.5 s of the processor"),
        ("memory", "MemoryError"),
        ("exception", "KeyError: 'name' at misbehaving.py"),
        ("no full stop", "not a sentence"),
        ("nameless", "does not name the file"),
    ],
)
def test_what_must_not_happen_is_noticed(impatient: Worker, content: str, detail: str) -> None:
    verdict = impatient.read(f"{MISBEHAVING}/file.txt", content.encode())
    assert verdict.name == "failed" and detail in verdict.detail
    assert impatient.read(f"{MISBEHAVING}/file.txt", b"refused").name == "refused"
    assert impatient.read(f"{MISBEHAVING}/file.txt", b"fine").name == "accepted"
