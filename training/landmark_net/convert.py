"""Turn MediaPipe's published .tflite hand models into the safetensors files that Handmirror ships.

`python -m training.landmark_net.convert TFLITE_DIR [--out assets/landmark_net]`
The files store float16 weights, so nothing is lost; the same input gives the same bytes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import tflite
import torch
import typer
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn

from core.assets import ASSETS
from core.errors import UserError
from core.network.landmark_net import LandmarkNet
from core.network.palm_net import PalmNet

SHIPPED = ("hand_landmark_full", "palm_detection_lite", "palm_detection_full")
_BUILDERS = {
    "hand_landmark_full": lambda: LandmarkNet("full"),
    "hand_landmark_lite": lambda: LandmarkNet("lite"),
    "palm_detection_full": lambda: PalmNet("full"),
    "palm_detection_lite": lambda: PalmNet("lite"),
}
_FOLDERS = {"hand": "hand_landmark", "palm": "palm_detection"}
_CONVOLUTIONS = (tflite.BuiltinOperator.CONV_2D, tflite.BuiltinOperator.DEPTHWISE_CONV_2D)
_HALF = tflite.TensorType.FLOAT16


def read_layers(path: Path) -> Iterator[list[Tensor]]:
    """Weights (and bias, where there is one) of each layer of a .tflite file, float16 in torch's layout, in graph order.

    Raises UserError when the file is missing or is no hand model.
    """
    if not path.is_file():
        raise UserError(
            f"{path} is missing: take it from the PyPI wheel mediapipe==0.10.21, "
            f"folder mediapipe/modules/{_FOLDERS.get(path.name[:4], '')}."
        )
    data = path.read_bytes()
    if data[4:8] != b"TFL3":
        raise UserError(f"{path} is not a TensorFlow Lite model: take it from the PyPI wheel mediapipe==0.10.21.")
    model = tflite.Model.GetRootAs(data, 0)
    graph = model.Subgraphs(0)
    halves: dict[int, NDArray[np.float16]] = {}  # by the tensor that holds the weights as float32 at run time
    for i in range(graph.OperatorsLength()):
        operator = graph.Operators(i)
        code = model.OperatorCodes(operator.OpcodeIndex())
        kind = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
        inputs = [int(t) for t in operator.InputsAsNumpy()]
        if kind == tflite.BuiltinOperator.DEQUANTIZE:
            halves[int(operator.Outputs(0))] = _constant(model, graph.Tensors(inputs[0]))
        elif kind in _CONVOLUTIONS:
            # [out, h, w, in] or, for depthwise, [1, h, w, channels]
            axes = (3, 0, 1, 2) if kind == tflite.BuiltinOperator.DEPTHWISE_CONV_2D else (0, 3, 1, 2)
            yield [_tensor(halves[inputs[1]].transpose(axes)), _tensor(halves[inputs[2]])]
        elif kind == tflite.BuiltinOperator.FULLY_CONNECTED:
            yield [_tensor(halves[inputs[1]]), _tensor(halves[inputs[2]])]
        elif kind == tflite.BuiltinOperator.PRELU:
            yield [_tensor(halves[inputs[1]].reshape(-1))]


def _constant(model: tflite.Model, tensor: tflite.Tensor) -> NDArray[np.float16]:
    if tensor.Type() != _HALF:
        raise UserError(f"Tensor {tensor.Name().decode()} is not float16: this is not a model of mediapipe==0.10.21.")
    data = model.Buffers(tensor.Buffer()).DataAsNumpy()
    return np.frombuffer(data.tobytes(), np.float16).reshape(tensor.ShapeAsNumpy())


def _tensor(array: NDArray[np.float16]) -> Tensor:
    return torch.from_numpy(array.copy())


def fill(net: nn.Module, path: Path) -> None:
    """Put the weights of a .tflite file into the network of the same shape; UserError when it is another one."""
    layers = list(read_layers(path))
    modules = [m for m in net.modules() if isinstance(m, nn.Conv2d | nn.Linear | nn.PReLU)]
    wrong = UserError(f"{path} does not hold the layers of its name: take it from the PyPI wheel mediapipe==0.10.21.")
    if len(layers) != len(modules):
        raise wrong
    for module, layer in zip(modules, layers, strict=True):
        parameters = list(module.parameters())
        unused = layer[len(parameters) :]  # the palm networks' depthwise layers carry a bias of zeros
        if any(p.shape != v.shape for p, v in zip(parameters, layer, strict=False)) or any(v.any() for v in unused):
            raise wrong
        for parameter, values in zip(parameters, layer, strict=False):
            parameter.data = values.float()


def convert(name: str, tflite_dir: Path, out: Path) -> Path:
    """Write `out/name.safetensors` (float16) from `tflite_dir/name.tflite` and return its path."""
    net = _BUILDERS[name]()
    fill(net, tflite_dir / f"{name}.tflite")
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name}.safetensors"
    save_file({key: value.half().contiguous() for key, value in net.state_dict().items()}, target)
    return target


def main(
    tflite_dir: Annotated[Path, typer.Argument(help="Folder with the .tflite files.")],
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = ASSETS / "landmark_net",
    model: Annotated[list[str] | None, typer.Option(help="Model to convert; all that ship by default.")] = None,
) -> None:
    """Convert MediaPipe's hand models to safetensors."""
    try:
        for name in model or SHIPPED:
            if name not in _BUILDERS:
                raise UserError(f"There is no model {name}: choose from {', '.join(_BUILDERS)}.")
            typer.echo(convert(name, tflite_dir, out))
    except UserError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from None


if __name__ == "__main__":
    typer.run(main)
