"""Configs of a training in a folder of the user's, and files of knobs."""

from collections.abc import Iterator
from pathlib import Path

from tests.probes._payloads import yaml_bombs, yaml_code
from tests.probes.frame import Probe, loads

KIND = "training configs"
START = "defaults:\n  - stage1-landmark-debug\n  - _self_\n"


def compose(file: Path) -> None:
    """As --config-dir=FOLDER --config-name=NAME."""
    from handmirror.training.command_line.config_command import read_config

    read_config(file.stem, [], file.parent)


def knobs(file: Path) -> None:
    """As a file of knobs behind training.synthetic."""
    from handmirror.training.synthetic.knobs import read_knobs

    read_knobs([str(file)])


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """YAML that names code or asks for much, and wrong values."""
    (folder / "good").mkdir()
    (folder / "good/mine.yaml").write_text(START + "train:\n  steps: 3\n")
    yield Probe("good config", loads("tests.probes.configs:compose", folder / "good/mine.yaml"), "works")
    (folder / "good.yaml").write_text("skin:\n  polish: 0.5\n")
    yield Probe("good knobs", loads("tests.probes.configs:knobs", folder / "good.yaml"), "works")
    code = f"{{_target_: os.system, _args_: ['touch {marker}']}}"
    wrong = {
        "a hydra callback": f"hydra:\n  callbacks:\n    a: {code}\n",
        "a target": f"train: {code}\n",
        "doubling references": "".join(f"x{k}: ${{x{k + 1}}}${{x{k + 1}}}\n" for k in range(60)) + "x60: long text\n",
        "doubling parts": "".join(f"x{k}: {{a: '${{x{k + 1}}}', b: '${{x{k + 1}}}'}}\n" for k in range(60))
        + "x60: 1\n",
        "a circle of references": "x: ${y}\ny: ${x}\n",
        "a text for a number": "train: {steps: many}\n",
        "not a number": "train: {lr: .nan}\n",
        "a list for a number": "train: {batch_size: [1, 2]}\n",
        "an unknown setting": "train: {stpes: 3}\n",
    }
    for name, text in {**yaml_code(marker), **yaml_bombs(), **wrong}.items():
        place = folder / name
        place.mkdir()
        (place / "mine.yaml").write_text(START + text)
        yield Probe(f"config: {name}", loads("tests.probes.configs:compose", place / "mine.yaml"))
    for name, text in {**yaml_code(marker), **yaml_bombs(), "a text": "skin: {polish: much}\n"}.items():
        (folder / f"{name}.yaml").write_text(text)
        yield Probe(f"knobs: {name}", loads("tests.probes.configs:knobs", folder / f"{name}.yaml"))
