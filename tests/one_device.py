"""A guard for tests: what runs on `meta` tensors alone runs on a GPU alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

SENDS = (torch.tensor, torch.as_tensor, torch.from_numpy, Tensor.new_tensor, Tensor.item, Tensor.tolist, Tensor.cpu)


class _NoUploads(TorchFunctionMode):
    """Refuses what makes a tensor of Python's numbers, or reads one."""

    def __torch_function__(self, func: Callable, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        assert func not in SENDS, f"{func.__name__} crosses from one device to another"
        if func is Tensor.__getitem__:
            places = args[1] if isinstance(args[1], tuple) else (args[1],)
            assert not any(isinstance(place, list | tuple | np.ndarray) for place in places), "places sent to the GPU"
        return func(*args, **(kwargs or {}))


class _OneDevice(TorchDispatchMode):
    """Refuses operations on tensors of different devices; numbers aside, which travel with the kernel."""

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        tensors = [each for each in tree_leaves((args, kwargs, result)) if isinstance(each, Tensor) and each.dim()]
        assert len({each.device for each in tensors}) < 2, f"{func} crosses from one device to another"
        return result


@contextmanager
def one_device() -> Iterator[None]:
    """Fails where a tensor crosses to another device."""
    with _NoUploads(), _OneDevice():
        yield
