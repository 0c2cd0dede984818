"""Which computer and which software a figure belongs to."""

import os
import platform
import subprocess
import sys
from pathlib import Path

from handmirror.core.provenance import versions


def machine() -> dict[str, str]:
    """Processor, cores, system and versions; nothing large is imported."""
    cores = str(os.cpu_count() or "unknown")
    return {"processor": processor(), "cores": cores, **versions()}


def processor() -> str:
    """The processor's name as its maker gives it, else its architecture."""
    name = ""
    if sys.platform == "linux":
        name = _from_cpuinfo(Path("/proc/cpuinfo"))
    elif sys.platform == "darwin":
        asked = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True)
        name = asked.stdout.strip()
    elif sys.platform == "win32":
        name = _from_registry()
    return name or platform.processor() or platform.machine()


def _from_cpuinfo(path: Path) -> str:
    """x86 says "model name"; ARM often says nothing here."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")


def _from_registry() -> str:
    import winreg

    key = r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:  # type: ignore[attr-defined]
            return str(winreg.QueryValueEx(opened, "ProcessorNameString")[0]).strip()  # type: ignore[attr-defined]
    except OSError:
        return ""
