"""Exports a part's graph to ONNX: with PyTorch, and only for structures that have no graph yet.

The part is exported with random weights, each of which becomes a reference by the tensor's name in the checkpoint. A
test that binds other weights and compares the outputs with those of PyTorch proves that none stayed in the graph.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import onnx
import onnxscript  # noqa: F401  (torch.onnx imports it late: say at once when it is missing)
import torch
from onnx import TensorProto
from torch import Tensor

from handmirror.core.network.graph_files import Graph, GraphError
from handmirror.core.network.parts import CROP_SIZE, PALM_SIZE, Part
from handmirror.core.network.torch_parts import blank_part

EXTERNAL = "weights"  # a location that is never read: the engine binds the tensors by name
_OPSET = 20


def export_graph(part: Part) -> Graph:
    """The part's graph; GraphError when PyTorch's exporter cannot express the part in ONNX."""
    if part.config is not None and not part.config.backbone.name.startswith("random"):
        raise GraphError(f"{part.weights.name} does not contain its backbone's weights: export it again")
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
                optimize=False,
            )
            assert program is not None
            _optimize(program, net.state_dict())
        except Exception as error:  # whatever the exporter and its passes raise
            reason = next(iter(str(error).splitlines()), "")[:200] or type(error).__name__  # names the operation
            raise GraphError(f"ONNX cannot express {part.weights.name} ({reason})") from error
    return _without_weights(program.model_proto, net.state_dict())


def example_inputs(part: Part, b: int, t: int) -> dict[str, Tensor]:
    """Random inputs of `b` hands and `t` frames; images as float32 [b, 3, h, w]."""
    size = PALM_SIZE if part.name == "palms" else CROP_SIZE
    inputs = {
        "images": torch.rand(b, 3, size, size),
        "cameras": torch.tensor([400.0, 410.0, 112.0, 110.0]) * (1 + 0.2 * torch.rand(b, 4)),
    }
    if part.config is not None:
        decoder = part.config.decoder
        rays = {"ca": (64, 2 * decoder.heads * decoder.dim_head), "dense": (1, part.config.dim), "none": (1, 1)}
        inputs["rays"] = torch.randn(b, *rays[part.config.embedder])
    if part.name != "refine":
        return {name: inputs[name] for name in part.inputs}
    assert part.config is not None
    matrices = torch.linalg.qr(torch.eye(3) + 0.1 * torch.randn(b, t, 3, 3)).Q
    return {
        "tokens": torch.randn(b, t, part.config.dim),
        "seconds": torch.arange(1.0 - t, 1.0).expand(b, t) / 30,
        "cameras": torch.tensor([400.0, 410.0, 112.0, 110.0]) * (1 + 0.2 * torch.rand(b, t, 4)),
        "rotations": matrices * torch.linalg.det(matrices)[..., None, None],
    }


def _free_sizes(part: Part) -> tuple[tuple[dict[int, torch.export.Dim], ...] | dict[int, torch.export.Dim], ...]:
    b, t = torch.export.Dim("b"), torch.export.Dim("t")
    if part.name == "palms":
        side = 64 * torch.export.Dim("cells", min=1, max=16)
        return ({0: b, 2: side, 3: side},)
    each = {0: b, 1: t} if part.name == "refine" else {0: b}
    return tuple(each for _ in part.inputs)


def _optimize(program: torch.onnx.ONNXProgram, names: Iterable[str]) -> None:
    """Simplify the graph while its weights are inputs: else small ones would be folded into constants."""
    graph = program.model.graph
    weights = {name: graph.initializers.pop(name) for name in names if name in graph.initializers}
    tensors = {name: value.const_value for name, value in weights.items()}
    for value in weights.values():
        value.const_value = None
        graph.inputs.append(value)
    program.optimize()
    for name, value in weights.items():
        value.const_value = tensors[name]
        graph.inputs.remove(value)
        if value.uses():
            graph.initializers[name] = value


def _without_weights(model: onnx.ModelProto, names: Iterable[str]) -> Graph:
    """The graph with references by the checkpoint's names (a wrapper's prefix is not part of them) for weights."""
    graph = model.graph
    own = {name: name.removeprefix("net.") for name in names}
    shapes = {each.name: tuple(each.dims) for each in graph.initializer if each.name in own}
    constants = [constant for constant in graph.initializer if constant.name not in own]
    references = [_reference(own[name], shapes[name]) for name in sorted(shapes)]
    for node in graph.node:
        for k, name in enumerate(node.input):
            node.input[k] = own.get(name, name)
        node.ClearField("metadata_props")
        node.ClearField("doc_string")
    graph.ClearField("initializer")
    graph.initializer.extend([*constants, *references])
    graph.ClearField("value_info")
    graph.ClearField("metadata_props")
    model.ClearField("metadata_props")
    return Graph(model.SerializeToString(), tuple(own[name] for name in sorted(shapes)))


def _reference(name: str, shape: tuple[int, ...]) -> TensorProto:
    tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape)
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
