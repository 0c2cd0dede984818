"""PyTorch: the reference, what runs on CUDA, and on a processor what ONNX Runtime cannot run."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from core.network.parts import Compiled, Part
from core.network.torch_parts import load_part
from core.types import Array

WARM_UP = 3  # runs of a shape before its kernels are recorded as one CUDA graph


class TorchEngine:
    """Compiles parts for a device of PyTorch."""

    name = "PyTorch"

    def __init__(self, device: torch.device, threads: int = 1) -> None:
        """`threads` are those of a processor."""
        torch.set_num_threads(threads)  # a second one costs more than it brings beside a busy camera and window
        self._device = device
        self.label = torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"

    def compile(self, part: Part) -> Compiled:
        """A function from the part's arrays to its answers; pictures are uint8 [b, h, w, 3]."""
        net = load_part(part)
        if self._device.type == "cuda":
            return CudaPart(net.to(self._device, memory_format=torch.channels_last), self._device)  # type: ignore[call-overload]

        @torch.inference_mode()
        def run(*arrays: Array) -> tuple[Array, ...]:
            return tuple(output.numpy() for output in net(*_inputs([_tensor(array) for array in arrays])))

        return run


class CudaPart:
    """A part on CUDA: one copy to the card and one back for a call, and one CUDA graph for each set of shapes.

    All inputs of a call travel in one pinned buffer and all outputs in another: each copy of its own would stall the
    card for longer than these networks run.
    """

    def __init__(self, net: nn.Module, device: torch.device) -> None:
        self._net, self._device = net, device
        self._calls: dict[tuple, _CudaCall] = {}

    def __call__(self, *arrays: Array) -> tuple[Array, ...]:
        """The part's answers."""
        key = tuple((array.shape, array.dtype.str) for array in arrays)
        if key not in self._calls:
            self._calls[key] = _CudaCall(self._net, arrays, self._device)
        return self._calls[key](arrays)


class _CudaCall:
    """Calls of one set of shapes."""

    def __init__(self, net: nn.Module, arrays: Sequence[Array], device: torch.device) -> None:
        self._net = net
        self._layout = _Layout(arrays)
        self._sent = torch.empty(self._layout.size, dtype=torch.uint8, pin_memory=True)
        self._buffer = torch.empty(self._layout.size, dtype=torch.uint8, device=device)
        self._calls = 0
        self._graph: Any = None
        self._packed: Tensor | None = None
        self._shapes: list[torch.Size] = []

    @torch.inference_mode()
    def __call__(self, arrays: Sequence[Array]) -> tuple[Array, ...]:
        self._layout.fill(self._sent.numpy(), arrays)
        self._buffer.copy_(self._sent, non_blocking=True)
        if self._graph is not None:
            self._graph.replay()
        elif self._calls == WARM_UP:
            self._record()
        else:
            self._packed = self._run()
        self._calls += 1
        assert self._packed is not None
        return _split(self._packed.cpu().numpy(), self._shapes)  # the one wait for the card

    def _run(self) -> Tensor:
        outputs = self._net(*_inputs(self._layout.views(self._buffer)))
        self._shapes = [output.shape for output in outputs]
        return pack(outputs)

    def _record(self) -> None:
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        try:
            with torch.cuda.graph(graph):
                packed = self._run()
        except RuntimeError:  # an operation that cannot be recorded: the part runs kernel by kernel from now on
            torch.cuda.synchronize()
            self._packed = self._run()
            return
        self._graph, self._packed = graph, packed
        graph.replay()


class _Layout:
    """Where arrays lie in one buffer of bytes, each at a multiple of 16."""

    def __init__(self, arrays: Sequence[Array]) -> None:
        self._parts: list[tuple[int, int, tuple[int, ...], np.dtype]] = []
        self.size = 0
        for array in arrays:
            dtype = array.dtype if array.dtype == np.uint8 else np.dtype(np.float32)
            count = int(np.prod(array.shape)) * dtype.itemsize
            self._parts.append((self.size, count, array.shape, dtype))
            self.size += -(-count // 16) * 16

    def fill(self, buffer: np.ndarray, arrays: Sequence[Array]) -> None:
        for (start, count, shape, dtype), array in zip(self._parts, arrays, strict=True):
            buffer[start : start + count].view(dtype).reshape(shape)[...] = array

    def views(self, buffer: Tensor) -> list[Tensor]:
        kinds = {np.dtype(np.uint8): torch.uint8, np.dtype(np.float32): torch.float32}
        return [
            buffer[start : start + count].view(kinds[dtype]).view(shape) for start, count, shape, dtype in self._parts
        ]


def pack(outputs: Sequence[Tensor]) -> Tensor:
    """All outputs in one row, on their device."""
    return torch.cat([output.float().flatten() for output in outputs])


def _split(packed: Array, shapes: Sequence[torch.Size]) -> tuple[Array, ...]:
    ends = np.cumsum([shape.numel() for shape in shapes])
    return tuple(row.reshape(shape) for row, shape in zip(np.split(packed, ends[:-1]), shapes, strict=True))


def _tensor(array: Array) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array, None if array.dtype == np.uint8 else np.float32))


def _inputs(tensors: Sequence[Tensor]) -> list[Tensor]:
    """What the networks take: pictures as [b, 3, h, w] in 0..1, the rest as it is."""
    return [each.permute(0, 3, 1, 2).float() / 255 if each.dtype == torch.uint8 else each for each in tensors]
