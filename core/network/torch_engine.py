"""PyTorch: the reference, what runs on CUDA, and on a processor what ONNX Runtime cannot run."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from handmirror.core.network.parts import Compiled, Part
from handmirror.core.network.torch_parts import load_part
from handmirror.core.types import Array

WARM_UP = 3  # calls of one set of shapes before its kernels are recorded as one CUDA graph
SHAPES = 32  # sets of shapes that a part keeps ready: four hands with windows of up to seven frames are 28
_Shapes = tuple[tuple[tuple[int, ...], bool], ...]  # of a call's arrays, and whether they are uint8
_CUDA_LOCK = Lock()  # held by the call that runs on CUDA


class TorchEngine:
    """Compiles parts for a device of PyTorch."""

    name = "PyTorch"

    def __init__(self, device: torch.device, threads: int = 1) -> None:
        """`threads` are those of a processor."""
        torch.set_num_threads(threads)  # a second one costs more than it brings beside a busy camera and window
        if device.type == "cuda":  # convolutions in whole float32, as all else: by default they keep 10 bits (TF32)
            torch.backends.cudnn.allow_tf32 = False
        self._device = device
        self.label = torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"

    def compile(self, part: Part) -> Compiled:
        """A function from the part's arrays to its outputs; images are uint8 [b, h, w, 3]."""
        return self.compile_net(load_part(part))

    def compile_net(self, net: nn.Module) -> Compiled:
        """As `compile`, of a part as `core.network.torch_parts` has it."""
        if self._device.type == "cuda":
            return CudaPart(net.to(self._device, memory_format=torch.channels_last), self._device)  # type: ignore[call-overload]

        @torch.inference_mode()
        def run(*arrays: Array) -> tuple[Array, ...]:
            return tuple(output.numpy() for output in net(*_inputs([_tensor(array) for array in arrays])))

        return run


class CudaPart:
    """A part on CUDA: one copy to the card and one back for a call, and one CUDA graph for each set of shapes.

    All inputs of a call travel in one pinned buffer and all outputs in another: each copy of its own would stall the
    card for longer than these networks run. Everything runs on one stream of the part's own, on which kernels are also
    warmed up and recorded, as PyTorch asks of what becomes a graph. Since nothing else may run on CUDA while a graph is
    recorded, calls of all parts take turns.
    """

    def __init__(self, net: nn.Module, device: torch.device) -> None:
        self._net, self._device = net, device
        self._stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]  # PyTorch's own
        self._stream.wait_stream(torch.cuda.current_stream(device))  # it may still be moving the weights
        self._pool = torch.cuda.graph_pool_handle()
        self._calls: OrderedDict[tuple[tuple[tuple[int, ...], bool], ...], _CudaCall] = (
            OrderedDict()
        )  # the latest used last

    @property
    def recorded(self) -> int:
        """How many sets of shapes run as a CUDA graph."""
        return sum(call.graph is not None for call in self._calls.values())

    def __call__(self, *arrays: Array) -> tuple[Array, ...]:
        """The part's outputs."""
        key = tuple((array.shape, array.dtype == np.uint8) for array in arrays)
        with _CUDA_LOCK, torch.cuda.stream(self._stream), torch.inference_mode():
            if key not in self._calls:
                self._calls[key] = _CudaCall(self._net, arrays, self._device, self._pool)
            self._calls.move_to_end(key)
            if len(self._calls) > SHAPES:
                self._calls.popitem(last=False)
            return self._calls[key](arrays)


class _CudaCall:
    """Calls of one set of shapes, on the current stream. No two calls of a part may overlap: graphs share memory."""

    def __init__(self, net: nn.Module, arrays: Sequence[Array], device: torch.device, pool: Any) -> None:
        self._net, self._pool = net, pool
        self._layout = Layout(arrays)
        self._sent = torch.empty(self._layout.size, dtype=torch.uint8, pin_memory=True)
        self._buffer = torch.empty(self._layout.size, dtype=torch.uint8, device=device)
        self._received = torch.empty(0)
        self._calls = 0
        self.graph: Any = None
        self._packed = torch.empty(0)  # of a graph: where each replay leaves its outputs
        self._shapes: list[torch.Size] = []

    def __call__(self, arrays: Sequence[Array]) -> tuple[Array, ...]:
        self._layout.fill(self._sent.numpy(), arrays)
        self._buffer.copy_(self._sent, non_blocking=True)
        if self._calls == WARM_UP:
            self._record()
        self._calls += 1
        if self.graph is not None:
            self.graph.replay()
        else:
            self._packed = self._run()
        if self._received.shape != self._packed.shape:
            self._received = torch.empty(self._packed.shape, pin_memory=True)
        self._received.copy_(self._packed, non_blocking=True)
        torch.cuda.current_stream().synchronize()  # the one wait for the card
        return split(self._received.numpy().copy(), self._shapes)  # the next call writes into the buffer

    def _run(self) -> Tensor:
        outputs = self._net(*_inputs(self._layout.views(self._buffer)))
        self._shapes = [output.shape for output in outputs]
        return pack(outputs)

    def _record(self) -> None:
        """Record the kernels; where that fails, the part continues kernel by kernel."""
        graph = torch.cuda.CUDAGraph()
        stream = torch.cuda.current_stream()
        try:
            with torch.cuda.graph(graph, pool=self._pool, stream=stream, capture_error_mode="thread_local"):
                packed = self._run()
        except RuntimeError:
            torch.cuda.synchronize()
        else:
            self.graph, self._packed = graph, packed


class Layout:
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
        """Write arrays of the same shapes into the buffer [size] of bytes."""
        for (start, count, shape, dtype), array in zip(self._parts, arrays, strict=True):
            buffer[start : start + count].view(dtype).reshape(shape)[...] = array

    def views(self, buffer: Tensor) -> list[Tensor]:
        """The arrays in the buffer [size] of bytes, uint8 or float32, without a copy."""
        kinds = {np.dtype(np.uint8): torch.uint8, np.dtype(np.float32): torch.float32}
        return [
            buffer[start : start + count].view(kinds[dtype]).view(shape) for start, count, shape, dtype in self._parts
        ]


def pack(outputs: Sequence[Tensor]) -> Tensor:
    """All outputs in one row, on their device."""
    return torch.cat([output.float().flatten() for output in outputs])


def split(packed: Array, shapes: Sequence[torch.Size]) -> tuple[Array, ...]:
    """What `pack` made one row of, without a copy."""
    ends = np.cumsum([shape.numel() for shape in shapes])
    return tuple(row.reshape(shape) for row, shape in zip(np.split(packed, ends[:-1]), shapes, strict=True))


def _tensor(array: Array) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array, None if array.dtype == np.uint8 else np.float32))


def _inputs(tensors: Sequence[Tensor]) -> list[Tensor]:
    """What the networks take: images as [b, 3, h, w] in 0..1, the rest as it is."""
    return [each.permute(0, 3, 1, 2).float() / 255 if each.dtype == torch.uint8 else each for each in tensors]
