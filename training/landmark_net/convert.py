"""Turn MediaPipe's published .tflite hand models into the safetensors files that Handmirror ships.

`python -m handmirror.training.landmark_net.convert TFLITE_DIR [--out assets/landmark_net]`
Both hold the weights as float16, so nothing is lost; the same input gives the same bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import tflite
import torch
import typer
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn

from handmirror.core.assets import ASSETS, sha256
from handmirror.core.errors import UserError
from handmirror.core.network.landmark_net import LandmarkNet
from handmirror.core.network.palm_net import PalmNet

_DEPTHWISE = tflite.BuiltinOperator.DEPTHWISE_CONV_2D


@dataclass(frozen=True)
class Model:
    """One published file and the network it belongs to."""

    build: Callable[[], nn.Module]
    folder: str  # inside the wheel
    sha256: str
    ships: bool


MODELS = {
    "hand_landmark_full": Model(
        lambda: LandmarkNet("full"),
        "mediapipe/modules/hand_landmark",
        "8c026882c9ec059ce0f8e75266bee5a9a23c341a40e0000df755374d3d1b9b68",
        ships=True,
    ),
    "hand_landmark_lite": Model(
        lambda: LandmarkNet("lite"),
        "mediapipe/modules/hand_landmark",
        "d7fde8ac11f8ce03f8663775bfc323f4fc9f2a38062b4f4efa142874ef5b2a48",
        ships=False,
    ),
    "palm_detection_full": Model(
        lambda: PalmNet("full"),
        "mediapipe/modules/palm_detection",
        "2f25e740121983f68ffc05f99991d524dc0ea812134f6316a26125816941ee85",
        ships=False,
    ),
    "palm_detection_lite": Model(
        lambda: PalmNet("lite"),
        "mediapipe/modules/palm_detection",
        "e9a4aaddf90dda56a87235303cf00e4c2d3fb28725f68fd88772997dac905c18",
        ships=True,
    ),
}


def find_tflite(name: str, tflite_dir: Path) -> Path:
    """Path of a published model; UserError when it is missing or another file."""
    path = tflite_dir / f"{name}.tflite"
    source = f"take it from the PyPI wheel mediapipe==0.10.21, folder {MODELS[name].folder}"
    if not path.is_file():
        raise UserError(f"{path} is missing: {source}.")
    if sha256(path) != MODELS[name].sha256:
        raise UserError(f"{path} is not the published file, its SHA-256 differs: {source}.")
    return path


def read_layers(path: Path) -> Iterator[list[Tensor]]:
    """Weights (and biases) of each layer of a .tflite file, float16 in torch's layout, in the order of the graph."""
    model = tflite.Model.GetRootAs(path.read_bytes(), 0)
    graph = model.Subgraphs(0)
    weights: dict[int, NDArray[np.float16]] = {}  # by the tensor that holds them as float32 at run time
    for i in range(graph.OperatorsLength()):
        operator = graph.Operators(i)
        code = model.OperatorCodes(operator.OpcodeIndex())
        kind = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
        inputs = [int(t) for t in operator.InputsAsNumpy()]
        if kind == tflite.BuiltinOperator.DEQUANTIZE:
            tensor = graph.Tensors(inputs[0])
            stored = np.frombuffer(model.Buffers(tensor.Buffer()).DataAsNumpy().tobytes(), np.float16)
            weights[int(operator.Outputs(0))] = stored.reshape(tensor.ShapeAsNumpy())
        elif kind in (tflite.BuiltinOperator.CONV_2D, _DEPTHWISE):
            # From [out, h, w, in]; a depthwise one comes as [1, h, w, channels].
            axes = (3, 0, 1, 2) if kind == _DEPTHWISE else (0, 3, 1, 2)
            yield [_tensor(weights[inputs[1]].transpose(axes)), _tensor(weights[inputs[2]])]
        elif kind == tflite.BuiltinOperator.FULLY_CONNECTED:
            yield [_tensor(weights[inputs[1]]), _tensor(weights[inputs[2]])]
        elif kind == tflite.BuiltinOperator.PRELU:
            yield [_tensor(weights[inputs[1]].reshape(-1))]


def _tensor(array: NDArray[np.float16]) -> Tensor:
    return torch.from_numpy(array.copy())


def build(name: str, tflite_dir: Path) -> nn.Module:
    """The network `name` with the weights of `tflite_dir/name.tflite`; UserError as in `find_tflite`."""
    net = MODELS[name].build()
    modules = [m for m in net.modules() if isinstance(m, nn.Conv2d | nn.Linear | nn.PReLU)]
    layers = read_layers(find_tflite(name, tflite_dir))
    for module, layer in zip(modules, layers, strict=True):
        parameters = list(module.parameters())
        for parameter, values in zip(parameters, layer, strict=False):
            if parameter.shape != values.shape:
                raise ValueError(f"{name}: {module} does not fit weights of shape {tuple(values.shape)}")
            parameter.data = values.float()
        if any(values.any() for values in layer[len(parameters) :]):  # the palm networks' depthwise biases: all zero
            raise ValueError(f"{name}: {module} has no place for a bias")
    return net.eval()


def convert(name: str, tflite_dir: Path, out: Path) -> Path:
    """Write `out/name.safetensors` (float16) from `tflite_dir/name.tflite` and return its path."""
    state = build(name, tflite_dir).state_dict()
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}.safetensors"
    save_file({key: value.half().contiguous() for key, value in state.items()}, target)
    return target


def main(
    tflite_dir: Annotated[Path, typer.Argument(help="Folder with the .tflite files.")],
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = ASSETS / "landmark_net",
) -> None:
    """Convert MediaPipe's hand models to the safetensors files that ship."""
    try:
        for name, model in MODELS.items():
            if model.ships:
                typer.echo(convert(name, tflite_dir, out))
    except UserError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from None


if __name__ == "__main__":
    typer.run(main)
