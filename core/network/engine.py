"""Where the networks run: a part is compiled once for a device and then called with arrays.

On a processor ONNX Runtime runs them, and DirectML or CoreML where its installed build has them. PyTorch is the
reference, runs on CUDA, and takes over on a processor where ONNX Runtime cannot run. `docs/engines.md` says why.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import Protocol

from handmirror.core.errors import UserError
from handmirror.core.network.devices import Device, EngineName, check_device
from handmirror.core.network.onnx_engine import PROVIDERS, EngineError, OnnxEngine
from handmirror.core.network.onnx_runtime import load_onnxruntime
from handmirror.core.network.parts import Compiled, Part
from handmirror.core.types import Array

CONTINUES = "; Handmirror continues without it."


class Engine(Protocol):
    """One library on one device."""

    name: str  # of the library
    label: str  # the device in words, for people

    def compile(self, part: Part) -> Compiled:
        """A function from the part's arrays to its outputs; images are uint8 [b, h, w, 3]. Raises EngineError."""


class Engines:
    """The engine of choice, and those that take over for the parts that it cannot run."""

    def __init__(
        self,
        device: Device = "auto",
        engine: EngineName = "auto",
        threads: int = 1,
        progress: Callable[[str], None] = lambda sentence: None,
    ) -> None:
        """UserError when the chosen device or engine cannot be used.

        Args:
            device: "auto" is CUDA where an NVIDIA card responds, else the processor.
            engine: the library, if it matters which.
            threads: of a processor, for one network.
            progress: announces preparations that take seconds, in a sentence.
        """
        self.notices: list[str] = []  # sentences: which engine could not be used and why
        self._progress, self._announced = progress, ""
        self._candidates = candidates(device, engine, threads, self._announce)
        self._ready: list[Engine] = []
        self._first()

    @property
    def label(self) -> str:
        """The device in words."""
        return self._first().label

    @property
    def name(self) -> str:
        """The library that runs the networks."""
        return self._first().name

    def compile(self, part: Part) -> Compiled:
        """The part by the first engine that can run it; UserError, here or in a call, when none can."""
        run, k = self._compile(part, 0)

        def call(*arrays: Array) -> tuple[Array, ...]:
            nonlocal run, k
            while True:
                try:
                    return run(*arrays)
                except EngineError as error:  # as when the driver of a card fails
                    self._note(error, k)
                    run, k = self._compile(part, k + 1)

        return call

    def _compile(self, part: Part, first: int) -> tuple[Compiled, int]:
        """By the first engine from number `first` on that can compile the part, and its number."""
        for k in range(first, len(self._candidates)):
            try:
                return self._engine(k).compile(part), k
            except EngineError as error:
                self._note(error, k)
        raise AssertionError("unreachable: the last failure is raised")

    def _announce(self, sentence: str) -> None:
        """Once for all parts of a checkpoint."""
        if sentence != self._announced:
            self._announced = sentence
            self._progress(sentence)

    def _first(self) -> Engine:
        while not self._ready:
            try:
                self._engine(0)
            except EngineError as error:
                self._note(error, 0)
                self._candidates.pop(0)
        return self._ready[0]

    def _engine(self, k: int) -> Engine:
        while len(self._ready) <= k:
            self._ready.append(self._candidates[len(self._ready)]())
        return self._ready[k]

    def _note(self, error: EngineError, k: int) -> None:
        """Note why engine number `k` is not used; with the last one's failure all are raised."""
        if k == len(self._candidates) - 1:
            earlier = (notice.removesuffix(CONTINUES) for notice in self.notices)
            raise UserError(f"{'; '.join([*earlier, str(error)])}.") from error
        if (sentence := f"{error}{CONTINUES}") not in self.notices:
            self.notices.append(sentence)


def candidates(
    device: Device, engine: EngineName, threads: int, progress: Callable[[str], None]
) -> list[Callable[[], Engine]]:
    """What makes the engines, best first."""

    def onnx(where: str) -> Callable[[], Engine]:
        return lambda: OnnxEngine(where, threads, progress)

    def torch(where: str) -> Callable[[], Engine]:
        return lambda: _torch_engine(where, threads)

    check_device(device, engine)
    if device == "cuda" or (device == "auto" and engine != "onnxruntime" and has_cuda()):
        return [torch("cuda")]
    if device in ("directml", "coreml"):
        return [onnx(device), onnx("cpu"), torch("cpu")]
    if engine != "auto":
        return [onnx("cpu")] if engine == "onnxruntime" else [torch("cpu")]
    return [onnx("cpu"), torch("cpu")]


def _torch_engine(where: str, threads: int) -> Engine:
    try:
        import torch

        from handmirror.core.network.torch_engine import TorchEngine
    except ImportError as error:
        raise EngineError(f"PyTorch cannot be loaded ({error}): pip install torch") from error
    if where == "cuda" and not torch.cuda.is_available():
        raise EngineError("No CUDA device is available: install NVIDIA's driver, or choose --device cpu")
    return TorchEngine(torch.device(where), threads)


def has_cuda() -> bool:
    """Whether an NVIDIA card responds and PyTorch can use it; PyTorch is loaded only when a card responds."""
    if not has_nvidia_card():
        return False
    try:
        import torch
    except ImportError:
        return False
    return torch.cuda.is_available()


def has_nvidia_card() -> bool:
    """Whether NVIDIA's driver is there and has a card."""
    name = {"linux": "libcuda.so.1", "win32": "nvcuda.dll"}.get(sys.platform)
    if name is None:
        return False
    try:
        driver = ctypes.CDLL(name)
        count = ctypes.c_int()
        return driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0 and count.value > 0
    except (OSError, AttributeError):
        return False


def onnx_providers() -> list[str]:
    """What the installed ONNX Runtime can run on, in its own names; empty without it."""
    try:
        onnxruntime = load_onnxruntime()
    except (ImportError, OSError):
        return []
    return list(onnxruntime.get_available_providers())


def onnx_devices() -> list[Device]:
    """Those of "cpu", "directml" and "coreml" that the installed ONNX Runtime has."""
    available = onnx_providers()
    devices: list[Device] = ["cpu", "directml", "coreml"]
    return [device for device in devices if PROVIDERS[device] in available]
