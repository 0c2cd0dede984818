"""The devices and engines that a user can choose. Nothing here needs an engine."""

from typing import Literal, get_args

from handmirror.core.errors import UserError

Device = Literal["auto", "cpu", "cuda", "directml", "coreml"]
EngineName = Literal["auto", "onnxruntime", "torch"]
DEVICES: tuple[Device, ...] = get_args(Device)
ENGINES: tuple[EngineName, ...] = get_args(EngineName)


def check_device(device: Device, engine: EngineName) -> None:
    """UserError for an invalid value, and for an engine that does not run on the device."""
    if device not in DEVICES:
        raise UserError(f"Invalid device {device!r}: choose one of {', '.join(DEVICES)}.")
    if engine not in ENGINES:
        raise UserError(f"Invalid engine {engine!r}: choose one of {', '.join(ENGINES)}.")
    if device == "cuda" and engine == "onnxruntime":
        raise UserError("On CUDA, the networks run in PyTorch: choose --engine torch, or another device.")
    if device in ("directml", "coreml") and engine == "torch":
        raise UserError(f"Only ONNX Runtime runs on {device}: choose --engine onnxruntime, or another device.")
