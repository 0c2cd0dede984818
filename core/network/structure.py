"""The tensors that a config's PoseNet has, computed without PyTorch, to compare a file with its own description.

A network is built as its config says, so a config that lies costs memory and time before any weight is read. The
backbone's and the readers' own tensors depend on few numbers and are compared when the weights are put in.
"""

from collections.abc import Mapping
from math import prod

from handmirror.core.network.config import DINO_SIZES, PoseNetConfig, TransformerConfig

Shape = tuple[int, ...]
_PARTS = ("decoder.", "embedder.", "heads.", "temporal.")  # whose tensors `part_shapes` lists, all of them
_OPTIONAL = ("points", "finder")
_RAY, _RAYS, _CAMERA = 5, 320, 13  # numbers of a ray, of all rays of a crop, and of a crop's camera relative to another
_POSE, _BETAS, _BINS = 96, 10, 2048


def mismatch(config: PoseNetConfig, shapes: Mapping[str, Shape]) -> str:
    """How tensors of these shapes differ from those that the config describes, in words; empty where they do not."""
    expected = part_shapes(config)
    for name, shape in expected.items():
        if name not in shapes:
            return f"{name} is missing"
        if shapes[name] != shape:
            return f"{name} has the shape {_text(shapes[name])}, but its config requires {_text(shape)}"
    for name in shapes:
        if name.startswith(_PARTS) and name not in expected:
            return f"{name[:80]} is not expected"
    for part in _OPTIONAL:
        if getattr(config, part) != any(name.startswith(f"{part}.") for name in shapes):
            return f"{part}: {'no tensors' if getattr(config, part) else 'unexpected tensors'}"
    return _backbone_mismatch(config, shapes)


def part_shapes(config: PoseNetConfig) -> dict[str, Shape]:
    """The tensors of everything but backbone, projection, points and finder."""
    dim = config.dim
    shapes = {"decoder.query": (dim,), **_stack("decoder", dim, config.decoder)}
    shapes |= _linear("heads.pose", dim, _POSE) | _linear("heads.shape", dim, _BETAS)
    shapes |= _linear("heads.trans", dim, _BINS) | _embedder(config)
    if config.stage == 2:
        shapes |= _stack("temporal", dim, config.temporal) | _linear("temporal.out", dim, dim)
        shapes |= _linear("temporal.camera.0", _CAMERA, dim) | _linear("temporal.camera.2", dim, dim)
    return shapes


def _embedder(config: PoseNetConfig) -> dict[str, Shape]:
    dim = config.dim
    if config.embedder == "ca":
        shapes = _linear("embedder.rays.0", _RAY, dim) | _linear("embedder.rays.2", dim, dim)
        shapes |= _norm("embedder.rays.3", dim) | _norm("embedder.norm", dim) | _linear("embedder.out", dim, dim)
        return shapes | _attention("embedder", dim, config.decoder)
    if config.embedder == "dense":
        return _linear("embedder.mlp.0", _RAYS, dim) | _linear("embedder.mlp.2", dim, dim)
    return {}


def _stack(name: str, dim: int, sizes: TransformerConfig) -> dict[str, Shape]:
    """Transformer layers between two norms."""
    shapes = _norm(f"{name}.context_norm", dim) | _norm(f"{name}.norm", dim)
    for k in range(sizes.layers):
        layer = f"{name}.layers.{k}"
        shapes |= _norm(f"{layer}.norm", dim) | _attention(layer, dim, sizes) | _norm(f"{layer}.mlp.0", dim)
        shapes |= _linear(f"{layer}.mlp.1", dim, sizes.mlp) | _linear(f"{layer}.mlp.3", sizes.mlp, dim)
    return shapes


def _attention(name: str, dim: int, sizes: TransformerConfig) -> dict[str, Shape]:
    inner = sizes.heads * sizes.dim_head
    weights = {f"{name}.attention.to_q.weight": (inner, dim), f"{name}.attention.to_kv.weight": (2 * inner, dim)}
    return weights | _linear(f"{name}.attention.to_out", inner, dim)


def _linear(name: str, inputs: int, outputs: int) -> dict[str, Shape]:
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def _norm(name: str, dim: int) -> dict[str, Shape]:
    return {f"{name}.weight": (dim,), f"{name}.bias": (dim,)}


def _backbone_mismatch(config: PoseNetConfig, shapes: Mapping[str, Shape]) -> str:
    """Whether the backbone is there and, as DINOv2 comes in sizes up to a gigabyte, about as large as its name says."""
    numbers = sum(prod(shape) for name, shape in shapes.items() if name.startswith("backbone."))
    words = config.backbone.name.split("-") if config.backbone.kind == "dino" else []
    hidden, layers = next((DINO_SIZES[word][:2] for word in words if word in DINO_SIZES), (0, 0))
    if numbers < max(1, 12 * layers * hidden**2):  # of only a layer's matrices
        return f"its backbone of {numbers} values is too small for a {config.backbone.kind} {config.backbone.name}"
    return ""


def _text(shape: Shape) -> str:
    return "x".join(map(str, shape))
