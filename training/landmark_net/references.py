"""Answers of the TFLite runtime for a few images, stored for the parity tests.

`python -m handmirror.training.landmark_net.references TFLITE_DIR [--out tests/core/data/networks.npz]`
"""

from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from handmirror.core.errors import UserError
from handmirror.training.landmark_net.convert import MODELS, find_tflite

OUTPUTS = {
    "hand_landmark": ("image_landmarks", "presence", "right", "world_landmarks"),
    "palm_detection": ("boxes", "logits"),
}
BOX_STEP = 7  # every seventh box is stored, so that the file stays small
_DEFAULT_OUT = Path(__file__).resolve().parents[2] / "tests/core/data/networks.npz"

# Upright open hand in a unit square: start, end, radius of the palm and the fingers
_CAPSULES = (
    ((0.50, 0.97), (0.50, 0.72), 0.10),
    ((0.42, 0.66), (0.58, 0.66), 0.13),
    ((0.38, 0.72), (0.22, 0.50), 0.045),
    ((0.39, 0.55), (0.34, 0.27), 0.04),
    ((0.48, 0.53), (0.47, 0.20), 0.04),
    ((0.56, 0.55), (0.60, 0.25), 0.04),
    ((0.64, 0.60), (0.72, 0.36), 0.035),
)


def sample_images(size: int) -> NDArray[np.float32]:
    """[2, 3, size, size] RGB in 0..1: a drawn hand, and noise."""
    noise = np.random.default_rng(0).random((3, size, size), np.float32)
    return np.stack([_drawn_hand(size), noise])


def _drawn_hand(size: int) -> NDArray[np.float32]:
    y, x = (np.mgrid[:size, :size] + 0.5) / size
    image = np.stack([0.2 + 0.3 * x, 0.3 + 0.2 * y, 0.5 - 0.2 * x])
    for (x0, y0), (x1, y1), radius in _CAPSULES:
        dx, dy = x1 - x0, y1 - y0
        along = np.clip(((x - x0) * dx + (y - y0) * dy) / (dx**2 + dy**2), 0, 1)
        distance = np.hypot(x - x0 - along * dx, y - y0 - along * dy) / radius
        skin = np.array([0.9, 0.68, 0.55])[:, None, None] * (1 - 0.35 * distance**2)
        image = np.where(distance < 1, skin, image)
    return image.astype(np.float32)


def run_tflite(path: Path, images: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Outputs of a .tflite model for [b, 3, h, w] images, one by one, stacked: [b, ...] each."""
    from ai_edge_litert.interpreter import Interpreter  # imported here, since the images are used without it

    interpreter = Interpreter(str(path), num_threads=1)
    interpreter.allocate_tensors()
    answers = []
    for image in images:
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], image.transpose(1, 2, 0)[None].copy())
        interpreter.invoke()
        answers.append([interpreter.get_tensor(o["index"])[0] for o in interpreter.get_output_details()])
    return [np.stack(output) for output in zip(*answers, strict=True)]


def reference(name: str, path: Path) -> dict[str, NDArray[np.float32]]:
    """Outputs of the TFLite runtime for `pictures`, by the fields of the network's output, in their shapes."""
    family, size = ("hand_landmark", 224) if name.startswith("hand_landmark") else ("palm_detection", 192)
    outputs = dict(zip(OUTPUTS[family], run_tflite(path, sample_images(size)), strict=True))
    for field, values in outputs.items():
        if field.endswith("landmarks"):
            outputs[field] = values.reshape(-1, 21, 3)
        elif field != "boxes":
            outputs[field] = values.squeeze(-1)
    return outputs


def main(
    tflite_dir: Annotated[Path, typer.Argument(help="Folder with the .tflite files.")],
    out: Annotated[Path, typer.Option(help="File to write.")] = _DEFAULT_OUT,
) -> None:
    """Store the TFLite runtime's answers for the networks that ship."""
    try:
        arrays = {
            f"{name}/{field}": values[:, ::BOX_STEP] if field == "boxes" else values
            for name, model in MODELS.items()
            if model.ships
            for field, values in reference(name, find_tflite(name, tflite_dir)).items()
        }
    except UserError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from None
    np.savez_compressed(out, allow_pickle=False, **arrays)
    typer.echo(out)


if __name__ == "__main__":
    typer.run(main)
