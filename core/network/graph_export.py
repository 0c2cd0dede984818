"""Exports a part's graph to ONNX: with PyTorch, and only for structures that have no graph yet.

The part is exported with random weights. Each constant of the graph that is one of them, or one transposed, becomes a
reference by the tensor's name in the checkpoint. A test that binds other weights and compares the answers with those
of PyTorch proves that no weight stayed behind in the graph.
"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import onnx
import onnxscript  # noqa: F401  (torch.onnx imports it late: say at once when it is missing)
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from core.network.graphs import Graph, GraphError
from core.network.parts import CROP_SIZE, PALM_SIZE, Part
from core.network.torch_parts import blank_part

EXTERNAL = "weights"  # a location that is never read: the engine binds the tensors by name
_OPSET = 20


def export_graph(part: Part) -> Graph:
    """The part's graph; GraphError when PyTorch's exporter cannot express the part in ONNX."""
    if part.config is not None and not part.config.backbone.name.startswith("random"):
        raise GraphError(f"{part.weights.name} does not hold its backbone's weights: export it again")
    with torch.random.fork_rng(devices=[]), _quiet():
        torch.manual_seed(0)
        net = blank_part(part)
        try:
            program = torch.onnx.export(
                net,
                tuple(example_inputs(part, 2, 3).values()),
                dynamo=True,
                opset_version=_OPSET,
                input_names=list(part.inputs),
                output_names=list(part.outputs),
                dynamic_shapes=_free_sizes(part),
                verbose=False,
            )
        except Exception as error:  # whatever the exporter and its passes raise
            raise GraphError(f"ONNX cannot express {part.weights.name} ({type(error).__name__})") from error
    assert program is not None
    return _without_weights(program.model_proto, _own_weights(net))


def example_inputs(part: Part, b: int, t: int) -> dict[str, Tensor]:
    """Random inputs of `b` hands and `t` frames; pictures as float32 [b, 3, h, w]."""
    size = PALM_SIZE if part.name == "palms" else CROP_SIZE
    inputs = {
        "images": torch.rand(b, 3, size, size),
        "cameras": torch.tensor([400.0, 410.0, 112.0, 110.0]) * (1 + 0.2 * torch.rand(b, 4)),
    }
    if part.name != "refine":
        return {name: inputs[name] for name in part.inputs}
    assert part.config is not None
    turns = torch.linalg.qr(torch.eye(3) + 0.1 * torch.randn(b, t, 3, 3)).Q
    return {
        "tokens": torch.randn(b, t, part.config.dim),
        "seconds": torch.arange(1.0 - t, 1.0).expand(b, t) / 30,
        "cameras": torch.tensor([400.0, 410.0, 112.0, 110.0]) * (1 + 0.2 * torch.rand(b, t, 4)),
        "rotations": turns * torch.linalg.det(turns)[..., None, None],
    }


def _free_sizes(part: Part) -> tuple[tuple[dict[int, torch.export.Dim], ...] | dict[int, torch.export.Dim], ...]:
    b, t = torch.export.Dim("b"), torch.export.Dim("t")
    if part.name == "palms":
        side = 64 * torch.export.Dim("cells", min=1, max=16)
        return ({0: b, 2: side, 3: side},)
    each = {0: b, 1: t} if part.name == "refine" else {0: b}
    return tuple(each for _ in part.inputs)


def _own_weights(net: nn.Module) -> dict[str, np.ndarray]:
    """By their names in the checkpoint: a wrapper's prefix is not part of them."""
    return {name.removeprefix("net."): tensor.detach().numpy() for name, tensor in net.state_dict().items()}


def _without_weights(model: onnx.ModelProto, weights: dict[str, np.ndarray]) -> Graph:
    graph, bound = model.graph, _Bound(weights)
    constants = [constant for constant in graph.initializer if not bound.take(constant)]
    nodes = [*bound.nodes, *graph.node]
    for node in nodes:
        for k, name in enumerate(node.input):
            node.input[k] = bound.renamed.get(name, name)
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    references = [_reference(name, weights[name]) for name in sorted(bound.used)]
    for field, content in (("initializer", [*constants, *bound.constants, *references]), ("node", nodes)):
        graph.ClearField(field)
        getattr(graph, field).extend(content)
    graph.ClearField("value_info")
    graph.ClearField("metadata_props")
    model.ClearField("metadata_props")
    return Graph(model.SerializeToString(), tuple(sorted(bound.used)))


class _Bound:
    """Which constants of a graph are weights, or made of one."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self._weights = weights
        self.used: set[str] = set()
        self.renamed: dict[str, str] = {}  # names of constants -> of weights
        self.nodes: list[onnx.NodeProto] = []  # what makes constants of weights
        self.constants: list[TensorProto] = []  # what those nodes need

    def take(self, constant: TensorProto) -> bool:
        """Whether a constant is a weight or made of one, which is then referred to by name."""
        value = numpy_helper.to_array(constant)
        if value.dtype != np.float32 or not value.size:
            return False
        own = constant.name.removeprefix("net.")
        if own in self._weights and np.array_equal(self._weights[own], value):
            self.renamed[constant.name] = own
            self.used.add(own)
            return True
        for name, weight in self._weights.items():
            if value.size == weight.size > 1 and self._make(name, weight, constant.name, value):
                self.used.add(name)
                return True
        return False

    def _make(self, name: str, weight: np.ndarray, result: str, value: np.ndarray) -> bool:
        """Add the node that makes the constant `result` of a weight, if it is one of the forms that are folded."""
        if value.ndim == 2 and np.array_equal(weight, value.T):
            self.nodes.append(helper.make_node("Transpose", [name], [result], perm=[1, 0]))
            return True
        if weight.ndim != 1 or value.shape[0] != weight.size:  # with axes of length 1 behind, as a PReLU's slopes
            return False
        shape, one = f"{result} shape", f"{result} one"
        if np.array_equal(weight, value.ravel()):
            self.nodes.append(helper.make_node("Reshape", [name, shape], [result]))
        elif np.array_equal(1 - weight, value.ravel()):
            self.nodes.append(helper.make_node("Reshape", [name, shape], [f"{result} weight"]))
            self.nodes.append(helper.make_node("Sub", [one, f"{result} weight"], [result]))
            self.constants.append(numpy_helper.from_array(np.array(1, np.float32), one))
        else:
            return False
        self.constants.append(numpy_helper.from_array(np.array(value.shape, np.int64), shape))
        return True


def _reference(name: str, weight: np.ndarray) -> TensorProto:
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=weight.shape)
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=EXTERNAL)
    return tensor


@contextmanager
def _quiet() -> Iterator[None]:
    """The exporter's logs concern its developers."""
    loggers = [logging.getLogger(name) for name in ("torch.onnx", "torch.export", "onnxscript", "onnx_ir")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
