"""ONNX Runtime: what runs the networks on a processor, and on graphics cards through DirectML or CoreML."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from safetensors import SafetensorError, safe_open

from handmirror.core.errors import UserError
from handmirror.core.network.engine_trial import failed_before, trial
from handmirror.core.network.graph_files import GraphError
from handmirror.core.network.graphs import find_graph
from handmirror.core.network.onnx_runtime import load_onnxruntime
from handmirror.core.network.parts import Compiled, Part
from handmirror.core.network.safetensors_header import NOT_FINITE
from handmirror.core.types import Array

PACKAGE = "onnxruntime"
CANNOT_LOAD = "ONNX Runtime cannot be loaded"
OLDEST = (1, 20)  # the first that runs opset 20 with all that the graphs use
PROVIDERS = {"cpu": "CPUExecutionProvider", "directml": "DmlExecutionProvider", "coreml": "CoreMLExecutionProvider"}
REMEDIES = {
    "cpu": "pip install 'onnxruntime<1.29'",
    "directml": "on Windows, replace it with the package onnxruntime-directml",
    "coreml": "it comes with the macOS build",
}


class EngineError(Exception):
    """An engine cannot be used here: one sentence, without a full stop at its end."""


class OnnxEngine:
    """Compiles parts for one device of ONNX Runtime. Raises EngineError, as `compile` does."""

    name = "ONNX Runtime"

    def __init__(self, device: str, threads: int = 1, progress: Callable[[str], None] = lambda sentence: None) -> None:
        """`device` is a key of PROVIDERS; `threads` run one network; `progress` announces long preparations."""
        if (file := failed_before(PACKAGE)) is not None:
            raise EngineError(f"ONNX Runtime crashed when it was last used here: delete {file} to try it again")
        try:
            onnxruntime = load_onnxruntime()
        except (ImportError, OSError) as error:
            raise EngineError(f"{CANNOT_LOAD} ({error}): pip install 'onnxruntime<1.29'") from error
        if tuple(int(part) for part in onnxruntime.__version__.split(".")[:2]) < OLDEST:
            raise EngineError(
                f"ONNX Runtime {onnxruntime.__version__} is too old: pip install 'onnxruntime>={OLDEST[0]}.{OLDEST[1]}'"
            )
        provider = PROVIDERS[device]
        if provider not in onnxruntime.get_available_providers():
            raise EngineError(f"The installed ONNX Runtime has no {provider}: {REMEDIES[device]}")
        self._runtime, self._threads, self._progress = onnxruntime, threads, progress
        self._providers = list(dict.fromkeys([provider, PROVIDERS["cpu"]]))
        self.label = "CPU" if device == "cpu" else {"directml": "DirectML", "coreml": "CoreML"}[device]

    def compile(self, part: Part) -> Compiled:
        """A function from the part's arrays to its outputs; images are uint8 [b, h, w, 3]."""
        try:
            graph = find_graph(part, self._progress)
        except GraphError as error:
            raise EngineError(str(error)) from error
        weights = load_weights(part.weights, graph.weights)
        options = self._runtime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = self._threads, 1
        options.enable_cpu_mem_arena = False  # as fast, and 10 MB less
        options.log_severity_level = 4  # what goes wrong is raised, too
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        values = [self._runtime.OrtValue.ortvalue_from_numpy(weights[name]) for name in graph.weights]
        options.add_external_initializers(list(graph.weights), values)
        try:
            session = self._runtime.InferenceSession(graph.model, options, providers=self._providers)
        except Exception as error:  # it has no class of its own for a graph it cannot run
            raise EngineError(f"ONNX Runtime cannot run {part.weights.name} ({_reason(error)})") from error
        return _Session(session, part)


class _Session:
    """One compiled part."""

    def __init__(self, session: "object", part: Part) -> None:
        self._session, self._part, self._outputs = session, part, list(part.outputs)
        self._used = {each.name for each in session.get_inputs()}  # type: ignore[attr-defined]
        self._has_run = False

    def __call__(self, *arrays: Array) -> tuple[Array, ...]:
        feed = {
            name: planes(array) if array.dtype == np.uint8 else np.ascontiguousarray(array, np.float32)
            for name, array in zip(self._part.inputs, arrays, strict=True)
            if name in self._used  # a graph has no inputs that its structure does not need
        }
        if self._has_run:
            return self._run(feed)
        with trial(PACKAGE):
            output = self._run(feed)
        self._has_run = True
        return output

    def _run(self, feed: dict[str, Array]) -> tuple[Array, ...]:
        try:
            return tuple(self._session.run(self._outputs, feed))  # type: ignore[attr-defined]
        except Exception as error:  # as above
            raise EngineError(f"ONNX Runtime failed in {self._part.weights.name} ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    """The first line of what ONNX Runtime says, which names the operation."""
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def planes(pictures: Array) -> Array:
    """Images [b, h, w, 3] uint8 -> [b, 3, h, w] float32 in 0..1."""
    return np.asarray(cv2.dnn.blobFromImages(list(pictures), 1 / 255), np.float32)


def load_weights(path: Path, names: tuple[str, ...]) -> dict[str, np.ndarray]:
    """The named tensors of a .safetensors file in float32.

    UserError when it is missing, damaged or another network's, or contains NaN or infinity.
    """
    try:
        with safe_open(path, "numpy") as file:
            weights = {name: np.ascontiguousarray(file.get_tensor(name), np.float32) for name in names}
    except FileNotFoundError:
        raise UserError(f"The weight file {path} does not exist: check the path.") from None
    except (SafetensorError, OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise UserError(f"The weight file {path} is damaged or belongs to a different network: replace it.") from error
    with np.errstate(all="ignore"):  # a sum is finite only if all that is added is, which is faster than checking each
        broken = [name for name, values in weights.items() if not np.isfinite(values.sum())]
    if broken:
        raise UserError(NOT_FINITE.format(path, broken[0]))
    return weights
