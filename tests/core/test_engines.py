"""ONNX Runtime gives PyTorch's answers; what happens where an engine, a graph or the cache is not as it should be."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.network import engine as engine_module
from handmirror.core.network import graphs
from handmirror.core.network.checkpoint import CheckpointFacts, load_checkpoint, save_checkpoint
from handmirror.core.network.config import BackboneConfig, PoseNetConfig, TransformerConfig
from handmirror.core.network.devices import EngineName
from handmirror.core.network.engine import Engines
from handmirror.core.network.graph_export import example_inputs
from handmirror.core.network.graph_files import SHIPPED, read_graph
from handmirror.core.network.graphs import find_graph
from handmirror.core.network.onnx_engine import EngineError, OnnxEngine
from handmirror.core.network.parts import Compiled, Part, posenet_parts
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.shipped import shipped_parts
from handmirror.core.network.torch_engine import TorchEngine
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.detector import PalmDetector
from handmirror.core.tracking.estimators.base import Estimator, HandInput
from handmirror.core.tracking.estimators.choice import checkpoint_of, make_estimator
from handmirror.core.tracking.landmarks import LandmarkReader, Landmarks
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Frame, Side
from handmirror.training.model.trained import spatial_part

ROOT = Path(__file__).parents[2]
PIXELS = {"boxes", "points", "joints", "spread"}  # what is in pixels; the rest is about 1, as metres and hand sizes
SMALL = TransformerConfig(layers=1, heads=2, dim_head=16, mlp=32)
DEMO_K = np.array([[831.0, 0, 480], [0, 831.0, 270], [0, 0, 1]])


def saved(net: PoseNet, path: Path) -> tuple[Part, ...]:
    """The parts of a net that was written to a checkpoint."""
    save_checkpoint(path, net, CheckpointFacts())
    return posenet_parts(path, load_checkpoint(path)[0].config)


def shipped(folder: Path) -> tuple[Part, ...]:
    return tuple(shipped_parts())


def stage_1(folder: Path) -> tuple[Part, ...]:
    net, _ = load_checkpoint(asset("checkpoints/stage2.safetensors"))
    return saved(spatial_part(net), folder / "stage1.safetensors")


def another_structure(folder: Path) -> tuple[Part, ...]:
    config = PoseNetConfig(
        2, 7, dim=32, embedder="dense", decoder=SMALL, temporal=SMALL, points=True, norm_by_hand=False
    )
    return saved(awake(PoseNet(config)), folder / "mine.safetensors")


def dino(folder: Path) -> tuple[Part, ...]:
    pytest.importorskip("transformers")
    config = PoseNetConfig(2, 7, BackboneConfig("dino", "random-tiny"), 32, decoder=SMALL, temporal=SMALL)
    return saved(awake(PoseNet(config)), folder / "dino.safetensors")


def awake(net: PoseNet) -> PoseNet:
    """The net with some weights where it starts at zero, as training would give it."""
    torch.manual_seed(2)
    for parameter in net.parameters():
        if not parameter.any():
            torch.nn.init.normal_(parameter.data, std=0.1)
    return net


@pytest.mark.parametrize(
    "make",
    [
        shipped,
        pytest.param(stage_1, marks=pytest.mark.nightly),
        pytest.param(another_structure, marks=pytest.mark.nightly),
        pytest.param(dino, marks=pytest.mark.nightly),
    ],
)
def test_onnx_runtime_gives_pytorchs_answers(make: Callable[[Path], tuple[Part, ...]], tmp_path: Path) -> None:
    threads = torch.get_num_threads()
    reference, engine = TorchEngine(torch.device("cpu")), OnnxEngine("cpu")
    try:
        for part in make(tmp_path):
            expect, run = reference.compile(part), engine.compile(part)
            for b, t in [(1, 1), (1, 7), (2, 1), (2, 7)] if part.name == "refine" else [(1, 1), (2, 1)]:
                torch.manual_seed(10 * b + t)
                arrays = [as_given(tensor) for tensor in example_inputs(part, b, t).values()]
                if part.name == "palms" and b == 2:  # the detector's quicker look
                    arrays = [np.ascontiguousarray(arrays[0][:, :128, :128])]
                for name, one, other in zip(part.outputs, expect(*arrays), run(*arrays), strict=True):
                    assert one.shape == other.shape and other.dtype == np.float32
                    assert (np.isfinite(one).all() and one.std() > 0) or one.size < 3
                    off, bound = np.abs(one - other).max(), 2e-4 if name in PIXELS else 1e-4
                    assert off < bound, f"{part.key} {name} of {b} hands and {t} frames: {off}"
    finally:
        torch.set_num_threads(threads)


def as_given(tensor: torch.Tensor) -> np.ndarray:
    """Pictures as an engine takes them, the rest as it is."""
    if tensor.dim() == 4 and tensor.shape[1] == 3:
        return np.ascontiguousarray((tensor * 255).byte().permute(0, 2, 3, 1).numpy())
    return tensor.numpy()


def test_the_shipped_graphs_are_small_and_belong_to_the_code() -> None:
    keys = {part.key for part in shipped_parts()}
    assert {file.stem for file in SHIPPED.glob("*.onnx")} == keys
    assert all(read_graph(SHIPPED, key) is not None for key in keys)
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 0.4e6  # no weights in them


@pytest.fixture
def refine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Part:
    """A part without a shipped graph, and an empty cache."""
    monkeypatch.setenv("HANDMIRROR_CACHE", str(tmp_path / "cache"))
    return saved(PoseNet(PoseNetConfig(dim=32, decoder=SMALL)), tmp_path / "mine.safetensors")[-1]


def test_a_graph_is_exported_once_and_again_when_it_is_damaged(refine: Part) -> None:
    announced: list[str] = []
    first = find_graph(refine, announced.append)
    assert len(announced) == 1 and "mine.safetensors" in announced[0]
    assert find_graph(refine, announced.append) == first and len(announced) == 1
    (model,) = (graphs.cache_folder("graphs") or Path()).rglob("*.onnx")
    whole, facts = model.read_bytes(), model.with_suffix(".json").read_text()
    renamed = facts.replace(first.weights[0], "another")
    flipped = bytes([*whole[:500], whole[500] ^ 1, *whole[501:]])
    for content, words in [
        (whole[:-9], facts),
        (flipped, facts),
        (whole, facts[:-9]),
        (whole, renamed),
        (whole, "[]"),
        (b"", "{}"),
    ]:
        model.write_bytes(content)
        model.with_suffix(".json").write_text(words)
        assert read_graph(model.parent, refine.key) is None
    assert find_graph(refine, announced.append).weights == first.weights and len(announced) == 2
    assert read_graph(model.parent, refine.key) is not None


@pytest.mark.nightly
@pytest.mark.parametrize("cache", ["", pytest.param("{file}/below", marks=pytest.mark.nightly)])
def test_without_a_cache_that_can_be_written_it_works(
    cache: str, refine: Part, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("HANDMIRROR_CACHE", cache.format(file=tmp_path / "file"))
    run = Engines("cpu").compile(refine)
    assert run(*(as_given(tensor) for tensor in example_inputs(refine, 1, 1).values()))[0].shape == (1, 16, 3, 3)


def test_without_the_exporter_pytorch_runs_what_has_no_graph(refine: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxscript", None)
    monkeypatch.delitem(sys.modules, "handmirror.core.network.graph_export")
    engines = Engines("cpu")
    assert engines.compile(refine)(*(as_given(each) for each in example_inputs(refine, 1, 1).values()))
    (notice,) = engines.notices
    assert "needs onnxscript" in notice and "mine.safetensors" in notice and ". " not in notice
    assert engines.name == "ONNX Runtime"  # of the other parts
    with pytest.raises(UserError, match="onnxscript"):
        Engines("cpu", "onnxruntime").compile(refine)


ASK = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[1].split(), None))
from handmirror.core.network.engine import Engines
from handmirror.core.network.shipped import shipped_parts
engines = Engines("cpu")
engines.compile(shipped_parts()[-1])
print(engines.name, *engines.notices, sep="\\n")
"""


def ask(missing: str = "", **environment: str) -> list[str]:
    """The engine and its notices in a program of its own, in which these modules are missing."""
    command = [sys.executable, "-c", ASK, missing]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_an_onnx_runtime_that_is_missing_or_too_old_is_a_sentence_and_pytorch_runs(tmp_path: Path) -> None:
    name, notice = ask("onnxruntime")
    assert (
        name == "PyTorch"
        and "pip install 'onnxruntime<1.29'" in notice
        and notice.endswith("; Handmirror continues without it.")
    )
    (tmp_path / "onnxruntime").mkdir()
    (tmp_path / "onnxruntime/__init__.py").write_text('__version__ = "1.10.0"')
    name, notice = ask(PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT / '.editable'}")
    assert name == "PyTorch" and "ONNX Runtime 1.10.0 is too old" in notice


def test_without_any_engine_it_is_one_sentence() -> None:
    done = subprocess.run([sys.executable, "-c", ASK, "onnxruntime torch"], cwd=ROOT, capture_output=True, text=True)
    last_line = done.stderr.splitlines()[-1]
    assert done.returncode and "UserError: ONNX Runtime cannot be loaded" in last_line
    assert "; PyTorch cannot be loaded" in last_line and last_line.count("pip install") == 2


@pytest.mark.nightly
def test_an_engine_that_ended_the_program_twice_is_left_out_until_its_file_is_deleted(tmp_path: Path) -> None:
    crash = "import os; from handmirror.core.network.engine_trial import trial\nwith trial('onnxruntime'): os.abort()"
    environment = {**os.environ, "HANDMIRROR_CACHE": str(tmp_path)}
    for _ in range(2):
        assert ask(HANDMIRROR_CACHE=str(tmp_path)) == ["ONNX Runtime"]  # once may have been anything
        assert subprocess.run([sys.executable, "-c", crash], cwd=ROOT, env=environment, capture_output=True).returncode
    (file,) = tmp_path.glob("engines/*.json")
    file.write_text(json.dumps({**json.loads(file.read_text()), "since": 0.0}))  # no other program's that runs now
    name, notice = ask(HANDMIRROR_CACHE=str(tmp_path))
    assert name == "PyTorch" and str(file) in notice
    file.unlink()
    assert ask(HANDMIRROR_CACHE=str(tmp_path)) == ["ONNX Runtime"]


def test_a_device_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    engines = Engines("directml")
    assert (engines.name, engines.label) == ("ONNX Runtime", "CPU")
    (notice,) = engines.notices
    assert "DmlExecutionProvider" in notice
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(UserError, match=r"^No CUDA device is available: .*choose --device cpu\.$"):
        Engines("cuda")
    for device, engine in (("cuda", "onnxruntime"), ("coreml", "torch")):
        with pytest.raises(UserError, match="or another device"):
            Engines(device, engine)  # type: ignore[arg-type]


class Failing:
    """An engine whose device answers `calls` times: no card is here that could fail."""

    name, label = "failing", "a card"

    def __init__(self, calls: int) -> None:
        self.calls, self.real = calls, OnnxEngine("cpu")

    def compile(self, part: Part) -> Compiled:
        run = self.real.compile(part)

        def call(*arrays: np.ndarray) -> tuple[np.ndarray, ...]:
            self.calls -= 1
            if self.calls < 0:
                raise EngineError("The card does not answer")
            return run(*arrays)

        return call


def test_a_device_that_fails_while_tracking_is_a_notice_and_the_next_engine_continues(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    makers = [lambda: Failing(9), lambda: OnnxEngine("cpu")]
    monkeypatch.setattr(engine_module, "candidates", lambda *options: list(makers))
    tracker = HandTracker()
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        results = [tracker.track(frame, DEMO_K) for frame in islice(clip, 6)]
    assert all(len(result.hands) == 1 for result in results)
    notice = "The card does not answer; Handmirror continues without it."
    assert [result.notice for result in results if result.notice] == [notice] and tracker.notices == (notice,)
    monkeypatch.setattr(engine_module, "candidates", lambda *options: [lambda: Failing(0)])
    with pytest.raises(UserError, match=r"^The card does not answer\.$"):
        HandTracker().track(results[0].frame, DEMO_K)


def test_both_engines_find_the_same_hands_in_the_same_squares() -> None:
    """Not over many frames: there the last digit decides how a crop is rounded, and that moves the next square."""
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        frames = list(islice(clip, 20, 32))
    threads = torch.get_num_threads()
    onnx, pytorch = (estimator_on(engine) for engine in ("onnxruntime", "torch"))
    model, landmarks = HandModel.load(), first_landmarks(frames[0])
    for frame in frames:
        boxes = [onnx.box(landmarks.points_2d)]
        seen = [estimator.find_landmarks(frame, DEMO_K, boxes, [Side.RIGHT])[0] for estimator in (onnx, pytorch)]
        hands = [
            estimator.estimate([HandInput(Side.RIGHT, each)], frame, DEMO_K)[0].hand
            for estimator, each in zip((onnx, pytorch), seen, strict=True)
        ]
        ours, theirs = (model.joints(h.pose[None], h.shape[None])[0] + h.wrist for h in hands)
        # in pixels of the picture, in which a crop is three times as large
        assert np.abs(seen[0].points_2d - seen[1].points_2d).max() < 2e-3
        assert np.abs(ours - theirs).max() < 1e-4
        landmarks = seen[0]
    torch.set_num_threads(threads)


def estimator_on(engine: EngineName) -> Estimator:
    """The one that ships, on an engine on the processor."""
    config = TrackerConfig(device="cpu", engine=engine)
    engines = Engines("cpu", engine)
    return make_estimator(checkpoint_of(config), config, engines, LandmarkReader(engines))


def first_landmarks(frame: Frame) -> Landmarks:
    """Those of the one hand in a frame."""
    engines = Engines("cpu")
    (palm, *_) = PalmDetector(engines).detect(frame.image)
    return LandmarkReader(engines).read(frame.image, [palm.box])[0]


def test_onnx_runtime_reports_no_use(tmp_path: Path) -> None:
    code = ASK + "import onnxruntime, os\nprint(os.environ['ORT_DISABLE_TELEMETRY'], onnxruntime.__file__)"
    left_out = ("CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")  # each of them stops the reports, too
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "HANDMIRROR_CACHE": ""}
    done = subprocess.run([sys.executable, "-c", code, ""], cwd=ROOT, env=environment, capture_output=True, text=True)
    switch, package = done.stdout.splitlines()[-1].split(" ", 1)
    assert switch == "1"
    assert not list(tmp_path.rglob("deviceid"))  # a reporting version numbers the device there
    libraries = list((Path(package).parent / "capi").glob("*onnxruntime*.so*"))
    assert not any(b"OneCollector" in library.read_bytes() for library in libraries)  # where it would report to


def test_one_place_alone_loads_onnx_runtime() -> None:
    for file in (file for folder in ("app", "core", "training") for file in (ROOT / folder).rglob("*.py")):
        loads = re.search(r"^\s*(import|from) onnxruntime\b", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert not loads or file.name == "onnx_runtime.py", file
