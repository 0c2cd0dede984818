"""The device of PyTorch that a network is scored on."""

from typing import Literal

import torch

from handmirror.core.errors import UserError

Device = Literal["auto", "cpu", "cuda"]


def choose_device(wish: Device) -> torch.device:
    """The device to run on; UserError when CUDA is asked for and cannot be used."""
    has_cuda = torch.cuda.is_available()
    if wish == "cuda" and not has_cuda:
        raise UserError("No CUDA device can be used here: install NVIDIA's driver, or choose --device cpu.")
    return torch.device("cuda" if wish != "cpu" and has_cuda else "cpu")
