"""The same with inputs that reach new code kept and changed further, by atheris: `... KEY FOLDER SECONDS CPU_SECONDS`.

Writes a line for each input as the worker does; the one that is being read lies in FOLDER under the target's name.
"""

import base64
import json
import os
import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["handmirror"]):
    from .damage import mutated
    from .targets import TARGETS
    from .worker import judged, make_seeds

LIMITS = ("-timeout=600", "-rss_limit_mb=0", "-detect_leaks=0")  # the worker has its own
SIGNALS = ("segv", "bus", "abrt", "ill", "fpe", "int", "term", "xfsz", "usr1", "usr2")


def main(key: str, folder: Path, seconds: int, cpu_s: float) -> None:
    """Read until the time is over; does not return."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    target = TARGETS[key]
    with atheris.instrument_imports(include=["handmirror"]):  # also what is loaded later
        seeds = [file.read_bytes() for file in make_seeds(target, folder)]
    corpus = folder.with_name(folder.name + "-corpus")
    corpus.mkdir()
    for k, seed in enumerate(seeds):
        (corpus / str(k)).write_bytes(seed)

    def read(data: bytes) -> None:
        answer = judged(target, folder, data, cpu_s)
        if answer["verdict"] == "failed":  # the file holds the next input by the time it is inspected
            answer["input"] = base64.b64encode(data).decode()
        print(json.dumps(answer), file=answers)

    def mutate(data: bytes, longest: int, seed: int) -> bytes:
        random = Random(seed)
        new = mutated(data, seeds, random) if random.random() < 0.7 else atheris.Mutate(data, longest)
        return new[:longest]

    options = [f"-max_len={2 * max(map(len, seeds))}", f"-max_total_time={seconds}", f"-artifact_prefix={corpus}/"]
    options += LIMITS
    options += [f"-handle_{name}=0" for name in SIGNALS]
    atheris.Setup(["fuzz", *options, str(corpus)], read, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
