"""Where a tracker can run on this computer."""

from handmirror.core.network.devices import Device
from handmirror.core.network.engine import has_cuda, onnx_devices


def available_devices() -> tuple[Device, ...]:
    """The values of TrackerConfig.device that can be used here, "auto" first."""
    cuda: tuple[Device, ...] = ("cuda",) if has_cuda() else ()
    return ("auto", "cpu", *cuda, *(device for device in onnx_devices() if device != "cpu"))
