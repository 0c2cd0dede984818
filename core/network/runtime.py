"""Runs a network on the device of choice."""

from collections.abc import Callable
from typing import Literal, TypeVar

import numpy as np
import torch
from einops import rearrange
from torch import Tensor, nn

from core.errors import UserError
from core.network.cpu import prepare_for_cpu
from core.types import Image

Device = Literal["auto", "cpu", "cuda"]
Output = TypeVar("Output", bound=tuple)


def choose_device(wish: Device) -> torch.device:
    """The device to run on; UserError when CUDA is wished for and not there."""
    there = torch.cuda.is_available()
    if wish == "cuda" and not there:
        raise UserError("No CUDA device can be used here: install NVIDIA's driver, or choose --device cpu.")
    return torch.device("cuda" if wish != "cpu" and there else "cpu")


def device_label(device: torch.device) -> str:
    """The device in words, for people."""
    return torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"


def prepare(net: nn.Module, size: int, output: type[Output], device: torch.device) -> Callable[[list[Image]], Output]:
    """A function from pictures [size, size, 3] uint8 to the network's answers, on the CPU, without gradients."""
    if device.type == "cpu":
        run = prepare_for_cpu(net, size, output)
    else:
        net = net.to(device).eval()

        @torch.inference_mode()
        def run(images: Tensor) -> Output:
            return output(*(tensor.cpu() for tensor in net(images.to(device, non_blocking=True))))

    def look(pictures: list[Image]) -> Output:
        images = torch.from_numpy(np.stack(pictures))
        return run(rearrange(images, "b h w c -> b c h w").float().div_(255))

    return look
