"""Loads ONNX Runtime: the one place that imports it, for it must not report to anybody.

From 1.29 on the official wheels for Linux and macOS report use to Microsoft unless ORT_DISABLE_TELEMETRY is set before
they are loaded; those for Windows log events that the system may send. Handmirror depends on the versions before that,
and switches the reports off for whoever has a newer one.
"""

import os
from types import ModuleType

SWITCH = "ORT_DISABLE_TELEMETRY"


def load_onnxruntime() -> ModuleType:
    """The package; ImportError or OSError when it cannot be loaded."""
    os.environ[SWITCH] = "1"
    try:
        import onnxruntime
    except (ImportError, OSError):
        raise
    except Exception as error:  # what a damaged installation happens to raise
        raise ImportError(f"{type(error).__name__}: {error}") from error
    if not hasattr(onnxruntime, "__version__"):  # an emptied folder can be imported too
        raise ImportError("the installed package is incomplete")
    if hasattr(onnxruntime, "disable_telemetry_events"):
        onnxruntime.disable_telemetry_events()  # Windows reads no variable
    package: ModuleType = onnxruntime
    return package
