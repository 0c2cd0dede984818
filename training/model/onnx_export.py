"""A PoseNet as ONNX: `encode.onnx`, `refine.onnx` (stage 2) and `answer.onnx`, for programs without PyTorch.

    encode: img [b, 3, 224, 224] RGB 0..1, camera [b, 4]                             -> token [b, d] and landmarks
    refine: tokens [b, t, d], timestamp [b, t], camera [b, t, 4], camera_rotation [b, t, 3, 3] -> token [b, d]
    answer: token [b, d], camera [b, 4]                -> pose [b, 1, 48], shape [b, 1, 10], trans [b, 1, 3]

The landmark backbone's landmarks are `points` [b, 21, 3] in pixels of the crop, `presence` and `right` [b], and `space`
[b, 21, 3] in metres, see core.network.landmark_net; with a finder also `joints` [b, 21, 2] and `spread` [b, 21], see
core.network.finder. A live program follows the hand by them.

All float32; b and t (1 .. num_frame, the newest last) are free; units as in core.network.pose_net. Give timestamps
relative to the newest frame, since float32 is too coarse for a clock's. Some runtimes compute with less: OpenVINO in
bfloat16 on some processors, which moves joints by a pixel, unless INFERENCE_PRECISION_HINT is f32. The files' metadata
mention this (`precision`).
"""

import copy
import logging
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from handmirror.core.files import write_errors
from handmirror.core.network.onnx_runtime import load_onnxruntime
from handmirror.core.network.pose_net import PoseNet

SIZE = 224
LANDMARKS = ("points", "presence", "right", "space")
FOUND = ("joints", "spread")
PRECISION = "float32; ask for it where the runtime may choose less, in OpenVINO by INFERENCE_PRECISION_HINT=f32"


class _Part(nn.Module):
    """One method of a network as a module of its own."""

    def __init__(self, net: PoseNet, method: Callable[..., Tensor | tuple[Tensor, ...]]) -> None:
        super().__init__()
        self.net = net
        self.method = method
        self.eval()

    def forward(self, *inputs: Tensor) -> Tensor | tuple[Tensor, ...]:
        return self.method(*inputs)


def export_onnx(net: PoseNet, folder: Path) -> dict[str, float]:
    """Write the network's parts into `folder` and compare them with it in ONNX Runtime.

    Returns the largest absolute difference of each part's outputs on random inputs with other b and t than it was
    traced with.
    """
    net = copy.deepcopy(net).cpu().float().eval()  # the caller's stays where it is
    differences = {}
    for name, (method, inputs, outputs) in _parts(net).items():
        path = folder / f"{name}.onnx"
        with write_errors(path, "free some space or choose another"):
            folder.mkdir(parents=True, exist_ok=True)
            _export(_Part(net, method), inputs(2, net.config.num_frame), outputs, path)
        differences[name] = max(_difference(path, method, inputs(b, t)) for b, t in _other_sizes(net))
    return differences


_Inputs = Callable[[int, int], dict[str, Tensor]]


def _parts(net: PoseNet) -> dict[str, tuple[Callable[..., Tensor | tuple[Tensor, ...]], _Inputs, list[str]]]:
    """Name -> method, random inputs for b and t, names of the outputs."""

    def encode(img: Tensor, camera: Tensor) -> tuple[Tensor, ...]:
        return net.encode_crops(img, camera).parts

    def answer(token: Tensor, camera: Tensor) -> tuple[Tensor, ...]:
        given = net.decode(token, camera)
        return given.pose, given.shape, given.trans

    def tokens(*size: int) -> Tensor:
        return torch.randn(*size, net.config.dim)

    has_landmarks = net.config.backbone.kind == "landmark"
    encoded = ["token", *(LANDMARKS if has_landmarks else ()), *(FOUND if net.finder is not None else ())]
    parts: dict[str, tuple[Callable[..., Tensor | tuple[Tensor, ...]], _Inputs, list[str]]] = {
        "encode": (encode, lambda b, t: {"img": torch.rand(b, 3, SIZE, SIZE), "camera": _cameras(b)}, encoded),
        "answer": (answer, lambda b, t: {"token": tokens(b), "camera": _cameras(b)}, ["pose", "shape", "trans"]),
    }
    if net.temporal is not None:
        parts["refine"] = (net.refine, lambda b, t: {"tokens": tokens(b, t), **_window(b, t)}, ["token"])
    return parts


def _cameras(*size: int) -> Tensor:
    return torch.tensor([400.0, 410.0, 112.0, 110.0]) * (1 + 0.2 * torch.rand(*size, 4))


def _window(b: int, t: int) -> dict[str, Tensor]:
    turns = torch.linalg.qr(torch.eye(3) + 0.1 * torch.randn(b, t, 3, 3)).Q
    turns = turns * torch.linalg.det(turns)[..., None, None]
    return {
        "timestamp": torch.arange(1.0 - t, 1.0).expand(b, t) / 30,
        "camera": _cameras(b, t),
        "camera_rotation": turns,
    }


def _other_sizes(net: PoseNet) -> list[tuple[int, int]]:
    return [(1, 1), (3, net.config.num_frame), (1, max(net.config.num_frame - 3, 1))]


def _export(part: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    """Write one part with free b and t."""
    batch, frames = torch.export.Dim("b"), torch.export.Dim("t")
    shapes = tuple({0: batch, 1: frames} if "tokens" in inputs else {0: batch} for _ in inputs)
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)  # it warns of libraries that are not needed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            part,
            tuple(inputs.values()),
            path,
            dynamo=True,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_shapes=(shapes,),
            external_data=False,
            verbose=False,
        )
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"precision": PRECISION})
    onnx.save(model, path)


@torch.no_grad()
def _difference(path: Path, method: Callable[..., Tensor | tuple[Tensor, ...]], inputs: dict[str, Tensor]) -> float:
    session = load_onnxruntime().InferenceSession(path, providers=["CPUExecutionProvider"])
    theirs = session.run(None, {name: value.numpy() for name, value in inputs.items()})
    ours = method(*inputs.values())
    ours = ours if isinstance(ours, tuple) else (ours,)
    return max(float(np.abs(a - b.numpy()).max()) for a, b in zip(theirs, ours, strict=True))
