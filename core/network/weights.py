"""Weights from files of several kinds into a network."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from handmirror.core.errors import UserError
from handmirror.core.network.safetensors_header import NOT_FINITE, check_header

_WRAPPERS = ("module.", "_orig_mod.")  # in front of names saved from DistributedDataParallel or torch.compile
_SHOWN = 8


def read_weights(path: Path) -> dict[str, Tensor]:
    """Named tensors of an Accelerate folder (its model.safetensors), a .safetensors file or a torch file.

    A torch file may hold them under "model" or "state_dict"; code in it is never run. UserError when the file cannot be
    read or holds numbers that are not finite.
    """
    file = path / "model.safetensors" if path.is_dir() else path
    if not file.is_file():
        raise UserError(
            f"The weights {file} do not exist: give an Accelerate folder, a .safetensors file or a torch file."
        )
    content = _content(file)
    for key in ("model", "state_dict"):
        if isinstance(content, Mapping) and isinstance(content.get(key), Mapping):
            content = content[key]
    if not isinstance(content, Mapping) or not all(isinstance(value, Tensor) for value in content.values()):
        raise UserError(f"The weights {file} contain no named tensors: give a file with a network's weights.")
    for name, tensor in content.items():
        if tensor.is_floating_point() and not tensor.isfinite().all():
            raise UserError(NOT_FINITE.format(file, name))
    return {_bare(str(name)): tensor for name, tensor in content.items()}


def _content(file: Path) -> Any:
    try:
        if file.suffix == ".safetensors":
            check_header(file)
            return load_file(file)
        return torch.load(file, map_location="cpu", weights_only=True)
    except UserError:
        raise
    except Exception as error:  # torch.load raises what its unpickler happens to meet
        raise UserError(f"The weights {file} cannot be read: the file is damaged or of an unsupported type.") from error


def fill(net: nn.Module, weights: Mapping[str, Tensor], path: Path, optional: tuple[str, ...] = ()) -> None:
    """Copy `weights` into `net`; all names that begin with one of `optional` may be absent, but only together.

    Raises UserError with the list when a weight is missing or has another shape. Names that the net does not have are
    passed over.
    """
    own = net.state_dict()
    found = {name: weights[name] for name in own if name in weights}
    may_lack = tuple(part for part in optional if not any(name.startswith(part) for name in found))
    missing = [name for name in own if name not in found and not name.startswith(may_lack)]
    misshapen = [
        f"{name} {tuple(tensor.shape)} for {tuple(own[name].shape)}"
        for name, tensor in found.items()
        if tensor.shape != own[name].shape
    ]
    for fault, names in (("lack", missing), ("have other shapes in", misshapen)):
        if names:
            raise UserError(
                f"The weights {path} {fault} {len(names)} of the network's {len(own)} tensors ({_list(names)}): "
                f"give a checkpoint of the same network."
            )
    net.load_state_dict(found, strict=False)


def _bare(name: str) -> str:
    for wrapper in _WRAPPERS:
        name = name.removeprefix(wrapper)
    return name


def _list(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
