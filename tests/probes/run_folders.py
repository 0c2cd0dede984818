"""Folders of training runs: what each of their files could do to who resumes, exports or evaluates them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.probes._payloads import pickles, yaml_bombs, yaml_code
from tests.probes.frame import Probe, loads

KIND = "training run folder"
_SMALL = ["model.dim=32", "model.decoder.layers=1", "model.decoder.mlp=32", "general.name=run"]
# what Accelerate and older versions of this program would read, besides what is read today
_FILES = (
    "model.safetensors", "optimizer.safetensors", "state.json", "optimizer.bin", "custom_checkpoint_0.pkl",
    "random_states_0.pkl", "scheduler.bin", "sampler.bin", "scaler.pt", "model.bin", "pytorch_model.bin",
)  # fmt: skip
_MAX_MEMORY = 3_000_000_000  # bytes: the file of weights is mapped


def make(runs: Path) -> None:
    """A run that took no step yet, as training leaves it."""
    from handmirror.training.command_line.config_command import read_config
    from handmirror.training.loop.checkpoints import RunState, write_state
    from handmirror.training.loop.run_folder import step_name, write_config
    from handmirror.training.model.build import build_net, build_optimizer

    config = read_config("stage1-landmark-debug", [*_SMALL, f"general.runs={runs}"])
    folder = runs / "run" / "checkpoints" / step_name(0)
    folder.mkdir(parents=True)
    net = build_net(config)
    write_state(folder, net, build_optimizer(net, config.train), RunState())
    write_config(config, runs / "run")
    (runs / "run/losses.jsonl").write_text('{"step": 0, "loss": 1.0}\n')


def resume(runs: Path) -> None:
    """As `general.resume=true`, up to the first step."""
    from handmirror.training.command_line.config_command import read_config
    from handmirror.training.loop.run_folder import checkpoints, cut_log, load_newest
    from handmirror.training.model.build import build_net, build_optimizer

    config = read_config("stage1-landmark-debug", [*_SMALL, f"general.runs={runs}"])
    net = build_net(config, *checkpoints(runs / "run")[-1:])
    cut_log(runs / "run", load_newest(runs / "run", net, build_optimizer(net, config.train)).step)


def open_network(run: Path) -> None:
    """As training.export and training.evaluate open it."""
    from handmirror.training.model.trained import load_network

    load_network(run)


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """Each file replaced by pickles with a payload, by half of itself, by nothing; configs that are bombs or lies."""
    make(folder / "good")
    here = "tests.probes.run_folders:"
    yield Probe("good, resumed", loads(here + "resume", folder / "good"), "works")
    yield Probe("good, opened", loads(here + "open_network", folder / "good/run"), "works")
    payloads = pickles(marker)
    for number, name in enumerate(_FILES):
        of = "checkpoints/step_00000000/" + name
        whole = (folder / "good/run" / of).read_bytes() if (folder / "good/run" / of).exists() else b""
        own = {"half": whole[: len(whole) // 2], "empty": b""} if whole else {}
        kinds = payloads if whole else {"torch zip": payloads["torch zip"]}
        for kind, content in {**kinds, **own}.items():
            runs = _changed(folder, f"{number} {kind}", of, content)
            ending = "refused" if whole else "works"  # files of others are not read
            yield Probe(f"{name}: {kind}", loads(here + "resume", runs), ending)
    older = _changed(folder, "older", "checkpoints/step_00000000/state.json", None)
    yield Probe("without state.json", loads(here + "resume", older), says="older versions")
    for kind, line in {"no json": "x", "a list": "[]", "deep": "[" * 100_000}.items():
        runs = _changed(folder, f"log {kind}", "losses.jsonl", line.encode() + b"\n")
        yield Probe(f"losses.jsonl: {kind}", loads(here + "resume", runs))
    yield from _configs(folder, marker, here + "open_network")


def _configs(folder: Path, marker: Path, opens: str) -> Iterator[Probe]:
    good = (folder / "good/run/config.yaml").read_text()
    lies = {
        "another dim": good.replace("dim: 32", "dim: 8192"),
        "many layers": good.replace("layers: 1", "layers: 100"),
        "dim of text": good.replace("dim: 32", "dim: wide"),
        "references": good.replace("hand_model: free", "hand_model: ${data.train}${data.train}"),
        "the environment": good.replace("name: full", "name: ${oc.env:HOME}"),
        "a hub's name": good.replace("kind: landmark", "kind: dino").replace("name: full", "name: nobody/nothing"),
    }
    for kind, text in {**yaml_code(marker), **yaml_bombs(), **lies}.items():
        runs = _changed(folder, f"config {kind}", "config.yaml", text.encode())
        yield Probe(f"config.yaml: {kind}", loads(opens, runs / "run"), memory=_MAX_MEMORY)


def _changed(folder: Path, name: str, file: str, content: bytes | None) -> Path:
    """The runs of a folder `name` in which one file has another content, None: is not there."""
    runs = folder / name
    shutil.copytree(folder / "good", runs)
    if content is None:
        (runs / "run" / file).unlink()
    else:
        (runs / "run" / file).write_bytes(content)
    return runs
