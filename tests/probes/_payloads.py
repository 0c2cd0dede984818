"""Harmless payloads of several kinds of file: run, each would make the file `marker`."""

import pickle
from pathlib import Path


class Touch:
    """Unpickled, it makes the file."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple:
        return open, (str(self.marker), "w")


def pickles(marker: Path) -> dict[str, bytes]:
    """The payload in the kinds of file that pickles come in."""
    import io

    import torch

    zipped, legacy = io.BytesIO(), io.BytesIO()
    torch.save(Touch(marker), zipped)
    torch.save(Touch(marker), legacy, _use_new_zipfile_serialization=False)
    plain = {f"pickle {protocol}": pickle.dumps(Touch(marker), protocol) for protocol in (0, 4)}
    return {**plain, "torch zip": zipped.getvalue(), "torch legacy": legacy.getvalue()}


def yaml_code(marker: Path) -> dict[str, str]:
    """YAML whose tags name code."""
    return {
        "apply": f"!!python/object/apply:os.system ['touch {marker}']\n",
        "new": f"a: !!python/object/new:os.system ['touch {marker}']\n",
        "module": "a: !!python/module:this\n",
        "name": "a: !!python/name:os.system\n",
    }


def yaml_bombs() -> dict[str, str]:
    """YAML that asks for much memory or time."""
    levels = [f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 10)}]\n" for k in range(1, 12)]
    merges = [f"b{k}: &b{k}\n  <<: [{', '.join([f'*b{k - 1}'] * 10)}]\n" for k in range(1, 12)]
    return {
        "aliases": "a0: &a0 [x]\n" + "".join(levels),
        "merges": "b0: &b0 {x: 1}\n" + "".join(merges),
        "circle": "a: &a [*a]\n",
        "deep": "a: " + "[" * 100_000,
        "keys": "{" * 2000,
        "digits": "a: " + "9" * 200_000,
        "sixties": "a: 1" + ":59" * 50_000,
        "long": "a: [" + "1, " * 5_000_000 + "]\n",
        "tag": "a: !!int ''\n",
        "zero byte": "a: \0\n",
    }
